r"""``kind = "regex"``: a regular expression of the ``regex`` module (version 0 semantics, case folded).

No match is endless: a repeat without an upper limit takes at most 100 characters of one kind (``\w+``), 500 of all but some
(``[^.]+``), or a group 10 times (tree.py), and a pattern whose match could still take more than ``LONGEST`` characters is
refused. So a long sentence can be read in windows that overlap by more than a match. What may take long nevertheless
(shape.py: repeats in repeats, back-references, wide gaps) is given ``SECONDS`` for each window.

A pattern is looked at where all stands that one of its ways needs (needed.py). Where nothing can be read off a way it is
looked at where an anchor stands: anchors are found in the pattern (shape.py); ``anchors`` says them where that does not do,
``no_anchor`` why there are none.
Anchors that a match can do without are refused (escape.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import regex

from framing.errors import KindError
from framing.match.branches import Branches, Needs, Way
from framing.match.choices import Choice
from framing.match.indexed import Candidate, Indexed, Needle
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import fold
from framing.model import Found, Span

if TYPE_CHECKING:
    from framing.match.nodes import Node
    from framing.match.tree import Tree

LONGEST = 6_000  #: characters that a match and what it looks ahead at take together, at most
WINDOW = 4_000  #: characters in which a match of one window begins
SECONDS = 0.5  #: that a window may take where a pattern may be slow
CHECKED = "checked"  #: key of a table that needs no second check: the limits of its pattern
NO_ANCHOR = 'the pattern has no word that stands in every match: give anchors = ["…"], or no_anchor = "reason"'

_PROBES = ("", "“A b,” c’s 1.")  #: where a pattern that needs no letters shows it


def compile_regex(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the pattern; of alternatives at one place the first counts. Raises KindError."""
    checked, tree = (table, None) if CHECKED in table else _checked(table)
    forms = {table["pattern"]: (table["pattern"],)}
    reason = table.get("no_anchor", "")
    find = Pattern(checked, tree=tree)
    return Compiled(find=find, anchors=tuple(checked["anchors"]), no_anchor=reason, forms=forms, checked=checked)


class Pattern(Indexed):
    """A matcher of a checked table's pattern, compiled where it may match; its keys are the ways that a match can go.

    ``ways`` are those that it can go, if they are known, ``tree`` is what they are read off, ``inner`` gives its choices.
    """

    def __init__(
        self,
        table: Mapping[str, Any],
        ways: Sequence[Way] | None = None,
        tree: Node | None = None,
        inner: Callable[[], Choice | None] = lambda: None,
    ) -> None:
        self.table, self._tree, self._inner = table, tree, inner
        self._source, self._mark, self._flags, self._given = table["pattern"], table.get("mark"), _flags(table), ways
        self._limits = Limits(*table[CHECKED])

    @cached_property
    def branches(self) -> Branches:
        """The alternatives of the pattern."""
        tree, self._tree = self._tree, None  # it is needed once
        return Branches(self._source, self._flags, self._given, tree, self._inner)

    @property
    def keys(self) -> int:
        """How many ways a match can go."""
        return len(self.branches.ways)

    @property
    def needles(self) -> Sequence[Needle]:
        """The whole words that ways have."""
        return self.branches.needles

    @property
    def pieces(self) -> Sequence[Needle]:
        """The literals of ways that may stand inside a word."""
        return self.branches.pieces

    def needs(self, key: int) -> Needs:
        """Return what must stand in a stretch for a way."""
        return self.branches.ways[key].needs

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets."""
        pattern = self.branches.within(text, start, end)
        return self._found(pattern, text, Span(start, end)) if pattern else iter(())

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterator[Found]:
        """Yield what is found by the alternatives that may match."""
        pattern = self.branches.among(candidate.keys, text, *within)
        return self._found(pattern, text, within) if pattern else iter(())

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by the whole pattern, wherever it stands; the quick way is held to it."""
        return self._found(self.branches.whole(), text, Span(start, end))

    def _found(self, pattern: regex.Pattern[str], text: str, within: Span) -> Iterator[Found]:
        mark = self._mark if self._mark in pattern.groupindex else None
        for m in in_windows(pattern, text, within, self._limits):
            whole = Span(*m.span())
            marked = Span(*m.span(mark)) if mark and m.start(mark) >= 0 else whole
            groups = {name: value for name, value in m.groupdict().items() if value is not None}
            yield Found(whole, marked, "", (), groups)


class Limits(NamedTuple):
    """How far a match and what it looks ahead at can reach, in characters; whether it may take long to find; and marks, one
    of which must be there for it, if any.
    """

    reach: int
    slow: bool
    marks: str


def in_windows(pattern: regex.Pattern[str], text: str, within: Span, limits: Limits) -> Iterator[regex.Match[str]]:
    """Yield the matches between two offsets that are not empty, as one search from left to right finds them.

    A match begins in one window and is looked for as far beyond it as it can reach, so none is lost. Raises TimeoutError
    where one window takes longer than ``SECONDS``.
    """
    at, end = within
    if limits.marks and all(text.find(mark, at, end) < 0 for mark in limits.marks):
        return
    seconds = SECONDS if limits.slow else None
    while at < end:
        stop = min(at + WINDOW, end)
        last = at
        for m in pattern.finditer(text, at, min(stop + limits.reach + 1, end), timeout=seconds):
            if m.start() >= stop:
                break
            last = m.end()
            if m.start() < last:
                yield m
        at = max(stop, last)


def _flags(table: Mapping[str, Any]) -> int:
    return int(regex.V0 | (0 if table.get("case") == "exact" else regex.IGNORECASE))


def _checked(table: Mapping[str, Any]) -> tuple[dict[str, Any], Node]:
    """Return the table with what was found out about its pattern (a limit at every repeat, anchors, reach and risk), and its
    tree. Raises KindError.
    """
    from framing.match.escape import escape  # none of these where a cache has what was found out
    from framing.match.shape import marks, pieces, reach, risk

    tree = _read(table["pattern"], table.get("mark"), _flags(table))
    reached = reach(tree.node)
    if reached > LONGEST:
        raise KindError("pattern", f"a match can be {reached} characters long, more than {LONGEST}: set limits to its repeats")
    anchors = _anchors(table) or (() if table.get("no_anchor") else pieces(tree.node))
    if not anchors and not table.get("no_anchor"):
        raise KindError("pattern", NO_ANCHOR)
    missed = escape(table["pattern"], _flags(table), tree.node, anchors) if table.get("anchors") else None
    if missed:
        raise KindError("anchors", f"none stands in “{missed}”, which the pattern matches")
    checked = [reached, bool(risk(tree.node)), marks(tree.node)]
    return {**table, "pattern": tree.bounded, "anchors": list(anchors), CHECKED: checked}, tree.node


def _read(source: str, mark: str | None, flags: int) -> Tree:
    """Return the tree of a pattern that compiles and matches something; compiled only where the tree does not tell."""
    from framing.match.shape import least
    from framing.match.tree import UnreadError, parse

    try:
        tree = parse(source)
    except (UnreadError, ValueError, RecursionError) as unread:
        _compiled(source, mark, flags)  # what is wrong with it goes before what is not understood
        raise KindError("pattern", f"cannot tell how long a match can be: {str(unread)!r} is not understood") from None
    if not (tree.plain and least(tree.node) and (mark is None or mark in tree.names)):
        _compiled(source, mark, flags)
    return tree


def _compiled(source: str, mark: str | None, flags: int) -> None:
    """Raise KindError for a pattern that does not compile, matches nothing at all or lacks the group to be marked."""
    if "(?V1)" in source:
        raise KindError("pattern", "the flag (?V1) is not allowed: patterns have version 0 semantics")
    try:
        pattern = regex.compile(source, flags)
    except (regex.error, ValueError, KeyError, RecursionError) as error:  # some releases raise KeyError for flags at odds
        raise KindError("pattern", f"not a regular expression: {error}") from None
    if pattern.flags & regex.WORD:
        raise KindError("pattern", "the flag (?w) is not allowed: its words do not end at an apostrophe")
    if any(m.start() == m.end() for probe in _PROBES for m in pattern.finditer(probe, overlapped=True)):
        raise KindError("pattern", "it matches nothing at all: every place in a text would be a finding")
    if mark is not None and mark not in pattern.groupindex:
        known = ", ".join(pattern.groupindex) or "none"
        raise KindError("mark", f"the pattern has no group {mark!r} (groups: {known})")


def _anchors(table: Mapping[str, Any]) -> tuple[str, ...]:
    given, reason = table.get("anchors", []), table.get("no_anchor")
    if reason is not None and not reason.strip():
        raise KindError("no_anchor", "say why there is no anchor")
    if given and reason:
        raise KindError("no_anchor", "the rule has anchors")
    if not all(literal.strip() for literal in given):
        raise KindError("anchors", "an anchor is blank")
    return tuple(sorted({fold(literal) for literal in given}))


REGEX = Kind(
    name="regex",
    keys={
        "pattern": Key("str", required=True),
        "anchors": Key("strs"),
        "no_anchor": Key("str"),
        "mark": Key("str"),
        "case": Key("str"),
    },
    compile=compile_regex,
)
