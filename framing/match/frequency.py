"""How often words are likely to stand in a text: which of several literals is rare, and so worth looking for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

_RARE = 15  #: band of a word of no letter that is not listed; longer ones are rarer
_LETTERS = 4  #: that take an unlisted word one band further
_TOGETHER = 1 / 4  #: how likely each further word of a phrase is beside the rarest
_INSIDE = 0.2  #: how often a piece of no letter would stand inside words
_UNLISTED = tuple(2.0 ** -(_RARE + letters / _LETTERS) for letters in range(32))  #: by letters, the last of all longer ones


@lru_cache(maxsize=65_536)
def frequency(literal: str) -> float:
    """Return a rough guess at the share of the words of a text at which a literal of whole, folded words begins.

    >>> sorted(["bloc", "of", "of the", "confrontation"], key=frequency)
    ['confrontation', 'bloc', 'of the', 'of']
    """
    listed, words = _listed(), literal.split()
    if not words:
        return 1.0
    first, *others = words
    share = listed.get(first) or _UNLISTED[min(len(first), 31)]
    for word in others:
        share = min(share, listed.get(word) or _UNLISTED[min(len(word), 31)])
    return float(share * _TOGETHER ** len(others)) if others else share


def frequency_inside(piece: str) -> float:
    """Return the same of a literal that may stand inside a word.

    >>> frequency_inside("tion") > frequency("tion")
    True
    """
    return float(max(_INSIDE * (1 + len(piece.strip())) ** -3, frequency(piece)))


def shared(ways: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return words that leave no way without one, such that are rare and that many ways have.

    >>> sorted(shared([frozenset({"the", "brawl"}), frozenset({"a", "brawl"}), frozenset({"the", "row"})]))
    ['brawl', 'row']
    """
    if max(map(len, ways), default=0) < 2:
        return frozenset().union(*ways)
    chosen = set()
    left = list(ways)
    counted = Counter(word for words in left for word in words)
    often = {word: frequency(word.lower()) for word in counted}
    while left:
        best = min([(often[word] / number, word) for word, number in counted.items()])[1]
        chosen.add(best)
        for words in left:
            if best in words:
                counted.subtract(words)
        counted = +counted
        left = [words for words in left if best not in words]
    for word in sorted(chosen, key=lambda word: (-often[word], word)):  # what others have made superfluous
        if all(words & (chosen - {word}) for words in ways):
            chosen.remove(word)
    return frozenset(chosen)


@lru_cache(maxsize=1)
def _listed() -> Mapping[str, float]:
    """Return the common words of news, each with its share to a power of two: bench/frequent.py counts them."""
    lines = Path(__file__).with_name("frequent.txt").read_text(encoding="utf-8").splitlines()
    return {word: 2.0 ** -int(band) for band, *words in map(str.split, lines) for word in words}
