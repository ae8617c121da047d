"""Rules, modifiers and matchers of which the greater part is read when it is first asked for: most meet no text.

Each knows its place on a shelf (packs/shelf.py), which has the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.match.anchored import Anchored, Candidate, Needle
from framing.match.branches import Branches
from framing.match.index import Laid
from framing.match.pattern import Pattern
from framing.model import Found, Matcher, Modifier, Rule, Span

if TYPE_CHECKING:
    from framing.packs.shelf import Shelf

Fields = Mapping[str, Any]
Filled = Callable[[str], Fields]
"""Returns the field of a name, and others that are read with it."""


class _Lazy:
    """Fills what is missing when it is first asked for."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        for key, value in object.__getattribute__(self, "_filled")(name).items():
            object.__setattr__(self, key, value)
        return object.__getattribute__(self, name)


class LazyRule(_Lazy, Rule):
    """A rule of which only the fields that selecting and looking up need are there at first."""

    __slots__ = ("_filled",)


class LazyModifier(_Lazy, Modifier):
    """A modifier whose examples are read when they are asked for."""

    __slots__ = ("_filled",)


def made(of: type[Any], fields: Fields, filled: Filled) -> Any:
    """Return a value with some of its fields; ``filled`` gives the others."""
    value = object.__new__(of)
    for name, one in fields.items():
        object.__setattr__(value, name, one)
    object.__setattr__(value, "_filled", filled)
    return value


class Later:
    """A matcher that is made when it is first used; its literals, if it has any, are on a shelf."""

    def __init__(self, make: Callable[[], Matcher], laid: Laid | None = None) -> None:
        self._make, self.laid = make, laid

    @cached_property
    def _made(self) -> Matcher:
        return self._make()

    def __call__(self, text: str, start: int, end: int) -> Any:
        """Return what stands between two offsets."""
        return self._made(text, start, end)


class ShelvedPattern:
    """A matcher of a pattern, all of it on a shelf."""

    def __init__(self, make: Callable[[], Pattern], laid: Laid) -> None:
        self._make, self.laid = make, laid

    @cached_property
    def _made(self) -> Pattern:
        return self._make()

    @property
    def branches(self) -> Branches:
        """The alternatives of the pattern."""
        return self._made.branches

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets."""
        return self._made(text, start, end)

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by the whole pattern."""
        return self._made.plainly(text, start, end)


class Shelved(Anchored):
    """A matcher with needles, all of it on a shelf."""

    def __init__(self, shelf: Shelf, number: int, always: bool) -> None:
        self._shelf, self._number = shelf, number
        self.laid = Laid(shelf, number, always)

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """What must stand in a text for each key."""
        return self._shelf.needles(self._number)

    @cached_property
    def _made(self) -> Anchored:
        return self._shelf.anchored(self._number)

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets."""
        return self._whole()(text, start, end)

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by patterns alone."""
        return self._whole().plainly(text, start, end)

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterator[Found]:
        """Yield what is found of a candidate."""
        return self._made.verify(text, within, candidate)

    def _whole(self) -> Anchored:
        self._made.__dict__["needles"] = self.needles
        return self._made
