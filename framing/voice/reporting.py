"""Reported speech and thought: from candidate cues to frames. Looks only where a cue of the lexicon stands."""

from __future__ import annotations

from framing.voice.frames import Frame, Search
from framing.voice.grammar import DAYS
from framing.voice.leading import lead, main_subject
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, antecedent, subject_before
from framing.voice.tokens import Window
from framing.voice.trailing import follow_according, trail
from framing.voice.verbs import Verb, cue_part, read_verb

OBJECT_REACH = 5  #: tokens from a light verb to its noun
SPEAKER = 4  #: words of the longest name before a colon
COLON = Entry(":", frozenset({"colon"}))


def report(window: Window, lexicon: Lexicon) -> list[Frame]:
    """Return the frames of one window, in the order in which they were found."""
    tokens = window.tokens
    cues = [at for at in range(window.lo, window.hi) if tokens.low[at] in lexicon.cues and not tokens.quote[at]]
    search = Search(window)
    for at in cues:
        if tokens.low[at] == "according":
            follow_according(search, at)
    search.floor = window.lo
    _phrases(search, cues, lexicon)
    verbs = [verb for at in cues if tokens.low[at] in lexicon.verbs and (verb := read_verb(window, at, lexicon))]
    verbs = [v for v in verbs if v.at not in search.claimed and not trail(search, v, lexicon)]
    _lead_all(search, verbs, lexicon)
    if not search.frames:
        _speaker_colon(search)
    return [_followed(window, frame, lexicon) for frame in search.frames]


def _followed(window: Window, frame: Frame, lexicon: Lexicon) -> Frame:
    """Return the frame with what its "who" stands for."""
    if frame.source is None or window.tokens.low[frame.source.first] != "who":
        return frame
    return frame._replace(antecedent=antecedent(window, frame.source.first, lexicon))


def _lead_all(search: Search, verbs: list[Verb], lexicon: Lexicon) -> None:
    go_on = search.window.lo
    for verb in verbs:
        if verb.at in search.claimed or verb.at in search.covered:
            continue
        if verb.at >= go_on or (not verb.bare and "clause" in verb.entry.frames):
            go_on = max(go_on, lead(search, verb, lexicon))


def _phrases(search: Search, cues: list[int], lexicon: Lexicon) -> None:
    """Take up cues of several words: "points to", "raised calls for"."""
    for at in cues:
        phrase = _fixed(search.window, at, lexicon) or _light(search.window, at, lexicon)
        if phrase and at not in search.claimed:
            _phrase(search, at, *phrase, lexicon)


def _fixed(window: Window, at: int, lexicon: Lexicon) -> tuple[int, Entry] | None:
    low = window.tokens.low
    for rest, entry in lexicon.phrases.get(low[at], ()):
        end = at + 1 + len(rest)
        if end < window.hi and tuple(low[at + 1 : end]) == rest:
            return end, entry
    return None


def _light(window: Window, at: int, lexicon: Lexicon) -> tuple[int, Entry] | None:
    """Return the end of "voiced his opposition to" and its entry."""
    low = window.tokens.low
    entry = lexicon.light.get(low[at])
    if entry is None:
        return None
    for noun in range(at + 1, min(window.hi - 2, at + 1 + OBJECT_REACH)):
        if low[noun] in lexicon.nouns:
            return (noun + 2, entry) if low[noun + 1] in lexicon.links else None
        if not low[noun][0].isalnum():
            break
    return None


def _phrase(search: Search, at: int, end: int, entry: Entry, lexicon: Lexicon) -> None:
    window, tokens = search.window, search.window.tokens
    participle = tokens.low[at].endswith("ing")
    if not participle and _determined(window, at):
        return
    stop = _opening_end(window, end) if at == window.lo else search.end_of_content(end)
    source = _after_opening(window, stop, lexicon) if at == window.lo else subject_before(window, at, lexicon)
    if participle and source is None:
        source = main_subject(window, Verb(at, entry, at - 1, True, False, False), lexicon)
    if stop > end and (source or participle):
        only = "light" in entry.frames and bool(tokens.quote[end])
        frame = Frame(cue_part(window, at, end), source, (Part(end, stop),), entry, quoted_only=only)
        search.add(frame)


def _determined(window: Window, at: int) -> bool:
    """Tell whether the word is a noun: "the call for"."""
    return at == window.lo or window.tokens.low[at - 1] in ("the", "a", "an", "his", "her", "their", "its", "this", "of")


def _opening_end(window: Window, start: int) -> int:
    """Return the comma that ends an opening participle: "Referring to the vote, she …"."""
    tokens = window.tokens
    for at in range(start, window.hi):
        if tokens.words[at] == "," and not tokens.quote[at]:
            return at
        if tokens.quote[at] and (at + 1 >= window.hi or not tokens.quote[at + 1]) and _comma_inside(window, at):
            return at + 1
    return window.hi


def _comma_inside(window: Window, at: int) -> bool:
    return at > window.lo and window.tokens.words[at - 1] == ","


def _after_opening(window: Window, stop: int, lexicon: Lexicon) -> Part | None:
    """Return the subject of the main clause that follows an opening participle."""
    tokens = window.tokens
    first = stop + 1 if stop < window.hi and tokens.words[stop] == "," else stop
    for at in range(first + 1, min(window.hi, first + 18)):
        if tokens.low[at] in lexicon.verb_like or tokens.low[at].endswith("ed"):
            part = subject_before(window, at, lexicon)
            return Part(max(part.first, first), part.last) if part and part.last > first else None
    return None


def _speaker_colon(search: Search) -> None:
    """Take up "Name: what is said" where nothing else was found."""
    window, tokens = search.window, search.window.tokens
    at = window.lo
    while at < window.hi and at - window.lo < SPEAKER and tokens.capital(at) and tokens.low[at] not in DAYS:
        at += 1
    if window.lo < at < window.hi - 1 and tokens.words[at] == ":" and _starts(window, at + 1):
        search.add(Frame(Part(at, at + 1), Part(window.lo, at), (Part(at + 1, window.hi),), COLON))


def _starts(window: Window, at: int) -> bool:
    return window.tokens.capital(at) or bool(window.tokens.quote[at])
