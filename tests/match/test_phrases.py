"""The grammar of phrases: what it takes, what it refuses and where, and which of several readings counts."""

from itertools import product

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.errors import KindError
from framing.match import KINDS, Vocabulary, cues, phrase as phrases
from framing.match.literal import FOLDED, longest
from framing.match.phrase import Phrases
from framing.model import Found, Span

VOCABULARY = Vocabulary(
    sets={"bloc": ("bloc", "blocs", "camp"), "clash": ("rivalry", "showdown"), "west": ("US",), "big": ("big", "very big")},
    exact=frozenset({"west"}),
)


def found(phrases: list[str], text: str) -> list[str]:
    things = KINDS["phrase"].compile({"phrases": phrases}, VOCABULARY).find(text, 0, len(text))
    return [thing.whole.of(text) for thing in things if isinstance(thing, Found)]


@pytest.mark.parametrize(
    ("phrase", "text", "spans"),
    [
        ("rivalry between ..3 {bloc}", "rivalry between blocs", ["rivalry between blocs"]),
        ("rivalry between ..3 {bloc}", "rivalry between U.S. and Chinese blocs", ["rivalry between U.S. and Chinese blocs"]),
        ("rivalry between ..3 {bloc}", "rivalry between U.S.-led, blocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between a U.S.-led bloc", ["rivalry between a U.S.-led bloc"]),
        ("rivalry between ..3 {bloc}", "rivalry between two $5 rival-blocs", ["rivalry between two $5 rival-blocs"]),
        ("rivalry between ..3 {bloc}", "rivalry between state-of-the-art blocs", ["rivalry between state-of-the-art blocs"]),
        ("rivalry between ..3 {bloc}", "rivalry between Xi’s 50% bloc", ["rivalry between Xi’s 50% bloc"]),
        ("rivalry between ..3 {bloc}", "rivalry between cafe\u0301 blocs", ["rivalry between cafe\u0301 blocs"]),
        ("rivalry between ..3 {bloc}", "rivalry between the: blocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between the — blocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between “the” blocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between the\nblocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between one two three four blocs", []),
        ("rivalry between ..3 {bloc}", "rivalry between bloc and camp", ["rivalry between bloc and camp"]),
        ("rivalry ..1 {big?} {bloc}", "rivalry of very-big blocs", ["rivalry of very-big blocs"]),
        ("{big?} {bloc} {clash?}", "very big bloc rivalry", ["very big bloc rivalry"]),
        ("{west} (bloc|camp site)", "US camp  site, us bloc, US BLOC", ["US camp  site", "US BLOC"]),
        ("(new|second) cold war", "a second-cold\u2011war", ["second-cold\u2011war"]),
    ],
)
def test_a_phrase_takes_the_longest(phrase: str, text: str, spans: list[str]) -> None:
    assert found([phrase], text) == spans


WORDY = st.sampled_from([*"ab(){}|.- '\t\n\x1c\u00a0é", "cold", "war", "..2", "e\u0301", "{bloc}", " ", " "])


@given(st.lists(WORDY, max_size=8).map("".join))
def test_a_phrase_of_nothing_but_words_is_read_as_by_its_grammar(phrase: str) -> None:
    def read(given: str) -> object:
        try:
            return Phrases(VOCABULARY).elements(given)
        except KindError as error:
            return error.text.replace(given, "").split(" at character")[0]

    with pytest.MonkeyPatch.context() as patch:
        quick = read(phrase)
        patch.setattr(phrases, "_MARKS", frozenset(phrase))
        assert read(phrase) == quick


def test_the_longest_of_a_rules_phrases_counts_and_is_named() -> None:
    compiled = KINDS["phrase"].compile({"phrases": ["{bloc} {clash}", "cold {bloc} {clash}", "{clash} day"]}, VOCABULARY)
    text = "a cold bloc rivalry day"
    assert [(t.whole.of(text), t.entry) for t in compiled.find(text, 0, len(text)) if isinstance(t, Found)] == [
        ("cold bloc rivalry", "cold {bloc} {clash}")
    ]


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("a (b", "cannot read 'a (b' at character 3: '(b'"),
        ("a (b|(c|d))", "cannot read 'a (b|(c|d))' at character 3: '(b|(c|d))'"),
        ("a (b|{bloc})", "cannot read 'a (b|{bloc})' at character 3: '(b|{bloc})'"),
        ("a (b|..2 c)", "cannot read 'a (b|..2 c)' at character 3: '(b|..2 c)'"),
        ("a b)", "cannot read 'a b)' at character 3: 'b)'"),
        ("a|b", "cannot read 'a|b' at character 1: 'a|b'"),
        ("{bloc", "cannot read '{bloc' at character 1: '{bloc'"),
        ("{bloc}{clash}", "cannot read '{bloc}{clash}' at character 1: '{bloc}{clash}'"),
        ("a {bloc}’s b", "cannot read 'a {bloc}’s b' at character 3: '{bloc}’s b'"),
        ("pre{bloc}", "cannot read 'pre{bloc}' at character 1: 'pre{bloc}'"),
        ("(anti|pro)-bloc", "cannot read '(anti|pro)-bloc' at character 1: '(anti|pro)-bloc'"),
        ("a ..3x b", "cannot read 'a ..3x b' at character 3: '..3x b'"),
        ("a .. b", "cannot read 'a .. b' at character 3: '.. b'"),
        ("a (b|) c", "an alternative of '(b|)' in 'a (b|) c' is blank"),
        ("a ..0 b", "a gap in 'a ..0 b' must be 1 to 10 words"),
        ("a ..11 b", "a gap in 'a ..11 b' must be 1 to 10 words"),
        ("..3 a", "'..3 a' must begin and end with words, not with a gap"),
        ("a ..3 {bloc?}", "'a ..3 {bloc?}' must begin and end with words, not with a gap"),
        ("{bloc?} ..3 a", "'{bloc?} ..3 a' must begin and end with words, not with a gap"),
        ("a ..2 {bloc?} ..3 b", "'a ..2 {bloc?} ..3 b' has two gaps in a row"),
        ("{bloc?}", "'{bloc?}' has no part that must be there"),
        (" ", "' ' has no part that must be there"),
        ("a {nope}", "no set 'nope' in this pack (sets: big, bloc, clash, west)"),
    ],
)
def test_bad_grammar_is_refused_where_it_stands(phrase: str, message: str) -> None:
    with pytest.raises(KindError) as raised:
        found([phrase], "")
    assert (raised.value.key, raised.value.text) == ("phrases", message)


SLOTS: dict[str, list[str]] = {
    "a": ["a"],
    "(b|b c|c a b)": ["b", "b c", "c a b"],
    "..2": ["", *"abcx", *(f"{x} {y}" for x in "abcx" for y in "abcx")],
    "{bloc?}": ["", "c", "c c"],
    "x": ["x"],
}
READINGS = Vocabulary(sets={"bloc": ("c", "c c")})
FIXED = st.sampled_from(["a", "(b|b c|c a b)", "x"])
PHRASES = st.tuples(FIXED, st.lists(st.sampled_from(["a", "{bloc?}", "..2"]), max_size=2, unique=True), FIXED)


@settings(max_examples=300, deadline=None)
@given(PHRASES, st.lists(st.sampled_from("abcx"), max_size=9).map(" ".join))
def test_the_longest_reading_at_each_place_is_found(parts: tuple[str, list[str], str], text: str) -> None:
    slots = [parts[0], *parts[1], parts[2]]
    find = KINDS["phrase"].compile({"phrases": [" ".join(slots)]}, READINGS).find
    readings = {" ".join(" ".join(chosen).split()) for chosen in product(*(SLOTS[slot] for slot in slots))}
    taken: list[tuple[int, int]] = []
    every = [(at, at + len(r)) for r in readings for at in range(len(text)) if f" {text} "[at:].startswith(f" {r} ")]
    longest = dict(sorted(every))  # of those from one place, the last is the longest
    for start, end in sorted(longest.items(), key=lambda span: (span[0] - span[1], span[0])):
        if all(end <= other[0] or other[1] <= start for other in taken):
            taken.append((start, end))
    assert [tuple(thing[0]) for thing in find(text, 0, len(text))] == sorted(taken)


CUES = ["a (b|b c)", "x {bloc?} a", "b ..2 x", "a", "not a"]


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(["a", "b", "c", "x", "not", "A", "é", "-", ",", " ", " ", " ", "\u00ad"]), max_size=14).map(
        "".join
    )
)
def test_cues_are_found_as_their_patterns_find_them(text: str) -> None:
    find = cues(CUES, READINGS).find
    phrases = Phrases(READINGS)
    spans = {Span(*m.span()) for c in CUES for m in regex.finditer(phrases.pattern(c), text, FOLDED, overlapped=True)}
    assert [thing[0] for thing in find(text, 0, len(text))] == longest(list(spans))
