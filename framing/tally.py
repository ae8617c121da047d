"""What was counted of a rule on labelled texts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from framing.values import dataclass, field


class Tally(NamedTuple):
    """What became of findings on labelled texts: how many there were, how many overlapped any label, how many one of
    their own technique, how many stood in a labelled sentence; ``weight`` is what each adds to a sentence's log odds.
    """

    n: int
    span: int
    technique: int
    sentence: int
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """How a rule fared where it was measured, whole and entry by entry."""

    tally: Tally
    entries: Mapping[str, Tally] = field(default_factory=dict)
    of: str = "span"  #: what counts as right: span, technique or adjudicated
    corpus: str = ""
    domain: str = ""
    years: str = ""
    judge: str = ""
    sentences: int = 0  #: that the rule was run over
