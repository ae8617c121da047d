"""One report as a page shows it: the article's blocks, its findings by number, and what is counted below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from framing.ledger import LEAST_WORDS, LedgerRow, compared, rate
from framing.lines import Lines
from framing.model import Attribution, Document, Finding, Role, Span
from framing.render.html.blocks import blocks
from framing.render.html.cards import precision
from framing.render.html.course import Row, course
from framing.render.html.facets import Facets
from framing.render.html.marks import Mark, Marked, Told
from framing.render.html.matrix import Matrix, matrix
from framing.render.terminal import FOREIGN
from framing.render.whose import count, label
from framing.report import Observation, Problem, Report, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding as its card shows it; ``keys`` are what filters look at, ``line`` how its words are marked."""

    key: str
    number: int
    finding: Finding
    keys: str
    line: int
    place: int  #: line of the text, from 1
    words: tuple[str, ...]
    says: str  #: the message, without the words once more
    whose: str
    precision: str
    suggest: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A title, paragraph or post: its sentences, and who speaks in it."""

    role: Role
    told: tuple[Told, ...]
    speakers: tuple[tuple[str, tuple[str, ...]], ...]  #: source, and in which voices


@dataclass(frozen=True, slots=True)
class Speaker:
    """A row of the ledger, with its share of the words where the text is long enough."""

    row: LedgerRow
    share: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page shows of one report; ``facts`` and ``notes`` are sentences."""

    number: int
    name: str
    facts: str
    notes: tuple[str, ...]
    words: int
    sentences: int
    blocks: tuple[Block, ...]
    findings: tuple[Shown, ...]
    course: tuple[Row, ...]
    matrix: Matrix
    ledger: tuple[Speaker, ...]
    stances: tuple[str, ...]
    unanswered: tuple[str, ...]
    seen: tuple[tuple[Observation, tuple[int, ...]], ...]
    problems: tuple[str, ...]
    dropped: tuple[tuple[Finding, str, str], ...]
    annotations: tuple[tuple[str, str], ...]


def article(report: Report, number: int, run: Run, facets: Facets) -> Article:
    """Return what the page shows of a report, the ``number``-th of its run."""
    document, lines = report.document, Lines(report.document.text)
    findings = tuple(_shown(f, f"{number}-{i}", document, lines, facets) for i, f in enumerate(report.findings, 1))
    flagged = sum(bool(reading.findings) for reading in report.readings)
    return Article(
        number=number,
        name="standard input" if document.name == "-" else document.name,
        facts=_facts(report, flagged),
        notes=tuple(_notes(report)),
        words=report.words,
        sentences=len(report.readings),
        blocks=tuple(_blocks(report, [mark for shown in findings for mark in _marks(shown)])),
        findings=findings,
        course=course(report, findings),
        matrix=matrix(report, facets),
        ledger=tuple(Speaker(row, rate(row.words, report.words)) for row in report.ledger),
        stances=tuple(_stances(row) for row in compared(report.ledger)),
        unanswered=tuple(_unanswered(report)),
        seen=tuple((seen, tuple(lines.place(p.start).line for p in seen.places)) for seen in report.observations),
        problems=tuple(map(_problem, report.problems)),
        dropped=tuple(_dropped(report)) if run.view.dropped else (),
        annotations=tuple(_annotations(report)),
    )


def _shown(finding: Finding, key: str, document: Document, lines: Lines, facets: Facets) -> Shown:
    match = finding.match
    return Shown(
        key=key,
        number=int(key.partition("-")[2]),
        finding=finding,
        keys=facets.keys(finding),
        line=facets.line(finding),
        place=lines.place(match.mark.start).line,
        words=tuple(document.of(part) for part in match.parts or (match.mark,)),
        says=finding.message.removeprefix(f"“{document.of(match.mark)}” "),
        whose=label(finding.voice, finding.source, finding.source.certainty if finding.source else None),
        precision=precision(match.rule, match.entry),
        suggest=match.rule.suggest if finding.voice != "quoted" else (),
    )


def _marks(shown: Shown) -> Iterator[Mark]:
    match = shown.finding.match
    parts = sorted(match.parts or (match.mark,))
    for part in parts:
        title = match.rule.device.title
        yield Mark(Span(*part), shown.key, shown.number, shown.line, title, last=part is parts[-1])


def _facts(report: Report, flagged: int) -> str:
    said = [count(report.words, "word"), count(len(report.readings), "sentence")]
    said.append(f"{flagged} with findings" if flagged else "nothing found by these rules")
    skipped = sum(reading.sentence.role is Role.BOILERPLATE for reading in report.readings)
    return ", ".join([*said, f"{skipped} skipped as boilerplate"] if skipped else said)


def _notes(report: Report) -> Iterator[str]:
    if report.language == "und" and report.readings:
        yield FOREIGN
    if 0 < report.words < LEAST_WORDS:
        yield f"Too little text for rates: {count(report.words, 'word')}, fewer than {LEAST_WORDS}."


def _blocks(report: Report, marks: list[Mark]) -> Iterator[Block]:
    spans = [reading.sentence.span for reading in report.readings]
    marked = Marked(report.document.text, spans, report.attributions, marks)
    for block in blocks(report.document):
        told = marked.told(block.span)
        yield Block(block.role, told, _speakers(told))


def _speakers(told: tuple[Told, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    heard: dict[str, dict[str, None]] = {}
    for stretch in (stretch for one in told for stretch in one.stretches):
        if stretch.said and stretch.begins:
            heard.setdefault(source_of(stretch.said), {})[str(stretch.said.voice)] = None
    return tuple((source, tuple(voices)) for source, voices in heard.items())


def source_of(said: Attribution) -> str:
    """Return who says it, on one line."""
    return " ".join(said.source.name.split()) if said.source else "someone"


def _stances(row: LedgerRow) -> str:
    return f"{row.source}: " + ", ".join(f"{number} {stance}" for stance, number in row.stances.items())


def _unanswered(report: Report) -> Iterator[str]:
    for row in report.ledger:
        for one in row.unanswered:
            yield f"{one.target}, by {row.source} ({one.certainty})"


def _problem(problem: Problem) -> str:
    at = [f"rule {problem.rule}"] if problem.rule else []
    at += [f"sentence {problem.sentence + 1}"] if problem.sentence is not None else []
    at += [f"plugin {problem.plugin}"] if problem.plugin else []
    return f"{', '.join(at)}: {problem.cause}" if at else problem.cause


def _dropped(report: Report) -> Iterator[tuple[Finding, str, str]]:
    for reading in report.readings:
        for lost in reading.dropped:
            why = ", ".join(filter(None, (str(lost.why), lost.by, lost.reason)))
            yield lost.finding, report.document.of(lost.finding.match.mark), why


def _annotations(report: Report) -> Iterator[tuple[str, str]]:
    from framing.render.json import written

    for plugin, data in report.annotations.items():
        yield plugin, written(data)
