"""Whose words stand where: attributions laid out along the text, for a look-up by offset."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import heappop, heappush

from framing.model import Attribution, Span, Voice


class Owners:
    """Whose words stand at each offset: the innermost attribution, or none for the article's own.

    >>> said = Attribution(content=Span(4, 9), voice=Voice.REPORTED)
    >>> Owners([said]).at(4) is said, Owners([said]).at(9) is None
    (True, True)
    """

    __slots__ = ("_bounds", "_owners")

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        starts: dict[int, list[Attribution]] = defaultdict(list)
        bounds = set()
        for said in attributions:
            starts[said.content.start].append(said)
            bounds |= {said.content.start, said.content.end}
        self._bounds = sorted(bounds)
        self._owners = list(_innermost(self._bounds, starts))

    def at(self, offset: int) -> Attribution | None:
        """Return the attribution whose content holds ``offset`` most closely."""
        i = bisect_right(self._bounds, offset) - 1
        return self._owners[i] if i >= 0 else None

    def within(self, span: Span) -> bool:
        """Tell whether anyone else's words stand in ``span`` at all."""
        first = bisect_right(self._bounds, span.start) - 1
        last = bisect_right(self._bounds, span.end - 1)
        return any(self._owners[max(first, 0) : last])

    def stretches(self, span: Span) -> Iterator[tuple[int, Attribution | None]]:
        """Yield where each stretch of ``span`` ends that one owner has, in order, and the owner."""
        at = bisect_right(self._bounds, span.start)
        while at < len(self._bounds) and self._bounds[at] < span.end:
            yield self._bounds[at], self._owners[at - 1] if at else None
            at += 1
        yield span.end, self._owners[at - 1] if at else None


def _innermost(bounds: Sequence[int], starts: dict[int, list[Attribution]]) -> Iterator[Attribution | None]:
    """Yield the owner of each stretch between bounds: the shortest content open there, quoted before reported."""
    open_: list[tuple[int, bool, int, Attribution]] = []
    number = 0
    for at in bounds:
        for said in starts[at]:
            number += 1
            length = said.content.end - said.content.start
            heappush(open_, (length, said.voice is not Voice.QUOTED, number, said))
        while open_ and open_[0][3].content.end <= at:
            heappop(open_)
        yield open_[0][3] if open_ else None
