"""The choices inside a pattern, and what stands where each can be taken: a first look compiles only those that may be.

Where a pattern has a choice, a branch that cannot match in a stretch can be left out of it there without any change to what
is found, whatever stands around it. Most rules are looked for once or twice in a text, and a pattern without the greater
part of its words compiles in a fraction of the time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from framing.match.spelling import view

if TYPE_CHECKING:
    from framing.match.nodes import Node

MOST_BEHIND = 300  #: characters before a stretch that a pattern may look back at
NEVER = "(?!)"  #: what is left of a choice none of which can be taken
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|[^\\\[()|]+|.", re.DOTALL)
_OPENS = re.compile(r"\((?:\?(?:[:=!>]|<[=!]|-?i:|P?<\w+>)|(?!\?))")
_TIED = re.compile(r"\\[1-9]|\\g|\(\?(?:[|(&R\d+#]|-\d|P[=&>]|[a-zA-Z]+[):])|\(\*")


class Branch(NamedTuple):
    """One way of a choice: folded pieces of words, one of which stands wherever it matches, if any are known; its parts."""

    pieces: tuple[str, ...]
    parts: tuple[Part, ...]


class Choice(NamedTuple):
    """A choice of branches, of which at each place the first that matches counts."""

    branches: tuple[Branch, ...]


Part = str | Choice


def choices(source: str) -> Choice | None:
    r"""Return the choices of a pattern, None where its parts depend on one another; not those by which it looks far back.

    >>> rendered(choices(r"\b(?:proxy|(?:cold|hot)-?) war|[|] peace"), "a proxy war of ideas")
    '\\b(?:proxy) war'
    """
    from framing.match.tree import read  # none of these where a cache has the choices

    tree = None if _TIED.search(source) else read(source)
    if tree is None:
        return None
    ways, at = _ways(source, 0, far=_behind(tree) > MOST_BEHIND)
    return _choice(ways) if at == len(source) else None


def _behind(node: Node) -> int:
    from framing.match.nodes import Look, nodes_of
    from framing.match.shape import reach

    own = reach(node.node) if isinstance(node, Look) and node.behind else 0
    return own + sum(map(_behind, nodes_of(node)))


def _ways(source: str, at: int, *, far: bool) -> tuple[list[list[Part]], int]:
    """Return the branches of a choice that begins at ``at``, and where it ends: at a bracket, or with the pattern."""
    ways: list[list[Part]] = [[]]
    while at < len(source) and source[at] != ")":
        opened = _OPENS.match(source, at) if source[at] == "(" else None
        if opened:
            inner, end = _ways(source, opened.end(), far=far)
            if far and "<" in opened[0]:
                ways[-1].append(source[at : end + 1])
            else:
                ways[-1] += [opened[0], *(inner[0] if len(inner) == 1 else [_choice(inner)]), source[end : end + 1]]
            at = end + 1
        elif source[at] == "|":
            ways.append([])
            at += 1
        else:
            piece = _PIECE.match(source, at)
            assert piece
            ways[-1].append(piece[0])
            at = piece.end()
    return ways, at


def _choice(ways: Sequence[Sequence[Part]]) -> Choice:
    from framing.match.shape import pieces
    from framing.match.tree import read

    nodes = [read(_whole(parts)) for parts in ways]
    return Choice(
        tuple(Branch(pieces(node) if node else (), tuple(_joined(parts))) for node, parts in zip(nodes, ways, strict=True))
    )


def _joined(parts: Sequence[Part]) -> Iterator[Part]:
    """Yield parts, those side by side as one that are the same whatever is chosen."""
    text = ""
    for part in parts:
        fixed = part if isinstance(part, str) else None if any(branch.pieces for branch in part.branches) else _whole([part])
        if fixed is not None:
            text += fixed
            continue
        yield from (text, part) if text else (part,)
        text = ""
    if text:
        yield text


def _whole(parts: Sequence[Part]) -> str:
    return "".join(part if isinstance(part, str) else rendered(part, None) for part in parts)


def rendered(choice: Choice, seen: str | None) -> str:
    """Return a choice as a pattern: whole, or as far as it can match where nothing but ``seen`` stands, folded and spaced."""
    left = []
    for pieces, parts in choice.branches:
        if seen is None or not pieces or any(map(seen.__contains__, pieces)):
            left.append("".join([part if isinstance(part, str) else rendered(part, seen) for part in parts]))
    return "|".join(left) or NEVER


def seen_around(text: str, start: int, end: int) -> str | None:
    """Return a stretch and what a pattern may look back at, folded and with one blank between words; None without a view."""
    first = max(0, start - MOST_BEHIND)
    seen = view(text, first, end)
    return seen.spaced[seen.spaced_at(first) : seen.spaced_at(end)] if seen else None
