"""Time ``framing check`` on an article as a whole process, next to ``proselint check`` in the same run.

    python bench/startup.py [ARTICLE] [--times N]

Prints medians and ratios, what ``import framing`` costs and what it loads. Needs framing and proselint in the
environment that runs it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

SEED = Path(__file__).parents[1] / "seeds" / "nato-tokyo.txt"
SCRIPTS = Path(sys.executable).parent
BARE, IMPORT = "python -c pass", "python -c 'import framing'"


def commands(article: Path) -> dict[str, list[str]]:
    """Return what is compared: the name of each and the words to run."""
    return {
        BARE: [sys.executable, "-c", "pass"],
        IMPORT: [sys.executable, "-c", "import framing"],
        "framing --help": [str(SCRIPTS / "framing"), "--help"],
        "framing check": [str(SCRIPTS / "framing"), "check", str(article)],
        "proselint check": [str(SCRIPTS / "proselint"), "check", str(article)],
    }


def seconds(command: Sequence[str]) -> float:
    """Return how long a process takes from start to end, whatever it finds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    began = time.perf_counter()
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment)
    took = time.perf_counter() - began
    if run.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} ended with {run.returncode}: {run.stderr.decode(errors='replace')[-300:]}")
    return took


def alternating(compared: Mapping[str, Sequence[str]], times: int) -> dict[str, float]:
    """Return the median of each, run in turns so that a busy machine slows all alike; the first turn warms up."""
    turns = [{name: seconds(command) for name, command in compared.items()} for _ in range(times + 1)][1:]
    return {name: median(turn[name] for turn in turns) for name in compared}


def loaded(statement: str) -> set[str]:
    """Return the modules that a Python of its own has loaded after a statement."""
    code = f"{statement}; import sys; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout.split())


def main() -> None:
    """Print the table, the ratios and the modules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path, nargs="?", default=SEED)
    parser.add_argument("--times", type=int, default=15)
    asked = parser.parse_args()
    took = alternating(commands(asked.article), asked.times)
    for name, value in took.items():
        print(f"{name:28} {value * 1000:7.1f} ms")
    print(f"{'framing / proselint':28} {took['framing check'] / took['proselint check']:7.2f}")
    print(f"{'import framing alone':28} {(took[IMPORT] - took[BARE]) * 1000:7.1f} ms")
    print(f"{'modules it loads':28} {', '.join(sorted(loaded('import framing') - loaded('pass')))}")


if __name__ == "__main__":
    main()
