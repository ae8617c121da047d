"""The same words said of others: swap the actors of a text, and the same rules must fire."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.detector import Detector
from framing.errors import Fault, PackError
from framing.model import Document, Tier
from framing.packs import home
from framing.packs.toml import parse
from framing.values import dataclass, replace

NAME = "actors.toml"
_ARTICLE = re.compile(r"\b([Aa])(n?) (?=\w)")


@dataclass(frozen=True, slots=True)
class Swap:
    """Two sides' words for themselves, in the same order."""

    kind: str
    sides: tuple[str, str]
    a: tuple[str, ...]
    b: tuple[str, ...]

    @property
    def other(self) -> Mapping[str, str]:
        """Return for each word that of the other side."""
        pairs = (*zip(self.a, self.b, strict=True), *zip(self.b, self.a, strict=True))
        return dict(reversed(pairs))  # of words that stand twice on a side the first counts


class Uneven(NamedTuple):
    """A text that rules treat otherwise when other actors stand in it."""

    place: str
    text: str
    swapped: str
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def actors(path: Path | None = None) -> list[Swap]:
    """Return the table of actors, the bundled one by default. Raises PackError with every fault."""
    place = path or home() / NAME
    try:
        data = parse(str(place), place.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        data = Fault(str(place), 0, 0, f"cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}")
    if isinstance(data, Fault):
        raise PackError([data])
    rows = data.get("swap", [])
    faults = [Fault(str(place), 0, 0, f"swap {n}: {wrong}") for n, row in enumerate(rows, 1) if (wrong := _wrong(row))]
    if faults or not rows:
        raise PackError(faults or [Fault(str(place), 0, 0, "no [[swap]] in it")])
    return [Swap(str(row.get("kind", "")), tuple(row["sides"]), tuple(row["a"]), tuple(row["b"])) for row in rows]


def exempt(path: Path | None = None) -> Mapping[str, str]:
    """Return the rules that a swap may change, each with the reason."""
    place = path or home() / NAME
    data = parse(str(place), place.read_text(encoding="utf-8"))
    given = data.get("exempt", {}) if isinstance(data, dict) else {}
    return {str(rule): str(why) for rule, why in given.items()} if isinstance(given, dict) else {}


def _wrong(row: Any) -> str:
    if not isinstance(row, dict) or not all(_words(row.get(key)) for key in ("a", "b", "sides")):
        return "needs a, b and sides, lists of words"
    a, b, sides = row["a"], row["b"], row["sides"]
    return "" if len(a) == len(b) and len(sides) == 2 else "a and b must be as long as each other, and sides two"


def _words(given: Any) -> bool:
    return isinstance(given, list) and bool(given) and all(isinstance(word, str) and word.strip() for word in given)


def swapped(text: str, swap: Swap) -> str:
    """Return a text with the actors of a swap in each other's place, and the article before them put right.

    >>> swapped("An American ship left Russia’s port.", Swap("", ("x", "y"), ("America", "American"), ("Russia", "Russian")))
    'A Russian ship left America’s port.'
    """
    other = swap.other
    words = "|".join(re.escape(word) for word in sorted(other, key=len, reverse=True))
    out, at = [], 0
    for m in re.finditer(rf"(?<![\w-])(?:([Aa])n? )?({words})(?![\w])", text):
        new = other[m[2]]
        article = f"{m[1]}{'n' if new[0] in 'AEIOaeio' else ''} " if m[1] else ""
        out += [text[at : m.start()], article, new]
        at = m.end()
    return "".join([*out, text[at:]])


def uneven(
    detector: Detector, texts: Iterable[tuple[str, str]], swaps: Sequence[Swap], but: Mapping[str, str]
) -> Iterator[Uneven]:
    """Yield of texts, each with its place, those in which a swap changes which rules fire, ``but`` for those exempt."""
    rules = tuple(rule for rule in detector.rules if rule.id not in but)
    whole = replace(detector, rules=rules, tiers=tuple(Tier), min_evidence=None, annotators={})
    for place, text in texts:
        fired: Counter[str] | None = None
        for swap in swaps:
            changed = swapped(text, swap)
            if changed != text:
                fired = _fired(whole, text) if fired is None else fired
                now = _fired(whole, changed)
                if now != fired:
                    yield Uneven(place, text, changed, tuple((fired - now).elements()), tuple((now - fired).elements()))


def _fired(detector: Detector, text: str) -> Counter[str]:
    return Counter(finding.match.rule.id for finding in detector.check(Document("text", text)).findings)


def hits(detector: Detector) -> Iterator[tuple[str, str]]:
    """Yield the hits of a detector's rules, each with the rule and where it is written."""
    for rule in detector.rules:
        for hit in rule.hits:
            yield f"{rule.origin.path}:{rule.origin.line}: {rule.id}", hit.text


def bare(detector: Detector, swaps: Iterable[Swap]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of actors that some rule fires on though nothing is said of them."""
    whole = replace(detector, tiers=tuple(Tier), min_evidence=None, annotators={})
    for name in dict.fromkeys(word for swap in swaps for word in (*swap.a, *swap.b)):
        fired = _fired(whole, f"The report names {name} on Monday.")
        if fired:
            yield name, tuple(sorted(fired))


def side_of(source: str | None, swaps: Iterable[Swap]) -> str | None:
    """Return the side of a source, by the first of its names that the table has."""
    for swap in swaps:
        for side, words in zip(swap.sides, (swap.a, swap.b), strict=True):
            if source and any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", source) for word in words):
                return side
    return None
