"""Time what a user waits for before anything is found: the start of a process, and the load of rules; and what it takes up.

    python bench/startup.py [ARTICLE] [--times N] [--rules N]

``framing check`` and ``proselint check`` on one article as whole processes, beside the import of what framing is built on, in
turns: medians, ratio, peak memory. Then the load of made-up rules (a tenth of them patterns) up to a detector, anew and from
the cache, each in a process of its own. Needs framing and proselint in the environment that runs it. Memory is measured where
the ``resource`` module is.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

SEED = Path(__file__).parents[1] / "seeds" / "nato-tokyo.txt"
SCRIPTS = Path(sys.executable).parent
BARE, IMPORT = "python -c pass", "python -c 'import framing'"
CHECK, COLD, PEER = "framing check", "framing check --no-cache", "proselint check"
LOAD = """
import sys, time
from pathlib import Path
from framing.host import gather
cache = Path(sys.argv[2]) if len(sys.argv) > 2 else None
began = time.perf_counter()
detector = gather([sys.argv[1]], bundled=False, installed=False, cache=cache).detector()
print(time.perf_counter() - began, len(detector.rules))
"""
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdin=subprocess.DEVNULL, capture_output=True)
unit = 1 if sys.platform == "darwin" else 1024
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit / 1024**2)
"""
HEAD = """[pack]
schema = 1
id = "made"
version = "0.1.0"
title = "Made up"
lang = "en"
license = "MIT"
requires = ">=0.1"

[devices.made]
family = "made"
class = "wording"
title = "Made up"
gloss = "Made up."
"""


def commands(article: Path) -> dict[str, list[str]]:
    """Return what is compared: the name of each and the words to run."""
    return {
        BARE: [sys.executable, "-c", "pass"],
        IMPORT: [sys.executable, "-c", "import framing"],
        "import click, pluggy, regex": [sys.executable, "-c", "import click, pluggy, regex"],
        "framing --help": [str(SCRIPTS / "framing"), "--help"],
        CHECK: [str(SCRIPTS / "framing"), "check", str(article)],
        COLD: [str(SCRIPTS / "framing"), "check", "--no-cache", str(article)],
        PEER: [str(SCRIPTS / "proselint"), "check", str(article)],
    }


def environment() -> dict[str, str]:
    """Return the environment of what is run: with compiled modules kept, as for a user."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: Sequence[str]) -> float:
    """Return how long a process takes from start to end, whatever it finds."""
    began = time.perf_counter()
    run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, env=environment())
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


def pack(rules: int) -> str:
    """Return a pack of made-up rules: words, phrases with slots and patterns, eight, one and one in ten."""
    dice = random.Random(rules)
    syllables = [a + b for a in "bcdfglmnprstv" for b in ("a", "e", "i", "o", "u", "ar", "en", "or")]
    word = lambda: "".join(dice.choices(syllables, k=dice.randint(2, 4)))  # noqa: E731
    return HEAD + "".join(_rule(number, word(), word(), word()) for number in range(rules))


def _rule(number: int, *words: str) -> str:
    one, two, three = words
    kind, hit = {
        8: (f'kind = "phrase"\nphrases = ["{one} ({two}|{three}) ..2 {one}"]', f"{one} {two} {one}"),
        9: (f'kind = "regex"\npattern = \'\\b{one}(?:s|ed)? (?:{two}|{three})\\b\'\nanchors = ["{one}"]', f"{one} {two}"),
    }.get(number % 10, (f'kind = "words"\ninflect = "verb"\nwords = {json.dumps(words)}', one))
    told = 'device = "made"\nmessage = "{match}"\nask = "Why?"\nwhy = "Made up."\nmisses = ["Nothing."]'
    return f'\n[rules.made-{number}]\n{kind}\n{told}\nhits = ["A <<{hit}>>."]\n'


def loads(rules: int, times: int) -> dict[str, float]:
    """Return the median seconds that the load of so many rules takes, anew and from the cache, in turns."""
    with tempfile.TemporaryDirectory() as place:
        made, cache = Path(place, "made.toml"), Path(place, "cache")
        made.write_text(pack(rules), encoding="utf-8")
        ways = {"anew": [str(made)], "cached": [str(made), str(cache)]}
        turns = [{name: _load(arguments, rules) for name, arguments in ways.items()} for _ in range(times + 1)][1:]
    return {name: median(turn[name] for turn in turns) for name in ways}


def _load(arguments: Sequence[str], rules: int) -> float:
    command = [sys.executable, "-c", LOAD, *arguments]
    out = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment()).stdout
    took, number = out.split()
    if int(number) != rules:
        raise SystemExit(f"{number} rules were loaded, not {rules}")
    return float(took)


def peak(command: Sequence[str]) -> float:
    """Return the most memory that a process held, in MiB."""
    out = subprocess.run([sys.executable, "-c", PEAK, *command], capture_output=True, encoding="utf-8", check=True).stdout
    return float(out)


def main() -> None:
    """Print the tables, the ratios and the modules."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", type=Path, nargs="?", default=SEED)
    parser.add_argument("--times", type=int, default=15)
    parser.add_argument("--rules", type=int, default=1_200)
    asked = parser.parse_args()
    compared = commands(asked.article)
    took = alternating(compared, asked.times)
    for name, value in took.items():
        print(f"{name:32} {value * 1000:7.1f} ms")
    print(f"{'framing / proselint':32} {took[CHECK] / took[PEER]:7.2f}")
    print(f"{'framing --no-cache / proselint':32} {took[COLD] / took[PEER]:7.2f}")
    print(f"{'import framing alone':32} {(took[IMPORT] - took[BARE]) * 1000:7.1f} ms")
    print(f"{'modules it loads':32} {', '.join(sorted(loaded('import framing') - loaded('pass')))}")
    for name, value in loads(asked.rules, asked.times).items():
        print(f"{f'load of {asked.rules:,} rules, {name}':32} {value * 1000:7.1f} ms")
    for name in (CHECK, PEER) if sys.platform != "win32" else ():
        print(f"{f'peak memory, {name}':32} {peak(compared[name]):7.1f} MiB")


if __name__ == "__main__":
    main()
