"""A text cut where anything on it begins or ends: whose words each piece is, and which marks stand on it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from framing.model import Attribution, Span
from framing.owners import Owners

LANES = 4  #: lines below each other that the style sheet knows


class Mark(NamedTuple):
    """Words that are underlined: key and number of what marks them, its line, how far below, and whether its number follows."""

    span: Span
    key: str
    number: int
    line: int
    label: str
    lane: int = 0
    last: bool = True


class Piece(NamedTuple):
    """Words on which the same marks stand, outermost first; the marks whose numbers follow them, and those that go on there."""

    text: str
    marks: tuple[Mark, ...]
    closing: tuple[Mark, ...]
    going: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Pieces that are the same one's words; whether the content begins and ends here."""

    said: Attribution | None
    begins: bool
    ends: bool
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The stretches of one sentence, or of what stands between sentences (index None)."""

    index: int | None
    stretches: tuple[Stretch, ...]


class _Cut(NamedTuple):
    sentence: int | None
    said: Attribution | None
    span: Span


def in_lanes(marks: Iterable[Mark]) -> list[Mark]:
    """Return marks in order, each on the first line that is free where it stands.

    >>> spans = Span(0, 9), Span(4, 6), Span(9, 12)
    >>> [mark.lane for mark in in_lanes(Mark(span, "", number, 0, "") for number, span in enumerate(spans))]
    [0, 1, 0]
    """
    free: list[int] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.span.start, -mark.span.end, mark.number)):
        lane = next((number for number, end in enumerate(free) if end <= mark.span.start), len(free))
        free[lane : lane + 1] = [mark.span.end]
        placed.append(mark._replace(lane=min(lane, LANES - 1)))
    return placed


class Marked:
    """A text with its sentences, attributions and marks, to be cut block by block."""

    __slots__ = ("_bounds", "_closing", "_on", "_owners", "_sentences", "_starts", "_text")

    def __init__(self, text: str, sentences: Sequence[Span], said: Sequence[Attribution], marks: Iterable[Mark]) -> None:
        self._text, self._sentences, self._owners = text, sentences, Owners(said)
        self._starts = [span.start for span in sentences]
        placed = in_lanes(marks)
        self._closing: dict[int, list[Mark]] = defaultdict(list)
        for mark in sorted(placed, key=lambda mark: mark.number):
            if mark.last:
                self._closing[mark.span.end].append(mark)
        spans = (*sentences, *(one.content for one in said), *(mark.span for mark in placed))
        self._bounds = sorted({0, len(text)} | {bound for span in spans for bound in span})
        self._on = list(_standing(self._bounds, placed))

    def told(self, block: Span) -> tuple[Told, ...]:
        """Return a block cut into sentences, stretches and pieces; together they are its text, nothing left out."""
        first, last = bisect_right(self._bounds, block.start), bisect_left(self._bounds, block.end)
        bounds = [block.start, *self._bounds[first:last], block.end]
        cuts = [self._cut(Span(start, end)) for start, end in pairwise(bounds) if start < end]
        return tuple(Told(index, tuple(self._stretches(group))) for index, group in groupby(cuts, key=lambda cut: cut.sentence))

    def _cut(self, span: Span) -> _Cut:
        at = bisect_right(self._starts, span.start) - 1
        inside = at >= 0 and span.start < self._sentences[at].end
        return _Cut(at if inside else None, self._owners.at(span.start), span)

    def _stretches(self, cuts: Iterable[_Cut]) -> Iterator[Stretch]:
        for said, group in groupby(cuts, key=lambda cut: cut.said):
            spans = [cut.span for cut in group]
            begins = said is not None and said.content.start == spans[0].start
            ends = said is not None and said.content.end == spans[-1].end
            yield Stretch(said, begins, ends, tuple(map(self._piece, spans)))

    def _piece(self, span: Span) -> Piece:
        on = self._on[bisect_right(self._bounds, span.start) - 1]
        closing = tuple(self._closing.get(span.end, ()))
        return Piece(span.of(self._text), on, closing, tuple(mark for mark in on if mark.span.end > span.end))


def _standing(bounds: Sequence[int], marks: Iterable[Mark]) -> Iterator[tuple[Mark, ...]]:
    """Yield the marks that stand on what follows each bound, the uppermost line first."""
    begun: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        begun[mark.span.start].append(mark)
    here: list[Mark] = []
    for bound in bounds:
        here = [mark for mark in (*here, *begun[bound]) if mark.span.end > bound]
        yield tuple(sorted(here, key=lambda mark: mark.lane))
