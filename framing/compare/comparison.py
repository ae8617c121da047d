"""Two articles on one event side by side: what they share, what differs where they do, who is heard in one only.

It observes wording and orders nothing: neither article is said to be better, and no figure is a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from framing.compare.align import Pair, align
from framing.compare.differences import Difference, Side, Words, differences, same, side
from framing.compare.facts import as_written, facts
from framing.model import Role, Voice
from framing.report import Report
from framing.values import dataclass

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Twin:
    """Two sentences that tell the same fact, and what differs."""

    pair: Pair
    left: Side
    right: Side
    differences: tuple[Difference, ...]

    def shared(self) -> tuple[tuple[str, str], ...]:
        """Return what both share, as the left one writes it: (name, number, quoted or word; the words)."""
        return as_written(self.left.document.text, self.left.sentence.span, self.pair.shared)


@dataclass(frozen=True, slots=True)
class Rate:
    """How often a device is used in one voice in either article; counts, and rates per 1,000 words of the article."""

    device: str
    title: str
    voice: Voice
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison of two reports comes to."""

    left: Report
    right: Report
    twins: tuple[Twin, ...]

    def rates(self) -> tuple[Rate, ...]:
        """Return devices by voice, in the order of their titles."""
        titles = {f.match.rule.device.id: f.match.rule.device.title for f in (*self.left.findings, *self.right.findings)}
        ours, theirs = (Counter((f.match.rule.device.id, f.voice) for f in one.findings) for one in (self.left, self.right))
        used = sorted({*ours, *theirs}, key=lambda key: (titles[key[0]], tuple(Voice).index(key[1])))
        return tuple(Rate(d, titles[d], voice, ours[d, voice], theirs[d, voice]) for d, voice in used)

    def headlines(self) -> tuple[str, str]:
        """Return both headlines, empty where an article has none."""
        return _headline(self.left), _headline(self.right)

    def only(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the sources that are heard in the left article only, and in the right only."""
        names = [[row.source for row in report.ledger] for report in (self.left, self.right)]
        left = tuple(name for name in names[0] if not any(same(name, other) for other in names[1]))
        right = tuple(name for name in names[1] if not any(same(name, other) for other in names[0]))
        return left, right

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON data; keys are added, never renamed."""
        left, right = self.only()
        return {
            "schema": SCHEMA,
            "left": {"name": self.left.document.name, "sentences": len(self.left.readings), "words": self.left.words},
            "right": {"name": self.right.document.name, "sentences": len(self.right.readings), "words": self.right.words},
            "headlines": dict(zip(("left", "right"), self.headlines(), strict=True)),
            "pairs": [_twin(twin) for twin in self.twins],
            "devices": [_rate(rate, self) for rate in self.rates()],
            "sources_only": {"left": list(left), "right": list(right)},
        }


def _headline(report: Report) -> str:
    titles = (r.sentence.span for r in report.readings if r.sentence.role is Role.HEADLINE)
    return " ".join(" ".join(report.document.of(span).split()) for span in titles)


def compare(left: Report, right: Report) -> Comparison:
    """Return what two reports on one event have in common and what differs there."""
    return Comparison(left, right, tuple(_twins(left, right)))


def _twins(left: Report, right: Report) -> Iterator[Twin]:
    for pair in align(facts(left, right), facts(right, left)):
        ours, theirs = side(left, pair.left), side(right, pair.right)
        yield Twin(pair, ours, theirs, differences(ours, theirs, pair.shared))


def per_thousand(count: int, words: int) -> float | None:
    """Return a rate per 1,000 words, to one decimal; None for a text without words.

    >>> per_thousand(3, 466)
    6.4
    """
    return round(1000 * count / words, 1) if words else None


def _rate(rate: Rate, of: Comparison) -> dict[str, Any]:
    return {
        "device": rate.device,
        "voice": str(rate.voice),
        "left": rate.left,
        "right": rate.right,
        "left_per_1000": per_thousand(rate.left, of.left.words),
        "right_per_1000": per_thousand(rate.right, of.right.words),
    }


def _twin(twin: Twin) -> dict[str, Any]:
    return {
        "left": {"sentence": twin.pair.left, **_words(twin.left.words(twin.left.sentence.span))},
        "right": {"sentence": twin.pair.right, **_words(twin.right.words(twin.right.sentence.span))},
        "score": round(twin.pair.score, 3),
        "shared": [{"kind": kind, "text": text} for kind, text in twin.shared()],
        "differences": [
            {
                "kind": one.kind,
                "left": one.left and _words(one.left),
                "right": one.right and _words(one.right),
                "note": one.note,
                "source": one.source or None,
            }
            for one in twin.differences
        ],
    }


def _words(words: Words) -> dict[str, Any]:
    return {"text": words.text, "start": words.span.start, "end": words.span.end}
