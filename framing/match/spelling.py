"""A text folded without moving an offset, and plain phrases found in it without a pattern.

Most texts can be folded letter by letter: ``view`` gives them in lower case with straight quotes and hyphens, each letter
where it was, and with every gap between words as one blank, to be searched for whole phrases. A letter whose folding changes
its length (``ß``, ligatures) or that is not composed (NFD) stands there as it is; stretches with such a letter have no view,
and patterns read them instead (literal.py), which say what counts as the same: the two ways find the same, and tests hold
them to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category, is_normalized, normalize

from framing.match.literal import ALIKE, BLANKS, fold
from framing.model import Span
from framing.words import alike_there, wordish, words

_WORD = re.compile(r"\w+")
_SELECTORS = frozenset("\ufe0e\ufe0f")  # they end an emoji, not a word
_STRAIGHT = tuple((other, alike[0]) for alike in ALIKE for other in alike[1:])
_RUN = re.compile(" {2,}")
_JAMO = frozenset(map(chr, range(0x1100, 0x1200)))  # letters of Hangul that syllables are composed of
KEY = 3  #: letters by which phrases are told apart at first


class View(NamedTuple):
    """A text folded, of its own length, and the same with every gap as one blank.

    Where blanks were left out, in the one and in the other, and how many; ``strange`` are the places of letters that could
    not be folded.
    """

    folded: str
    spaced: str
    cuts: tuple[int, ...] = ()
    behind: tuple[int, ...] = ()
    gone: tuple[int, ...] = ()
    strange: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Return the offset in the text of an offset in ``spaced``."""
        cut = bisect_right(self.cuts, at) - 1 if self.cuts else -1
        return at + self.gone[cut] if cut >= 0 else at

    def spaced_at(self, offset: int) -> int:
        """Return the offset in ``spaced`` of an offset in the text."""
        cut = bisect_left(self.behind, offset) - 1 if self.behind else -1
        return offset - self.gone[cut] if cut >= 0 else offset

    def shows(self, start: int, end: int) -> bool:
        """Tell whether all of a stretch could be folded, and what stands before it."""
        return not self.strange or bisect_left(self.strange, start - 1) == bisect_left(self.strange, end)


def view(text: str, start: int, end: int) -> View | None:
    """Return the text folded, or None where folding the stretch would move an offset.

    >>> view("The ‘so-called’ Bloc met.", 0, 25).spaced, view("On: Straße", 3, 10)
    ("the 'so called' bloc met.", None)
    """
    seen = viewed(text)
    return seen if seen.shows(start, end) else None


@lru_cache(maxsize=4)
def viewed(text: str) -> View:
    """Return the text folded as far as it can be."""
    folded, strange = _folded(text)
    spaced = folded.replace("-", " ").replace("\t", " ")
    if not text.isascii():
        for blank in BLANKS:
            spaced = spaced.replace(blank, " ")
    if "  " not in spaced:
        return View(folded, spaced, strange=strange)
    runs = [run.span() for run in _RUN.finditer(spaced)]
    gone = tuple(accumulate(end - start - 1 for start, end in runs))
    behind = tuple(end for _, end in runs)
    cuts = tuple(end - left for end, left in zip(behind, gone, strict=True))
    return View(folded, _RUN.sub(" ", spaced), cuts, behind, gone, strange)


def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    if text.isascii():
        return text.lower(), ()
    folded, strange = text.casefold(), tuple[int, ...]()
    if len(folded) != len(text) or not is_normalized("NFC", text):
        odd = frozenset(filter(_is_strange, set(text)))
        folded = "".join(char if char in odd else char.casefold() for char in text)
        strange = tuple(at for at, char in enumerate(text) if char in odd)
    folded = folded.replace("ı", "i")
    for curly, straight in _STRAIGHT:
        folded = folded.replace(curly, straight)
    return folded, strange


def _is_strange(char: str) -> bool:
    """Tell whether folding a letter changes its length, or whether it may be one with its neighbours."""
    return len(char.casefold()) != 1 or not is_normalized("NFC", char) or category(char)[0] == "M" or char in _JAMO


def spaced(text: str, *, composed: bool = True) -> str:
    r"""Return a text folded, with every gap as one blank; offsets are not the text's.

    >>> spaced("So-called\n ‘Bloc’")
    "so called 'bloc'"
    """
    folded = text.lower() if text.isascii() else fold(text, composed=composed)
    return " ".join(folded.replace("-", " ").split())


def words_there(text: str, start: int, end: int) -> frozenset[str] | None:
    """Return the folded words of a stretch, an apostrophe between two; None where they cannot be told letter by letter."""
    return words(text, start, end) if view(text, start, end) and alike_there(text, start, end) else None


@lru_cache(maxsize=64)
def starts_there(text: str, start: int, end: int) -> Mapping[str, Sequence[int]] | None:
    """Return the words of a stretch in the same way, with where they begin; one that begins before it is left out."""
    seen = view(text, start, end)
    if seen is None or not alike_there(text, start, end):
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
    if phrase.isascii():
        return Spelling(tuple(phrase.lower().split()))
    if len(phrase.casefold()) != len(phrase):
        return None
    return Spelling(tuple(map(fold, phrase.split())))
