"""The report as GitHub workflow commands: one annotation a finding, a warning where its rule is of high severity.

GitHub shows ten warnings and ten notices of a step and leaves out the rest, so what is most severe comes first, and where
there is more the last line, which stands in the log, says how much.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from framing.lines import Lines
from framing.model import Finding, Severity, Voice
from framing.render.plain import harmless
from framing.report import Report, Run

SHOWN = 10  #: annotations of a level that GitHub shows of a step
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render(run: Run) -> str:
    """Return one line a problem and one a finding, the most severe first, and how much GitHub will not show."""
    ranked = sorted((pair for report in run.reports for pair in _lines(report)), key=lambda pair: -pair[0])
    lines = [line for _, line in ranked]
    said = [_beyond(name, sum(line.startswith(f"::{name} ") for line in lines)) for name in ("warning", "notice")]
    return "".join(f"{line}\n" for line in [*lines, *filter(None, said)])


def _beyond(name: str, number: int) -> str:
    return f"framing: {number} {name}s; GitHub shows {SHOWN} of a step, the log above has all" if number > SHOWN else ""


def command(name: str, about: dict[str, str | int], message: str) -> str:
    r"""Return a workflow command whose parts cannot end it or begin another.

    >>> command("notice", {"file": "a:b.txt", "line": 3}, "100 %\n::error::no")
    '::notice file=a%3Ab.txt,line=3::100 %25%0A::error::no'
    """
    told = ",".join(f"{key}={_escaped(str(value), _PROPERTY)}" for key, value in about.items())
    return f"::{name} {told}::{_escaped(message, _DATA)}"


def _escaped(text: str, special: Mapping[int, str]) -> str:
    return harmless(text).translate(special)


def _lines(report: Report) -> Iterator[tuple[int, str]]:
    """Yield lines, each with its rank: problems come before findings."""
    lines, name = Lines(report.document.text), report.document.name
    for problem in report.problems:
        about: dict[str, str | int] = {"file": name, "title": "framing: not everything could be checked"}
        yield Severity.HIGH.rank + 1, command("warning", about, problem.cause)
    for finding in report.findings:
        yield finding.match.rule.severity.rank, command(*_annotation(report, finding, lines))


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
