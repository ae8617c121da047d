"""Who a source is: names followed back from surnames, pronouns and titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from framing.model import Certainty, Source, Span
from framing.voice.grammar import PERSONS
from framing.voice.tokens import Tokens

TITLES = frozenset(
    "mr. mrs. ms. dr. sen. rep. gov. gen. lt. col. rev. prof. president senator governor representative congressman"
    " congresswoman secretary minister pm prime chancellor mayor judge justice general king queen prince pope sir lord"
    " chairman chairwoman chair director spokesman spokeswoman spokesperson ambassador leader candidate nominee attorney"
    " speaker analyst former vice deputy chief democrat republican".split()
)
BODIES = frozenset(
    "house party department ministry committee times post news university court council journal union states bank group"
    " press center centre institute foundation association commission agency office administration campaign senate"
    " congress government company inc corp network service bureau street state city county republic kingdom nations".split()
)
HE_TITLES = frozenset("mr. congressman spokesman chairman businessman councilman salesman king prince lord sir pope".split())
SHE_TITLES = frozenset(
    "mrs. ms. congresswoman spokeswoman chairwoman businesswoman councilwoman queen princess lady dame".split()
)
CLOSE = 300  #: code points within which another name makes a pronoun doubtful
MEMORY = 3  #: persons besides the latest whom a pronoun may mean
SPOKEN = frozenset(["spokesperson", "spokesman", "spokeswoman"])
WORD = r"[A-Z](?:[^\W_]|[.’'\-](?=\w)){0,24}"  #: bounded, so that no run of capitals is read twice
NAME = re.compile(rf"\b{WORD}(?:[ ](?:(?:de|von|van|bin|al|el)[ ])?{WORD}(?:(?<=[ ][A-Z])\.)?){{1,3}}")
ADDRESSED = re.compile(rf"M(?P<title>rs?|s|iss)\b\.?[ ](?:[A-Z][a-z]{{1,24}}[ ])?(?P<name>{WORD})")  # begins literally: quick
LONGEST_NAME = 4
LONGEST_TITLE = 4  #: words of "the foreign ministry spokesperson"


@dataclass
class Cast:
    """Who has been named up to here; sources are to be given in the order of the text."""

    tokens: Tokens
    named: dict[str, str] = field(default_factory=dict)  #: last word of a name -> the full name
    titled: dict[str, str] = field(default_factory=dict)  #: "spokesperson" -> who bore it last
    heard: list[str] = field(default_factory=list)  #: persons who were sources, the latest last
    read: list[tuple[int, str]] = field(default_factory=list)  #: names read last, and where
    bodies: dict[str, str] = field(default_factory=dict)  #: "it" and "they" -> what spoke last and may be meant
    sexes: dict[str, str] = field(default_factory=dict)  #: last word of a name -> "he" or "she", where the text says so

    def __post_init__(self) -> None:
        for m in ADDRESSED.finditer(self.tokens.text):
            self.sexes.setdefault(_possessive(m.group("name")), "he" if m.group("title") == "r" else "she")
        self.names = NAME.finditer(self.tokens.text)
        self.ahead = next(self.names, None)

    def source(self, first: int, last: int) -> Source:
        """Return the source that the tokens ``[first, last)`` stand for."""
        tokens = self.tokens
        self._read_names(tokens.ends[last - 1])
        span = tokens.span(first, last)
        if tokens.low[last - 1].endswith(("’s", "'s")) and last - first + len(tokens.low[last - 1]) > 3:
            span = Span(span.start, span.end - 2)
        words = tokens.text[span.start : span.end]
        low = tokens.low[first:last]
        if low[0] in PERSONS and len(low) == 1:
            return self._pronoun(words, span, low[0])
        if low[0] in self.bodies and len(low) == 1:
            return Source(words, span, self.bodies[low[0]], Certainty.INFERRED)
        self._hear_body(words, low, tokens.capital(first))
        if low[0] in ("the", "this", "that") and len(low) <= LONGEST_TITLE and not tokens.capital(last - 1):
            return _followed(words, span, self.titled.get(_title(low[-1])))
        return self._name(words, span, first, last)

    def _hear_body(self, words: str, low: Sequence[str], capital: bool) -> None:
        """Take note of a body or of several who spoke: "it" and "they" may mean them."""
        if low[-1] in BODIES and (capital or low[0] in ("the", "a", "an")):
            self.bodies["it"] = words
        elif len(low) > 1 and low[-1].endswith("s") and low[-1].isalpha() and not low[-1].endswith("ss"):
            self.bodies["they"] = words

    def _name(self, words: str, span: Span, first: int, last: int) -> Source:
        name = self._named(first, last)
        if name is None:
            return Source(words, span)
        full = self.named.get(name.split()[-1], name)
        resolved = full if _within(name, full) else name
        certainty = Certainty.STATED if resolved == name else Certainty.RESOLVED
        self._remember(resolved, first, last)
        return Source(words, span, None if resolved == words else resolved, certainty)

    def _named(self, first: int, last: int) -> str | None:
        """Return the name in a noun phrase: "Emmanuel Macron" of "French President Emmanuel Macron"."""
        tokens = self.tokens
        if "and" in tokens.low[first:last]:
            return None
        head = _head(tokens, first, last)
        start = head
        while start > first and head - start < LONGEST_NAME and _namelike(tokens, start - 1):
            start -= 1
        if start == head or tokens.low[first] in ("a", "an", "some", "many", "several"):
            return _appended(tokens, head, last)
        return " ".join(_possessive(tokens.words[i]) for i in range(start, head))

    def _remember(self, name: str, first: int, last: int) -> None:
        for word in name.split():
            self.named.setdefault(word, name)
        low = self.tokens.low[first:last]
        if name.split()[-1].lower() not in BODIES and low[0] != "the":
            self.heard = [*(other for other in self.heard[-MEMORY:] if other != name), name]
        for word in low:
            if word in TITLES:
                self.titled[_title(word)] = name
            if word in HE_TITLES or word in SHE_TITLES:
                self.sexes.setdefault(name.split()[-1], "he" if word in HE_TITLES else "she")

    def _pronoun(self, words: str, span: Span, pronoun: str) -> Source:
        """Return whom "he" or "she" stands for: who was heard last and is, or may be, one."""
        sexes = [(name, self.sexes.get(name.rpartition(" ")[2])) for name in reversed(self.heard)]
        fitting = [name for name, sex in sexes if sex in (pronoun, None)]
        known = next((name for name, sex in sexes if sex == pronoun), None)
        if not fitting:
            return Source(words, span)
        name = fitting[0]
        if known is None and len(fitting) > 1:
            return Source(words, span, name, Certainty.INFERRED)
        if known is not None and known != name:
            return Source(words, span, known, Certainty.INFERRED)
        if known is None and self._others(name, span.start):
            return Source(words, span, name, Certainty.INFERRED)
        self.sexes.setdefault(name.split()[-1], pronoun)
        return Source(words, span, name, Certainty.RESOLVED)

    def _others(self, name: str, before: int) -> bool:
        """Tell whether another name stands close before a pronoun: it may be meant instead."""
        near = [other for at, other in self.read if at > before - CLOSE and not _within(other, name)]
        return any(other.split()[-1].lower() not in BODIES for other in near)

    def _read_names(self, upto: int) -> None:
        """Take note of the full names in the text before the offset ``upto``."""
        while self.ahead is not None and self.ahead.start() < upto:
            words = self.ahead.group().split()
            titles = [i for i, word in enumerate(words) if word.lower() in TITLES]
            words = words[titles[-1] + 1 :] if titles else words
            if len(words) > 1:
                name = " ".join(map(_possessive, words))
                self.named.setdefault(name.split()[-1], name)
                self.read = [*self.read[-MEMORY:], (self.ahead.start(), name)]
            self.ahead = next(self.names, None)


def _followed(words: str, span: Span, name: str | None) -> Source:
    return Source(words, span, name, Certainty.RESOLVED if name else Certainty.STATED)


def _title(word: str) -> str:
    return "spokesperson" if word in SPOKEN else word


def _possessive(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


def _namelike(tokens: Tokens, at: int) -> bool:
    """Tell whether a token can be part of a name."""
    word = tokens.words[at]
    return word[0].isupper() and tokens.low[at] not in TITLES and not tokens.quote[at] and not _opens(tokens, at)


def _opens(tokens: Tokens, at: int) -> bool:
    """Tell whether a token is a capitalised small word rather than a name."""
    return tokens.low[at] in ("the", "a", "an", "in", "on", "at", "but", "and", "as", "when", "it", "he", "she", "mr", "mrs")


def _head(tokens: Tokens, first: int, last: int) -> int:
    """Return the end of the phrase's head: before a comma or a preposition."""
    for at in range(first + 1, last):
        if tokens.words[at] in ",(—–" or tokens.low[at] in ("of", "from", "in", "with", "at", "for", "on", "who", "and"):
            return at
    return last


def _appended(tokens: Tokens, head: int, last: int) -> str | None:
    """Return the name of "the president of France, Emmanuel Macron"."""
    start = last
    while start > head and last - start < LONGEST_NAME and _namelike(tokens, start - 1):
        start -= 1
    if last - start >= 2 and tokens.words[start - 1] == ",":
        return " ".join(tokens.words[start:last])
    return None


def _within(name: str, full: str) -> bool:
    """Tell whether every word of ``name`` is one of ``full``."""
    return set(name.split()) <= set(full.split())


def carried(source: Source | None) -> Source | None:
    """Return ``source`` as carried over to words that stand without a cue."""
    if source is None:
        return None
    return Source(source.text, source.span, source.resolved, Certainty.INFERRED)
