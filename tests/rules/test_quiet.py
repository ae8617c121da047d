"""Plain news: headlines and sentences on which the rules are to be quiet in the article's own voice."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import framing
from framing.model import Voice

LINES = tomli.loads(Path(__file__).with_name("plain.toml").read_text(encoding="utf-8"))
DETECTOR = framing.load(installed=False)


def heard(line: str) -> list[str]:
    """Return what is found in a line in the article's own voice."""
    report = DETECTOR.check(line, "line")
    return [f"{f.match.rule.id}: {f.match.mark.of(line)}" for f in report.findings if f.voice is Voice.AUTHOR]


def test_there_are_enough_lines_and_none_twice() -> None:
    assert (len(LINES["plain"]), len(LINES["hard"])) >= (100, 200)
    every = [*LINES["plain"], *LINES["hard"]]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("kind", ["plain", "hard"])
def test_plain_news_sets_off_less_than_one_finding_in_25_sentences(kind: str) -> None:
    alarms = {line: found for line in LINES[kind] if (found := heard(line))}
    assert sum(map(len, alarms.values())) * 25 < len(LINES[kind]), alarms
