"""Words and punctuation with their places: what the rest of voice looks at instead of the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from framing.model import Sentence, Span
from framing.values import dataclass

ABBREVIATED = "|".join(rf"(?<=\b{word}\.)" for word in "Mr Mrs Ms Dr Sen Rep Gov Gen St Jr Sr Lt Col Rev Prof".split())
TOKEN = re.compile(
    r"([@#$£€]?[^\W_]+(?:[’'\-.&/,](?=[^\W_])[^\W_]+)*"
    rf"(?:\.(?:(?<=\b[A-Z]\.)|{ABBREVIATED})(?=\s?[\w,’']))?"
    r"|\.\.+|[^\w\s])"
)
LIMIT = 160  #: tokens of one window: a longer sentence is looked at piece by piece, so that no look-around can grow


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: parallel lists, offsets of the document; ``quote`` is 0 outside quotation marks."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    words: Sequence[str]
    low: Sequence[str]
    quote: bytearray

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``[first, last)``."""
        return Span(self.starts[first], self.ends[last - 1])

    def capital(self, index: int) -> bool:
        """Tell whether a token begins with a capital letter or is a handle."""
        first = self.words[index][0]
        return first.isupper() or first == "@"


class Window(NamedTuple):
    """The tokens ``[lo, hi)`` of one sentence, its end marks left out."""

    tokens: Tokens
    lo: int
    hi: int


def tokenize(text: str, quotes: Sequence[Span]) -> Tokens:
    """Return the tokens of ``text``, those inside quotation marks flagged."""
    pieces = TOKEN.split(text)  # gaps and tokens in turn: all offsets are sums of lengths
    edges = list(accumulate(map(len, pieces)))
    starts, words = edges[:-1:2], pieces[1::2]
    inside = bytearray(len(words))
    for quote in quotes:
        first = bisect_left(starts, quote.start)
        last = bisect_left(starts, quote.end, lo=first)
        inside[first:last] = b"\x01" * (last - first)
    return Tokens(text, starts, edges[1::2], words, list(map(str.lower, words)), inside)


def windows(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence, Window]]:
    """Yield the windows of each sentence; sentences come in the order of the text."""
    starts, lo = tokens.starts, 0
    for sentence in sentences:
        lo = bisect_left(starts, sentence.span.start, lo=lo)
        end = bisect_left(starts, sentence.span.end, lo=lo)
        while lo < end:
            hi = min(end, lo + LIMIT)
            last = hi
            while last > lo and tokens.words[last - 1][0] in ".!?":
                last -= 1
            if last > lo:
                yield sentence, Window(tokens, lo, last)
            lo = hi
