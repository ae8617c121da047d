"""Who uses what: findings of each voice by family, as numbers and as dots of that size."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from framing.model import Finding
from framing.render.html.facets import Facets, speaker
from framing.render.whose import by_voice, label
from framing.report import Report


class Cell(NamedTuple):
    """A number of findings, and the keys of the findings that it counts."""

    number: int
    keys: str


@dataclass(frozen=True, slots=True)
class Line:
    """A voice: what it is called, its words where they are known, its findings by family."""

    name: str
    words: int | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """The table: families and how each is drawn, then a line for each voice."""

    families: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]


def matrix(report: Report, facets: Facets) -> Matrix:
    """Return the table of one report; voices without findings and the families that nobody uses are left out."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(label(finding.voice, finding.source), []).append(finding)
    families = sorted({f.match.rule.device.family for f in report.findings})
    lines = [_line(row.label, row.words, found[row.label], families, facets) for row in by_voice(report) if row.label in found]
    return Matrix(tuple((family, facets.drawn[family]) for family in families), tuple(lines))


def _line(name: str, words: int | None, findings: list[Finding], families: list[str], facets: Facets) -> Line:
    counted = Counter(finding.match.rule.device.family for finding in findings)
    first = findings[0]
    whose = f"{facets.voices[str(first.voice)].key} {facets.sources[speaker(first)].key}"
    cells = tuple(Cell(counted[family], f"{facets.families[family].key} {whose}") for family in families)
    return Line(name, words, cells)
