"""A report as JSON data: exactly what ``--format json`` writes; keys are a contract: added to, never renamed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from framing.estimate import LEAN, labels, right, tally_of, wilson
from framing.ledger import LEAST_WORDS, compared_dict, row_dict
from framing.lines import Lines
from framing.model import Attribution, Document, Dropped, Finding, Pack, Role, Rule, Span, Voice
from framing.report.values import Observation, Problem, Reading, Report, Run, Suppression


def head(run: Run) -> dict[str, Any]:
    """Return what stands above the documents as JSON data."""
    return {
        "tool": {"name": run.tool[0], "version": run.tool[1]},
        "packs": [_pack(pack) for pack in run.packs],
        "plugins": [{"name": p.name, "distribution": p.distribution, "version": p.version} for p in run.plugins],
        "looked_for": {
            "devices": run.looked_for.devices,
            "rules": run.looked_for.rules,
            "tiers": [str(tier) for tier in run.looked_for.tiers],
            "evidence": {"threshold": run.looked_for.threshold, "calibrated_on": run.looked_for.calibrated_on or None},
        },
    }


def document(report: Report) -> dict[str, Any]:
    """Return the report as JSON data: an entry of ``documents``."""
    lines = Lines(report.document.text)
    return {
        "name": report.document.name,
        "text_sha256": sha256(report.document.text.encode("utf-8", "surrogatepass")).hexdigest(),
        "language": report.language,
        "complete": report.complete,
        "problems": [_problem(p) for p in report.problems],
        "sentences": [_reading(report.document, r, lines) for r in report.readings],
        "observations": [_observation(report.document, o, lines) for o in report.observations],
        "attributions": [_attribution(a) for a in report.attributions],
        "ledger": [row_dict(row, report.words) for row in report.ledger],
        "summary": summary(report),
        "annotations": dict(report.annotations),
        "suppressions": [_suppression(one, lines) for one in report.suppressions],
    }


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
        "measured_sha256": pack.measured_sha256,
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


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _weight(reading: Reading, finding: Finding) -> dict[str, float | None]:
    """Return what a finding adds to the log odds of its sentence's evidence."""
    return {"weight": _rounded(reading.evidence.weights.get(finding.id))}


def precision(rule: Rule, entry: str) -> dict[str, Any] | None:
    """Return how often findings of an entry were right where they were measured; None where unmeasured."""
    share = right(rule, entry)
    if share is None or rule.measured is None:
        return None
    measured = rule.measured
    own, whole = tally_of(measured, entry), measured.tally
    bounds = wilson(share * (own.n + LEAN), own.n + LEAN)
    about = {key: getattr(measured, key) for key in ("of", "corpus", "domain", "years", "judge")}
    seen = {"n": own.n, "overlapped": own.span, "rule_n": whole.n, "rule_overlapped": whole.span}
    return {"value": round(share, 4), "low": round(bounds.low, 4), "high": round(bounds.high, 4), **seen, **about}


def _reading(document: Document, reading: Reading, lines: Lines) -> dict[str, Any]:
    sentence = reading.sentence
    return {
        "index": sentence.index,
        **_placed(document, sentence.span, lines),
        "role": str(sentence.role),
        "voice": reading.voice,
        "evidence": {"author": _rounded(reading.evidence.author), "others": _rounded(reading.evidence.others)},
        "findings": [finding_dict(document, f, lines) | _weight(reading, f) for f in reading.findings],
        "dropped": [_dropped(document, d, lines) | _weight(reading, d.finding) for d in reading.dropped],
        "evidence_terms": {name: _rounded(value) for name, value in reading.evidence.terms.items()},
    }


def _dropped(document: Document, lost: Dropped, lines: Lines) -> dict[str, Any]:
    reason = {"by": lost.by, "reason": lost.reason} if lost.by else {}
    return {**finding_dict(document, lost.finding, lines), "why": str(lost.why), **reason}


def finding_dict(document: Document, finding: Finding, lines: Lines) -> dict[str, Any]:
    """Return one finding as JSON data."""
    rule, source = finding.match.rule, finding.source
    claimed, related = labels(rule, finding.match.entry)
    parts = [{"start": p.start, "end": p.end} for p in finding.match.parts]
    return {
        "id": finding.id,
        "rule": rule.id,
        "device": rule.device.id,
        "family": rule.device.family,
        "class": str(rule.device.klass),
        "techniques": claimed,
        "related": related,
        "also": list(finding.also),
        **_placed(document, finding.match.mark, lines),
        "parts": parts or None,
        "voice": str(finding.voice),
        "source": source.name if source else None,
        "source_certainty": str(source.certainty) if source else None,
        "context": [str(label) for label in finding.context],
        "severity": str(rule.severity),
        "tier": str(finding.tier),
        "precision": precision(rule, finding.match.entry),
        "message": finding.message,
        "ask": rule.ask,
        "suggest": list(rule.suggest) if finding.voice is not Voice.QUOTED else [],
    }


def _suppression(one: Suppression, lines: Lines) -> dict[str, Any]:
    return {
        "by": one.by,
        "rules": list(one.rules),
        "line": None if one.at is None else lines.place(one.at).line,
        "reason": one.reason,
        "hidden": one.hidden,
        "fault": one.fault or None,
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
