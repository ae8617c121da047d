"""What a reporting construction is: cue, source and contents as tokens, and what a search has used up."""

from __future__ import annotations

from bisect import bisect_left
from itertools import compress
from typing import NamedTuple

from framing.voice.classes import kind_in, source_class, verb_form, word_class
from framing.voice.grammar import FINITE
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, adverb, negator, subject_before
from framing.voice.tokens import Window

DASHES = frozenset("—–-") | {"--"}


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


class Search:
    """One look at one window: frames so far, tokens that are cue or source, tokens that are content."""

    __slots__ = tuple("_breaks claimed covered floor frames held last lexicon seen shift subjects window".split())

    def __init__(self, window: Window, lexicon: Lexicon) -> None:
        """Begin with nothing found."""
        self.window, self.lexicon = window, lexicon
        self.frames: list[Frame] = []
        self.claimed: set[int] = set()
        self.covered: set[int] = set()
        self.last: Part | None = None
        self.seen, self.shift = -1, 0.0  #: the cue whose near shifts were summed last, until a frame is taken up
        self.floor = window.lo  #: where the content of the next trailing cue may begin
        self.held = bytearray(window.hi - window.lo)
        self.subjects: dict[int, Part | None] = {}
        self._breaks: list[int] | None = None

    def subject(self, verb: int) -> Part | None:
        """Return the subject before the verb at token ``verb``."""
        if verb not in self.subjects:
            self.subjects[verb] = subject_before(self.window, verb, self.lexicon)
        return self.subjects[verb]

    def offer(self, frame: Frame, kind: str) -> bool:
        """Take up ``frame`` if it is likely one, its last content prolonged to where a content of ``kind`` ends."""
        if not self.likely(frame):
            return False
        first = frame.contents[-1].first
        end = self.end_of_content(first, kind)
        if end > first:
            self.add(frame, (*frame.contents[:-1], Part(first, end)))
        return end > first

    def add(self, frame: Frame, contents: tuple[Part, ...] = (), *, cover: bool = False) -> None:
        """Take up ``frame``, with other contents if such are given; with ``cover`` they hold no further cues of their own."""
        contents = contents or frame.contents
        if self.frames:
            contents = tuple([self._nested(part) for part in contents])
        cue, source, _, entry, name, via, quoted_only, antecedent = frame
        lo = self.window.lo
        for first, last in contents:
            if source and first < source.last and source.first < last:
                source = antecedent = None
            if last > first:
                self.held[first - lo : last - lo] = b"\x01" * (last - first)
        self.frames.append(Frame(cue, source, contents, entry, name, via, quoted_only, antecedent))
        self.seen = -1
        self.last = source or self.last
        if cover:
            self._cover(cue, source, contents)

    def _cover(self, cue: Part, source: Part | None, contents: tuple[Part, ...]) -> None:
        self.claimed.update(range(*cue))
        self.floor = cue.last
        if source:
            self.claimed.update(range(*source))
            self.floor = max(cue.last, source.last)
        for part in contents:
            self.covered.update(range(*part))

    def likely(self, frame: Frame) -> bool:
        """Tell whether the cue's own share and its surroundings together speak for attribution."""
        odds = self.odds(self.head(frame), frame.entry, frame.frame)
        return odds + self.lexicon.shifted(self.sides(frame)) >= self.lexicon.least

    def head(self, frame: Frame) -> int:
        """Return the first word of the cue's own, behind its auxiliaries."""
        head = frame.cue.first
        while head + 1 < frame.cue.last and adverb(self.window.tokens.low[head]):
            head += 1
        return head

    def odds(self, at: int, entry: Entry, frame: str) -> float:
        """Return the log odds of a frame of the cue whose first word of its own stands at ``at``, before its sides are seen."""
        if self.seen != at:
            self.seen, self.shift = at, self.lexicon.shifted(self.near(at))
        return entry.frames.get(frame, 0.0) + self.shift

    def near(self, at: int) -> list[str]:
        """Return the names of the shifts that a cue itself and the words before it call for."""
        low, lo = self.window.tokens.low, self.window.lo
        names = [verb_form(low[at])]
        if at > lo:
            before = low[max(lo, at - 3) : at]
            names.append(f"behind {before[-1]}")
            if "to" in before[-2:]:
                names.append("infinitive")
            if not CONDITIONAL.isdisjoint(before):
                names.append("modal")
            if True in map(negator, before):
                names.append("negated")
        if self.held[at - lo]:
            names.append("nested")
        return names

    def sides(self, frame: Frame) -> list[str]:
        """Return the names of the shifts that source, content and clause of a frame call for."""
        window, source, start = self.window, frame.source, frame.contents[-1].first
        low, first = window.tokens.low, source.first if source else frame.cue.first
        who = source_class(window, source)
        names = [f"source {who}", f"hangs {kind_in(window, first, 'free')}"]
        if source is not None:
            names.append(f"said by {low[source.last - 1]}")
        names += self._opens(start)
        if self.inside(frame.cue.first):
            names.append(f"nested source {who}")
        if self.lends(frame):
            names.append("light verb")
        return names

    def hopeless(self, at: int, entry: Entry, frame: str, start: int) -> bool:
        """Tell whether no source could make the frame likely, its content beginning at ``start``."""
        odds = self.odds(at, entry, frame) + self.lexicon.shifted(self._opens(start))
        return odds + self.lexicon.best < self.lexicon.least

    def _opens(self, start: int) -> tuple[str, ...]:
        window = self.window
        if start >= window.hi:
            return ()
        return f"opens {word_class(window, start)}", f"opens with {window.tokens.low[start]}"

    def inside(self, at: int) -> bool:
        """Tell whether ``at`` stands in a content."""
        return bool(self.held[at - self.window.lo])

    def lends(self, frame: Frame) -> bool:
        """Tell whether a light verb opens the cue of a noun."""
        word = self.window.tokens.low[frame.cue.first]
        return word in self.lexicon.light and self.lexicon.verbs.get(word) is not frame.entry

    def _nested(self, part: Part) -> Part:
        """Return ``part`` cut so that it crosses no content found before."""
        for frame in self.frames[-8:]:
            for first, last in frame.contents:
                if part.first < first < part.last < last:
                    part = Part(part.first, first)
                elif first < part.first < last < part.last:
                    part = Part(part.first, last)
        return part

    def end_of_content(self, start: int, kind: str) -> int:
        """Return where a content of ``kind`` that begins at ``start`` ends: a break in the sentence, or the next cue."""
        tokens, ends, hi = self.window.tokens, self.lexicon.ends[kind], self.window.hi
        low, quote = tokens.low, tokens.quote
        stop = min([at for at in self.claimed if at >= start], default=hi) if self.claimed else hi
        if self._breaks is None:
            self._breaks = self._read_breaks()
        for at in self._breaks[bisect_left(self._breaks, start) :]:
            if at >= stop:
                break
            word = low[at]
            if quote[at - 1] and at > start + 1 and low[at - 2] == "," and self._resumes(at, ends):
                return at
            ending = word in BREAKING and start < at < hi - 1 and self._ends(at, word, ends)
            if ending and (word != "," or kind not in CLAUSES or self._shown(start, at)):
                return at
        return stop

    def _read_breaks(self) -> list[int]:
        """Return the tokens at which a content may end, save those where another cue begins."""
        tokens, (lo, hi) = self.window.tokens, self.window[1:]
        quote = tokens.quote
        marks = [*compress(range(lo, hi), map(BREAKING.__contains__, tokens.low[lo:hi]))]
        if quote.find(1, lo, hi) < 0:
            return marks
        marks = [at for at in marks if not quote[at]]
        closed = [at for at in range(lo + 1, hi) if quote[at - 1] and not quote[at]]
        return sorted({*marks, *closed})

    def _shown(self, start: int, at: int) -> bool:
        """Tell whether a clause has shown its verb, or quoted words, before the token ``at``."""
        tokens = self.window.tokens
        low = tokens.low[start:at]
        return tokens.quote.find(1, start, at) >= 0 or not FINITE.isdisjoint(low) or "past" in map(verb_form, low)

    def _resumes(self, at: int, ends: frozenset[str]) -> bool:
        """Tell whether another clause begins at ``at``, behind a quotation that ends in a comma."""
        return f", {word_class(self.window, at)}" in ends

    def _ends(self, at: int, word: str, ends: frozenset[str]) -> bool:
        if word in DASHES:
            return "—" in ends
        if word == "," or word in JOINING:
            following = word_class(self.window, at + 1)
            if word == "," and following in ("<other>", "<ed>", "<ing>") and self._goes_on(at):
                return False
            return f"{word} {following}" in ends or f"{word} {self.window.tokens.low[at + 1]}" in ends
        if word in LOCATING:
            low = self.window.tokens.low
            return f"{word} <event>" in ends and not EVENTS.isdisjoint(low[at + 1 : min(self.window.hi, at + 6)])
        return word in ends

    def _goes_on(self, comma: int) -> bool:
        """Tell whether the comma opens an aside, behind which the clause gets its verb: ", which is old, is safe"."""
        tokens = self.window.tokens
        for at in range(comma + 2, min(self.window.hi - 1, comma + ASIDE)):
            if tokens.quote[at] or tokens.words[at] in ";:—":
                return False
            if tokens.words[at] == ",":
                return tokens.low[at + 1] in FINITE
        return False


ASIDE = 20  #: tokens of the longest aside between commas
JOINING = frozenset(["and", "or", "as", "when", "after"])
LOCATING = frozenset(["in", "at", "during"])
EVENTS = frozenset(
    "interview speech debate rally statement letter tweet email conference op-ed column appearance event convention meeting"
    " hearing briefing forum post remarks".split()
)
CLAUSES = frozenset(["that", "clause"])
BREAKING = DASHES | JOINING | LOCATING | {",", ";", "according"}
CONDITIONAL = frozenset("would could may might will can should must".split())
