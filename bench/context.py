"""Hold the context modifiers to the tables in tests/context: how many labels are right, how many are found.

    python bench/context.py [--wrong]

The tables are what the modifiers were mended with, so the figures say how well they fit, not how they will do elsewhere.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from framing import load
from framing.context import Labels
from framing.model import Context, Sentence, Span
from framing.packs import unmark

TABLES = Path(__file__).parents[1] / "tests" / "context"


def rows(label: Context) -> list[tuple[str, bool, bool]]:
    """Return the rows of a context's table: (marked sentence, it has the context, a known limit)."""
    lines = (TABLES / f"{label}.txt").read_text(encoding="utf-8").splitlines()
    return [(line.lstrip("?+- "), "+" in line[:3], line[0] == "?") for line in lines if line[:1] in ("+", "-", "?")]


def main() -> None:
    """Print a row for each context."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wrong", action="store_true", help="print the sentences that come out wrong")
    wrong = parser.parse_args().wrong
    modifiers = load(installed=False).modifiers
    print("| context | sentences | precision | recall |\n|---|---|---|---|")
    for label in Context:
        right = found = there = 0
        table = rows(label)
        for marked, has, _ in table:
            text, [span] = unmark(marked)
            given = label in Labels(text, modifiers).of(Sentence(0, Span(0, len(text))), span)
            right, found, there = right + (given and has), found + given, there + has
            if wrong and given != has:
                print(f"{label} {'+' if has else '-'} {marked}")
        shares = f"{right}/{found} = {right / max(found, 1):.2f} | {right}/{there} = {right / there:.2f}"
        print(f"| {label} | {len(table)} | {shares} |")


if __name__ == "__main__":
    main()
