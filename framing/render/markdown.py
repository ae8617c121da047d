"""The report as Markdown, for a pull request or a wiki: a heading a document, an entry a finding.

All that comes from an article or a pack is escaped: no markup, mention, reference or address in it comes to life.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from framing.lines import Lines
from framing.model import Finding
from framing.render.closing import hidden
from framing.render.plain import harmless
from framing.render.whose import count, label
from framing.report import Reading, Report, Run

_MARKUP = re.compile(r"[\\`*_{}\[\]|~$^]|(?<=\w):(?=//)|(?<=www)\.|\A[-+=>](?!\w)")
_NUMBERED = re.compile(r"\A(\d+)([.)])")
_ALIVE = re.compile(r"[@#](?=\w)")  # GitHub looks for mentions and references after it has read the Markdown


def escaped(text: str) -> str:
    r"""Return a text on one line, in which nothing is markup.

    >>> print(escaped("*a* <b> @ada #12 https://x.y"))
    \*a\* &lt;b> @<!-- -->ada #<!-- -->12 https\://x.y
    """
    plain = " ".join(harmless(text).split())
    plain = _NUMBERED.sub(r"\1\\\2", _MARKUP.sub(r"\\\g<0>", plain)).replace("&", "&amp;").replace("<", "&lt;")
    plain = _ALIVE.sub(r"\g<0><!-- -->", plain)
    return f"\\{plain}" if plain.startswith("#") else plain


def code(text: str) -> str:
    """Return a text as code, whatever marks stand in it.

    >>> code("a.b"), code("a`b")
    ('`a.b`', '`` a`b ``')
    """
    plain = " ".join(harmless(text).split())
    runs = {len(run) for run in re.findall("`+", plain)}
    fence = "`" * next(n for n in range(1, len(runs) + 2) if n not in runs)
    return f"{fence} {plain} {fence}" if runs else f"`{plain}`"


def render(run: Run) -> str:
    """Return a section a document, and what was looked for."""
    blocks = ["# Framing report", *(block for report in run.reports for block in _document(report))]
    devices, rules = count(run.looked_for.devices, "device"), count(run.looked_for.rules, "rule")
    blocks += hidden(run)
    blocks.append(f"Looked for {devices} with {rules}. Voice is not responsibility.")
    return "\n\n".join(blocks) + "\n"


def _document(report: Report) -> Iterator[str]:
    lines = Lines(report.document.text)
    flagged = [reading for reading in report.readings if reading.findings]
    yield f"## {escaped('standard input' if report.document.name == '-' else report.document.name)}"
    said = f"{len(flagged)} with findings" if flagged else "nothing found by these rules"
    yield f"{count(len(report.readings), 'sentence')}, {said}."
    for reading in flagged:
        yield _sentence(report, reading, lines)
    for problem in report.problems:
        yield f"**Not everything could be checked:** {escaped(problem.cause)}"


def _sentence(report: Report, reading: Reading, lines: Lines) -> str:
    sentence = reading.sentence
    head = f"**Sentence {sentence.index + 1}, line {lines.place(sentence.span.start).line}**"
    quote = f"> {escaped(report.document.of(sentence.span))}"
    return "\n".join([head, "", quote, "", *(_finding(report, finding) for finding in reading.findings)])


def _finding(report: Report, finding: Finding) -> str:
    rule = finding.match.rule
    whose = label(finding.voice, finding.source, finding.source.certainty if finding.source else None)
    parts = [f"“{escaped(report.document.of(finding.match.mark))}”", escaped(whose), *map(str, finding.context)]
    parts += filter(None, [escaped(finding.message), escaped(rule.ask)])
    return f"- **{escaped(rule.device.title)}** {' · '.join(parts)} ({code(rule.id)}, {finding.tier})"
