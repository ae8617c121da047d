"""``kind = "cooccur"``: several things in one sentence, one paragraph, or N words of a sentence.

What is reported is the tightest hull of the parts, the leftmost of equals; one for each stretch looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import regex

from framing.errors import KindError
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import WORD, anchor, entries, fold, literals
from framing.model import Found, Matcher, Span

_SET = regex.compile(r"\{([\w-]+)\}")
_WITHIN = regex.compile(r"sentence|paragraph|([1-9]\d?) words")
_WORDS = regex.compile(WORD)


class Part(NamedTuple):
    """One kind of thing that must be there, how many different ones, and how to find them."""

    item: str
    number: int
    find: Matcher
    literals: tuple[str, ...]


def compile_cooccur(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the parts together. Raises KindError."""
    parts = [_part(item, number, vocabulary) for item, number in Counter(table["all"]).items()]
    if len(table["all"]) < 2:
        raise KindError("all", "at least two things must occur together")
    within = _WITHIN.fullmatch(table.get("within", "sentence"))
    if not within:
        raise KindError("within", 'must be "sentence", "paragraph" or "N words" with N from 1 to 99')
    most = int(within[1]) if within[1] else None
    forbidden = literals(table.get("none", []))

    def find(text: str, start: int, end: int) -> Iterator[Found]:
        hull = _tightest(parts, text, start, end)
        if hull and not any(forbidden(text, start, end)) and not (most and _count(text, hull) > most):
            whole = Span(hull[0].start, max(part.end for part in hull))
            yield Found(whole, whole, " + ".join(table["all"]), tuple(hull))

    rarest = max(parts, key=lambda part: min(map(len, part.literals)))
    return Compiled(
        find=find,
        anchors=rarest.literals,
        forms={part.item: part.literals for part in parts},
        scope="paragraph" if within[0] == "paragraph" else "sentence",
    )


def _part(item: str, number: int, vocabulary: Vocabulary) -> Part:
    named = _SET.fullmatch(item)
    if not named and number > 1:
        raise KindError("all", f"{item!r} stands there twice; only a set can, for two different members")
    if not named and not item.strip():
        raise KindError("all", "an item is blank")
    members = vocabulary.members(named[1], "all") if named else (item,)
    if len(members) < number:
        raise KindError("all", f"{item} has fewer than {number} members")
    exact = bool(named) and named[1] in vocabulary.exact if named else False
    find = entries({member: (member,) for member in members}, exact=exact)
    return Part(item, number, find, tuple(sorted({anchor(member) for member in members})))


def _tightest(parts: list[Part], text: str, start: int, end: int) -> list[Span] | None:
    """Return the parts of the shortest stretch that holds them all, by a window that slides over what was found."""
    seen = sorted(
        (found.mark, number, fold(found.entry))
        for number, part in enumerate(parts)
        for found in part.find(text, start, end)
        if isinstance(found, Found)
    )
    best: tuple[int, int, int] | None = None
    have: Counter[tuple[int, str]] = Counter()
    left = 0
    for right, (mark, number, entry) in enumerate(seen):
        have[number, entry] += 1
        while _enough(parts, have):
            length = mark.end - seen[left][0].start
            if best is None or length < best[0]:
                best = (length, left, right)
            gone = (seen[left][1], seen[left][2])
            have[gone] -= 1
            if not have[gone]:
                del have[gone]
            left += 1
    return _chosen(seen[best[1] : best[2] + 1]) if best else None


def _enough(parts: list[Part], have: Counter[tuple[int, str]]) -> bool:
    different = Counter(number for number, _ in have)
    return all(different[number] >= part.number for number, part in enumerate(parts))


def _chosen(window: list[tuple[Span, int, str]]) -> list[Span]:
    first = {(number, entry): mark for mark, number, entry in reversed(window)}
    return sorted(first.values())


def _count(text: str, hull: list[Span]) -> int:
    return sum(1 for _ in _WORDS.finditer(text, hull[0].start, max(part.end for part in hull)))


COOCCUR = Kind(
    name="cooccur",
    keys={"all": Key("strs", required=True), "none": Key("strs"), "within": Key("str")},
    compile=compile_cooccur,
)
