"""From counts to what may be said of a rule's entry: how often it was right, in what tier, and what it claims.

An entry seen seldom leans on its rule: (hits + 6 × the rule's share) / (n + 6).
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from framing.model import Measured, Rule, Tally, Tier

LEAN = 6  #: findings that the rule's share is worth in an entry's estimate
ENOUGH = 20  #: findings of a rule below which it counts as unmeasured
CORE = 0.63  #: an entry's estimate from which it is core
CORE_LOW = 0.4  #: the lower bound that its rule must reach for that
CORE_LABEL = 1 / 3  #: the share of the right label that it must reach too, where its rule was ever right in that
CLAIM = 0.5  #: share of the right technique from which one is claimed
Z90 = 1.6448536269514722


class Interval(NamedTuple):
    """A share and its bounds."""

    value: float
    low: float
    high: float


def wilson(hits: float, n: float, z: float = Z90) -> Interval:
    """Return a share with its score interval, of 90 % by default (Wilson 1927).

    >>> [round(x, 3) for x in wilson(8, 10)]
    [0.8, 0.541, 0.931]
    >>> wilson(0, 0)
    Interval(value=0.0, low=0.0, high=1.0)
    """
    if n <= 0:
        return Interval(0.0, 0.0, 1.0)
    share, square = hits / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    reach = z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return Interval(share, max(0.0, middle - reach), min(1.0, middle + reach))


def leaning(hits: int, n: int, rule_hits: int, rule_n: int) -> float:
    """Return an entry's share, leaning on its rule's.

    >>> leaning(2, 2, 10, 20), leaning(0, 0, 10, 20)
    (0.625, 0.5)
    """
    whole = rule_hits / rule_n if rule_n else 0.0
    return (hits + LEAN * whole) / (n + LEAN)


def tally_of(measured: Measured, entry: str) -> Tally:
    """Return the counts of an entry; of one never seen, none."""
    return measured.entries.get(entry, Tally(0, 0, 0, 0, measured.tally.weight))


def is_measured(rule: Rule) -> bool:
    """Tell whether enough is known of the rule to say anything of its findings."""
    return rule.measured is not None and rule.measured.tally.n >= ENOUGH


def right(rule: Rule, entry: str) -> float | None:
    """Return how often findings of this entry were right: what the card and the tier rest on; None where unmeasured."""
    if rule.measured is None or not is_measured(rule):
        return None
    own, whole = tally_of(rule.measured, entry), rule.measured.tally
    if rule.measured.of == "technique":
        return leaning(own.technique, own.n, whole.technique, whole.n)
    return leaning(own.span, own.n, whole.span, whole.n)


def technique_right(rule: Rule, entry: str) -> float | None:
    """Return how often the technique of findings of this entry was the right one; None where unmeasured."""
    if rule.measured is None or not is_measured(rule):
        return None
    own, whole = tally_of(rule.measured, entry), rule.measured.tally
    return leaning(own.technique, own.n, whole.technique, whole.n)


def tier(rule: Rule, entry: str) -> Tier:
    """Return how well measured an entry is: core, broad or unmeasured."""
    share = right(rule, entry)
    if share is None or rule.measured is None:
        return Tier.UNMEASURED
    whole = rule.measured.tally
    low = wilson(whole.technique if rule.measured.of == "technique" else whole.span, whole.n).low
    labelled = not whole.technique or (technique_right(rule, entry) or 0.0) >= CORE_LABEL
    return Tier.CORE if share >= CORE and low >= CORE_LOW and labelled else Tier.BROAD


def claims(rule: Rule, entry: str) -> bool:
    """Tell whether a rule's technique may be claimed for this entry; else it is related."""
    share = technique_right(rule, entry)
    return share is not None and share >= CLAIM


def labels(rule: Rule, entry: str) -> tuple[dict[str, str], dict[str, str]]:
    """Return the labels of catalogues that are claimed for an entry, and those that are merely related."""
    if claims(rule, entry):
        return dict(rule.technique), dict(rule.related)
    return {}, {**rule.related, **rule.technique}
