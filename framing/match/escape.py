"""Whether a pattern can match where none of its anchors stands: such a rule would be silent there, and nobody would know.

Short texts that the pattern may match are made from its tree, each part in as few ways as tell it from others; those that
hold an anchor already are let go at once. What is left is tried against the pattern itself, so nothing is refused that was
not seen; a pattern with more ways than are made may slip through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from zlib import crc32

import regex

from framing.match.literal import fold
from framing.match.nodes import Chars, Either, Look, Node, Repeat, Row, Text

MOST_WAYS = 200  #: texts that are kept of each part
Anchored = Callable[[str], object]
"""Tells whether an anchor stands in a text."""

_SOME = ("x", " ")  #: of characters that are too many to list, those that are tried


def escape(pattern: str, flags: int, node: Node, anchors: Sequence[str]) -> str | None:
    r"""Return a text that the pattern matches and no anchor stands in, or None where none was found.

    >>> from framing.match.tree import parse
    >>> [escape(p, 0, parse(p).node, ["camp"]) for p in (r"rival (?:camps?|blocs?)\b", r"rival camps?\b")]
    ['rival bloc', None]
    """
    anchored = re.compile("|".join(map(re.escape, anchors))).search
    ways = [way for branch in _branches(node) for way in _ways(branch, [""], anchored)]
    if not ways:  # as most often: then the pattern need not be compiled
        return None
    found = (m for m in map(regex.compile(pattern, flags).search, ways) if m and m.end() > m.start())
    return next((m[0] for m in found if not anchored(" ".join(fold(m.string).split()))), None)


def _branches(node: Node) -> Iterator[Node]:
    """Yield the ways that a whole pattern can go, each of which is looked at on its own."""
    while isinstance(node, Row) and len(node.nodes) == 1:
        node = node.nodes[0]
    if isinstance(node, Either):
        for one in node.nodes:
            yield from _branches(one)
    else:
        yield node


def _ways(node: Node, before: list[str], anchored: Anchored) -> list[str]:
    """Return the texts before a node with each of what it can be behind them, those without an anchor."""
    if isinstance(node, Row):
        for one in node.nodes:
            before = _ways(one, before, anchored)
        return before
    if isinstance(node, Either):
        return _kept([way for one in node.nodes for way in _ways(one, before, anchored)], anchored)
    if isinstance(node, Repeat):
        least = before
        for _ in range(node.least):
            least = _ways(node.node, least, anchored)
        return least if node.least or not node.most else _kept([*least, *_ways(node.node, least, anchored)], anchored)
    if isinstance(node, (Chars, Text)):
        texts = _texts(node)
        return _kept([way + text for way in before for text in texts], anchored)
    if isinstance(node, Look) and node.must and not node.behind:
        return _kept([*before, *_ways(node.node, before, anchored)], anchored)
    return before


def _texts(node: Chars | Text) -> Iterable[str]:
    """Return what characters are tried as."""
    if isinstance(node, Text):
        return (node.letters.lower(),)
    return dict.fromkeys(char.lower() for char in sorted(node.some)[:2]) if node.some else _SOME


def _kept(ways: list[str], anchored: Anchored) -> list[str]:
    """Return the ways without an anchor: where they are too many, some of all kinds, always the same ones."""
    free = [way for way in dict.fromkeys(ways) if not anchored(way)]
    if len(free) > MOST_WAYS:
        free.sort(key=lambda way: crc32(way.encode("utf-8", "surrogatepass")))
    return free[:MOST_WAYS]
