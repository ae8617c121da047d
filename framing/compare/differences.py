"""What differs between two sentences that tell the same fact."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from framing.compare.agents import acts
from framing.compare.facts import as_written, stem
from framing.model import Act, Attribution, Cue, Document, Role, Sentence, Span, Voice
from framing.report import Reading, Report

Feature = tuple[str, str]
_LEAST = 6  #: words that are worth calling somebody's where the other account has them as its own
_IN_WORDS = (Act.SPEECH, Act.WRITING)
_COMMON = 2  #: words that two contents must share where more than one thing is said


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


def differences(left: Side, right: Side, shared: Collection[Feature]) -> tuple[Difference, ...]:
    """Return what the two sentences, which share these features, tell otherwise."""
    return (*_devices(left, right), *_verbs(left, right), *_agents(left, right), *_voices(left, right, shared))


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
    """Yield reporting verbs of the same source for the same words that stand otherwise to what is said."""
    ours, theirs = _said(left), _said(right)
    both = ((_common(mine, other), mine, other) for mine in ours for other in theirs if same(mine.who, other.who))
    told: set[Span] = set()
    for common, mine, other in sorted(both, key=lambda pair: -pair[0]):
        alone = len(ours) == len(theirs) == 1
        if (common >= _COMMON or alone) and not told & {mine.cue.span, other.cue.span}:
            told |= {mine.cue.span, other.cue.span}
            if mine.cue.stance is not other.cue.stance:
                note = f"{mine.cue.stance} against {other.cue.stance}"
                yield Difference("verb", left.words(mine.cue.span), right.words(other.cue.span), note, mine.who)


class _Said(NamedTuple):
    """What somebody says in a sentence: by the words of its content."""

    who: str
    cue: Cue
    words: frozenset[str]


def _said(one: Side) -> list[_Said]:
    """Return what is said in a sentence, once for each verb."""
    found: dict[Span, _Said] = {}
    for said in one.attributions:
        if said.cue and said.source:
            words = {stem(word) for word in re.findall(r"\w{4,}", one.document.of(said.content).lower())}
            known = found[said.cue.span].words if said.cue.span in found else frozenset()
            found[said.cue.span] = _Said(said.source.name, said.cue, known | words)
    return list(found.values())


def _common(mine: _Said, other: _Said) -> int:
    return len(mine.words & other.words)


def same(name: str, other: str) -> bool:
    """Tell whether two names can be of one person or body: their heads are one word, or the head of one is in the other's name.

    >>> same("Emmanuel Macron", "President Macron"), same("The army of Ordania", "the army"), same("Paris", "Tokyo")
    (True, True, False)
    >>> same("Congo's government", "a government health official")
    False
    """
    ours, theirs = _own_words(name), _own_words(other)
    if not (ours and theirs):
        return False
    heads = ours[-1], theirs[-1]
    named = any(head[0].isupper() and head in words for head, words in zip(heads, (theirs, ours), strict=True))
    return heads[0].casefold() == heads[1].casefold() or named


def _own_words(name: str) -> list[str]:
    """Return a name's words without what is said of it after them: *of Ordania*, *, a spokesman*."""
    return re.split(r",|\b(?:of|for|at|in|from|with|who|to)\b", name, maxsplit=1)[0].split() or name.split()


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


def _voices(left: Side, right: Side, shared: Collection[Feature]) -> Iterator[Difference]:
    """Yield what one gives to a source and the other tells as its own: most of what both tell stands in what is said."""
    for one, other, note in ((left, right, "left"), (right, left, "right")):
        said = _bearer(one, shared)
        if said and said.source and _own(other):
            content, plain = one.words(_within(said.content, one.sentence.span)), other.words(other.sentence.span)
            sides = (content, plain) if note == "left" else (plain, content)
            yield Difference("voice", *sides, note, said.source.name)


def _own(one: Side) -> bool:
    """Tell whether a sentence is plainly the article's own: nobody's words, no quotation marks, and no headline."""
    text = one.document.of(one.sentence.span)
    told = one.reading.voice == Voice.AUTHOR and not one.attributions
    return told and not _title(one) and not any(mark in text for mark in '"“”«»')


def _title(one: Side) -> bool:
    return one.sentence.role in (Role.HEADLINE, Role.HEADING)


def _bearer(one: Side, shared: Collection[Feature]) -> Attribution | None:
    """Return the attribution of words, not of a wish or an act, whose content holds most of what both sentences tell."""
    text, all_ = one.document.text, len(as_written(one.document.text, one.sentence.span, shared))
    for said in one.attributions if not _title(one) else ():
        content = _within(said.content, one.sentence.span)
        long = len(text[content.start : content.end].split()) >= _LEAST
        if said.act in _IN_WORDS and long and 2 * len(as_written(text, content, shared)) > all_:
            return said
    return None


def _within(content: Span, sentence: Span) -> Span:
    return Span(max(content.start, sentence.start), min(content.end, sentence.end))
