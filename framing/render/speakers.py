"""Who speaks: the ledger for people, no wider than the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from framing.ledger import LEAST_WORDS, LedgerRow, compared, rate
from framing.render.cells import shorten
from framing.render.columns import hung
from framing.render.plain import columns, harmless
from framing.render.whose import count
from framing.report import Report

_MOST = 8  #: sources shown unless all are asked for
_INDENT = 2
_TITLE = "Who speaks"
_HEAD = ("words", "/100", "quoted", "sentences")
_NARROW = 60  #: columns under which only words and sentences are shown


def speakers(report: Report, width: int, *, every: bool = False) -> Iterator[str]:
    """Yield the sources with their words, sentences and verbs, then who is accused and given no word."""
    rows = _chosen(report.ledger, len(report.ledger) if every else _MOST)
    if not rows:
        return
    head = tuple(name for name in _HEAD if width >= _NARROW or name in ("words", "sentences"))
    figures = "".join(f"  {name}" for name in head)
    wide = min(max(columns(_name(row)) for row in rows) + _INDENT, width - len(figures))
    yield click.style(_TITLE, bold=True) + " " * (max(wide, len(_TITLE)) - len(_TITLE)) + figures
    for row in rows:
        name = shorten(_name(row), max(wide, len(_TITLE)) - _INDENT)
        yield (
            " " * _INDENT + name + " " * (max(wide, len(_TITLE)) - _INDENT - columns(name)) + _figures(row, report.words, head)
        )
        yield from hung("", _how(row, width - 3 * _INDENT), width, 2 * _INDENT)
    yield from _closing(report, len(report.ledger) - len(rows), width)


def _chosen(rows: Sequence[LedgerRow], most: int) -> Sequence[LedgerRow]:
    """Return the sources that are given most words, in the order in which they first speak."""
    kept = sorted(rows, key=lambda row: (-row.words, row.first_sentence, row.source))[:most]
    return sorted(kept, key=lambda row: (row.first_sentence, row.source))


def _name(row: LedgerRow) -> str:
    return harmless(" ".join(row.source.split()))


def _figures(row: LedgerRow, words: int, head: Sequence[str]) -> str:
    share = rate(row.words, words)
    first, last = row.first_sentence + 1, row.last_sentence + 1
    of = {
        "words": f"{row.words}",
        "/100": "–" if share is None else f"{share:.0f}",
        "quoted": f"{row.quoted_words}",
        "sentences": f"{first}–{last}" if last > first else f"{first}",
    }
    return "".join(f"  {of[name]:>{len(name)}}" for name in head)


def _how(row: LedgerRow, width: int) -> str:
    """Return that a source is unnamed or has the last word, and the verbs, cut to two lines."""
    spoken = ((cue, number) for cue, number in row.cues.items() if any(map(str.isalpha, cue)))  # a dash is no verb
    verbs = [cue if number == 1 else f"{cue} {number}" for cue, number in spoken]
    said = ["unnamed"] * (not row.named) + ["has the last word"] * row.last_word + [", ".join(verbs)] * bool(verbs)
    return shorten(harmless(" ".join(" · ".join(said).split())), 2 * width)


def _closing(report: Report, left: int, width: int) -> Iterator[str]:
    """Yield how many are not shown, what is too little text, verbs side by side, and unanswered accusations."""
    if left > 0:
        yield from hung("", f"and {count(left, 'source')} with fewer words", width, _INDENT)
    if report.words < LEAST_WORDS:
        yield from hung(
            "", f"Too little text for rates: {count(report.words, 'word')}, fewer than {LEAST_WORDS}.", width, _INDENT
        )
    sides = [f"{_name(row)} {_stances(row)}" for row in compared(report.ledger)]
    if sides:
        yield from hung("", f"Verbs side by side, as counts: {'; '.join(sides)}.", width, _INDENT)
    for row in report.ledger:
        for one in row.unanswered:
            said = f"Accused, and given no word here: {harmless(one.target)} (by {_name(row)}; {one.certainty})."
            yield from hung("", said, width, _INDENT)


def _stances(row: LedgerRow) -> str:
    return ", ".join(f"{number} {stance}" for stance, number in row.stances.items())
