"""Findings in groups: by rule, device, source or voice, each with the words and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import click

from framing.lines import Lines
from framing.model import Finding
from framing.render.columns import hung
from framing.render.legend import mark
from framing.render.plain import harmless
from framing.render.whose import ARTICLE, count, label
from framing.report import Report

_Key = Callable[[Finding], str]
GROUPS: Mapping[str, _Key] = MappingProxyType(
    {
        "rule": lambda f: f.match.rule.id,
        "device": lambda f: f.match.rule.device.title,
        "source": lambda f: f.source.name if f.source else ARTICLE if f.voice == "author" else "someone",
        "voice": lambda f: ARTICLE if f.voice == "author" else str(f.voice),
    }
)
_WHOSE: Mapping[str, _Key] = MappingProxyType(
    {
        "source": lambda f: str(f.voice) if f.source else "",
        "voice": lambda f: "" if f.voice == "author" else f.source.name if f.source else "someone",
    }
)


def grouped(report: Report, by: str, width: int, *, apart: bool = False) -> Iterator[list[str]]:
    """Yield a block a group, the largest first; in it a line a finding, in the order of the text.

    Unmeasured findings bear a mark where they have to be told ``apart``.
    """
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(GROUPS[by](finding), []).append(finding)
    lines = Lines(report.document.text)
    for name, findings in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        block = [click.style(f"{harmless(name)} · {count(len(findings), 'finding')}", bold=True)]
        for finding in findings:
            words = f"{_words(report, finding)}{mark(finding, apart)}"
            block += hung("", " · ".join([words, *_about(finding, by, lines)]), width, 4)
        yield block


def _words(report: Report, finding: Finding) -> str:
    words = " … ".join(report.document.of(part) for part in finding.match.parts or (finding.match.mark,))
    return harmless(f"“{' '.join(words.split())}”")


def _about(finding: Finding, by: str, lines: Lines) -> Iterator[str]:
    """Yield device, whose the words are, and their place; what the group's head says is not said again."""
    device = "" if by in ("device", "rule") else finding.match.rule.device.title
    whose = _WHOSE[by](finding) if by in _WHOSE else label(finding.voice, finding.source)
    place = f"sentence {finding.match.sentence.index + 1}, line {lines.place(finding.match.mark.start).line}"
    yield from map(harmless, filter(None, (device, whose, *finding.context, place)))
