"""Texts beside each other, each wrapped in its own column."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from framing.render.cells import fold
from framing.render.plain import columns


class Column(NamedTuple):
    """A text, the columns that it may take with the gap behind it, and how it is painted."""

    text: str
    width: int
    paint: Callable[[str], str] = str


def beside(indent: int, row: Sequence[Column]) -> Iterator[str]:
    """Yield lines of columns beside each other; only the last column has no gap behind it."""
    *_, last = row
    folded = [fold(c.text, c.width if c is last else c.width - 2) for c in row]
    for pieces in zip_longest(*folded, fillvalue=""):
        line, blanks = "", indent
        for column, piece in zip(row, pieces, strict=True):
            if piece:
                line += " " * blanks + column.paint(piece)
                blanks = 0
            blanks += column.width - columns(piece)
        yield line


def hung(head: str, text: str, width: int, indent: int, paint: Callable[[str], str] = str) -> Iterator[str]:
    """Yield a text wrapped at ``indent``, its head in the margin."""
    if head or text:
        row = (Column(head, indent), Column(text, width - indent, paint))
        yield from beside(0, row if indent else row[1:])


def before(indent: int, head: Column, lines: Sequence[str]) -> Iterator[str]:
    """Yield ready lines with a column before them, however many lines either has."""
    for piece, line in zip_longest(fold(head.text, head.width - 2), lines, fillvalue=""):
        said = " " * indent + head.paint(piece) if piece else " " * indent
        yield said + " " * (head.width - columns(piece)) + line if line else said
