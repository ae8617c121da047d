"""Cues that precede what is said: said that …, told her …, vowed to …, criticized …."""

from __future__ import annotations

from framing.voice.frames import Frame, Search, kind_in
from framing.voice.grammar import FINITE, IRREGULAR_PAST
from framing.voice.lexicon import Lexicon
from framing.voice.openings import Opening, opening
from framing.voice.phrases import Part, antecedent, noun_phrase, subject_before
from framing.voice.tokens import Window
from framing.voice.verbs import Verb, cue_part

CITED = 28  #: tokens between "cited" and the comma before what the cited one says
REPORTS_ON = frozenset(["saying", "who", "adding", "arguing", "warning"])
SHARED = frozenset(["and", "but", "who", "that", ","])


def lead(search: Search, verb: Verb, lexicon: Lexicon) -> bool:
    """Take up the verb as a cue before its content; tell whether it is one."""
    window = search.window
    found = opening(window, verb, lexicon)
    if found is None and "person" not in verb.entry.frames:
        return False
    if found is not None and (found.start >= window.hi or search.hopeless(verb.at, verb.entry, found.frame)):
        return False
    source = None if verb.bare else subject_before(window, verb.at, lexicon)
    if source is None and not verb.bare and (verb.at == window.lo or window.tokens.low[verb.at - 1] not in SHARED):
        return False
    if "person" in verb.entry.frames and _passes_on(search, verb):
        search.last = source or search.last
        return False
    if found is None or _modifies(window, verb):
        return False
    kind = kind_in(window, source.first if source else verb.at, found.kind)
    end = search.end_of_content(found.start, kind)
    return end > found.start and _take(search, verb, found, Part(found.start, end), source)


def _take(search: Search, verb: Verb, found: Opening, content: Part, source: Part | None) -> bool:
    source, via = _speaker(search, verb, source, search.lexicon)
    cue = cue_part(search.window, verb.at, max(verb.at + 1, found.cue_end))
    return search.add(Frame(cue, source, (content,), verb.entry, found.frame, via))


def _modifies(window: Window, verb: Verb) -> bool:
    """Tell whether a participle describes the noun before it: "a group backing the plan"."""
    frames = verb.entry.frames
    if not verb.participle or verb.passive or "clause" in frames or verb.at == window.lo:
        return False
    return window.tokens.low[verb.at - 1] not in (",", "and", "by", "for")


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
    return main_subject(window, verb.at, lexicon), None


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
    for at in range(verb.at + 1, min(hi - 1, verb.at + CITED)):
        if tokens.quote[at]:
            return False
        if tokens.words[at] == ",":
            return tokens.low[at + 1] in REPORTS_ON
    return False


def main_subject(window: Window, before: int, lexicon: Lexicon) -> Part | None:
    """Return the subject of the nearest finite verb before a participle, infinitive or noun."""
    tokens = window.tokens
    for at in range(before - 1, window.lo, -1):
        word = tokens.low[at]
        if tokens.quote[at] or not tokens.words[at].islower():
            continue
        if word in FINITE or word in IRREGULAR_PAST or word.endswith("ed") or word in lexicon.verb_like:
            part = subject_before(window, at, lexicon)
            if part is not None:
                return part
    return None
