"""Write what reviewers said of findings into docs/measure.md, between its marks: by family, and who judged.

python bench/reviewed.py [--mark=MARK] NAME=SHEET [NAME=SHEET ...]

MARK is where the table goes (default: reviewed).
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import framing
from framing.estimate import wilson
from framing.measure.review import Item, Secret, judged, key_of, read_key, read_sheet

PAPER = Path(__file__).parents[1] / "docs" / "measure.md"
WIDTHS = "| sheet | family | judged | right | share (90 %) |\n|---|---|---|---|---|"


def main() -> None:
    """Count each sheet, and put the tables where the paper marks them."""
    out = [WIDTHS]
    told = []
    marks = [argument.removeprefix("--mark=") for argument in sys.argv[1:] if argument.startswith("--mark=")]
    mark = marks[0] if marks else "reviewed"
    sheets = [argument for argument in sys.argv[1:] if not argument.startswith("--mark=")]
    for name, path in (sheet.split("=", 1) for sheet in sheets):
        items, key = read_sheet(Path(path)), read_key(key_of(Path(path)))
        out += rows(name, items, key)
        told.append(about(name, items, key))
    table = "\n".join([*out, "", *told])
    text = PAPER.read_text(encoding="utf-8")
    PAPER.write_text(
        re.sub(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", lambda m: f"{m[1]}{table}\n{m[2]}", text, flags=re.DOTALL),
        encoding="utf-8",
    )


def rows(name: str, items: list[Item], key: dict[str, Secret]) -> Iterator[str]:
    """Yield a row a family, and one for all."""
    families = {rule.id: rule.device.family for rule in framing.load(installed=False).rules}
    said: dict[str, list[bool]] = defaultdict(list)
    for secret, right in judged(items, key):
        if secret.kind == "finding":
            said[families.get(secret.rule, "gone")].append(right)
            said["all"].append(right)
    for family in (*sorted(said.keys() - {"all"}), "all"):
        value, low, high = wilson(sum(said[family]), len(said[family]))
        share = f"{100 * value:.0f} ({100 * low:.0f}–{100 * high:.0f})"
        yield f"| {name} | {family} | {len(said[family])} | {sum(said[family])} | {share} |"


def about(name: str, items: list[Item], key: dict[str, Secret]) -> str:
    """Return who judged a sheet, and what was said of decoys and of sentences without a finding."""
    judges = ", ".join(sorted({item.judge for item in items if item.judge}))
    count = Counter((secret.kind, right) for secret, right in judged(items, key))
    decoys, plain = (f"{count[kind, True]} of {count[kind, True] + count[kind, False]}" for kind in ("decoy", "unflagged"))
    unsure = sum(item.verdict == "unsure" for item in items)
    return f"{name}: judge = {judges}; right among decoys {decoys}, among sentences without a finding {plain}; unsure {unsure}."


if __name__ == "__main__":
    main()
