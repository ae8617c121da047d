"""The alternatives of a regular expression, each compiled where it may match: most stretches need one of many, or none.

At each place the first alternative that matches counts, so one that cannot match in a stretch can be left out of the
pattern that is looked for there without any change to what is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from framing.match.choices import NEVER, Choice, rendered, seen_around
from framing.match.frequency import frequency_inside
from framing.match.indexed import Need, Needle
from framing.match.spelling import viewed, words_there

if TYPE_CHECKING:
    from framing.match.nodes import Node

Needs = tuple[Need, ...]

FIRST_LOOKS = 4  #: in the first text, for which a pattern is compiled with no more of its inner choices than may match
MOST_CHOICES = 8  #: different choices of alternatives that are compiled for one pattern; then it is compiled as a whole
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|[^\\\[()|]+|.", re.DOTALL)
_NUMBERED = re.compile(r"\\[1-9]|\\g|\(\?[|(&R\d+-]|\(\?[a-zA-Z]+\)|\(\*|\(\?#|\(\?[imsufpbe-]*x")


class Way(NamedTuple):
    """One way that a match can go: the number of its alternative, and what it needs."""

    alternative: int
    needs: Needs


class Branches:
    """A pattern and its alternatives, with the ways that each can go, read off its tree or itself where they are not given.

    ``inner`` gives the choices inside it, where they are known.
    """

    def __init__(
        self,
        source: str,
        flags: int,
        ways: Sequence[Way] | None = None,
        tree: Node | None = None,
        inner: Callable[[], Choice | None] = lambda: None,
    ) -> None:
        self._source, self._flags, self._given = source, flags, inner
        self._looks, self._first_text = 0, 0
        self._alternatives = alternatives(source)
        self.ways = tuple(ways if ways is not None else self._read_ways(tree))
        self._made: dict[tuple[int, ...], regex.Pattern[str]] = {}

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """The words one of which stands where a match goes a way; none where nothing is known of one."""
        return tuple(needle for key, need in self._first() for needle in _needles(key, need))

    @cached_property
    def pieces(self) -> tuple[Needle, ...]:
        """The same of what may stand inside a word."""
        return tuple(sorted({Needle(_rarest(piece), key) for key, need in self._first() for piece in need.pieces}))

    @cached_property
    def _inner(self) -> Choice | None:
        return self._given()

    def _first(self) -> list[tuple[int, Need]]:
        first = [(key, way.needs[0]) for key, way in enumerate(self.ways) if way.needs]
        told = len(first) == len(self.ways) and all(_rarest(piece) for _, need in first for piece in need.pieces)
        return first if told else []

    def _read_ways(self, tree: Node | None) -> Iterator[Way]:
        from framing.match.needed import needed  # none of these where a cache has what was read off
        from framing.match.nodes import Either
        from framing.match.tree import read

        exact = not self._flags & regex.IGNORECASE
        nodes: Sequence[Node | None] = tree.nodes if isinstance(tree, Either) and len(self._alternatives) > 1 else (tree,)
        if tree is None or exact or len(nodes) != len(self._alternatives):
            nodes = [read(alternative, exact=exact) for alternative in self._alternatives]
        for number, node in enumerate(nodes):
            yield from (Way(number, needs) for needs in needed(node))

    def whole(self) -> regex.Pattern[str]:
        """Return the whole pattern."""
        return regex.compile(self._source, self._flags)

    def within(self, text: str, start: int, end: int) -> regex.Pattern[str] | None:
        """Return a pattern that finds in a stretch what the whole does, None where that is nothing."""
        there = words_there(text, start, end)
        keys = [key for key, way in enumerate(self.ways) if met(way.needs, text, (start, end), there)]
        return self.among(keys, text, start, end)

    def among(self, keys: Iterable[int], text: str, start: int, end: int) -> regex.Pattern[str] | None:
        """Return a pattern that finds in a stretch all that goes one of these ways, None where there is nothing."""
        chosen = tuple(sorted({self.ways[key].alternative for key in keys}))
        if chosen and chosen not in self._made:
            if self._is_first(text) and self._inner and (seen := seen_around(text, start, end)) is not None:
                return self._only_there(self._inner, chosen, seen)
            several = len(chosen) == len(self._alternatives) or len(self._made) >= MOST_CHOICES
            source = self._source if several else "|".join(self._alternatives[number] for number in chosen)
            self._made[chosen] = regex.compile(source, self._flags)
        return self._made.get(chosen)

    def _is_first(self, text: str) -> bool:
        """Tell whether a look is one of the first, at the first text: who reads many is soon better off with the whole."""
        if not self._looks:
            self._first_text = hash(text)
        self._looks += 1
        return self._looks <= FIRST_LOOKS and self._first_text == hash(text)

    def _only_there(self, inner: Choice, chosen: Sequence[int], seen: str) -> regex.Pattern[str] | None:
        """Return a pattern of what can be taken where nothing but ``seen`` stands."""
        if len(self._alternatives) > 1:
            inner = Choice(tuple(inner.branches[number] for number in chosen))
        source = rendered(inner, seen)
        return None if source == NEVER else regex.compile(source, self._flags)


def met(needs: Sequence[Need], text: str, within: tuple[int, int], there: frozenset[str] | None) -> bool:
    """Tell whether a stretch, which has these words, holds what is needed; where its words cannot be told it may."""
    if there is None:
        return True
    for words, pieces, _ in needs:  # noqa: SIM110 - it is asked often, and a generator takes twice as long
        if there.isdisjoint(words) and not (pieces and _holds(text, within, pieces)):
            return False
    return True


def _holds(text: str, within: tuple[int, int], pieces: Sequence[str]) -> bool:
    seen = stretch(text, *within)
    return any(piece in seen for piece in pieces)


@lru_cache(maxsize=64)
def stretch(text: str, start: int, end: int) -> str:
    """Return a stretch of a text that has a view, folded, with one blank between and around its words."""
    return f" {' '.join(viewed(text).folded[start:end].split())} "


def _needles(key: int, need: Need) -> Iterator[Needle]:
    written: dict[str, list[str]] = {}
    for word in need.cased:
        written.setdefault(word.lower(), []).append(word)
    yield from (Needle(word, key, written=tuple(written.get(word, ()))) for word in sorted(need.words))


def _rarest(piece: str) -> str:
    """Return the part of a piece by which it is looked for: blanks and hyphens count as one in the text that is searched."""
    return min(piece.replace("-", " ").split(), key=lambda part: (frequency_inside(part), part), default="")


def alternatives(pattern: str) -> list[str]:
    r"""Return the alternatives of a pattern, or the pattern alone where they depend on one another.

    >>> alternatives(r"war(?:s|fare)|[|] peace")
    ['war(?:s|fare)', '[|] peace']
    """
    if _NUMBERED.search(pattern):
        return [pattern]
    parts, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts
