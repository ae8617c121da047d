"""A modifier's table → a Modifier, or faults."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from framing.match import literals
from framing.model import Context, Matcher, Modifier, Origin, Span
from framing.packs.examples import Marks, examples
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.schema import CHOICES, MODIFIER


def modifier(faults: Faults, name: str, value: Any, line: int) -> Modifier | None:
    """Return the modifier that begins at this line, or None where its table is at fault."""
    at: Path = ("modifiers", name)
    before = len(faults)
    faults.name(name, at, "a modifier's name")
    own = faults.table(value, MODIFIER, at, f"modifier {name!r}")
    own.setdefault("label", name)
    if own["label"] not in CHOICES["label"]:
        faults.one_of(own["label"], CHOICES["label"], (*at, "label"), "label")
    faults.chosen(own, ("direction",), at)
    if own.get("reach", 0) < 0:
        faults.add((*at, "reach"), f"'reach' must be 0 or more words, not {own['reach']}")
    hits, misses = examples(faults, own, at, f"modifier {name!r}", Marks.PLACE)
    faults.filled(own, ("cues",), at)
    faults.words(own, ("cues", "stop_at", "pseudo"), at)
    if len(faults) > before:
        return None
    return Modifier(
        name=name,
        label=Context(own["label"]),
        cue=literals(own["cues"]),
        direction=own["direction"],
        reach=own["reach"],
        stop=_stops(own.get("stop_at", [])),
        pseudo=literals(own.get("pseudo", [])),
        hits=hits,
        misses=misses,
        origin=Origin(faults.path, line),
    )


def _stops(stops: Sequence[str]) -> Matcher:
    """Return a matcher of stops: words as whole words, marks of punctuation wherever they stand."""
    words = literals([stop for stop in stops if stop[:1].isalnum()])
    marks = [stop for stop in stops if not stop[:1].isalnum()]

    def find(text: str, start: int, end: int) -> list[Any]:
        places = ((text.find(mark, start, end), len(mark)) for mark in marks)
        return [Span(at, at + length) for at, length in places if at >= 0] or list(words(text, start, end))

    return find
