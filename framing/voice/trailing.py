"""Cues that follow what is said: "…," she said; …, said the mayor; …, according to the report."""

from __future__ import annotations

from framing.voice.frames import Frame, Search
from framing.voice.grammar import NO_APPOSITION, PREPOSITIONS, QUESTION, QUOTE_MARKS, RESUMES
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, subject_after, subject_before, trails_off
from framing.voice.tokens import Window
from framing.voice.verbs import Verb, cue_part

ADDRESSED = QUESTION | {"to", "about"}
OPENING = frozenset("as after when while since before despite asked during even although though because".split())
ACCORDING = Entry("according to", frozenset({"according"}))


def follow_according(search: Search, at: int) -> None:
    """Take up "according to" at ``at``, whether it opens the sentence or closes it."""
    window, tokens = search.window, search.window.tokens
    if at + 2 >= window.hi or tokens.low[at + 1] != "to":
        return
    end = at + 2
    while end < window.hi and tokens.words[end] not in (",", ";"):
        end += 1
    if at == window.lo or tokens.capital(at):
        content = Part(end + 1, window.hi)
        source = Part(at + 2, end)
    else:
        last = at - 1
        while last >= search.floor and tokens.words[last] == ",":
            last -= 1
        content, source = Part(search.floor, last + 1), Part(at + 2, end)
    if content.first < content.last:
        search.add(Frame(Part(at, at + 2), source, (content,), ACCORDING))
        search.claimed.update(range(at, end))
        search.floor = end


def trail(search: Search, verb: Verb, lexicon: Lexicon) -> bool:
    """Take up the verb as a cue after its content; tell whether it is one."""
    if "trailing" not in verb.entry.frames or verb.participle:
        return False
    source = subject_before(search.window, verb.at, lexicon)
    if source is not None and _subject_verb(search, verb, source):
        return True
    return (source is None or _said_before(search.window, verb.at - 1)) and _inverted(search, verb)


def _speech_before(window: Window, at: int) -> bool:
    """Tell whether the quotation that ends at token ``at`` ends as speech does: “…,” and not “…”."""
    return at - 1 >= window.lo and window.tokens.words[at - 1][0] in ",?!—…"


def _said_before(window: Window, at: int) -> bool:
    """Tell whether a quotation ends at token ``at``."""
    return at >= window.lo and bool(window.tokens.quote[at] or window.tokens.words[at] in QUOTE_MARKS)


def _subject_verb(search: Search, verb: Verb, source: Part) -> bool:
    window, tokens = search.window, search.window.tokens
    if source.first <= search.floor:
        return False
    left, after = source.first - 1, verb.at + 1
    quoted = _said_before(window, left)
    if not (quoted or tokens.words[left] in ",—–?!"):
        return False
    comma = after < window.hi and tokens.words[after] == ","
    ends = trails_off(window, _skip_addressee(window, verb, after)) or (quoted and _speech_before(window, left))
    if not quoted and (_takes_to(window, verb) or (not comma and tokens.low[search.floor] in OPENING)):
        return False
    if not (ends or comma or (after < window.hi and tokens.words[after] == ".")):
        return False
    contents = [Part(search.floor, left + 1)]
    resumes = after + 1 < window.hi and tokens.low[after + 1] not in NO_APPOSITION
    if comma and not ends and not quoted and resumes:
        contents.append(Part(after + 1, window.hi))
    search.add(Frame(cue_part(window, verb.at, after), source, tuple(contents), verb.entry), cover=True)
    return True


def _takes_to(window: Window, verb: Verb) -> bool:
    """Tell whether the verb is followed by its own infinitive: "agreed to go"."""
    after = verb.at + 1
    return "infinitive" in verb.entry.frames and after < window.hi and window.tokens.low[after] == "to"


def _skip_addressee(window: Window, verb: Verb, after: int) -> int:
    """Return the token after who is told: "told the paper"."""
    tokens = window.tokens
    if "addressee" not in verb.entry.frames:
        return after
    for at in range(after, min(window.hi, after + 8)):
        if tokens.low[at] in ADDRESSED or tokens.quote[at]:
            return after
        if tokens.words[at] == "," or tokens.low[at] in PREPOSITIONS:
            return at
    return window.hi if window.hi - after < 8 else after


def _inverted(search: Search, verb: Verb) -> bool:
    window, tokens = search.window, search.window.tokens
    before = verb.at - 1
    if before < window.lo or not (_said_before(window, before) or tokens.words[before] in ",—?!"):
        return False
    source = subject_after(window, verb.at + 1)
    if source is None:
        return False
    contents = [Part(search.floor, before if tokens.words[before] == "," else before + 1)]
    if contents[0].first >= contents[0].last:
        return False
    end = source.last
    goes_on = window.hi - end > 3 and tokens.words[end] == "," and tokens.low[end + 1] in RESUMES
    if goes_on and not _said_before(window, before):
        contents.append(Part(end + 1, window.hi))
    search.add(Frame(Part(verb.at, verb.at + 1), source, tuple(contents), verb.entry), cover=True)
    return True
