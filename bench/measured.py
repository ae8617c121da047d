"""Write what rules come to on labelled texts into docs/measure.md, between its marks.

python bench/measured.py FORM:PATH [babe:FILE]

Totals, precision a device and false alarms are those of the first corpus; sentences judged biased have a table of their own.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

PAPER = Path(__file__).parents[1] / "docs" / "measure.md"
FRAMING = (sys.executable, "-m", "framing", "measure", "--format", "json", "--held", "--bootstrap", "500")


def main() -> None:
    """Measure, and put the tables where the paper marks them."""
    data = [figures(on, by) for on, by in zip(sys.argv[1:], ("device", "rule"), strict=False)]
    written = {"totals": totals(data[0]), "devices": devices(data[0]), "alarms": alarms(data[0])}
    if len(data) > 1:
        written["words"] = words(data[1])
    text = PAPER.read_text(encoding="utf-8")
    for name, table in written.items():
        text = re.sub(
            rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)", lambda m, t=table: f"{m[1]}{t}\n{m[2]}", text, flags=re.DOTALL
        )
    PAPER.write_text(text, encoding="utf-8")


def figures(on: str, by: str) -> dict[str, Any]:
    """Return what ``framing measure`` says of labelled texts."""
    out = subprocess.run([*FRAMING, "--by", by, "--on", on], stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout
    data: dict[str, Any] = json.loads(out)
    return data


def words(data: dict[str, Any]) -> str:
    """Return how sentences judged biased are told from others, and their words, as a table."""
    rows = ["| | biased P | R | macro F1 | word P | R | F1 (95 %) |", "|---|---|---|---|---|---|---|"]
    for name in ("findings", "every line"):
        t = data["totals"][name]
        low, high = data["intervals"][name]["word"]
        rows.append(
            f"| {name} | {100 * t['sentence']['precision']:.1f} | {100 * t['sentence']['recall']:.1f}"
            f" | {100 * t['macro_f1']:.1f} | {100 * t['word']['precision']:.1f} | {100 * t['word']['recall']:.1f}"
            f" | {100 * t['word']['f1']:.1f} ({100 * low:.0f}–{100 * high:.0f}) |"
        )
    return "\n".join(rows)


def alarms(data: dict[str, Any], most: int = 30) -> str:
    """Return the rules that fire most where nobody labelled anything, as a table."""
    given = data["alarms"]
    rows = [
        f"{given['findings']} in {given['sentences']} sentences: one in {given['sentences'] / given['findings']:.1f}.",
        "",
        "| rule | there | of all its findings in that voice |",
        "|---|---|---|",
    ]
    return "\n".join([*rows, *(f"| {rule} | {n} | {of} |" for rule, n, of in given["rules"][:most])])


def totals(data: dict[str, Any]) -> str:
    """Return the totals as a table."""
    rows = ["| | line P | R | F1 (95 %) | MCC | span P | R | F1 (95 %) | label F1 |", "|---|---|---|---|---|---|---|---|---|"]
    for name, t in data["totals"].items():
        line, span = t["sentence"], t["span"]
        bounds = {key: "–".join(f"{100 * x:.0f}" for x in pair) for key, pair in data["intervals"][name].items()}
        rows.append(
            f"| {name} | {100 * line['precision']:.1f} | {100 * line['recall']:.1f}"
            f" | {100 * line['f1']:.1f} ({bounds['sentence']})"
            f" | {100 * t['mcc']:.1f} | {100 * span['precision']:.1f} | {100 * span['recall']:.1f}"
            f" | {100 * span['f1']:.1f} ({bounds['span']}) | {100 * t['technique']['f1']:.1f} |"
        )
    core = data["core"]
    rows += [
        "",
        f"Core findings, held out: {core['n']}; {100 * core['span']:.1f} % overlap a label,"
        f" {100 * core['technique']:.1f} % their own, {100 * core['line']:.1f} % stand in a labelled line.",
    ]
    return "\n".join(rows)


def devices(data: dict[str, Any]) -> str:
    """Return precision a device as a table."""
    rows = [
        "| device | n | any label (90 %) | own label | labelled line | alone | a thousand | quoted |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in data["rules"]:
        span = row["span"]
        rows.append(
            f"| {row['rule']} | {row['n']} | {100 * span['value']:.0f} ({100 * span['low']:.0f}–{100 * span['high']:.0f})"
            f" | {100 * row['technique']['value']:.0f} | {100 * row['sentence']:.0f} | {100 * row['marginal']:.0f}"
            f" | {row['per_thousand']:.1f} | {100 * row['quoted']:.0f} |"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    main()
