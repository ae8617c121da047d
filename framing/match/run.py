"""Run every rule over every stretch it looks at, where one of its anchors stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import index
from typing import NamedTuple

import regex

from framing.errors import nearest
from framing.match.literal import fold
from framing.model import Document, Found, Match, Role, Rule, Sentence, Span
from framing.report import Problem

_BLANK_LINE = regex.compile(r"(?>\r\n|\n|\r)[^\S\n\r]*+[\n\r]\s*+")


class Stretch(NamedTuple):
    """What a rule is given to look at, folded once for the test of anchors."""

    span: Span
    folded: str
    role: Role | None = None  #: of a sentence


def match(document: Document, sentences: Sequence[Sentence], rules: Iterable[Rule]) -> tuple[list[Match], list[Problem]]:
    """Return every match, in the order of the text, and what went wrong: a rule that raises costs only its finding."""
    stretches = {
        "sentence": [_folded(document.text, sentence.span, sentence.role) for sentence in sentences],
        "paragraph": [_folded(document.text, span) for span in _paragraphs(document.text)],
        "document": [_folded(document.text, Span(0, len(document.text)))],
    }
    folded = stretches["document"][0].folded
    owners = _Owners(sentences)
    matches: list[Match] = []
    problems: list[Problem] = []
    for rule in rules:
        present = [anchor for anchor in rule.anchors if anchor in folded]
        if present or not rule.anchors:
            if rule.scope not in stretches:
                problems.append(Problem(rule.id, None, f"no scope {rule.scope!r}{nearest(rule.scope, list(stretches))}"))
            for stretch in stretches.get(rule.scope, ()):
                if _worth_a_look(rule, stretch, present):
                    _run(rule, document.text, stretch.span, owners, (matches, problems))
    matches.sort(key=lambda m: (m.mark, m.rule.id, m.entry, m.whole))
    return matches, problems


def _folded(text: str, span: Span, role: Role | None = None) -> Stretch:
    return Stretch(span, fold(span.of(text)), role)


def _worth_a_look(rule: Rule, stretch: Stretch, present: Sequence[str]) -> bool:
    wanted = stretch.role is None or stretch.role in rule.roles
    return wanted and (not present or any(anchor in stretch.folded for anchor in present))


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for blank in _BLANK_LINE.finditer(text):
        yield Span(at, blank.start())
        at = blank.end()
    yield Span(at, len(text))


class _Owners:
    """Finds the sentence in which an offset stands."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._starts = [sentence.span.start for sentence in sentences]

    def of(self, offset: int) -> Sentence | None:
        """Return the sentence that holds ``offset``, if any does."""
        at = bisect_right(self._starts, offset) - 1
        found = self._sentences[at] if at >= 0 else None
        return found if found and offset < found.span.end else None


def _run(rule: Rule, text: str, within: Span, owners: _Owners, out: tuple[list[Match], list[Problem]]) -> None:
    matches, problems = out
    try:
        read = (_as_found(thing, text) for thing in rule.find(text, within.start, within.end))
        found = [thing for thing in read if _sound(thing, within)]
    except Exception as error:  # a plugin's rule may raise anything; the rest of the report stands
        owner = owners.of(within.start)
        cause = f"{type(error).__name__}: {error}".splitlines()[0]
        problems.append(Problem(rule.id, owner.index if owner else None, cause))
        return
    for thing in found:
        owner = owners.of(thing.parts[0].start if thing.parts else thing.mark.start)
        if owner and owner.role in rule.roles:
            matches.append(_match(rule, owner, thing))


def _as_found(thing: Found | tuple[int, int], text: str) -> Found:
    """Return what a matcher gave with true spans; a plugin may give pairs, also inside a Found."""
    if isinstance(thing, Found):
        return thing._replace(whole=_span(thing.whole), mark=_span(thing.mark), parts=tuple(map(_span, thing.parts)))
    span = _span(thing)
    return Found(span, span, span.of(text))


def _span(pair: tuple[int, int]) -> Span:
    start, end = pair
    return Span(index(start), index(end))


def _sound(thing: Found, within: Span) -> bool:
    return within.covers(thing.whole) and within.covers(thing.mark) and thing.mark.start < thing.mark.end


def _match(rule: Rule, owner: Sentence, thing: Found) -> Match:
    groups: Mapping[str, str] = thing.groups
    return Match(
        rule=rule,
        sentence=owner,
        whole=thing.whole,
        mark=thing.mark,
        entry=thing.entry,
        parts=thing.parts,
        groups=groups,
    )
