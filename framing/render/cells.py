"""A stretch of a document as cells of a terminal: each knows its offset, so that wrapping moves no mark."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from framing.model import Span
from framing.render.plain import shown, width

Line = list["Cell"]


class Cell(NamedTuple):
    """What is shown for one character of the document, or for a run of white space."""

    shown: str
    columns: int
    at: int


class Mark(NamedTuple):
    """Words to be underlined, the colour of the line, and what it is drawn with."""

    span: Span
    colour: str
    sign: str = "─"


def cells(text: str, span: Span | None = None) -> Iterator[Cell]:
    """Yield the cells of a stretch of ``text``; a run of white space is one blank."""
    blank, before = False, " "
    for at in range(*(span or Span(0, len(text)))):
        there = shown(text[at])
        if there and not (blank and there == " "):
            yield Cell(there, width(there, before) if len(there) == 1 else len(there), at)
            before = there[-1]
        blank = there == " " or (blank and not there)


def wrapped(row: Iterable[Cell], room: int, *, first: int = 0) -> list[Line]:
    """Break a row of cells at blanks into lines of ``room`` columns, the first of them ``first`` columns shorter."""
    lines: list[Line] = [[]]
    left = room - first
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
                left = room
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
        for mark in sorted(marks):
            start, end = mark.span
            if end > reach:
                self._marks.append(mark._replace(span=Span(max(start, reach), end)))
                reach = end
        self._starts = [mark.span.start for mark in self._marks]

    def below(self, line: Sequence[Cell]) -> list[tuple[str, str]]:
        """Return strokes and blanks below a line with their colours; nothing where no mark stands."""
        strokes = [
            (sign * sum(cell.columns for cell in group), colour)
            for (sign, colour), group in groupby(line, key=lambda cell: self._stroke(cell.at))
        ]
        return strokes[:-1] if strokes and not strokes[-1][1] else strokes

    def _stroke(self, at: int) -> tuple[str, str]:
        """Return what is drawn below a character, and its colour."""
        i = bisect_right(self._starts, at) - 1
        if i < 0 or at >= self._marks[i].span.end:
            return " ", ""
        return self._marks[i].sign, self._marks[i].colour
