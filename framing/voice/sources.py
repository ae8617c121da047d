"""Who a source is: names followed back from surnames, pronouns and titles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from framing.model import Certainty, Source, Span
from framing.voice.grammar import PERSONS, POSSESSIVES
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
SEXED = HE_TITLES | SHE_TITLES
CLOSE = 300  #: code points within which another name makes a pronoun doubtful
MEMORY = 3  #: persons besides the latest whom a pronoun may mean
SMALL = frozenset("the a an in on at but and as when it he she i we you they mr mrs".split())  #: capitalised, they are no names
ENDS_HEAD = frozenset(", ( — – of from in with at for on who and".split())
QUOTED = "“"  #: stands for a word inside quotation marks, which is no part of a name
UNNAMED = frozenset(["a", "an", "some", "many", "several"])
SPOKEN = frozenset(["spokesperson", "spokesman", "spokeswoman"])
WORD = r"[A-Z](?:[^\W_]|[.’'\-](?=\w)){0,24}"  #: bounded, so that no run of capitals is read twice
BEGIN = WORD.replace("]", r"](?<!\w.)", 1)  #: begins with a set of letters: quick to search for
NAME = re.compile(rf"{BEGIN}(?:[ ](?:(?:de|von|van|bin|al|el)[ ])?{WORD}(?:(?<=[ ][A-Z])\.)?){{1,3}}")
ADDRESSED = re.compile(rf"M(?P<title>rs?|s|iss)\b\.?[ ](?:[A-Z][a-z]{{1,24}}[ ])?(?P<name>{WORD})")  # begins literally: quick
LONGEST_NAME = 4
LONGEST_TITLE = 4  #: words of "the foreign ministry spokesperson"


class Cast:
    """Who has been named up to here; sources are to be given in the order of the text."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.named: dict[str, str] = {}  #: last word of a name -> the full name
        self.titled: dict[str, str] = {}  #: "spokesperson" -> who bore it last
        self.heard: list[str] = []  #: persons who were sources, the latest last
        self.read: list[tuple[int, str]] = []  #: names read last, and where
        self.bodies: dict[str, str] = {}  #: "it" and "they" -> what spoke last and may be meant
        self.sexes: dict[str, str] = {}  #: last word of a name -> "he" or "she", where the text says so
        for m in ADDRESSED.finditer(self.tokens.text):
            self.sexes.setdefault(_possessive(m.group("name")), "he" if m.group("title") == "r" else "she")
        self.names = NAME.finditer(self.tokens.text)
        self.ahead = next(self.names, None)

    def source(self, first: int, last: int) -> Source:
        """Return the source that the tokens ``[first, last)`` stand for."""
        tokens = self.tokens
        low, (start, end) = tokens.low[first:last], tokens.span(first, last)
        if self.ahead is not None and self.ahead.start() < end:
            self._read_names(end)
        if low[-1].endswith(POSSESSIVES) and last - first + len(low[-1]) > 3:
            end -= 2
        words, span, opens = tokens.text[start:end], Span(start, end), low[0]
        if last - first == 1:
            if opens in PERSONS:
                return self._pronoun(words, span, opens)
            if opens in self.bodies:
                return Source(words, span, self.bodies[opens], Certainty.INFERRED)
        self._hear_body(words, low, tokens.capital(first))
        if opens in ("the", "this", "that") and last - first <= LONGEST_TITLE and not tokens.capital(last - 1):
            return _followed(words, span, self.titled.get(_title(low[-1])))
        return self._name(words, span, first, last)

    def _hear_body(self, words: str, low: Sequence[str], capital: bool) -> None:
        """Take note of a body or of several who spoke: "it" and "they" may mean them."""
        if low[-1] in BODIES and (capital or low[0] in ("the", "a", "an")):
            self.bodies["it"] = words
        elif len(low) > 1 and low[-1].endswith("s") and low[-1].isalpha() and not low[-1].endswith("ss"):
            self.bodies["they"] = words

    def _name(self, words: str, span: Span, first: int, last: int) -> Source:
        tokens = self.tokens
        written = tokens.words[first:last]
        if tokens.quote.find(1, first, last) >= 0:
            written = [QUOTED if quoted else word for word, quoted in zip(written, tokens.quote[first:last], strict=True)]
        name = _named(tuple(written))
        if name is None:
            return Source(words, span)
        full = self.named.get(name.rpartition(" ")[2], name)
        resolved = full if full == name or _within(name, full) else name
        certainty = Certainty.STATED if resolved == name else Certainty.RESOLVED
        self._remember(resolved, first, last)
        return Source(words, span, None if resolved == words else resolved, certainty)

    def _remember(self, name: str, first: int, last: int) -> None:
        parts = name.split()
        for word in parts:
            self.named.setdefault(word, name)
        low = self.tokens.low[first:last]
        if parts[-1].lower() not in BODIES and low[0] != "the" and (self.heard[-1:] != [name] or len(self.heard) > MEMORY):
            self.heard = [*(other for other in self.heard[-MEMORY:] if other != name), name]
        for word in low if not TITLES.isdisjoint(low) or not SEXED.isdisjoint(low) else ():
            if word in TITLES:
                self.titled[_title(word)] = name
            if word in SEXED:
                self.sexes.setdefault(parts[-1], "he" if word in HE_TITLES else "she")

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
        near = [other for at, other in self.read[-MEMORY - 1 :] if at > before - CLOSE and not _within(other, name)]
        return any(other.split()[-1].lower() not in BODIES for other in near)

    def _read_names(self, upto: int) -> None:
        """Take note of the full names in the text before the offset ``upto``."""
        ahead = self.ahead
        while ahead is not None and (start := ahead.start()) < upto:
            last, name = _full_name(ahead.group())
            if last:
                self.named.setdefault(last, name)
                self.read.append((start, name))
            ahead = next(self.names, None)
        self.ahead = ahead


@lru_cache(maxsize=4096)
def _full_name(written: str) -> tuple[str, str]:
    """Return the last word and the whole of a name that is written with titles; both empty where it is but one word."""
    words = written.split()
    titles = [i for i, word in enumerate(words) if word.lower() in TITLES]
    words = [*map(_possessive, words[titles[-1] + 1 :] if titles else words)]
    return (words[-1], " ".join(words)) if len(words) > 1 else ("", "")


def _followed(words: str, span: Span, name: str | None) -> Source:
    return Source(words, span, name, Certainty.RESOLVED if name else Certainty.STATED)


def _title(word: str) -> str:
    return "spokesperson" if word in SPOKEN else word


def _possessive(word: str) -> str:
    return word[:-2] if word.endswith(("’s", "'s")) else word


@lru_cache(maxsize=4096)
def _named(words: tuple[str, ...]) -> str | None:
    """Return the name in a noun phrase: "Emmanuel Macron" of "French President Emmanuel Macron"."""
    low = [word.lower() for word in words]
    if "and" in low:
        return None
    head = next((at for at in range(1, len(low)) if low[at] in ENDS_HEAD), len(low))
    start = _name_start(words, 0, head)
    if start == head or low[0] in UNNAMED:
        return _appended(words, head)
    return " ".join(map(_possessive, words[start:head]))


def _name_start(words: Sequence[str], first: int, end: int) -> int:
    """Return where the run of words that can be parts of a name begins that ends before ``end``."""
    start, floor = end, max(first, end - LONGEST_NAME)
    while start > floor and words[start - 1][0].isupper():
        word = words[start - 1].lower()
        if word in TITLES or word in SMALL:
            break
        start -= 1
    return start


def _appended(words: Sequence[str], head: int) -> str | None:
    """Return the name of "the president of France, Emmanuel Macron"."""
    start = _name_start(words, head, len(words))
    if len(words) - start >= 2 and words[start - 1] == ",":
        return " ".join(words[start:])
    return None


def _within(name: str, full: str) -> bool:
    """Tell whether every word of ``name`` is one of ``full``."""
    return set(name.split()) <= set(full.split())


def carried(source: Source | None) -> Source | None:
    """Return ``source`` as carried over to words that stand without a cue."""
    if source is None:
        return None
    return Source(source.text, source.span, source.resolved, Certainty.INFERRED)
