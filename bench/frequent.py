"""Count how often words stand in texts, and write the commonest into framing/match/frequent.txt: which literal is rare.

python bench/frequent.py FOLDER [FOLDER ...]

A word goes into the band of the power of two that its share is nearest below; names (mostly with a capital letter where no
sentence begins) are left out, and so is all that stands less than once in 2 ** 14 words.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections import Counter, defaultdict
from collections.abc import Iterator
from math import ceil, log2
from pathlib import Path

LAST = 14  #: band of the rarest words that are listed
MOST_AS_NAME = 0.5  #: share of a word's places where it may look like a name
OUT = Path(__file__).parents[1] / "framing" / "match" / "frequent.txt"
_WORD = re.compile(r"[^\W\d_]+")
_INSIDE = re.compile(r"(?<=[a-z,;] )\b[A-Z][^\W\d_]*\b")  # a capital letter in the middle of a sentence


def main() -> None:
    """Count, and write."""
    count: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for folder in sys.argv[1:]:
        for path in sorted(Path(folder).rglob("*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            count.update(word.lower() for word in _WORD.findall(text))
            named.update(word.lower() for word in _INSIDE.findall(text))
    OUT.write_text("".join(lines(count, named)), encoding="utf-8")


def lines(count: Counter[str], named: Counter[str]) -> Iterator[str]:
    """Yield the words of each band in as many lines as they take, each behind the number of its band."""
    bands: dict[int, list[str]] = defaultdict(list)
    whole = count.total()
    for word, times in count.items():
        band = ceil(-log2(times / whole))
        if band <= LAST and word.isascii() and named[word] <= MOST_AS_NAME * times:
            bands[band].append(word)
    for band, words in sorted(bands.items()):
        yield from (f"{band} {line}\n" for line in textwrap.wrap(" ".join(sorted(words)), 116))


if __name__ == "__main__":
    main()
