"""One page on one article for a standards editor: what its own voice frames, who is heard, who is accused and not heard."""

from __future__ import annotations

from collections.abc import Iterator

import click

from framing.lines import Lines
from framing.model import Finding, Voice
from framing.render import closing
from framing.render.cells import fold, shorten
from framing.render.columns import hung
from framing.render.legend import mark, mixed
from framing.render.plain import harmless
from framing.render.speakers import speakers
from framing.render.whose import count
from framing.report import Report, Run

_INDENT = 4
_MOST = 12  #: findings that a page has room for; the rest are counted


def render(run: Run) -> str:
    """Return a page an article, each ending with what was looked for."""
    return "\f".join(_page(run, report) for report in run.reports)


def _page(run: Run, report: Report) -> str:
    width = max(run.view.width, 40)
    blocks = [
        _head(report, width),
        _own(report, width, mixed(run)),
        speakers(report, width),
        closing.observations(report, width),
        closing.problems(report, width),
        closing.lines(run),
    ]
    written = ("\n".join(block) for block in blocks)
    return "\n\n".join(block for block in written if block) + "\n"


def _head(report: Report, width: int) -> Iterator[str]:
    name = "standard input" if report.document.name == "-" else report.document.name
    told = f"Memo on {name} · {count(len(report.readings), 'sentence')}, {count(report.words, 'word')}"
    yield from map(_bold, fold(told, width))


def _own(report: Report, width: int, apart: bool) -> Iterator[str]:
    """Yield what the article's own voice frames, what weighs most first."""
    own = sorted((f for f in report.findings if f.voice is Voice.AUTHOR), key=lambda f: -f.match.rule.severity.rank)
    others = len(report.findings) - len(own)
    yield _bold("In the article's own voice")
    if not own:
        yield " " * _INDENT + "nothing found by these rules"
    lines = Lines(report.document.text)
    asked = {finding.match.rule.ask: finding for finding in reversed(own)}  # a question is put once
    for finding in own[:_MOST]:
        ask = finding.match.rule.ask if asked[finding.match.rule.ask] is finding else ""
        yield from hung("", _finding(report, finding, lines, apart, ask), width, _INDENT)
    rest = [f"{count(len(own) - _MOST, 'more finding')}"] if len(own) > _MOST else []
    rest += [f"{count(others, 'finding')} in the words of others"] if others else []
    if rest:
        yield from hung("", f"and {', '.join(rest)}", width, _INDENT)


def _finding(report: Report, finding: Finding, lines: Lines, apart: bool, ask: str) -> str:
    words = shorten(" ".join(report.document.of(finding.match.mark).split()), 48)
    rule = finding.match.rule
    said = [
        f"“{words}”",
        rule.device.title + mark(finding, apart),
        f"line {lines.place(finding.match.mark.start).line}",
        *map(str, finding.context),
        ask,
    ]
    return " · ".join(map(harmless, filter(None, said)))


def _bold(text: str) -> str:
    return click.style(text, bold=True)
