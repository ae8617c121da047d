"""Every rule over every stretch: scopes, roles, anchors, and rules that go wrong."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from framing.match import KINDS, Index, Vocabulary, match
from framing.model import Device, DeviceClass, Document, Found, Match, Role, Rule, Sentence, Span
from framing.report import Problem

DEVICE = Device(id="device", family="family", klass=DeviceClass.WORDING, title="", gloss="")
VOCABULARY = Vocabulary(sets={"bloc": ("bloc", "camp", "straße"), "clash": ("clash", "ﬁght")})


def rule(find: Any, **more: Any) -> Rule:
    return Rule(**{"id": "pack.rule", "device": DEVICE, "message": "", "hits": (), "misses": (), "find": find, **more})


def of_kind(kind: str, **table: Any) -> Rule:
    made = KINDS[kind].compile(table, VOCABULARY)
    return rule(made.find, id=f"pack.{kind}", anchors=made.anchors, scope=made.scope, repeat=made.repeat)


def lines(text: str, role: Role = Role.BODY) -> tuple[Document, list[Sentence]]:
    sentences, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Sentence(len(sentences), Span(at, at + len(line)), role))
        at += len(line) + 1
    return Document("x", text), sentences


def everything(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield start, end


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("a\nb", [(0, 3)]),
        ("a\n\nb", [(0, 1), (3, 4)]),
        ("a\r\nb", [(0, 4)]),
        ("a\r\n\r\nb", [(0, 1), (5, 6)]),
        ("a\r\rb", [(0, 1), (3, 4)]),
        ("a\n \t\nb\n\n\nc", [(0, 1), (5, 6), (9, 10)]),
    ],
)
def test_a_paragraph_ends_at_a_blank_line(text: str, spans: list[tuple[int, int]]) -> None:
    matches, _ = match(*lines(text), [rule(everything, scope="paragraph")])
    assert [m.whole for m in matches] == spans


def test_what_spans_sentences_belongs_to_the_one_in_which_it_begins() -> None:
    document, sentences = lines("no\na bloc\na clash\n\na bloc\n\na clash")
    (only,), problems = match(document, sentences, [of_kind("cooccur", all=["{bloc}", "{clash}"], within="paragraph")])
    assert (only.sentence.index, document.of(only.mark), only.parts) == (1, "bloc\na clash", (Span(5, 9), Span(12, 17)))
    assert problems == []


def test_a_rule_sees_only_sentences_of_its_roles() -> None:
    seen: list[int] = []

    def find(text: str, start: int, end: int) -> list[tuple[int, int]]:
        seen.append(start)
        return [(start, end)]

    document, (first, second) = lines("one\ntwo")
    matches, _ = match(document, [replace(first, role=Role.BYLINE), second], [rule(find, roles=frozenset({Role.BODY}))])
    assert ([m.whole for m in matches], seen) == ([(4, 7)], [4])


def test_pairs_are_as_good_as_found() -> None:
    document, sentences = lines("a bloc")
    (only,), _ = match(document, sentences, [rule(lambda *_: [(2, 6)])])
    assert (only.whole, only.mark, only.entry, only.parts, only.groups) == (Span(2, 6), Span(2, 6), "bloc", (), {})
    (only,), _ = match(document, sentences, [rule(lambda *_: [Found((0, 6), (2, 6), "e", ((2, 6),))])])  # type: ignore[arg-type]
    assert (document.of(only.whole), document.of(only.mark), only.parts[0].of("a bloc")) == ("a bloc", "bloc", "bloc")


@pytest.mark.parametrize("pair", [(0, 3), (3, 9), (9, 12), (5, 5), (6, 5), (-3, -1)])
def test_what_is_empty_or_outside_the_scope_is_left_out(pair: tuple[int, int]) -> None:
    document, sentences = lines("xxx\nyyyy\nzzz")
    assert match(document, sentences[1:2], [rule(lambda *_: [pair])]) == ([], [])


@pytest.mark.parametrize(
    ("given_", "cause"),
    [
        ([(0,)], "ValueError: not enough values to unpack (expected 2, got 1)"),
        ([("0", "3")], "TypeError: 'str' object cannot be interpreted as an integer"),
        ([(0, 1.5)], "TypeError: 'float' object cannot be interpreted as an integer"),
        ([None], "TypeError: cannot unpack non-iterable NoneType object"),
        ([Found(None, Span(0, 1))], "TypeError: cannot unpack non-iterable NoneType object"),  # type: ignore[arg-type]
        (None, "TypeError: 'NoneType' object is not iterable"),
    ],
)
def test_a_rule_that_gives_nonsense_is_a_problem(given_: Any, cause: str) -> None:
    document, sentences = lines("one")
    good = rule(everything, id="pack.good")
    matches, problems = match(document, sentences, [rule(lambda *_: given_), good])
    assert ([m.rule.id for m in matches], problems) == (["pack.good"], [Problem("pack.rule", 0, cause)])


def test_a_rule_that_raises_costs_only_its_stretch() -> None:
    def find(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        yield start, end
        if start:
            raise RuntimeError("no\nsecond line")

    document, sentences = lines("one\ntwo")
    matches, problems = match(document, sentences, [rule(find)])
    assert ([m.sentence.index for m in matches], problems) == ([0], [Problem("pack.rule", 1, "RuntimeError: no")])


def test_an_error_without_words_is_a_problem_too() -> None:
    def find(text: str, start: int, end: int) -> list[Span]:
        raise KeyError

    assert match(*lines("one"), [rule(find)])[1] == [Problem("pack.rule", 0, "KeyError: ")]


def test_a_scope_that_does_not_exist_is_a_problem() -> None:
    matches, problems = match(*lines("one"), [rule(everything, scope="sentense")])
    assert (matches, problems) == ([], [Problem("pack.rule", None, "no scope 'sentense'; did you mean sentence?")])


def test_matches_stand_in_the_order_of_the_text() -> None:
    one, two = rule(lambda *_: [(2, 4), (0, 1)], id="p.b"), rule(lambda *_: [(0, 1), (0, 4)], id="p.a")
    matches, _ = match(*lines("abcd"), [one, two])
    assert [(*m.mark, m.rule.id) for m in matches] == [(0, 1, "p.a"), (0, 1, "p.b"), (0, 4, "p.a"), (2, 4, "p.b")]


RULES = [
    of_kind("words", words=["straße", "café", "İstanbul", "cold war", "don’t", "oﬃce", "a-b", "a b a", "a a"]),
    of_kind("words", words=["Cold War", "a-B"], case="exact"),
    of_kind("words", words=["cold", "war"], mark="around"),
    of_kind("phrase", phrases=["a {clash?} (b|new war)", "cold war", "(a|b) (a|b)"]),
    of_kind("phrase", phrases=["{bloc} ..2 {clash}", "(new|a b) cold war", "{bloc?} office", "“a” {bloc}"]),
    of_kind("cooccur", all=["{bloc}", "{clash}"]),
    of_kind("cooccur", all=["{bloc}", "cold war", "a"], within="paragraph"),
    of_kind("regex", pattern=r"cold\s+(?P<what>\w+)", anchors=["cold"]),
    of_kind("regex", pattern=r"(?:stra(?:ß|ss)e|[fg]ight|off?ice)\b"),
    of_kind("regex", pattern=r"caf(?:e|é)|istan\w+|a[- ](?:new|bloc)\b(?! cold)"),
    of_kind("repeat", of=["words"], min=2),
]
PIECES = [
    *("bloc", "camp", "STRASSE", "straße", "clash", "fight", "FIGHT", "ﬁght", "cold", "Cold", "war", "new", "café"),
    *("cafe\u0301", "İSTANBUL", "istanbul", "don't", "OFFICE", "oﬃce", "a", "b", "“a”", '"a"', "'", "\ud800", "\u0301"),
    *(" ", " ", " ", " ", " ", " ", "\n", "\r\n", "\n\n", "\u00a0", "\u00ad", "\u200b", "-", "\u2010", ",", ".", "İ", "\x1c"),
]
SURROGATES = st.characters(codec=None) | st.sampled_from(["\ud800", "\udfff"])
TEXTS = st.text(SURROGATES, max_size=60) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def cut(text: str, places: list[int]) -> tuple[Document, list[Sentence]]:
    """Return a text whose sentences end anywhere, also inside words."""
    edges = sorted({0, len(text), *(place % len(text) for place in places if text)})
    return Document("x", text), [Sentence(n, Span(*edge)) for n, edge in enumerate(pairwise(edges))]


def held_to_the_plain_way(document: Document, sentences: list[Sentence]) -> list[Match]:
    matches, problems = match(document, sentences, RULES)
    plain, _ = match(document, sentences, RULES, prefilter=False)
    assert problems == []
    assert [(m.rule.id, m.whole, m.mark, m.entry, m.parts) for m in matches] == [
        (m.rule.id, m.whole, m.mark, m.entry, m.parts) for m in plain
    ]
    return matches


@settings(max_examples=500, deadline=None)
@given(TEXTS, st.lists(st.integers(0, 99), max_size=6))
def test_the_index_loses_no_match_wherever_sentences_end(text: str, places: list[int]) -> None:
    held_to_the_plain_way(*cut(text, places))


@settings(max_examples=500, deadline=None)
@given(TEXTS)
def test_the_index_loses_no_match_and_spans_lie_in_their_sentence(text: str) -> None:
    matches = held_to_the_plain_way(*lines(text))
    for m in matches:
        assert m.mark.start < m.mark.end
        assert m.sentence.span.covers(m.whole) or m.rule.scope == "paragraph"
        assert all(m.whole.covers(part) for part in m.parts)


MATCHLESS = ["a ", "a", " ", "-", "a-", "a'", "\n", "\r\n", "\n ", "\u0301", "é\u00ad", "İ", "(“a” ", "\ud800"]
MATCHING = ["camp ", "camp-", "camp'", "camp. ", "camp clash ", "cold war ", "bloc camp ", "camp a-a-a-a-a-a-a-a "]
HOSTILE = [
    *(unit * (200_000 // len(unit)) for unit in MATCHLESS),
    *(unit * (100_000 // len(unit)) for unit in MATCHING),
    "camp " + "a-" * 30_000,
    "camp" + " " * 1_000_000 + "clash",
    "camp " + "\u0301" * 1_000_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_a_long_line_is_read_through(text: str) -> None:
    whole = [Sentence(0, Span(0, len(text)))]
    rules = [*RULES, of_kind("phrase", phrases=["{bloc} ..10 {bloc} ..10 {clash}", "camp ..10 zzz", "camp camp"])]
    assert match(Document("x", text), whole, rules)[1] == []


@pytest.mark.parametrize("rest", ["", " The end of a camp."])
def test_a_word_that_its_sentence_ends_inside_counts_as_far_as_that(rest: str) -> None:
    text = "Old blocs met." + rest
    sentences = [Sentence(0, Span(0, 8)), Sentence(1, Span(8, len(text)))]
    rules = [of_kind("words", words=["bloc", "camp"]), of_kind("phrase", phrases=["(old|new) bloc"])]
    quick, plain = (match(Document("x", text), sentences, rules, prefilter=way)[0] for way in (True, False))
    assert quick == plain
    assert [m.mark for m in quick if m.sentence.index == 0] == [Span(0, 8), Span(4, 8)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_without_the_library_the_findings_are_the_same(text: str) -> None:
    document, sentences = lines(text)
    few = match(document, sentences, Index(RULES))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("framing.match.pieces.MOST_READ", -1)
        fast = match(document, sentences, Index(RULES))
        patch.setitem(sys.modules, "ahocorasick_rs", None)
        assert match(document, sentences, Index(RULES)) == fast == few
