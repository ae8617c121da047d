"""From the hits of the index to what is worth a look: which rule, in which stretch, for which of its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.match.anchored import Candidate, note
from framing.match.index import Index, Use
from framing.match.sequence import Place
from framing.match.spelling import View, spaced
from framing.model import Span


class Stretch(NamedTuple):
    """A sentence, a paragraph or the whole, by its number among its kind."""

    scope: str
    number: int


Candidates = dict[tuple[int, Stretch], Candidate]
"""What is worth a look, by the number of the rule and the stretch."""


def candidates(index: Index, text: str, seen: View | None, stretches: Mapping[str, Sequence[Span]]) -> Candidates:
    """Return what is worth a look.

    Where the text has no folded view each stretch is folded by itself, and nothing is known but what may stand there: with
    letters and their marks as one, as plain phrases are looked for, and apart, as patterns see them.
    """
    found: Candidates = {}
    if seen is None:
        for use, stretch in _by_stretch(index, text, stretches):
            found.setdefault((use.rule, stretch), Candidate()).keys.update((use.needle.key,) if use.needle else ())
        return found
    looking = _Looking(index, Place(text, seen, Span(0, len(text))), stretches)
    for use, at in index.hits(seen.spaced, map(seen.spaced_at, looking.laid.ends)):
        looking.look(use, seen.place(at), seen.place(at + len(use.literal) - 1) + 1)
    return looking.found


class _Looking:
    """What has been found worth a look in one text, and what has been found not to be."""

    def __init__(self, index: Index, whole: Place, stretches: Mapping[str, Sequence[Span]]) -> None:
        self.found: Candidates = {}
        self.laid = _Laid(stretches)
        self._index, self._whole, self._stretches = index, whole, stretches
        self._idle: set[tuple[int, Stretch]] = set()
        self._places: dict[Stretch, Place] = {}

    def look(self, use: Use, start: int, end: int) -> None:
        """Note what a literal makes worth a look that stands between these offsets."""
        where = self.laid.of(self._index.rules[use.rule].scope, start, end)
        if where is None:
            return
        at = (use.rule, where)
        if use.needle is None:
            if at not in self.found and at not in self._idle:
                self._met(at)
            return
        candidate = self.found.get(at)
        if candidate is None:
            candidate = self.found[at] = Candidate()
        note(use.needle, self._place(where), start, candidate)

    def _met(self, at: tuple[int, Stretch]) -> None:
        """Note a stretch if all stands there that a rule needs."""
        rule, where = at
        if self._index.met(rule, self._whole.text, self._place(where).within):
            self.found[at] = Candidate()
        else:
            self._idle.add(at)

    def _place(self, where: Stretch) -> Place:
        place = self._places.get(where)
        if place is None:
            within = self._stretches[where.scope][where.number]
            place = self._places[where] = self._whole._replace(within=within)
        return place


class _Laid:
    """Stretches in their order, to look up by offset."""

    def __init__(self, stretches: Mapping[str, Sequence[Span]]) -> None:
        self._starts = {scope: [span.start for span in spans] for scope, spans in stretches.items()}
        self._ends = {scope: [span.end for span in spans] for scope, spans in stretches.items()}
        self.ends = {end for ends in self._ends.values() for end in ends}

    def of(self, scope: str, start: int, end: int) -> Stretch | None:
        """Return the stretch that holds these offsets, if one does."""
        number = bisect_right(self._starts.get(scope, ()), start) - 1
        return Stretch(scope, number) if number >= 0 and end <= self._ends[scope][number] else None


def _by_stretch(index: Index, text: str, stretches: Mapping[str, Sequence[Span]]) -> Iterator[tuple[Use, Stretch]]:
    for scope, spans in stretches.items():
        for number, span in enumerate(spans):
            ways = {spaced(text[span.start : span.end], composed=composed) for composed in (True, False)}
            for use, _ in (hit for way in ways for hit in index.hits(way)):
                if index.rules[use.rule].scope == scope:
                    yield use, Stretch(scope, number)
