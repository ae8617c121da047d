"""A comparison for people, at the width of a terminal: A is the first article, B the second; neither comes first in rank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from framing.compare.comparison import Comparison, Rate, Twin, per_thousand
from framing.compare.differences import Difference, Words
from framing.model import Voice
from framing.render.cells import shorten
from framing.render.columns import hung
from framing.render.plain import columns, harmless
from framing.render.whose import ARTICLE, count
from framing.report import Report

_INDENT, _WORDS, _QUOTED = 6, 60, 40
CLOSING = (
    "Sentences are put together by the names, numbers, quoted words and content words that they share. What differs is shown,"
    " not weighed: neither account is measured against the other or against what happened. In brackets: per 1,000 words."
)


def render(comparison: Comparison, width: int = 80) -> str:
    """Return the comparison as blocks of text."""
    width = max(width, 40)
    blocks: list[Iterator[str]] = [_heads(comparison, width), _headlines(comparison, width)]
    blocks += [_twin(twin, width) for twin in comparison.twins]
    blocks += [_rates(comparison, width), _only(comparison, width), hung("", CLOSING, width, 0)]
    written = ("\n".join(block) for block in blocks)
    return "\n\n".join(block for block in written if block) + "\n"


def _heads(comparison: Comparison, width: int) -> Iterator[str]:
    for letter, report in (("A", comparison.left), ("B", comparison.right)):
        yield from hung(f"{letter}  ", f"{_head(report)}", width, 3, _bold)
    told = len(comparison.twins)
    yield from hung(
        "", f"{count(told, 'fact')} told by both" if told else "No sentence was found that tells the same fact.", width, 3
    )


def _head(report: Report) -> str:
    return f"{report.document.name} · {count(len(report.readings), 'sentence')}, {count(report.words, 'word')}"


def _headlines(comparison: Comparison, width: int) -> Iterator[str]:
    pair = comparison.headlines()
    if any(pair):
        yield _bold("Headlines")
        for letter, text in zip("AB", pair, strict=True):
            yield from hung(f"{letter}  ", text or "(none)", width, 3)


def _twin(twin: Twin, width: int) -> Iterator[str]:
    """Yield what both tell in bold, both sentences (once where they are the same), and what differs."""
    told = twin.shared()
    firm = [f"“{shorten(text, _QUOTED)}”" if kind == "quoted" else text for kind, text in told if kind != "word"]
    yield _bold(shorten(harmless(f"Told by both · {', '.join(firm or [text for _, text in told])}"), width))
    left, right = (one.words(one.sentence.span).text for one in (twin.left, twin.right))
    numbers = [f"{letter}{one.sentence.index + 1:>3} " for letter, one in (("A", twin.left), ("B", twin.right))]
    if left == right:
        yield from hung("", f"{' and '.join(' '.join(number.split()) for number in numbers)}: {left}", width, _INDENT)
    else:
        for number, text in zip(numbers, (left, right), strict=True):
            yield from hung(f"{number:<{_INDENT}}", text, width, _INDENT)
    for what in twin.differences:
        yield from hung("", _difference(what), width, _INDENT, _dim)


def _difference(one: Difference) -> str:
    """Return one line on what differs."""
    left, right = (f"“{_cut(words)}”" if words else "" for words in (one.left, one.right))
    where = "A" if one.note == "left" else "B"
    if one.kind == "device":
        return f"in {'A' if left else 'B'} only: {one.note}, {one.source or ARTICLE} · {left or right}"
    if one.kind == "verb":
        stances = one.note.split(" against ")
        return f"reporting verb of {one.source}: A {left} ({stances[0]}) · B {right} ({stances[1]})"
    if one.kind == "agent":
        return f"who did it is named in {where} only: A {left} · B {right}"
    return f"words of {one.source} in {where}, the article's own in {'B' if where == 'A' else 'A'}"


def _cut(words: Words) -> str:
    return shorten(words.text, _WORDS)


def _rates(comparison: Comparison, width: int) -> Iterator[str]:
    """Yield the devices of each article by voice: counts, and in brackets rates per 1,000 words."""
    rates = comparison.rates()
    if not rates:
        return
    rows = [
        (harmless(_named(rate)), _figure(rate.left, comparison.left), _figure(rate.right, comparison.right)) for rate in rates
    ]
    first = min(max(columns(row[0]) for row in rows), width - 24)
    title = "Devices by voice"
    first = max(first, len(title))
    yield _bold(title) + " " * (first - len(title)) + f"{'A':>12}{'B':>12}"
    for name, left, right in rows:
        short = shorten(name, first)
        yield short + " " * (first - columns(short)) + f"{left:>12}{right:>12}"


def _named(rate: Rate) -> str:
    return f"{rate.title}, {ARTICLE if rate.voice is Voice.AUTHOR else rate.voice}"


def _figure(number: int, report: Report) -> str:
    rate = per_thousand(number, report.words)
    return f"{number} ({rate})" if number else "–"


def _only(comparison: Comparison, width: int) -> Iterator[str]:
    for letter, names in zip("AB", comparison.only(), strict=True):
        if names:
            yield from hung("", f"Heard in {letter} only: {_listed(names)}", width, 0)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(shorten(" ".join(name.split()), _QUOTED) for name in names)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _dim(text: str) -> str:
    return click.style(text, dim=True)
