"""Matches, attributions and modifiers → findings: whose words, in what context, and which of several counts.

Each filter takes findings and passes on those that survive; what it takes away is kept in ``dropped`` with its reason.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from framing.estimate import tier
from framing.model import (
    Context,
    Document,
    Dropped,
    Finding,
    Match,
    Matcher,
    Modifier,
    Sentence,
    Span,
    Tier,
    Voice,
    Why,
)
from framing.owners import Owners
from framing.report import Problem
from framing.values import replace
from framing.words import count_words, words

STRIKES = 3  #: times that a modifier may fail in a document before it is looked for no more


def in_context(
    document: Document,
    matches: Sequence[Match],
    owners: Owners,
    modifiers: Sequence[Modifier],
    *,
    voices: Collection[Voice] = frozenset(Voice),
    tiers: Collection[Tier] = frozenset(Tier),
    problems: list[Problem] | None = None,
) -> tuple[list[Finding], list[Dropped]]:
    """Return the findings that count, in the order of the matches, and those taken away with the reason.

    A modifier that fails or takes too long gives no label there; ``problems`` is told so.
    """
    labels = Labels(document.text, modifiers, problems)
    findings = [_weigh(match, owners, labels) for match in matches]
    dropped: list[Dropped] = []
    findings = _drop(findings, Why.EXCEPTION, _exempt(document.text), dropped)
    findings = _drop(findings, Why.CONTEXT, _unwanted_context, dropped)
    findings = _drop(findings, Why.VOICE, lambda f: f.voice not in f.match.rule.voice or f.voice not in voices, dropped)
    findings = _drop(findings, Why.TIER, lambda f: f.tier not in tiers, dropped)
    findings = _drop(findings, Why.OVERLAP, _shadowed(findings), dropped)
    return _primary(findings, dropped), dropped


def _weigh(match: Match, owners: Owners, labels: Labels) -> Finding:
    said = owners.at(match.whole.start)
    voice = said.voice if said else Voice.AUTHOR
    return Finding(
        match=match,
        voice=voice,
        source=said.source if said else None,
        context=labels.of(match.sentence, match.whole, voice),
        tier=tier(match.rule, match.entry),
    )


def _drop(findings: list[Finding], why: Why, goes: Callable[[Finding], bool], dropped: list[Dropped]) -> list[Finding]:
    kept = []
    for finding in findings:
        if goes(finding):
            dropped.append(Dropped(finding, why))
        else:
            kept.append(finding)
    return kept


def _unwanted_context(finding: Finding) -> bool:
    return any(finding.match.rule.context.get(label) == "drop" for label in finding.context)


def _exempt(text: str) -> Callable[[Finding], bool]:
    seen: dict[tuple[int, int, int], list[Span]] = {}

    def phrases(find: Matcher, start: int, end: int) -> list[Span]:
        key = (id(find), start, end)
        if key not in seen:
            seen[key] = sorted(spans(find, text, start, end))
        return seen[key]

    def goes(finding: Finding) -> bool:
        match = finding.match
        start, end = min(match.sentence.span.start, match.whole.start), max(match.sentence.span.end, match.whole.end)
        there = words(text, start, end)
        worth = (e for e in match.rule.exceptions if _words_of(e.phrase) <= there)
        return any(_covered(match.whole, phrases(e.find, start, end)) for e in worth)

    return goes


def _covered(span: Span, places: Sequence[Span]) -> bool:
    """Tell whether one of some places, in order and beside each other, holds a span."""
    before = bisect_right(places, (span.start, sys.maxsize))
    return before > 0 and places[before - 1].covers(span)


@lru_cache(maxsize=4096)
def _words_of(phrase: str) -> frozenset[str]:
    return words(phrase, 0, len(phrase))


def spans(find: Matcher, text: str, start: int, end: int) -> Iterator[Span]:
    """Yield where a matcher finds anything between ``start`` and ``end``."""
    for found in find(text, start, end):
        yield Span(*found[0]) if isinstance(found[0], tuple) else Span(*found)


def _shadowed(findings: Sequence[Finding]) -> Callable[[Finding], bool]:
    """Within a device the longest counts: of overlapping findings the longer, then the one that starts first."""
    lost: set[int] = set()
    by_device: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_device[finding.match.rule.device.id].append(finding)
    for group in by_device.values():
        group.sort(key=lambda f: (f.match.mark.start, -f.match.mark.end))
        best: Finding | None = None
        for finding in group:
            if best and finding.match.mark.start < best.match.mark.end:
                loser, best = (best, finding) if _longer(finding, best) else (finding, best)
                lost.add(id(loser))
            else:
                best = finding
    return lambda finding: id(finding) in lost


def _longer(a: Finding, b: Finding) -> bool:
    return a.match.mark.end - a.match.mark.start > b.match.mark.end - b.match.mark.start


def _primary(findings: Sequence[Finding], dropped: list[Dropped]) -> list[Finding]:
    """Of findings on the very same words keep one device, by the boundaries of devices; name the others in ``also``."""
    groups: dict[Span, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.match.mark].append(finding)
    kept = []
    for group in groups.values():
        first, *others = sorted(group, key=lambda f: _precedence(f, group))
        dropped.extend(Dropped(other, Why.OVERLAP) for other in others)
        kept.append(replace(first, also=tuple(o.match.rule.device.id for o in others)) if others else first)
    return kept


def _precedence(finding: Finding, group: Sequence[Finding]) -> tuple[int, int, str]:
    rule = finding.match.rule
    behind = sum(rule.device.id in other.match.rule.device.before for other in group)
    return behind, -rule.severity.rank, rule.id


@lru_cache(maxsize=8)
def _by_word(*sets: frozenset[str]) -> Mapping[str, Sequence[int]]:
    """Return the numbers of the sets that have a word, by the word."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, some in enumerate(sets):
        for word in some:
            found[word].append(number)
    return dict(found)


class Labels:
    """The context labels of stretches of one text; cues are looked for once a sentence, and only where a word of theirs is."""

    def __init__(self, text: str, modifiers: Sequence[Modifier], problems: list[Problem] | None = None) -> None:
        self._text, self._modifiers = text, modifiers
        self._problems = [] if problems is None else problems
        self._failed: Counter[str] = Counter()  #: modifier → how often it failed or ran over its time
        self._by_word = _by_word(*(m.words for m in modifiers))
        self._always = [number for number, m in enumerate(modifiers) if not m.words]
        self._cues: dict[int, list[tuple[Modifier, list[Span]]]] = {}

    def of(self, sentence: Sentence, span: Span, voice: Voice = Voice.AUTHOR) -> tuple[Context, ...]:
        """Return the labels that the sentence's modifiers give to ``span``, in the order of the list of contexts."""
        cues = self._in(sentence)
        if not cues:
            return ()
        given = {m.label for m, places in cues if voice in m.voice and reached(m, self._text, places, span)}
        return tuple(label for label in Context if label in given)

    def _in(self, sentence: Sentence) -> list[tuple[Modifier, list[Span]]]:
        start = sentence.span.start
        if start not in self._cues:
            found = ((m, self._cues_of(m, sentence)) for m in self._worth_a_look(sentence.span))
            self._cues[start] = [(m, cues) for m, cues in found if cues]
        return self._cues[start]

    def _cues_of(self, modifier: Modifier, sentence: Sentence) -> list[Span]:
        if self._failed and self._failed[modifier.name] >= STRIKES:
            return []
        try:
            return cues_in(modifier, self._text, sentence.span)
        except Exception as error:  # a pattern that runs over its time; the rest of the report stands
            late = isinstance(error, TimeoutError)
            cause = "it takes too long here" if late else f"{type(error).__name__}: {error}".splitlines()[0]
            self._problems.append(Problem(f"modifiers.{modifier.name}", sentence.index, cause))
            self._failed[modifier.name] += 1
            if self._failed[modifier.name] == STRIKES:
                told = f"not looked for any more: it failed {STRIKES} times"
                self._problems.append(Problem(f"modifiers.{modifier.name}", None, told))
            return []

    def _worth_a_look(self, span: Span) -> Iterator[Modifier]:
        """Yield the modifiers of whose cues a word stands in the sentence."""
        there = words(self._text, *span) & self._by_word.keys()
        numbers = {number for word in there for number in self._by_word[word]}.union(self._always)
        return (self._modifiers[number] for number in sorted(numbers))


def cues_in(modifier: Modifier, text: str, within: Span) -> list[Span]:
    """Return where a modifier's cues stand, less those that are part of a pseudo-cue."""
    cues = sorted(spans(modifier.cue, text, *within))
    if not cues:
        return cues
    pseudo = sorted(spans(modifier.pseudo, text, *within))
    return [cue for cue in cues if not _covered(cue, pseudo)]


def reached(modifier: Modifier, text: str, cues: Sequence[Span], span: Span) -> bool:
    """Tell whether one of a modifier's cues, in order and beside each other, reaches ``span``.

    Each cue is a word at least, so that no more than the reach of them can stand within reach on either side.
    """
    here, near = bisect_left(cues, span), modifier.reach + 2
    return any(reaches(modifier, text, cue, span) for cue in cues[max(0, here - near) : here + near])


def reaches(modifier: Modifier, text: str, cue: Span, span: Span) -> bool:
    """Tell whether a cue's reach goes to ``span``: right side, few enough words between, nothing that stops it."""
    if modifier.direction == "around":
        return cue.covers(span)
    if cue.end <= span.start and modifier.direction != "backward":
        between = Span(cue.end, span.start)
    elif span.end <= cue.start and modifier.direction != "forward":
        between = Span(span.end, cue.start)
    else:
        return False
    return count_words(text, between) <= modifier.reach and not any(spans(modifier.stop, text, *between))
