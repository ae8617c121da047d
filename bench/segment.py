"""Measure the splitter: speed beside nupunkt, where the two part, and one line of a million characters.

    python bench/segment.py DIR [--show N]

DIR holds articles as .txt files. nupunkt is given the same lines, since it does not take a line break for an end.
Times are CPU seconds of this process, the best of three.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from nupunkt import sent_spans

from framing.model import Document, Span
from framing.text import document, segment
from framing.text.layout import EDGES, lines

T = TypeVar("T")
HOSTILE = ("A. ", "“Why?” ", "(a. B) ", "((", "...", ". ", "word", "Hello.World", "Mr. ", "U.S. ", "a.B@", "One two. ")


def timed(work: Callable[[], T], times: int = 3) -> tuple[float, T]:
    """Return the least CPU seconds that the work took, and what it gave."""
    least, result = float("inf"), work()
    for _ in range(times):
        begun = time.process_time()
        result = work()
        least = min(least, time.process_time() - begun)
    return least, result


def ours(article: Document) -> list[Span]:
    """Return the spans of our sentences."""
    return [sentence.span for sentence in segment(article)]


def theirs(article: Document) -> list[Span]:
    """Return the spans of nupunkt's sentences, without the space at their edges."""
    return [span for line in lines(article.text) for span in _theirs(article.text, line)]


def _theirs(text: str, line: Span) -> Iterator[Span]:
    for start, end in sent_spans(line.of(text)):
        piece = text[line.start + start : line.start + end]
        begin = line.start + end - len(piece.lstrip(EDGES))
        if piece.strip(EDGES):
            yield Span(begin, line.start + start + len(piece.rstrip(EDGES)))


def ends(found: Sequence[Sequence[Span]]) -> set[tuple[int, int]]:
    """Return every end of a sentence as (article, offset)."""
    return {(number, span.end) for number, spans in enumerate(found) for span in spans}


def compare(articles: Sequence[Document], show: int) -> None:
    """Print speed and agreement as a table, and ``show`` places of each kind where the two part."""
    size = sum(len(article.text.encode("utf-8", "surrogatepass")) for article in articles) / 1e6
    fast, mine = timed(lambda: [ours(article) for article in articles])
    slow, other = timed(lambda: [theirs(article) for article in articles])
    inner = {(n, line.end) for n, article in enumerate(articles) for line in lines(article.text)}
    a, b = ends(mine) - inner, ends(other) - inner
    both = len(a & b)
    print(f"{len(articles)} articles, {size:.2f} MB; ends inside lines only\n")
    print(f"{'':10}{'MB/s':>8}{'ends':>9}{'only here':>11}")
    print(f"{'framing':10}{size / fast:8.1f}{len(a):9}{len(a - b):11}")
    print(f"{'nupunkt':10}{size / slow:8.1f}{len(b):9}{len(b - a):11}")
    print(f"{'ratio':10}{slow / fast:8.2f}\nagreement {2 * both / max(1, len(a) + len(b)):.4f} (F of one against the other)")
    for title, places in (("only framing", a - b), ("only nupunkt", b - a)):
        for number, at in random.Random(1).sample(sorted(places), min(show, len(places))):
            text = articles[number].text
            print(f"{title}: {text[max(0, at - 60) : at]!r} | {text[at : at + 40]!r}")


def hostile(size: int = 1_000_000) -> None:
    """Print CPU seconds for single lines of ``size`` characters, and for half of that."""
    print(f"\n{'one line of':16}{size // 2:>9}{size:>9}{'ratio':>7}")
    for piece in HOSTILE:
        half, whole = (Document("", piece * (n // len(piece))) for n in (size // 2, size))
        short, long = timed(partial(segment, half), 1)[0], timed(partial(segment, whole), 1)[0]
        print(f"{piece!r:16}{short:9.3f}{long:9.3f}{long / max(short, 1e-9):7.2f}")


def main() -> None:
    """Read the articles and print the tables."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("directory", type=Path)
    arguments.add_argument("--show", type=int, default=0, metavar="N", help="print N places of each kind where they part")
    given = arguments.parse_args()
    compare([document(p.name, p.read_bytes().decode("utf-8")) for p in sorted(given.directory.glob("*.txt"))], given.show)
    hostile()


if __name__ == "__main__":
    main()
