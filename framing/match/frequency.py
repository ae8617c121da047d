"""How often words are likely to stand in a text: which of several literals is rare, and so worth looking for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

RARE = 15  #: band of a word of one letter that is not listed; longer ones are rarer
_LETTERS = 4  #: that take an unlisted word one band further
_TOGETHER = 1 / 4  #: how likely each further word of a phrase is beside the rarest
_INSIDE = 0.2  #: how often a piece of no letter would stand inside words


@lru_cache(maxsize=8192)
def frequency(literal: str) -> float:
    """Return a rough guess at the share of the words of a text at which a literal of whole, folded words begins.

    >>> sorted(["bloc", "of", "of the", "confrontation"], key=frequency)
    ['confrontation', 'bloc', 'of the', 'of']
    """
    shares = [_share(word) for word in literal.split()]
    return float(min(shares, default=1.0) * _TOGETHER ** max(0, len(shares) - 1))


def frequency_inside(piece: str) -> float:
    """Return the same of a literal that may stand inside a word.

    >>> frequency_inside("tion") > frequency("tion")
    True
    """
    return float(max(_INSIDE * (1 + len(piece.strip())) ** -3, frequency(piece)))


def _share(word: str) -> float:
    band = _bands().get(word)
    return float(2.0**-band if band else 2.0 ** -(RARE + len(word) / _LETTERS))


@lru_cache(maxsize=1)
def _bands() -> Mapping[str, int]:
    """Return the common words of news, each with the power of two of its share: bench/frequent.py counts them."""
    lines = Path(__file__).with_name("frequent.txt").read_text(encoding="utf-8").splitlines()
    return {word: int(band) for band, *words in map(str.split, lines) for word in words}
