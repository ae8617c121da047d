"""A pattern without the choices that cannot be taken in a stretch finds there what the whole pattern finds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.host import gather
from framing.match import KINDS, Vocabulary
from framing.match.branches import FIRST_LOOKS, Branches
from framing.match.choices import MOST_BEHIND, NEVER, Choice, choices, rendered, seen_around
from framing.match.pattern import Pattern

PATTERNS = [
    r"\b(?:proxy|(?:cold|hot)[- ]?) war|[|] (?:peace|rage)",
    r"(?<!\b(?:holy|no|this)\s)(?P<what>(?:so|self)[- ](?:called|styled)) (?:(?:old|“new”) )?(?:war|act)s?\b",
    r"(?<=\b(?:the|their)\s{1,100}(?:own\s{1,100}){0,3})(?-i:War|Act)(?!\s+(?:now|today))",
    r"(?:must|should)(?:\s(?:not|now|ever)){0,2}\s(?:act|rage)|(?:don['’]t|do not) (?:act|rage)",
    r"(?:[a-c](?:|x)|(?:\(|\|)y) (?:straße|ſo|é)",
    r"(?:ab|cd)*+(?:ef|gh){2} (?:x|)war",
    r"(?:war|\p{Lu}+) and (?:rage|peace)",
]
WORDS = (
    "proxy cold hot war War peace rage holy no this so self called styled old new the their own must should not now act acts"
    " don't do"
)
PIECES = st.sampled_from(
    [*"abcdefghxy|(- '’“”.\n\u00a0", *WORDS.split(), "straße", "STRASSE", "ſo", "é", "e\u0301", "İ", " ", " ", " "]
)
FLAGS = (regex.V0, regex.V0 | regex.IGNORECASE)


def found(pattern: regex.Pattern[str] | None, text: str, start: int, end: int) -> list[tuple[int, int, dict[str, str]]]:
    groups = lambda m: {name: value for name, value in m.groupdict().items() if value is not None}  # noqa: E731
    return [(*m.span(), groups(m)) for m in pattern.finditer(text, start, end)] if pattern else []


def lookers(source: str) -> Iterator[Branches]:
    inner = choices(source)
    assert inner
    for flags in FLAGS:
        yield Branches(source, flags, inner=lambda: inner)


@pytest.mark.parametrize("source", PATTERNS)
@settings(max_examples=150, deadline=None)
@given(text=st.lists(PIECES, max_size=16).map("".join), start=st.integers(0, 9), cut=st.integers(0, 4))
def test_a_first_look_finds_what_the_whole_pattern_finds(source: str, text: str, start: int, cut: int) -> None:
    end = max(start, len(text) - cut)
    for branches in lookers(source):
        first = branches.among(range(len(branches.ways)), text, start, end)
        assert found(first, text, start, end) == found(branches.whole(), text, start, end)


def test_every_bundled_pattern_is_whole_with_all_its_choices_and_finds_its_examples_by_some() -> None:
    left_out = 0
    for rule in gather(installed=False).rules:
        if isinstance(rule.find, Pattern):
            source = rule.find.table["pattern"]
            inner = choices(source)
            assert inner is not None and rendered(inner, None) == source
            for example in (*rule.hits, *rule.misses):
                whole = (example.text, 0, len(example.text))
                made = KINDS["regex"].compile(rule.find.table, Vocabulary()).find
                assert isinstance(made, Pattern)
                made.branches._given = lambda inner=inner: inner
                assert list(made(*whole)) == list(made.plainly(*whole))
                seen = seen_around(*whole)
                left_out += seen is not None and len(rendered(inner, seen)) < 0.7 * len(source)
    assert left_out > 200


def test_what_cannot_be_taken_is_left_out() -> None:
    text = "He spoke of a proxy war."
    (inner,) = [choices(PATTERNS[0])]
    assert rendered(inner, seen_around(text, 0, len(text))) == r"\b(?:proxy) war"
    assert rendered(inner, seen_around("No.", 0, 3)) == NEVER


@pytest.mark.parametrize(
    "source", [r"(war|act) \1", "(?i)war|act", r"(?P<a>war|act) (?P=a)", "(?|war|act)", "(?#war|act)act", "(?x)war|act"]
)
def test_parts_that_depend_on_one_another_are_left_whole(source: str) -> None:
    assert choices(source) is None


def test_what_looks_far_back_keeps_the_words_it_looks_for() -> None:
    source = rf"(?<!(?:holy|old)[^.]{{0,{MOST_BEHIND}}})(?:war|act)"
    text = f"An old {'x ' * 200}war."
    (inner,) = [choices(source)]
    assert isinstance(inner, Choice)
    start = len(text) - 4
    assert rendered(inner, seen_around(text, start, len(text))) == source.replace("war|act", "war")
    near = choices(r"(?<!(?:holy|old)\s)war")
    assert near and rendered(near, seen_around("An old war", 7, 10)) == r"(?<!(?:old)\s)war"


def test_after_some_looks_a_pattern_is_compiled_as_a_whole() -> None:
    source = r"a (?:war|act) of (?:rage|peace)"
    branches = next(lookers(source))
    text = "a war of peace"
    made = [branches.among([0], text, 0, len(text)) for _ in range(FIRST_LOOKS + 2)]
    assert [one.pattern if one else "" for one in made] == ["a (?:war) of (?:peace)"] * FIRST_LOOKS + [source] * 2
    assert made[-1] is made[-2]
    another = next(lookers(source))
    first, second = (another.among([0], each, 0, len(each)) for each in (text, f"{text}!"))
    assert first and second and (first.pattern, second.pattern) == ("a (?:war) of (?:peace)", source)


def test_a_text_without_a_view_is_looked_at_by_the_whole_pattern() -> None:
    source = r"(?:war|act) of"
    made = next(lookers(source)).among([0], "Straße war of", 0, 13)
    assert made and made.pattern == source


def test_the_cache_has_the_choices_of_patterns(tmp_path: Path) -> None:
    gather(installed=False, cache=tmp_path)
    told = [rule.find for rule in gather(installed=False, cache=tmp_path).rules if rule.kind == "regex"]
    made = [find._made.branches._inner for find in told]  # type: ignore[attr-defined]
    assert len(made) > 50 and None not in made
