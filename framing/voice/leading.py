"""Cues that precede what is said: said that …, told her …, vowed to …, criticized …."""

from __future__ import annotations

from framing.voice.classes import kind_in
from framing.voice.frames import Frame, Search
from framing.voice.grammar import FINITE, IRREGULAR_PAST, PREPOSITIONS, RELATIVE
from framing.voice.lexicon import Lexicon
from framing.voice.openings import Opening, opening
from framing.voice.phrases import Part, antecedent, noun_phrase, subject_before
from framing.voice.tokens import Window
from framing.voice.verbs import Verb, cue_part

MAIN = 40  #: tokens between a participle and the verb of its clause
CITED = 28  #: tokens between "cited" and the comma before what the cited one says
REPORTS_ON = frozenset(["saying", "who", "adding", "arguing", "warning"])
LOOSE = PREPOSITIONS | {",", "and", "but", "or", "by", "to", "of", "before", "without", "not", "than", "then", "also", "—"}
SHARED = frozenset(["and", "but", "who", "which", "that", ","])


def lead(search: Search, verb: Verb) -> bool:
    """Take up the verb as a cue before its content; tell whether it is one."""
    window, low, at = search.window, search.window.tokens.low, verb.at
    before = low[at - 1] if at > window.lo else ""
    if verb.doubtful or (verb.participle and before == "without"):
        return False
    found, person = opening(window, verb, search.lexicon), "person" in verb.entry.frames
    if (found is None and not person) or (found is not None and _vain(search, verb, found)):
        return False
    source = None if verb.bare else search.subject(at)
    if source is None and not verb.bare and before not in SHARED:
        return False
    if person and _passes_on(search, verb):
        search.last = source or search.last
        return False
    if found is None:
        return False
    kind = kind_in(window, source.first if source else at, found.kind)
    if verb.participle and kind == "object" and before in ("", ","):
        kind = "sub"
    source, via = _speaker(search, verb, source)
    cue = cue_part(window, at, max(at + 1, found.cue_end))
    return search.offer(Frame(cue, source, (Part(found.start, found.start + 1),), verb.entry, found.frame, via), kind)


def _vain(search: Search, verb: Verb, found: Opening) -> bool:
    """Tell whether an opening has nothing behind it, or is no likely one whoever speaks."""
    return found.start >= search.window.hi or search.hopeless(verb.at, verb.entry, found.frame, found.start)


def _speaker(search: Search, verb: Verb, source: Part | None) -> tuple[Part | None, Part | None]:
    """Return the source of a verb, and the source that passes it on."""
    window, lexicon = search.window, search.lexicon
    if source is not None:
        named = antecedent(window, source.first, lexicon) if window.tokens.low[source.first] in RELATIVE else source
        return source, search.last if named and _is_cited(window, named, lexicon) else None
    cited = _cited(window, verb.at - 1, lexicon)
    if cited:
        return cited, search.last
    return _unsaid(search, verb, lexicon), None


def _unsaid(search: Search, verb: Verb, lexicon: Lexicon) -> Part | None:
    """Return the source of a participle or infinitive: the noun before it, or who does what the sentence tells."""
    window, before = search.window, verb.at - 1
    if verb.participle and before >= window.lo and window.tokens.low[before] not in LOOSE:
        described = noun_phrase(window, before, lexicon)
        if described:
            return described
    subject = search.last or main_subject(window, verb.at, lexicon)
    if subject is None and verb.participle and before > window.lo and window.tokens.low[before] == ",":
        return noun_phrase(window, before - 1, lexicon)
    return subject


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
    for at in range(before - 1, max(window.lo, before - MAIN), -1):
        word = tokens.low[at]
        if tokens.quote[at] or not tokens.words[at].islower():
            continue
        if word in FINITE or word in IRREGULAR_PAST or word.endswith("ed") or word in lexicon.verb_like:
            part = subject_before(window, at, lexicon)
            if part is not None:
                return part
    return None
