"""Who uses what: how sources are named, and the table of families by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import count as counting
from typing import NamedTuple

import click

from framing.model import Certainty, Source, Span, Voice
from framing.owners import count_words
from framing.render.cells import shorten
from framing.render.plain import columns, harmless
from framing.report import Report

ARTICLE = "the article"


class _Row(NamedTuple):
    """One voice: what it is called, its findings by family, and its words where they are known."""

    label: str
    families: Counter[str]
    words: int | None


def count(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> count(1, "sentence"), count(0, "rule")
    ('1 sentence', '0 rules')
    """
    return f"{number} {noun}" + "s" * (number != 1)


def label(voice: Voice, source: Source | None, certainty: Certainty | None = None) -> str:
    """Return whose words they are, as a reader would say it.

    >>> label(Voice.QUOTED, Source("Wang Wenbin", None))
    'Wang Wenbin, quoted'
    """
    if voice is Voice.AUTHOR:
        return ARTICLE
    inferred = " (inferred)" if certainty is Certainty.INFERRED else ""
    return f"{harmless(source.name) if source else 'someone'}, {voice}{inferred}"


def uses(report: Report, width: int, *, every: bool = False) -> Iterator[str]:
    """Yield the table of findings by family and voice, in as many parts as the width asks for."""
    if not report.findings:
        return
    rows = [row for row in _rows(report) if every or row.families or row.label == ARTICLE]
    margin = min(max(columns(row.label) for row in rows) + 2, width // 2)
    families = sorted({f.match.rule.device.family for f in report.findings})
    title = "Who uses what"
    margin = max(margin, len(title))
    for part in _parts([*families, "words"], width - margin):
        head = click.style(title, bold=True) + " " * (margin - len(title))
        yield head + "".join(f"  {harmless(name)}" for name in part)
        for row in rows:
            name = _fitted(row.label, margin - 2)
            yield (f"  {name}{' ' * (margin - 2 - columns(name))}" + "".join(_figure(row, f) for f in part)).rstrip()


def _fitted(label: str, width: int) -> str:
    """Return a label that is not too wide: the name is cut, never the voice.

    >>> _fitted("someone close to the ministry, quoted", 24)
    'someone close …, quoted'
    """
    name, comma, voice = label.rpartition(", ")
    return shorten(name, width - len(comma + voice)) + comma + voice if name else shorten(label, width)


def _figure(row: _Row, family: str) -> str:
    figure = row.words if family == "words" else row.families[family]
    return f"  {'' if figure is None else figure:>{columns(harmless(family))}}"


def _parts(names: Sequence[str], width: int) -> Iterator[Sequence[str]]:
    """Yield the names of columns in runs that fit, at least one in each."""
    start, used = 0, 0
    for i, name in enumerate(names):
        need = columns(harmless(name)) + 2
        if i > start and used + need > width:
            yield names[start:i]
            start, used = i, 0
        used += need
    yield names[start:]


def _rows(report: Report) -> Iterator[_Row]:
    """Yield the article's own row, then one for each source and voice in the order in which they first speak."""
    used: dict[str, Counter[str]] = {}
    for finding in report.findings:
        name = label(finding.voice, finding.source)
        used.setdefault(name, Counter())[finding.match.rule.device.family] += 1
    words = _words(report)
    order = dict(zip(dict.fromkeys([ARTICLE, *words, *used]), counting(), strict=False))
    for name in order:
        if words.get(name) != 0 or name in used:
            yield _Row(name, used.get(name, Counter()), words.get(name))


def _words(report: Report) -> dict[str, int]:
    """Count the words in each voice: the article's own are those inside nobody's content."""
    words = {ARTICLE: report.words - _ascribed(report)}
    for row in report.ledger:
        source = Source(row.source, None)
        words[label(Voice.QUOTED, source)] = row.quoted_words
        words[label(Voice.REPORTED, source)] = row.words - row.quoted_words
    return words


def _ascribed(report: Report) -> int:
    total = reach = 0
    for start, end in sorted(said.content for said in report.attributions):
        if end > reach:
            total += count_words(report.document.text, Span(max(start, reach), end))
            reach = end
    return total
