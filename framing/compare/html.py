"""A comparison as one HTML page: sentences side by side, what differs marked in both; neither comes first in rank."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from framing.compare.comparison import Comparison, Rate, Twin, per_thousand
from framing.compare.differences import Difference, Words
from framing.compare.text import CLOSING
from framing.model import Voice
from framing.render.html.articles import source_of
from framing.render.html.marks import Mark, Marked, Told
from framing.render.html.template import page
from framing.render.whose import ARTICLE, count
from framing.report import Report
from framing.version import __version__

LINES: Mapping[str, int] = MappingProxyType({"device": 1, "verb": 2, "agent": 0})
"""How the words of a difference are underlined, by its kind; a difference of voice shows as a stretch."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences that tell the same fact: both with their marks, what they share, what differs."""

    key: str
    shared: tuple[str, ...]
    left: tuple[Told, ...]
    right: tuple[Told, ...]
    numbers: tuple[int, int]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A device in one voice: what it is called, and how often each article uses it, with rates per 1,000 words."""

    name: str
    voice: str
    counts: tuple[int, int]
    rates: tuple[float | None, float | None]


def render(comparison: Comparison) -> str:
    """Return the page: headlines, the facts that both tell, devices by voice, who is heard in one only."""
    return page(
        "compare.html.jinja",
        tool=f"framing-detector {__version__}",
        sides=tuple((letter, *_head(report)) for letter, report in _sides(comparison)),
        headlines=comparison.headlines(),
        pairs=tuple(_pairs(comparison)),
        figures=tuple(_figure(rate, comparison) for rate in comparison.rates()),
        only=tuple(zip("AB", comparison.only(), strict=True)),
        lines=LINES,
        article=ARTICLE,
        source_of=source_of,
        closing=CLOSING,
    )


def _sides(comparison: Comparison) -> tuple[tuple[str, Report], tuple[str, Report]]:
    return ("A", comparison.left), ("B", comparison.right)


def _head(report: Report) -> tuple[str, str]:
    name = "standard input" if report.document.name == "-" else report.document.name
    return name, f"{count(len(report.readings), 'sentence')}, {count(report.words, 'word')}"


def _pairs(comparison: Comparison) -> Iterator[Pair]:
    """Yield the pairs in the order of the left article."""
    left, right = (_marked(comparison, number) for number in (0, 1))
    for number, twin in enumerate(comparison.twins, 1):
        yield Pair(
            key=str(number),
            shared=_shared(twin),
            left=left.told(twin.left.sentence.span),
            right=right.told(twin.right.sentence.span),
            numbers=(twin.left.sentence.index + 1, twin.right.sentence.index + 1),
            differences=twin.differences,
        )


def _shared(twin: Twin) -> tuple[str, ...]:
    told = twin.shared()
    firm = tuple(f"“{text}”" if kind == "quoted" else text for kind, text in told if kind != "word")
    return firm or tuple(text for _, text in told)


def _marked(comparison: Comparison, which: int) -> Marked:
    """Return one of the articles with the words of all its differences marked; a number names one in both."""
    report = (comparison.left, comparison.right)[which]
    spans = [reading.sentence.span for reading in report.readings]
    marks = (mark for number, twin in enumerate(comparison.twins, 1) for mark in _marks(twin, number, which))
    return Marked(report.document.text, spans, report.attributions, marks)


def _marks(twin: Twin, pair: int, which: int) -> Iterator[Mark]:
    for number, one in enumerate(twin.differences, 1):
        words = _words(one, which)
        if words and one.kind in LINES:
            yield Mark(words.span, f"{pair}-{number}-{'ab'[which]}", number, LINES[one.kind], one.kind)


def _words(one: Difference, which: int) -> Words | None:
    return (one.left, one.right)[which]


def _figure(rate: Rate, of: Comparison) -> Figure:
    voice = ARTICLE if rate.voice is Voice.AUTHOR else str(rate.voice)
    rates = per_thousand(rate.left, of.left.words), per_thousand(rate.right, of.right.words)
    return Figure(rate.title, voice, (rate.left, rate.right), rates)
