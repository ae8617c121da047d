"""Keywords in context, for coding by hand: one row a finding, what stands before and after it, and empty columns to fill.

document, sentence, line   where the finding stands; sentences count from 1 as in the text report
before, match, after       the sentence, cut at the marked words
sentence_before, sentence_after
device, rule, voice, source, context, id
code, note, coder          empty, to be filled

Cells are as safe as those of the csv format.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.lines import Lines
from framing.model import Finding
from framing.render.csv import table
from framing.report import Report, Run

_BLANKS = re.compile(r"[^\S\x1f]+")  # what shows as a blank: U+001F shows as itself
COLUMNS = (
    "document sentence line before match after sentence_before sentence_after device rule voice source context id"
    " code note coder"
).split()


def render(run: Run) -> str:
    """Return a header and one row a finding."""
    return table(COLUMNS, (row for report in run.reports for row in _rows(report)))


def following(run: Run) -> str:
    """Return the rows alone."""
    return table(COLUMNS, (row for report in run.reports for row in _rows(report)), head=False)


def _rows(report: Report) -> Iterator[dict[str, str | int | list[str] | None]]:
    lines = Lines(report.document.text)
    return (_row(report, finding, lines) for finding in report.findings)


def _row(report: Report, finding: Finding, lines: Lines) -> dict[str, str | int | list[str] | None]:
    text, mark, sentence = report.document.text, finding.match.mark, finding.match.sentence
    return {
        "document": report.document.name,
        "sentence": sentence.index + 1,
        "line": lines.place(mark.start).line,
        "before": _flat(text[sentence.span.start : mark.start]),
        "match": _flat(text[mark.start : mark.end]),
        "after": _flat(text[mark.end : sentence.span.end]),
        "sentence_before": _sentence(report, sentence.index - 1),
        "sentence_after": _sentence(report, sentence.index + 1),
        "device": finding.match.rule.device.id,
        "rule": finding.match.rule.id,
        "voice": str(finding.voice),
        "source": finding.source.name if finding.source else None,
        "context": list(map(str, finding.context)),
        "id": finding.id,
    }


def _sentence(report: Report, index: int) -> str:
    inside = 0 <= index < len(report.readings)
    return _flat(report.document.of(report.readings[index].sentence.span)) if inside else ""


def _flat(text: str) -> str:
    return _BLANKS.sub(" ", text).strip(" ")
