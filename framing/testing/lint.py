"""What a pack may do and its author may not have meant: doubts, none of which refuses it.

======================  ==============================================================================================
doubt                   what it is
======================  ==============================================================================================
exception-unneeded      no example of the rule would fail without the exception
entry-unreached         all forms of an entry are forms of earlier entries of its rule
anchor-common           an anchor stands in more than a quarter of the examples of all rules: it sorts out little
quantifiers-nested      a group with an open quantifier inside has one outside: a text can make it slow
pattern-twice           the same phrase or pattern stands in two packs
forms-within            all forms of a rule are forms of another rule
reference-unknown       a work that is neither a doi, an ISBN, an address nor in the bibliography
reference-missing       neither the device nor any of its rules names a work
toml-newer              TOML that only 1.1 allows: other readers refuse it
======================  ==============================================================================================
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from framing.host import Host
from framing.model import Exempt, Found, Rule, Span
from framing.packs import Places, home
from framing.packs.works import works
from framing.testing.suspects import nested, newer

COMMON = 0.25  #: share of examples from which an anchor is common
_KNOWN = ("doi:", "isbn:", "http://", "https://")


class Doubt(NamedTuple):
    """Something that the author of a pack may not have meant, and where."""

    path: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.kind}: {self.text}"


class _Said(NamedTuple):
    """A doubt about a rule, at one of its keys."""

    rule: Rule
    key: str
    kind: str
    text: str


def doubts(host: Host, only: Collection[str] | None = None) -> tuple[Doubt, ...]:
    """Return the doubts about the rules that are loaded, in the order of their files; ``only`` those of these paths."""
    places = _Places()
    found = {Doubt(s.rule.origin.path, places.line(s.rule, s.key), s.kind, s.text) for s in _all(host)}
    found |= set(chain.from_iterable(map(_newer, {pack.origin.path for pack in host.packs})))
    return tuple(sorted(doubt for doubt in found if only is None or doubt.path in only))


def _all(host: Host) -> Iterator[_Said]:
    rules = [rule for rule in host.rules if rule.origin.line]
    each: Sequence[Callable[[Rule], Iterable[_Said]]] = (_exceptions, _entries, _quantifiers, _references)
    for rule in rules:
        for look in each:
            yield from look(rule)
    for look_at in (_anchors, _twice, _within, _unreferenced):
        yield from look_at(rules)


def _exceptions(rule: Rule) -> Iterator[_Said]:
    texts = [example.text for example in (*rule.hits, *rule.misses)]
    for exempt in rule.exceptions:
        if not any(_needed(rule, exempt, text) for text in texts):
            yield _Said(rule, "except", "exception-unneeded", f"{rule.id}: no example needs the exception {exempt.phrase!r}")


def _needed(rule: Rule, exempt: Exempt, text: str) -> bool:
    """Tell whether an exception alone takes a match away from a text."""
    mine = _spans(exempt.find(text, 0, len(text)))
    if not mine:
        return False
    others = [span for one in rule.exceptions if one is not exempt for span in _spans(one.find(text, 0, len(text)))]
    matches = _spans(rule.find(text, 0, len(text)))
    return any(_covered(match, mine) and not _covered(match, others) for match in matches)


def _covered(match: Span, by: Iterable[Span]) -> bool:
    return any(span.covers(match) for span in by)


def _spans(found: Iterable[Found | tuple[int, int]]) -> list[Span]:
    return [Span(*getattr(one, "whole", one)) for one in found]


def _entries(rule: Rule) -> Iterator[_Said]:
    seen: dict[str, str] = {}
    for entry, forms in rule.forms.items() if rule.kind in ("words", "phrase") else ():
        if forms and all(form in seen for form in forms):
            first = seen[forms[0]]
            yield _Said(rule, rule.kind, "entry-unreached", f"{rule.id}: {entry!r} adds nothing to {first!r}")
        seen.update((form, entry) for form in forms if form not in seen)


def _quantifiers(rule: Rule) -> Iterator[_Said]:
    for pattern in rule.forms if rule.kind == "regex" else ():
        for part in nested(pattern):
            yield _Said(rule, "pattern", "quantifiers-nested", f"{rule.id}: {part!r} repeats what repeats")


def _references(rule: Rule) -> Iterator[_Said]:
    known = works(home())
    for key in rule.references:
        if not (key.lower().startswith(_KNOWN) or key in known):
            yield _Said(rule, "references", "reference-unknown", f"{rule.id}: {key!r} is no doi, ISBN, address or known work")


def _unreferenced(rules: Iterable[Rule]) -> Iterator[_Said]:
    by_device: dict[str, list[Rule]] = defaultdict(list)
    for rule in rules:
        by_device[rule.device.id].append(rule)
    for device, own in by_device.items():
        if not own[0].device.sources and not any(rule.references for rule in own):
            yield _Said(own[0], "device", "reference-missing", f"no work is named for {device}")


def _anchors(rules: Sequence[Rule]) -> Iterator[_Said]:
    texts = [example.text.lower() for rule in rules for example in (*rule.hits, *rule.misses)]
    for rule in rules:
        for anchor in rule.anchors if rule.kind == "regex" else ():
            share = sum(anchor in text for text in texts) / len(texts)
            if share > COMMON:
                text = f"{rule.id}: {anchor!r} stands in {100 * share:.0f} of 100 examples"
                yield _Said(rule, "anchors", "anchor-common", text)


def _twice(rules: Iterable[Rule]) -> Iterator[_Said]:
    first: dict[tuple[str, str], Rule] = {}
    for rule in rules:
        for entry in rule.forms if rule.kind in ("phrase", "regex") else ():
            other = first.setdefault((rule.kind, entry), rule)
            if other.origin.path != rule.origin.path:
                yield _Said(rule, rule.kind, "pattern-twice", f"{rule.id}: {entry!r} is one of {other.id} too")


def _within(rules: Sequence[Rule]) -> Iterator[_Said]:
    forms = {rule.id: frozenset(chain.from_iterable(rule.forms.values())) for rule in rules if rule.kind in ("words", "phrase")}
    holders: Mapping[str, list[str]] = _holders(forms)
    for rule in rules:
        own = forms.get(rule.id, frozenset())
        wider = [other for other in holders.get(min(own), []) if other != rule.id and own <= forms[other]] if own else []
        if wider:
            yield _Said(rule, rule.kind, "forms-within", f"{rule.id}: all its forms are forms of {wider[0]}")


def _holders(forms: Mapping[str, frozenset[str]]) -> Mapping[str, list[str]]:
    holders: dict[str, list[str]] = defaultdict(list)
    for id_, own in forms.items():
        for form in own:
            holders[form].append(id_)
    return holders


def _newer(path: str) -> Iterator[Doubt]:
    source = Path(path).read_text(encoding="utf-8-sig")
    for at, what in newer(source):
        yield Doubt(path, source.count("\n", 0, at) + 1, "toml-newer", f"{what} is TOML 1.1")


class _Places:
    """Finds the lines of keys; each file is read once."""

    def __init__(self) -> None:
        self._read: dict[str, Places] = {}

    def line(self, rule: Rule, key: str) -> int:
        """Return the line of a rule's key, or of the rule where it has none of its own."""
        path = rule.origin.path
        if path not in self._read:
            self._read[path] = Places(Path(path).read_text(encoding="utf-8-sig"))
        at = ("rules", rule.id.partition(".")[2], {"phrase": "phrases"}.get(key, key))
        return self._read[path].of(at)[0] if at in self._read[path] else rule.origin.line
