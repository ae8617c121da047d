"""Run every rule over every stretch it looks at, where one of its literals stands: index, candidates, verify."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import index as whole_number
from typing import Any

import regex

from framing.errors import nearest
from framing.match.candidates import Look, candidates
from framing.match.index import Index
from framing.match.indexed import Indexed
from framing.model import Document, Found, Match, Rule, Sentence, Span
from framing.report import Problem

_BLANK_LINE = regex.compile(r"(?>\r\n|\n|\r)[^\S\n\r]*+[\n\r]\s*+")

STRIKES = 3  #: times that a rule may run over its time in a document before it is looked for no more

Finding = Callable[..., "Iterable[Found | tuple[int, int]]"]


def match(
    document: Document, sentences: Sequence[Sentence], rules: Index | Iterable[Rule], *, prefilter: bool = True
) -> tuple[list[Match], list[Problem]]:
    """Return every match, in the order of the text, and what went wrong: a rule that raises costs only its finding.

    ``prefilter=False`` is the plain way, to hold the index to: every rule looks at every stretch, by patterns alone.
    """
    made = rules if isinstance(rules, Index) else Index(tuple(rules))
    text = document.text
    stretches = {
        "sentence": [sentence.span for sentence in sentences],
        "paragraph": list(_paragraphs(text)),
        "document": [Span(0, len(text))],
    }
    verifying = _Verifying(document, sentences, stretches)
    if prefilter:
        for look in candidates(made, text, stretches):
            verifying.look(made.rules[look.rule], look)
    for number in made.always if prefilter else range(len(made.rules)):
        verifying.everywhere(made.rules[number], plainly=not prefilter)
    matches = sorted(verifying.matches, key=lambda m: (m.mark, m.rule.id, m.entry, m.whole))
    return matches, verifying.problems


class _Verifying:
    """Looks at candidates in one document, and keeps what is found and what goes wrong."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], stretches: Mapping[str, Sequence[Span]]) -> None:
        self.matches: list[Match] = []
        self.problems: list[Problem] = []
        self._text, self._sentences, self._stretches = document.text, sentences, stretches
        self._starts = [sentence.span.start for sentence in sentences]
        self._strikes: Counter[str] = Counter()  #: rule → how often it ran over its time

    def look(self, rule: Rule, look: Look) -> None:
        """Look at one stretch for one rule."""
        within, find = self._stretches[rule.scope][look.number], rule.find
        if not self._wanted(rule, look.number):
            return
        if isinstance(find, Indexed):
            self._run(rule, within, find.verify, self._text, within, look.candidate)
        else:
            self._run(rule, within, find, self._text, *within)

    def everywhere(self, rule: Rule, *, plainly: bool) -> None:
        """Look at every stretch for one rule, by patterns alone if asked."""
        if rule.scope not in self._stretches:
            self.problems.append(Problem(rule.id, None, f"no scope {rule.scope!r}{nearest(rule.scope, list(self._stretches))}"))
        find = getattr(rule.find, "plainly", rule.find) if plainly else rule.find
        for number, within in enumerate(self._stretches.get(rule.scope, ())):
            if self._wanted(rule, number):
                self._run(rule, within, find, self._text, *within)

    def _wanted(self, rule: Rule, number: int) -> bool:
        if self._strikes and self._strikes[rule.id] >= STRIKES:
            return False
        return rule.scope != "sentence" or self._sentences[number].role in rule.roles

    def _owner(self, offset: int) -> Sentence | None:
        """Return the sentence that holds ``offset``, if any does."""
        at = bisect_right(self._starts, offset) - 1
        found = self._sentences[at] if at >= 0 else None
        return found if found and offset < found.span.end else None

    def _run(self, rule: Rule, within: Span, finding: Finding, *given: Any) -> None:
        try:
            read = [_as_found(thing, self._text) for thing in finding(*given)]
            found = [thing for thing in read if _sound(thing, within)]
        except Exception as error:  # a plugin's rule may raise anything; the rest of the report stands
            self._went_wrong(rule, within, error)
            return
        for thing in found:
            owner = self._owner(thing.parts[0].start if thing.parts else thing.mark.start)
            if owner and owner.role in rule.roles:
                self.matches.append(_match(rule, owner, thing))

    def _went_wrong(self, rule: Rule, within: Span, error: Exception) -> None:
        owner = self._owner(within.start)
        late = isinstance(error, TimeoutError)
        cause = "it takes too long here" if late else f"{type(error).__name__}: {error}".splitlines()[0]
        self.problems.append(Problem(rule.id, owner.index if owner else None, cause))
        self._strikes[rule.id] += late
        if late and self._strikes[rule.id] == STRIKES:
            self.problems.append(Problem(rule.id, None, f"not looked for any more: it took too long {STRIKES} times"))


def _paragraphs(text: str) -> Iterator[Span]:
    at = 0
    for blank in _BLANK_LINE.finditer(text):
        yield Span(at, blank.start())
        at = blank.end()
    yield Span(at, len(text))


def _as_found(thing: Found | tuple[int, int], text: str) -> Found:
    """Return what a matcher gave with true spans; a plugin may give pairs, also inside a Found."""
    if isinstance(thing, Found):
        if type(thing.whole) is Span and type(thing.mark) is Span and not thing.parts and type(thing.mark.start) is int:
            return thing
        return thing._replace(whole=_span(thing.whole), mark=_span(thing.mark), parts=tuple(map(_span, thing.parts)))
    span = _span(thing)
    return Found(span, span, span.of(text))


def _span(pair: tuple[int, int]) -> Span:
    start, end = pair
    return Span(whole_number(start), whole_number(end))


def _sound(thing: Found, within: Span) -> bool:
    return within.covers(thing.whole) and within.covers(thing.mark) and thing.mark.start < thing.mark.end


def _match(rule: Rule, owner: Sentence, thing: Found) -> Match:
    return Match(
        rule=rule,
        sentence=owner,
        whole=thing.whole,
        mark=thing.mark,
        entry=thing.entry,
        parts=thing.parts,
        groups=thing.groups,
    )
