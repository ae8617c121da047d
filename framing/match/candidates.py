"""From the hits of the index to what is worth a look: which rule, in which stretch, for which of its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from framing.match.anchored import Candidate, note
from framing.match.index import Index, Use
from framing.match.spelling import View, spaced
from framing.model import Span


class Stretch(NamedTuple):
    """A sentence, a paragraph or the whole, by its number among its kind."""

    scope: str
    number: int


Candidates = dict[tuple[int, Stretch], Candidate]
"""What is worth a look, by the number of the rule and the stretch."""


def candidates(index: Index, text: str, seen: View | None, stretches: Mapping[str, Sequence[Span]]) -> Candidates:
    """Return what is worth a look.

    Where the text has no folded view each stretch is folded by itself, and nothing is known but what may stand there: with
    letters and their marks as one, as plain phrases are looked for, and apart, as patterns see them.
    """
    found: Candidates = {}
    if seen is None:
        for use, stretch in _by_stretch(index, text, stretches):
            candidate = found.setdefault((use.rule, stretch), Candidate())
            candidate.keys.update((use.needle.key,) if use.needle else ())
        return found
    laid = _Laid(stretches)
    for literal, start, end in _hits(index, text, seen, laid.ends):
        for use in index.uses[literal]:
            where = laid.of(index.rules[use.rule].scope, start, end)
            if where:
                candidate = found.setdefault((use.rule, where), Candidate())
                if use.needle:
                    note(use.needle, (text, seen, stretches[where.scope][where.number]), start, candidate)
    return found


def _hits(index: Index, text: str, seen: View, ends: Container[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the literals that stand in the text, whole words only where they are whole words, by offsets of the text."""
    for literal, start, end in index.hits(seen.spaced):
        first, last = (seen.place(start), seen.place(end - 1) + 1) if seen.cuts else (start, end)
        if not (index.whole[literal] and _inside_a_word(text, first, last, ends)):
            yield literal, first, last


def _inside_a_word(text: str, start: int, end: int, ends: Container[int]) -> bool:
    """Tell cheaply of most hits that letters or digits go on beside them; what is left is looked at closely."""
    before = text[start - 1] if start else " "
    if before.isalpha() or before.isdecimal():
        return True
    after = text[end] if end < len(text) else " "
    return (after.isalpha() or after.isdecimal()) and end not in ends


class _Laid:
    """Stretches in their order, to look up by offset."""

    def __init__(self, stretches: Mapping[str, Sequence[Span]]) -> None:
        self._starts = {scope: [span.start for span in spans] for scope, spans in stretches.items()}
        self._ends = {scope: [span.end for span in spans] for scope, spans in stretches.items()}
        self.ends = {end for ends in self._ends.values() for end in ends}

    def of(self, scope: str, start: int, end: int) -> Stretch | None:
        """Return the stretch that holds these offsets, if one does."""
        number = bisect_right(self._starts.get(scope, ()), start) - 1
        return Stretch(scope, number) if number >= 0 and end <= self._ends[scope][number] else None


def _by_stretch(index: Index, text: str, stretches: Mapping[str, Sequence[Span]]) -> Iterator[tuple[Use, Stretch]]:
    for scope, spans in stretches.items():
        for number, span in enumerate(spans):
            ways = {spaced(text[span.start : span.end], composed=composed) for composed in (True, False)}
            for literal in {hit[0] for way in ways for hit in index.hits(way)}:
                for use in index.uses[literal]:
                    if index.rules[use.rule].scope == scope:
                        yield use, Stretch(scope, number)
