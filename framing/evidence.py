"""How strong the findings of a sentence are together, voice by voice: a logistic of shipped numbers, for ranking.

Each measured finding adds its entry's weight to the log odds, each term of the sentence (its length, marks, pronouns) its
own; ``base`` starts the sum. Nothing is learnt here, and nothing is said where no measured finding stands.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp, log

import regex

from framing.estimate import is_measured, tally_of
from framing.model import Document, Dropped, Finding, Role, Rule, Sentence, Span, Voice, Why
from framing.report import Evidence, Reading
from framing.values import dataclass, field, replace
from framing.words import count_words

_WE = regex.compile(r"\b(?:we|our|ours|us|you|your|yours)\b", regex.IGNORECASE)
_CAPITALS = regex.compile(r"\b\p{Lu}{4,}\b")
_DIGIT = regex.compile(r"\d")
Term = Callable[[str, Sentence], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The numbers of the logistic, the threshold chosen with them, and what they were calibrated on."""

    base: float
    terms: Mapping[str, float]
    threshold: float
    calibrated_on: str = ""
    documents: frozenset[str] = field(default_factory=frozenset)  #: digests of the texts they were fitted on


def _has(pattern: regex.Pattern[str]) -> Term:
    return lambda text, sentence: float(pattern.search(text, *sentence.span) is not None)


def _mark(mark: str) -> Term:
    return lambda text, sentence: float(text.find(mark, *sentence.span) >= 0)


def _role(role: Role) -> Term:
    return lambda _, sentence: float(sentence.role is role)


TERMS: Mapping[str, Term] = {
    "length": lambda text, sentence: log(1 + count_words(text, sentence.span)),
    "exclamation": _mark("!"),
    "question": _mark("?"),
    "digits": _has(_DIGIT),
    "we-and-you": _has(_WE),
    "capitals": _has(_CAPITALS),
    "headline": _role(Role.HEADLINE),
    "heading": _role(Role.HEADING),
}
"""What a sentence brings beside its findings: log of the number of its words, and what is there (1) or not (0)."""


def terms(document: Document, sentence: Sentence) -> dict[str, float]:
    """Return the terms of a sentence that are not nought."""
    values = ((name, term(document.text, sentence)) for name, term in TERMS.items())
    return {name: value for name, value in values if value}


def weight(rule: Rule, entry: str) -> float | None:
    """Return what a finding of this entry adds to the log odds; None where unmeasured."""
    return tally_of(rule.measured, entry).weight if rule.measured and is_measured(rule) else None


def squash(log_odds: float) -> float:
    """Return log odds as a share.

    >>> squash(0.0)
    0.5
    """
    return 1 / (1 + exp(-max(-30.0, min(30.0, log_odds))))


def weighed(document: Document, readings: Iterable[Reading], model: Model | None, least: float | None) -> tuple[Reading, ...]:
    """Return the readings with their evidence; findings of a voice whose evidence is below ``least`` are taken away."""
    if model is None:
        return tuple(readings)
    read = (replace(reading, evidence=_evidence(document, reading, model)) for reading in readings)
    return tuple(_strong(reading, least) for reading in read) if least is not None else tuple(read)


def _evidence(document: Document, reading: Reading, model: Model) -> Evidence:
    parts = contributing(reading.findings, reading.dropped)
    weights = [(f, w) for f in parts if (w := weight(f.match.rule, f.match.entry)) is not None]
    if not weights:
        return Evidence()
    brought = {n: model.terms[n] * v for n, v in terms(document, reading.sentence).items() if n in model.terms}
    start = model.base + sum(brought.values())
    author = [w for f, w in weights if f.voice is Voice.AUTHOR]
    others = [w for f, w in weights if f.voice is not Voice.AUTHOR]
    return Evidence(
        author=squash(start + sum(author)) if author else None,
        others=squash(start + sum(others)) if others else None,
        terms={"base": model.base, **brought},
        weights={f.id: w for f, w in weights},
    )


def contributing(findings: Sequence[Finding], dropped: Iterable[Dropped]) -> list[Finding]:
    """Return what evidence rests on: all that would count in every tier, so that what is shown does not change it."""
    out = list(findings)
    hidden = [d.finding for d in dropped if d.why is Why.TIER]
    if not hidden:
        return out
    marks = {finding.match.mark for finding in out}
    taken: dict[str, list[Span]] = defaultdict(list)  #: device → marks in order; those of one device do not overlap
    for finding in out:
        insort(taken[finding.match.rule.device.id], finding.match.mark)
    for finding in sorted(hidden, key=lambda f: (f.match.mark.start - f.match.mark.end, f.match.mark)):
        mark, beside = finding.match.mark, taken[finding.match.rule.device.id]
        if mark not in marks and not _overlapped(mark, beside):
            out.append(finding)
            marks.add(mark)
            insort(beside, mark)
    return out


def _overlapped(mark: Span, others: Sequence[Span]) -> bool:
    """Tell whether a mark overlaps one of some that are in order and do not overlap each other."""
    at = bisect_left(others, mark)
    return any(mark.overlaps(other) for other in others[max(0, at - 1) : at + 1])


def _strong(reading: Reading, least: float) -> Reading:
    evidence = reading.evidence
    of = {True: evidence.author, False: evidence.others}
    kept: list[Finding] = []
    weak: list[Finding] = []
    for finding in reading.findings:
        value = of[finding.voice is Voice.AUTHOR]
        (kept if value is not None and value >= least else weak).append(finding)
    if not weak:
        return reading
    return replace(reading, findings=tuple(kept), dropped=(*reading.dropped, *(Dropped(f, Why.EVIDENCE) for f in weak)))
