"""The report for people: the words of the article first, then whose they are, the rule last.

Colours are ANSI sequences that who prints the report takes out where they do not belong; no other escape gets through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

import click

from framing.lines import Lines
from framing.model import Document, Dropped, Finding, Role, Voice, Why
from framing.render import closing, legend as legends
from framing.render.cells import Mark, Underline, cells, fold, shorten, wrapped, written
from framing.render.columns import Column, before, beside, hung
from framing.render.grouped import grouped
from framing.render.plain import columns, harmless
from framing.render.speakers import speakers
from framing.render.whose import count, label, uses
from framing.report import Reading, Report, Run, View

NARROW = 60  #: columns under which nothing stands beside anything
FOREIGN = "This text does not look like English, the packs' language: nothing found says nothing."
_REASONS = {
    Why.CONTEXT: "its context",
    Why.VOICE: "its voice",
    Why.EXCEPTION: "an exception of the rule",
    Why.OVERLAP: "another finding on these words",
    Why.TIER: "its tier",
}

_HID = {"comment": "a comment", "allow": "an allowed phrase", "baseline": "the baseline"}


class _Frame(NamedTuple):
    """The columns of a report: its width, the numbers of sentences, titles of devices and words of findings.

    ``asked`` has the first finding for each question: a question is put once. ``titles`` are those of devices.
    """

    width: int
    indent: int
    title: int
    words: int
    asked: Mapping[str, Finding]
    titles: Mapping[str, str]
    mixed: bool

    @property
    def label(self) -> int:
        """Return the columns left for whose words they are."""
        return self.width - self.indent - self.title - self.words


def render(run: Run) -> str:
    """Return the report on every document, one block after the other, and what was looked for."""
    documents = (_document(report, run) for report in run.reports)
    drawn = not (run.view.summary or run.view.group_by)
    legend = [*(legends.strokes(run) if drawn else ()), *closing.lines(run, shown=not run.view.summary)]
    return "\n\n".join([*documents, "\n".join(legend)]) + "\n"


def _document(report: Report, run: Run) -> str:
    """Return the blocks of one document: head, sentences, summary, what was taken away, observations, problems."""
    view, frame = run.view, _frame(report, run)
    blocks: list[Iterable[str]] = [_head(report, frame.width), *_findings(report, view, frame)]
    blocks.append(uses(report, frame.width, every=view.all))
    blocks.append(speakers(report, frame.width, every=view.all))
    if view.dropped:
        blocks.append(_dropped(report, frame))
    blocks += [closing.observations(report, frame.width), closing.problems(report, frame.width)]
    blocks.append(closing.notes(report, frame.width))
    written_blocks = ("\n".join(block) for block in blocks)
    return "\n\n".join(block for block in written_blocks if block)


def _findings(report: Report, view: View, frame: _Frame) -> Iterator[Iterable[str]]:
    """Yield the blocks between head and summary: sentence by sentence, in groups, or none."""
    if view.summary:
        return
    if view.group_by:
        yield from grouped(report, view.group_by, frame.width, apart=frame.mixed)
        return
    lines = Lines(report.document.text)
    for reading in report.readings:
        if view.all or reading.findings:
            yield _sentence(report.document, reading, lines, frame)


def _frame(report: Report, run: Run) -> _Frame:
    view, width = run.view, max(run.view.width, 40)
    asked = {f.match.rule.ask: f for f in reversed([*report.findings])}
    titles = {rule.device.id: rule.device.title for rule in run.rules}
    mixed = legends.mixed(run)
    shown = [*report.findings, *(d.finding for r in report.readings for d in r.dropped if view.dropped)]
    title = max((columns(harmless(f.match.rule.device.title)) for f in shown), default=0) + mixed
    words = max((columns(_quoted(report.document, f, width)) for f in shown), default=0)
    indent = max(2, len(str(len(report.readings)))) + 2
    return _Frame(width, indent, min(title, width * 28 // 100) + 2, min(words, width * 3 // 10) + 2, asked, titles, mixed)


def _head(report: Report, width: int) -> Iterator[str]:
    """Yield the name and what the document comes to, and a warning where the packs cannot read it."""
    name = "standard input" if report.document.name == "-" else report.document.name
    flagged = sum(bool(reading.findings) for reading in report.readings)
    skipped = sum(reading.sentence.role is Role.BOILERPLATE for reading in report.readings)
    said = [count(len(report.readings), "sentence")]
    said.append(f"{flagged} with findings" if flagged else "nothing found by these rules")
    said += [f"{skipped} skipped as boilerplate"] if skipped else []
    hidden = sum(one.hidden for one in report.suppressions)
    said += [f"{hidden} hidden"] if hidden else []
    first, *rest = fold(f"{name} · {', '.join(said)}", width)
    yield _bold(first)
    yield from map(_bold, rest)
    if report.language == "und" and report.readings:
        yield from fold(FOREIGN, width)


def _sentence(document: Document, reading: Reading, placed: Lines, frame: _Frame) -> Iterator[str]:
    """Yield a sentence with its number, role and line, its marked words underlined, and its findings below."""
    sentence = reading.sentence
    role = "" if sentence.role is Role.BODY else f"{sentence.role}, "
    role += f"line {placed.place(sentence.span.start).line}"
    width = frame.width - frame.indent
    under = Underline(_marks(reading.findings))
    margin = f"{sentence.index + 1:>{frame.indent - 2}}  "
    lines = wrapped(cells(document.text, sentence.span), width, first=len(role) + 2)
    for line in lines:
        text = written(line)
        yield margin + (text + " " * (width - columns(text) - len(role)) + _dim(role) if role else text)
        margin, role = " " * frame.indent, ""
        strokes = under.below(line)
        if strokes:
            yield margin + "".join(click.style(s, fg=colour) if colour else s for s, colour in strokes)
    last = ""
    for finding in reading.findings:
        why = _why(document, finding, frame)
        yield from _finding(document, finding, frame, "" if why == last else why)
        last = why


def _marks(findings: Iterable[Finding]) -> Iterator[Mark]:
    for finding in findings:
        for span in finding.match.parts or (finding.match.mark,):
            yield Mark(span, legends.colour(finding.voice), legends.sign(finding.voice))


def _finding(document: Document, finding: Finding, frame: _Frame, why: str) -> Iterator[str]:
    """Yield one finding: device, words, voice and source, and one line why."""
    if frame.width < NARROW:
        yield from _narrow(document, finding, frame, why)
        return
    words = Column(_quoted(document, finding, frame.words - 2), frame.words)
    whose = Column(_whose(finding, frame), frame.label, _painted(finding.voice))
    said = [*beside(0, (words, whose)), *hung("", why, frame.words + frame.label, 0, _dim)]
    yield from before(frame.indent, Column(_title(finding, frame), frame.title, _bold), said)


def _narrow(document: Document, finding: Finding, frame: _Frame, why: str) -> Iterator[str]:
    """Yield one finding where there is no room for columns."""
    told = [_title(finding, frame), _quoted(document, finding, frame.width), _whose(finding, frame), why]
    first, *rest = fold(" · ".join(filter(None, told)), frame.width - frame.indent - 2)
    yield " " * frame.indent + _bold(first)
    yield from (" " * (frame.indent + 2) + line for line in rest)


def _title(finding: Finding, frame: _Frame) -> str:
    return harmless(finding.match.rule.device.title) + legends.mark(finding, frame.mixed)


def _why(document: Document, finding: Finding, frame: _Frame) -> str:
    """Return message and question; the words of the finding are not said again, nor is a question that was put before."""
    message = finding.message.removeprefix(f"“{document.of(finding.match.mark)}” ").removesuffix(".")
    ask = finding.match.rule.ask
    return " · ".join(part for part in (message, ask if frame.asked.get(ask) is finding else "") if part)


def _whose(finding: Finding, frame: _Frame) -> str:
    also = [f"also {', '.join(frame.titles.get(name, name) for name in finding.also)}"] if finding.also else []
    certainty = finding.source.certainty if finding.source else None
    return " · ".join([label(finding.voice, finding.source, certainty), *map(str, finding.context), *also])


def _quoted(document: Document, finding: Finding, width: int) -> str:
    """Return the words of a finding in quotation marks, cut where they are too long."""
    match = finding.match
    words = " … ".join(document.of(part) for part in match.parts or (match.mark,))
    return f"“{shorten(words, max(width - 2, 3))}”"


def _dropped(report: Report, frame: _Frame) -> Iterator[str]:
    """Yield the findings that were taken away, each with its sentence and the reason."""
    dropped = [(reading, d) for reading in report.readings for d in reading.dropped]
    if dropped:
        yield _bold("Taken away")
    for reading, lost in dropped:
        number = str(reading.sentence.index + 1)
        margin = frame.indent - len(number) - 2
        row = (
            Column(number, len(number) + 2),
            Column(_title(lost.finding, frame), frame.title),
            Column(_quoted(report.document, lost.finding, frame.words - 2), frame.words),
            Column(f"{_whose(lost.finding, frame)} · {_lost(lost)}", frame.label),
        )
        yield from beside(margin, row)


def _lost(lost: Dropped) -> str:
    """Return why a finding was taken away; of what is hidden on purpose, by what and with which reason."""
    if lost.why is Why.SUPPRESSED:
        return f"hidden by {_HID.get(lost.by, 'a setting')}" + f": {lost.reason}" * bool(lost.reason)
    return f"for {_REASONS[lost.why]}"


def _painted(voice: Voice) -> Callable[[str], str]:
    return lambda text: legends.painted(text, voice)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _dim(text: str) -> str:
    return click.style(text, dim=True)
