"""One pass over a text for the literals of all rules: what each rule has to look at, however many rules there are.

The pass is Aho and Corasick's (1975), by ahocorasick-rs; where that is not to be had, slower, with the same outcome.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from framing.match.anchored import Anchored, Needle
from framing.match.literal import anchor
from framing.model import Rule

Hit = tuple[int, int, int]
"""The number of a literal, and where it stands."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_TOKEN = regex.compile(r"(?:(?![\uFE0E\uFE0F])\w)+")


class Use(NamedTuple):
    """What a literal is for: a rule, by number, and the needle of its matcher, if it has any."""

    rule: int
    needle: Needle | None = None


class Index:
    """The literals of some rules. ``whole`` tells of each literal whether it is whole words of what it stands for."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self.always: list[int] = []  #: rules that any text may hold
        literals: dict[tuple[str, bool], list[Use]] = {}
        for number, rule in enumerate(self.rules):
            for literal, whole, use in _uses(number, rule) or self._tried(number):
                literals.setdefault((literal, whole), []).append(use)
        self.uses: list[list[Use]] = list(literals.values())
        self.whole: list[bool] = [whole for _, whole in literals]
        self.hits: Callable[[str], Iterable[Hit]] = _finder([literal for literal, _ in literals], self.whole)

    def _tried(self, number: int) -> tuple[()]:
        self.always.append(number)
        return ()


def _uses(number: int, rule: Rule) -> list[tuple[str, bool, Use]]:
    """Return the literals of a rule, whether each is whole words, and its use; none for a rule that is always tried."""
    if isinstance(rule.find, Anchored):
        return [(needle.literal, True, Use(number, needle)) for needle in rule.find.needles]
    pieces = {anchor(literal) for literal in rule.anchors}
    return [(piece, False, Use(number)) for piece in sorted(pieces)] if all(pieces) else []


def _finder(literals: Sequence[str], whole: Sequence[bool]) -> Callable[[str], Iterable[Hit]]:
    if not literals:
        return lambda _: ()
    try:
        from ahocorasick_rs import AhoCorasick
    except ImportError:
        return _plain_finder(literals, whole)
    automaton = AhoCorasick([_SURROGATE.sub("\ufffd", literal) for literal in literals])

    def find(text: str) -> Iterable[Hit]:
        try:
            return automaton.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate; its stand-in may be a hit too many, never one too few
            return automaton.find_matches_as_indexes(_SURROGATE.sub("\ufffd", text), overlapping=True)

    return find


def _plain_finder(literals: Sequence[str], whole: Sequence[bool]) -> Callable[[str], Iterator[Hit]]:
    """Return the same without ahocorasick-rs: whole words are looked up by their first, anything else is searched for."""
    by_first: dict[str, list[int]] = {}
    rest: list[int] = []
    for number, literal in enumerate(literals):
        first = _TOKEN.match(literal) if whole[number] else None
        if first:
            by_first.setdefault(first[0], []).append(number)
        else:
            rest.append(number)

    def find(text: str) -> Iterator[Hit]:
        for token in _TOKEN.finditer(text):
            for number in by_first.get(token[0], ()):
                if text.startswith(literals[number], token.start()):
                    yield number, token.start(), token.start() + len(literals[number])
        for number in rest:
            yield from _everywhere(text, number, literals[number])

    return find


def _everywhere(text: str, number: int, literal: str) -> Iterator[Hit]:
    at = text.find(literal)
    while at >= 0:
        yield number, at, at + len(literal)
        at = text.find(literal, at + 1)
