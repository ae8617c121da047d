"""What a kind of rule is: the keys it takes, and how its matcher is made from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from framing.errors import KindError
from framing.model import Matcher, Repeat, Span
from framing.values import dataclass, field


class Key(NamedTuple):
    """A key of a rule's table: its type (str, strs, int, table, strs-table), and whether the rule must have it."""

    type: str
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What a rule may draw on: the pack's sets, already inflected, and the host's inflection."""

    sets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()  #: names of sets whose case counts
    lemmas: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  #: set → member → the entry it is a form of
    inflect: Callable[[str, str | None, Mapping[str, Sequence[str]]], tuple[str, ...]] = lambda entry, _, __: (entry,)

    def members(self, name: str, key: str) -> tuple[str, ...]:
        """Return the members of a set. Raises KindError where there is none of that name."""
        if name not in self.sets:
            known = ", ".join(sorted(self.sets)) or "none"
            raise KindError(key, f"no set {name!r} in this pack (sets: {known})")
        return self.sets[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compiled:
    """A matcher, the folded literals one of which stands in all that it matches, and each entry's forms.

    A kind gives anchors, or says in ``no_anchor`` why its rules have none and are to look everywhere.
    """

    find: Matcher
    anchors: tuple[str, ...] = ()
    no_anchor: str = ""
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    scope: str = "sentence"
    repeat: Repeat | None = None
    checked: Mapping[str, Any] | None = None  #: a table that makes the same with less work, to be kept in a cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A value of ``kind``: ``compile`` raises KindError with the key at fault."""

    name: str
    keys: Mapping[str, Key]
    compile: Callable[[Mapping[str, Any], Vocabulary], Compiled]


def nothing(text: str, start: int, end: int) -> tuple[Span, ...]:
    """Find nothing: the matcher of rules that look at findings, not at text."""
    return ()
