"""What a pattern's tree tells: how far a match can reach, whether it may take long, and which literals stand in each match.

Literals are found by walking the tree: rows of characters that are the same in every match are multiplied out as long as they
are few, branches are put together, and of all sets of pieces one of which must be there the rarest is taken.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import inf
from typing import NamedTuple
from unicodedata import category, is_normalized

from framing.match.frequency import frequency_inside
from framing.match.literal import ALIKE, fold
from framing.match.nodes import Back, Chars, Either, Look, Node, Nothing, Repeat, Row, Text, nodes_of

MOST_BACK = 200  #: characters that a back-reference is taken to be at most
MANY = 10  #: times that a repeat may run and still be quick
MOST_STRINGS = 128  #: that are told apart
LEAST = 2  #: letters of a piece
_QUOTES = "".join(ALIKE)


def reach(node: Node) -> int:
    """Return how many characters a match and what it looks ahead at can take together, at most."""
    if isinstance(node, Row):
        return sum(map(reach, node.nodes))
    if isinstance(node, Either):
        return max(map(reach, node.nodes))
    if isinstance(node, Repeat):
        return node.most * reach(node.node)
    if isinstance(node, Look):
        return 0 if node.behind else reach(node.node)
    if isinstance(node, Text):
        return len(node.letters)
    return MOST_BACK if isinstance(node, Back) else int(isinstance(node, Chars))


def least(node: Node) -> int:
    r"""Return how many characters a match takes at least.

    >>> from framing.match.tree import parse
    >>> [least(parse(p).node) for p in (r"\bof (?:the )?war\b", "(?:a|bc){2,3}", "(?=so)")]
    [6, 2, 0]
    """
    if isinstance(node, Row):
        return sum(map(least, node.nodes))
    if isinstance(node, Either):
        return min(map(least, node.nodes))
    if isinstance(node, Repeat):
        return node.least * least(node.node) if node.least else 0
    return len(node.letters) if isinstance(node, Text) else int(isinstance(node, Chars))


def risk(node: Node) -> str:
    r"""Return what may make a pattern slow on some text: a back-reference, a wide gap, repeats in repeats; else nothing.

    >>> from framing.match.tree import parse
    >>> [risk(parse(p).node) for p in (r"a+b", r"(?:a|aa+)+b", r"(a)\1", r"a.{0,40}b")]
    ['', 'repeats inside repeats', 'a back-reference', 'a wide gap']
    """
    if isinstance(node, Back):
        return "a back-reference"
    if isinstance(node, Repeat) and _many(node):
        if _repeats(node.node):
            return "repeats inside repeats"
        if isinstance(node.node, Chars) and node.node.wide:
            return "a wide gap"
    return next(filter(None, map(risk, nodes_of(node))), "")


def _many(node: Repeat) -> bool:
    return node.open or node.most > MANY


def _repeats(node: Node) -> bool:
    return (isinstance(node, Repeat) and _many(node)) or any(map(_repeats, nodes_of(node)))


def marks(node: Node) -> str:
    """Return marks and digits, one of which stands in every match or right behind it; none where there are none to be found.

    >>> from framing.match.tree import parse
    >>> marks(parse(r"no[.] (?:1[0-8]|19)").node), marks(parse('(?:so|“too)(?=[?!])').node)
    ('.', '!?')
    """
    return "".join(sorted(_marks(node)))


def _marks(node: Node) -> frozenset[str]:
    if isinstance(node, Chars):
        return node.some if node.some and not any(map(_is_worded, node.some)) else frozenset()
    if isinstance(node, Either):
        ways = list(map(_marks, node.nodes))
        return frozenset().union(*ways) if all(ways) else frozenset()
    if isinstance(node, Row):
        return min(filter(None, map(_marks, node.nodes)), key=len, default=frozenset())
    if isinstance(node, Repeat):
        return _marks(node.node) if node.least else frozenset()
    return _marks(node.node) if isinstance(node, Look) and node.must and not node.behind else frozenset()


def _is_worded(char: str) -> bool:
    return char.isalpha() or char.isspace() or char.casefold() != char or category(char)[0] == "M"


class Known(NamedTuple):
    """What is known of a node: all that it can be, None where that is too much; pieces one of which stands in it, if any do."""

    all: frozenset[str] | None
    pieces: frozenset[str] = frozenset()


_EMPTY, _ANYTHING = Known(frozenset([""])), Known(None)


def pieces(node: Node) -> tuple[str, ...]:
    r"""Return folded pieces of words, one of which stands in every match; none where there are none to be found.

    >>> from framing.match.tree import parse
    >>> pieces(parse(r"\b(?:self|so)[- ]styled|so[- ]called\b").node)
    ('called', 'styled')
    """
    return tuple(sorted(_best(_known(node))))


def _known(node: Node) -> Known:
    if isinstance(node, Row):
        return _row(map(_known, node.nodes))
    if isinstance(node, Either):
        return _either([_known(one) for one in node.nodes])
    if isinstance(node, Repeat):
        return _repeat(node)
    if isinstance(node, Text):
        return Known(frozenset([node.letters.lower()]))
    if isinstance(node, Chars):
        return _chars(node)
    return _EMPTY if isinstance(node, (Look, Nothing)) else _ANYTHING


def _chars(node: Chars) -> Known:
    written = {_plain(char) for char in node.some} if node.some else {None}
    return _ANYTHING if None in written else Known(frozenset(filter(None, written)))


@lru_cache(maxsize=512)
def _plain(char: str) -> str | None:
    """Return a character as a folded text has it, a blank for what parts words; None where it may be more than one."""
    if char.isspace() or char in "-\u2010\u2011":
        return " "
    folded = fold(char)
    if len(folded) != 1 or len(char.casefold()) != 1 or not is_normalized("NFC", char) or category(char)[0] == "M":
        return None
    return folded


def _repeat(node: Repeat) -> Known:
    inner = _known(node.node)
    if node.least == 0:
        single = node.most == 1 and inner.all is not None
        return Known(inner.all | {""}) if single and inner.all is not None else _ANYTHING
    if node.least == node.most and inner.all is not None and len(inner.all) ** node.least <= MOST_STRINGS:
        return _row([inner] * node.least)
    return Known(None, _best(inner))


def _either(branches: list[Known]) -> Known:
    every = [known.all for known in branches]
    if None not in every and sum(len(one) for one in every if one) <= MOST_STRINGS:
        return Known(frozenset().union(*(one for one in every if one)))
    best = list(map(_best, branches))
    return Known(None, frozenset().union(*best) if all(best) else frozenset())


def _row(knowns: Iterable[Known]) -> Known:
    """Return what is known of nodes in a row: their strings multiplied out as far as they are few."""
    made, whole, best = _EMPTY, True, frozenset[str]()
    for known in knowns:
        if known is _EMPTY:
            continue
        if made.all and known.all is not None and len(made.all) * len(known.all) <= MOST_STRINGS:
            made = known if made is _EMPTY else Known(frozenset([one + other for one in made.all for other in known.all]))
            continue
        best = _rarer(_rarer(best, _best(made)), known.pieces)
        made, whole = (known if known.all is not None else _EMPTY), False
    return Known(made.all) if whole else Known(None, _rarer(best, _best(made)))


def _best(known: Known) -> frozenset[str]:
    """Return the longest piece of each string, or none where one of them has none."""
    if known.all is None:
        return known.pieces
    longest = {_longest(one) if " " in one else one.strip(_QUOTES) for one in known.all}
    if min(map(_letters, longest), default=0) < LEAST:
        return frozenset()
    if len(longest) == 1:
        return frozenset(longest)
    return frozenset(one for one in longest if not any(other in one for other in longest - {one}))


def _longest(string: str) -> str:
    return max([piece.strip(_QUOTES) for piece in string.split()], key=len, default="")


def _letters(piece: str) -> int:
    return len(piece) if piece.isalnum() else sum(map(str.isalnum, piece))


def _rarer(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    return min((one, other), key=_cost)


def _cost(some: frozenset[str]) -> float:
    return sum(map(frequency_inside, some)) if some else inf
