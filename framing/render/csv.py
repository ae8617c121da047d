"""The report as a table for spreadsheets: one row a finding, lines ended by a line feed, every text in quotes.

document           name of the article as it was given
sentence           index of the sentence, from 0 as in JSON
line, column       where the marked words begin, from 1
start, end         offsets of the marked words in code points
text               the marked words
rule, device, family, class, severity, tier
voice              author, reported or quoted
source             who is said to say it, empty for the article's own words
source_certainty   stated, resolved or inferred
context, also      labels, devices on the same words; separated by semicolons
message, ask       what the rule says
id                 fingerprint of the finding
sentence_text      the whole sentence

A cell that a spreadsheet would take for a formula begins with an apostrophe; control characters are shown as pictures.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from framing.lines import Lines
from framing.render.plain import shown
from framing.report import Report, Run, finding_dict

COLUMNS = (
    "document sentence line column start end text rule device family class severity tier voice source source_certainty"
    " context also message ask id sentence_text"
).split()
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_KEPT = frozenset("\t\r\n\u00ad\u200b\u2060\ufeff\x85\u2028\u2029")


def render(run: Run) -> str:
    """Return a header and one row a finding."""
    return table(COLUMNS, (row for report in run.reports for row in _rows(report)))


def following(run: Run) -> str:
    """Return the rows alone."""
    return table(COLUMNS, (row for report in run.reports for row in _rows(report)), head=False)


def table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], *, head: bool = True) -> str:
    """Return a header and rows as comma-separated text that is data whatever it holds; a column that a row lacks is empty."""
    out = StringIO()
    written = csv.writer(out, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    if head:
        written.writerow(columns)
    written.writerows([_cell(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def _rows(report: Report) -> Iterator[Mapping[str, Any]]:
    document, lines = report.document, Lines(report.document.text)
    for reading in report.readings:
        sentence = reading.sentence
        about = {"document": document.name, "sentence": sentence.index, "sentence_text": document.of(sentence.span)}
        for finding in reading.findings:
            yield {**finding_dict(document, finding, lines), **about}


def _cell(value: str | int | list[str] | None) -> str | int:
    """Return what may stand in a cell of a spreadsheet: no formula, no control character."""
    if isinstance(value, int):
        return value
    text = ";".join(value) if isinstance(value, list) else value or ""
    text = "".join(c if c in _KEPT else shown(c) for c in text)
    return f"'{text}" if text.startswith(_FORMULA) else text
