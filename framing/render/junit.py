"""The report as JUnit XML: a suite a document, a case a sentence; a finding fails its case only where --fail-on says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree import ElementTree as Tree

from framing.lines import Lines
from framing.model import Finding, Voice
from framing.render.plain import harmless
from framing.report import Reading, Report, Run

Gated = Callable[[Finding], bool]
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run) -> str:
    """Return one XML document. The same bytes each time: no clock, no host."""
    stops: Gated = run.gate.stops if run.gate else lambda _: False
    suites = [_suite(report, stops) for report in run.reports]
    root = Tree.Element("testsuites", {"name": xml(run.tool[0]), **_totals(suites)})
    root.extend(suites)
    Tree.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + Tree.tostring(root, encoding="unicode") + "\n"


def _totals(suites: list[Tree.Element]) -> dict[str, str]:
    return {key: str(sum(int(suite.get(key, "0")) for suite in suites)) for key in ("tests", "failures", "errors")}


def _suite(report: Report, stops: Gated) -> Tree.Element:
    lines = Lines(report.document.text)
    cases = [_case(report, reading, stops, lines) for reading in report.readings]
    cases += [_problem(report, problem.cause) for problem in report.problems]
    counted = {tag: str(sum(case.find(tag) is not None for case in cases)) for tag in ("failure", "error")}
    suite = Tree.Element(
        "testsuite",
        {
            "name": xml(report.document.name),
            "tests": str(len(cases)),
            "failures": counted["failure"],
            "errors": counted["error"],
        },
    )
    suite.extend(cases)
    return suite


def xml(text: str) -> str:
    r"""Return a text without what XML 1.0 cannot hold: each such character is shown as a picture.

    >>> xml("a\x00b\ud800")
    'a␀b<U+D800>'
    """
    return _NOT_XML.sub(lambda found: harmless(found[0]) or f"<U+{ord(found[0]):04X}>", harmless(text))


def _case(report: Report, reading: Reading, stops: Gated, lines: Lines) -> Tree.Element:
    number, line = reading.sentence.index + 1, lines.place(reading.sentence.span.start).line
    case = Tree.Element("testcase", {"classname": xml(report.document.name), "name": f"sentence {number}, line {line}"})
    failing = [finding for finding in reading.findings if stops(finding)]
    for finding in failing:
        about = {"type": xml(finding.match.rule.id), "message": xml(finding.message)}
        Tree.SubElement(case, "failure", about).text = xml(_told(report, finding, lines))
    rest = [_told(report, finding, lines) for finding in reading.findings if finding not in failing]
    if rest:
        Tree.SubElement(case, "system-out").text = xml("\n".join(rest))
    return case


def _problem(report: Report, cause: str) -> Tree.Element:
    case = Tree.Element("testcase", {"classname": xml(report.document.name), "name": "not everything could be checked"})
    Tree.SubElement(case, "error", {"message": xml(cause)})
    return case


def _told(report: Report, finding: Finding, lines: Lines) -> str:
    line, column = lines.place(finding.match.mark.start)
    rule = finding.match.rule
    who = "the article" if finding.voice is Voice.AUTHOR else finding.source.name if finding.source else "someone"
    said = f"{rule.id} · {who}, {finding.voice} · {finding.message}" + f" · {rule.ask}" * bool(rule.ask)
    return f"{report.document.name}:{line}:{column}: {said}"
