"""The literals of all rules, laid out so that a text is read once: what each rule has to look at, however many rules there are.

Most literals are whole words. Each is kept under that word of it which is likely to be the rarest, and the words of a text
are looked up: what that costs does not grow with the rules. Literals that may stand inside a word are searched for: one by
one while little has been read, and then in one pass after Aho and Corasick (1975), by ahocorasick-rs where it is to be had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

import regex

from framing.match.anchored import Anchored, Needle
from framing.match.branches import Branches
from framing.match.literal import anchor
from framing.match.phrase import frequency
from framing.match.pieces import Pieces
from framing.match.spelling import wordish
from framing.model import Rule, Span

_TOKEN = regex.compile(r"(?:(?![\uFE0E\uFE0F])\w)+")
_WORD = re.compile(r"\w+")


WORDLESS = " "  #: what literals without a word are kept under


class Use(NamedTuple):
    """What a literal is for: a rule, by number, and its matcher's needle, if any; ``at`` is the place of its word in it."""

    literal: str
    at: int
    rule: int
    needle: Needle | None = None


class Stored(Protocol):
    """Literals that were laid out before, by their words; rules are numbered as they were then."""

    @property
    def words(self) -> Mapping[str, object]:
        """The words under which there is something."""

    @property
    def pieces(self) -> Sequence[tuple[str, int]]:
        """The literals that may stand inside a word, each with a rule."""

    def uses(self, word: str) -> list[Use]:
        """Return what is kept under a word."""


class Laid(NamedTuple):
    """A matcher's place in what was laid out before."""

    stored: Stored
    number: int
    always: bool = False


class Index:
    """The literals of some rules."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = tuple(rules)
        self.always: list[int] = []  #: rules that any text may hold
        self._known: dict[str, tuple[Use, ...]] = {}
        self._own: dict[str, list[Use]] = {}
        self._laid: dict[int, tuple[Stored, dict[int, int]]] = {}
        pieces: list[tuple[str, int]] = []
        for number, rule in enumerate(self.rules):
            pieces += self._placed(number, rule)
        for stored, numbers in self._laid.values():
            pieces += [(piece, numbers[rule]) for piece, rule in stored.pieces if rule in numbers]
        self._pieces = Pieces(pieces)

    def _placed(self, number: int, rule: Rule) -> Iterator[tuple[str, int]]:
        """Place the words of a rule's literals; yield those that may stand inside a word."""
        laid: Laid | None = getattr(rule.find, "laid", None)
        if laid:
            self._laid.setdefault(id(laid.stored), (laid.stored, {}))[1][laid.number] = number
            if laid.always:
                self.always.append(number)
            return
        uses, pieces = literals_of(rule, number)
        for word, use in uses:
            self._own.setdefault(word, []).append(use)
        if not uses and not pieces:
            self.always.append(number)
        yield from ((piece, number) for piece in pieces)

    def hits(self, text: str, ends: Iterable[int] = ()) -> Iterator[tuple[Use, int]]:
        """Yield what stands in a folded text and where; words also as far as the ``ends`` that cut them."""
        for word, at in self._standing(text, ends):
            for use in self._uses(word):
                start = at - use.at
                if start >= 0 and text.startswith(use.literal, start):
                    yield use, start
        for use in self._uses(WORDLESS):
            yield from ((use, m.start()) for m in re.finditer(f"(?={re.escape(use.literal)})", text))
        for piece, rule, start in self._pieces.hits(text):
            yield Use(piece, 0, rule), start

    def met(self, rule: int, text: str, within: Span) -> bool:
        """Tell whether a stretch in which a piece of a rule stands may hold what the rule looks for."""
        branches: Branches | None = getattr(self.rules[rule].find, "branches", None)
        return branches is None or branches.may(text, *within)

    def _standing(self, text: str, ends: Iterable[int]) -> Iterator[tuple[str, int]]:
        """Yield the words of a text under which there is something, with their places."""
        words = _WORD if _alike(text) else _TOKEN
        written = set(words.findall(text))
        wanted = self._own.keys() & written
        for stored, _ in self._laid.values():
            wanted |= stored.words.keys() & written
        if wanted:
            yield from ((m[0], m.start()) for m in words.finditer(text) if m[0] in wanted)
        for end in ends:
            if end < len(text) and _in_word(text[end]) and end and _in_word(text[end - 1]):
                start = end
                while start and _in_word(text[start - 1]):
                    start -= 1
                yield text[start:end], start

    def _uses(self, word: str) -> tuple[Use, ...]:
        if word not in self._known:
            found = list(self._own.get(word, ()))
            for stored, numbers in self._laid.values():
                if word in stored.words:
                    uses = stored.uses(word)
                    found += [use._replace(rule=numbers[use.rule]) for use in uses if use.rule in numbers]
            self._known[word] = tuple(found)
        return self._known[word]


def literals_of(rule: Rule, number: int) -> tuple[list[tuple[str, Use]], list[str]]:
    """Return a rule's literals of whole words, each under a word of its, and those that may stand inside one.

    Both are empty where a rule is to be tried on any text.
    """
    if isinstance(rule.find, Anchored):
        placed = ((needle, *_word_of(needle.literal)) for needle in rule.find.needles)
        return [(word, Use(needle.literal, at, number, needle)) for needle, word, at in placed], []
    pieces = sorted({anchor(literal) for literal in rule.anchors})
    return [], pieces if all(pieces) else []


def _word_of(literal: str) -> tuple[str, int]:
    """Return the word of a literal that is likely to be the rarest in a text, and its place.

    >>> _word_of("war on terror")
    ('terror', 7)
    """
    if literal.isascii() and literal.isalnum():
        return literal, 0
    found = [(frequency(m[0]), m.start(), m[0]) for m in _TOKEN.finditer(literal)]
    _, at, word = min(found, default=(0.0, 0, WORDLESS))
    return word, at


def _alike(text: str) -> bool:
    """Tell whether the standard library sees the same words in a text."""
    return text.isascii() or all(wordish(char) == (char.isalnum() or char == "_") for char in set(text))


def _in_word(char: str) -> bool:
    return _TOKEN.match(char) is not None
