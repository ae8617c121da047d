"""What differs between two sentences that tell the same fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from framing.compare.agents import acts
from framing.model import Attribution, Cue, Document, Sentence, Span, Voice
from framing.report import Reading, Report


class Words(NamedTuple):
    """Words of one of the two articles."""

    text: str
    span: Span


class Difference(NamedTuple):
    """One thing that the two tell otherwise.

    ======  ============================================================  =======================================
    kind    what it is                                                    note
    ======  ============================================================  =======================================
    device  found in one only                                             title of the device
    verb    the same source's reporting verb stands otherwise             both stances: neutral against distancing
    agent   the same act, with its doer in one only                       the side that names it: left or right
    voice   someone's words in one, the article's own in the other        the side of the someone: left or right
    ======  ============================================================  =======================================

    ``source`` is who speaks, empty where the article does or where nobody is meant.
    """

    kind: str
    left: Words | None
    right: Words | None
    note: str
    source: str = ""


class Side(NamedTuple):
    """A sentence of one article, with what was found in it and whose words stand in it."""

    document: Document
    reading: Reading
    attributions: tuple[Attribution, ...]

    @property
    def sentence(self) -> Sentence:
        """Return the sentence itself."""
        return self.reading.sentence

    def words(self, span: Span) -> Words:
        """Return words of this article on one line."""
        return Words(" ".join(self.document.of(span).split()), span)


def side(report: Report, index: int) -> Side:
    """Return a sentence of an article with what the article's report says of it."""
    reading = report.readings[index]
    start, end = reading.sentence.span
    inside = (said for said in report.attributions if said.content.start < end and said.content.end > start)
    return Side(report.document, reading, tuple(inside))


def differences(left: Side, right: Side) -> tuple[Difference, ...]:
    """Return what the two sentences tell otherwise."""
    return (*_devices(left, right), *_verbs(left, right), *_agents(left, right), *_voices(left, right))


def _devices(left: Side, right: Side) -> Iterator[Difference]:
    """Yield the devices that only one of the two uses, whoever speaks."""
    there = [{f.match.rule.device.id for f in one.reading.findings} for one in (left, right)]
    for number, one in enumerate((left, right)):
        for finding in one.reading.findings:
            if finding.match.rule.device.id not in there[1 - number]:
                who = finding.source.name if finding.source else "" if finding.voice is Voice.AUTHOR else "someone"
                words = one.words(finding.match.mark)
                sides = (None, words) if number else (words, None)
                yield Difference("device", sides[0], sides[1], finding.match.rule.device.title, who)


def _verbs(left: Side, right: Side) -> Iterator[Difference]:
    """Yield reporting verbs of the same source that stand otherwise to what is said."""
    for who, mine in _cues(left):
        for other, theirs in _cues(right):
            if same(who, other) and mine.stance is not theirs.stance:
                note = f"{mine.stance} against {theirs.stance}"
                yield Difference("verb", left.words(mine.span), right.words(theirs.span), note, who)


def _cues(one: Side) -> Iterator[tuple[str, Cue]]:
    for said in one.attributions:
        if said.cue and said.source:
            yield said.source.name, said.cue


def same(name: str, other: str) -> bool:
    """Tell whether two names can be of one person or body: the last word of either is in the other.

    >>> same("Emmanuel Macron", "President Macron"), same("Paris", "Tokyo")
    (True, False)
    """
    ours, theirs = name.casefold().split(), other.casefold().split()
    return bool(ours and theirs) and (ours[-1] in theirs or theirs[-1] in ours)


def _agents(left: Side, right: Side) -> Iterator[Difference]:
    """Yield acts that one tells with its doer and the other without."""
    ours, theirs = ([*acts(one.document.text, one.sentence.span)] for one in (left, right))
    seen = set()
    for mine in ours:
        for other in theirs:
            if mine.verb == other.verb and mine.named != other.named and mine.verb not in seen:
                seen.add(mine.verb)
                where = "right" if other.named else "left"
                yield Difference("agent", left.words(mine.span), right.words(other.span), where)


def _voices(left: Side, right: Side) -> Iterator[Difference]:
    """Yield what one gives to a source and the other tells as its own."""
    pair: Sequence[tuple[Side, Side, bool]] = ((left, right, True), (right, left, False))
    for one, other, first in pair:
        if other.reading.voice == Voice.AUTHOR and not other.attributions:
            for said in one.attributions[:1]:
                content, plain = one.words(_within(said.content, one.sentence.span)), other.words(other.sentence.span)
                who = said.source.name if said.source else "someone"
                if first:
                    yield Difference("voice", content, plain, "left", who)
                else:
                    yield Difference("voice", plain, content, "right", who)


def _within(content: Span, sentence: Span) -> Span:
    return Span(max(content.start, sentence.start), min(content.end, sentence.end))
