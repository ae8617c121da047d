"""What the tree of a pattern is made of (tree.py): a node is equal to itself alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Chars(NamedTuple):
    """One character: one of these (a blank: any white space), or one of too many to list; ``wide`` where it is any but some."""

    some: frozenset[str] | None
    wide: bool = False
    exact: bool = False  #: in these cases only, whatever the pattern's flags


class Text(NamedTuple):
    """Several letters, one after the other; ``exact`` as of one."""

    letters: str
    exact: bool = False


class Nothing(NamedTuple):
    """A place, of which nothing is told."""


class Edge(NamedTuple):
    """An edge of a word."""


class Back(NamedTuple):
    """What a group took, once more."""


class Look(NamedTuple):
    """What must stand, or must not stand, before or behind a place."""

    node: Node
    behind: bool
    must: bool


class Repeat(NamedTuple):
    """A node several times; ``open`` where the pattern sets no upper limit itself."""

    node: Node
    least: int
    most: int
    open: bool


class Row(NamedTuple):
    """Nodes one after the other."""

    nodes: tuple[Node, ...]


class Either(NamedTuple):
    """One of these nodes."""

    nodes: tuple[Node, ...]


for _kind in (Chars, Text, Nothing, Edge, Back, Look, Repeat, Row, Either):  # nodes of two kinds may be equal as tuples
    for _method in ("__eq__", "__ne__", "__hash__"):
        setattr(_kind, _method, getattr(object, _method))

Node = Chars | Text | Nothing | Edge | Back | Look | Repeat | Row | Either


def nodes_of(node: Node) -> Sequence[Node]:
    """Return what a node holds."""
    if isinstance(node, (Row, Either)):
        return node.nodes
    return (node.node,) if isinstance(node, (Look, Repeat)) else ()
