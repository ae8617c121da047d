"""Rules, modifiers and matchers of which the greater part is read when it is first asked for: most meet no text.

Each knows its place on a shelf (packs/shelf.py), which has the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from framing.match.anchored import Anchored
from framing.match.index import Laid
from framing.match.indexed import Candidate, Indexed, Need, Needle
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


class Shelved(Indexed):
    """A matcher that an index serves, all of it on a shelf."""

    def __init__(self, shelf: Shelf, number: int, always: bool) -> None:
        self._shelf, self._number = shelf, number
        self.laid = Laid(shelf, number, always)

    @cached_property
    def _made(self) -> Indexed:
        return self._shelf.indexed(self._number)

    @property
    def keys(self) -> int:
        """How many things it looks for."""
        return self._made.keys

    @property
    def needles(self) -> Sequence[Needle]:
        """The whole words that keys have."""
        return self._whole.needles

    @property
    def pieces(self) -> Sequence[Needle]:
        """The literals of keys that may stand inside a word."""
        return self._made.pieces

    def needs(self, key: int) -> Sequence[Need]:
        """Return what else must stand in a stretch with the key."""
        return self._made.needs(key)

    def __call__(self, text: str, start: int, end: int) -> Iterable[Found]:
        """Return what stands between two offsets."""
        return self._whole(text, start, end)

    def plainly(self, text: str, start: int, end: int) -> Iterable[Found]:
        """Return the same by patterns alone."""
        return self._whole.plainly(text, start, end)

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterable[Found]:
        """Return what is found of a candidate."""
        return self._made.verify(text, within, candidate)

    @cached_property
    def _whole(self) -> Indexed:
        if isinstance(self._made, Anchored):
            self._made.__dict__["needles"] = self._shelf.needles(self._number)
        return self._made
