"""Who uses what: how sources are named, and the table of families by voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import count as counting
from typing import NamedTuple

import click

from framing.model import Certainty, Source, Span, Voice
from framing.render.cells import fold, shorten
from framing.render.plain import columns, harmless
from framing.report import Report
from framing.words import count_words

ARTICLE = "the article"
_TITLE, _FIGURES, _INDENT = "Who uses what", "  words  findings", 2
_NARROW, _LEAST = 60, 26  #: columns under which families stand on a line of their own; what they get beside the figures


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
    """Yield the findings by voice and family: words, findings, and which families they are of, most first."""
    if not report.findings:
        return
    rows = [row for row in by_voice(report) if every or row.families or row.label == ARTICLE]
    beside = width >= _NARROW
    room = width - len(_FIGURES) - (_LEAST if beside else 0)
    margin = max(min(max(columns(row.label) for row in rows) + _INDENT, room), len(_TITLE))
    yield click.style(_TITLE, bold=True) + " " * (margin - len(_TITLE)) + _FIGURES
    for row in rows:
        name = _fitted(row.label, margin - _INDENT)
        words = "" if row.words is None else row.words
        head = f"{' ' * _INDENT}{name}{' ' * (margin - _INDENT - columns(name))}  {words:>5}  {row.families.total():>8}  "
        indent = len(head) - len(name) + columns(name) if beside else 2 * _INDENT
        lines = fold(_families(row), width - indent)
        yield (head + lines.pop(0) if beside else head).rstrip()
        yield from (" " * indent + line for line in lines if line)


def _families(row: _Row) -> str:
    most = sorted(row.families.items(), key=lambda family: (-family[1], family[0]))
    return ", ".join(f"{harmless(name)} {number}" for name, number in most)


def _fitted(label: str, width: int) -> str:
    """Return a label that is not too wide: the name is cut, never the voice.

    >>> _fitted("someone close to the ministry, quoted", 24)
    'someone close …, quoted'
    """
    name, comma, voice = label.rpartition(", ")
    return shorten(name, width - len(comma + voice)) + comma + voice if name else shorten(label, width)


def by_voice(report: Report) -> Iterator[_Row]:
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
