"""Which sentences of two articles tell the same fact: by what they share, weighed by how rare it is; no model.

Each shared feature weighs log(1 + sentences / sentences that have it), times 3 for a run of quoted words, 2 for a number,
1.5 for a name. The score of two sentences is the shared weight over the geometric mean of both sentences' weights (a
weighted cosine). Two sentences are a pair where each is the other's best, the score reaches ``LEAST``, and they share a
run of quoted words; or a number and two more features; or a name, two content words and four features in all (names alone
are who is in the news that day); or four content words and most of both sentences.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from framing.compare.facts import Facts

LEAST, MOST = 0.31, 0.5
_KINDS: Mapping[str, float] = {"quoted": 3.0, "number": 2.0, "name": 1.5, "word": 1.0}

Feature = tuple[str, str]


class Pair(NamedTuple):
    """Sentences that tell the same fact, by index in either article; what they share; their score from 0 to 1."""

    left: int
    right: int
    score: float
    shared: tuple[Feature, ...]


def align(left: Sequence[Facts], right: Sequence[Facts]) -> tuple[Pair, ...]:
    """Return the pairs in the order of the left article."""
    weights = _weights([*left, *right])
    pairs = [pair for pair in _scored(left, right, weights) if _enough(pair)]
    best: dict[tuple[str, int], Pair] = {}
    for pair in pairs:
        for side in (("left", pair.left), ("right", pair.right)):
            if side not in best or pair.score > best[side].score:
                best[side] = pair
    return tuple(p for p in pairs if best["left", p.left] is p and best["right", p.right] is p)


def _weights(all_: Sequence[Facts]) -> dict[Feature, float]:
    counted = Counter(feature for facts in all_ for feature in facts.all())
    return {feature: _KINDS[feature[0]] * log(1 + len(all_) / n) for feature, n in counted.items()}


def _scored(left: Sequence[Facts], right: Sequence[Facts], weights: Mapping[Feature, float]) -> Iterator[Pair]:
    """Yield every two sentences that share anything; found by feature, not by trying all with all."""
    where: dict[Feature, list[int]] = defaultdict(list)
    for number, facts in enumerate(right):
        for feature in facts.all():
            where[feature].append(number)
    lengths = [sum(weights[feature] for feature in facts.all()) for facts in right]
    for number, facts in enumerate(left):
        length = sum(weights[feature] for feature in facts.all())
        shared: dict[int, list[Feature]] = defaultdict(list)
        for feature in facts.all():
            for other in where.get(feature, ()):
                shared[other].append(feature)
        for other, features in sorted(shared.items()):
            score = sum(weights[feature] for feature in features) / sqrt(length * lengths[other])
            yield Pair(number, other, score, tuple(sorted(features)))


def _enough(pair: Pair) -> bool:
    kinds = Counter(kind for kind, _ in pair.shared)
    numbered = kinds["number"] and len(pair.shared) >= 3
    named = kinds["name"] and kinds["word"] >= 2 and len(pair.shared) >= 4
    worded = kinds["word"] >= 4 and pair.score >= MOST
    return bool(kinds["quoted"] or numbered or named or worded) and pair.score >= LEAST
