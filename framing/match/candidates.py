"""From the hits of the index to what is worth a look: which rule, in which stretch, for which of its keys."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from framing.match.branches import met
from framing.match.index import Index, Use
from framing.match.indexed import Candidate, Need
from framing.match.sequence import Place
from framing.match.spelling import View, spaced, view, viewed, words_there
from framing.model import Span

Stretches = Mapping[str, Sequence[Span]]
"""The sentences of a text, its paragraphs and the whole, by the name of their scope."""


class Look(NamedTuple):
    """A rule, by number, in a stretch of its scope, by number, and what it may have there."""

    rule: int
    number: int
    candidate: Candidate


def candidates(index: Index, text: str, stretches: Stretches) -> list[Look]:
    """Return what is worth a look, by rule and stretch.

    A stretch that has no view is folded by itself, and nothing is known but what may stand there: with letters and their
    marks as one, as plain phrases are looked for, and apart, as patterns see them.
    """
    looks = chain(_by_view(index, text, stretches), _by_stretch(index, text, stretches))
    return sorted(looks, key=lambda look: look[:2])


def _by_view(index: Index, text: str, stretches: Stretches) -> Iterator[Look]:
    seen = viewed(text)
    laid = {scope: _Laid(text, seen, spans) for scope, spans in stretches.items()}
    ends = {end for one in laid.values() for end in one.ends}
    place = seen.place if seen.cuts else int
    for at, uses in index.hits(seen.spaced, map(seen.spaced_at, ends)):
        start, last = place(at), place(at + len(uses[0].literal) - 1)
        for use in uses:
            there = laid[use.scope].at(start) if use.scope in laid else None
            if there and there.shown and last < there.place.within.end:
                there.look(index, use, start)
    for one in laid.values():
        for number, there in one.seen.items():
            yield from (Look(rule, number, candidate) for rule, candidate in there.found.items())


class _Laid:
    """Stretches of one scope in their order, to look up by offset."""

    def __init__(self, text: str, seen: View, spans: Sequence[Span]) -> None:
        self.ends = [span.end for span in spans]
        self.seen: dict[int, _There] = {}  #: what is known of those that were asked for
        self._starts, self._spans = [span.start for span in spans], spans
        self._text, self._view = text, seen

    def at(self, offset: int) -> _There | None:
        """Return the last stretch that begins no later."""
        number = bisect_right(self._starts, offset) - 1
        if number < 0:
            return None
        there = self.seen.get(number)
        if there is None:
            there = self.seen[number] = _There(Place(self._text, self._view, self._spans[number]))
        return there


class _There:
    """What has been found worth a look in one stretch, and what has been found not to be."""

    __slots__ = ("_words", "_worth", "found", "place", "shown")

    def __init__(self, place: Place) -> None:
        self.place, self.shown = place, place.seen.shows(*place.within)
        self.found: dict[int, Candidate] = {}  #: by the number of the rule
        self._words = words_there(place.text, *place.within)
        self._worth: dict[int, bool] = {}  #: by the slot of the use

    def look(self, index: Index, use: Use, start: int) -> None:
        """Note what a literal makes worth a look that stands at ``start``."""
        needle = use.needle
        if needle is None:
            self.found.setdefault(use.rule, Candidate())
        elif not needle.written or self.place.text.startswith(needle.written, start):
            worth = self._worth.get(use.slot)
            if worth is None:
                worth = self._worth[use.slot] = self._is_met(index.needs(use))
            if worth:
                candidate = self.found.get(use.rule)
                if candidate is None:
                    candidate = self.found[use.rule] = Candidate()
                candidate.note(needle, self.place, start)

    def _is_met(self, needs: Sequence[Need]) -> bool:
        """Tell whether all stands there that a key needs."""
        return not needs or met(needs, self.place.text, self.place.within, self._words)


def _by_stretch(index: Index, text: str, stretches: Stretches) -> Iterator[Look]:
    found: dict[tuple[int, int], Candidate] = {}
    for scope, spans in stretches.items() if viewed(text).strange else ():
        for number, span in enumerate(spans):
            if view(text, *span):
                continue
            ways = {spaced(text[span.start : span.end], composed=composed) for composed in (True, False)}
            for use in (use for way in ways for _, uses in index.hits(way) for use in uses):
                if use.scope == scope:
                    found.setdefault((use.rule, number), Candidate()).keys.update((use.needle.key,) if use.needle else ())
    return (Look(*which, candidate) for which, candidate in found.items())
