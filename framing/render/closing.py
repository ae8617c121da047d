"""What stands at the end: observations, problems, annotations, and what was looked for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import click

from framing.lines import Lines
from framing.model import Voice
from framing.render.cells import fold, shorten
from framing.render.columns import hung
from framing.render.json import written
from framing.render.legend import labels, unmeasured
from framing.render.whose import ARTICLE, count
from framing.report import Problem, Report, Run

_INDENT = 2
_BY = {"comment": "comments in the text", "allow": "allowed phrases", "baseline": "the baseline"}


def lines(run: Run, *, shown: bool = True) -> Iterator[str]:
    """Yield the legend of the findings that are ``shown``, what was hidden, and what the run looked for."""
    width = max(run.view.width, 40)
    said = [labels(run) if shown else "", unmeasured(run), _documents(run), *hidden(run), _looked_for(run)]
    for line in said:
        if line:
            yield from fold(line, width)


def _documents(run: Run) -> str:
    if len(run.reports) == 1:
        return ""
    readings = [reading for report in run.reports for reading in report.readings]
    flagged = sum(bool(reading.findings) for reading in readings)
    return f"{count(len(run.reports), 'document')}, {count(len(readings), 'sentence')}, {flagged} with findings."


def hidden(run: Run) -> Iterator[str]:
    """Yield how many findings were hidden on purpose and by what."""
    by: Counter[str] = Counter()
    for report in run.reports:
        for one in report.suppressions:
            by[one.by] += one.hidden
    if any(by.values()):
        yield hidden_by(by)


def hidden_by(by: Mapping[str, int], *, capital: bool = True) -> str:
    """Return that as a sentence."""
    told = ", ".join(f"{number} by {_BY[name]}" for name, number in by.items() if number)
    return f"{'H' if capital else 'h'}idden on purpose: {told}; framing check --show dropped lists them."


def _looked_for(run: Run) -> str:
    devices, rules = count(run.looked_for.devices, "device"), count(run.looked_for.rules, "rule")
    return f"Looked for {devices} with {rules}. Voice is not responsibility."


def observations(report: Report, width: int) -> Iterator[str]:
    """Yield what was seen in the document as a whole, with the lines where it stands."""
    if report.observations:
        yield click.style("In the document as a whole", bold=True)
    placed = Lines(report.document.text)
    for seen in report.observations:
        at = ", ".join(str(placed.place(place.start).line) for place in seen.places)
        message = seen.message.removesuffix(".")
        said = f"{message} · {ARTICLE if seen.voice is Voice.AUTHOR else seen.voice}" + f" · line {at}" * bool(at)
        yield from hung("", f"{seen.rule.device.title}: {said}", width, _INDENT)


def problems(report: Report, width: int) -> Iterator[str]:
    """Yield what went wrong and was survived."""
    if report.problems:
        yield click.style("Not everything could be checked", bold=True)
    for problem in report.problems:
        yield from hung("", _problem(problem), width, _INDENT)


def _problem(problem: Problem) -> str:
    at = [f"rule {problem.rule}"] if problem.rule else []
    at += [f"sentence {problem.sentence + 1}"] if problem.sentence is not None else []
    at += [f"plugin {problem.plugin}"] if problem.plugin else []
    return f"{', '.join(at)}: {problem.cause}" if at else problem.cause


def notes(report: Report, width: int) -> Iterator[str]:
    """Yield what plugins add, one entry each, cut to three lines."""
    for plugin, data in report.annotations.items():
        yield from hung("", shorten(f"{plugin}: {written(data)}", 3 * (width - _INDENT)), width, _INDENT)
