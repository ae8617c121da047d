"""Count findings in speeches of states, by family and group of states: does one side's wording set the rules off?

    python bench/state_groups.py FOLDER [--write]

FOLDER holds text files named by ISO code first (``FRA_79_2024.txt``), as the UN General Debate Corpus does. Nothing is
judged: a group that speaks more of camps and threats is found to do so more. The table is for reading beside the packs;
``--write`` puts it into rules/README.md, between its marks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import framing

CATALOGUE = Path(__file__).parents[1] / "rules" / "README.md"
FAMILIES = ("sides", "us-them", "war", "security", "reasoning")
GROUPS = {
    "NATO, EU, allies": (
        "ALB AUS AUT BEL BGR CAN CHE CYP CZE DEU DNK ESP EST EU FIN FRA GBR GRC HRV HUN IRL ISL ISR ITA JPN KOR LTU LUX LVA "
        "MKD MLT MNE NLD NOR NZL POL PRT ROU SVK SVN SWE TUR UKR USA"
    ),
    "Russia, China, partners": "BLR CHN CUB IRN NIC PRK RUS SYR VEN",
    "all others": "",
}


def group(code: str) -> str:
    """Return the group that a state is counted to."""
    return next((name for name, codes in GROUPS.items() if code in codes.split()), "all others")


def main(folder: Path, *, write: bool) -> None:
    """Print findings a thousand sentences, one row a group, or write them into the catalogue."""
    table = "\n".join(rows(folder))
    if not write:
        print(table)
        return
    text = CATALOGUE.read_text(encoding="utf-8")
    marks = re.compile(r"(<!-- groups -->\n).*?(<!-- /groups -->)", re.DOTALL)
    CATALOGUE.write_text(marks.sub(lambda m: f"{m[1]}{table}\n{m[2]}", text), encoding="utf-8")


def rows(folder: Path) -> Iterator[str]:
    """Yield the table's lines."""
    detector = framing.load(installed=False)
    sentences, speeches, found = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    for path in sorted(folder.rglob("*.txt")):
        name = group(path.stem.split("_")[0])
        report = detector.check(path.read_text(encoding="utf-8", errors="replace"), path.stem)
        speeches[name] += 1
        sentences[name] += len(report.readings)
        found.update((name, finding.match.rule.device.family) for finding in report.findings)
    yield "| group | speeches | sentences | " + " | ".join(FAMILIES) + " |\n|---|" + "---|" * (len(FAMILIES) + 2)
    for name in GROUPS:
        rates = (f"{1000 * found[name, family] / max(1, sentences[name]):.1f}" for family in FAMILIES)
        yield f"| {name} | {speeches[name]} | {sentences[name]} | {' | '.join(rates)} |"


if __name__ == "__main__":
    main(Path(sys.argv[1]), write="--write" in sys.argv[2:])
