"""Matchers that an index can serve: each of their keys has literals one of which stands in all that it matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from framing.match.literal import Compiler, bounded, longest, pattern
from framing.match.spelling import Spelling, View, spaced, spelling, view
from framing.model import Found, Matcher, Span

Finish = Callable[[str, Found, Span], Found]
"""What is done to a thing found: (text, found, the stretch looked at) → found."""


class Needle(NamedTuple):
    """A folded literal of one key, whole words with one blank between.

    ``spelling`` where that is all to be checked; ``head`` where every match begins with it.
    """

    literal: str
    key: int
    spelling: Spelling | None = None
    head: bool = False


class Candidate:
    """What one matcher may have in one stretch: keys that stand there, keys that may begin there, keys that may be there."""

    __slots__ = ("hits", "keys", "starts")

    def __init__(self) -> None:
        self.hits: list[tuple[int, Span]] = []
        self.starts: set[tuple[int, int]] = set()
        self.keys: set[int] = set()


class Anchored:
    """A matcher of many plain or patterned phrases; of what overlaps the longest is found.

    ``names`` are what is looked for, numbered by their order, ``entry`` what is reported for each, ``needles`` gives each
    one's literals, ``source`` its pattern. Of one pattern all ways count where ``overlapped``.
    """

    def __init__(  # what a kind says once, when a pack is loaded
        self,
        names: Sequence[str],
        needles: Callable[[], Iterable[Needle]],
        source: Callable[[str], str],
        *,
        entry: Mapping[str, str] | None = None,
        exact: bool = False,
        overlapped: bool = False,
        finish: Finish | None = None,
    ) -> None:
        self._names, self._entry, self._needles = names, entry or {}, needles
        self._overlapped, self._finish = overlapped, finish
        self._patterns = Compiler(source, exact=exact)

    @cached_property
    def needles(self) -> tuple[Needle, ...]:
        """What must stand in a text for each key."""
        return tuple(self._needles())

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets, without an index: each literal in turn."""
        seen = view(text)
        if seen is None:
            yield from self.plainly(text, start, end)
            return
        within, candidate = Span(start, end), Candidate()
        first, last = seen.spaced_at(start), seen.spaced_at(end)
        for needle in self.needles:
            at = seen.spaced.find(needle.literal, first, last)
            while at >= 0:
                note(needle, (text, seen, within), seen.place(at), candidate)
                at = seen.spaced.find(needle.literal, at + 1, last)
        if candidate.hits or candidate.keys or candidate.starts:
            yield from self.verify(text, within, candidate)

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by patterns alone: it needs no view, and the fast way is held to it."""
        seen = _spaced(text, start, end)
        candidate = Candidate()
        candidate.keys.update(needle.key for needle in self.needles if needle.literal in seen)
        return self.verify(text, Span(start, end), candidate)

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterator[Found]:
        """Yield what is found of a candidate; of names on the same words the first in order."""
        found: dict[Span, int] = {}
        for key, span in self._standing(text, within, candidate):
            found[span] = min(key, found.get(span, key))
        for span in longest(list(found)) if found else ():
            name = self._names[found[span]]
            thing = Found(span, span, self._entry.get(name, name))
            yield self._finish(text, thing, within) if self._finish else thing

    def _standing(self, text: str, within: Span, candidate: Candidate) -> Iterator[tuple[int, Span]]:
        yield from candidate.hits if self._overlapped else _apart(candidate.hits)
        for key, start in candidate.starts:
            m = self._patterns.of(self._names[key], text).match(text, start, within.end)
            if m and start >= within.start:
                yield key, Span(*m.span())
        for key in candidate.keys:
            made = self._patterns.of(self._names[key], text)
            yield from ((key, Span(*m.span())) for m in made.finditer(text, *within, overlapped=self._overlapped))


@lru_cache(maxsize=4)
def _spaced(text: str, start: int, end: int) -> str:
    return spaced(text[start:end])


def note(needle: Needle, where: tuple[str, View, Span], start: int, candidate: Candidate) -> None:
    """Note what a needle that stands at ``start`` makes worth a look; ``where`` is the text, its view and the stretch."""
    text, seen, within = where
    if needle.spelling:
        span = needle.spelling.at(text, seen.folded, start, within)
        if span:
            candidate.hits.append((needle.key, span))
    elif needle.head:
        candidate.starts.add((needle.key, start))
    else:
        candidate.keys.add(needle.key)


def _apart(hits: Iterable[tuple[int, Span]]) -> Iterator[tuple[int, Span]]:
    """Yield hits so that those of one key do not overlap: the first counts."""
    reached: dict[int, int] = {}
    for key, span in sorted(hits):
        if span.start >= reached.get(key, 0):
            reached[key] = span.end
            yield key, span


def entries(forms: Mapping[str, Sequence[str]], *, exact: bool = False, finish: Finish | None = None) -> Anchored:
    """Return a matcher of entries with their forms; what it finds names the entry."""
    entry = {form: name for name, given in forms.items() for form in given}
    names = sorted(entry)

    def needles() -> Iterator[Needle]:
        for key, form in enumerate(names):
            yield Needle(spaced(form), key, None if exact else spelling(form))

    return Anchored(names, needles, lambda form: bounded(pattern(form)), entry=entry, exact=exact, finish=finish)


def literals(phrases: Iterable[str], *, exact: bool = False) -> Matcher:
    """Return a matcher of plain phrases as whole words; of overlapping ones the longest is found.

    >>> [found.whole for found in literals(["bloc", "bloc vote"])("A bloc vote.", 0, 12)]
    [Span(start=2, end=11)]
    """
    return entries({phrase: (phrase,) for phrase in phrases}, exact=exact)
