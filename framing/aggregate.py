"""Findings → Report: readings by sentence, fingerprints, messages."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import TypeVar

from framing.model import Attribution, Document, Dropped, Finding, Sentence, Span, Voice
from framing.owners import Owners
from framing.report import MIXED, Reading
from framing.values import replace
from framing.words import word_starts, words_of

_T = TypeVar("_T")
_NEAR = 80  # code points on either side in which the two neighbouring tokens of a fingerprint are looked for


def read(
    document: Document,
    sentences: Sequence[Sentence],
    attributions: Sequence[Attribution],
    owners: Owners,
    found: tuple[Sequence[Finding], Sequence[Dropped]],
) -> tuple[Reading, ...]:
    """Return what was found, sentence by sentence, each finding with its fingerprint and message."""
    findings, dropped = found
    named = _Fingerprints(document.text)
    finished = [_finish(f, document.text, named) for f in findings]
    lost = [Dropped(_finish(d.finding, document.text, named), d.why) for d in dropped]
    by_sentence = _grouped((f.match.sentence.index, f) for f in finished)
    lost_by_sentence = _grouped((d.finding.match.sentence.index, d) for d in lost)
    frames = _Frames(attributions)
    return tuple(
        Reading(
            sentence,
            voice_of(document.text, sentence, owners, frames),
            tuple(by_sentence.get(sentence.index, ())),
            tuple(lost_by_sentence.get(sentence.index, ())),
        )
        for sentence in sentences
    )


def _grouped(pairs: Iterable[tuple[int, _T]]) -> Mapping[int, list[_T]]:
    groups: dict[int, list[_T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _finish(finding: Finding, text: str, fingerprints: _Fingerprints) -> Finding:
    match = finding.match
    words = match.mark.of(text)
    return replace(
        finding,
        id=fingerprints.of(match.rule.id, match.mark),
        message=message(match.rule.message, {**match.groups, "match": words, "entry": match.entry or words}),
    )


def message(template: str, values: Mapping[str, object]) -> str:
    """Fill a rule's message; one that asks for what is not there is given as it stands.

    >>> message("“{match}” judges the act.", {"match": "thwart"})
    '“thwart” judges the act.'
    """
    try:
        return template.format_map(values)
    except (KeyError, ValueError, IndexError, AttributeError):
        return template


class _Fingerprints:
    """Names for findings that survive edits elsewhere: rule, words, two tokens on either side, and a count."""

    def __init__(self, text: str) -> None:
        self._text, self._seen = text, Counter[str]()

    def of(self, rule: str, mark: Span) -> str:
        text = self._text
        before = words_of(text, max(0, mark.start - _NEAR), mark.start)[-2:]
        after = words_of(text, mark.end, mark.end + _NEAR)[:2]
        key = "\0".join([rule, " ".join(mark.of(text).casefold().split()), *before, "", *after])
        self._seen[key] += 1
        return sha256(f"{key}\0{self._seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


class _Frames:
    """The sources and cues of a document: words that say who speaks, and are no one's content."""

    def __init__(self, attributions: Iterable[Attribution]) -> None:
        self._spans: dict[int, int] = {}
        for said in attributions:
            for span in (said.source and said.source.span, said.cue and said.cue.span):
                if span:
                    self._spans[span.start] = max(span.end, self._spans.get(span.start, 0))
        self._starts = sorted(self._spans)

    def within(self, span: Span) -> list[Span]:
        """Return those that begin in ``span``."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return [Span(start, self._spans[start]) for start in self._starts[first:last]]


def voice_of(text: str, sentence: Sentence, owners: Owners, frames: _Frames) -> str:
    """Return the voice of all words of a sentence outside cue and source, else ``mixed``."""
    if not owners.within(sentence.span):
        return str(Voice.AUTHOR)
    words = _outside(word_starts(text, sentence.span), frames.within(sentence.span))
    voices, at = set(), 0
    for end, said in owners.stretches(sentence.span):
        first, at = at, bisect_left(words, end)
        if at > first:
            voices.add(said.voice if said else Voice.AUTHOR)
    return MIXED if len(voices) > 1 else str(next(iter(voices), Voice.AUTHOR))


def _outside(words: list[int], aside: Sequence[Span]) -> list[int]:
    """Return the starts of words that lie in none of some spans, which come in the order of their starts."""
    kept: list[int] = []
    at = 0
    for span in aside:
        first = max(at, bisect_left(words, span.start))
        kept += words[at:first]
        at = max(first, bisect_left(words, span.end))
    return kept + words[at:] if aside else words
