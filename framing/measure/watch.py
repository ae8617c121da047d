"""A detector over labelled texts: what it found, and what became of each finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.detector import Detector
from framing.estimate import labels
from framing.evidence import terms
from framing.measure.corpora import Gold
from framing.measure.scores import overlap
from framing.model import Finding, Role, Rule, Tier, Voice
from framing.values import dataclass, replace

SCHEMES = ("ptc18", "semeval23")


class Seen(NamedTuple):
    """A finding and what became of it."""

    finding: Finding
    label: str | None  #: in the words of the corpus; "" where those are not known, None where it has none
    alone: bool  #: nothing else was found in its sentence
    span: bool  #: it overlaps what annotators marked
    technique: bool  #: … with its own label
    sentence: bool  #: it stands in a labelled sentence

    @property
    def rule(self) -> Rule:
        """Return the rule that found it."""
        return self.finding.match.rule

    @property
    def entry(self) -> str:
        """Return the rule's entry that fired."""
        return self.finding.match.entry

    @property
    def extent(self) -> tuple[int, int]:
        """Return where it stands."""
        return self.finding.match.mark


class Line(NamedTuple):
    """A sentence as the detector cut it: where it stands, what it brings to its evidence, its findings."""

    extent: tuple[int, int]
    labelled: bool
    judged: bool  #: it is no boilerplate
    terms: Mapping[str, float]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True)
class Watched:
    """A labelled text and what was found in it."""

    gold: Gold
    lines: tuple[Line, ...]

    @property
    def seen(self) -> Iterator[Seen]:
        """Yield its findings in the order of the text."""
        return (one for line in self.lines for one in line.seen)


def scheme(golds: Iterable[Gold], rules: Sequence[Rule]) -> str:
    """Return what the labels of a corpus are: a catalogue, devices, families, or nothing that rules know."""
    given = {span.label for gold in golds for span in gold.spans}
    known = {name: {bears(rule, "", name) for rule in rules} - {None} for name in (*SCHEMES, "device", "family")}
    best = max(known, key=lambda name: len(given & known[name]))
    return best if given & known[best] else ""


def bears(rule: Rule, entry: str, of: str) -> str | None:
    """Return the label of a rule's entry in a scheme, claimed or related; "" where the scheme is none that rules know."""
    if not of:
        return ""
    if of in ("device", "family"):
        return rule.device.id if of == "device" else rule.device.family
    claimed, related = labels(rule, entry)
    return claimed.get(of) or related.get(of)


def watch(detector: Detector, golds: Iterable[Gold], of: str) -> Iterator[Watched]:
    """Yield each text with all that rules of every tier find in it."""
    whole = replace(detector, tiers=tuple(Tier), min_evidence=None, annotators={})
    for gold in golds:
        report = whole.check(gold.document)
        marked = [(line, labelled) for line, labelled in gold.lines if line.end > line.start]
        rows = []
        for reading in report.readings:
            extent = reading.sentence.span
            labelled = any(bad and overlap(line, extent) for line, bad in marked)
            seen = tuple(_seen(finding, gold, of, (labelled, len(reading.findings) == 1)) for finding in reading.findings)
            judged = reading.sentence.role is not Role.BOILERPLATE
            rows.append(Line(extent, labelled, judged, terms(gold.document, reading.sentence), seen))
        yield Watched(gold, tuple(rows))


def _seen(finding: Finding, gold: Gold, of: str, about: tuple[bool, bool]) -> Seen:
    label = bears(finding.match.rule, finding.match.entry, of)
    touched = {span.label for span in gold.spans if overlap(finding.match.mark, span)}
    labelled, alone = about
    return Seen(finding, label, alone, bool(touched), label in touched, labelled)


def theirs(seen: Seen) -> bool:
    """Tell whether someone else's words hold the finding."""
    return seen.finding.voice is not Voice.AUTHOR
