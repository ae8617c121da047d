"""Lines and columns as people and editors count them."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple


class Place(NamedTuple):
    """A position as people and editors count it, from 1; columns in code points."""

    line: int
    column: int


class Lines:
    r"""Where the lines of a text begin; ``\n``, ``\r\n`` and ``\r`` end one.

    >>> Lines("One.\nTwo.").place(5)
    Place(line=2, column=1)
    """

    __slots__ = ("_starts",)

    def __init__(self, text: str) -> None:
        starts, at = [0], 0
        for line in text.replace("\r\n", " \n").replace("\r", "\n").split("\n"):
            at += len(line) + 1
            starts.append(at)
        self._starts = starts[:-1]

    def place(self, offset: int) -> Place:
        """Return the line and column of ``offset``."""
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1)
