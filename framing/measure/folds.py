"""Texts in parts, so that what is said of one part was learnt from the others: near-duplicates stay together."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from hashlib import sha256

from framing.measure.corpora import Gold

FOLDS = 10  #: with nine tenths to learn from, what is said is near to what ships, which learns from all (Kohavi 1995)
LONG = 8  #: words from which a line tells a text from others
SHARED = 0.4  #: share of the long lines of the shorter text from which two are copies of one


def digest(text: str) -> str:
    """Return a short name of a text that says nothing of what stands in it."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def folds(golds: Sequence[Gold], parts: int = FOLDS) -> Mapping[str, int]:
    """Return the part of each text, by name; the same texts give the same parts in whatever order they come."""
    members: dict[str, list[Gold]] = defaultdict(list)
    for gold, group in zip(golds, _groups([_long(gold) for gold in golds]), strict=True):
        members[str(group)].append(gold)
    ordered = sorted(members.values(), key=lambda group: min(digest(gold.document.text) for gold in group))
    return {gold.name: at % parts for at, group in enumerate(ordered) for gold in group}


def _long(gold: Gold) -> frozenset[str]:
    lines = (" ".join(line.split()) for line in gold.document.text.split("\n"))
    return frozenset(line for line in lines if line.count(" ") + 1 >= LONG)


def _groups(lines: Sequence[frozenset[str]]) -> list[int]:
    """Return a number for each text, the same for copies and copies of copies."""
    parent = list(range(len(lines)))

    def top(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    holders: dict[str, list[int]] = defaultdict(list)
    for at, own in enumerate(lines):
        for line in own:
            holders[line].append(at)
    for at, own in enumerate(lines):
        shared = Counter(other for line in own for other in holders[line] if other < at)
        for other, number in shared.items():
            if number >= SHARED * min(len(own), len(lines[other])):
                parent[top(at)] = top(other)
    return [top(at) for at in range(len(lines))]
