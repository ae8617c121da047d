"""How long a rule may look: limits that patterns are given, windows over long sentences, time, and three strikes."""

from typing import Any

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.match import KINDS, Vocabulary, match, pattern as patterns
from framing.match.shape import reach, risk
from framing.match.tree import parse
from framing.model import Device, DeviceClass, Document, Rule, Sentence, Span
from framing.report import Problem

DEVICE = Device(id="device", family="family", klass=DeviceClass.WORDING, title="", gloss="")
ENDLESS = r"((?:b|bb)+)+d\1"
"""A pattern that takes twice as long for each further letter b."""


def rule(source: str, id_: str = "pack.rule") -> Rule:
    made = KINDS["regex"].compile({"pattern": source, "no_anchor": "a test"}, Vocabulary())
    return Rule(id=id_, device=DEVICE, message="", hits=(), misses=(), find=made.find, anchors=made.anchors)


def found(source: str, text: str) -> list[tuple[int, int]]:
    return [tuple(thing[0]) for thing in rule(source).find(text, 0, len(text))]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("source", "bounded"),
    [
        ("a+b*?c{2,}+d?", "a{1,100}b{0,100}?c{2,100}+d?"),
        (r"\w+\s*[^.]+.*", r"\w{1,100}\s{0,100}[^.]{1,500}.{0,500}"),
        (r"\W+\p{L}*\P{L}*[ab]*", r"\W{1,500}\p{L}{0,100}\P{L}{0,500}[ab]{0,100}"),
        (r"(?:ab)+(c)*x", r"(?:ab){1,10}(c){0,10}x"),
        (r"(?:a+b)*x", r"(?:a{1,100}b){0,10}x"),
        (r"(?<!\bno [^.]*)a{120,}", r"(?<!\bno [^.]{0,500})a{120,120}"),
        (r"[]+*]+\+\*(?#+)[\]+]*", r"[]+*]{1,100}\+\*(?#+)[\]+]{0,100}"),
        ("a{3}b{,4}c{5,6}", "a{3}b{,4}c{5,6}"),
        ("(?x) a + # +\n b", "(?x) a {1,100} # +\n b"),
    ],
)
def test_a_repeat_without_a_limit_is_given_one(source: str, bounded: str) -> None:
    assert parse(source).bounded == bounded
    regex.compile(bounded)


@pytest.mark.parametrize(
    ("source", "longest", "risky"),
    [
        ("abc", 3, ""),
        ("ab?|abcd", 4, ""),
        (r"\bthe\s+(?:\w+\s){0,2}war", 3 + 100 + 202 + 3, ""),
        (r"war(?!\s+on)(?<=old war)", 3 + 102, ""),
        (r"(\w)\1", 201, "a back-reference"),
        (r"(?P<x>a)(?P=x)", 201, "a back-reference"),
        (r"a[^.]{0,40}b", 42, "a wide gap"),
        (r"a[^.]{0,10}b", 12, ""),
        (r"(?:\w+\s?)*x", 1011, "repeats inside repeats"),
        (r"(?:\w+\s){0,12}x", 1213, "repeats inside repeats"),
        (r"(?:\w+\s){0,9}x", 910, ""),
    ],
)
def test_what_a_pattern_can_reach_and_whether_it_may_be_slow(source: str, longest: int, risky: str) -> None:
    node = parse(source).node
    assert (reach(node), risk(node)) == (longest, risky)


FILLED = st.integers(0, 12).flatmap(lambda n: st.sampled_from(["x" * n, " " * n, "the ", "cold ", "war", "cold war ", ". "]))


@settings(max_examples=200, deadline=None)
@given(st.lists(FILLED, max_size=60).map("".join), st.integers(1, 40))
def test_windows_find_what_one_search_finds(text: str, window: int) -> None:
    sources = (r"cold\s+war", r"(?:the )?cold (?:x{0,4} )?(?:war|the)", r"\bwar\b(?! cold)", r"(?<=the )\w{1,6}", r"x{2,5}?")
    with pytest.MonkeyPatch.context() as patch:
        whole = [found(source, text) for source in sources]
        patch.setattr(patterns, "WINDOW", window)
        assert [found(source, text) for source in sources] == whole


def test_a_match_on_the_edge_of_two_windows_is_found_once() -> None:
    for shift in range(-9, 3):
        at = patterns.WINDOW + shift
        text = "x" * (at - 1) + " cold war " + "x" * patterns.WINDOW
        assert found(r"\bcold war\b", text) == [(at, at + 8)]


def document(*words: str) -> tuple[Document, list[Sentence]]:
    text = "\n".join(words)
    starts = [sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
    return Document("x", text), [
        Sentence(
            n,
            Span(at, at + len(words[n])),
        )
        for n, at in enumerate(starts)
    ]


@pytest.mark.parametrize("prefilter", [True, False])
def test_a_rule_that_takes_too_long_is_a_problem_and_three_are_the_last(
    monkeypatch: pytest.MonkeyPatch, prefilter: bool
) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.02)
    endless, quick = rule(ENDLESS), rule("b+", "pack.quick")
    long = "b" * 60
    read, sentences = document("bdb", long, "b", long, "bbdb", long, "bdb", long)
    matches, problems = match(read, sentences, [endless, quick], prefilter=prefilter)
    assert problems == [
        Problem("pack.rule", 1, "it takes too long here"),
        Problem("pack.rule", 3, "it takes too long here"),
        Problem("pack.rule", 5, "it takes too long here"),
        Problem("pack.rule", None, "not looked for any more: it took too long 3 times"),
    ]
    by_rule: dict[str, list[Any]] = {"pack.rule": [], "pack.quick": []}
    for one in matches:
        by_rule[one.rule.id].append(one.sentence.index)
    assert by_rule["pack.rule"] == [0, 4]
    assert sorted(set(by_rule["pack.quick"])) == list(range(8))


def test_strikes_are_counted_document_by_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "SECONDS", 0.02)
    endless = rule(ENDLESS)
    slow = document(*["b" * 60] * 3)
    assert len(match(*slow, [endless])[1]) == 4
    assert [one.sentence.index for one in match(*document("bdb"), [endless])[0]] == [0]
