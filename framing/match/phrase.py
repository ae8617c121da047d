"""``kind = "phrase"``: words with slots.

word · ``(a|b c)`` one of these · ``{set}`` a member of a set · ``{set?}`` or nothing · ``..N`` up to N words, never
across ``, ; :`` or the sentence. No nesting; a space between all parts. N is at most 10, so a match is never longer than
its parts and their gaps. A word of a gap may be joined by up to four hyphens (``U.S.-led``) and hold ``. ' & / @ $ %``; quotes,
brackets and dashes end the gap too. Of what a phrase can take from one place on, it takes the longest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import Any, NamedTuple

import regex

from framing.errors import KindError
from framing.match.anchored import Anchored, Way
from framing.match.frequency import frequency
from framing.match.indexed import Need, Needle
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import BLANK, HYPHEN, SPACE, bounded, fold, pattern
from framing.match.sequence import MOST_HYPHENS, PLAIN, Course, Step, choice
from framing.match.spelling import spaced, spelling

MOST_GAP = 10
MOST_LITERALS = 64  #: of one phrase in the index, unless one part alone has more members
ANYWHERE = 2  #: how much more a look costs where a match may begin anywhere in the sentence
_RUN = re.compile(r"\w+")
LONGEST = "(?p)"  #: of all ways to match, not the first
_MARKS = frozenset("(){}|")  #: of what is more than a word
_ELEMENT = (
    r"(?:\{(?P<set>[\w-]+)(?P<maybe>\?)?\}|\((?P<any>(?:(?!\.\.\d)[^(){}])*)\)|\.\.(?P<gap>\d+)"
    r"|(?!\.\.(?:\d|\s|$))(?P<word>[^\s(){}|]+))(?!\S)"
)
# what joins the pieces of a word never begins one, so there is one way to read a gap and no backtracking between ways
_GAP_WORD = f"{PLAIN}(?:{HYPHEN}{PLAIN}){{0,{MOST_HYPHENS}}}"


class Element(NamedTuple):
    """A part of a phrase: the literals it can be (none for a gap), whether their case counts, how often it may stand there."""

    literals: tuple[str, ...]
    optional: bool = False
    gap: int = 0
    exact: bool = False

    @property
    def pattern(self) -> str:
        """Return the part as a pattern."""
        if self.gap:
            return _GAP_WORD
        body = "|".join(pattern(p) for p in sorted(self.literals, key=lambda p: (-len(p), p)))
        return f"(?-i:{body})" if self.exact else f"(?:{body})"


class Phrases:
    """Phrases by how they are written, each taken apart when it is first needed."""

    def __init__(self, vocabulary: Vocabulary, *, exact: bool = False) -> None:
        self._vocabulary, self._exact = vocabulary, exact
        self._parsed: dict[str, list[Element]] = {}
        self._courses: dict[str, Course | None] = {}
        self._needs: dict[str, tuple[Need, ...]] = {}

    def elements(self, phrase: str) -> list[Element]:
        """Return the parts of a phrase. Raises KindError that shows where it is wrong."""
        if phrase not in self._parsed:
            self._parsed[phrase] = _parse(phrase, self._vocabulary)
        return self._parsed[phrase]

    def pattern(self, phrase: str) -> str:
        """Return a phrase as a pattern of whole words that takes the longest."""
        return LONGEST + bounded(_joined(self.elements(phrase)))

    def course(self, phrase: str) -> Course | None:
        """Return a phrase as steps, or None where only a pattern finds it."""
        if phrase not in self._courses:
            self._courses[phrase] = _course(self.elements(phrase), self._exact)
        return self._courses[phrase]

    def needs(self, phrase: str) -> tuple[Need, ...]:
        """Return words of each part one of which must stand there."""
        if phrase not in self._needs:
            parts = [e.literals for e in self.elements(phrase) if e.literals and not e.optional]
            words = (frozenset(map(_longest_run, literals)) for literals in parts)
            self._needs[phrase] = tuple(Need(some) for some in words if "" not in some) if parts[1:] else ()
        return self._needs[phrase]


def _longest_run(literal: str) -> str:
    """Return the longest run of letters of a literal: it stands as a word wherever the literal does."""
    return max(_RUN.findall(fold(literal)), key=len, default="")


def _course(elements: Sequence[Element], exact: bool) -> Course | None:
    steps = []
    for element in elements:
        chosen = choice(element.literals, exact=exact or element.exact) if element.literals else None
        if chosen is None and not element.gap:
            return None
        steps.append(Step(chosen, element.optional, element.gap))
    return Course(steps)


def compile_phrases(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the phrases. Raises KindError that shows where a phrase is wrong."""
    if not table["phrases"]:
        raise KindError("phrases", "the list is empty")
    exact = table.get("case") == "exact"
    ready = Phrases(vocabulary, exact=exact)
    parsed = {phrase: ready.elements(phrase) for phrase in table["phrases"]}

    def needles() -> Iterator[Needle]:
        for key, elements in enumerate(parsed.values()):
            plain = _plain(elements)
            if plain is not None:
                yield Needle(spaced(plain), key, spelling(plain, exact=exact))
            else:
                head, literals = rarest(elements)
                yield from (Needle(literal, key, head=head) for literal in sorted(set(literals)))

    find = Anchored(list(parsed), needles, way_of(ready, exact=exact))
    return Compiled(find=find, forms={p: _shown(e) for p, e in parsed.items()})


def way_of(phrases: Phrases, *, exact: bool) -> Way:
    """Return how some phrases are looked for."""
    return Way(phrases.pattern, phrases.course, phrases.needs, exact=exact)


def _plain(elements: list[Element]) -> str | None:
    """Return a phrase that is nothing but words, as one; None for any other."""
    plain = [e.literals[0] for e in elements if len(e.literals) == 1 and not (e.optional or e.exact)]
    return " ".join(plain) if len(plain) == len(elements) else None


def _parse(phrase: str, vocabulary: Vocabulary) -> list[Element]:
    if phrase.isprintable() and _MARKS.isdisjoint(phrase) and ".." not in phrase and phrase.strip():  # nothing but words
        return [Element((word,)) for word in phrase.split()]
    elements: list[Element] = []
    at = 0
    while at < len(phrase):
        if phrase[at].isspace():
            at += 1
            continue
        m = _elements().match(phrase, at)
        if not m:
            raise KindError("phrases", f"cannot read {phrase!r} at character {at + 1}: {phrase[at:]!r}")
        elements.append(_element(m, phrase, vocabulary))
        at = m.end()
    _checked(phrase, [element for element in elements if not element.optional])
    return elements


@lru_cache(maxsize=1)
def _elements() -> regex.Pattern[str]:
    return regex.compile(_ELEMENT)


def _checked(phrase: str, needed: list[Element]) -> None:
    if not any(not element.gap for element in needed):
        raise KindError("phrases", f"{phrase!r} has no part that must be there")
    if needed[0].gap or needed[-1].gap:
        raise KindError("phrases", f"{phrase!r} must begin and end with words, not with a gap")
    if any(one.gap and other.gap for one, other in pairwise(needed)):
        raise KindError("phrases", f"{phrase!r} has two gaps in a row")


def _element(m: regex.Match[str], phrase: str, vocabulary: Vocabulary) -> Element:
    if m["set"]:
        members = vocabulary.members(m["set"], "phrases")
        return Element(members, optional=bool(m["maybe"]), exact=m["set"] in vocabulary.exact)
    if m["gap"]:
        if not 1 <= int(m["gap"]) <= MOST_GAP:
            raise KindError("phrases", f"a gap in {phrase!r} must be 1 to {MOST_GAP} words")
        return Element((), gap=int(m["gap"]))
    if m["word"]:
        return Element((m["word"],))
    alternatives = tuple(part.strip() for part in m["any"].split("|"))
    if not all(alternatives):
        raise KindError("phrases", f"an alternative of {m[0]!r} in {phrase!r} is blank")
    return Element(alternatives)


def _joined(elements: list[Element]) -> str:
    out, begun = "", False
    for element in elements:
        if element.gap:
            more = f"(?:{BLANK}{element.pattern}){{0,{element.gap - 1}}}"
            out += f"(?:{SPACE}{element.pattern}{more})?"
        elif element.optional:
            out += f"(?:{SPACE}{element.pattern})?" if begun else f"(?:{element.pattern}{SPACE})?"
        else:
            out += (SPACE if begun else "") + element.pattern
            begun = True
    return out


def rarest(elements: list[Element]) -> tuple[bool, list[str]]:
    """Return literals one of which stands in every match, and whether every match begins with one.

    They are those of a part, or of parts side by side, whichever is likely to cost least: how often they stand in a text,
    and what a look costs, which is little where a match begins with them and a pattern has one place to try.
    """
    best: tuple[float, bool, list[str]] = (inf, False, [])
    for start in range(len(elements)):
        head = start == 0
        for literals in _side_by_side(elements[start:]):
            cost = sum(map(frequency, literals)) * (1 if head else ANYWHERE)
            best = min(best, (cost, head, literals), key=lambda one: one[0])
    return best[1:]


def _side_by_side(elements: list[Element]) -> Iterator[list[str]]:
    """Yield the literals of the first part, of the first two, and so on, until they are too many or a part may be missing."""
    made = [""]
    for element in elements:
        if not element.literals or element.optional or (len(made) > 1 and len(made) * len(element.literals) > MOST_LITERALS):
            return
        told = [spaced(literal) for literal in element.literals]
        made = [f"{begun} {literal}".strip() for begun in made for literal in told]
        yield made


def _shown(elements: list[Element]) -> tuple[str, ...]:
    shown = [
        f"..{e.gap}" if e.gap else f"[{' | '.join(e.literals)}]" if e.optional else " | ".join(e.literals) for e in elements
    ]
    return (" + ".join(shown),)


PHRASE = Kind(name="phrase", keys={"phrases": Key("strs", required=True), "case": Key("str")}, compile=compile_phrases)
