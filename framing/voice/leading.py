"""Cues that precede what is said: said that …, told her …, vowed to …, criticized …."""

from __future__ import annotations

from framing.voice.frames import Frame, Search
from framing.voice.grammar import (
    CLAUSE_OPENERS,
    DAYS,
    FINITE,
    IRREGULAR_PAST,
    MANNER,
    NARROW_OPENERS,
    QUESTION,
)
from framing.voice.lexicon import Lexicon
from framing.voice.phrases import Part, antecedent, noun_phrase, subject_before
from framing.voice.tokens import Window
from framing.voice.verbs import Verb, cue_part

ADDRESSEE = 14  #: tokens of the longest addressee
INTERRUPTION = 26  #: tokens between a cue and its "that"
ADDRESSED = QUESTION | {"to", "about"}
OPENS_QUOTE = frozenset('“"„«‘:`')
NOT_OBJECT = frozenset("to by with in at on and or".split())
REPORTS_ON = frozenset(["saying", "who", "adding", "arguing", "warning"])


def lead(search: Search, verb: Verb, lexicon: Lexicon) -> int:
    """Take up the verb as a cue before its content; return the token to go on from."""
    window = search.window
    source = None if verb.bare else subject_before(window, verb.at, lexicon)
    before = window.tokens.low[verb.at - 1] if verb.at > window.lo else ""
    if source is None and not verb.bare and before not in ("and", "but", "who", "that", ","):
        return verb.at + 1
    if _modifies(window, verb):
        return verb.at + 1
    if "person" in verb.entry.frames and _passes_on(search, verb):
        search.last = source or search.last
        return verb.at + 1
    start = _content(window, verb, source is not None)
    if start is None or start >= window.hi:
        return verb.at + 1
    end = search.end_of_content(start)
    if source is not None and window.tokens.low[source.first] == "who" and window.tokens.words[source.first - 1] == ",":
        end = _closing_comma(window, start, end)
    if end <= start:
        return verb.at + 1
    source, via = _speaker(search, verb, source, lexicon)
    cue = cue_part(window, verb.at, verb.at + 1)
    search.add(Frame(cue, source, (Part(start, end),), verb.entry, via))
    return end


def _modifies(window: Window, verb: Verb) -> bool:
    """Tell whether a participle describes the noun before it: "a group backing the plan"."""
    frames = verb.entry.frames
    if not verb.participle or verb.passive or "clause" in frames or verb.at == window.lo:
        return False
    return window.tokens.low[verb.at - 1] not in (",", "and", "by", "for")


def _closing_comma(window: Window, start: int, end: int) -> int:
    """Return where a relative clause between commas ends."""
    tokens = window.tokens
    return next((at for at in range(start, end) if tokens.words[at] == "," and not tokens.quote[at]), end)


def _speaker(search: Search, verb: Verb, source: Part | None, lexicon: Lexicon) -> tuple[Part | None, Part | None]:
    """Return the source of a verb, and the source that passes it on."""
    window = search.window
    if source is not None:
        named = antecedent(window, source.first, lexicon) if window.tokens.low[source.first] == "who" else source
        return source, search.last if named and _is_cited(window, named, lexicon) else None
    cited = _cited(window, verb.at - 1, lexicon)
    if cited:
        return cited, search.last
    if search.last is not None:
        return search.last, None
    return main_subject(window, verb, lexicon), None


def _cited(window: Window, comma: int, lexicon: Lexicon) -> Part | None:
    """Return the object of "cited" or "quoted" that ends at ``comma``."""
    tokens = window.tokens
    if comma <= window.lo or tokens.words[comma] != ",":
        return None
    part = noun_phrase(window, comma - 1, lexicon)
    return part if part and _is_cited(window, part, lexicon) else None


def _is_cited(window: Window, part: Part, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase is the object of "cited" or "quoted"."""
    if part.first <= window.lo:
        return False
    entry = lexicon.verbs.get(window.tokens.low[part.first - 1])
    return entry is not None and "person" in entry.frames


def _passes_on(search: Search, verb: Verb) -> bool:
    """Tell whether the verb cites someone whose words follow: "quoted two officials, saying …"."""
    tokens, hi = search.window.tokens, search.window.hi
    for at in range(verb.at + 1, min(hi - 1, verb.at + ADDRESSEE * 2)):
        if tokens.quote[at]:
            return False
        if tokens.words[at] == ",":
            return tokens.low[at + 1] in REPORTS_ON
    return False


def main_subject(window: Window, verb: Verb, lexicon: Lexicon) -> Part | None:
    """Return the subject of the nearest finite verb before a participle or infinitive."""
    tokens = window.tokens
    for at in range(verb.at - 1, window.lo, -1):
        word = tokens.low[at]
        if tokens.quote[at] or not tokens.words[at].islower():
            continue
        if word in FINITE or word in IRREGULAR_PAST or word.endswith("ed") or word in lexicon.verb_like:
            part = subject_before(window, at, lexicon)
            if part is not None:
                return part
    return None


def _content(window: Window, verb: Verb, subject: bool) -> int | None:
    """Return the token where the content begins, or None if the verb takes none here."""
    frames = verb.entry.frames
    start = None
    if verb.at + 1 >= window.hi:
        return None
    if "addressee" in frames:
        start = _addressed(window, verb.at + 1)
    elif "clause" in frames:
        start = _clause(window, verb)
    if start is None and "infinitive" in frames:
        start = _infinitive(window, verb)
    if start is None and "object" in frames:
        start = _object(window, verb)
    return start


def _addressed(window: Window, after: int) -> int:
    """Skip who is told, up to "that", a colon or a quotation mark."""
    tokens = window.tokens
    for at in range(after, min(window.hi, after + ADDRESSEE)):
        if tokens.low[at] in ADDRESSED:
            return at
        if tokens.words[at] in OPENS_QUOTE:
            return at if tokens.quote[at] else at + 1
        if tokens.words[at] == ",":
            return _interrupted(window, at) or at + 1
    at = after
    while at < min(window.hi - 1, after + ADDRESSEE) and (tokens.capital(at) or tokens.low[at] in ("the", "a", "an")):
        at += 1
    return max(at, after + 1)


def _clause(window: Window, verb: Verb) -> int | None:
    """Return where the clause begins that a verb of saying or thinking takes."""
    tokens, after = window.tokens, verb.at + 1
    word = tokens.low[after]
    if word == "that" or tokens.quote[after]:
        return after
    if word in (",", ":"):
        return _punctuated(window, after)
    if _opens_clause(window, after, verb) and word not in DAYS:
        return after
    if word in MANNER or word in DAYS:
        return _interrupted(window, after) or _after_day(window, after, verb)
    return after if "bare" in verb.entry.frames and word[0].isalnum() else None


def _opens_clause(window: Window, after: int, verb: Verb) -> bool:
    word = window.tokens.low[after]
    if "narrow" in verb.entry.frames:
        return word in NARROW_OPENERS
    return word in CLAUSE_OPENERS or window.tokens.capital(after)


def _punctuated(window: Window, after: int) -> int | None:
    """Return where the content begins behind a comma or a colon."""
    tokens = window.tokens
    if after + 1 >= window.hi:
        return None
    if tokens.words[after] == ":" or tokens.quote[after + 1]:
        return after + 1
    return _interrupted(window, after)


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


def _after_day(window: Window, after: int, verb: Verb) -> int | None:
    """Return where the content begins behind a bare day: "said Monday the plan …"."""
    low = window.tokens.low
    at = after + (low[after] == "on" and after + 1 < window.hi and low[after + 1] in DAYS)
    if low[at] not in DAYS:
        return after if "bare" in verb.entry.frames and "trailing" in verb.entry.frames else None
    while at < window.hi and (low[at] in DAYS or low[at] == ","):
        at += 1
    return at if at < window.hi else None


def _infinitive(window: Window, verb: Verb) -> int | None:
    """Return the token after the verb if "to" follows, at once or behind an addressee."""
    reach = 1 if "own" in verb.entry.frames else 6
    low = window.tokens.low
    for at in range(verb.at + 1, min(window.hi, verb.at + 1 + reach)):
        if low[at] == "to":
            return verb.at + 1
    return None


def _object(window: Window, verb: Verb) -> int | None:
    """Return the token after the verb if a noun phrase may begin there."""
    tokens, after = window.tokens, verb.at + 1
    word = tokens.low[after]
    if word in NOT_OBJECT or tokens.words[after] in ",.;:)—–?!":
        return None
    return after
