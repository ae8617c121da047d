"""Noun phrases and adverbials around a cue; every look-back and look-ahead is bounded by its window."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from framing.voice.grammar import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    FINITE,
    NO_APPOSITION,
    PERSONS,
    PREPOSITIONS,
    PRONOUNS,
    QUESTION,
    QUOTE_MARKS,
    RELATIVE,
    STOPS,
    SUBJECT_OPENERS,
)
from framing.voice.lexicon import Lexicon
from framing.voice.tokens import Window

NOUN_PHRASE = 18  #: tokens of the longest subject
APPOSITION = 22  #: tokens of the longest apposition
ADVERBIAL = 24  #: tokens of the longest adverbial after a cue
DASHING = frozenset("—–-") | {"--"}
NO_END = DETERMINERS | STOPS | FINITE
NOUNS_IN_LY = frozenset(
    "family ally assembly daily reply bully supply rally italy july weekly monthly kelly reilly connolly donnelly emily sally"
    " billy molly polly holly beverly jolly kimberly carly early reply anomaly monopoly fly butterfly".split()
)
NAMED_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight".split())
LONE = frozenset(
    "another most few nobody everyone everybody someone anyone none neither several these those this that both all each".split()
)
OPENS_CLAUSE = STOPS | {",", ";", ":", "—", "–", "("}
BEGINNING = frozenset("most many some several few".split())
LINKING = (
    DETERMINERS
    | PREPOSITIONS
    | AUXILIARIES
    | frozenset("of such and or nor than even like until within among across throughout behind below near despite".split())
    | frozenset("above toward towards onto without all both half nearly almost least past last next first".split())
)
CONNECTIVES = frozenset("meanwhile however though too also instead nonetheless nevertheless then therefore likewise".split())
PERFECT = frozenset(["has", "have", "had"])
PERIODS = frozenset("week month year night morning evening afternoon weekend summer fall spring winter".split())
BREAK = frozenset(',;:"“”„«»—–()[]') | {"--"}


class Part(NamedTuple):
    """The tokens ``[first, last)``."""

    first: int
    last: int


@lru_cache(maxsize=4096)
def negator(word: str) -> bool:
    """Tell whether a lower-case word negates."""
    return word in ("not", "never", "cannot") or word.endswith(("n't", "n’t"))


@lru_cache(maxsize=4096)
def adverb(word: str) -> bool:
    """Tell whether a lower-case word may stand between subject and verb."""
    return word in AUXILIARIES or (word.endswith(("ly", "n't", "n’t")) and word not in NOUNS_IN_LY)


def subject_before(window: Window, end: int, lexicon: Lexicon) -> Part | None:
    """Return the subject that ends before token ``end``, an apposition between commas included."""
    low = window.tokens.low
    at = _skip_adverbials(window, end - 1)
    if at < window.lo or window.tokens.quote[at]:
        return None
    if low[at] in DASHING and (opened := _aside_start(window, at)) is not None:
        named = noun_phrase(window, opened - 1, lexicon)
        return Part(named.first, at) if named else None
    if low[at] in RELATIVE:
        return Part(at, at + 1) if antecedent(window, at, lexicon) else None
    return noun_phrase(window, at, lexicon) if low[at] != "," else _with_apposition(window, at, lexicon)


def _skip_adverbials(window: Window, at: int) -> int:
    """Return the token before the adverbs and times of day that end at ``at``: "the mayor on Monday also"."""
    low = window.tokens.low
    while at >= window.lo:
        word = low[at]
        if adverb(word) or word in NAMED_DAYS or (word == "since" and at > window.lo and low[at - 1] in PERFECT):
            at -= 1 + (word in NAMED_DAYS and at > window.lo and low[at - 1] in ("on", "last", "late", "early"))
        elif word in PERIODS and at > window.lo and low[at - 1] in ("last", "this", "next"):
            at -= 2
        else:
            break
    return at


def _with_apposition(window: Window, comma: int, lexicon: Lexicon) -> Part | None:
    """Return the noun phrase whose apposition, age or relative clause the comma at ``comma`` closes."""
    opened = _apposition_start(window, comma)
    named = noun_phrase(window, opened - 1, lexicon) if opened > window.lo else None
    if named and named.last - named.first == 1 and window.tokens.low[named.first].isdigit():
        named = noun_phrase(window, named.first - 2, lexicon) if window.tokens.low[named.first - 1] == "," else None
    if named is None:
        return None
    aside = window.tokens.low[opened + 1 : comma]
    return Part(named.first, opened if not CONNECTIVES.isdisjoint(aside[-1:]) or aside[:1] == ["for"] else comma)


def _aside_start(window: Window, at: int) -> int | None:
    """Return the dash or parenthesis that opens the aside closed at ``at``."""
    words = window.tokens.words
    wanted = "(" if words[at] == ")" else words[at]
    for index in range(at - 1, max(window.lo, at - APPOSITION) - 1, -1):
        if words[index] == wanted:
            return index
    return None


def antecedent(window: Window, who: int, lexicon: Lexicon) -> Part | None:
    """Return the noun phrase that "who" at ``who`` takes up."""
    last = who - 1
    if last >= window.lo and window.tokens.words[last] == ",":
        last -= 1
    return noun_phrase(window, last, lexicon)


def _apposition_start(window: Window, at: int) -> int:
    """Return the comma that opens the apposition closed at ``at``, or -1."""
    words = window.tokens.words
    for index in range(at - 1, max(window.lo, at - APPOSITION) - 1, -1):
        if words[index] == ",":
            return index
        if words[index] in BREAK:
            break
    return -1


def noun_phrase(window: Window, last: int, lexicon: Lexicon) -> Part | None:
    """Return the noun phrase whose last token is ``last``."""
    tokens, low = window.tokens, window.tokens.low
    if last < window.lo or tokens.quote[last]:
        return None
    if low[last] in PRONOUNS or _alone(window, last):
        return Part(last, last + 1)
    if low[last] == ")" and (opened := _aside_start(window, last)) is not None and opened > window.lo:
        named = noun_phrase(window, opened - 1, lexicon)
        return Part(named.first, last + 1) if named else None
    if not _may_end(tokens.words[last]) or low[last] in NO_END:
        return None
    first = _phrase_start(window, last, lexicon)
    while last > first and low[last].endswith("ly") and len(low[last]) > 4 and tokens.words[last].islower():
        last -= 1
    return Part(first, last + 1) if first <= last else None


def _phrase_start(window: Window, last: int, lexicon: Lexicon) -> int:
    """Return where the noun phrase that ends with token ``last`` begins."""
    low, first = window.tokens.low, last
    floor = max(window.lo, last - NOUN_PHRASE)
    while first >= floor and not _ends_phrase(window, first, last, lexicon):
        first -= 1
    first += 1
    if first > last or low[first] != "and":
        return next((at for at in range(last, first, -1) if begins(window, at)), first)
    joined = first > window.lo and low[first - 1] in PERSONS
    return first - 1 if joined else _listed(window, first)


def begins(window: Window, at: int) -> bool:
    """Tell whether another noun phrase begins within one, without a link: "a move | most countries consider illegal"."""
    tokens = window.tokens
    before = tokens.low[at - 1]
    if tokens.low[at] not in BEGINNING or not tokens.words[at - 1].isalpha() or not tokens.words[at - 1].islower():
        return False
    return not (before in LINKING or adverb(before))


def _alone(window: Window, at: int) -> bool:
    """Tell whether a word that may determine another is a subject by itself: "another says"."""
    low = window.tokens.low
    return low[at] in LONE and (at == window.lo or low[at - 1] in OPENS_CLAUSE)


def _may_end(word: str) -> bool:
    return word[0].isalnum() or word[0] in ")]@#$"


def _ends_phrase(window: Window, index: int, last: int, lexicon: Lexicon) -> bool:
    """Tell whether token ``index`` stands before the phrase rather than in it."""
    tokens, low = window.tokens, window.tokens.low
    word = low[index]
    if word in BREAK or tokens.quote[index]:
        return True
    if word in STOPS:
        return not (word == "and" and index > window.lo and _joins(window, index))
    if word in FINITE or (word in PRONOUNS and index != last and low[index + 1] != "of"):
        return True
    return index != last and word in lexicon.verbs and word not in lexicon.alike and not tokens.capital(index)


def _joins(window: Window, index: int) -> bool:
    """Tell whether an "and" stands between two names."""
    tokens = window.tokens
    after = tokens.capital(index + 1) or tokens.low[index + 1] in ("the", "her", "his")
    before = tokens.capital(index - 1) or tokens.words[index - 1] == "," or tokens.low[index - 1] in PERSONS
    return before and after


def _listed(window: Window, first: int) -> int:
    """Return where a list of names begins that ends in "…, and X": ``first`` is the "and"."""
    tokens = window.tokens
    at = first
    while at - 2 >= window.lo and tokens.words[at - 1] == "," and tokens.capital(at - 2):
        at -= 2
    return at if at < first else first + 1


def subject_after(window: Window, start: int) -> Part | None:
    """Return the subject that begins at ``start``, as in "said the mayor"."""
    tokens = window.tokens
    if start >= window.hi or tokens.quote[start]:
        return None
    if not (tokens.capital(start) or tokens.low[start] in SUBJECT_OPENERS or tokens.words[start].isdigit()):
        return None
    end = start
    while end < window.hi and not (tokens.words[end] in BREAK or tokens.words[end] == "." or _leaves(window, end, start)):
        end += 1
    closing = _apposition_end(window, end)
    return Part(start, closing) if end > start else None


def _leaves(window: Window, index: int, start: int) -> bool:
    """Tell whether an adverbial of time begins at ``index``."""
    word = window.tokens.low[index]
    return index > start and (
        (word.endswith("day") and word in DAYS) or word in ("in", "during", "when", "at", "on", "after", "while", "before")
    )


def _apposition_end(window: Window, comma: int) -> int:
    """Return where the apposition after ``comma`` ends, or ``comma`` if there is none."""
    tokens = window.tokens
    if comma + 1 >= window.hi or tokens.words[comma] != "," or tokens.low[comma + 1] in NO_APPOSITION:
        return comma
    for index in range(comma + 1, min(window.hi, comma + APPOSITION)):
        if tokens.quote[index] or tokens.words[index] in ";—":
            return index
    return window.hi if window.hi - comma < APPOSITION else comma


def trails_off(window: Window, start: int) -> bool:
    """Tell whether nothing but adverbials stands between ``start`` and the end of the sentence."""
    at = start
    while at < window.hi:
        step = _adverbial(window, at)
        if step == at:
            return False
        at = step
    return True


def _adverbial(window: Window, at: int) -> int:
    """Return where the adverbial that begins at ``at`` ends; ``at`` itself if there is none."""
    low = window.tokens.low
    word = low[at]
    if word == "," or word in DAYS or (word.endswith("ly") and word.islower()):
        return at + 1
    if word not in PREPOSITIONS:
        return at
    end = at + 1
    while end < min(window.hi, at + ADVERBIAL) and not (low[end] in BREAK or low[end] in QUESTION):
        end += 1
    return at if end < window.hi and low[end] in QUESTION | QUOTE_MARKS else end
