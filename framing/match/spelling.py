"""A text folded without moving an offset, and plain phrases found in it without a pattern.

Most texts can be folded letter by letter: ``view`` gives them in lower case with straight quotes and hyphens, each letter
where it was, and with every gap between words as one blank, to be searched for whole phrases. Texts whose folding changes
their length (``ß``, ligatures) or that are not composed (NFD) have no view, and patterns read them instead (literal.py),
which say what counts as the same: the two ways find the same, and tests hold them to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import is_normalized, normalize

from framing.match.literal import ALIKE, BLANKS, fold
from framing.model import Span
from framing.words import alike, wordish, words

_WORD = re.compile(r"\w+")
_SELECTORS = frozenset("\ufe0e\ufe0f")  # they end an emoji, not a word
_STRAIGHT = tuple((other, alike[0]) for alike in ALIKE for other in alike[1:])
_RUN = re.compile(" {2,}")
KEY = 3  #: letters by which phrases are told apart at first


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


def words_there(text: str, start: int, end: int) -> frozenset[str] | None:
    """Return the folded words of a stretch, an apostrophe between two; None where they cannot be told letter by letter."""
    return words(text, start, end) if alike(text) and view(text) else None


@lru_cache(maxsize=64)
def starts_there(text: str, start: int, end: int) -> Mapping[str, Sequence[int]] | None:
    """Return the words of a stretch in the same way, with where they begin; one that begins before it is left out."""
    seen = view(text)
    if seen is None or not alike(text):
        return None
    found: dict[str, list[int]] = {}
    for m in _WORD.finditer(seen.folded, start, end):
        found.setdefault(m[0], []).append(m.start())
    if not parted(text, start):
        found = {word: [at for at in places if at > start] for word, places in found.items()}
    return found


@lru_cache(maxsize=4)
def straight(text: str) -> str:
    """Return a text with straight quotes and hyphens, its letters as they are: what is looked at where case counts."""
    for curly, plain in () if text.isascii() else _STRAIGHT:
        text = text.replace(curly, plain)
    return text


@lru_cache(maxsize=64)
def beginnings(text: str, start: int, end: int) -> tuple[int, ...]:
    """Return the offsets of a stretch at which a word may begin: what stands before is no part of one."""
    found, inside = [], not parted(text, start)
    for at in range(start, end):
        if not inside:
            found.append(at)
        inside = _joins(text[at])
    return tuple(found)


@lru_cache(maxsize=64)
def begun(text: str, written: str, start: int, end: int) -> Mapping[str, Sequence[int]]:
    """Return where words may begin in a stretch by the letters there, one to ``KEY``: many phrases are looked for in it."""
    found: dict[str, list[int]] = {}
    for at in beginnings(text, start, end):
        for length in range(1, KEY + 1):
            found.setdefault(written[at : at + length], []).append(at)
    return found


def parted(text: str, at: int) -> bool:
    """Tell whether a word may begin at ``at``."""
    return at == 0 or not _joins(text[at - 1])


def _joins(char: str) -> bool:
    """Tell whether what comes behind a character is the same word."""
    return wordish(char) and char not in _SELECTORS


def space(written: str, at: int, last: int) -> int:
    """Return the end of what parts words at ``at``: a run of white space, or one hyphen; ``at`` itself where there is none."""
    gap = at
    while gap < last and written[gap] in BLANKS:
        gap += 1
    return gap + (gap == at < last and written[at] == "-")


def bounded_at(text: str, end: int, last: int) -> bool:
    """Tell whether words end at ``end``: only what stands before ``last`` is seen."""
    return end >= last or not wordish(text[end])


class Spelling(NamedTuple):
    """A plain phrase, word by word: folded, or with straight quotes only where its case counts."""

    words: tuple[str, ...]
    exact: bool = False

    def at(self, text: str, written: str, start: int, within: Span) -> Span | None:
        """Return where the phrase stands that begins at ``start``, or None where it does not; ``written`` as of ``reads``."""
        end = self.end(written, start, within.end)
        if end is None or start < within.start or not parted(text, start):
            return None
        return Span(start, end) if bounded_at(text, end, within.end) else None

    def end(self, written: str, at: int, last: int) -> int | None:
        """Return where the phrase ends that begins at ``at``, whatever stands beside it."""
        for number, word in enumerate(self.words):
            if number:
                begin, at = at, space(written, at, last)
                if at == begin:
                    return None
            if not written.startswith(word, at):
                return None
            at += len(word)
        return at if at <= last else None


def spelling(phrase: str, *, exact: bool = False) -> Spelling | None:
    """Return how a phrase is spelt, or None for one that folding makes longer: only a pattern finds it."""
    if exact:
        return Spelling(tuple(straight(normalize("NFC", phrase)).split()), exact=True)
    if not phrase.isascii() and len(phrase.casefold()) != len(phrase):
        return None
    return Spelling(tuple(map(fold, phrase.split())))
