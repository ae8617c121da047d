"""``kind = "cooccur"``: several things in one sentence, one paragraph, or N words of a sentence.

What is reported is the tightest hull of the parts (in words for N words, else in length), the leftmost of equals; one for
each stretch looked at, further ones are not reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import regex

from framing.errors import KindError
from framing.match.anchored import entries
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import WORD, anchor, fold, longest
from framing.model import Found, Matcher, Span

_SET = r"\{([\w-]+)\}"
_WITHIN = r"sentence|paragraph|([1-9]\d?) words"


class Part(NamedTuple):
    """One kind of thing that must be there, how many different ones, how to find them, and which are the same one."""

    item: str
    number: int
    find: Matcher
    members: tuple[str, ...]
    lemmas: Mapping[str, str]
    literals: tuple[str, ...]


class Mention(NamedTuple):
    """Where a part stands in the text: the number of the part, and which of its entries it is."""

    span: Span
    part: int
    entry: str


def compile_cooccur(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the parts together. Raises KindError."""
    if len(table["all"]) < 2:
        raise KindError("all", "at least two things must occur together")
    parts = [_part(item, number, "all", vocabulary) for item, number in Counter(table["all"]).items()]
    forbidden = [_part(item, 1, "none", vocabulary) for item in dict.fromkeys(table.get("none", []))]
    within = regex.fullmatch(_WITHIN, table.get("within", "sentence"))
    if not within:
        raise KindError("within", 'must be "sentence", "paragraph" or "N words" with N from 1 to 99')
    most = int(within[1]) if within[1] else None

    def find(text: str, start: int, end: int) -> Iterator[Found]:
        hull = _tightest(parts, text, Span(start, end), most)
        if hull and not any(any(part.find(text, start, end)) for part in forbidden):
            whole = Span(hull[0].start, hull[-1].end)
            yield Found(whole, whole, " + ".join(table["all"]), tuple(hull))

    rarest = max(parts, key=lambda part: min(map(len, part.literals)))
    return Compiled(
        find=find,
        anchors=rarest.literals,
        forms={part.item: part.members for part in parts},
        scope="paragraph" if within[0] == "paragraph" else "sentence",
    )


def _part(item: str, number: int, key: str, vocabulary: Vocabulary) -> Part:
    named = regex.fullmatch(_SET, item)
    _checked(item, number, key, named is not None)
    members = vocabulary.members(named[1], key) if named else (item,)
    lemmas = vocabulary.lemmas.get(named[1], {}) if named else {}
    if len({fold(lemmas.get(member, member)) for member in members}) < number:
        raise KindError(key, f"{item} has fewer than {number} members")
    find = entries({member: (member,) for member in members}, exact=named is not None and named[1] in vocabulary.exact)
    return Part(item, number, find, members, lemmas, tuple(sorted({anchor(member) for member in members})))


def _checked(item: str, number: int, key: str, named: bool) -> None:
    if not item.strip():
        raise KindError(key, "an item is blank")
    if not named and not set(item).isdisjoint("(){}|"):
        raise KindError(key, f"cannot read {item!r}: an item is a word, a phrase without slots, or one {{set}}")
    if not named and number > 1:
        raise KindError(key, f"{item!r} stands there twice; only a set can, for two different members")


def _tightest(parts: list[Part], text: str, within: Span, most: int | None) -> list[Span] | None:
    """Return the parts of the shortest stretch that holds them all, by a window that slides over what was found."""
    seen = _mentions(parts, text, within)
    size = _ruler(text, within) if most else _length
    best: tuple[int, int, int] | None = None
    have: Counter[tuple[int, str]] = Counter()
    left = 0
    for right, mention in enumerate(seen):
        have[mention[1:]] += 1
        while _enough(parts, have):
            taken = size(Span(seen[left].span.start, mention.span.end))
            if best is None or taken < best[0]:
                best = (taken, left, right)
            gone = seen[left][1:]
            have[gone] -= 1
            if not have[gone]:
                del have[gone]
            left += 1
    if best is None or (most and best[0] > most):
        return None
    return _chosen(parts, seen[best[1] : best[2] + 1])


def _mentions(parts: list[Part], text: str, within: Span) -> list[Mention]:
    """Return what was found, in order. No word is two parts: it is the longest's, then that with the fewest members."""
    found: dict[Span, Mention] = {}
    for number in sorted(range(len(parts)), key=lambda number: len(parts[number].members)):
        for thing in parts[number].find(text, *within):
            if isinstance(thing, Found):
                entry = parts[number].lemmas.get(thing.entry, thing.entry)
                found.setdefault(thing.mark, Mention(thing.mark, number, fold(entry)))
    return [found[span] for span in longest(list(found))]


def _enough(parts: list[Part], have: Counter[tuple[int, str]]) -> bool:
    different = Counter(number for number, _ in have)
    return all(different[number] >= part.number for number, part in enumerate(parts))


def _chosen(parts: list[Part], window: list[Mention]) -> list[Span]:
    """Return the first mentions that are enough; the last of the window is always among them."""
    first: dict[tuple[int, str], Span] = {}
    taken: Counter[int] = Counter()
    for span, number, entry in window:
        if (number, entry) not in first and taken[number] < parts[number].number:
            first[number, entry] = span
            taken[number] += 1
    return list(first.values())


def _length(hull: Span) -> int:
    return hull.end - hull.start


def _ruler(text: str, within: Span) -> Callable[[Span], int]:
    """Return a function that counts the words a stretch touches."""
    words = [m.span() for m in regex.finditer(WORD, text, pos=within.start, endpos=within.end)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    return lambda hull: bisect_left(starts, hull.end) - bisect_right(ends, hull.start)


COOCCUR = Kind(
    name="cooccur",
    keys={"all": Key("strs", required=True), "none": Key("strs"), "within": Key("str")},
    compile=compile_cooccur,
)
