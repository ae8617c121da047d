"""Recall and precision by the source's side, from sheets that were judged: are both sides' words found alike?

A sheet is a sample of two strata: findings, and sentences without one. Each side's share of right findings times the
number of findings gives how many are right; the share of sentences in which one was missed times their number, how many are
missed (a sentence counts once). Recall is the first of their sum. Intervals: of what was not judged the share right is
drawn from a beta distribution (Jeffreys' prior), stratum by stratum, and recall is computed anew each time; the normal
approximation would be wrong where few are missed (Webber 2013, who recommends this).
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from framing.estimate import Interval
from framing.measure.review import Item, Secret
from framing.measure.symmetry import Swap, side_of

LEAST = 30  #: judged findings of a side, and judged sentences, below which nothing is said of it
RUNS = 10_000  #: draws for an interval
SEED = 1
HALF = 0.5  #: Jeffreys' prior
EDGE = 0.05  #: what lies outside an interval on either side: 90 % as everywhere
Judged = tuple[Iterable[Item], Mapping[str, Secret]]


class Stratum(NamedTuple):
    """What was drawn of one side from one sheet, of one kind: how many there are, were judged, and were judged “yes”."""

    population: float
    judged: int
    yes: int

    def total(self, share: float) -> float:
        """Return how many “yes” there are, if this is the share of them among those not judged."""
        return self.yes + max(0.0, self.population - self.judged) * share

    @property
    def estimate(self) -> float:
        """Return how many “yes” there are by the share of them among those judged."""
        return self.total(self.yes / self.judged)

    def drawn(self, rng: random.Random) -> float:
        """Return how many there may be."""
        return self.total(rng.betavariate(self.yes + HALF, self.judged - self.yes + HALF))


class Share(NamedTuple):
    """A share with its bounds, and the runs that they are read off."""

    interval: Interval
    runs: tuple[float, ...]


class Parity(NamedTuple):
    """How one side's words fared; None where too few were judged."""

    side: str
    findings: int
    sentences: int
    precision: Share | None
    recall: Share | None


def parity(sheets: Iterable[Judged], swaps: Sequence[Swap]) -> list[Parity]:
    """Return a row a side whose words were judged."""
    sides: dict[str, dict[str, list[Stratum]]] = {}
    for items, key in sheets:
        for (side, kind), stratum in strata(items, key, swaps).items():
            sides.setdefault(side, {"finding": [], "unflagged": []})[kind].append(stratum)
    return [_row(side, own["finding"], own["unflagged"]) for side, own in sorted(sides.items())]


def strata(items: Iterable[Item], key: Mapping[str, Secret], swaps: Sequence[Swap]) -> dict[tuple[str, str], Stratum]:
    """Return a sheet's strata that were judged, by side and kind; decoys and words of no known side are left out."""
    verdicts = {item.id: item.verdict for item in items}
    groups: dict[tuple[str, str], list[Secret]] = {}
    for secret in key.values():
        side = secret.side or side_of(secret.source, swaps)
        if side and secret.kind != "decoy":
            groups.setdefault((side, secret.kind), []).append(secret)
    made = {group: _stratum(own, verdicts) for group, own in groups.items()}
    return {group: stratum for group, stratum in made.items() if stratum.judged}


def _stratum(secrets: Sequence[Secret], verdicts: Mapping[str, str | None]) -> Stratum:
    said = [verdicts.get(secret.id) for secret in secrets]
    return Stratum(sum(secret.weight for secret in secrets), said.count("yes") + said.count("no"), said.count("yes"))


def _row(side: str, found: Sequence[Stratum], bare: Sequence[Stratum]) -> Parity:
    findings, sentences = (sum(stratum.judged for stratum in own) for own in (found, bare))
    precision = recall = None
    if findings >= LEAST:
        everything = sum(stratum.population for stratum in found)
        precision = _share(side, found, (), everything)
        recall = _share(side, found, bare) if sentences >= LEAST else None
    return Parity(side, findings, sentences, precision, recall)


def _share(side: str, found: Sequence[Stratum], bare: Sequence[Stratum], of: float | None = None) -> Share:
    """Return the share of right findings among all right and missed, or of a number that is known, with its bounds."""
    rng = random.Random(f"{SEED} {side}")  # sides are drawn apart, so that they can be set against each other

    def share(right: float, missed: float) -> float:
        whole = right + missed if of is None else of
        return right / whole if whole else 0.0

    point = share(sum(one.estimate for one in found), sum(one.estimate for one in bare))
    runs = [share(sum(one.drawn(rng) for one in found), sum(one.drawn(rng) for one in bare)) for _ in range(RUNS)]
    return Share(_bounded(point, runs), tuple(runs))


def _bounded(point: float, runs: Iterable[float]) -> Interval:
    ordered = sorted(runs)
    return Interval(point, *(ordered[round(edge * (RUNS - 1))] for edge in (EDGE, 1 - EDGE)))


def apart(one: Share, other: Share) -> Interval:
    """Return how much larger the first share is, with its bounds: where nought lies between them, chance may have done it."""
    return _bounded(one.interval.value - other.interval.value, (a - b for a, b in zip(one.runs, other.runs, strict=True)))
