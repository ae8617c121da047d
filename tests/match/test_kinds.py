"""What each kind of rule finds: exact spans, in the text as it stands."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from framing.errors import KindError
from framing.match import KINDS, Vocabulary, literals
from framing.match.anchored import Anchored
from framing.match.kind import Compiled
from framing.match.spelling import spaced
from framing.model import Found, Role, Span


def inflect(entry: str, part: str | None, forms: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(forms.get(entry, (entry, entry + "s") if part else (entry,)))


VOCABULARY = Vocabulary(
    sets={"bloc": ("bloc", "blocs", "camp"), "clash": ("rivalry", "showdown"), "west": ("US", "NATO"), "maybe": ("big",)},
    exact=frozenset({"west"}),
    inflect=inflect,
)


def made(kind: str, **table: Any) -> Compiled:
    return KINDS[kind].compile(table, VOCABULARY)


def found(compiled: Compiled, text: str) -> list[str]:
    return [text[f.mark.start : f.mark.end] for f in compiled.find(text, 0, len(text)) if isinstance(f, Found)]


@pytest.mark.parametrize(
    ("entry", "text", "spans"),
    [
        ("slam", "He slams it, SLAM it; Islamabad.", ["slams", "SLAM"]),
        (
            "cold war",
            "A cold  war, a Cold-War, a cold\u00a0war, a cold\u2011war.",
            ["cold  war", "Cold-War", "cold\u00a0war", "cold\u2011war"],
        ),
        ("don't", "They don’t and don't.", ["don’t", "don't"]),
        ("Ukraine", "Ukraine’s fields", ["Ukraine"]),
        ("café", "a café, a cafe\u0301, a cafe", ["café", "cafe\u0301"]),
        ("cafe", "a cafe\u0301, a cafe", ["cafe"]),
        ("conflict", "the conﬂict", ["conﬂict"]),
        ("straße", "Straße, STRASSE", ["Straße", "STRASSE"]),
        ("istanbul", "İstanbul, Istanbul", ["İstanbul", "Istanbul"]),
        ("kelvin", "\u212aelvin", ["\u212aelvin"]),
        ("thesis", "the\u017fis", ["the\u017fis"]),
        ("regime", "re\u00adgime, re\u200bgime", []),  # soft hyphens and zero-width characters are not looked through
        ("so-called", "so-called, so\u2010called", ["so-called", "so\u2010called"]),
        ("bloc", "🇫🇷 bloc \U0001f600bloc", ["bloc", "bloc"]),
    ],
)
def test_words_are_found_whole_in_any_spelling_of_theirs(entry: str, text: str, spans: list[str]) -> None:
    assert found(made("words", words=[entry], inflect="verb"), text) == spans


def test_case_counts_where_a_rule_says_so() -> None:
    assert found(made("words", words=["US"], case="exact"), "The US told us.") == ["US"]


def test_of_overlapping_entries_the_longest_is_found_and_named() -> None:
    compiled = made("words", words=["military bloc", "bloc confrontation politics", "bloc"])
    text = "military bloc confrontation politics, bloc"
    assert [(f.mark.of(text), f.entry) for f in compiled.find(text, 0, len(text)) if isinstance(f, Found)] == [
        ("bloc confrontation politics", "bloc confrontation politics"),
        ("bloc", "bloc"),
    ]


@pytest.mark.parametrize(
    ("phrase", "text", "spans"),
    [
        ("(new|second) cold war", "a New Cold War, a second cold-war, a cold war", ["New Cold War", "second cold-war"]),
        ("{bloc} {clash}", "bloc rivalry; camps rivalry; Blocs-showdown", ["bloc rivalry", "Blocs-showdown"]),
        ("{clash} between ..3 {bloc}", "a rivalry between the two armed blocs", ["rivalry between the two armed blocs"]),
        ("{clash} between ..3 {bloc}", "a rivalry between a b c d blocs", []),
        ("{clash} between ..3 {bloc}", "a rivalry between us; the blocs", []),
        ("{clash} between ..3 {bloc}", "a rivalry between us, the blocs", []),
        ("a {maybe?} {bloc}", "a bloc, a big bloc, a small bloc", ["a bloc", "a big bloc"]),
        ("{maybe?} {clash}", "big rivalry, rivalry", ["big rivalry", "rivalry"]),
        ("{west} {clash}", "us rivalry, US Rivalry", ["US Rivalry"]),
        ("(with us|against us)", "you are with us", ["with us"]),
    ],
)
def test_phrases_have_slots(phrase: str, text: str, spans: list[str]) -> None:
    assert found(made("phrase", phrases=[phrase]), text) == spans


def test_a_regex_reports_its_mark_and_gives_its_groups() -> None:
    compiled = made("regex", pattern=r"so called (?P<target>\w+)( \w+)?", anchors=["So Called"], mark="target")
    text = "The So called experts met."
    (thing,) = compiled.find(text, 0, len(text))
    assert thing == Found(Span(4, 25), Span(14, 21), "", (), {"target": "experts"})
    assert compiled.anchors == ("so called",)


@pytest.mark.parametrize(
    ("table", "text", "spans"),
    [
        ({"all": ["{west}", "{clash}"]}, "NATO sees a rivalry; a showdown with NATO", ["showdown with NATO"]),
        ({"all": ["{west}", "{west}"]}, "NATO and NATO", []),
        ({"all": ["{west}", "{west}"]}, "NATO and NATO and the US", ["NATO and the US"]),
        ({"all": ["{west}", "{clash}"], "none": ["league"]}, "NATO, a rivalry, a league", []),
        ({"all": ["bloc", "war"], "within": "3 words"}, "bloc or war", ["bloc or war"]),
        ({"all": ["bloc", "war"], "within": "3 words"}, "bloc or even war", []),
        ({"all": ["bloc", "war"]}, "bloc", []),
    ],
)
def test_things_occur_together(table: dict[str, Any], text: str, spans: list[str]) -> None:
    assert found(made("cooccur", **table), text) == spans


def test_the_parts_of_a_co_occurrence_are_given() -> None:
    (thing,) = made("cooccur", all=["bloc", "war"]).find("war of the bloc", 0, 15)
    assert isinstance(thing, Found)
    assert thing.parts == (Span(0, 3), Span(11, 15))


def test_repeat_looks_at_findings_not_at_text() -> None:
    compiled = made("repeat", of=["camps"], min=3)
    assert list(compiled.find("camps camps camps", 0, 17)) == []
    assert compiled.repeat is not None
    assert (compiled.repeat.of, compiled.repeat.least, compiled.repeat.only) == (("camps",), 3, frozenset())
    drift = made("repeat", of=["camps"], min=1, only=["headline"]).repeat
    assert drift is not None
    assert (drift.least, drift.only) == (1, frozenset({Role.HEADLINE}))


@pytest.mark.parametrize(("kind", "table", "key"), [("regex", {"pattern": "(a"}, "pattern"), ("words", {"words": []}, "words")])
def test_what_cannot_be_is_refused_at_its_key(kind: str, table: dict[str, Any], key: str) -> None:
    with pytest.raises(KindError) as raised:
        made(kind, **table)
    assert raised.value.key == key


RULES = [
    made("words", words=["café", "straße", "conflict", "istanbul", "don't", "cold war"], inflect="verb"),
    made("phrase", phrases=["{bloc} {clash}", "a {maybe?} {bloc}", "{clash} between ..3 {bloc}", "(new|second) cold war"]),
    made("cooccur", all=["{west}", "{clash}"]),
]
PIECES = [
    *("café", "cafe\u0301", "STRASSE", "ß", "conﬂict", "İstanbul", "don’t", "cold", "war", "bloc", "rivalry", "between"),
    *("NATO", "US", "big", "new", "a", "-", "\u2011", "\u00a0", ",", "\u0301", "\ud800", "\u200b", "s", "\ufeff"),
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from([*PIECES, *" " * 20]), max_size=24).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.data())
def test_spans_lie_inside_what_was_looked_at_and_anchors_lose_nothing(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    for compiled in RULES:
        for thing in compiled.find(text, start, end):
            assert isinstance(thing, Found)
            assert start <= thing.whole.start < thing.whole.end <= end
            seen = spaced(thing.whole.of(text))
            find = compiled.find
            literals = [n.literal for n in find.needles] if isinstance(find, Anchored) else map(spaced, compiled.anchors)
            assert any(literal in seen for literal in literals)


@pytest.mark.parametrize("text", ["a " * 200_000, "bloc " * 20_000, "x" * 500_000, "a bloc" * 20_000])
def test_long_lines_are_read_through(text: str) -> None:
    finder = literals(["bloc", "cold war"])
    assert sum(1 for _ in finder(text, 0, len(text))) == len(text.split("bloc ")) - 1 + (text == "a bloc" * 20_000)
