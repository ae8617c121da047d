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
    assert (ran.status, lines[0]) == (0, "2 texts, 1 labelled span")
    [totals] = [line.split() for line in lines if line.startswith("findings")]
    assert totals[1:4] == ["50.0", "100.0", "66.7"]
    [row] = [line.split() for line in lines if line.startswith("tea.gulp")]
    assert row[:3] == ["tea.gulp", "2", "50"]


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
    assert ran.out.startswith("1 file written; threshold ")


def test_predictions_are_written_in_two_files(framing: Callable[..., Any]) -> None:
    framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--predictions", "out.jsonl")
    assert Path("out.sentences.jsonl").is_file()
    assert all(json.loads(line)["technique"] for line in Path("out.jsonl").read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--on", "jsonl:none.jsonl"), "none.jsonl: no such file or directory\n"),
        (("--on", "jsonl:"), "jsonl:: say where the texts are: jsonl:PATH\n"),
        (("--on", "jsnl:x"), "jsnl:x: say ptc:PATH, babe:PATH, jsonl:PATH; did you mean jsonl?\n"),
        (("--on", "jsonl:tea.toml"), "tea.toml:1: not JSON: Expecting value: line 1 column 2 (char 1)\n"),
        (("--on", "jsonl:x", "--by", "rul"), "framing: --by: 'rul' is not one of rule, device; did you mean rule?\n"),
    ],
)
def test_what_is_wrong_is_one_line_with_its_place(framing: Callable[..., Any], args: tuple[str, ...], said: str) -> None:
    ran = framing("measure", *args)
    assert (ran.out, ran.err) == ("", said)
    assert ran.status in (2, 3)


WIDE = """\
1 text, 1 labelled span

                               line                    span        label  word
per cent               P     R    F1 macro   MCC     P     R    F1    F1    F1
findings           100.0 100.0 100.0  50.0   0.0 100.0 100.0 100.0   0.0 100.0
every line         100.0 100.0 100.0  50.0   0.0  42.9 100.0  60.0   0.0  50.0
length alone       100.0 100.0 100.0  50.0   0.0  42.9 100.0  60.0   0.0  50.0
evidence, held out   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0
core, held out       0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0   0.0
one text cannot be resampled: no intervals
core findings, held out: none

per cent                            n    any label  own line alone  /1000 quoted
tea.gulp                            1 100 (27–100)    0  100   100 1000.0      0
n below 20: too few to say anything
"""


def test_what_is_printed_fits_eighty_columns(framing: Callable[..., Any]) -> None:
    on = corpus([{"text": "She gulped it.", "spans": [[4, 10, "mine"]]}])
    ran = framing("measure", "--on", on, "--pack", "tea.toml", "--held", "--bootstrap", "5")
    assert (ran.out, max(map(len, ran.out.splitlines()))) == (WIDE, 80)


def test_a_long_name_has_a_line_of_its_own(framing: Callable[..., Any]) -> None:
    name = "gulp-" * 6 + "gulp"
    pack = Path("tea.toml").read_text(encoding="utf-8")
    Path("tea.toml").write_text(pack.replace("[rules.gulp]", f"[rules.{name}]"), encoding="utf-8")
    ran = framing("measure", "--on", corpus([{"text": "She gulped it.", "spans": [[4, 10, "x"]]}]), "--pack", "tea.toml")
    at = ran.out.splitlines().index(f"tea.{name}")
    assert ran.out.splitlines()[at + 1].split() == ["1", "100", "(27–100)", "0", "100", "100", "1000.0", "0"]


def test_intervals_are_named_as_the_columns_are(framing: Callable[..., Any]) -> None:
    lines = framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--bootstrap", "5").out.splitlines()
    at = lines.index("every line, F1 in 95 % of resamples:")
    assert [part.split()[0] for part in lines[at + 1].split(", ")] == ["line", "span", "label", "word"]


def test_where_nothing_is_labelled_that_is_said(framing: Callable[..., Any]) -> None:
    on = corpus([{"text": "She gulped it."}])
    lines = framing("measure", "--on", on, "--pack", "tea.toml").out.splitlines()
    assert lines[:2] == ["1 text, 0 labelled spans", "nothing is labelled: no share says anything of a rule"]


def test_no_overlap_is_said_too(framing: Callable[..., Any]) -> None:
    ran = framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--overlap")
    assert ran.out == "no two rules share more than a fifth of their spans\n"


def test_a_rule_that_changed_since_is_told_on_every_run(framing: Callable[..., Any]) -> None:
    framing("measure", "--on", corpus(TEXTS), "--pack", "tea.toml", "--fit")
    assert framing("check", "--pack", "tea.toml", "talks.txt").err == ""
    pack = Path("tea.toml").read_text(encoding="utf-8")
    Path("tea.toml").write_text(pack.replace('words = ["gulp"]', 'words = ["gulp", "slurp"]'), encoding="utf-8")
    said = "tea.toml: changed since measured, and so unmeasured: tea.gulp\n"
    assert framing("check", "--pack", "tea.toml", "talks.txt").err == said
