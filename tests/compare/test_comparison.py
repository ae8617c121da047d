"""What differs between two accounts, in values, text and JSON."""

from __future__ import annotations

import re

import click
import pytest

import framing
from framing.compare import Comparison, compare
from framing.compare.agents import acts
from framing.compare.text import render
from framing.model import Span

DETECTOR = framing.load(installed=False, rules=["attribution", "emotion.obstruct"], tiers=["core", "broad", "unmeasured"])
LEFT = """\
Airstrike kills 12 in Marova

Twelve people were killed and 30 wounded when a hospital in Marova was hit on Tuesday night, officials said.

The defence ministry said the building was used to store weapons.
"""
RIGHT = """\
Northern jets bomb hospital, killing 12

Northern forces killed 12 people and wounded 30 in a strike on the hospital in Marova late on Tuesday.

The defence ministry claimed that the building had been used to store weapons.

A report by the Red Crescent called for “a halt to all raids”.
"""


def compared(left: str = LEFT, right: str = RIGHT) -> Comparison:
    return compare(DETECTOR.check(left, name="a.txt"), DETECTOR.check(right, name="b.txt"))


def told(comparison: Comparison) -> list[tuple[str, str | None, str | None, str, str]]:
    return [
        (one.kind, one.left and one.left.text, one.right and one.right.text, one.note, one.source)
        for twin in comparison.twins
        for one in twin.differences
        if one.kind != "device"
    ]


def test_verbs_doers_and_voices_that_differ_are_told() -> None:
    sentences = [
        "Twelve people were killed and 30 wounded when a hospital in Marova was hit on Tuesday night",
        "Northern forces killed 12 people and wounded 30 in a strike on the hospital in Marova late on Tuesday.",
    ]
    assert told(compared()) == [
        ("agent", "were killed", "Northern forces killed", "right", ""),
        ("voice", *sentences, "left", "officials"),
        ("verb", "said", "claimed", "neutral against distancing", "The defence ministry"),
    ]


def test_an_article_differs_in_nothing_from_itself() -> None:
    same = compared(LEFT, LEFT)
    assert [twin.differences for twin in same.twins] == [()] * 3
    assert same.only() == ((), ())


@pytest.mark.parametrize(
    ("text", "acts_of"),
    [
        ("Ten people were killed on Monday.", [("were killed", False)]),
        ("Ten people were shot dead by the police.", [("were shot dead by the police", True)]),
        ("Ten people were later killed, by all accounts.", [("were later killed", False)]),
        ("Northern forces shot ten people.", [("Northern forces shot", True)]),
        ("On Monday, troops killed ten.", [("troops killed", True)]),
        ("The killed were buried.", [("were buried", False)]),
        ("They have killed ten.", []),
        ("Nothing is known of it.", [("is known", False)]),
        ("Four of the eight people infected in Kell died.", []),  # no object: the participle belongs to its noun
    ],
)
def test_acts_are_told_with_or_without_their_doer(text: str, acts_of: list[tuple[str, bool]]) -> None:
    assert [(text[slice(*act.span)], act.named) for act in acts(text, Span(0, len(text)))] == acts_of


def test_verbs_are_held_against_each_other_where_they_bring_the_same_words() -> None:
    left = "The deal with Kell will hold, Ann Pell said, and she denied that 300 jobs are at risk in the port of Lund."
    right = "Ann Pell claimed the deal with Kell will hold; she also denied that 300 jobs are at risk in Lund."
    assert told(compared(left, right)) == [("verb", "said", "claimed", "neutral against distancing", "Ann Pell")]


def test_a_voice_differs_where_what_both_tell_is_what_somebody_says() -> None:
    left = "The dam at Orr will hold for 40 years, the engineer Max Tull said."
    right = "The dam at Orr will hold for 40 years."
    assert [one[0] for one in told(compared(left, right))] == ["voice"]
    aside = "The dam at Orr will hold for 40 years, and Max Tull said he was glad."
    assert told(compared(aside, right)) == []


def test_sources_heard_in_one_only() -> None:
    assert compared().only() == (("officials",), ("A report by the Red Crescent",))


def test_rates_are_counts_beside_rates() -> None:
    data = compared("He thwarted it. They met.", "They met.").to_dict()
    (rate,) = [row for row in data["devices"] if row["device"] == "loaded-verb"]
    assert rate == {
        "device": "loaded-verb",
        "voice": "author",
        "left": 1,
        "right": 0,
        "left_per_1000": 200.0,
        "right_per_1000": 0.0,
    }


def test_json_has_both_sentences_with_places_in_their_own_text() -> None:
    data = compared().to_dict()
    assert data["headlines"] == {"left": "Airstrike kills 12 in Marova", "right": "Northern jets bomb hospital, killing 12"}
    for pair in data["pairs"]:
        for side, text in (("left", LEFT), ("right", RIGHT)):
            assert text[pair[side]["start"] : pair[side]["end"]] == pair[side]["text"]
    assert data["pairs"][0]["shared"][:3] == [
        {"kind": "number", "text": "Twelve"},
        {"kind": "word", "text": "killed"},
        {"kind": "number", "text": "30"},
    ]


def test_text_reads_like_this() -> None:
    assert click.unstyle(render(compared())).split("\n\n")[2] == (
        "Told by both · Twelve, 30, Marova\n"
        "A 2   Twelve people were killed and 30 wounded when a hospital in Marova was hit\n"
        "      on Tuesday night, officials said.\n"
        "B 2   Northern forces killed 12 people and wounded 30 in a strike on the\n"
        "      hospital in Marova late on Tuesday.\n"
        "      in A only: Unnamed source, the article · “officials”\n"
        "      who did it is named in B only: A “were killed” · B “Northern forces\n"
        "      killed”\n"
        "      words of officials in A, the article's own in B"
    )


@pytest.mark.parametrize("width", [40, 57, 80, 100])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(map(len, click.unstyle(render(compared(), width)).splitlines())) <= width


def test_texts_that_share_nothing_or_are_empty_are_said_to_share_nothing() -> None:
    for left, right in (("", ""), (LEFT, ""), ("They met.", "It rained all day.")):
        comparison = compared(left, right)
        assert comparison.twins == ()
        assert "No sentence was found that tells the same fact." in render(comparison)


@pytest.mark.parametrize("word", ["biased", "propaganda", "better", "worse", "score", "truth", "lie", "rank"])
def test_it_does_not_say(word: str) -> None:
    assert not re.search(rf"\b{word}", render(compared()), re.IGNORECASE)
