"""Cues that a copula carries: is worried about …, was told that …, is expected to …, is seen as …."""

from __future__ import annotations

from framing.voice.classes import kind_in
from framing.voice.frames import Frame, Search
from framing.voice.grammar import COPULAS, FINITE, LINKS, QUESTION
from framing.voice.lexicon import Entry
from framing.voice.phrases import Part, noun_phrase, subject_after
from framing.voice.tokens import Window
from framing.voice.verbs import Verb

RAISING = frozenset(["be to", "be as"])
COPULA_REACH = 5  #: tokens between a copula and its adjective
AGENT = 9  #: tokens of the longest agent before what is said
ENDS_AGENT = FINITE | {",", ";", "who", "which", "and", "by"}
OPENERS = frozenset(["when", "if", "while", ","])


def passive(search: Search, verb: Verb) -> bool:
    """Take up a passive verb as a cue: "was told that …", "is seen as …"; tell whether it is one."""
    window, low = search.window, search.window.tokens.low
    link = _link(window, verb.at + 1)
    if link is not None and low[link] == "by" and _by_agent(search, verb, link):
        return True
    if link is None or f"be {_frame(low[link])}" not in verb.entry.frames:
        return False
    frame = f"be {_frame(low[link])}"
    if frame == "be as" and low[link + 1].endswith("ing") and low[link + 1] in search.lexicon.verbs:
        return False
    subject = search.subject(verb.at)
    if frame == "be by":
        agent = subject_after(window, link + 1)
        if agent is None or subject is None:
            return False
        found = Frame(Part(verb.at, verb.at + 1), agent, (subject,), verb.entry, frame)
        if search.likely(found):
            search.add(found)
            return True
        return False
    start = link if frame in RAISING or low[link] in QUESTION else link + 1
    content = Part(start, start + 1)
    contents = (subject, content) if subject and frame in RAISING else (content,)
    return search.offer(Frame(Part(verb.at, max(verb.at + 1, start)), None, contents, verb.entry, frame), "to")


def _by_agent(search: Search, verb: Verb, by: int) -> bool:
    """Take up a passive whose agent stands before what is said: "accused by critics of …", "told by the mayor that …"."""
    window, low = search.window, search.window.tokens.low
    for link in range(by + 2, min(window.hi - 1, by + AGENT)):
        if low[link] in ENDS_AGENT:
            return False
        frame = f"be {_frame(low[link])}"
        if low[link] in LINKS and frame in verb.entry.frames:
            start = link if frame in RAISING or low[link] in QUESTION else link + 1
            subject = search.subject(verb.at)
            kind = kind_in(window, subject.first, "to") if subject else "to"
            found = Frame(Part(verb.at, by), Part(by + 1, link), (Part(start, start + 1),), verb.entry, frame)
            return search.offer(found, kind)
    return False


def _frame(word: str) -> str:
    return "question" if word in QUESTION and word != "that" else word


def _link(window: Window, after: int) -> int | None:
    """Return the token that links the cue with its content."""
    low = window.tokens.low
    if after < window.hi - 1 and low[after].endswith("ly"):
        after += 1
    return after if after < window.hi - 1 and low[after] in LINKS else None


def asked(search: Search, verb: Verb) -> bool:
    """Take up "Asked about …, she said" and "when asked whether …"; tell whether it is one."""
    window, tokens = search.window, search.window.tokens
    if verb.at > window.lo and tokens.low[verb.at - 1] not in OPENERS:
        return False
    agent, after = None, verb.at + 1
    if after < window.hi - 1 and tokens.low[after] == "by":
        agent = subject_after(window, after + 1)
        after = agent.last if agent else after
    link = _link(window, after)
    if link is None:
        return False
    start = link if tokens.low[link] in QUESTION else link + 1
    cue = Part(verb.at, max(verb.at + 1, start) if agent is None else verb.at + 1)
    return search.offer(Frame(cue, agent, (Part(start, start + 1),), verb.entry, "asked"), "sub")


def adjective(search: Search, at: int, entry: Entry) -> bool:
    """Take up an adjective as a cue: "is worried about …"; tell whether it is one."""
    window, low = search.window, search.window.tokens.low
    link = _link(window, at + 1)
    if link is None or _frame(low[link]) not in entry.frames:
        return False
    start = link if low[link] in QUESTION or low[link] == "to" else link + 1
    copula = _copula(window, at)
    source = _holder(search, copula) if copula is not None else noun_phrase(window, at - 1, search.lexicon)
    cue = Part(copula if copula is not None else at, max(at + 1, start))
    found = Frame(cue, source, (Part(start, start + 1),), entry, _frame(low[link]))
    return search.offer(found, "that" if low[link] == "that" else "to")


def _copula(window: Window, at: int) -> int | None:
    """Return the copula before an adjective."""
    low = window.tokens.low
    for index in range(at - 1, max(window.lo, at - COPULA_REACH) - 1, -1):
        if low[index] in COPULAS or low[index].endswith(("’re", "'re", "’s", "'s", "’m", "'m")):
            return index
        if not (low[index].isalpha() and (low[index].endswith("ly") or low[index] in DEGREES)):
            return None
    return None


DEGREES = frozenset("not very so too more most less quite still also both all now never even as long just been be".split())


def _holder(search: Search, copula: int) -> Part | None:
    """Return who is in the state: the copula's subject, "it" left out."""
    low = search.window.tokens.low
    if low[copula].endswith(("’re", "'re", "’s", "'s", "’m", "'m")) and len(low[copula]) > 2:
        return None if low[copula].startswith("it") else Part(copula, copula + 1)
    source = search.subject(copula)
    return None if source and low[source.first] in ("it", "there") else source
