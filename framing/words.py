"""The words of a text: which there are, where they begin, and how many."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate
from unicodedata import normalize

import regex

from framing.model import Span

WORD = regex.compile(r"\w+(?:['’]\w+)*")
"""What counts as a word in reach, ledger and summary."""

_SAME = re.compile(r"\w+(?:['’]\w+)*")  #: the same to the standard library, which is quicker and knows fewer letters
_APART = re.compile(r"(\w+(?:['’]\w+)*)")
_RUN = re.compile(r"\w+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_WORDISH = regex.compile(r"[\w\u00AD]")
_PARTS = frozenset(' \n\t\r.,;:!?()"“”')  #: characters that stand in no word


@lru_cache(maxsize=4096)
def wordish(char: str) -> bool:
    """Tell whether a character is part of a word, as the patterns' boundaries see it."""
    return _WORDISH.match(char) is not None


@lru_cache(maxsize=4)
def alike(text: str) -> bool:
    """Tell whether the standard library sees the same words in a text as patterns do."""
    return _alike(text)


def alike_there(text: str, start: int, end: int) -> bool:
    """Tell whether it does between two offsets."""
    return alike(text) or _alike(text[start:end])


def _alike(text: str) -> bool:
    return text.isascii() or all(wordish(char) == char.isalnum() for char in set("".join(_FOREIGN.findall(text))))


@lru_cache(maxsize=256)
def words(text: str, start: int, end: int) -> frozenset[str]:
    """Return the words of a stretch, folded, each once; an apostrophe parts them. Many stages ask for the same one in turn.

    >>> sorted(words("It isn’t.", 0, 9))
    ['isn', 'it', 't']
    """
    written = text[start:end]
    folded = written.lower() if written.isascii() else normalize("NFC", written.casefold()).replace("ı", "i")
    return frozenset(_RUN.findall(folded))


def words_of(text: str, start: int, end: int) -> list[str]:
    """Return the words between two offsets as they are written, in order."""
    return _SAME.findall(text, start, end) if alike_there(text, start, end) else WORD.findall(text, start, end)


@lru_cache(maxsize=2)
def _starts(text: str) -> list[int]:
    if not alike(text):
        return [m.start() for m in WORD.finditer(text)]
    ends = list(accumulate(map(len, _APART.split(text))))  # of what stands between words, and of words, in turn
    return ends[:-1:2]


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
