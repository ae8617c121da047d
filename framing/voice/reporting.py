"""Reported speech and thought: from candidate cues to frames. Looks only where a cue of the lexicon stands."""

from __future__ import annotations

from collections.abc import Sequence

from framing.voice.frames import Frame, Search
from framing.voice.grammar import DAYS, LINKS, RELATIVE
from framing.voice.leading import lead, main_subject
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.nouns import noun
from framing.voice.phrases import Part, antecedent, subject_before
from framing.voice.states import adjective, asked, passive
from framing.voice.tokens import Window
from framing.voice.trailing import follow_according, follow_manner, trail
from framing.voice.verbs import Verb, read_verb

OBJECT_REACH = 5  #: tokens from a light verb to its noun
SPEAKER = 4  #: words of the longest name before a colon
NEVER_NAMED = DAYS | {"for", "in", "on", "of", "to", "and", "is", "are", "with", "how", "why", "what", "but", "so"}
COLON = Entry(":", {})


def report(window: Window, cues: Sequence[int], lexicon: Lexicon) -> list[Frame]:
    """Return the frames of one window, whose cues may stand at the tokens ``cues``."""
    search = Search(window, lexicon)
    low = window.tokens.low
    if not lexicon.around.isdisjoint([low[at] for at in cues]):
        _follow(search, cues)
    verbs = [read_verb(window, at, lexicon) for at in cues]
    for verb in verbs:
        if verb and "trailing" in verb.entry.frames and not (verb.passive or verb.bare) and verb.at not in search.claimed:
            trail(search, verb)
    for at, verb in zip(cues, verbs, strict=True):
        if at not in search.claimed and at not in search.covered:
            _take(search, at, verb)
    if not search.frames:
        _speaker_colon(search, lexicon)
    return [_followed(window, frame, lexicon) for frame in search.frames]


def _follow(search: Search, cues: Sequence[int]) -> None:
    """Take up "according to" and "in her words"."""
    low = search.window.tokens.low
    for at in cues:
        if low[at] == "according":
            follow_according(search, at)
        elif low[at] in search.lexicon.manner:
            follow_manner(search, at)
    search.floor = search.window.lo


def _take(search: Search, at: int, verb: Verb | None) -> None:
    """Take up the cue at ``at``: of several words, a verb, an adjective or a noun."""
    lexicon, low = search.lexicon, search.window.tokens.low
    word = low[at]
    entry, state = lexicon.nouns.get(word), lexicon.adjectives.get(word)
    active = verb is not None and not verb.passive
    lent = entry is not None and at > search.window.lo and low[at - 1] in lexicon.light
    if not lent and (active or verb is None) and word in lexicon.phrases and _fixed(search, at, lexicon):
        return
    if state is not None and not active and adjective(search, at, state):
        return
    if verb is not None and not (lent or (active and word in lexicon.light and _lends(search, at))) and _verb(search, verb):
        return
    if state is not None and active and adjective(search, at, state):
        return
    if entry is not None:
        noun(search, at, entry)


def _verb(search: Search, verb: Verb) -> bool:
    """Take up a verb in whatever shape it stands; tell whether it is a cue."""
    if verb.passive:
        return passive(search, verb)
    return ("asked" in verb.entry.frames and asked(search, verb)) or lead(search, verb)


def _lends(search: Search, at: int) -> bool:
    """Tell whether the light verb at ``at`` lends its subject to a noun: "voiced her doubts about …"."""
    window, lexicon, low = search.window, search.lexicon, search.window.tokens.low
    for index in range(at + 1, min(window.hi - 2, at + 1 + OBJECT_REACH)):
        if low[index] in lexicon.nouns and low[index + 1] in lexicon.nouns[low[index]].frames:
            return low[index + 1] in LINKS
        if not low[index][0].isalnum() or low[index] in LINKS:
            return False
    return False


def _followed(window: Window, frame: Frame, lexicon: Lexicon) -> Frame:
    """Return the frame with what its "who" stands for."""
    if frame.source is None or window.tokens.low[frame.source.first] not in RELATIVE:
        return frame
    return frame._replace(antecedent=antecedent(window, frame.source.first, lexicon))


def _fixed(search: Search, at: int, lexicon: Lexicon) -> bool:
    """Take up a cue of several words at ``at``; tell whether there is one."""
    low, hi = search.window.tokens.low, search.window.hi
    for rest, entry in lexicon.phrases[low[at]] if at + 1 < hi else ():
        end = at + 1 + len(rest)
        if low[at + 1] == rest[0] and end < hi and tuple(low[at + 1 : end]) == rest:
            return _phrase(search, at, end, entry, lexicon)
    return False


def _phrase(search: Search, at: int, end: int, entry: Entry, lexicon: Lexicon) -> bool:
    """Take up a cue of several words: "pointed to …"; tell whether it is one."""
    window, tokens = search.window, search.window.tokens
    participle, raising = tokens.low[at].endswith("ing"), "raising" in entry.frames
    if search.hopeless(at, entry, "raising" if raising else "phrase", end - raising):
        return False
    if not participle and _determined(window, at):
        return False
    opens = at == window.lo and participle
    stop = search.end_of_content(end, "sub" if opens else "object")
    source = _after_opening(window, stop, lexicon) if opens else search.subject(at)
    if participle and source is None:
        source = search.last or main_subject(window, at, lexicon)
    if stop <= end or not (source or participle or raising):
        return False
    contents = (source, Part(end - 1, stop)) if raising and source else (Part(end - raising, stop),)
    frame = Frame(Part(at, end - raising), None if raising else source, contents, entry, "raising" if raising else "phrase")
    if not search.likely(frame):
        return False
    search.add(frame)
    return True


def _determined(window: Window, at: int) -> bool:
    """Tell whether the word is a noun: "the call for"."""
    return at > window.lo and window.tokens.low[at - 1] in ("the", "a", "an", "his", "her", "their", "its", "this", "of")


def _after_opening(window: Window, stop: int, lexicon: Lexicon) -> Part | None:
    """Return the subject of the main clause that follows an opening participle."""
    tokens = window.tokens
    first = stop + 1 if stop < window.hi and tokens.words[stop] == "," else stop
    for at in range(first + 1, min(window.hi, first + 18)):
        if tokens.low[at] in lexicon.verb_like or tokens.low[at].endswith("ed"):
            part = subject_before(window, at, lexicon)
            return Part(max(part.first, first), part.last) if part and part.last > first else None
    return None


def _speaker_colon(search: Search, lexicon: Lexicon) -> None:
    """Take up "Name: what is said" where nothing else was found."""
    window, tokens = search.window, search.window.tokens
    at = window.lo
    while at < window.hi and at - window.lo < SPEAKER and tokens.capital(at) and tokens.low[at] not in NEVER_NAMED:
        at += 1
    label = " ".join(tokens.low[window.lo : at])
    if window.lo < at < window.hi - 1 and tokens.words[at] == ":" and _starts(window, at + 1) and label not in lexicon.labels:
        speaker = None if label in lexicon.answers else Part(window.lo, at)
        search.add(Frame(Part(at, at + 1), speaker, (Part(at + 1, window.hi),), COLON, "colon"))


def _starts(window: Window, at: int) -> bool:
    return window.tokens.capital(at) or bool(window.tokens.quote[at])
