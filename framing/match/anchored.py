"""Matchers that an index can serve: each of their keys has literals one of which stands in all that it matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from framing.match.literal import Compiler, bounded, longest, pattern
from framing.match.sequence import Course, Place
from framing.match.spelling import Spelling, spaced, spelling, view
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


class Way:
    """How what has a name is found: step by step, or by its pattern where there is no ``course`` or the text has no view."""

    __slots__ = ("_course", "_patterns")

    def __init__(
        self, source: Callable[[str], str], course: Callable[[str], Course | None] = lambda _: None, *, exact: bool = False
    ) -> None:
        self._patterns, self._course = Compiler(source, exact=exact), course

    def spans(self, name: str, place: Place, starts: Iterable[int] | None = None) -> Iterator[Span]:
        """Yield where a name stands in a stretch, or where it does that begins at these offsets."""
        course = self._course(name)
        if course:
            return course.spans(place, starts)
        return self.by_pattern(name, place.text, place.within, starts)

    def by_pattern(self, name: str, text: str, within: Span, starts: Iterable[int] | None = None) -> Iterator[Span]:
        """Yield the same by the pattern alone."""
        made = self._patterns.of(name, text)
        if starts is None:
            yield from (Span(*m.span()) for m in made.finditer(text, *within, overlapped=True))
        else:
            found = (made.match(text, start, within.end) for start in starts if start >= within.start)
            yield from (Span(*m.span()) for m in found if m)


class Candidate:
    """What one matcher may have in one stretch: keys that stand there, keys that may begin there, keys that may be there."""

    __slots__ = ("hits", "keys", "starts")

    def __init__(self) -> None:
        self.hits: list[tuple[int, Span]] = []
        self.starts: dict[int, set[int]] = {}
        self.keys: set[int] = set()


class Anchored:
    """A matcher of many plain or slotted phrases; of what overlaps the longest is found.

    ``names`` are what is looked for, numbered by their order, ``entry`` what is reported for each, ``needles`` gives each
    one's literals, ``way`` how each is found.
    """

    def __init__(  # what a kind says once, when a pack is loaded
        self,
        names: Sequence[str],
        needles: Callable[[], Iterable[Needle]],
        way: Way,
        *,
        entry: Mapping[str, str] | None = None,
        finish: Finish | None = None,
    ) -> None:
        self.names, self.entry = names, entry or {}
        self._needles, self._way, self._finish = needles, way, finish

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
                note(needle, Place(text, seen, within), seen.place(at), candidate)
                at = seen.spaced.find(needle.literal, at + 1, last)
        if candidate.hits or candidate.keys or candidate.starts:
            yield from self.verify(text, within, candidate)

    def plainly(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the same by patterns alone: it needs no view, and the fast way is held to it."""
        seen, within = _spaced(text, start, end), Span(start, end)
        keys = {needle.key for needle in self.needles if needle.literal in seen}
        return self._reported(
            text, within, ((key, span) for key in keys for span in self._way.by_pattern(self.names[key], text, within))
        )

    def verify(self, text: str, within: Span, candidate: Candidate) -> Iterator[Found]:
        """Yield what is found of a candidate."""
        return self._reported(text, within, self._standing(text, within, candidate))

    def _reported(self, text: str, within: Span, standing: Iterable[tuple[int, Span]]) -> Iterator[Found]:
        """Yield the longest of what stands there; of names on the same words the first in order."""
        found: dict[Span, int] = {}
        for key, span in standing:
            found[span] = min(key, found.get(span, key))
        for span in longest(list(found)) if found else ():
            name = self.names[found[span]]
            thing = Found(span, span, self.entry.get(name, name))
            yield self._finish(text, thing, within) if self._finish else thing

    def _standing(self, text: str, within: Span, candidate: Candidate) -> Iterator[tuple[int, Span]]:
        yield from candidate.hits
        seen = view(text)
        if seen is None:
            for key in candidate.keys:
                yield from ((key, span) for span in self._way.by_pattern(self.names[key], text, within))
            return
        place = Place(text, seen, within)
        for key, starts in candidate.starts.items():
            yield from ((key, span) for span in self._way.spans(self.names[key], place, starts))
        for key in candidate.keys:
            yield from ((key, span) for span in self._way.spans(self.names[key], place))


@lru_cache(maxsize=4)
def _spaced(text: str, start: int, end: int) -> str:
    return spaced(text[start:end])


def note(needle: Needle, place: Place, start: int, candidate: Candidate) -> None:
    """Note what a needle that stands at ``start`` makes worth a look."""
    if needle.spelling:
        span = needle.spelling.at(place.text, place.reads(needle.spelling.exact), start, place.within)
        if span:
            candidate.hits.append((needle.key, span))
    elif needle.head:
        candidate.starts.setdefault(needle.key, set()).add(start)
    else:
        candidate.keys.add(needle.key)


def entries(forms: Mapping[str, Sequence[str]], *, exact: bool = False, finish: Finish | None = None) -> Anchored:
    """Return a matcher of entries with their forms; what it finds names the entry."""
    entry = {form: name for name, given in forms.items() for form in given}
    names = sorted(entry)

    def needles() -> Iterator[Needle]:
        for key, form in enumerate(names):
            yield Needle(spaced(form), key, spelling(form, exact=exact))

    return Anchored(names, needles, spelt(exact=exact), entry=entry, finish=finish)


def spelt(*, exact: bool) -> Way:
    """Return how plain phrases are found that their spelling does not tell of."""
    return Way(lambda form: bounded(pattern(form)), exact=exact)


def literals(phrases: Iterable[str], *, exact: bool = False) -> Matcher:
    """Return a matcher of plain phrases as whole words; of overlapping ones the longest is found.

    >>> [found.whole for found in literals(["bloc", "bloc vote"])("A bloc vote.", 0, 12)]
    [Span(start=2, end=11)]
    """
    return entries({phrase: (phrase,) for phrase in phrases}, exact=exact)
