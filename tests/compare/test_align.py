"""Which sentences of two accounts are put together: twenty events that are each told twice, and what always holds."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, strategies as st

import framing
from framing.compare import compare
from framing.compare.align import PARTNERS, align
from framing.compare.facts import RUN, Facts, facts
from framing.report import Report

EVENTS: list[dict[str, Any]] = [
    event
    for name in ("events.toml", "later.toml")
    for event in tomli.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["event"]
]
DETECTOR = framing.load(installed=False)


@cache
def checked(text: str) -> Report:
    return DETECTOR.check(text.strip() + "\n")


def found(event: dict[str, Any]) -> set[tuple[int, int]]:
    comparison = compare(checked(event["left"]), checked(event["right"]))
    return {(twin.pair.left, twin.pair.right) for twin in comparison.twins}


def listed(event: dict[str, Any], key: str) -> set[tuple[int, int]]:
    return {(left, right) for left, right in event.get(key, [])}


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["name"])
def test_sentences_that_tell_the_same_fact_are_found(event: dict[str, Any]) -> None:
    assert found(event) == (listed(event, "pairs") - listed(event, "missed")) | listed(event, "wrong")


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: event["name"])
def test_it_is_the_same_from_the_other_side(event: dict[str, Any]) -> None:
    turned = {**event, "left": event["right"], "right": event["left"]}
    assert found(turned) == {(right, left) for left, right in found(event)}


def test_an_article_and_itself_are_pairs_of_the_same_sentences() -> None:
    report = checked(EVENTS[0]["left"])
    pairs = align(facts(report), facts(report))
    assert [(p.left, p.right) for p in pairs] == [(number, number) for number in range(len(report.readings))]
    assert {round(p.score, 6) for p in pairs} == {1.0}


WORDS = st.frozensets(st.sampled_from("abcdefgh"), max_size=5)
FACTS = st.lists(st.builds(Facts, WORDS, WORDS, WORDS, WORDS), max_size=8)


@given(FACTS, FACTS)
def test_a_sentence_has_two_partners_at_most_and_a_score_up_to_one(left: list[Facts], right: list[Facts]) -> None:
    pairs = align(left, right)
    assert len({(p.left, p.right) for p in pairs}) == len(pairs)
    assert all(number <= PARTNERS for side in ("left", "right") for number in Counter(getattr(p, side) for p in pairs).values())
    assert all(0 < p.score <= 1.000001 and p.shared for p in pairs)
    assert [p.left for p in pairs] == sorted(p.left for p in pairs)


@given(st.text())
def test_any_text_has_facts_one_a_sentence(text: str) -> None:
    report = DETECTOR.check(text)
    assert len(facts(report)) == len(report.readings)


def numbers(text: str) -> set[str]:
    (one,) = facts(DETECTOR.check(text))
    return set(one.numbers)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Pay rose by 9 percent.", "Pay rose by nine per cent."),
        ("Pay rose by 9%.", "Pay rose by 9 percent."),
        ("They meet on 12 May.", "They meet on May 12."),
        ("It cost 640 million.", "It cost 640 million in all."),
    ],
)
def test_a_number_and_its_unit_are_one_however_they_are_written(left: str, right: str) -> None:
    assert numbers(left) == numbers(right)
    assert not any(number.isdigit() for number in numbers(left))


def test_facts_are_told_apart() -> None:
    (one,) = facts(
        DETECTOR.check("On Monday two ministers of Tolland said that “we shall not pay one more crown” for 1,200 buses.")
    )
    assert (one.names, one.numbers) == ({"tolland"}, {"2", "1200"})
    assert one.quoted == {"we shall not pay", "shall not pay one", "not pay one more", "pay one more crown"}
    assert all(len(run.split()) == RUN for run in one.quoted)
    assert {"minist", "bus"} <= one.words
