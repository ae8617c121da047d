"""A phrase with slots, matched word by word on a folded text, without a pattern.

All ways to match are followed at once, as the set of places that each part can end at (Thompson 1968), so there is no way
back and no blow-up. What a phrase takes is what the pattern of its parts takes (phrase.py), and tests hold the two to one
another; texts and phrases whose folding moves an offset are left to the pattern.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from framing.match.spelling import Spelling, View, beginnings, bounded_at, parted, space, spelling, straight
from framing.model import Span

PLAIN = r"[$€£¥#]?\w++(?:[.'’&/@]\w++)*+[.%]?+"
MOST_HYPHENS = 4
_PLAIN = regex.compile(PLAIN)
_KEY = 3  #: letters by which the members of a set are told apart at first
_LENGTHS = range(1, _KEY + 1)


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

    __slots__ = ("_begun", "exact")

    def __init__(self, spellings: Iterable[Spelling], *, exact: bool = False) -> None:
        self.exact = exact
        self._begun: dict[str, list[Spelling]] = {}
        for one in spellings:
            self._begun.setdefault(one.words[0][:_KEY], []).append(one)

    def begins(self, written: str, at: int) -> bool:
        """Tell by the first letters whether one of them may begin at ``at``."""
        begun = self._begun
        return any(written[at : at + length] in begun for length in _LENGTHS)

    def ends(self, written: str, at: int, last: int) -> Iterator[int]:
        """Yield where those end that begin at ``at``."""
        for length in _LENGTHS:
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
            starts = beginnings(text, within.start, within.end)
        else:
            starts = (start for start in starts if start >= within.start and parted(text, start))
        for start in self._worth(place, starts):
            end = self._end(place, start)
            if end:
                yield Span(start, end)

    def _worth(self, place: Place, starts: Iterable[int]) -> Iterable[int]:
        """Return the offsets at which the first letters are those of a first part."""
        first = self._steps[0]
        if first.optional or first.choice is None:
            return starts
        written, choice = place.reads(first.choice.exact), first.choice
        return [start for start in starts if choice.begins(written, start)]

    def _end(self, place: Place, start: int) -> int:
        """Return the last place where the phrase can end that begins at ``start``, 0 where it does not."""
        last = place.within.end
        reached = {start}
        for number, step in enumerate(self._steps):
            reached = self._reached(step, place, reached, begun=number > self._begins, first=number == self._begins)
            if not reached:
                return 0
        return max((end for end in reached if bounded_at(place.text, end, last)), default=0)

    def _reached(self, step: Step, place: Place, reached: set[int], *, begun: bool, first: bool) -> set[int]:
        """Return where a part can end; one before the first that must be there takes the space behind it too."""
        last = place.within.end
        if step.choice is None:
            return reached | _gap(place, reached, step.gap)
        written = place.reads(step.choice.exact)
        begins = {_spaced(written, at, last) for at in reached} - {-1} if begun else reached
        ends = {end for at in begins for end in step.choice.ends(written, at, last)}
        if not begun and not first:
            ends = {_spaced(written, at, last) for at in ends} - {-1}
        return ends | reached if step.optional else ends


def _spaced(written: str, at: int, last: int) -> int:
    """Return the end of the space at ``at``, -1 where there is none."""
    end = space(written, at, last)
    return end if end > at else -1


def _gap(place: Place, reached: set[int], most: int) -> set[int]:
    """Return the ends of up to ``most`` words: the first behind a space, the others behind white space."""
    text, last = place.text, place.within.end
    folded = place.seen.folded
    found: set[int] = set()
    ends = reached
    for number in range(most):
        begins = {_spaced(folded, at, last) for at in ends if not (number and folded[at : at + 1] == "-")} - {-1}
        ends = {end for at in begins for end in _words(text, folded, at, last)}
        found |= ends
        if not ends:
            break
    return found


def _words(text: str, folded: str, at: int, last: int) -> Iterator[int]:
    """Yield where a word of a gap may end: at the end of each of the pieces that hyphens join."""
    for _ in range(MOST_HYPHENS + 1):
        piece = _PLAIN.match(text, at, last)
        if not piece:
            return
        yield piece.end()
        at = piece.end() + 1
        if not (at <= last and folded[at - 1 : at] == "-"):
            return
