"""``kind = "phrase"``: words with slots.

word · ``(a|b c)`` one of these · ``{set}`` a member of a set · ``{set?}`` or nothing · ``..N`` up to N words, never
across ``, ; :`` or the sentence. No nesting; a space between all parts. N is at most 10, so a match is never longer than
its parts and their gaps. A word of a gap may be joined by up to four hyphens (``U.S.-led``) and hold ``. ' & / @ $ %``; quotes,
brackets and dashes end the gap too. Of what a phrase can take from one place on, it takes the longest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

import regex

from framing.errors import KindError
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import BLANK, HYPHEN, SPACE, Compiler, anchor, bounded, fold_of, longest, pattern
from framing.model import Found, Span

MOST_GAP = 10
LONGEST = "(?p)"  #: of all ways to match, not the first
_ELEMENT = regex.compile(
    r"(?:\{(?P<set>[\w-]+)(?P<maybe>\?)?\}|\((?P<any>(?:(?!\.\.\d)[^(){}])*)\)|\.\.(?P<gap>\d+)"
    r"|(?!\.\.(?:\d|\s|$))(?P<word>[^\s(){}|]+))(?!\S)"
)
_PLAIN = r"[$€£¥#]?\w++(?:[.'’&/@]\w++)*+[.%]?+"
# what joins the pieces of a word never begins one, so there is one way to read a gap and no backtracking between ways
_GAP_WORD = f"{_PLAIN}(?:{HYPHEN}{_PLAIN}){{0,4}}"


class Element(NamedTuple):
    """A part of a phrase: its pattern, the literals it can be (none for a gap), and how often it may stand there."""

    pattern: str
    literals: tuple[str, ...]
    optional: bool = False
    gap: int = 0


def compile_phrases(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of the phrases. Raises KindError that shows where a phrase is wrong."""
    phrases = table["phrases"]
    if not phrases:
        raise KindError("phrases", "the list is empty")
    parsed = {phrase: _parse(phrase, vocabulary) for phrase in phrases}
    anchors = {phrase: _rarest(elements) for phrase, elements in parsed.items()}
    exact = table.get("case") == "exact"
    ready = Compiler({phrase: LONGEST + bounded(_joined(elements)) for phrase, elements in parsed.items()}, exact=exact)

    def find(text: str, start: int, end: int) -> Iterator[Found]:
        folded = fold_of(text, start, end)
        found: dict[Span, str] = {}
        for phrase, literals in anchors.items():
            if any(literal in folded for literal in literals):
                for m in ready.of(phrase, text).finditer(text, start, end, overlapped=True):
                    found.setdefault(Span(*m.span()), phrase)
        for span in longest(list(found)):
            yield Found(span, span, found[span])

    every = sorted(set().union(*anchors.values()))
    return Compiled(find=find, anchors=tuple(every), forms={p: _shown(e) for p, e in parsed.items()})


def _parse(phrase: str, vocabulary: Vocabulary) -> list[Element]:
    elements: list[Element] = []
    at = 0
    while at < len(phrase):
        if phrase[at].isspace():
            at += 1
            continue
        m = _ELEMENT.match(phrase, at)
        if not m:
            raise KindError("phrases", f"cannot read {phrase!r} at character {at + 1}: {phrase[at:]!r}")
        elements.append(_element(m, phrase, vocabulary))
        at = m.end()
    _checked(phrase, [element for element in elements if not element.optional])
    return elements


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
        body = _any(members)
        if m["set"] in vocabulary.exact:
            body = f"(?-i:{body})"
        return Element(body, members, optional=bool(m["maybe"]))
    if m["gap"]:
        if not 1 <= int(m["gap"]) <= MOST_GAP:
            raise KindError("phrases", f"a gap in {phrase!r} must be 1 to {MOST_GAP} words")
        return Element(_GAP_WORD, (), gap=int(m["gap"]))
    if m["word"]:
        return Element(pattern(m["word"]), (m["word"],))
    alternatives = tuple(part.strip() for part in m["any"].split("|"))
    if not all(alternatives):
        raise KindError("phrases", f"an alternative of {m[0]!r} in {phrase!r} is blank")
    return Element(_any(alternatives), alternatives)


def _any(phrases: tuple[str, ...]) -> str:
    return "(?:" + "|".join(pattern(p) for p in sorted(phrases, key=lambda p: (-len(p), p))) + ")"


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


def _rarest(elements: list[Element]) -> set[str]:
    """Return the literals of the part whose shortest member is longest: one of them stands in every match."""
    fixed = [{anchor(literal) for literal in e.literals} for e in elements if e.literals and not e.optional]
    return max(fixed, key=lambda literals: min(map(len, literals)))


def _shown(elements: list[Element]) -> tuple[str, ...]:
    shown = [
        f"..{e.gap}" if e.gap else f"[{' | '.join(e.literals)}]" if e.optional else " | ".join(e.literals) for e in elements
    ]
    return (" + ".join(shown),)


PHRASE = Kind(name="phrase", keys={"phrases": Key("strs", required=True), "case": Key("str")}, compile=compile_phrases)
