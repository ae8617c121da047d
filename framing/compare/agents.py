"""Who did it: the same act told with its doer in one account and without in the other.

A form of *be* and a participle (*were killed*) names no doer unless *by* follows in the clause; any other form of the same
verb between words that can be its subject and its object (*troops killed ten*) names one. The same act is the same verb.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from framing.compare.facts import stem
from framing.model import Span
from framing.packs import irregular_pasts

_WORD = regex.compile(r"[\p{L}\p{M}]+(?:['’]\p{L}+)?|[,;:.!?—–]")
_BE = frozenset("is are was were be been being get gets got gotten getting 's".split())
_BETWEEN = frozenset("not also since then now later earlier soon again already still being been".split())
_NO_ACTS = frozenset("be have do".split())
_SUBJECT_STOPS = frozenset("to and or of the a an in on at by for with from that which who , ; : . ! ? — –".split())
_HAVE = frozenset("have has had having".split())
_NO_OBJECT = frozenset(  # what follows a participle that stands behind its noun: people infected in May
    "and or but in on at by for with from to of as when while after before during since until near under over that which who"
    " because if so , ; : . ! ? — –".split()
)
_CLAUSE_ENDS = frozenset(", ; : . ! ? — –".split())
_CLAUSE_HEADS = frozenset("after before when while as if that because since until where and but".split())
_NEAR = 8  #: words after a participle in which *by* is looked for


class Act(NamedTuple):
    """A verb as one sentence tells it: its words, and whether they say who did it."""

    verb: str
    span: Span
    named: bool


class _Token(NamedTuple):
    word: str
    span: Span


def acts(text: str, span: Span) -> Iterator[Act]:
    """Yield the acts of a sentence that are told with a participle or a past form."""
    tokens = [_Token(found[0].lower(), Span(*found.span())) for found in _WORD.finditer(text, *span)]
    for at, token in enumerate(tokens):
        verb = _verb(token.word)
        if verb and at:
            yield from _act(tokens, at, verb)


def _act(tokens: Sequence[_Token], at: int, verb: str) -> Iterator[Act]:
    first = at
    while first and (tokens[first - 1].word in _BETWEEN or tokens[first - 1].word.endswith("ly")):
        first -= 1
    before = tokens[first - 1] if first else None
    if before and before.word in _BE:
        by = _by(tokens, at)
        last = tokens[by] if by else tokens[at]
        yield Act(verb, Span(before.span.start, last.span.end), by is not None)
    elif (
        before and before.word not in _SUBJECT_STOPS | _HAVE and at + 1 < len(tokens) and tokens[at + 1].word not in _NO_OBJECT
    ):
        start = max(first - 3, 0)
        while any(token.word in _CLAUSE_ENDS | _CLAUSE_HEADS for token in tokens[start:first]):
            start += 1
        yield Act(verb, Span(tokens[start].span.start, tokens[at].span.end), True)


def _by(tokens: Sequence[_Token], at: int) -> int | None:
    """Return the place of the word after *by*, where one follows in the clause."""
    for number in range(at + 1, min(at + 1 + _NEAR, len(tokens) - 1)):
        if tokens[number].word in _CLAUSE_ENDS:
            return None
        if tokens[number].word == "by":
            return min(number + 2, len(tokens) - 1) if tokens[number + 1].word in ("the", "a", "an") else number + 1
    return None


def _verb(word: str) -> str:
    """Return what tells the verb of a past form or participle, empty for any other word."""
    base = _pasts().get(word)
    if base:
        return "" if base in _NO_ACTS else base
    return stem(word) if word.endswith("ed") and len(word) > 4 else ""


@lru_cache(maxsize=1)
def _pasts() -> Mapping[str, str]:
    return irregular_pasts()
