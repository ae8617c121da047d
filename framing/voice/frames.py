"""What a reporting construction is: cue, source and contents as tokens, and what a search has used up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from framing.voice.grammar import FINITE, IRREGULAR_PAST, PRONOUNS, SUBJECTIVE, SUBORDINATORS
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, adverb
from framing.voice.tokens import Window

DASHES = frozenset("—–-") | {"--"}
DETERMINING = frozenset("the a an his her their its my your our some many most one another two this that".split())


class Frame(NamedTuple):
    """A cue with its source and its contents.

    ``frame`` names the construction, ``quoted_only`` where only quoted words are the source's,
    ``antecedent`` what a source "who" stands for.
    """

    cue: Part
    source: Part | None
    contents: tuple[Part, ...]
    entry: Entry
    frame: str = ""
    via: Part | None = None
    quoted_only: bool = False
    antecedent: Part | None = None


@dataclass
class Search:
    """One look at one window: frames so far, tokens that are cue or source, tokens that are content."""

    window: Window
    lexicon: Lexicon
    frames: list[Frame] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    covered: set[int] = field(default_factory=set)
    last: Part | None = None
    floor: int = -1  #: where the content of the next trailing cue may begin

    def __post_init__(self) -> None:
        self.floor = self.window.lo

    def add(self, frame: Frame, *, cover: bool = False) -> bool:
        """Take up ``frame`` if it is likely one; with ``cover`` it is, and its contents hold no further cues of their own."""
        if not cover and not self.likely(frame):
            return False
        frame = frame._replace(contents=tuple(self._nested(part) for part in frame.contents))
        self.frames.append(frame)
        self.last = frame.source or self.last
        if cover:
            self.claimed.update(range(*frame.cue))
            if frame.source:
                self.claimed.update(range(*frame.source))
            self.floor = max(frame.cue.last, frame.source.last if frame.source else 0)
            for part in frame.contents:
                self.covered.update(range(*part))
        return True

    def likely(self, frame: Frame) -> bool:
        """Tell whether the cue's own share and its surroundings together speak for attribution."""
        shifts = self.lexicon.shifts
        odds = LOGIT[frame.entry.frames.get(frame.frame, 10)]
        return odds + sum(shifts.get(name, 0.0) for name in surroundings(self, frame)) >= self.lexicon.least

    def _nested(self, part: Part) -> Part:
        """Return ``part`` cut so that it crosses no content found before."""
        for frame in self.frames[-8:]:
            for other in frame.contents:
                if part.first < other.first < part.last < other.last:
                    part = Part(part.first, other.first)
                elif other.first < part.first < other.last < part.last:
                    part = Part(part.first, other.last)
        return part

    def end_of_content(self, start: int, kind: str) -> int:
        """Return where a content of ``kind`` that begins at ``start`` ends: a break in the sentence, or the next cue."""
        tokens, hi, ends = self.window.tokens, self.window.hi, self.lexicon.ends[kind]
        claimed, whole = self.claimed, kind not in CLAUSES
        for at in range(start, hi):
            if at in claimed:
                return at
            if tokens.quote[at]:
                whole = True
                continue
            word = tokens.low[at]
            if at > start + 1 and tokens.quote[at - 1] and tokens.words[at - 2] == "," and self._resumes(at, ends):
                return at
            if word in BREAKING and at > start and at + 1 < hi and (whole or word != ",") and self._ends(at, word, ends):
                return at
            whole = whole or word in FINITE or word.endswith("ed") or word in IRREGULAR_PAST
        return hi

    def _resumes(self, at: int, ends: frozenset[str]) -> bool:
        """Tell whether another clause begins at ``at``, behind a quotation that ends in a comma."""
        return f", {word_class(self.window, at)}" in ends

    def _ends(self, at: int, word: str, ends: frozenset[str]) -> bool:
        if word in DASHES:
            return "—" in ends
        if word == "," or word in JOINING:
            following = word_class(self.window, at + 1)
            return f"{word} {following}" in ends or f"{word} {self.window.tokens.low[at + 1]}" in ends
        if word in LOCATING:
            low = self.window.tokens.low
            return f"{word} <event>" in ends and any(low[i] in EVENTS for i in range(at + 1, min(self.window.hi, at + 6)))
        return word in ends


JOINING = frozenset(["and", "or", "as", "when", "after"])
LOCATING = frozenset(["in", "at", "during"])
EVENTS = frozenset(
    "interview speech debate rally statement letter tweet email conference op-ed column appearance event convention meeting"
    " hearing briefing forum post remarks".split()
)
CLAUSES = frozenset(["that", "clause"])
LOGIT = (-4.6, -2.2, -1.39, -0.85, -0.41, 0.0, 0.41, 0.85, 1.39, 2.2, 9.0)  #: log odds of so many in ten
BREAKING = DASHES | JOINING | LOCATING | {",", ";", "according"}


def word_class(window: Window, at: int) -> str:
    """Return the class of a word that may begin another clause."""
    tokens = window.tokens
    low = tokens.low[at]
    if tokens.quote[at]:
        return "<quote>"
    if low in SUBJECTIVE:
        return "<pronoun>"
    if low in FINITE:
        return "<finite>"
    if low in DETERMINING:
        return "<determiner>"
    if tokens.capital(at):
        return "<name>"
    return next((name for ending, name in ENDINGS if low.endswith(ending)), "<other>")


def surroundings(search: Search, frame: Frame) -> Iterator[str]:
    """Yield what stands around a frame, by the names of the table of shifts."""
    window, low = search.window, search.window.tokens.low
    first = frame.cue.first
    head = first
    while head + 1 < frame.cue.last and adverb(low[head]):
        head += 1
    ending = low[head][-3:]
    yield "ing" if ending == "ing" else "past" if ending.endswith("ed") or low[head] in IRREGULAR_PAST else "present"
    yield f"source {_source_class(window, frame.source)}"
    before = [low[at] for at in range(max(window.lo, head - 4), head)]
    yield from ("modal" for word in before[-3:] if word in CONDITIONAL)
    if "to" in before[-2:]:
        yield "infinitive"
    if any(part.first <= first < part.last for other in search.frames for part in other.contents):
        yield "nested"
    if low[first] in search.lexicon.light and search.lexicon.verbs.get(low[first]) is not frame.entry:
        yield "light verb"
    start = frame.contents[-1].first
    if start < window.hi:
        yield f"opens {word_class(window, start)}"


def _source_class(window: Window, source: Part | None) -> str:
    if source is None:
        return "none"
    word = window.tokens.low[source.first]
    if source.last - source.first == 1 and word in PRONOUNS:
        return word if word in ("it", "who", "you", "we", "i") else "pronoun"
    return "name" if any(window.tokens.capital(at) for at in range(*source)) else "common"


CONDITIONAL = frozenset("would could may might will can should must".split())
ENDINGS = (("ing", "<ing>"), ("ed", "<ed>"), ("ly", "<ly>"))


def kind_in(window: Window, start: int, kind: str) -> str:
    """Return ``kind``, or how the clause whose subject begins at ``start`` hangs on another: "sub" or "rel"."""
    before = window.tokens.low[start - 1] if start > window.lo else ""
    if window.tokens.low[start] in ("who", "which") or before in ("who", "which", "that"):
        return "rel"
    return "sub" if before in SUBORDINATORS else kind
