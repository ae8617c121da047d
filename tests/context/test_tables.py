"""Each context's table: sentences that have it, traps that have not, and known limits that come out wrong today."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from framing import load
from framing.context import Labels
from framing.model import Context, Sentence, Span
from framing.packs import unmark

HERE = Path(__file__).parent
MODIFIERS = load(installed=False).modifiers


class Row(NamedTuple):
    """A line of a table."""

    label: Context
    known_limit: bool
    expected: bool
    marked: str


def table(label: Context) -> list[Row]:
    rows = []
    for line in (HERE / f"{label}.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            limit = line.startswith("? ")
            sign, marked = line.removeprefix("? ").split(" ", 1)
            assert sign in ("+", "-"), line
            rows.append(Row(label, limit, sign == "+", marked))
    return rows


ROWS = [row for label in Context for row in table(label)]


def labelled(row: Row) -> bool:
    text, [span] = unmark(row.marked)
    return row.label in Labels(text, MODIFIERS).of(Sentence(0, Span(0, len(text))), span)


@pytest.mark.parametrize("row", [row for row in ROWS if not row.known_limit], ids=lambda row: f"{row.label}-{row.marked}")
def test_a_sentence_has_the_context_or_has_it_not(row: Row) -> None:
    assert labelled(row) is row.expected


@pytest.mark.parametrize("row", [row for row in ROWS if row.known_limit], ids=lambda row: f"{row.label}-{row.marked}")
def test_a_known_limit_is_one_still(row: Row) -> None:
    assert labelled(row) is not row.expected, "mended: take the ? away"


@pytest.mark.parametrize("label", Context)
def test_a_table_is_large_and_half_of_it_traps(label: Context) -> None:
    rows = table(label)
    marked = [row.marked for row in rows]
    assert len(rows) >= 200
    assert 0.45 <= sum(not row.expected for row in rows) / len(rows) <= 0.55
    assert sorted({one for one in marked if marked.count(one) > 1}) == []
