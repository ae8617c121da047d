"""The report as SARIF 2.1.0 (OASIS), for code scanning and editors: every rule that was looked for, one result a finding.

Columns count code points. A finding is an observation, so its level is a note, or a warning where its rule is of high
severity; never an error. What was taken away on purpose (baseline, comment, allowed phrase) is there as suppressed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote

from framing.lines import Lines
from framing.model import Dropped, Finding, Rule, Severity, Span, Voice, Why
from framing.render.json import written
from framing.render.plain import harmless
from framing.report import Problem, Report, Run, finding_dict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.LOW: "note", Severity.MEDIUM: "note", Severity.HIGH: "warning"}
_ABOUT = "family class voice source source_certainty context tier precision also techniques related ask suggest".split()
_SPECIAL = str.maketrans({"\\": "\\\\", "[": "\\[", "]": "\\]", "{": "{{", "}": "}}"})  # links and placeholders (3.11)


def render(run: Run) -> str:
    """Return one SARIF log with one run."""
    index = {rule.id: number for number, rule in enumerate(run.rules)}
    names = dict.fromkeys(uri(report.document.name) for report in run.reports)
    results = [result for report in run.reports for result in _results(report, index)]
    content = {
        "tool": {"driver": _driver(run)},
        "invocations": [_invocation(run.reports)],
        "artifacts": [{"location": {"uri": name}, "roles": ["analysisTarget"]} for name in names],
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": results,
    }
    return written({"$schema": SCHEMA, "version": "2.1.0", "runs": [content]}, indent=1) + "\n"


def uri(name: str) -> str:
    """Return a file name as a reference without a scheme or a host; standard input is called so.

    >>> uri("a b/c#1.txt"), uri("-"), uri("//host/c:x")
    ('a%20b/c%231.txt', 'stdin', '/host/c%3Ax')
    """
    if name == "-":
        return "stdin"
    path = f"/{name.lstrip('/')}" if name.startswith("//") else name
    return quote(path.encode("utf-8", "surrogatepass"), safe="/")


def said(text: str) -> str:
    r"""Return a text as SARIF writes one in which nothing is a link or a placeholder.

    >>> print(said("[a](0) {0}"))
    \[a\](0) {{0}}
    """
    return harmless(text).translate(_SPECIAL)


def _driver(run: Run) -> dict[str, Any]:
    return {
        "name": run.tool[0],
        "version": run.tool[1],
        "semanticVersion": run.tool[1],
        "rules": [_rule(rule) for rule in run.rules],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    device = rule.device
    return {
        "id": rule.id,
        "name": device.title,
        "shortDescription": {"text": said(device.title)},
        "fullDescription": {"text": said(device.gloss or device.title)},
        "help": {"text": said(" ".join(filter(None, [rule.why, rule.ask])) or device.title)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"device": device.id, "family": device.family, "tags": sorted({device.family, device.id})},
    }


def _invocation(reports: Iterable[Report]) -> dict[str, Any]:
    reports = list(reports)
    return {
        "executionSuccessful": all(report.complete for report in reports),
        "toolExecutionNotifications": [_notification(report, problem) for report in reports for problem in report.problems],
    }


def _notification(report: Report, problem: Problem) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": uri(report.document.name)}}
    if problem.sentence is not None:
        span = report.readings[problem.sentence].sentence.span
        where["region"] = _region(report, span, Lines(report.document.text))
    note: dict[str, Any] = {
        "level": "error",
        "message": {"text": said(problem.cause)},
        "locations": [{"physicalLocation": where}],
    }
    return note | ({"associatedRule": {"id": problem.rule}} if problem.rule else {})


def _results(report: Report, index: Mapping[str, int]) -> Iterable[dict[str, Any]]:
    lines = Lines(report.document.text)
    for reading in report.readings:
        for finding in reading.findings:
            yield _result(report, finding, index, lines)
        for lost in reading.dropped:
            if lost.why is Why.SUPPRESSED:
                yield {**_result(report, lost.finding, index, lines), "suppressions": [_suppression(lost)]}


def _suppression(lost: Dropped) -> dict[str, Any]:
    return {"kind": "inSource" if lost.by == "comment" else "external", "justification": harmless(lost.reason)}


def _result(report: Report, finding: Finding, index: Mapping[str, int], lines: Lines) -> dict[str, Any]:
    rule, data = finding.match.rule, finding_dict(report.document, finding, lines)
    physical = {
        "artifactLocation": {"uri": uri(report.document.name)},
        "region": _region(report, finding.match.mark, lines),
        "contextRegion": _region(report, finding.match.sentence.span, lines),
    }
    about = {key: data[key] for key in _ABOUT}
    return {
        "ruleId": rule.id,
        "ruleIndex": index.get(rule.id, -1),
        "level": _LEVELS[rule.severity],
        "message": {"text": said(_message(finding))},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"framing/v1": finding.id},
        "properties": {"device": rule.device.id, **about, "sentence": finding.match.sentence.index},
    }


def _message(finding: Finding) -> str:
    """Return what the rule says, and whose words they are where they are not the article's."""
    if finding.voice is Voice.AUTHOR:
        return finding.message
    who = finding.source.name if finding.source else "someone"
    return f"{finding.message} ({who}, {finding.voice})"


def _region(report: Report, span: Span, lines: Lines) -> dict[str, Any]:
    """Return a stretch of the text; the end is the column after its last character."""
    first, last = lines.place(span.start), lines.place(span.end)
    return {
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
        "snippet": {"text": report.document.of(span)},
    }
