"""Nouns that hold what is said: Mara Holt’s claim that …, accusations of …, voiced her doubts about …."""

from __future__ import annotations

from framing.voice.frames import Frame, Search
from framing.voice.grammar import LINKS, OWNERS, POSSESSIVES, QUESTION
from framing.voice.leading import main_subject
from framing.voice.lexicon import Entry
from framing.voice.phrases import Part, noun_phrase
from framing.voice.tokens import Window
from framing.voice.verbs import cue_part

PHRASE = 7  #: tokens of the longest phrase before the noun
NOMINAL = OWNERS | {"the", "a", "an", "this", "that", "these", "those", "any", "some", "both", "all", "more"}
DETERMINERS = frozenset("the a an any some no this that these those such many several few more new".split())


def noun(search: Search, at: int, entry: Entry) -> bool:
    """Take up a noun as a cue; tell whether it is one."""
    window, low = search.window, search.window.tokens.low
    link = at + 1
    if link >= window.hi - 1 or low[link] not in LINKS or _frame(low[link]) not in entry.frames:
        return False
    start = link if low[link] in QUESTION or _infinitive(window, link) else link + 1
    first = _phrase_start(search, at)
    light = _light(search, first)
    source = search.subject(light) if light is not None else _owner(search, first)
    if light is not None and source is None:
        source = search.last or main_subject(window, light, search.lexicon)
    if source is None and any(part.first == start for frame in search.frames for part in frame.contents):
        return False  # “said in a statement that …”: whose it is has been told
    cue = cue_part(window, light if light is not None else at, max(at + 1, start))
    if source is not None and source.last > cue.first:
        before = source.last <= at
        source, cue = (source, Part(source.last, cue.last)) if before else (source if source.first >= cue.last else None, cue)
    only = light is not None and bool(window.tokens.quote[start])
    found = Frame(cue, source, (Part(start, start + 1),), entry, _frame(low[link]), quoted_only=only)
    return search.offer(found, "that" if low[link] == "that" else "noun")


def _infinitive(window: Window, link: int) -> bool:
    """Tell whether "to" begins an infinitive rather than names what the noun is held against."""
    tokens = window.tokens
    after = tokens.low[link + 1]
    return tokens.low[link] == "to" and not (after.endswith("ing") or after in NOMINAL or tokens.capital(link + 1))


def _frame(word: str) -> str:
    return "question" if word in QUESTION and word != "that" else word


def _phrase_start(search: Search, at: int) -> int:
    """Return where the phrase that ends in the noun begins: at its determiner or owner, behind a light verb, or at the noun."""
    window, tokens = search.window, search.window.tokens
    first = at
    while first > window.lo and at - first < PHRASE:
        word = tokens.low[first - 1]
        if word in OWNERS or word in DETERMINERS or word.endswith(POSSESSIVES) or word in ("’", "'"):
            return first - 1
        if word in search.lexicon.light:
            return first
        if not (word.replace("-", "").isalpha()) or word in LINKS or word in ("and", "or", "but"):
            break
        first -= 1
    return at


def _light(search: Search, first: int) -> int | None:
    """Return the light verb that governs the phrase that begins at ``first``."""
    window = search.window
    for index in range(first - 1, max(window.lo, first - 3) - 1, -1):
        if window.tokens.low[index] in search.lexicon.light and not window.tokens.quote[index]:
            return index
        if not window.tokens.low[index].endswith("ly"):
            return None
    return None


def _owner(search: Search, first: int) -> Part | None:
    """Return whose claim it is: "her", "Mara Holt’s"."""
    window, tokens = search.window, search.window.tokens
    word = tokens.low[first]
    if word in OWNERS:
        return Part(first, first + 1)
    if word.endswith(POSSESSIVES) and len(word) > 2:
        return noun_phrase(window, first, search.lexicon)
    if word in ("’", "'") and first > window.lo:
        return noun_phrase(window, first - 1, search.lexicon)
    return None
