"""What hides findings, what it hides, and that nothing is hidden without being said."""

from __future__ import annotations

import pytest

import framing
from framing.match import literals
from framing.model import Why
from framing.report import Report
from framing.suppress import Allow, hide, ignores

DETECTOR = framing.load(installed=False, rules=["emotion.obstruct", "sides"], tiers=["core", "broad", "unmeasured"])


def checked(text: str, allow: tuple[Allow, ...] = (), accepted: dict[str, str] | None = None) -> Report:
    report = DETECTOR.check(text)
    return hide(report, allow, ignores(report.document, DETECTOR.rules), accepted or {})


def shown(report: Report) -> list[str]:
    return [report.document.of(f.match.mark) for f in report.findings]


def hidden(report: Report) -> list[tuple[str, str, str]]:
    lost = [d for reading in report.readings for d in reading.dropped if d.why is Why.SUPPRESSED]
    return [(report.document.of(d.finding.match.mark), d.by, d.reason) for d in lost]


TWO = "He thwarted it. {}\n\nThey thwarted it again.\n"


def test_a_comment_hides_its_line_and_no_other() -> None:
    report = checked(TWO.format("<!-- framing: ignore[emotion.obstruct] a quotation from the play -->"))
    assert shown(report) == ["thwarted"]
    assert hidden(report) == [("thwarted", "comment", "a quotation from the play")]
    (told,) = report.suppressions
    assert (told.by, told.rules, told.hidden, told.fault) == ("comment", ("emotion.obstruct",), 1, "")


def test_a_comment_alone_hides_the_paragraph_after_it() -> None:
    covered = "<!-- framing: ignore[loaded-verb] sport -->\nThey thwarted it.\nAnd thwarted it.\n"
    report = checked(f"He thwarted it.\n\n{covered}\nShe thwarted it.\n")
    assert len(shown(report)) == 2
    assert len(hidden(report)) == 2
    assert report.to_dict()["suppressions"] == [
        {"by": "comment", "rules": ["loaded-verb"], "line": 3, "reason": "sport", "hidden": 2, "fault": None}
    ]


@pytest.mark.parametrize(
    ("comment", "fault"),
    [
        ("<!-- framing: ignore[] why -->", "names no rule: write <!-- framing: ignore[rule] reason -->"),
        ("<!-- framing: ignore[*] why -->", "names no rule: write <!-- framing: ignore[rule] reason -->"),
        ("<!-- framing: ignore[emotion.obstruct] -->", "gives no reason: write <!-- framing: ignore[rule] reason -->"),
        ("<!-- framing: ignore emotion.obstruct -->", "not understood: write <!-- framing: ignore[rule] reason -->"),
        ("<!-- framing: ignore[emotion.obstrukt] why -->", "no rule, device or family 'emotion.obstrukt' is looked for"),
    ],
)
def test_a_comment_that_is_not_right_hides_nothing_and_is_said(comment: str, fault: str) -> None:
    report = checked(TWO.format(comment))
    assert len(shown(report)) == 2
    assert [one.fault for one in report.suppressions] == [fault]


def test_a_comment_that_covers_nothing_is_counted_as_unused() -> None:
    report = checked("They met. <!-- framing: ignore[emotion] nothing here -->\n")
    assert [(one.hidden, one.fault) for one in report.suppressions] == [(0, "")]


def test_words_of_the_comment_are_not_the_article_s() -> None:
    report = checked("They met. <!-- framing: ignore[sides] they thwarted us -->\n")
    assert shown(report) == []
    assert [(one.hidden, one.fault) for one in report.suppressions] == [(0, "")]


def test_an_allowed_phrase_hides_what_it_encloses() -> None:
    allow = Allow(phrase="The Thwarted Queen", reason="a title", find=literals(["The Thwarted Queen"]), origin="framing.toml:3")
    report = checked("He read The thwarted  Queen and thwarted her.", (allow,))
    assert (shown(report), hidden(report)) == (["thwarted"], [("thwarted", "allow", "a title")])
    sides = Allow(phrase="thwarted", reason="x", rules=("sides",), find=literals(["thwarted"]))
    assert shown(checked("He thwarted her.", (sides,))) == ["thwarted"]


def test_a_baseline_hides_by_fingerprint_wherever_the_finding_moves() -> None:
    first = DETECTOR.check("So they all thwarted it again.").findings[0].id
    report = checked("New words before it.\n\nSo they all thwarted it again. He thwarted her.", accepted={first: "agreed"})
    assert shown(report) == ["thwarted"]
    assert hidden(report) == [("thwarted", "baseline", "agreed")]


def test_counts_are_those_of_what_is_shown() -> None:
    report = checked(TWO.format("<!-- framing: ignore[emotion] quoted -->"))
    assert report.to_dict()["summary"]["findings"]["author"] == 1
