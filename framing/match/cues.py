"""Cues: phrases that are looked for only where a word of theirs stands; the matchers of modifiers.

A sentence's words are read once and shared by all cues, so hundreds of cues cost little where none of them stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from framing.match.kind import Compiled, Vocabulary
from framing.match.literal import Compiler, anchor, bounded, fold, longest
from framing.match.phrase import Element, _joined, _parse
from framing.model import Found, Span
from framing.owners import words

_RUN = re.compile(r"\w+")


def cues(phrases: Sequence[str], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of phrases with the slots of ``kind = "phrase"``; of overlapping ones the longest is found.

    ``anchors`` of what is returned are words, one of which stands where a cue does. Raises KindError.
    """
    parsed = {phrase: _parse(phrase, vocabulary) for phrase in phrases}
    ready = Compiler(lambda phrase: bounded(_joined(parsed[phrase])), exact=False)
    by_word: dict[str, list[str]] = {}
    for phrase, elements in parsed.items():
        for word in _rarest(elements):
            by_word.setdefault(word, []).append(phrase)

    def find(text: str, start: int, end: int) -> list[Found]:
        found: dict[Span, str] = {}
        for word in words(text, start, end) & by_word.keys():
            for phrase in by_word[word]:
                for m in ready.of(phrase, text).finditer(text, start, end):
                    found.setdefault(Span(*m.span()), phrase)
        return [Found(span, span, found[span]) for span in longest(list(found))] if found else []

    return Compiled(find=find, anchors=tuple(sorted(by_word)))


def _rarest(elements: Sequence[Element]) -> set[str]:
    """Return the words of the part whose shortest member is longest: one of them stands in every match."""
    fixed = [words_of_anchors([anchor(word) for word in e.literals]) for e in elements if e.literals and not e.optional]
    return max(fixed, key=lambda literals: min(map(len, literals)))


def words_of_anchors(anchors: Sequence[str]) -> set[str]:
    """Return the longest run of letters of each anchor: it stands as a word wherever the anchor does.

    >>> sorted(words_of_anchors(["isn't", "called"]))
    ['called', 'isn']
    """
    return {max(_RUN.findall(fold(literal)), key=len, default=literal) for literal in anchors}
