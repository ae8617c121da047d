"""Write into docs/measure.md what limits core findings: how densely articles are labelled, what their own labels would give.

python bench/ceiling.py FORM:PATH

*Told by their own labels* ranks entries by how often they were right in these very texts, those seen seldom by their rule, and
takes the best down to a recall of a fifth of the labelled lines: no ranking of entries learnt elsewhere can do better.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import framing
from framing.estimate import tier
from framing.measure import corpora, watch
from framing.measure.fit import About, held_out
from framing.measure.scores import overlap
from framing.measure.watch import Seen, Watched
from framing.model import Tier

PAPER = Path(__file__).parents[1] / "docs" / "measure.md"
RECALL = 0.2
SHARES = (0, 0.1, 0.2, 0.3, 0.5, 1.01)  #: of an article's lines that are labelled: bounds of the table's rows
Row = tuple[Watched, Seen]


def main() -> None:
    """Put both tables where the paper marks them."""
    text, table = PAPER.read_text(encoding="utf-8"), "\n".join(tables())
    written = re.sub(r"(<!-- ceiling -->\n).*?(<!-- /ceiling -->)", lambda m: f"{m[1]}{table}\n{m[2]}", text, flags=re.DOTALL)
    PAPER.write_text(written, encoding="utf-8")


def tables() -> Iterator[str]:
    """Yield the lines of both tables."""
    _, golds = corpora.read(sys.argv[1])
    detector = framing.load(installed=False, tiers=tuple(Tier))
    watched = list(watch.watch(detector, golds, watch.scheme(golds, detector.rules)))
    yield "| labelled lines of an article | articles | core findings, held out | any label | own label | labelled line |"
    yield "|---|---|---|---|---|---|"
    core = [
        (one, seen)
        for part in held_out(watched, About(corpus=""))
        for one in part.watched
        for seen in labelled(one)
        if tier(part.fit.rule(seen.rule), seen.entry) is Tier.CORE
    ]
    for low, high in pairwise(SHARES):
        within = [id(one) for one in watched if low <= share(one) < high]
        found = [row for row in core if id(row[0]) in within]
        yield f"| {100 * low:.0f} to {min(100, 100 * high):.0f} % | {len(within)} | {len(found)} | {shares(found)} |"
    yield ""
    yield "| told by their own labels | any label | own label | labelled line |\n|---|---|---|---|"
    rows = [(one, seen) for one in watched for seen in labelled(one)]
    for least in (5, 8, 20):
        yield f"| entries seen {least} times or more | {shares(best(rows, watched, least))} |"


def labelled(one: Watched) -> Iterator[Seen]:
    """Yield the findings that bear a label of the corpus."""
    return (seen for seen in one.seen if seen.label is not None)


def share(one: Watched) -> float:
    """Return the share of a text's lines that are labelled."""
    lines = [verdict for line, verdict in one.gold.lines if line.end > line.start]
    return sum(lines) / len(lines) if lines else 0.0


def shares(rows: Sequence[Row]) -> str:
    """Return how many overlap a label, bear their own, stand in a labelled line, in per cent."""
    told: tuple[Callable[[Row], bool], ...] = (lambda r: r[1].span, lambda r: r[1].technique, lambda r: bool(lines_of(r)))
    return " | ".join(f"{100 * sum(map(test, rows)) / len(rows):.1f}" for test in told) if rows else "– | – | –"


def lines_of(row: Row) -> list[tuple[str, int]]:
    """Return the labelled lines that a finding stands on."""
    one, seen = row
    return [(one.gold.name, line.start) for line, bad in one.gold.lines if bad and overlap(line, seen.extent)]


def best(rows: Sequence[Row], watched: Sequence[Watched], least: int) -> list[Row]:
    """Return the findings of the entries that were right most often, down to the recall."""
    of_rule, of_entry = Counter[str](), Counter[tuple[str, str]]()
    right_rule, right_entry = Counter[str](), Counter[tuple[str, str]]()
    for _, seen in rows:
        key = seen.rule.id, seen.entry
        of_rule[key[0]] += 1
        of_entry[key] += 1
        right_rule[key[0]] += seen.span
        right_entry[key] += seen.span

    def value(row: Row) -> float:
        key = row[1].rule.id, row[1].entry
        if of_entry[key] >= least:
            return right_entry[key] / of_entry[key]
        return right_rule[key[0]] / of_rule[key[0]]

    wanted = RECALL * sum(bad for one in watched for _, bad in one.gold.lines)
    taken: list[Row] = []
    reached: set[tuple[str, int]] = set()
    for row in sorted(rows, key=value, reverse=True):
        if len(reached) >= wanted:
            break
        taken.append(row)
        reached.update(lines_of(row))
    return taken


if __name__ == "__main__":
    main()
