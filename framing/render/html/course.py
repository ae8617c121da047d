"""The course of an article: where in it others speak, and where which family of findings stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from framing.model import Voice
from framing.owners import Owners
from framing.report import Report

if TYPE_CHECKING:
    from framing.render.html.articles import Shown

LENGTH = 1000  #: units of the drawing
_LEAST = 5.0  #: units that the shortest mark is wide


class Bar(NamedTuple):
    """A bar of the drawing: where it begins, how wide it is, what it stands for."""

    x: float
    width: float
    kind: str
    key: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the drawing: what it is called, what it says in words, its bars, or what stands there as one path a kind."""

    name: str
    said: str
    bars: tuple[Bar, ...] = ()
    paths: tuple[tuple[str, str], ...] = ()


def course(report: Report, findings: Sequence[Shown]) -> tuple[Row, ...]:
    """Return a row for who speaks, and one for each family that was found; none where nothing stands."""
    if not report.readings or not (findings or report.attributions):
        return ()
    families = sorted({shown.finding.match.rule.device.family for shown in findings})
    return (_voices(report), *(_family(report, name, findings) for name in families))


def _voices(report: Report) -> Row:
    heard = {str(Voice.QUOTED): 0, str(Voice.REPORTED): 0}
    paths = dict.fromkeys(heard, "")
    for start, end, voice in _turns(report):
        heard[voice] += end - start
        x, width = _scaled(report, start, end)
        paths[voice] += f"M{x:.1f} 0h{width:.1f}v10h-{width:.1f}z"
    total = len(report.document.text) or 1
    shares = " and ".join(f"{100 * length / total:.0f} % {voice}" for voice, length in heard.items())
    said = f"Who speaks along the text: {shares}, the rest the article's own words."
    return Row("who speaks", said, paths=tuple((voice, path) for voice, path in paths.items() if path))


def _turns(report: Report) -> Iterator[tuple[int, int, str]]:
    """Yield stretches of others' words from beginning to end, each with its voice."""
    owners = Owners(report.attributions)
    bounds = sorted({bound for said in report.attributions for bound in said.content})
    for start, end in pairwise(bounds):
        said = owners.at(start)
        if said:
            yield start, end, str(said.voice)


def _family(report: Report, family: str, findings: Sequence[Shown]) -> Row:
    mine = [shown for shown in findings if shown.finding.match.rule.device.family == family]
    bars = []
    for shown in mine:
        mark = shown.finding.match.mark
        bars.append(_bar(report, mark.start, mark.end, f"f{shown.line}", shown.key))
    sentences = dict.fromkeys(str(shown.finding.match.sentence.index + 1) for shown in mine)
    where = f"sentence{'s' * (len(sentences) > 1)} {', '.join(sentences)}"
    return Row(family, f"{family}: findings in {where} of {len(report.readings)}.", tuple(bars))


def _bar(report: Report, start: int, end: int, kind: str, key: str) -> Bar:
    x, width = _scaled(report, start, end)
    width = max(width, _LEAST)
    return Bar(round(min(x, LENGTH - width), 1), round(width, 1), kind, key)


def _scaled(report: Report, start: int, end: int) -> tuple[float, float]:
    """Return where a stretch begins and how wide it is, in units of the drawing."""
    scale = LENGTH / (len(report.document.text) or 1)
    return start * scale, (end - start) * scale
