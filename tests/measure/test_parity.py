"""Recall and precision by side: what was drawn stands for all, and nothing is said where too little was judged."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from framing.measure.parity import LEAST, Stratum, apart, parity, strata
from framing.measure.review import Item, Secret
from framing.measure.symmetry import Swap

SWAP = Swap("state", ("one", "other"), ("America", "US"), ("Russia", "Russian"))
NUMBERS = count()


def drawn(kind: str, verdicts: str, weight: float = 1.0, **about: str) -> Iterator[tuple[Item, Secret]]:
    """Yield items of a kind: y, n, u (unsure) or - (not judged yet)."""
    said = {"y": "yes", "n": "no", "u": "unsure", "-": None}
    for letter in verdicts:
        id_ = str(next(NUMBERS))
        yield Item(id=id_, sentence="A cup.", verdict=said[letter]), Secret(id=id_, kind=kind, weight=weight, **about)


def sheet(*parts: Iterator[tuple[Item, Secret]]) -> tuple[list[Item], dict[str, Secret]]:
    pairs = [pair for part in parts for pair in part]
    return [item for item, _ in pairs], {secret.id: secret for _, secret in pairs}


def test_a_share_is_weighed_by_what_it_stands_for() -> None:
    # 30 of 60 findings, 20 right: 40; 40 of 400 sentences, 4 with something missed: 40
    found, bare = drawn("finding", "y" * 20 + "n" * 10, 2.0, side="A"), drawn("unflagged", "y" * 4 + "n" * 36, 10.0, side="A")
    [row] = parity([sheet(found, bare, drawn("decoy", "yyy"))], [])
    assert row.precision and row.recall
    assert (row.side, row.findings, row.sentences) == ("A", 30, 40)
    assert (row.precision.interval.value, row.recall.interval.value) == (pytest.approx(2 / 3), pytest.approx(40 / 80))
    # of the 30 not judged, 50, 67 and 82 % (5, 50 and 95 % of Beta(20.5, 10.5)); the 30 judged are known
    precision, recall = row.precision.interval, row.recall.interval
    assert (precision.low, precision.high) == (pytest.approx(0.59, abs=0.01), pytest.approx(0.73, abs=0.01))
    assert (recall.low, recall.high) == (pytest.approx(0.34, abs=0.02), pytest.approx(0.67, abs=0.02))


def test_where_all_is_judged_nothing_is_uncertain() -> None:
    [row] = parity([sheet(drawn("finding", "y" * 30, side="A"), drawn("unflagged", "y" * 10 + "n" * 20, side="A"))], [])
    assert row.precision and row.recall
    assert (row.precision.interval, row.recall.interval) == ((1.0, 1.0, 1.0), (0.75, 0.75, 0.75))


def test_what_is_unsure_or_not_judged_counts_as_not_seen() -> None:
    items, key = sheet(drawn("finding", "yyn-u", 3.0, side="A"))
    assert strata(items, key, []) == {("A", "finding"): Stratum(15.0, 3, 2)}
    assert Stratum(15.0, 3, 2).estimate == 10.0


def test_nothing_is_said_of_a_side_where_fewer_than_thirty_are_judged() -> None:
    few, enough = "y" * (LEAST - 1), "y" * LEAST
    rows = parity(
        [
            sheet(drawn("finding", few, side="A"), drawn("unflagged", enough, side="A")),
            sheet(drawn("finding", enough, side="B"), drawn("unflagged", few, side="B")),
        ],
        [],
    )
    said = [(row.side, row.findings, row.sentences, row.precision is None, row.recall is None) for row in rows]
    assert said == [("A", 29, 30, True, True), ("B", 30, 29, False, True)]


def test_sheets_of_one_side_are_strata_of_their_own() -> None:
    # 30 of 30 right in one, 10 of 20 in another that stands for 200: 30 + 100 of 230
    big, small = sheet(drawn("finding", "y" * 10 + "n" * 10, 10.0, side="A")), sheet(drawn("finding", "y" * 30, side="A"))
    [row] = parity([big, small], [])
    assert row.precision and row.precision.interval.value == pytest.approx(130 / 230)


def test_a_side_is_that_of_the_source_where_none_was_said() -> None:
    items, key = sheet(
        drawn("finding", "yy", source="a Russian official"),
        drawn("finding", "n", source="the US envoy"),
        drawn("unflagged", "n", source="Russia"),
        drawn("finding", "y", source="Ann"),
        drawn("finding", "y"),
    )
    assert strata(items, key, [SWAP]) == {
        ("other", "finding"): Stratum(2.0, 2, 2),
        ("one", "finding"): Stratum(1.0, 1, 0),
        ("other", "unflagged"): Stratum(1.0, 1, 0),
    }


def test_the_same_sheets_give_the_same_figures() -> None:
    made = sheet(drawn("finding", "y" * 20 + "n" * 10, 2.0, side="A"), drawn("unflagged", "y" + "n" * 39, 9.0, side="A"))
    assert parity([made], []) == parity([made], [])


def test_two_sides_are_set_against_each_other() -> None:
    good, bad = "y" * 45 + "n" * 5, "y" * 20 + "n" * 30
    first, second = parity(
        [sheet(drawn("finding", good, 9.0, side="A")), sheet(drawn("finding", bad, 9.0, side="B"))],
        [],
    )
    assert first.precision and second.precision
    value, low, high = apart(first.precision, second.precision)
    assert value == pytest.approx(0.9 - 0.4)
    # of the eight ninths not judged, standard deviations .042 and .069: 8/9 × 1.645 × .081 on either side
    assert (low, high) == (pytest.approx(0.5 - 0.12, abs=0.02), pytest.approx(0.5 + 0.12, abs=0.02))
    assert apart(first.precision, first.precision) == (0.0, 0.0, 0.0)


def test_two_sides_with_the_same_verdicts_may_be_apart_by_chance() -> None:
    same = "y" * 20 + "n" * 20
    first, second = parity(
        [sheet(drawn("finding", same, 9.0, side="A")), sheet(drawn("finding", same, 9.0, side="B"))],
        [],
    )
    assert first.precision and second.precision
    value, low, high = apart(first.precision, second.precision)
    assert value == 0.0 and low < -0.1 < 0.1 < high
