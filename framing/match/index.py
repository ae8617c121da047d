"""The literals of all rules, laid out so that a text is read once: what each rule has to look at, however many rules there are.

Most literals are whole words. Each is kept under that word of it which is likely to be the rarest, and the words of a text
are looked up: what that costs does not grow with the rules. Literals that may stand inside a word are searched for: one by
one while little has been read, and then in one pass after Aho and Corasick (1975), by ahocorasick-rs where it is to be had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, compress, count
from typing import NamedTuple, Protocol

import regex

from framing.match.frequency import frequency
from framing.match.indexed import Indexed, Need, Needle
from framing.match.literal import anchor
from framing.match.pieces import Pieces
from framing.model import Rule
from framing.words import alike

_TOKEN = regex.compile(r"((?:(?![\uFE0E\uFE0F])\w)+)")
_WORD = re.compile(r"(\w+)")
_PARTING = frozenset(" \n.,;:!?")


WORDLESS = " "  #: what literals without a word are kept under


class Use(NamedTuple):
    """What a literal is for: a rule, by number, and its matcher's needle, if any; ``at`` is the place of its word in it.

    In an index it also has the rule's scope, and a number that it shares with the uses of the same key of the same rule.
    """

    literal: str
    at: int
    rule: int
    needle: Needle | None = None
    scope: str = "sentence"
    slot: int = 0


Hit = tuple[int, Sequence[Use]]
"""Where a literal stands in a folded text, and all that it is for: at least one use."""
Kept = Sequence[tuple[str, int, Sequence[Use]]]
"""What is kept under a word: literals, each with the place of the word in it and its uses; "" where it is the word itself."""


class Stored(Protocol):
    """Literals that were laid out before, by their words; rules are numbered as they were then."""

    @property
    def words(self) -> Mapping[str, object]:
        """The words under which there is something."""

    @property
    def pieces(self) -> Sequence[Use]:
        """The literals that may stand inside a word."""

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
        self._known: dict[str, Kept] = {}
        self._own: dict[str, list[Use]] = {}
        self._laid: dict[int, tuple[Stored, dict[int, int]]] = {}
        self._slots: dict[tuple[int, int], int] = {}
        self._needs: dict[int, Sequence[Need]] = {}  #: by slot
        pieces: list[Use] = []
        for number, rule in enumerate(self.rules):
            pieces += self._placed(number, rule)
        for stored, numbers in self._laid.values():
            pieces += [self._used(use, numbers[use.rule]) for use in stored.pieces if use.rule in numbers]
        self._pieces = Pieces((use.literal, use) for use in pieces)

    def _placed(self, number: int, rule: Rule) -> Iterator[Use]:
        """Place the words of a rule's literals; yield those that may stand inside a word."""
        laid: Laid | None = getattr(rule.find, "laid", None)
        if laid:
            self._laid.setdefault(id(laid.stored), (laid.stored, {}))[1][laid.number] = number
            if laid.always:
                self.always.append(number)
            return
        uses, pieces = literals_of(rule, number)
        for word, use in uses:
            self._own.setdefault(word, []).append(self._used(use, number))
        if not uses and not pieces:
            self.always.append(number)
        yield from (self._used(use, number) for use in pieces)

    def _used(self, use: Use, rule: int) -> Use:
        """Return a use with what it has in this index, where the rule has this number."""
        key = (rule, use.needle.key if use.needle else 0)
        slot = self._slots.setdefault(key, len(self._slots))
        return Use(use.literal, use.at, rule, use.needle, self.rules[rule].scope, slot)

    def hits(self, text: str, ends: Iterable[int] = ()) -> Iterator[Hit]:
        """Yield what stands in a folded text and where; words also as far as the ``ends`` that cut them."""
        for kept, at in self._standing(text, ends):
            for literal, before, uses in kept:
                start = at - before
                if not literal or (start >= 0 and text.startswith(literal, start)):
                    yield start, uses
        for _, _, uses in self._uses(WORDLESS):
            literal = re.escape(uses[0].literal)
            yield from ((m.start(), uses) for m in re.finditer(f"(?={literal})", text))
        yield from ((at, (use,)) for use, at in self._pieces.hits(text))

    def _standing(self, text: str, ends: Iterable[int]) -> Iterator[tuple[Kept, int]]:
        """Yield what there is under the words of a text, with the place of each."""
        parts = (_WORD if alike(text) else _TOKEN).split(text)  # what stands between words, and words, in turn
        words = parts[1::2]
        written = set(words)
        wanted = self._own.keys() & written
        for stored, _ in self._laid.values():
            wanted |= stored.words.keys() & written
        here = {word: uses for word in wanted if (uses := self._uses(word))}
        places = list(accumulate(map(len, parts))) if here else []
        for number in compress(count(), map(here.__contains__, words)):
            yield here[words[number]], places[2 * number]
        for word, at in _cut(text, ends):
            yield self._uses(word), at

    def needs(self, use: Use) -> Sequence[Need]:
        """Return what must stand in a stretch beside what has this use; nothing where its spelling tells all."""
        known = self._needs.get(use.slot)
        if known is None:
            find, needle = self.rules[use.rule].find, use.needle
            known = find.needs(needle.key) if isinstance(find, Indexed) and needle and not needle.spelling else ()
            self._needs[use.slot] = known
        return known

    def _uses(self, word: str) -> Kept:
        known = self._known.get(word)
        if known is None:
            found = list(self._own.get(word, ()))
            for stored, numbers in self._laid.values():
                if word in stored.words:
                    uses = stored.uses(word)
                    found += [self._used(use, numbers[use.rule]) for use in uses if use.rule in numbers]
            known = self._known[word] = _kept(word, found)
        return known


def literals_of(rule: Rule, number: int) -> tuple[list[tuple[str, Use]], list[Use]]:
    """Return a rule's literals of whole words, each under a word of its, and those that may stand inside one.

    Both are empty where a rule is to be tried on any text.
    """
    if isinstance(rule.find, Indexed) and (rule.find.needles or rule.find.pieces):
        placed = ((needle, *_word_of(needle.literal)) for needle in rule.find.needles)
        whole = [(word, Use(needle.literal, at, number, needle)) for needle, word, at in placed]
        return whole, [Use(needle.literal, 0, number, needle) for needle in rule.find.pieces]
    pieces = sorted({anchor(literal) for literal in rule.anchors})
    if not all(pieces):
        return [], []
    if not isinstance(rule.find, Indexed):
        return [], [Use(piece, 0, number) for piece in pieces]
    return [], [Use(piece, 0, number, Needle(piece, key)) for piece in pieces for key in range(rule.find.keys)]


def _kept(word: str, uses: Iterable[Use]) -> Kept:
    by_literal: dict[tuple[str, int], list[Use]] = {}
    for use in uses:
        by_literal.setdefault(("" if use.literal == word else use.literal, use.at), []).append(use)
    return tuple((literal, at, tuple(some)) for (literal, at), some in by_literal.items())


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


def _cut(text: str, ends: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Yield what is left of words that end in their middle, with their places."""
    for end in ends:
        if 0 < end < len(text) and text[end] not in _PARTING and _in_word(text[end]) and _in_word(text[end - 1]):
            start = end
            while start and _in_word(text[start - 1]):
                start -= 1
            yield text[start:end], start


def _in_word(char: str) -> bool:
    return _TOKEN.match(char) is not None
