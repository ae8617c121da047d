"""What can go wrong, as the person at the terminal would put it.

FramingError
    ReadError       the article cannot be read
    PackError       rule packs are not right: every fault, each with its place
    ConfigError     settings or a baseline are not right: the same
    PluginError     a plugin cannot be loaded, or two bring the same thing
    UsageError      a name that does not exist, an option that cannot be
    KindError       what a rule's matcher says is not right (the loader adds the place)

Each prints as one line a fault, ``path:line:column: message``, without a traceback.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class FramingError(Exception):
    """Base of every error that framing raises on purpose."""


class ReadError(FramingError):
    """An article cannot be read; ``name`` is the file as the user gave it."""

    def __init__(self, name: str, cause: str) -> None:
        self.name, self.cause = name, cause
        super().__init__(f"{name}: {cause}")


class Fault(NamedTuple):
    """One thing wrong in a pack, and where: line and column from 1, 0 where unknown."""

    path: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        place = "".join(f":{n}" for n in (self.line, self.column) if n)
        return f"{self.path}{place}: {self.text}"


class FaultyError(FramingError):
    """Files are not right: all their faults at once, in order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(map(str, self.faults)))


class PackError(FaultyError):
    """Rule packs are not right."""


class ConfigError(FaultyError):
    """Settings or a baseline are not right."""


class PluginError(FramingError):
    """A plugin cannot be loaded, or two plugins bring the same thing."""


class UsageError(FramingError):
    """Something was asked for that does not exist or cannot be."""


class KindError(FramingError):
    """A matcher cannot be made from a rule's table; ``key`` is the one at fault."""

    def __init__(self, key: str, text: str) -> None:
        self.key, self.text = key, text
        super().__init__(f"{key}: {text}")


def nearest(name: str, known: Sequence[str]) -> str:
    """Say which known names are nearest to a misspelt one, as the end of a sentence.

    >>> nearest("titel", ["title", "gloss"])
    '; did you mean title?'
    >>> nearest("xyz", ["title"])
    ''
    """
    from difflib import get_close_matches  # only where something is misspelt

    near = get_close_matches(name, known, n=2, cutoff=0.6)
    return f"; did you mean {' or '.join(near)}?" if near else ""
