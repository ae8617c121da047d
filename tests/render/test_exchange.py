"""SARIF, GitHub annotations, JUnit and Markdown: what other programs and pages make of a report."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import pytest
from hypothesis import given, strategies as st
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from framing.model import Dropped, Severity, Tier, Voice, Why
from framing.render import RENDERERS
from framing.render.plain import harmless
from framing.report import Gate, Problem, Run

Made = Callable[..., Run]
HOSTILE = [
    "<script>alert(1)</script> slammed",
    "[click](https://x.example) **slammed** `it`",
    "# slammed",
    "1. slammed",
    "- slammed",
    "> slammed @ada #12 https://x.example www.x.example",
    "![x](y) <!-- slammed --> &amp; &#64;",
    "\x1b]0;slammed\x07 \x1b[31m \u202eabc \ud83d \x00 \x85 \u2028",
    "]]> slammed <![CDATA[ ]]>",
    "slammed\n::error::no %0A",
    "{0} slammed [a](0) \\[",
    "a | b | slammed ~~x~~ $y$",
]


@cache
def sarif_schema() -> Draft202012Validator:
    path = Path(__file__).with_name("data") / "sarif-2.1.0.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))


def sarif(run: Run) -> dict[str, Any]:
    log = json.loads(RENDERERS["sarif"](run))
    sarif_schema().validate(log)
    (content,) = log["runs"]
    return dict(content)


def test_sarif_has_rules_results_and_where_they_stand(run: Made) -> None:
    content = sarif(run("One.\nIt slammed 東京.", (8, 15), name="a b.txt"))
    assert [rule["id"] for rule in content["tool"]["driver"]["rules"]] == ["emotion.slam"]
    first, _ = content["results"]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("emotion.slam", 0, "note")
    assert first["message"] == {"text": "“x” judges (Ada, quoted)"}
    physical = first["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "a%20b.txt"}
    assert physical["region"] == {
        "startLine": 2,
        "startColumn": 4,
        "endLine": 2,
        "endColumn": 11,
        "charOffset": 8,
        "charLength": 7,
        "snippet": {"text": "slammed"},
    }
    assert first["partialFingerprints"] == {"framing/v1": "0"}
    assert (first["properties"]["source"], first["properties"]["context"]) == ("Ada", ["denied", "hedged"])
    assert content["columnKind"] == "unicodeCodePoints"


def test_sarif_says_what_is_suppressed_and_what_went_wrong(run: Made) -> None:
    given_run = run("It slammed.", (3, 10))
    report = given_run.reports[0]
    reading = report.readings[0]
    hidden = Dropped(reading.findings[0], Why.SUPPRESSED, "baseline", "agreed in May")
    other = Dropped(reading.findings[0], Why.OVERLAP)
    report = replace(
        report,
        readings=(replace(reading, findings=(), dropped=(hidden, other)),),
        problems=(Problem("emotion.slam", 0, "ran over"),),
    )
    content = sarif(replace(given_run, reports=(report,)))
    (only,) = content["results"]
    assert only["suppressions"] == [{"kind": "external", "justification": "agreed in May"}]
    (invocation,) = content["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert (note["message"]["text"], note["associatedRule"]["id"]) == ("ran over", "emotion.slam")
    assert note["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_sarif_of_hostile_text_is_valid_and_loses_nothing(text: str, run: Made) -> None:
    content = sarif(run(text, name=text))
    assert content["results"][0]["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == text


def test_sarif_messages_hold_no_links_and_no_placeholders(run: Made) -> None:
    given_run = run("It slammed.", (3, 10))
    report = given_run.reports[0]
    reading = report.readings[0]
    finding = replace(reading.findings[0], message="[a](0) {0} \\", voice=Voice.AUTHOR)
    report = replace(report, readings=(replace(reading, findings=(finding,)),))
    content = sarif(replace(given_run, reports=(report,)))
    assert content["results"][0]["message"]["text"] == "\\[a\\](0) {{0}} \\\\"


@given(st.text(alphabet=st.characters()))
def test_sarif_is_valid_whatever_the_text(run: Made, text: str) -> None:
    sarif(run(text))


def test_github_annotations_are_one_line_each(run: Made) -> None:
    line = (
        "::notice file=a.txt,line=1,endLine=1,col=4,endColumn=10,title=Loaded verb (emotion.slam)::"
        "“x” judges (Ada, quoted) · a?\n"
    )
    assert RENDERERS["github"](run("It slammed.", (3, 10))) == line * 2


def test_what_github_will_not_show_is_said_and_the_most_severe_comes_first(run: Made) -> None:
    given_run = run("It slammed.", (3, 10))
    report = given_run.reports[0]
    finding = report.readings[0].findings[0]
    severe = replace(finding, match=replace(finding.match, rule=replace(finding.match.rule, severity=Severity.HIGH)))
    reading = replace(report.readings[0], findings=(*[finding] * 11, severe))
    written = RENDERERS["github"](replace(given_run, reports=(replace(report, readings=(reading,)),)))
    assert [line.partition(" ")[0] for line in written.splitlines()] == ["::warning", *["::notice"] * 11, "framing:"]
    assert written.endswith("\nframing: 11 notices; GitHub shows 10 of a step, the log above has all\n")


@pytest.mark.parametrize("text", HOSTILE)
def test_github_annotations_cannot_be_ended_by_a_text(text: str, run: Made) -> None:
    written = RENDERERS["github"](run(text, name=text))
    assert [line.split(" ")[0] for line in written.splitlines()] == ["::notice", "::notice"]
    assert "\x1b" not in written


def test_junit_fails_only_what_is_asked_to_fail(run: Made) -> None:
    def counted(run: Run) -> tuple[str | None, ...]:
        root = Tree.fromstring(RENDERERS["junit"](run))
        return root.get("tests"), root.get("failures"), root.get("errors")

    plain = run("It slammed.", (3, 10))
    assert counted(plain) == ("2", "0", "0")
    gated = replace(plain, gate=Gate(Severity.MEDIUM, frozenset(Voice)))
    assert counted(gated) == ("2", "0", "0")  # an unmeasured finding never fails
    measured = [replace(r.readings[0].findings[0], tier=Tier.CORE) for r in gated.reports]
    reports = tuple(
        replace(r, readings=(replace(r.readings[0], findings=(f,)),)) for r, f in zip(gated.reports, measured, strict=True)
    )
    assert counted(replace(gated, reports=reports)) == ("2", "2", "0")
    assert counted(replace(gated, reports=reports, gate=Gate(Severity.HIGH, frozenset(Voice)))) == ("2", "0", "0")
    assert counted(replace(gated, reports=reports, gate=Gate(Severity.LOW))) == ("2", "0", "0")  # quoted


@pytest.mark.parametrize("text", HOSTILE)
def test_junit_of_hostile_text_is_xml(text: str, run: Made) -> None:
    root = Tree.fromstring(RENDERERS["junit"](run(text, name=text)))
    assert [element.tag for element in root.iter()][:4] == ["testsuites", "testsuite", "testcase", "system-out"]


def test_markdown_reads_like_a_report(run: Made) -> None:
    assert RENDERERS["markdown"](run("It slammed.", (3, 10))).split("\n\n")[:6] == [
        "# Framing report",
        "## a.txt",
        "1 sentence, 1 with findings.",
        "**Sentence 1, line 1**",
        "> It slammed.",
        "- **Loaded verb** “slammed” · Ada, quoted · denied · hedged · “x” judges · a? (`emotion.slam`, unmeasured)",
    ]


class Words(HTMLParser):
    """What a page shows, and which elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words, self.tags = "", set[str]()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


def shown(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _markdown_is_dead(made: Made, text: str) -> None:
    page = Words(MarkdownIt("gfm-like", {"linkify": False}).render(RENDERERS["markdown"](made(text))))
    assert page.tags <= {"h1", "h2", "p", "blockquote", "ul", "li", "strong", "code"}
    assert shown(harmless(text)) in shown(page.words)


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_brings_nothing_to_life(text: str, run: Made) -> None:
    _markdown_is_dead(run, text)


@given(st.text(alphabet="ab01 \n*_`[]()<>#@!-+=.:/\\|~&;\"'{}$^\t"))
def test_markdown_shows_any_text_as_it_is(run: Made, text: str) -> None:
    _markdown_is_dead(run, text)


def test_markdown_mentions_no_one(run: Made) -> None:
    written = RENDERERS["markdown"](run("@ada slammed #12 at https://x.example, www.x.example."))
    assert "@ada" not in written
    assert "#12" not in written
    assert "https://" not in written
    assert "www.x" not in written
