"""What must stand in all that a regular expression matches: read off the pattern, so that most stretches need no look.

Sound and incomplete: what cannot be read gives nothing. The standard library's parser takes the pattern apart; syntax that
only the ``regex`` module knows it refuses, and such a pattern is looked for wherever its anchors stand.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from framing.match.literal import fold
from framing.model import Rule

MOST_SETS, MOST_MEMBERS, SHORTEST = 4, 80, 2
Sets = list[frozenset[str]]
Needs = tuple[tuple[str, ...], ...]


def needs(rule: Rule) -> Needs:
    """Return what must stand in a stretch beside an anchor of a rule: of each set one, in pieces of folded words."""
    pattern = next(iter(rule.forms), "") if rule.kind == "regex" else ""
    return tuple(tuple(sorted(some)) for some in needed(pattern))


def met(needs: Needs, folded: str) -> bool:
    """Tell whether a folded stretch holds what is needed."""
    return all(any(piece in folded for piece in some) for some in needs)


def needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of folded literals: of each set one stands in every match, or within what a look-ahead sees.

    >>> [sorted(one) for one in needed(r"(?:spirall?(?:ed|ing)|slid) (?:in)?to (?P<what>war|conflict)\\b")]
    [['conflict', 'war'], ['slid', 'spiral'], ['to']]
    """
    try:
        found = _sets(_parsed(pattern))
    except Exception:  # the parser's refusals are of many kinds, and a pattern that it cannot read loses only speed
        return ()
    return tuple(sorted(set(found), key=_worth)[:MOST_SETS])


def _parsed(pattern: str) -> Any:
    try:
        from re import _parser as parser  # type: ignore[attr-defined]
    except ImportError:  # Python 3.10
        import sre_parse as parser
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return parser.parse(pattern)


def _worth(literals: frozenset[str]) -> tuple[int, int, list[str]]:
    """Return a key that sorts sets by how much they are likely to tell: long literals, and few."""
    return -min(map(len, literals)), len(literals), sorted(literals)


def _sets(nodes: Iterable[tuple[Any, Any]]) -> Sets:
    found: Sets = []
    run = ""
    for kind, value in nodes:
        letter = _letter(str(kind), value)
        if letter:
            run += letter
        elif str(kind) != "AT":
            found += _run(run)
            run = ""
            found += _inside(str(kind), value)
    return found + list(_run(run))


def _run(run: str) -> Iterator[frozenset[str]]:
    if len(run) >= SHORTEST:
        yield frozenset({run})


def _letter(kind: str, value: Any) -> str:
    """Return the folded letter that a node stands for, whatever its case or kind of quote; "" for any other node."""
    if kind == "LITERAL":
        codes = [value]
    elif kind == "IN" and all(str(item) == "LITERAL" for item, _ in value):
        codes = [code for _, code in value]
    else:
        return ""
    letters = {fold(chr(code)) for code in codes}
    letter = letters.pop()
    return letter if not letters and len(letter) == 1 and letter.isascii() and (letter.isalnum() or letter == "'") else ""


def _inside(kind: str, value: Any) -> Sets:
    """Return the sets of a node that is made of others."""
    if kind == "SUBPATTERN":
        return _sets(value[-1])
    if kind == "ATOMIC_GROUP":
        return _sets(value)
    if kind in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
        return _sets(value[2]) if value[0] else []
    if kind == "ASSERT":
        return _sets(value[1]) if value[0] > 0 else []  # what stands in front may be of another stretch
    return _one_of(value[1]) if kind == "BRANCH" else []


def _one_of(branches: Sequence[Any]) -> Sets:
    told = [sorted(_sets(branch), key=_worth) for branch in branches]
    if not all(told):
        return []
    union = frozenset().union(*(best[0] for best in told))
    return [union] if len(union) <= MOST_MEMBERS else []
