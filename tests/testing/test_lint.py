"""Doubts about packs: each is raised where it should be, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

from framing.errors import PackError
from framing.host import gather
from framing.testing.lint import doubts
from framing.testing.suspects import nested, newer

HEAD = """\
[pack]
schema = 1
id = "{id}"
version = "0.1.0"
title = "Tea"
lang = "en"
license = "MIT"
requires = ">=0.1,<1"
"""
DEVICE = """
[devices.tea-verdict]
family = "tea"
class = "wording"
title = "Tea verdict"
gloss = "Judges how tea is drunk."
boundary = "Not coffee."
sources = [{sources}]
"""
RULE = """
[rules.{name}]
kind = "{kind}"
device = "tea-verdict"
message = "“{{match}}” judges the drinker."
ask = "How much?"
why = "A verdict."
{body}
"""
GULP = 'words = ["gulp"]\ninflect = "verb"\nhits = ["She <<gulped>> it."]\nmisses = ["She drank it."]'


def written(folder: Path, *rules: str, name: str = "tea", device: str = DEVICE.format(sources='"doi:10.1000/tea"')) -> Path:
    path = folder / f"{name}.toml"
    path.write_text(HEAD.format(id=name) + device + "".join(rules), encoding="utf-8")
    return path


def rule(body: str, name: str = "gulp", kind: str = "words") -> str:
    return RULE.format(name=name, kind=kind, body=body)


def found(*paths: Path) -> list[tuple[str, int, str, str]]:
    host = gather(paths, bundled=False, installed=False)
    return [(Path(doubt.path).name, doubt.line, doubt.kind, doubt.text) for doubt in doubts(host)]


def test_a_plain_pack_raises_none(tmp_path: Path) -> None:
    assert found(written(tmp_path, rule(GULP))) == []


def test_an_exception_that_no_example_needs(tmp_path: Path) -> None:
    more = 'except = [{ phrase = "gulped for air", why = "no tea" }, { phrase = "sea gulp", why = "a place" }]\n'
    body = more + GULP.replace('"She drank it."', '"She drank it.", "He gulped for air."')
    text = "tea.gulp: no example needs the exception 'sea gulp'"
    assert found(written(tmp_path, rule(body))) == [("tea.toml", 24, "exception-unneeded", text)]


def test_an_entry_that_adds_nothing_and_a_rule_within_another(tmp_path: Path) -> None:
    twice = GULP.replace('["gulp"]', '["gulp", "slurp"]') + '\nforms = { slurp = ["gulps"] }'
    assert [row[2:] for row in found(written(tmp_path, rule(twice)))] == [
        ("entry-unreached", "tea.gulp: 'slurp' adds nothing to 'gulp'")
    ]
    small = 'words = ["gulped"]\nhits = ["She <<gulped>> it."]\nmisses = ["She drank it."]'
    assert [row[2:] for row in found(written(tmp_path, rule(GULP), rule(small, "gulped")))] == [
        ("forms-within", "tea.gulped: all its forms are forms of tea.gulp")
    ]


def test_anchors_that_stand_nearly_everywhere_and_patterns_that_may_be_slow(tmp_path: Path) -> None:
    body = (
        "anchors = ['she']\npattern = 'She (?:[a-z]+ )+fast'\nhits = ['<<She drinks fast>>.']\n"
        "misses = ['She drinks.', 'Fast, they said.']"
    )
    assert found(written(tmp_path, rule(body, kind="regex"))) == [
        ("tea.toml", 24, "anchor-common", "tea.gulp: 'she' stands in 67 of 100 examples"),
        ("tea.toml", 25, "quantifiers-nested", "tea.gulp: '(?:[a-z]+ )+' repeats what repeats"),
    ]


def test_a_pattern_of_two_packs(tmp_path: Path) -> None:
    body = 'phrases = ["gulped {tea?}"]\nhits = ["He <<gulped>>."]\nmisses = ["He drank."]\n[sets.tea]\nwords = ["tea"]'
    one = written(tmp_path, rule(body, kind="phrase"))
    two = written(tmp_path, rule(body, kind="phrase"), name="tea-two", device="")
    kinds = [(row[0], row[2]) for row in found(one, two)]
    assert ("tea-two.toml", "pattern-twice") in kinds
    assert {kind for _, kind in kinds} <= {"pattern-twice", "forms-within"}


@pytest.mark.parametrize(
    ("sources", "references", "kinds"),
    [
        ("", "[]", ["reference-missing"]),
        ("", "['doi:10.1000/tea']", []),
        ("", "['tea-1900']", ["reference-unknown"]),
        ("", "['bandura-1999']", []),
        ("", "['https://tea.example']", []),
    ],
)
def test_works_that_are_missing_or_unknown(tmp_path: Path, sources: str, references: str, kinds: list[str]) -> None:
    path = written(tmp_path, rule(f"references = {references}\n{GULP}"), device=DEVICE.format(sources=sources))
    assert [row[2] for row in found(path)] == kinds


def test_toml_that_is_newer_than_its_readers(tmp_path: Path) -> None:
    path = written(tmp_path, rule(GULP + '\nx-note = { a = 1,\n b = "\\e" }'))
    try:
        tomli.loads("a = {\n}")
    except tomli.TOMLDecodeError:  # a tomli of TOML 1.0: the pack is refused where it stands
        with pytest.raises(PackError, match=r"tea\.toml:28:18: not TOML"):
            found(path)
        return
    assert [(row[1], row[3]) for row in found(path)] == [
        (28, "a new line in an inline table is TOML 1.1"),
        (29, "the escape \\e is TOML 1.1"),
    ]


@pytest.mark.parametrize(
    ("pattern", "groups"),
    [
        (r"(a+)+", ["(a+)+"]),
        (r"x(?:a|b+)*y", ["(?:a|b+)*"]),
        (r"((?:a+)b){2,}", ["((?:a+)b){2,}"]),
        (r"(?P<x>a*)+", ["(?P<x>a*)+"]),
        (r"(?:a+)?", []),
        (r"(?:ab?)+", []),
        (r"(?:a++)*(?:a+b)*+", []),
        (r"\(a+\)+[(a+)]+", []),
    ],
)
def test_groups_that_repeat_what_repeats(pattern: str, groups: list[str]) -> None:
    assert list(nested(pattern)) == groups


@pytest.mark.parametrize(
    ("source", "whats"),
    [
        ("a = {b = 1,}", ["a comma before the end of an inline table"]),
        ("a = {b = 1, # c\n c = 2}", ["a new line in an inline table"]),
        ('a = "\\e\\x41"', ["the escape \\e", "the escape \\x"]),
        ("a = 12:30", ["a time without seconds"]),
        ("a = 2020-01-01T12:30", ["a time without seconds"]),
        ("a = 2020-01-01 12:30Z", ["a time without seconds"]),
        ('a = "\\\\e"\nb = \'\\e\'\nc = 12:30:00\nd = [1,\n 2,\n]\ne = {f = [1,\n2]}\ng = """\n{,}\n"""\nh = {i = "x,"}', []),
    ],
)
def test_what_toml_one_does_not_have(source: str, whats: list[str]) -> None:
    assert [what for _, what in newer(source)] == whats


def test_our_own_packs_are_toml_one() -> None:
    kinds = {doubt.kind for doubt in doubts(gather(installed=False))}
    assert "toml-newer" not in kinds
    assert "reference-unknown" not in kinds
