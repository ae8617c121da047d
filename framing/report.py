"""What a run comes to: readings of sentences, attributions, ledger, observations, problems; as values and as JSON data.

``to_dict`` gives exactly what ``--format json`` writes; keys are a contract: added to, never renamed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any, NamedTuple

from framing.ledger import LEAST_WORDS, LedgerRow as LedgerRow, compared_dict, row_dict
from framing.lines import Lines
from framing.model import Attribution, Document, Dropped, Finding, Pack, Role, Rule, Sentence, Span, Tier, Voice

SCHEMA = 1
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong while checking and was survived: the finding is missing, the rest stands."""

    rule: str | None
    sentence: int | None
    cause: str
    plugin: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence and what was found in it; ``voice`` is a Voice's value or ``mixed``."""

    sentence: Sentence
    voice: str
    findings: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """A finding about the document as a whole, with the places that it rests on."""

    rule: Rule
    message: str
    voice: Voice
    places: tuple[Span, ...]


class PluginInfo(NamedTuple):
    """A plugin that was loaded, and what it brought: hook name without ``framing_`` → how many."""

    name: str
    distribution: str
    version: str
    brings: Mapping[str, int]


class LookedFor(NamedTuple):
    """What a run looked for: numbers of devices and rules, and the tiers that count."""

    devices: int
    rules: int
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class View:
    """How a report for people is to be laid out; formats for programs ignore it."""

    width: int = 80
    all: bool = False
    dropped: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The reading of one whole document."""

    document: Document
    language: str
    readings: tuple[Reading, ...]
    attributions: tuple[Attribution, ...]
    ledger: tuple[LedgerRow, ...] = ()
    observations: tuple[Observation, ...] = ()
    problems: tuple[Problem, ...] = ()
    annotations: Mapping[str, Any] = field(default_factory=dict)
    words: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding that counts, in the order of the text."""
        return tuple(f for reading in self.readings for f in reading.findings)

    @property
    def complete(self) -> bool:
        """Tell whether everything that was asked for could be done."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON data: an entry of ``documents``."""
        lines = Lines(self.document.text)
        return {
            "name": self.document.name,
            "text_sha256": sha256(self.document.text.encode("utf-8", "surrogatepass")).hexdigest(),
            "language": self.language,
            "complete": self.complete,
            "problems": [_problem(p) for p in self.problems],
            "sentences": [_reading(self.document, r, lines) for r in self.readings],
            "observations": [_observation(self.document, o, lines) for o in self.observations],
            "attributions": [_attribution(a) for a in self.attributions],
            "ledger": [row_dict(row, self.words) for row in self.ledger],
            "summary": summary(self),
            "annotations": dict(self.annotations),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over some documents: with what, looking for what, and what was found."""

    tool: tuple[str, str]
    packs: tuple[Pack, ...]
    plugins: tuple[PluginInfo, ...]
    looked_for: LookedFor
    reports: tuple[Report, ...]
    view: View = View()

    def head(self) -> dict[str, Any]:
        """Return what stands above the documents as JSON data."""
        return {
            "tool": {"name": self.tool[0], "version": self.tool[1]},
            "packs": [_pack(pack) for pack in self.packs],
            "plugins": [{"name": p.name, "distribution": p.distribution, "version": p.version} for p in self.plugins],
            "looked_for": {
                "devices": self.looked_for.devices,
                "rules": self.looked_for.rules,
                "tiers": [str(tier) for tier in self.looked_for.tiers],
            },
        }

    def to_dict(self) -> dict[str, Any]:
        """Return the whole run as JSON data."""
        return {"schema": SCHEMA, **self.head(), "documents": [report.to_dict() for report in self.reports]}


def summary(report: Report) -> dict[str, Any]:
    """Count sentences, words and findings; boilerplate is skipped and counted so."""
    findings = report.findings
    return {
        "sentences": len(report.readings),
        "words": report.words,
        "too_little_text": report.words < LEAST_WORDS,
        "skipped": sum(r.sentence.role is Role.BOILERPLATE for r in report.readings),
        "flagged": _by_voice(f.voice for r in report.readings for f in _first_in_each_voice(r)),
        "findings": _by_voice(f.voice for f in findings),
        "by_family": _count(f.match.rule.device.family for f in findings),
        "by_device": _count(f.match.rule.device.id for f in findings),
        "by_source": _count(f.source.name for f in findings if f.source),
        "by_context": _count(str(label) for f in findings for label in f.context),
        "verbs_compared": compared_dict(report.ledger),
    }


def _first_in_each_voice(reading: Reading) -> Iterator[Finding]:
    yield from {f.voice: f for f in reading.findings}.values()


def _by_voice(voices: Iterable[Voice]) -> dict[str, int]:
    counted = Counter(voices)
    return {str(voice): counted[voice] for voice in Voice}


def _count(names: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(names).items(), key=lambda pair: (-pair[1], pair[0])))


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "id": pack.id,
        "version": pack.version,
        "sha256": pack.sha256,
        "measured_sha256": None,
        "from": pack.provider,
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "rule": problem.rule,
        "plugin": problem.plugin,
        "sentence": problem.sentence,
        "cause": problem.cause,
    }


def _placed(document: Document, span: Span, lines: Lines) -> dict[str, Any]:
    line, column = lines.place(span.start)
    return {"start": span.start, "end": span.end, "line": line, "column": column, "text": document.of(span)}


def _reading(document: Document, reading: Reading, lines: Lines) -> dict[str, Any]:
    sentence = reading.sentence
    return {
        "index": sentence.index,
        **_placed(document, sentence.span, lines),
        "role": str(sentence.role),
        "voice": reading.voice,
        "evidence": {"author": None, "others": None},
        "findings": [finding_dict(document, f, lines) for f in reading.findings],
        "dropped": [{**finding_dict(document, d.finding, lines), "why": str(d.why)} for d in reading.dropped],
    }


def finding_dict(document: Document, finding: Finding, lines: Lines) -> dict[str, Any]:
    """Return one finding as JSON data."""
    rule, source = finding.match.rule, finding.source
    parts = [{"start": p.start, "end": p.end} for p in finding.match.parts]
    return {
        "id": finding.id,
        "rule": rule.id,
        "device": rule.device.id,
        "family": rule.device.family,
        "class": str(rule.device.klass),
        "techniques": dict(rule.technique),
        "related": dict(rule.related),
        "also": list(finding.also),
        **_placed(document, finding.match.mark, lines),
        "parts": parts or None,
        "voice": str(finding.voice),
        "source": source.name if source else None,
        "source_certainty": str(source.certainty) if source else None,
        "context": [str(label) for label in finding.context],
        "severity": str(rule.severity),
        "tier": str(finding.tier),
        "precision": None,
        "message": finding.message,
        "ask": rule.ask,
        "suggest": list(rule.suggest) if finding.voice is not Voice.QUOTED else [],
    }


def _observation(document: Document, seen: Observation, lines: Lines) -> dict[str, Any]:
    return {
        "rule": seen.rule.id,
        "device": seen.rule.device.id,
        "voice": str(seen.voice),
        "message": seen.message,
        "places": [_placed(document, place, lines) for place in seen.places],
    }


def _attribution(said: Attribution) -> dict[str, Any]:
    source, cue = said.source, said.cue
    return {
        "start": said.content.start,
        "end": said.content.end,
        "voice": str(said.voice),
        "kind": str(said.act),
        "form": str(said.form),
        "edited": said.edited,
        "via": said.via,
        "source": source
        and {
            "text": source.text,
            "start": source.span.start if source.span else None,
            "end": source.span.end if source.span else None,
            "resolved": source.resolved,
            "certainty": str(source.certainty),
        },
        "cue": cue and {"text": cue.text, "start": cue.span.start, "end": cue.span.end, "stance": str(cue.stance)},
    }
