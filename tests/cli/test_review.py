"""``framing review``, ``symmetry`` and ``coverage`` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from framing.cli import main

Run = Callable[..., Any]


def draw(framing: Run) -> list[dict[str, Any]]:
    text = "She gulped it. " + " ".join(f"Cup {n} stood there." for n in range(9))
    Path("cups.txt").write_text(text, encoding="utf-8")
    ran = framing("review", "sheet.jsonl", "cups.txt", "--pack", "tea.toml", "--unflagged", "2")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "sheet.jsonl: 4 items; sheet.key.jsonl says which are findings: leave it closed\n"
    return [json.loads(line) for line in Path("sheet.jsonl").read_text(encoding="utf-8").splitlines()]


def answer(text: str) -> str:
    return CliRunner().invoke(main, ["review", "sheet.jsonl", "--by", "Ann"], input=text).output


def test_a_sheet_is_drawn_judged_left_and_gone_on_with(framing: Run) -> None:
    draw(framing)
    assert "1 of 4 judged" in answer("y\nq\n")
    assert "1 of 4\n" not in (shown := answer("n\nu\nn\n")) and "4 of 4 judged" in shown
    rows = [json.loads(line) for line in Path("sheet.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["verdict"], row["by"], row["judge"]) for row in rows] == [
        *(("yes", "Ann", "human"), ("no", "Ann", "human"), ("unsure", "Ann", "human"), ("no", "Ann", "human")),
    ]
    assert framing("review", "sheet.jsonl", "--score").out.startswith("rule")


def test_two_sheets_give_alpha_and_where_they_differ(framing: Run) -> None:
    rows = draw(framing)
    for name, verdicts in (("a.jsonl", "yes no no yes"), ("b.jsonl", "yes no yes yes")):
        judged = (row | {"verdict": verdict} for row, verdict in zip(rows, verdicts.split(), strict=True))
        Path(name).write_text("".join(json.dumps(row) + "\n" for row in judged), encoding="utf-8")
    out = framing("review", "a.jsonl", "--against", "b.jsonl").out.splitlines()
    assert out[0] == "4 items judged by both, Krippendorff's alpha (nominal) 0.533"
    assert out[1].startswith(f"{rows[2]['id']}  no / yes  ")


def test_a_sheet_that_is_there_is_not_drawn_again(framing: Run) -> None:
    draw(framing)
    ran = framing("review", "sheet.jsonl", "cups.txt")
    assert (ran.status, ran.err) == (2, "framing: sheet.jsonl is there already: what was judged would be lost\n")


def test_a_sheet_alone_asks_what_is_wanted(framing: Run) -> None:
    draw(framing)
    said = "framing: say PATH to draw a sheet, --by NAME to judge it, --against FILE or --score\n"
    assert (framing("review", "sheet.jsonl").status, framing("review", "sheet.jsonl").err) == (2, said)


def test_symmetry_tells_what_a_swap_changes(framing: Run) -> None:
    table = '[[swap]]\nkind = "x"\nsides = ["l", "r"]\na = ["gulped"]\nb = ["drank"]\n'
    Path("who.toml").write_text(table, encoding="utf-8")
    Path("cups.txt").write_text("She gulped it.\n", encoding="utf-8")
    ran = framing("symmetry", "cups.txt", "--actors", "who.toml", "--pack", "tea.toml")
    assert ran.status == 1
    assert "cups.txt:1:1: loses tea.gulp\n  She gulped it.\n  She drank it.\n" in ran.out
    assert "The report names" not in ran.out and "gulped alone fires tea.gulp" in ran.out


def test_symmetry_holds_for_what_ships(framing: Run) -> None:
    ran = framing("symmetry")
    assert (ran.status, ran.out.splitlines()[-1].partition(": ")[2]) == (0, "0 uneven, 0 bare names found")


def test_coverage_says_what_is_out_of_reach(framing: Run) -> None:
    out = framing("coverage").out
    assert "semeval23: mapped by name alone, and never measured\n" in out
    assert "Straw_Men: needs what the other side really said" in " ".join(out.split())
    data = json.loads(framing("coverage", "--format", "json").out)
    assert len(data["labels"]) == 18 + 23
    assert "omission" in data["beyond"]
