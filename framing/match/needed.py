r"""What must stand in all that a regular expression matches: read off its tree, so that most stretches need no look.

Sound and incomplete: what cannot be read gives nothing. Where a pattern says that words end (``\b``, a blank, a comma) they
are looked up among the words of a stretch; what may be part of one is searched for in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import inf
from typing import NamedTuple

from framing.match.frequency import frequency, frequency_inside, shared
from framing.match.indexed import Need
from framing.match.literal import fold
from framing.match.nodes import Chars, Edge, Either, Look, Node, Nothing, Repeat, Row, Text, nodes_of
from framing.match.shape import marks

MOST_SETS, MOST_JOINED, MOST_MEMBERS, SHORTEST = 4, 96, 300, 2
MOST_WAYS = 24  #: branches of one part of a pattern that are told apart
TELLING = 2**-8  #: share of words that one may have and be looked up in place of all that is spelt out
LESS_TELLING = 20  #: times as likely as that it may be if it is commoner
_EDGE = "\0"  #: in what is spelt out: an edge of a word
_EXACT = 0x100000  #: in what is spelt out: added to a letter whose case counts, which makes it one of a private area
_PARTING = frozenset(("", "-", " "))
_OFTEN = {"?": 0.001, "!": 0.0005, '"': 0.008, "'": 0.015, ",": 0.05, ".": 0.05}  # beside the number of words, as words are
_SELDOM = 0.002  #: any other mark
_BLANKS = re.compile(" +")
_BOUNDED = re.compile(r"(?<=[^\w])\w{2,}(?=[^\w])")
_WHOLE = re.compile(r"(?!\w).*(?<!\w)\Z", re.DOTALL)
_LAST_IS_PARTED = re.compile(r"[^\w]\Z")
Literals = frozenset[str]
_NOTHING: Literals = frozenset({""})


def needed(node: Node | None) -> tuple[tuple[Need, ...], ...]:
    r"""Return the ways that a match can go, and what each needs, or a look-ahead sees: one of each, what tells most first.

    >>> from framing.match.tree import read
    >>> for needs in needed(read(r"\b(?:(?:led|slid) to \w+|at) war\b")):
    ...     print([(sorted(need.words), need.pieces) for need in needs])
    [(['led', 'slid'], ()), (['war'], ()), (['to'], ())]
    [(['war'], ()), (['at'], ())]
    """
    if node is None:
        return ((),)
    ways = tuple(dict.fromkeys(map(_of_way, _ways(node))))
    found = ways if all(ways) else (_of_way(node),)
    _exact.cache_clear()  # it was asked for many times of the parts of one pattern
    return found


def _ways(node: Node) -> list[Node]:
    """Return a node once with each branch of the part of it that has most, of those that cannot be spelt out."""
    node = _bare(node)
    if isinstance(node, Either):
        return list(node.nodes) if len(node.nodes) <= MOST_WAYS else [node]
    if not isinstance(node, Row):
        return [node]
    parts = [
        (len(one.nodes), at) for at, one in enumerate(map(_bare, node.nodes)) if isinstance(one, Either) and not _exact(one)
    ]
    most, at = max((part for part in parts if part[0] <= MOST_WAYS), default=(0, 0))
    branches = nodes_of(_bare(node.nodes[at])) if most else ()
    return [Row((*node.nodes[:at], one, *node.nodes[at + 1 :])) for one in branches] or [node]


def _bare(node: Node) -> Node:
    """Return what a row of one holds."""
    return _bare(node.nodes[0]) if isinstance(node, Row) and len(node.nodes) == 1 else node


def _of_way(node: Node) -> tuple[Need, ...]:
    found = {need for literals in _sets(node) if _tells(literals) for need in _needs(literals)}
    seen = frozenset(map(fold, marks(node)))
    if seen and not seen & _PARTING:
        found.add(Need(frozenset(), tuple(sorted(seen))))
    return tuple(sorted(found, key=_cost)[:MOST_SETS])


def _tells(literals: Literals) -> bool:
    return min(len(literal.replace(_EDGE, "").strip()) for literal in literals) >= SHORTEST


class _Spelt(NamedTuple):
    """One way to spell a part of a match, in lower case, and the words in it that are whole, as they count."""

    piece: str
    words: frozenset[str]


def _needs(literals: Literals) -> Iterator[Need]:
    """Yield what one of some literals asks for: whole words that they share, again without those, or all that is spelt out."""
    spelt = [_spelt(literal) for literal in literals]
    told = [_telling(one) for one in spelt]
    worded = [one for one, telling in zip(spelt, told, strict=True) if telling]
    pieces = tuple(sorted({one.piece for one, telling in zip(spelt, told, strict=True) if not telling}))
    words = shared([one.words for one in worded])
    yield _need(words, pieces)
    while not pieces:
        worded = [_Spelt(one.piece, one.words - words) for one in worded]
        if not all(one.words for one in worded):
            return
        words = shared([one.words for one in worded])
        yield _need(words, ())


def _spelt(literal: str) -> _Spelt:
    plain = _plain(literal)
    if plain is literal:
        words = _BOUNDED.findall(plain)
    else:
        words = [_written(literal[m.start() : m.end()]) for m in _BOUNDED.finditer(plain)]
    piece = plain.replace(_EDGE, "")
    return _Spelt(_BLANKS.sub(" ", piece) if "  " in piece else piece, frozenset(words))


def _written(word: str) -> str:
    """Return a word as it counts: as it is written where the case of all its letters does, else in lower case."""
    if all(map(_is_exact, word)):
        return "".join(chr(ord(char) - _EXACT) for char in word)
    return _plain(word)


def _telling(one: _Spelt) -> bool:
    """Tell whether one of the words tells enough, beside all that is spelt out."""
    return min(map(frequency, map(str.lower, one.words)), default=inf) <= max(TELLING, LESS_TELLING * frequency(one.piece))


def _need(words: frozenset[str], pieces: tuple[str, ...]) -> Need:
    anyhow = {word for word in words if word == word.lower()}
    cased = tuple(sorted(word for word in words - anyhow if word.lower() not in anyhow))
    return Need(frozenset(word.lower() for word in words), pieces, cased)


def _is_exact(char: str) -> bool:
    return ord(char) >= _EXACT


def _plain(literal: str) -> str:
    """Return what was spelt out in lower case, whether case counts or not."""
    if literal.isascii():
        return literal
    return "".join(chr(ord(char) - _EXACT).lower() if _is_exact(char) else char for char in literal)


def _cost(need: Need) -> tuple[float, list[str], tuple[str, ...]]:
    """Return a key that sorts needs by how little they are likely to be met, and by what a look costs."""
    often = sum(map(frequency, need.words)) + sum(map(_often, need.pieces))
    return often * (1 + len(need.pieces)), sorted(need.words), need.pieces


def _often(piece: str) -> float:
    return frequency_inside(piece) if piece[1:] else _OFTEN.get(piece, _SELDOM)


def _sets(node: Node, before: bool = False, behind: bool = False) -> Iterator[Literals]:
    """Yield sets of what a node can be spelt as in part: each part that can be listed, joined as far as that goes.

    ``before`` and ``behind`` tell whether words are known to end there.
    """
    nodes = node.nodes if isinstance(node, Row) else (node,)
    run = _edge(before)
    for number, one in enumerate(nodes):
        exact = _exact(one)
        joined = exact and _joined(run, exact)
        if joined:
            run = joined
            continue
        yield _ended(run, _is_parted(Row(nodes[number:]), behind, backwards=True))
        before = all(map(_LAST_IS_PARTED.search, run))
        if exact is None:
            yield from _inside(one, before, _is_parted(Row(nodes[number + 1 :]), behind, backwards=True))
            run = _edge(_is_parted(one, before))
        else:
            run = frozenset(a + b for a in _edge(before) for b in exact)
    yield _ended(run, behind)


def _edge(known: bool) -> Literals:
    return frozenset({_EDGE}) if known else _NOTHING


def _ended(run: Literals, known: bool) -> Literals:
    return frozenset(literal + _EDGE for literal in run) if known else run


def _is_parted(node: Node, beside: bool, *, backwards: bool = False) -> bool:
    """Tell whether no word goes on behind a node, or in front of it, given whether none does on its other side."""
    if isinstance(node, Chars):
        return bool(node.some) and not any(char.isalnum() or char == "_" for char in node.some or ())
    if isinstance(node, Look) and node.must and node.behind is not backwards:
        return beside or _is_parted(node.node, False, backwards=backwards)
    if isinstance(node, Row):
        for one in node.nodes[::-1] if backwards else node.nodes:
            beside = _is_parted(one, beside, backwards=backwards)
        return beside
    if isinstance(node, Either):
        return all(_is_parted(one, beside, backwards=backwards) for one in node.nodes)
    if isinstance(node, Repeat):
        return (beside or node.least > 0) and _is_parted(node.node, beside and node.most == 1, backwards=backwards)
    return isinstance(node, Edge) or (isinstance(node, (Nothing, Look)) and beside)


def _joined(run: Literals, exact: Literals) -> Literals | None:
    return frozenset(a + b for a, b in product(run, exact)) if len(run) * len(exact) <= MOST_JOINED else None


@lru_cache(maxsize=4096)
def _exact(node: Node) -> Literals | None:
    """Return all that a node can be, folded, or None where that cannot be listed."""
    if isinstance(node, Row):
        return _row(node.nodes)
    if isinstance(node, Either):
        branches = list(map(_exact, node.nodes))
        union = frozenset().union(*(branch or () for branch in branches))
        return union if all(branches) and len(union) <= MOST_MEMBERS else None
    if isinstance(node, Repeat):
        return _repeated(node)
    if isinstance(node, Text):
        return frozenset({_cased(node.letters) if node.exact else node.letters.lower()})
    if isinstance(node, Chars):
        return _letters(node) if node.some else None
    if isinstance(node, Edge):
        return frozenset({_EDGE})
    return _NOTHING if isinstance(node, Nothing) else None


def _row(nodes: Sequence[Node]) -> Literals | None:
    run: Literals | None = _NOTHING
    for node in nodes:
        exact = _exact(node)
        run = _joined(run, exact) if run and exact else None
    return run


def _repeated(node: Repeat) -> Literals | None:
    exact = _exact(node.node)
    if exact and exact == frozenset({" "}):
        return exact if node.least else exact | _NOTHING
    return exact | _NOTHING if exact and (node.least, node.most) == (0, 1) else None


def _cased(letters: str) -> str:
    return "".join(chr(ord(char) + _EXACT) for char in letters)


def _letters(node: Chars) -> Literals | None:
    """Return the letters that one character can be, folded if case does not count; white space is a blank."""
    letters = {fold(letter) or " " for letter in node.some or ()}
    if not all(len(letter) == 1 and letter.isascii() and letter != _EDGE for letter in letters):
        return None
    if node.exact and all(char.isascii() and char.isalpha() for char in node.some or ()):
        return frozenset(map(_cased, node.some or ()))
    return frozenset(letters)


def _inside(node: Node, before: bool, behind: bool) -> Iterator[Literals]:
    """Yield what a node needs of which not all can be listed."""
    if isinstance(node, Either):
        yield from _one_of(node.nodes, before, behind)
    elif isinstance(node, Look):
        if node.must and not node.behind:  # what stands in front may be of another stretch
            yield from _sets(node.node, before)
    elif isinstance(node, Row):
        yield from _sets(node, before, behind)
    elif isinstance(node, Repeat) and node.least:
        yield from _sets(node.node, before and node.most == 1, behind and node.most == 1)


def _one_of(branches: Sequence[Node], before: bool, behind: bool) -> Iterator[Literals]:
    best = [min(filter(_tells, _sets(branch, before, behind)), key=_likely, default=_NOTHING) for branch in branches]
    union = frozenset().union(*best)
    if "" not in union and len(union) <= MOST_MEMBERS:
        yield union


def _likely(literals: Literals) -> float:
    plain = {_plain(literal).replace(_EDGE, " ") for literal in literals}
    return sum(frequency(one) if _WHOLE.match(one) else frequency_inside(one) for one in plain)
