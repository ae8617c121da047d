"""A text folded without moving an offset, and plain phrases found in it without a pattern.

Most texts can be folded letter by letter: ``view`` gives them in lower case with straight quotes and hyphens, each letter
where it was, and with every gap between words as one blank, to be searched for whole phrases. Texts whose folding changes
their length (``ß``, ligatures) or that are not composed (NFD) have no view, and patterns read them instead (literal.py),
which say what counts as the same: the two ways find the same, and tests hold them to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import is_normalized

import regex

from framing.match.literal import ALIKE, BLANKS, fold
from framing.model import Span

_WORDISH = regex.compile(r"[\w\u00AD]")
_SELECTORS = frozenset("\ufe0e\ufe0f")  # they end an emoji, not a word
_STRAIGHT = tuple((other, alike[0]) for alike in ALIKE for other in alike[1:])
_RUN = re.compile(" {2,}")


class View(NamedTuple):
    """A text folded, of its own length, and the same with every gap as one blank; where blanks were left out, and how many."""

    folded: str
    spaced: str
    cuts: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Return the offset in the text of an offset in ``spaced``."""
        cut = bisect_right(self.cuts, at) - 1 if self.cuts else -1
        return at + self.gone[cut] if cut >= 0 else at

    def spaced_at(self, offset: int) -> int:
        """Return the offset in ``spaced`` of an offset in the text."""
        if not self.cuts:
            return offset
        cut = bisect_left([cut + gone for cut, gone in zip(self.cuts, self.gone, strict=True)], offset) - 1
        return offset - self.gone[cut] if cut >= 0 else offset


@lru_cache(maxsize=4)
def view(text: str) -> View | None:
    """Return the text folded, or None where folding would move an offset.

    >>> view("The ‘so-called’ Bloc met.").spaced, view("Straße")
    ("the 'so called' bloc met.", None)
    """
    folded = _folded(text)
    if folded is None:
        return None
    spaced = folded.replace("-", " ").replace("\t", " ")
    if not text.isascii():
        for blank in BLANKS:
            spaced = spaced.replace(blank, " ")
    if "  " not in spaced:
        return View(folded, spaced)
    runs = [run.span() for run in _RUN.finditer(spaced)]
    gone = tuple(accumulate(end - start - 1 for start, end in runs))
    cuts = tuple(end - left for (_, end), left in zip(runs, gone, strict=True))
    return View(folded, _RUN.sub(" ", spaced), cuts, gone)


def _folded(text: str) -> str | None:
    if text.isascii():
        return text.lower()
    folded = text.casefold()
    if len(folded) != len(text) or not is_normalized("NFC", text):
        return None
    folded = folded.replace("ı", "i")
    for curly, straight in _STRAIGHT:
        folded = folded.replace(curly, straight)
    return folded


def spaced(text: str, *, composed: bool = True) -> str:
    r"""Return a text folded, with every gap as one blank; offsets are not the text's.

    >>> spaced("So-called\n ‘Bloc’")
    "so called 'bloc'"
    """
    return " ".join(fold(text, composed=composed).replace("-", " ").split())


@lru_cache(maxsize=4096)
def wordish(char: str) -> bool:
    """Tell whether a character is part of a word, as the patterns' boundaries see it."""
    return _WORDISH.match(char) is not None


class Spelling(NamedTuple):
    """A plain phrase, word by word and folded."""

    words: tuple[str, ...]

    def at(self, text: str, folded: str, start: int, within: Span) -> Span | None:
        """Return where the phrase stands that begins at ``start``, or None where it does not."""
        end = self._end(folded, start, within.end)
        return Span(start, end) if end and start >= within.start and _bounded(text, start, end, within.end) else None

    def _end(self, folded: str, at: int, last: int) -> int | None:
        for number, word in enumerate(self.words):
            if number:
                gap = at
                while gap < last and folded[gap] in BLANKS:
                    gap += 1
                if gap == at and (at >= last or folded[at] != "-"):
                    return None
                at = max(gap, at + 1)
            if not folded.startswith(word, at):
                return None
            at += len(word)
        return at if at <= last else None


def _bounded(text: str, start: int, end: int, last: int) -> bool:
    """Tell whether a stretch begins and ends with its words; left of it all is seen, right of it only up to ``last``."""
    if start and wordish(text[start - 1]) and text[start - 1] not in _SELECTORS:
        return False
    return end >= last or not wordish(text[end])


def spelling(phrase: str) -> Spelling | None:
    """Return how a phrase is spelt, or None for one that folding makes longer: only a pattern finds it."""
    if not phrase.isascii() and len(phrase.casefold()) != len(phrase):
        return None
    return Spelling(tuple(map(fold, phrase.split())))
