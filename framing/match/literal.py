"""Plain words and phrases as patterns: whole words, any spacing, any case, straight or curly quotes.

Patterns run on the unaltered text, so no offset can move: what is the same is written into the pattern. A space
stands for white space or a hyphen; ``'`` and ``"`` for their curly kin; a letter with a mark for both of its encodings;
case is folded in full (``ß`` is ``ss``, ``ﬁ`` is ``fi``). Soft hyphens and zero-width characters inside a word are not
looked through, and what a soft hyphen joins is one word. White space is that of one line. The longest match of an entry
is its own length plus the white space in it. A word boundary looks one code point beyond the stretch to its left, never
to its right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import permutations
from unicodedata import normalize

import regex

from framing.model import Span

BLANK = r"[^\S\n\r\v\f\x85\u2028\u2029]++"
HYPHEN = r"[-\u2010\u2011]"
SPACE = f"(?:{BLANK}|{HYPHEN})"
WORD = r"[\w\p{M}]+(?:['’\-\u2010\u2011][\w\p{M}]+)*"
LEFT = r"(?<!(?![\uFE0E\uFE0F])[\w\u00AD])"  # a variation selector ends an emoji, not a word
RIGHT = r"(?![\w\u00AD])"
FOLDED = regex.IGNORECASE | regex.V0
FULLY_FOLDED = FOLDED | regex.FULLCASE
EXACT = regex.V0

ALIKE = ("'’‘ʼ", '"“”„', "-\u2010\u2011")
BLANKS = frozenset("\t \xa0\u1680\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))  # white space within a line
_SAME = {letter: f"[{alike}]" for alike in ALIKE for letter in alike}
_STRAIGHT = {ord(letter): alike[0] for alike in ALIKE for letter in alike}
_PIECES = regex.compile(r"[\s\-]+")


def fold(text: str, *, composed: bool = True) -> str:
    """Return text for tests of presence: composed, case folded, straight quotes, single spaces; offsets are not the text's.

    >>> fold("Straße  ‘Nord’")
    "strasse 'nord'"
    """
    if text.isascii():
        return " ".join(text.lower().split())
    folded = text.casefold().replace("i\u0307", "i").replace("ı", "i").translate(_STRAIGHT)
    return " ".join((normalize("NFC", folded) if composed else folded).split())


def anchor(phrase: str) -> str:
    """Return the longest piece of a phrase: a folded literal that stands in every match of it.

    >>> anchor("so-called")
    'called'
    """
    return max(_PIECES.split(fold(phrase)), key=len)


def pattern(phrase: str) -> str:
    """Return the pattern of a plain phrase, without word boundaries at its ends."""
    return SPACE.join("".join(map(_letter, word)) for word in _words(phrase))


@lru_cache(maxsize=4096)
def _words(phrase: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(normalize("NFC", word)) for word in phrase.split())


def _letter(letter: str) -> str:
    if letter in _SAME:
        return _SAME[letter]
    if len(normalize("NFD", letter)) > 1:
        return f"(?:{'|'.join(map(regex.escape, _encodings(letter)))})"
    return regex.escape(letter, special_only=True)


def _encodings(letter: str) -> list[str]:
    """Return the ways to write a letter with marks: composed, in part, or not at all, and the marks in any order."""
    base, *marks = tuple(normalize("NFD", letter))
    written = {
        normalize("NFC", base + "".join(order[:composed])) + "".join(order[composed:])
        for order in permutations(marks)
        for composed in range(len(marks) + 1)
    }
    return sorted((way for way in written if normalize("NFC", way) == letter), key=lambda way: (len(way), way))


def bounded(body: str) -> str:
    """Return a pattern that matches whole words only."""
    return f"{LEFT}(?:{body}){RIGHT}"


class Compiler:
    """Patterns by name, compiled when a text first needs them.

    Full case folding (``ß`` is ``ss``) makes compiling forty times as slow, so it is used only where the text or the
    pattern holds a character that it concerns.
    """

    __slots__ = ("_exact", "_grow", "_made", "_source")

    def __init__(self, source: Callable[[str], str], *, exact: bool) -> None:
        self._source, self._exact = source, exact
        self._grow: dict[str, bool] = {}
        self._made: dict[tuple[str, int], regex.Pattern[str]] = {}

    def of(self, name: str, text: str) -> regex.Pattern[str]:
        """Return the pattern of this name, as ``text`` needs it."""
        if name not in self._grow:
            source = self._source(name)
            self._grow[name] = len(source.casefold()) != len(source)
        full = self._grow[name] or grows(text)
        flags = EXACT if self._exact else FULLY_FOLDED if full else FOLDED
        if (name, flags) not in self._made:
            self._made[name, flags] = regex.compile(self._source(name), flags)
        return self._made[name, flags]


@lru_cache(maxsize=2)
def grows(text: str) -> bool:
    """Tell whether case folding makes a text longer: it then holds ``ß``, ``İ``, a ligature or the like."""
    return len(text.casefold()) != len(text)


def longest(spans: Sequence[Span]) -> list[Span]:
    """Return spans that do not overlap: of those that do, the longest, then the leftmost; in order.

    >>> longest([Span(0, 4), Span(2, 9), Span(9, 12)])
    [Span(start=2, end=9), Span(start=9, end=12)]
    """
    ordered = sorted(set(spans))
    kept: list[Span] = []
    gone: set[int] = set()
    for at in sorted(range(len(ordered)), key=lambda at: (ordered[at].start - ordered[at].end, at)):
        if at not in gone:
            span = ordered[at]
            kept.append(span)
            # what is left is no longer than this one, so all that it overlaps starts near
            first = bisect_left(ordered, (2 * span.start - span.end,))
            gone.update(n for n in range(first, bisect_left(ordered, (span.end,))) if ordered[n].overlaps(span))
    return sorted(kept)
