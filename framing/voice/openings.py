"""Where the content opens behind a verb, and by which construction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from framing.voice.grammar import CLAUSE_OPENERS, DAYS, FINITE, IRREGULAR_PAST, LINKS, MANNER, QUESTION, SUBJECTIVE
from framing.voice.lexicon import Lexicon
from framing.voice.tokens import Window
from framing.voice.verbs import Verb

ADDRESSEE = 14  #: tokens of the longest addressee
INTERRUPTION = 26  #: tokens between a cue and its "that"
PREDICATE = 14  #: tokens within which a clause shows its verb
INFINITIVE = 7  #: tokens of who is urged, "to" included
DEMONSTRATIVE = frozenset(["this", "last", "late", "early", "earlier"])
DETERMINED = frozenset("the a an his her their its my your our this these those him them me us".split())
OWN_LINKS = frozenset(["to", "of", "about", "against"])
ADDRESSED = QUESTION | {"to", "about"}
OPENS_QUOTE = frozenset('“"„«‘:`')
NOT_OBJECT = frozenset("to by with in at on and or but as than if when while because though".split())
SHORTENED = ("n't", "n’t", "'ll", "’ll", "'d", "’d")
CLOSED = frozenset(",.;:)—–-?!") | {"--"}


Frames = Mapping[str, float]


class Opening(NamedTuple):
    """The content begins at token ``start``; ``kind`` says what it is, ``frame`` which frame of the verb it fills."""

    start: int
    kind: str
    frame: str
    cue_end: int = 0


def opening(window: Window, verb: Verb, lexicon: Lexicon) -> Opening | None:
    """Return where the content of the verb begins, or None if the verb takes none here."""
    tokens, after, frames = window.tokens, verb.at + 1, verb.entry.frames
    if after >= window.hi:
        return None
    if "phrase" in frames:
        return Opening(after, "object", "phrase")
    if tokens.low[after].endswith("ly") and after + 1 < window.hi and tokens.low[after + 1] in LINKS:
        after += 1
    found = _addressed(window, after, frames) if "addressee" in frames else None
    found = found or _marked(window, after, frames) or _linked(window, after, frames)
    return found or _unmarked(window, after, frames, lexicon)


def _addressed(window: Window, after: int, frames: Frames) -> Opening | None:
    """Skip who is told, up to "that", a pronoun, a colon or a quotation mark."""
    tokens = window.tokens
    if tokens.low[after] in OWN_LINKS:
        return None
    for at in range(after, min(window.hi, after + ADDRESSEE)):
        word = tokens.low[at]
        if word == "to":
            return Opening(after, "to", "addressee")
        if word in ADDRESSED or _new_subject(window, at, after):
            return Opening(at + (word == "about"), "that", "addressee")
        if tokens.words[at] in OPENS_QUOTE:
            return Opening(at if tokens.quote[at] else at + 1, "quote", "addressee")
        if tokens.words[at] == ",":
            return Opening(_interrupted(window, at) or at + 1, "clause", "addressee")
    at = after
    while at < min(window.hi - 1, after + ADDRESSEE) and (tokens.capital(at) or tokens.low[at] in ("the", "a", "an")):
        at += 1
    return Opening(max(at, after + 1), "clause", "addressee")


def _new_subject(window: Window, at: int, after: int) -> bool:
    """Tell whether the pronoun at ``at`` begins what is told rather than names who is told."""
    low = window.tokens.low
    if low[at] not in SUBJECTIVE:
        return False
    return low[at] not in ("you", "it") if at == after else low[at - 1] not in ("of", "and")


def _marked(window: Window, after: int, frames: Frames) -> Opening | None:
    """Return what "that", a question word, a quotation mark, a colon or "to" opens."""
    tokens = window.tokens
    word = tokens.low[after]
    speaks = "clause" in frames or "that" in frames
    if tokens.quote[after]:
        return Opening(after, "quote", "quote") if speaks or "object" in frames else None
    if word == "that":
        return Opening(after, "that", "that") if "that" in frames else None
    if word in QUESTION:
        return Opening(after, "that", "question") if "question" in frames else None
    if word in (",", ":"):
        return _punctuated(window, after, frames) if speaks else None
    if word == "to":
        return Opening(after, "to", "to") if "to" in frames and not _addressee(window, after + 1) else None
    if "nto" in frames and (at := _infinitive(window, after)):
        return Opening(at, "to", "nto")
    return None


def _addressee(window: Window, at: int) -> bool:
    """Tell whether "to" names someone rather than begins an infinitive: "wrote to the board"."""
    tokens = window.tokens
    return at < window.hi and (tokens.low[at] in DETERMINED or (tokens.capital(at) and not tokens.words[at].isupper()))


def _linked(window: Window, after: int, frames: Frames) -> Opening | None:
    """Return what follows a preposition of the verb's own, or adverbials: "spoke about …", "said on Monday that …"."""
    word = window.tokens.low[after]
    if word in frames and word in LINKS and not (word == "on" and window.tokens.low[min(after + 1, window.hi - 1)] in DAYS):
        return Opening(after + 1, "object", word, after + 1)
    if (word in MANNER or _dated(window, after)) and ("clause" in frames or "that" in frames):
        at = _interrupted(window, after)
        if at is not None:
            return Opening(at, "that", "that")
        reduced = after - 2 >= window.lo and window.tokens.low[after - 2] == ","
        at = None if reduced else _after_day(window, after, frames)
        return Opening(at, "clause", "bare") if at is not None else None
    return None


def _unmarked(window: Window, after: int, frames: Frames, lexicon: Lexicon) -> Opening | None:
    """Return the bare clause or noun phrase that begins at once."""
    tokens = window.tokens
    word = tokens.low[after]
    if tokens.words[after][0] in CLOSED or word in MANNER or _dated(window, after):
        return None
    clause = word in SUBJECTIVE or has_predicate(window, after, lexicon)
    if clause and "clause" in frames:
        return Opening(after, "clause", "clause")
    if "object" in frames and word not in NOT_OBJECT:
        return Opening(after, "object", "object")
    if "bare" in frames and (word[0].isalnum() or word in CLAUSE_OPENERS):
        return Opening(after, "clause", "bare")
    return None


def has_predicate(window: Window, start: int, lexicon: Lexicon, last: int = -1) -> bool:
    """Tell whether a finite verb shows before the phrase that begins at ``start`` breaks off, or before ``last``."""
    tokens = window.tokens
    if last >= 0:
        return any(_finite(tokens.low[at]) or tokens.low[at].endswith("ed") for at in range(start + 1, last))
    for at in range(start + 1, min(window.hi, start + PREDICATE)):
        word = tokens.low[at]
        if _finite(word):
            return True
        if word in CLOSED or word in ("who", "which", "that", "to", "and"):
            return False
    return False


def _finite(word: str) -> bool:
    return word in FINITE or word in IRREGULAR_PAST or word.endswith(SHORTENED)


def _punctuated(window: Window, after: int, frames: Frames) -> Opening | None:
    """Return where the content begins behind a comma or a colon."""
    tokens = window.tokens
    if after + 1 >= window.hi:
        return None
    if tokens.quote[after + 1]:
        return Opening(after + 1, "quote", "quote")
    if tokens.words[after] == ":":
        return Opening(after + 1, "clause", "colon")
    at = _interrupted(window, after)
    return Opening(at, "that", "that") if at is not None else None


def _interrupted(window: Window, after: int) -> int | None:
    """Return the "that" or quotation mark behind adverbials: "said, on Monday, that"."""
    tokens = window.tokens
    for at in range(after, min(window.hi, after + INTERRUPTION)):
        word = tokens.low[at]
        if word in QUESTION or tokens.quote[at]:
            return at
        if word == ";":
            break
    return None


def _after_day(window: Window, after: int, frames: Frames) -> int | None:
    """Return where the content begins behind a bare day: "said Monday the plan …"."""
    low = window.tokens.low
    at = after + (low[after] == "on" and after + 1 < window.hi and low[after + 1] in DAYS)
    if not _dated(window, at):
        return None
    while at < window.hi and (low[at] in DAYS or low[at] == ","):
        at += 1
    return at if at < window.hi else None


def _dated(window: Window, at: int) -> bool:
    """Tell whether a time begins at ``at``: "Monday", "this week", but not "this" alone."""
    low = window.tokens.low
    return low[at] in DAYS and (low[at] not in DEMONSTRATIVE or (at + 1 < window.hi and low[at + 1] in DAYS))


def _infinitive(window: Window, after: int) -> int | None:
    """Return ``after`` if "to" follows who is urged."""
    tokens = window.tokens
    for at in range(after + 1, min(window.hi - 1, after + INFINITIVE)):
        if tokens.low[at] == "to":
            return after
        if tokens.low[at] in CLOSED or tokens.low[at] in FINITE:
            return None
    return None
