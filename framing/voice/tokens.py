"""Words and punctuation with their places: what the rest of voice looks at instead of the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from framing.model import Sentence, Span
from framing.values import dataclass

ABBREVIATED = "|".join(rf"(?<=\b{word}\.)" for word in "Mr Mrs Ms Dr Sen Rep Gov Gen St Jr Sr Lt Col Rev Prof".split())
TOKEN = re.compile(
    r"\s*(?:[@#$£€]?[^\W_]+(?:[’'\-.&/,][^\W_]+)*"
    rf"(?:\.(?:(?<=\b[A-Z]\.)|{ABBREVIATED})(?=\s?[\w,’']))?"
    r"|\.\.+|[^\w\s])"
)
LIMIT = 160  #: tokens of one window: a longer sentence is looked at piece by piece, so that no look-around can grow


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text: parallel lists, offsets of the document; ``quote`` is 0 outside quotation marks."""

    text: str
    ends: Sequence[int]
    words: Sequence[str]
    low: Sequence[str]
    quote: bytearray

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens ``[first, last)``."""
        return Span(self.ends[first] - len(self.words[first]), self.ends[last - 1])

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
    plain = text.replace("_", " ")
    pieces = TOKEN.findall(plain, 0, len(plain.rstrip()))  # each with the white space before it: offsets are sums of lengths
    ends, words = list(accumulate(map(len, pieces))), list(map(str.lstrip, pieces))
    inside = bytearray(len(words))
    last = 0
    for start, end in quotes:
        first = bisect_right(ends, start, last)
        last = bisect_right(ends, end, first)
        inside[first:last] = b"\x01" * (last - first)
    return Tokens(text, ends, words, list(map(str.lower, words)), inside)


def windows(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[Window]:
    """Yield the windows of some sentences; sentences come in the order of the text."""
    words, hi = tokens.words, 0
    for sentence in sentences:
        start, stop = sentence.span
        lo = _from(tokens, start, hi)
        end = hi = _from(tokens, stop, lo)
        while lo < end:
            hi = last = min(end, lo + LIMIT)
            while last > lo and words[last - 1][0] in ".!?":
                last -= 1
            if last > lo:
                yield Window(tokens, lo, last)
            lo = hi


def _from(tokens: Tokens, offset: int, lo: int) -> int:
    """Return the first token that begins at ``offset`` or behind it."""
    at = bisect_right(tokens.ends, offset, lo)
    return at + (at < len(tokens.ends) and tokens.ends[at] - len(tokens.words[at]) < offset)
