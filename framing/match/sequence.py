"""A phrase with slots, matched word by word on a folded text, without a pattern.

All ways to match are followed at once, as the set of places that each part can end at (Thompson 1968), so there is no way
back and no blow-up. What a phrase takes is what the pattern of its parts takes (phrase.py), and tests hold the two to one
another; texts and phrases whose folding moves an offset are left to the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex

from framing.match.literal import fold
from framing.match.spelling import (
    KEY,
    Spelling,
    View,
    beginnings,
    begun,
    bounded_at,
    parted,
    space,
    spelling,
    starts_there,
    straight,
)
from framing.model import Span

_WORD = re.compile(r"\w+")
PLAIN = r"[$€£¥#]?\w++(?:[.'’&/@]\w++)*+[.%]?+"
MOST_HYPHENS = 4


class Place(NamedTuple):
    """A stretch of a text that has a view."""

    text: str
    seen: View
    within: Span

    def reads(self, exact: bool) -> str:
        """Return the text as spellings read it."""
        return straight(self.text) if exact else self.seen.folded


class Choice:
    """Plain phrases one of which must stand, looked up by their first letters: a set costs no more than a word."""

    __slots__ = ("_begun", "_heads", "exact")

    def __init__(self, spellings: Iterable[Spelling], *, exact: bool = False) -> None:
        self.exact = exact
        self._begun: dict[str, list[Spelling]] = {}
        heads = []
        for one in spellings:
            self._begun.setdefault(one.words[0][:KEY], []).append(one)
            heads.append(_WORD.match(one.words[0]))
        self._heads = frozenset(fold(head[0]) for head in heads if head) if all(heads) else None

    def begins(self, place: Place) -> list[int]:
        """Return the offsets at which, by the first word or the first letters, one of them may begin."""
        starts = starts_there(place.text, *place.within) if self._heads else None
        if starts is not None and self._heads:
            return [start for word in self._heads & starts.keys() for start in starts[word]]
        there = begun(place.text, place.reads(self.exact), *place.within)
        return [start for letters in self._begun.keys() & there.keys() for start in there[letters]]

    def ends(self, written: str, at: int, last: int) -> Iterator[int]:
        """Yield where those end that begin at ``at``."""
        for length in range(1, KEY + 1):
            for one in self._begun.get(written[at : at + length], ()):
                end = one.end(written, at, last)
                if end is not None:
                    yield end


def choice(phrases: Sequence[str], *, exact: bool = False) -> Choice | None:
    """Return the choice of some phrases, or None where only a pattern finds one of them."""
    spelt = [spelling(phrase, exact=exact) for phrase in phrases]
    return Choice([one for one in spelt if one], exact=exact) if all(one and one.words for one in spelt) else None


class Step(NamedTuple):
    """A part of a phrase: what stands there, or up to so many words; whether it may be missing."""

    choice: Choice | None
    optional: bool = False
    gap: int = 0


class Course:
    """The parts of one phrase, one after the other."""

    __slots__ = ("_begins", "_steps")

    def __init__(self, steps: Sequence[Step]) -> None:
        self._steps = tuple(steps)
        self._begins = next(number for number, step in enumerate(steps) if not step.optional)

    def spans(self, place: Place, starts: Iterable[int] | None = None) -> Iterator[Span]:
        """Yield the longest of what begins at each of these offsets; by default, wherever a word may begin."""
        text, within = place.text, place.within
        if starts is None:
            starts = self._worth(place)
        else:
            starts = [start for start in starts if start >= within.start and parted(text, start)]
        for start in starts:
            end = self._end(place, start)
            if end:
                yield Span(start, end)

    def _worth(self, place: Place) -> Iterable[int]:
        """Return the offsets at which the first letters are those of a first part."""
        first = self._steps[0]
        if first.optional or first.choice is None:
            return beginnings(place.text, *place.within)
        return first.choice.begins(place)

    def _end(self, place: Place, start: int) -> int:
        """Return the last place where the phrase can end that begins at ``start``, 0 where it does not."""
        last = place.within.end
        reached = [start]
        for number, step in enumerate(self._steps):
            reached = self._reached(number, step, place, reached)
            if not reached:
                return 0
        return max((end for end in reached if bounded_at(place.text, end, last)), default=0)

    def _reached(self, number: int, step: Step, place: Place, reached: list[int]) -> list[int]:
        """Return where a part can end; one before the first that must be there takes the space behind it too."""
        last = place.within.end
        if step.choice is None:
            return [*reached, *_gap(place, reached, step.gap)]
        written = place.reads(step.choice.exact)
        begins = _spaced(written, reached, last) if number > self._begins else reached
        ends = [end for at in begins for end in step.choice.ends(written, at, last)]
        if number < self._begins:
            ends = _spaced(written, ends, last)
        if step.optional:
            ends += reached
        return ends if len(ends) < 2 else list(set(ends))


def _spaced(written: str, places: Iterable[int], last: int) -> list[int]:
    """Return the ends of the spaces at some places, where there is one."""
    return [end for at in places if (end := space(written, at, last)) > at]


def _gap(place: Place, reached: Iterable[int], most: int) -> set[int]:
    """Return the ends of up to ``most`` words: the first behind a space, the others behind white space."""
    text, last, folded = place.text, place.within.end, place.seen.folded
    found: set[int] = set()
    ends = set(reached)
    for number in range(most):
        parting = ends if number == 0 else {at for at in ends if folded[at : at + 1] != "-"}
        ends = {end for at in _spaced(folded, parting, last) for end in _words(text, folded, at, last)}
        found |= ends
        if not ends:
            break
    return found


@lru_cache(maxsize=1)
def _plain() -> regex.Pattern[str]:
    return regex.compile(PLAIN)


def _words(text: str, folded: str, at: int, last: int) -> Iterator[int]:
    """Yield where a word of a gap may end: at the end of each of the pieces that hyphens join."""
    plain = _plain()
    for _ in range(MOST_HYPHENS + 1):
        piece = plain.match(text, at, last)
        if not piece:
            return
        yield piece.end()
        at = piece.end() + 1
        if not (at <= last and folded[at - 1 : at] == "-"):
            return
