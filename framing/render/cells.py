"""A stretch of a document as cells of a terminal: each knows its offset, so that wrapping moves no mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framing.model import Span
from framing.render.plain import columns, shown

Line = list["Cell"]


class Cell(NamedTuple):
    """What is shown for one character of the document, or for a run of white space."""

    shown: str
    columns: int
    at: int


class Mark(NamedTuple):
    """Words to be underlined, and the colour of the line."""

    span: Span
    colour: str


def cells(text: str, span: Span | None = None) -> Iterator[Cell]:
    """Yield the cells of a stretch of ``text``; a run of white space is one blank."""
    blank = False
    for at in range(*(span or Span(0, len(text)))):
        there = shown(text[at])
        if there and not (blank and there == " "):
            yield Cell(there, columns(there), at)
        blank = there == " " or (blank and not there)


def wrapped(row: Iterable[Cell], width: int, *, first: int = 0) -> list[Line]:
    """Break a row of cells at blanks into lines of ``width`` columns, the first of them ``first`` columns shorter."""
    lines: list[Line] = [[]]
    left = width - first
    for gap, word in _words(row):
        whole = [*gap, *word] if lines[-1] else word
        need = sum(cell.columns for cell in whole)
        if need <= left:
            lines[-1] += whole
            left -= need
            continue
        for start, cell in enumerate(word):
            if lines[-1] and (start == 0 or cell.columns > left):
                lines.append([])
                left = width
            lines[-1].append(cell)
            left -= cell.columns
    return lines


def _words(row: Iterable[Cell]) -> Iterator[tuple[Line, Line]]:
    """Yield each word with the blank before it."""
    gap: Line = []
    for blank, group in groupby(row, key=lambda cell: cell.shown == " "):
        if blank:
            gap = list(group)[:1]
        else:
            yield gap, list(group)


def fold(text: str, width: int) -> list[str]:
    """Break a plain text into lines of ``width`` columns.

    >>> fold("the words of the article", 10)
    ['the words', 'of the', 'article']
    """
    return [written(line) for line in wrapped(cells(text), width)]


def shorten(text: str, width: int) -> str:
    """Cut a text after the last word that leaves room for an ellipsis.

    >>> shorten("interfering in regional affairs", 18)
    'interfering in …'
    """
    row = list(cells(text))
    if sum(cell.columns for cell in row) <= width:
        return written(row).strip()
    return f"{written(wrapped(row, width - 2)[0])} …"


def written(line: Iterable[Cell]) -> str:
    """Return what a line of cells shows."""
    return "".join(cell.shown for cell in line)


class Underline:
    """Draws the line below marked words: where marks overlap, the one that begins first gives the colour."""

    __slots__ = ("_marks", "_starts")

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._marks: list[Mark] = []
        reach = 0
        for span, colour in sorted(marks):
            if span.end > reach:
                self._marks.append(Mark(Span(max(span.start, reach), span.end), colour))
                reach = span.end
        self._starts = [mark.span.start for mark in self._marks]

    def below(self, line: Sequence[Cell]) -> list[tuple[str, str]]:
        """Return strokes and blanks below a line with their colours; nothing where no mark stands."""
        strokes = [
            (("─" if colour else " ") * sum(cell.columns for cell in group), colour)
            for colour, group in ((c, list(g)) for c, g in groupby(line, key=lambda cell: self._colour(cell.at)))
        ]
        return strokes[:-1] if strokes and not strokes[-1][1] else strokes

    def _colour(self, at: int) -> str:
        i = bisect_right(self._starts, at) - 1
        return self._marks[i].colour if i >= 0 and at < self._marks[i].span.end else ""
