"""``kind = "regex"``: a regular expression of the ``regex`` module (version 0 semantics, case folded)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import regex

from framing.errors import KindError
from framing.match.branches import Branches
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import fold
from framing.match.needed import Needs
from framing.model import Found, Span

_PROBES = ("", "“A b,” c’s 1.")  #: where a pattern that needs no letters shows it


def compile_regex(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the pattern; of alternatives at one place the first counts. Raises KindError."""
    source, mark = table["pattern"], table.get("mark")
    _checked(source, mark, _flags(table))
    return Compiled(find=Pattern(table), anchors=_anchors(table), forms={source: (source,)})


def _flags(table: Mapping[str, Any]) -> int:
    return int(regex.V0 | (0 if table.get("case") == "exact" else regex.IGNORECASE))


class Pattern:
    """A matcher of a pattern, compiled where it may match; ``needs`` are those of its alternatives, if they are known."""

    def __init__(self, table: Mapping[str, Any], needs: Sequence[Needs] | None = None) -> None:
        self._source, self._mark, self._flags, self._given = table["pattern"], table.get("mark"), _flags(table), needs

    @cached_property
    def branches(self) -> Branches:
        """The alternatives of the pattern."""
        return Branches(self._source, self._flags, self._given)

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets."""
        pattern = self.branches.within(text, start, end)
        return self._found(pattern, text, start, end) if pattern else iter(())

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by the whole pattern, wherever it stands; the quick way is held to it."""
        return self._found(self.branches.whole(), text, start, end)

    def _found(self, pattern: regex.Pattern[str], text: str, start: int, end: int) -> Iterator[Found]:
        mark = self._mark if self._mark in pattern.groupindex else None
        for m in pattern.finditer(text, start, end):
            if m.start() == m.end():
                continue
            whole = Span(*m.span())
            marked = Span(*m.span(mark)) if mark and m.start(mark) >= 0 else whole
            groups = {name: value for name, value in m.groupdict().items() if value is not None}
            yield Found(whole, marked, "", (), groups)


def _checked(source: str, mark: str | None, flags: int) -> None:
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
    if not given and not reason:
        raise KindError("pattern", 'the rule needs anchors = ["…"], literals one of which stands in every match')
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
