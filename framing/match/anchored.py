"""Matchers that an index can serve: each of their keys has literals one of which stands in all that it matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from framing.match.indexed import Candidate, Indexed, Need, Needle
from framing.match.literal import Compiler, bounded, longest, pattern
from framing.match.sequence import Course, Place
from framing.match.spelling import spaced, spelling, view
from framing.model import Found, Matcher, Span

Finish = Callable[[str, Found, Span], Found]
"""What is done to a thing found: (text, found, the stretch looked at) → found."""


class Way:
    """How what has a name is found: step by step, or by its pattern where there is no ``course`` or the text has no view."""

    __slots__ = ("_course", "_patterns", "needs")

    def __init__(
        self,
        source: Callable[[str], str],
        course: Callable[[str], Course | None] = lambda _: None,
        needs: Callable[[str], Sequence[Need]] = lambda _: (),
        *,
        exact: bool = False,
    ) -> None:
        self._patterns, self._course, self.needs = Compiler(source, exact=exact), course, needs

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


class Anchored(Indexed):
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
        """The whole words that keys have."""
        return tuple(self._needles())

    @property
    def keys(self) -> int:
        """How many things it looks for."""
        return len(self.names)

    def needs(self, key: int) -> Sequence[Need]:
        """Return what else must stand in a stretch with the key."""
        return self._way.needs(self.names[key])

    def __call__(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield what stands between two offsets, without an index: each literal in turn."""
        seen = view(text, start, end)
        if seen is None:
            yield from self.plainly(text, start, end)
            return
        within, candidate = Span(start, end), Candidate()
        first, last = seen.spaced_at(start), seen.spaced_at(end)
        for needle in self.needles:
            at = seen.spaced.find(needle.literal, first, last)
            while at >= 0:
                candidate.note(needle, Place(text, seen, within), seen.place(at))
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
        seen = view(text, *within)
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
