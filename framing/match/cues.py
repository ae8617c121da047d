"""Cues: phrases that are looked for only where a word of theirs stands; the matchers of modifiers.

A sentence's words are read once and shared by all cues, so hundreds of cues cost little where none of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from framing.match.branches import met
from framing.match.frequency import frequency
from framing.match.kind import Compiled, Vocabulary
from framing.match.literal import anchor, fold, longest
from framing.match.phrase import Element, Phrases, way_of
from framing.match.sequence import Place
from framing.match.spelling import view, words_there
from framing.model import Found, Matcher, Span
from framing.words import words

_RUN = re.compile(r"\w+")


class Cues:
    """A matcher of phrases that are kept under words, one of which stands where the phrase does."""

    def __init__(self, by_word: Mapping[str, Sequence[str]], phrases: Phrases) -> None:
        self.by_word, self._way = by_word, way_of(phrases, exact=False)

    def __call__(self, text: str, start: int, end: int) -> list[Found]:
        """Return what is found between two offsets; of overlapping cues the longest."""
        there = words(text, start, end) & self.by_word.keys()
        if not there:
            return []
        found: dict[Span, str] = {}
        for phrase in sorted({phrase for word in there for phrase in self.by_word[word]}):
            for span in self._spans(phrase, text, Span(start, end)):
                found.setdefault(span, phrase)
        return [Found(span, span, found[span]) for span in longest(list(found))]

    def _spans(self, phrase: str, text: str, within: Span) -> Iterable[Span]:
        seen = view(text, *within)
        if seen is None:
            return self._way.by_pattern(phrase, text, within)
        if not met(self._way.needs(phrase), text, within, words_there(text, *within)):
            return ()
        return self._way.spans(phrase, Place(text, seen, within))


class Stops:
    """A matcher of stops: words as whole words, marks of punctuation wherever they stand."""

    def __init__(self, marks: Sequence[str], words: Matcher) -> None:
        self.marks, self.words = marks, words

    def __call__(self, text: str, start: int, end: int) -> list[Any]:
        """Return what stops a cue between two offsets."""
        places = ((text.find(mark, start, end), len(mark)) for mark in self.marks)
        return [Span(at, at + length) for at, length in places if at >= 0] or list(self.words(text, start, end))


def cues(phrases: Sequence[str], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of phrases with the slots of ``kind = "phrase"``; of overlapping ones the longest is found.

    ``anchors`` of what is returned are words, one of which stands where a cue does. Raises KindError.
    """
    ready = Phrases(vocabulary)
    by_word: dict[str, list[str]] = {}
    for phrase in dict.fromkeys(phrases):
        for word in sorted(_rarest(ready.elements(phrase))):
            by_word.setdefault(word, []).append(phrase)
    return Compiled(find=Cues(by_word, ready), anchors=tuple(sorted(by_word)))


def _rarest(elements: Sequence[Element]) -> set[str]:
    """Return the words of the part that is likely to be the rarest: one of them stands in every match."""
    fixed = [words_of_anchors([anchor(word) for word in e.literals]) for e in elements if e.literals and not e.optional]
    return min(fixed, key=lambda words: sum(map(frequency, words)))


def words_of_anchors(anchors: Sequence[str]) -> set[str]:
    """Return the longest run of letters of each anchor: it stands as a word wherever the anchor does.

    >>> sorted(words_of_anchors(["isn't", "called"]))
    ['called', 'isn']
    """
    return {max(_RUN.findall(fold(literal)), key=len, default=literal) for literal in anchors}
