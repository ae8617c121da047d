"""Count how often sentences of two accounts are put together rightly, over the events in tests/compare.

    python bench/compare.py

``first`` are the ten events that the rule was made on, ``later`` ten that were written after it and before it was tried on
them. Right, wrong and missed are pairs of sentences.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import tomli

import framing
from framing.compare import compare
from framing.detector import Detector

TABLES = Path(__file__).parents[1] / "tests" / "compare"
FILES = {"first": "events.toml", "later": "later.toml"}


def counted(event: dict[str, Any], detector: Detector) -> tuple[int, int, int]:
    """Return how many pairs of an event are right, wrong and missed."""
    found = compare(detector.check(event["left"].strip() + "\n"), detector.check(event["right"].strip() + "\n"))
    got = {(twin.pair.left, twin.pair.right) for twin in found.twins}
    told = {(left, right) for left, right in event["pairs"]}
    return len(got & told), len(got - told), len(told - got)


def main() -> None:
    """Print a row for each table."""
    detector = framing.load(installed=False)
    print(f"{'':8}{'events':>8}{'right':>8}{'wrong':>8}{'missed':>8}{'precision':>11}{'recall':>8}")
    for name, file in FILES.items():
        events = tomli.loads((TABLES / file).read_text(encoding="utf-8"))["event"]
        right, wrong, missed = (sum(column) for column in zip(*(counted(e, detector) for e in events), strict=True))
        precision, recall = right / (right + wrong), right / (right + missed)
        print(f"{name:8}{len(events):>8}{right:>8}{wrong:>8}{missed:>8}{precision:>11.2f}{recall:>8.2f}")


if __name__ == "__main__":
    sys.exit(main())
