"""The ledger's values and their JSON: who is given how much to say, with which verbs, and who is accused and not heard.

Counts stand beside rates per 100 words of the article; a text too short for rates has none. Nothing here is a verdict.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from framing.model import Certainty, Span
from framing.values import dataclass, field

LEAST_WORDS = 200  #: words under which a text is too little for rates
LEAST_CUES = 5  #: cues that a source needs before its verbs are set beside another's


class Unanswered(NamedTuple):
    """An accusation that a source is given, against someone named who is given no word in the article."""

    target: str  #: the name as written
    span: Span  #: where it is written
    certainty: Certainty  #: of who is meant by the name


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One source of the article: how much it is given to say, and with which cues."""

    source: str
    named: bool
    words: int
    quoted_words: int
    cues: Mapping[str, int]
    first_sentence: int
    last_sentence: int
    last_word: bool
    stances: Mapping[str, int] = field(default_factory=dict)  #: stance → how many cues
    unanswered: tuple[Unanswered, ...] = ()

    @property
    def cued(self) -> int:
        """Return how many cues give this source its words."""
        return sum(self.stances.values())


def rate(number: int, words: int) -> float | None:
    """Return a number for each 100 words of an article of so many words, or None where that is too little text.

    >>> rate(3, 400), rate(3, 199)
    (0.8, None)
    """
    return round(100 * number / words, 1) if words >= LEAST_WORDS else None


def compared(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return the sources whose verbs can be set side by side: two or more, of five cues or more, that differ in stance."""
    sides = tuple(row for row in rows if row.cued >= LEAST_CUES)
    shares = {tuple(sorted((s, n / row.cued) for s, n in row.stances.items())) for row in sides}
    return sides if len(shares) > 1 else ()


def row_dict(row: LedgerRow, words: int) -> dict[str, Any]:
    """Return a row as JSON data, with its rates in an article of so many words."""
    return {
        "source": row.source,
        "named": row.named,
        "words": row.words,
        "words_per_100": rate(row.words, words),
        "quoted_words": row.quoted_words,
        "cues": dict(row.cues),
        "cues_per_100": rate(row.cued, words),
        "stances": dict(row.stances),
        "first_sentence": row.first_sentence,
        "last_sentence": row.last_sentence,
        "last_word": row.last_word,
        "unanswered": [
            {"target": one.target, "start": one.span.start, "end": one.span.end, "certainty": str(one.certainty)}
            for one in row.unanswered
        ],
    }


def compared_dict(rows: Sequence[LedgerRow]) -> list[dict[str, Any]]:
    """Return the sources whose verbs can be set side by side as JSON data."""
    return [{"source": row.source, "cues": row.cued, "stances": dict(row.stances)} for row in compared(rows)]
