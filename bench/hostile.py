"""Time the texts of tests/hostile through the whole pipeline, each by half and whole: twice the text is to take twice the time.

python bench/hostile.py [NAME ...]
"""

from __future__ import annotations

import importlib.util
import sys
import time
from pathlib import Path

from framing import Detector, load

TEXTS = Path(__file__).parents[1] / "tests" / "hostile" / "texts.py"


def seconds(detector: Detector, text: str) -> float:
    """Return how long a report on a text takes."""
    began = time.perf_counter()
    detector.check(text)
    return time.perf_counter() - began


def main() -> None:
    """Print a line a text."""
    spec = importlib.util.spec_from_file_location("texts", TEXTS)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    detector = load(installed=False)
    detector.check("Warm.")
    print(f"{'':36}{'characters':>12}{'half':>8}{'whole':>8}{'ratio':>7}")
    for name, make in module.TEXTS.items():
        if len(sys.argv) > 1 and name not in sys.argv[1:]:
            continue
        text = make()
        half, whole = seconds(detector, text[: len(text) // 2]), seconds(detector, text)
        print(f"{name:36}{len(text):12}{half:8.2f}{whole:8.2f}{whole / half:7.2f}", flush=True)


if __name__ == "__main__":
    main()
