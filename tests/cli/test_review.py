"""``framing review``, ``symmetry`` and ``coverage`` as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
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
    assert out[0] == "4 items judged by both, Krippendorff's alpha (nominal) 0.533; no / yes: 1"
    assert out[1].startswith(f"{rows[2]['id']}  no / yes  ")


def test_a_sheet_or_a_key_that_is_there_is_not_drawn_again(framing: Run) -> None:
    draw(framing)
    ran = framing("review", "sheet.jsonl", "cups.txt")
    assert (ran.status, ran.err) == (2, "framing: sheet.jsonl is there already: what was judged would be lost\n")
    Path("sheet.jsonl").unlink()
    ran = framing("review", "sheet.jsonl", "cups.txt")
    assert (ran.status, ran.err) == (2, "framing: sheet.key.jsonl is there already: the key of a sheet would be lost\n")


def test_what_could_not_be_read_or_drawn_is_told(framing: Run) -> None:
    Path("cups.txt").write_text("She gulped it. They stood. They sat.\n", encoding="utf-8")
    asked = ("--pack", "tea.toml", "--rules", "tea", "--findings", "3", "--unflagged", "5")
    ran = framing("review", "sheet.jsonl", "cups.txt", "nine.txt", *asked)
    assert ran.status == 3
    assert ran.err.splitlines() == [
        "nine.txt: no such file or folder",
        "framing: 1 of 3 for --findings: there are no more",
        "framing: 1 of 5 for --unflagged: there are no more",
    ]


@pytest.mark.parametrize(
    ("args", "status", "said"),
    [
        ([], 2, "framing: say PATH to draw a sheet, --by NAME to judge it, --against FILE or --score"),
        (["--by", "Ann", "--score"], 2, "framing: --by and --score do not go together: say PATH to draw a sheet, --by NAME"),
        (["cups.txt", "--score"], 2, "framing: PATH and --score do not go together: say PATH to draw a sheet"),
        (["--score"], 2, "framing: nothing in sheet.jsonl is judged yes or no yet"),
        (["--against", "no.jsonl"], 3, "no.jsonl: no such file or directory"),
        (["--against", "sheet.jsonl"], 2, "framing: sheet.jsonl and sheet.jsonl have no item that both have judged"),
        (["--by", "Ann", "--judge", "modle"], 2, "framing: --judge: 'modle' is not one of human, model; did you mean model?"),
        (["--unflaged", "3"], 2, "framing: framing review has no option --unflaged; did you mean --unflagged"),
    ],
)
def test_what_cannot_be_done_with_a_sheet_is_said_in_a_line(framing: Run, args: list[str], status: int, said: str) -> None:
    draw(framing)
    ran = framing("review", "sheet.jsonl", *args)
    assert (ran.status, ran.out, ran.err.count("\n")) == (status, "", 1)
    assert ran.err.startswith(said)


def test_a_rule_that_is_misspelt_is_told_its_nearest(framing: Run) -> None:
    ran = framing("review", "sheet.jsonl", "talks.txt", "--pack", "tea.toml", "--rules", "tae.gulp")
    assert (ran.status, ran.err) == (2, "framing: no rule, device or family 'tae.gulp'; did you mean tea.gulp?\n")
    assert not Path("sheet.jsonl").exists()


def test_a_half_judged_sheet_is_scored_and_says_so(framing: Run) -> None:
    draw(framing)
    answer("y\nn\nq\n")
    out = framing("review", "sheet.jsonl", "--score").out.splitlines()
    assert out[-1] == "2 of 4 judged (judge: human); 0 unsure, not counted"


@pytest.mark.parametrize(("key", "said"), [(None, "no such file"), ("", "its item 1"), ("{}\n", "not the key of an item")])
def test_a_sheet_without_its_own_key_is_neither_scored_nor_counted(framing: Run, key: str | None, said: str) -> None:
    draw(framing)
    Path("sheet.key.jsonl").unlink()
    if key is not None:
        Path("sheet.key.jsonl").write_text(key, encoding="utf-8")
    for args in (["review", "sheet.jsonl", "--score"], ["symmetry", "--parity", "sheet.jsonl"]):
        ran = framing(*args)
        assert (ran.status, ran.out, ran.err.count("\n")) == (3, "", 1)
        assert said in ran.err


def test_parity_is_counted_from_sheets_of_a_side(framing: Run) -> None:
    text = "She gulped it. " * 40 + " ".join(f"Cup {n} stood there." for n in range(90))
    Path("cups.txt").write_text(text, encoding="utf-8")
    framing("review", "a.jsonl", "cups.txt", "--pack", "tea.toml", "--side", "Cups", "--unflagged", "30", "--findings", "40")
    rows = [json.loads(line) for line in Path("a.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        row["verdict"] = "yes" if row["words"] == "gulped" else "no"
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    assert framing("symmetry", "--parity", "a.jsonl", "--parity", "a.jsonl").out.splitlines() == [
        "side  findings  precision % (90 %)  sentences  recall % (90 %)",
        "Cups  40        100 (100 to 100)    30         100 (92 to 100)",
    ]
    for name in ("a.jsonl", "a.key.jsonl"):
        Path(name.replace("a", "b", 1)).write_text(
            Path(name).read_text(encoding="utf-8").replace("Cups", "Pots"), encoding="utf-8"
        )
    last = framing("symmetry", "--parity", "a.jsonl", "--parity", "b.jsonl").out.splitlines()[-1]
    assert last == "Pots above Cups, in points: precision 0 (0 to 0), recall 0 (-7 to 7)"
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows[:50]), encoding="utf-8")
    assert framing("symmetry", "--parity", "a.jsonl").status == 2


def test_parity_says_what_it_needs(framing: Run) -> None:
    draw(framing)
    ran = framing("symmetry", "--parity", "sheet.jsonl")
    said = "framing: no side has 30 judged findings: none of a side that is known; framing review --side says whose words are"
    assert (ran.status, ran.err.startswith(said), ran.err.count("\n")) == (2, True, 1)
    ran = framing("symmetry", "cups.txt", "--parity", "sheet.jsonl")
    assert (ran.status, ran.err) == (2, "framing: --parity reads sheets alone, not cups.txt: repeat it for each sheet\n")


def test_symmetry_says_what_it_could_not_read(framing: Run) -> None:
    Path("who.toml").write_text('[[swap]]\nsides = ["l", "r"]\na = ["Ann"]\nb = ["Bob"]\n', encoding="utf-8")
    ran = framing("symmetry", "nine.txt", "--actors", "who.toml", "--pack", "tea.toml")
    assert (ran.status, ran.err) == (3, "nine.txt: no such file or folder\n")


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
