"""The report as GitHub workflow commands: one annotation a finding, a warning where its rule is of high severity."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.lines import Lines
from framing.model import Finding, Severity, Voice
from framing.render.plain import harmless
from framing.report import Report, Run

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render(run: Run) -> str:
    """Return one line a finding and one a problem."""
    return "".join(f"{line}\n" for report in run.reports for line in _lines(report))


def command(name: str, about: dict[str, str | int], message: str) -> str:
    r"""Return a workflow command whose parts cannot end it or begin another.

    >>> command("notice", {"file": "a:b.txt", "line": 3}, "100 %\n::error::no")
    '::notice file=a%3Ab.txt,line=3::100 %25%0A::error::no'
    """
    told = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in about.items())
    return f"::{name} {told}::{_escaped(message, _DATA)}"


def _escaped(text: str, special: Mapping[int, str]) -> str:
    return harmless(text).translate(special)


def _lines(report: Report) -> Iterator[str]:
    lines, name = Lines(report.document.text), report.document.name
    for finding in report.findings:
        yield command(*_annotation(report, finding, lines))
    for problem in report.problems:
        yield command("warning", {"file": name, "title": "framing: not everything could be checked"}, problem.cause)


def _annotation(report: Report, finding: Finding, lines: Lines) -> tuple[str, dict[str, str | int], str]:
    rule, mark = finding.match.rule, finding.match.mark
    first, last = lines.place(mark.start), lines.place(mark.end)
    about: dict[str, str | int] = {"file": report.document.name, "line": first.line, "endLine": last.line}
    if first.line == last.line:  # GitHub takes columns only within one line
        about |= {"col": first.column, "endColumn": max(first.column, last.column - 1)}
    about["title"] = f"{rule.device.title} ({rule.id})"
    who = "" if finding.voice is Voice.AUTHOR else f" ({finding.source.name if finding.source else 'someone'}, {finding.voice})"
    said = " · ".join(filter(None, [f"{finding.message}{who}", rule.ask]))
    return "warning" if rule.severity is Severity.HIGH else "notice", about, said
