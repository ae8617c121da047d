"""What an index serves: matchers of several things, each of which has literals one of which stands in all that it matches."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from framing.match.sequence import Place
from framing.match.spelling import Spelling
from framing.model import Found, Span


class Needle(NamedTuple):
    """A folded literal of one key, whole words with one blank between.

    ``spelling`` where that is all to be checked; ``head`` where every match begins with it; ``written`` where it counts only
    if it stands in the text in one of these ways.
    """

    literal: str
    key: int
    spelling: Spelling | None = None
    head: bool = False
    written: tuple[str, ...] = ()


class Need(NamedTuple):
    """One of these words, or one of these pieces of a folded text, must stand where there is a match.

    ``cased`` says of some of the words how they are written; the others may be in any case.
    """

    words: frozenset[str]
    pieces: tuple[str, ...] = ()
    cased: tuple[str, ...] = ()


class Candidate:
    """What one matcher may have in one stretch: keys that stand there, keys that may begin there, keys that may be there."""

    __slots__ = ("hits", "keys", "starts")

    def __init__(self) -> None:
        self.hits: list[tuple[int, Span]] = []
        self.starts: dict[int, set[int]] = {}
        self.keys: set[int] = set()

    def note(self, needle: Needle, place: Place, start: int) -> None:
        """Note what a needle that stands at ``start`` makes worth a look."""
        if needle.spelling:
            span = needle.spelling.at(place.text, place.reads(needle.spelling.exact), start, place.within)
            if span:
                self.hits.append((needle.key, span))
        elif needle.head:
            self.starts.setdefault(needle.key, set()).add(start)
        else:
            self.keys.add(needle.key)


class Indexed(ABC):
    """A matcher that an index serves."""

    @property
    @abstractmethod
    def keys(self) -> int:
        """How many things it looks for."""

    @property
    @abstractmethod
    def needles(self) -> Sequence[Needle]:
        """The whole words that keys have."""

    @property
    def pieces(self) -> Sequence[Needle]:
        """The literals of keys that may stand inside a word."""
        return ()

    @abstractmethod
    def needs(self, key: int) -> Sequence[Need]:
        """Return what else must stand in a stretch with the key."""

    @abstractmethod
    def __call__(self, text: str, start: int, end: int) -> Iterable[Found]:
        """Return what stands between two offsets, without an index."""

    @abstractmethod
    def plainly(self, text: str, start: int, end: int) -> Iterable[Found]:
        """Return the same by patterns alone; the fast way is held to it."""

    @abstractmethod
    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterable[Found]:
        """Return what is found of a candidate."""
