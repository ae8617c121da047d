"""Matchers that are made when they are first used: most rules meet no text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any

from framing.match.anchored import Anchored, Candidate, Needle
from framing.match.spelling import Spelling
from framing.model import Found, Matcher, Span


def later(make: Callable[[], Matcher]) -> Matcher:
    """Return a matcher that is made when it is first used: most rules meet no text."""
    made: list[Matcher] = []

    def find(text: str, start: int, end: int) -> Any:
        if not made:
            made.append(make())
        return made[0](text, start, end)

    return find


class Indexed(Anchored):
    """A matcher whose needles are known, and whose patterns are made when one of them stands in a text."""

    def __init__(self, make: Callable[[], Matcher], given: Sequence[Sequence[Any]]) -> None:
        self._make, self._given = make, given

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """What must stand in a text for each key."""
        return tuple(_needle(*one) for one in self._given)

    @cached_property
    def _made(self) -> Anchored:
        made = self._make()
        if not isinstance(made, Anchored):
            raise TypeError("not a matcher with needles")
        made.__dict__["needles"] = self.needles
        return made

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets."""
        return self._made(text, start, end)

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by patterns alone."""
        return self._made.plainly(text, start, end)

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterator[Found]:
        """Yield what is found of a candidate."""
        return self._made.verify(text, within, candidate)


def _needle(literal: Any, key: Any, words: Any, head: Any) -> Needle:
    spelling = None if words is None else Spelling(tuple(words))
    return Needle(literal, key, spelling, head)


def needles(find: Matcher) -> list[Any] | None:
    """Return the needles of a matcher as plain data, None of one that has none."""
    if not isinstance(find, Anchored):
        return None
    return [[one.literal, one.key, one.spelling and list(one.spelling.words), one.head] for one in find.needles]


def sound(given: Any) -> Any:
    """Return needles as they were written. Raises TypeError for others."""
    for literal, key, words, head in given:
        plain = words is None or all(type(word) is str for word in words)
        if (type(literal), type(key), type(head)) != (str, int, bool) or not plain:
            raise TypeError("not a needle")
    return given
