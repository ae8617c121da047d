"""What must stand in all that a regular expression matches: read off the pattern, so that most stretches need no look.

Sound and incomplete: what cannot be read gives nothing. The standard library's parser takes the pattern apart. Of what only
the ``regex`` module knows, properties of letters and groups of one name are put otherwise; the rest it refuses, and such a
pattern is looked for wherever its anchors stand.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Any

from framing.match.literal import fold

MOST_SETS, MOST_JOINED, MOST_MEMBERS, SHORTEST = 4, 96, 300, 2
_PROPERTY = re.compile(r"\\(?:([pP](?:\{[^}]*\}|\w))|.)", re.DOTALL)
_FOREIGN = re.compile(
    r"(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|(?P<group>\(\?P?<\w+>)|\\(?:(?P<property>[pP](?:\{[^}]*\}|\w))|.)", re.DOTALL
)
_BLANKS = re.compile(" +")
Literals = frozenset[str]
_NOTHING: Literals = frozenset({""})


def needed(pattern: str) -> tuple[Literals, ...]:
    r"""Return sets of folded literals: of each set one stands in every match, or within what a look-ahead sees.

    >>> [sorted(one) for one in needed(r"(?:spirall?(?:ed|ing)|slid) (?:in)?to (?P<what>war|\\w+ conflict)\b")]
    [['slid into ', 'slid to ', 'spiraled into ', ...], [' conflict', 'war']]
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
        return parser.parse(_FOREIGN.sub(_put_otherwise, pattern))


def _put_otherwise(m: re.Match[str]) -> str:
    if m["set"]:
        return _PROPERTY.sub(lambda one: r"\w" if one[1] else one[0], m[0])
    return "(?:" if m["group"] else r"\w" if m["property"] else m[0]


def _worth(literals: Literals) -> tuple[int, int, list[str]]:
    """Return a key that sorts sets by how much they are likely to tell: long literals, and few."""
    return -min(map(len, literals)), len(literals), sorted(literals)


def _sets(nodes: Iterable[tuple[Any, Any]]) -> list[Literals]:
    """Return what nodes need that follow one another: what can be spelt out is joined, as far as that goes."""
    found: list[Literals] = []
    run = _NOTHING
    for kind, value in nodes:
        exact = _exact(str(kind), value)
        joined = exact and _joined(run, exact)
        if joined:
            run = joined
            continue
        found += _told(run)
        run = exact or _NOTHING
        if exact is None:
            found += _inside(str(kind), value)
    return found + _told(run)


def _told(run: Literals) -> list[Literals]:
    literals = frozenset(_BLANKS.sub(" ", literal) for literal in run)
    return [literals] if min(len(literal.strip()) for literal in literals) >= SHORTEST else []


def _joined(run: Literals, exact: Literals) -> Literals | None:
    return frozenset(a + b for a, b in product(run, exact)) if len(run) * len(exact) <= MOST_JOINED else None


def _exact(kind: str, value: Any) -> Literals | None:
    """Return all that a node can be, folded, or None where that cannot be listed."""
    if kind == "AT":
        return _NOTHING
    if kind in {"LITERAL", "IN", "CATEGORY"}:
        return _letters([(kind, value)] if kind != "IN" else value)
    if kind in {"SUBPATTERN", "ATOMIC_GROUP"}:
        return _row(value[-1] if kind == "SUBPATTERN" else value)
    if kind == "BRANCH":
        branches = [_row(branch) for branch in value[1]]
        union = frozenset().union(*(branch or () for branch in branches))
        return union if all(branches) and len(union) <= MOST_MEMBERS else None
    return _repeated(*value) if kind.endswith("_REPEAT") else None


def _row(nodes: Iterable[tuple[Any, Any]]) -> Literals | None:
    run: Literals | None = _NOTHING
    for kind, value in nodes:
        exact = _exact(str(kind), value)
        run = _joined(run, exact) if run and exact else None
    return run


def _repeated(least: int, most: Any, nodes: Any) -> Literals | None:
    exact = _row(nodes)
    if exact and least and exact == {" "}:
        return exact
    return exact | _NOTHING if exact and (least, most) == (0, 1) else None


def _letters(items: Sequence[tuple[Any, Any]]) -> Literals | None:
    """Return the folded letters that one character can be; white space is a blank."""
    letters = set()
    for kind, value in items:
        if str(kind) == "LITERAL":
            letters.add(fold(chr(value)) or " ")
        elif str(value) == "CATEGORY_SPACE":
            letters.add(" ")
        else:
            return None
    return frozenset(letters) if all(len(letter) == 1 and letter.isascii() for letter in letters) else None


def _inside(kind: str, value: Any) -> list[Literals]:
    """Return what a node needs of which not all can be listed."""
    if kind == "SUBPATTERN":
        return _sets(value[-1])
    if kind == "ATOMIC_GROUP":
        return _sets(value)
    if kind.endswith("_REPEAT"):
        return _sets(value[2]) if value[0] else []
    if kind == "ASSERT":
        return _sets(value[1]) if value[0] > 0 else []  # what stands in front may be of another stretch
    return _one_of(value[1]) if kind == "BRANCH" else []


def _one_of(branches: Sequence[Any]) -> list[Literals]:
    told = [sorted(_sets(branch), key=_worth) for branch in branches]
    if not all(told):
        return []
    union = frozenset().union(*(best[0] for best in told))
    return [union] if len(union) <= MOST_MEMBERS else []
