"""Co-occurrence: different members, parts that share no word, the tightest hull, and where it looks."""

from typing import Any

import pytest

from framing.errors import KindError
from framing.match import KINDS, Vocabulary
from framing.match.kind import Compiled
from framing.model import Found, Span

VOCABULARY = Vocabulary(
    sets={"actor": ("China", "Russia", "Russian", "Russian army"), "clash": ("clash", "clashes", "war"), "one": ("only",)},
    lemmas={"clash": {"clash": "clash", "clashes": "clash", "war": "war"}},
)


def made(**table: Any) -> Compiled:
    return KINDS["cooccur"].compile(table, VOCABULARY)


def found(text: str, **table: Any) -> list[str]:
    return [thing.whole.of(text) for thing in made(**table).find(text, 0, len(text)) if isinstance(thing, Found)]


@pytest.mark.parametrize(
    ("table", "text", "spans"),
    [
        ({"all": ["{clash}", "{clash}"]}, "a clash of clashes", []),  # two forms of one entry
        ({"all": ["{clash}", "{clash}"]}, "a clash, a war", ["clash, a war"]),
        ({"all": ["{actor}", "army"]}, "the Russian army", []),  # the longest takes both words
        ({"all": ["{actor}", "army"]}, "the Russian army, an army", ["Russian army, an army"]),
        ({"all": ["{clash}", "war"]}, "a war", []),
        ({"all": ["{clash}", "war"]}, "a war, a clash", ["war, a clash"]),  # to the part with fewer members
        ({"all": ["{actor}", "{actor}"]}, "China … China saw Russia", ["China saw Russia"]),
        ({"all": ["x", "{actor}", "{actor}"]}, "x China Russia Russian army", ["x China Russia"]),
        ({"all": ["a", "b"]}, "a b, a b", ["a b"]),  # one a stretch: the leftmost
        ({"all": ["a", "b"], "none": ["{actor}"]}, "a b, Russia", []),
        ({"all": ["a", "b"], "none": ["so far"]}, "a b, so-far", []),
        ({"all": ["a", "b"], "within": "2 words"}, "a x b", []),
        ({"all": ["a", "b"], "within": "3 words"}, "a x b", ["a x b"]),
        ({"all": ["a", "b"], "within": "2 words"}, "a b’s", ["a b"]),
        # the one shortest in words is not the one shortest in letters
        ({"all": ["a", "b"], "within": "3 words"}, "a i o b incomprehensibilities a", ["b incomprehensibilities a"]),
    ],
)
def test_what_occurs_together(table: dict[str, Any], text: str, spans: list[str]) -> None:
    assert found(text, **table) == spans


def test_parts_stand_in_the_order_of_the_text() -> None:
    (thing,) = made(all=["war", "{actor}"]).find("China at war", 0, 12)
    whole = Span(0, 12)
    assert thing == Found(whole, whole, "war + {actor}", (Span(0, 5), Span(9, 12)))


def test_only_what_is_in_the_stretch_counts() -> None:
    text = "China at war"
    assert list(made(all=["war", "{actor}"]).find(text, 1, len(text))) == []


@pytest.mark.parametrize(("within", "scope"), [("sentence", "sentence"), ("paragraph", "paragraph"), ("12 words", "sentence")])
def test_within_says_where_it_looks(within: str, scope: str) -> None:
    assert made(all=["a", "b"], within=within).scope == scope


def test_anchors_are_those_of_the_part_whose_shortest_is_longest() -> None:
    assert made(all=["war", "{actor}", "{clash}"]).anchors == ("china", "russia", "russian")


@pytest.mark.parametrize(
    ("table", "key", "message"),
    [
        ({"all": ["a"]}, "all", "at least two things must occur together"),
        ({"all": ["a", "a"]}, "all", "'a' stands there twice; only a set can, for two different members"),
        ({"all": ["a", " "]}, "all", "an item is blank"),
        ({"all": ["a", "{nope}"]}, "all", "no set 'nope' in this pack (sets: actor, clash, one)"),
        ({"all": ["{one}", "{one}"]}, "all", "{one} has fewer than 2 members"),
        ({"all": ["{clash}"] * 3}, "all", "{clash} has fewer than 3 members"),
        (
            {"all": ["a", "(b|c)"]},
            "all",
            "cannot read '(b|c)': an item is a word, a phrase without slots, or one {set}",
        ),
        ({"all": ["a", "b"], "none": ["{nope}"]}, "none", "no set 'nope' in this pack (sets: actor, clash, one)"),
        ({"all": ["a", "b"], "none": [""]}, "none", "an item is blank"),
        (
            {"all": ["a", "b"], "within": "0 words"},
            "within",
            'must be "sentence", "paragraph" or "N words" with N from 1 to 99',
        ),
    ],
)
def test_what_cannot_be_is_refused_at_its_key(table: dict[str, Any], key: str, message: str) -> None:
    with pytest.raises(KindError) as raised:
        made(**table)
    assert (raised.value.key, raised.value.text) == (key, message)
