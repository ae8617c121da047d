"""Which sentences of two articles tell the same fact: by what they share, weighed by how rare it is; no model.

Each shared feature weighs log(1 + sentences / sentences that have it), times 3 for a run of quoted words, 2 for a number
above twelve, 1.5 for a name. The score of two sentences is the shared weight over the geometric mean of both sentences'
weights (a weighted cosine). Two sentences can be a pair where one of ``WAYS`` fits: enough is shared of the kinds that it
asks for, and the score is high enough for that little. The best scores are taken first, a headline and a sentence last. A
sentence has two partners at most, the second by what it did not share with the first. docs/compare.md: how often right.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from framing.compare.facts import Facts

PARTNERS = 2  #: one account often tells in one sentence what the other tells in two
SMALL = 12  #: numbers up to here are as common as words: two, five, a dozen
_KINDS: Mapping[str, float] = {"quoted": 3.0, "number": 2.0, "small": 1.0, "name": 1.5, "word": 1.0}

Feature = tuple[str, str]


class Way(NamedTuple):
    """What two sentences must share at least to be a pair: a score, features of each kind, features in all."""

    score: float
    quoted: int = 0
    number: int = 0
    small: int = 0
    name: int = 0
    word: int = 0
    all: int = 1


WAYS = (
    Way(0.28, quoted=1, all=2),  # the same words of someone
    Way(0.27, number=1, word=1, all=3),  # the same figure of the same thing
    Way(0.31, number=1, all=4),
    Way(0.45, small=2, word=2),
    Way(0.31, name=1, word=2, all=4),  # names alone are who is in the news that day
    Way(0.28, name=3, word=2),
    Way(0.45, name=2, word=1),
    Way(0.5, word=4),
    Way(0.4, word=6),
    Way(0.7, all=3),  # hardly anything else stands in either
)


class Pair(NamedTuple):
    """Sentences that tell the same fact, by index in either article; what they share; their score from 0 to 1."""

    left: int
    right: int
    score: float
    shared: tuple[Feature, ...]


def align(left: Sequence[Facts], right: Sequence[Facts]) -> tuple[Pair, ...]:
    """Return the pairs in the order of the left article."""
    weights = _weights([*left, *right])
    told: dict[tuple[str, int], set[Feature]] = defaultdict(set)
    partners: Counter[tuple[str, int]] = Counter()
    kept = []
    ranked = sorted(_scored(left, right, weights), key=_best_first)
    for pair in sorted(ranked, key=lambda pair: left[pair.left].title != right[pair.right].title):
        ends = (("left", pair.left), ("right", pair.right))
        fresh = set(pair.shared) - told[ends[0]] - told[ends[1]]
        if max(partners[end] for end in ends) < PARTNERS and _enough(pair.score, fresh):
            kept.append(pair)
            partners.update(ends)
            for end in ends:
                told[end] |= fresh
    return tuple(sorted(kept))


def _best_first(pair: Pair) -> tuple[float, int, int, int]:
    """Return what sorts pairs, the same from either side."""
    return -round(pair.score, 9), abs(pair.left - pair.right), pair.left + pair.right, pair.left


def _kind(feature: Feature) -> str:
    """Return the kind that a feature counts as."""
    kind, text = feature
    return "small" if kind == "number" and text.isdigit() and int(text[:9]) <= SMALL else kind


def _weights(all_: Sequence[Facts]) -> dict[Feature, float]:
    counted = Counter(feature for facts in all_ for feature in facts.all())
    return {feature: _KINDS[_kind(feature)] * log(1 + len(all_) / n) for feature, n in counted.items()}


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


def _enough(score: float, shared: Collection[Feature]) -> bool:
    """Tell whether one of the ways fits."""
    kinds = Counter(map(_kind, shared))
    return any(
        score >= way.score
        and len(shared) >= way.all
        and all(kinds[kind] >= least for kind, least in zip(way._fields[1:-1], way[1:-1], strict=True))
        for way in WAYS
    )
