"""Lines, and what counts as space at their edges.

Whitespace is what Python calls whitespace. Characters without width (a byte-order mark U+FEFF, zero-width spaces and
joiners, direction marks) are no whitespace to Python; here they count as space where they stand at the edge of a line or
of a sentence, and as themselves inside a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.model import Span

BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
ZERO_WIDTH = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SPACES = BREAKS + "\t \x1c\x1d\x1e\x1f\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000"
EDGES = SPACES + ZERO_WIDTH

_LINE = re.compile(f"[^{BREAKS}]+")


def lines(text: str) -> Iterator[Span]:
    r"""Yield the lines that are not blank, in order, without the space at their edges.

    >>> list(lines("\ufeffOne.\r\n\r\n  Two. "))
    [Span(start=1, end=5), Span(start=11, end=15)]
    """
    for m in _LINE.finditer(text):
        line = m[0]
        start, end = m.end() - len(line.lstrip(EDGES)), m.start() + len(line.rstrip(EDGES))
        if start < end:
            yield Span(start, end)
