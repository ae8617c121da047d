"""Exit status: 2 before 3 before 1 before 0."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from framing.detector import Detector
from framing.model import Document, Tier
from framing.report import Problem, Report


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every finding be a measured one, and the document ``calm.md`` be incomplete."""
    check = Detector.check

    def as_if(self: Detector, document: Document) -> Report:
        report = check(self, document)
        readings = tuple(replace(r, findings=tuple(replace(f, tier=Tier.CORE) for f in r.findings)) for r in report.readings)
        problems = (Problem("tea.gulp", 0, "TimeoutError"),) if document.name == "calm.md" else ()
        return replace(report, readings=readings, problems=problems)

    monkeypatch.setattr(Detector, "check", as_if)


@pytest.mark.parametrize(
    ("args", "status"),
    [
        (["talks.txt"], 0),
        (["--fail-on", "low", "talks.txt"], 1),
        (["--fail-on", "high", "talks.txt"], 1),
        (["--fail-on", "high", "texts/A.TXT", "talks.txt", "texts/e.rst", "--format", "jsonl"], 1),
        (["--fail-on", "high", "texts/A.TXT", "texts/b.txt", "--format", "jsonl"], 0),
        (["--fail-on", "low", "--voice", "quoted", "talks.txt"], 0),
        (["--fail-on", "low", "texts/b.txt"], 0),
        (["--fail-on", "low", "--fail-on-voice", "quoted", "texts/b.txt"], 1),
        (["--fail-on", "low", "--fail-on-voice", "quoted", "talks.txt"], 1),
        (["calm.md"], 3),
        (["--fail-on", "low", "talks.txt", "calm.md"], 3),
        (["--fail-on", "low", "talks.txt", "gone.txt"], 3),
        (["--fail-on", "low", "--rules", "nothing-so-called", "talks.txt", "gone.txt"], 2),
    ],
)
@pytest.mark.usefixtures("measured")
def test_the_highest_that_applies_wins(tea: Callable[..., Any], args: list[str], status: int) -> None:
    assert tea("--format", "json", *args).status == status
