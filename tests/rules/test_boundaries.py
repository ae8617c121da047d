"""Devices that meet are told apart: a sentence on each side of every boundary, and every overlap of the packs has one."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli

import framing
from framing.model import Tier

ROWS = tomli.loads(Path(__file__).with_name("boundaries.toml").read_text(encoding="utf-8"))["boundary"]
PAGE = Path(__file__).parents[2] / "rules" / "README.md"
DETECTOR = framing.load(installed=False, tiers=tuple(Tier))


def devices(text: str) -> set[str]:
    """Return what is found in a text, and observed of it."""
    report = DETECTOR.check(text, "text")
    return {finding.match.rule.device.id for finding in report.findings} | {one.rule.device.id for one in report.observations}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]}")
def test_each_side_of_a_boundary_is_found_as_itself(row: list[str]) -> None:
    one, other, as_one, as_other = row
    assert (one in devices(as_one), other in devices(as_one)) == (True, False)
    assert (one in devices(as_other), other in devices(as_other)) == (False, True)


def test_every_row_of_the_written_table_has_its_sentences() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("## Where devices meet")[2].partition("<!--")[0]
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in table.splitlines() if line.startswith("| ")]
    pairs = {frozenset(row[:2]) for row in ROWS}
    written = {(one, tuple(others.split(" or "))) for _, one, _, others in rows[1:]}
    assert len(written) > 30
    assert sorted(row for row in written if not any(frozenset((row[0], other)) in pairs for other in row[1])) == []
