"""Whose words stand where: attributions laid out along the text, for a look-up by offset."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from unicodedata import normalize

import regex

from framing.model import Attribution, Span, Voice

WORD = regex.compile(r"\w+(?:['’]\w+)*")
"""What counts as a word in reach, ledger and summary."""

_RUN = re.compile(r"\w+")
_PARTS = frozenset(' \n\t\r.,;:!?()"“”')  #: characters that stand in no word


@lru_cache(maxsize=256)
def words(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of a stretch, folded, each once; an apostrophe parts them. Many stages ask for the same one in turn.

    >>> sorted(words("It isn’t.", 0, 9))
    ['isn', 'it', 't']
    """
    written = text[start:end]
    folded = written.lower() if written.isascii() else normalize("NFC", written.casefold()).replace("ı", "i")
    return frozenset(_RUN.findall(folded))


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    return [m.start() for m in WORD.finditer(text)]


def word_starts(text: str, span: Span) -> list[int]:
    """Return where the words between two offsets begin: those that are cut off at its edges too."""
    start, end = span
    if _parted(text, start) and _parted(text, end):
        starts = _starts(text)
        return starts[bisect_left(starts, start) : bisect_left(starts, end)]
    return [m.start() for m in WORD.finditer(text, start, end)]


def count_words(text: str, span: Span | None = None) -> int:
    """Count the words of a text, or those between two offsets.

    >>> count_words("It isn’t so."), count_words("It isn’t so.", Span(3, 12))
    (3, 2)
    """
    return len(_starts(text)) if span is None else len(word_starts(text, span))


def _parted(text: str, at: int) -> bool:
    """Tell whether no word goes on across an offset."""
    return not 0 < at < len(text) or text[at - 1] in _PARTS or text[at] in _PARTS


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
