"""``framing measure``: what is printed, written and refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TEXTS = [
    {"name": f"t{at}", "text": f"The {at}th guest gulped it.\nNobody saw.", "spans": [[at // 10 + 11, at // 10 + 14, "tea"]]}
    for at in range(5)
]


def corpus(rows: list[dict[str, object]]) -> str:
    Path("texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return "jsonl:texts.jsonl"


def test_it_prints_totals_and_a_row_a_rule(framing: Callable[..., Any]) -> None:
    rows = [{"text": "She gulped it.\nNobody saw.", "spans": [[4, 10, "tea-verdict"]]}, {"text": "He gulped.", "spans": []}]
    ran = framing("measure", "--on", corpus(rows), "--pack", "tea.toml")
    lines = ran.out.splitlines()
    assert (ran.status, lines[0]) == (0, "2 texts, 1 labelled spans")
    [totals] = [line.split() for line in lines if line.startswith("findings")]
    assert totals[1:4] == ["50.0", "100.0", "66.7"]
    [row] = [line.split() for line in lines if line.startswith("tea.gulp")]
    assert row[:3] == ["tea.gulp", "2", "50%"]


def test_json_holds_the_same_figures(framing: Callable[..., Any]) -> None:
    rows = [{"text": "She gulped it.", "spans": [[4, 10, "tea-verdict"]]}]
    data = json.loads(framing("measure", "--on", corpus(rows), "--pack", "tea.toml", "--format", "json").out)
    assert data["totals"]["findings"]["sentence"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    [row] = data["rules"]
    assert (row["rule"], row["n"], row["technique"]["value"]) == ("tea.gulp", 1, 1.0)


def test_fit_writes_beside_the_packs_that_are_named_and_no_other(framing: Callable[..., Any]) -> None:
    ran = framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--fit", "--corpus", "guests")
    assert (ran.status, ran.err) == (0, "")
    assert [path.name for path in Path().glob("*.measured.toml")] == ["tea.measured.toml"]
    assert 'corpus = "guests"' in Path("tea.measured.toml").read_text(encoding="utf-8")
    assert ran.out.startswith("1 files written; threshold ") or ran.out.startswith("1 file written; threshold ")


def test_predictions_are_written_in_two_files(framing: Callable[..., Any]) -> None:
    framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--predictions", "out.jsonl")
    assert Path("out.sentences.jsonl").is_file()
    assert all(json.loads(line)["technique"] for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--on", "jsonl:none.jsonl"), "none.jsonl: no such file or directory\n"),
        (("--on", "jsnl:x"), "jsnl:x: say ptc:PATH, babe:PATH, jsonl:PATH; did you mean jsonl?\n"),
        (("--on", "jsonl:tea.toml"), "tea.toml:1: not JSON: Expecting value: line 1 column 2 (char 1)\n"),
        (("--on", "jsonl:x", "--by", "rul"), "framing: --by: 'rul' is not one of rule, device; did you mean rule?\n"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(framing: Callable[..., Any], args: tuple[str, ...], said: str) -> None:
    ran = framing("measure", *args)
    assert (ran.out, ran.err) == ("", said)
    assert ran.status in (2, 3)


def test_a_rule_that_changed_since_is_told_on_every_run(framing: Callable[..., Any]) -> None:
    framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--fit")
    assert framing("check", "--pack", "tea.toml", "talks.txt").err == ""
    pack = Path("tea.toml").read_text(encoding="utf-8")
    Path("tea.toml").write_text(pack.replace('words = ["gulp"]', 'words = ["gulp", "slurp"]'), encoding="utf-8")
    said = "tea.toml: changed since it was measured: tea.gulp counts as unmeasured\n"
    assert framing("check", "--pack", "tea.toml", "talks.txt").err == said
