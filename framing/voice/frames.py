"""What a reporting construction is: cue, source and contents as tokens, and what a search has used up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from framing.voice.grammar import BREAKS, PARTICIPLES
from framing.voice.lexicon import Entry
from framing.voice.phrases import Part
from framing.voice.tokens import Window


class Frame(NamedTuple):
    """A cue with its source and its contents.

    ``quoted_only`` where only quoted words are the source's,
    ``antecedent`` what a source "who" stands for.
    """

    cue: Part
    source: Part | None
    contents: tuple[Part, ...]
    entry: Entry
    via: Part | None = None
    quoted_only: bool = False
    antecedent: Part | None = None


@dataclass
class Search:
    """One look at one window: frames so far, tokens that are cue or source, tokens that are content."""

    window: Window
    frames: list[Frame] = field(default_factory=list)
    claimed: set[int] = field(default_factory=set)
    covered: set[int] = field(default_factory=set)
    last: Part | None = None
    floor: int = -1  #: where the content of the next trailing cue may begin

    def __post_init__(self) -> None:
        self.floor = self.window.lo

    def add(self, frame: Frame, *, cover: bool = False) -> None:
        """Take up ``frame``; with ``cover`` its contents hold no further cues of their own."""
        self.frames.append(frame)
        self.claimed.update(range(*frame.cue))
        self.last = frame.source or self.last
        if frame.source and cover:
            self.claimed.update(range(*frame.source))
        if cover:
            self.floor = max(frame.cue.last, frame.source.last if frame.source else 0)
            for part in frame.contents:
                self.covered.update(range(*part))

    def end_of_content(self, start: int) -> int:
        """Return where a content that begins at ``start`` ends: a break in the sentence, or the next cue."""
        tokens, hi = self.window.tokens, self.window.hi
        for at in range(start, hi):
            if at in self.claimed:
                return at
            if tokens.quote[at]:
                continue
            word = tokens.low[at]
            if word == ";" or word == "according":
                return at
            if word == "," and at + 1 < hi and _breaks(tokens.low[at + 1], at > start):
                return at
        return hi


def _breaks(word: str, begun: bool) -> bool:
    return word in BREAKS or (begun and word in PARTICIPLES)
