"""Literals that may stand anywhere, also inside a word: searched for one by one, or all in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_READ = 20_000  #: code points after which one pass over a text is worth its preparation
_SURROGATE = re.compile("[\ud800-\udfff]")


class Pieces(Generic[T]):
    """Some things, each with the literal under which it is looked for."""

    def __init__(self, things: Iterable[tuple[str, T]]) -> None:
        by_literal: dict[str, list[T]] = {}
        for literal, thing in things:
            by_literal.setdefault(literal, []).append(thing)
        self._literals, self._things = list(by_literal), list(by_literal.values())
        self._read = 0
        self._pass: Callable[[str], Iterator[tuple[int, int]]] | None = None

    def hits(self, text: str) -> Iterator[tuple[T, int]]:
        """Yield what stands in a text, and its place."""
        self._read += len(text)
        if self._read > MOST_READ and self._pass is None:
            self._pass = _one_pass(self._literals)
        find = self._pass or self._one_by_one
        for number, at in find(text):
            for thing in self._things[number]:
                yield thing, at

    def _one_by_one(self, text: str) -> Iterator[tuple[int, int]]:
        for number, literal in enumerate(self._literals):
            at = text.find(literal)
            while at >= 0:
                yield number, at
                at = text.find(literal, at + 1)


def _one_pass(literals: Sequence[str]) -> Callable[[str], Iterator[tuple[int, int]]] | None:
    if not literals:
        return None
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return None
    automaton = AhoCorasick([_SURROGATE.sub("\ufffd", literal) for literal in literals])

    def find(text: str) -> Iterator[tuple[int, int]]:
        try:
            found = automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate; its stand-in may be a hit too many, never one too few
            found = automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)
        return ((number, start) for number, start, _ in found)

    return find
