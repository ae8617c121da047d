"""Findings → Report: readings by sentence, fingerprints, messages, observations, the ledger of sources."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import TypeVar

from framing.model import Attribution, Document, Dropped, Finding, Rule, Sentence, Span, Voice
from framing.owners import WORD, Owners
from framing.report import MIXED, LedgerRow, Observation, Reading

_T = TypeVar("_T")
_NEAR = 80  # code points on either side in which the two neighbouring tokens of a fingerprint are looked for
_POSTMODIFIERS = frozenset("who that which of in at with from for on inside near familiar close to about".split())


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
        before = WORD.findall(text, max(0, mark.start - _NEAR), mark.start)[-2:]
        after = WORD.findall(text, mark.end, mark.end + _NEAR)[:2]
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
    aside = frames.within(sentence.span)
    voices = set()
    for word in WORD.finditer(text, *sentence.span):
        if not any(span.start <= word.start() < span.end for span in aside):
            said = owners.at(word.start())
            voices.add(said.voice if said else Voice.AUTHOR)
    return MIXED if len(voices) > 1 else str(next(iter(voices), Voice.AUTHOR))


def observe(rules: Iterable[Rule], findings: Sequence[Finding]) -> tuple[Observation, ...]:
    """Return what ``repeat`` rules see: often enough the same devices in one voice (a count, no technique)."""
    return tuple(seen for rule in rules if rule.repeat for seen in _repeated(rule, findings))


def _repeated(rule: Rule, findings: Sequence[Finding]) -> Iterator[Observation]:
    if rule.repeat is None:
        return
    for voice in Voice:
        places = tuple(f.match.mark for f in findings if f.voice is voice and f.match.rule.id in rule.repeat.of)
        if voice in rule.voice and len(places) >= rule.repeat.least:
            yield Observation(rule, message(rule.message, {"count": len(places)}), voice, places)


def ledger(document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> tuple[LedgerRow, ...]:
    """Return who is given how much to say, in the order in which they first speak."""
    starts = [sentence.span.start for sentence in sentences]
    by_source: dict[str, list[Attribution]] = defaultdict(list)
    for said in attributions:
        if said.source:
            by_source[said.source.name].append(said)
    last = max((said.content.end for group in by_source.values() for said in group), default=0)
    rows = (_ledger_row(document.text, starts, name, group, last) for name, group in by_source.items())
    return tuple(sorted(rows, key=lambda row: (row.first_sentence, row.source)))


def _ledger_row(text: str, starts: Sequence[int], name: str, group: Sequence[Attribution], last: int) -> LedgerRow:
    cues = {(said.cue.span.start, said.cue.text.casefold()) for said in group if said.cue}
    return LedgerRow(
        source=name,
        named=named(name),
        words=_words(text, (said.content for said in group)),
        quoted_words=_words(text, (said.content for said in group if said.voice is Voice.QUOTED)),
        cues=dict(sorted(Counter(cue for _, cue in cues).items())),
        first_sentence=max(0, bisect_right(starts, min(said.content.start for said in group)) - 1),
        last_sentence=max(0, bisect_right(starts, max(said.content.end for said in group) - 1) - 1),
        last_word=any(said.content.end == last for said in group),
    )


def _words(text: str, contents: Iterable[Span]) -> int:
    """Count words under any of the spans once, however they nest."""
    total = reached = 0
    for start, end in sorted(contents):
        total += sum(1 for _ in WORD.finditer(text, max(start, reached), max(end, reached)))
        reached = max(reached, end)
    return total


def named(source: str) -> bool:
    """Tell whether a source is a name rather than a description, by the head of its words.

    >>> [named(s) for s in ("Wang Wenbin", "a French official", "the Ministry of Defence")]
    [True, False, True]
    """
    head = ""
    for word in source.replace(",", " who ").split():
        if head and word.casefold() in _POSTMODIFIERS:
            break
        head = word
    return head.lstrip("“\"'(@#")[:1].isupper() and head.casefold() not in {"he", "she", "they", "it", "we", "i", "who"}


def count_words(document: Document) -> int:
    """Count the words of a document."""
    return sum(1 for _ in WORD.finditer(document.text))
