"""Measure the roles of lines on articles whose first line is the title.

    python bench/roles.py DIR ... [--show N]

Two figures can be had without labels. ``found``: first lines that are called headline, by how the title ends; some corpora
have put a full stop behind every title, or cut it off at a semicolon. ``false``: with the title cut off, how many first
lines are called headline (among them kickers, section names and other lines that are no prose either). The rest counts
what the other lines are called; ``--show`` prints some of each for reading.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from framing.model import Role, Span
from framing.text import roles
from framing.text.layout import lines

OTHERS = (Role.BODY, Role.HEADING, Role.CAPTION, Role.BYLINE, Role.POST)


def read(directory: Path) -> list[str]:
    """Return the texts of a directory that have more than one line."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(directory.glob("*.txt"))]
    return [text for text in texts if len(list(lines(text))) > 1]


def headlines(texts: Sequence[str]) -> dict[str, list[bool]]:
    """Return, by how the title ends, whether each title is called headline."""
    found: dict[str, list[bool]] = {"title without a stop": [], "title with a full stop": [], "title with a semicolon": []}
    for text in texts:
        last = next(lines(text)).of(text).rstrip("\"”’')")[-1:]
        kind = {".": "title with a full stop", ";": "title with a semicolon"}.get(last, "title without a stop")
        found[kind].append(roles(text)[0].role is Role.HEADLINE)
    return found


def without_title(text: str) -> str:
    """Return the text from its second line on."""
    _, second, *_ = lines(text)
    return text[second.start :]


def others(texts: Sequence[str]) -> list[tuple[Role, str]]:
    """Return all lines but the first, each with its role."""
    return [(role, Span(*span).of(text)) for text in texts for span, role in roles(text)[1:]]


def table(directory: Path, show: int) -> None:
    """Print the figures of one directory, and ``show`` lines of each role."""
    texts = read(directory)
    begun = time.process_time()
    rest = others(texts)
    speed = sum(len(text.encode("utf-8", "surrogatepass")) for text in texts) / 1e6 / (time.process_time() - begun)
    cut = [roles(without_title(text)) for text in texts]
    counted = Counter(role for role, _ in rest)
    print(f"\n{directory.parent.name}/{directory.name}: {len(texts)} articles, {speed:.0f} MB/s")
    for kind, named in headlines(texts).items():
        print(f"  headline found, {kind:<24}{sum(named):>5}/{len(named)}")
    print(f"  headline false, {'title cut off':<24}{sum(s[0].role is Role.HEADLINE for s in cut):>5}/{len(cut)}")
    for role in OTHERS:
        print(f"  other lines: {role!s:<10}{counted[role]:>7}")
        of_role = [line for found, line in rest if found is role]
        for line in random.Random(1).sample(of_role, min(show, len(of_role))):
            print(f"      {line[:60]!r} … {line[-40:]!r}")


def main() -> None:
    """Print the figures of every directory given."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("directories", type=Path, nargs="+", metavar="DIR")
    arguments.add_argument("--show", type=int, default=0, metavar="N", help="print N lines of each role")
    given = arguments.parse_args()
    for directory in given.directories:
        table(directory, given.show)


if __name__ == "__main__":
    main()
