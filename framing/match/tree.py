"""A pattern of the ``regex`` module read into a tree: what can be said of it before it meets a text.

Version 0 syntax is read; what is not (recursion, fuzzy matching, conditionals, verbs) has no bounds that could be told, and
raises UnreadError. Repeats without an upper limit are read with one, so that no match is endless: ``bounded`` is the
pattern with the limits written into it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from framing.match.nodes import Back, Chars, Edge, Either, Look, Node, Nothing, Repeat, Row, Text
from framing.match.plain import is_escape, is_group, is_plain, is_repeatable, is_set

MOST_NARROW = 100  #: characters of one kind in a row (``\w+``, ``\s*``) that an open repeat takes at most
MOST_WIDE = 500  #: of all but some (``.*``, ``[^.]+``)
MOST_GROUPS = 10  #: times that an open repeat takes a group


class UnreadError(Exception):
    """A pattern holds something of which no bounds can be told; the message names it."""


class Tree(NamedTuple):
    """A pattern's tree, and the pattern with an upper limit at every repeat.

    ``plain`` where it is made of nothing but what ``regex`` is known to take, so that it need not be compiled to tell.
    """

    node: Node
    bounded: str
    plain: bool
    names: frozenset[str]  #: of groups


_GROUP = re.compile(
    r"\(\?(?:(?P<comment>\#[^)]*\))|(?P<look><?[=!])|P=(?P<back>\w+)\)|(?P<flags>[aiLmsuxfpbe]*(?:-[ims]+)?)(?P<inline>[:)])"
    r"|P?<(?P<name>[^\W\d]\w*)>|(?P<plain>[>|]))"
)
_QUANTIFIER = re.compile(r"(?:(?P<sign>[*+?])|\{(?P<least>\d*)(?P<comma>,)?(?P<most>\d*)\})(?P<how>[?+]?)")
_ESCAPE = re.compile(
    r"\\(?:(?P<kind>[dDwWsSRh])|(?P<place>[bBAZmM])|(?P<of>[pP](?:\{[^}]*\}|\w)|N\{[^}]*\})|g<\w+>|(?P<number>[1-9]\d?)"
    r"|x(?P<x>[\da-fA-F]{2})|u(?P<u>[\da-fA-F]{4})|U(?P<U>[\da-fA-F]{8})|(?P<octal>0[0-7]{0,2})|(?P<control>[abfnrtv])"
    r"|(?P<plain>[^A-Za-z0-9]))",
    re.DOTALL,
)
_CONTROL = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_POSIX = re.compile(r"\[:\^?\w+:\]")
_SPACES = ("s", "h")
_MOST_LISTED = 12  #: characters of a set that are told apart
_LETTERS = re.compile(r"[A-Za-z]{2,}(?![*+?{])")  # a repeat is of the last alone
_ANY = Chars(None, wide=True)


def parse(pattern: str) -> Tree:
    """Return the tree of a pattern that the ``regex`` module takes. Raises UnreadError."""
    return _Reading(pattern).tree()


def read(pattern: str, *, exact: bool = False) -> Node | None:
    """Return the tree of a pattern or an alternative, None where it cannot be read."""
    try:
        return parse(f"(?-i:{pattern})" if exact else pattern).node
    except UnreadError:
        return None


class _Reading:
    def __init__(self, pattern: str) -> None:
        self._text, self._at = pattern, 0
        self._verbose = self._exact = False
        self._limits: list[tuple[int, int, str]] = []
        self._plain = True  #: so far
        self._names: set[str] = set()

    def tree(self) -> Tree:
        node = self._either()
        if self._at < len(self._text):
            raise UnreadError(self._here())
        return Tree(node, "".join(self._bounded()), self._plain, frozenset(self._names))

    def _bounded(self) -> Iterator[str]:
        at = 0
        for start, end, limit in self._limits:
            yield self._text[at:start] + limit
            at = end
        yield self._text[at:]

    def _here(self) -> str:
        return self._text[self._at : self._at + 12]

    def _either(self) -> Node:
        branches = [self._row()]
        while self._text.startswith("|", self._at):
            self._at += 1
            branches.append(self._row())
        return branches[0] if len(branches) == 1 else Either(tuple(branches))

    def _row(self) -> Node:
        nodes: list[Node] = []
        while self._at < len(self._text) and self._text[self._at] not in "|)":
            if self._verbose and self._passed_over():
                continue
            nodes.append(self._quantified(self._one()))
        return Row(tuple(nodes))

    def _passed_over(self) -> bool:
        """Pass over white space or a comment of a verbose pattern."""
        if self._text[self._at].isspace():
            self._at += 1
            return True
        if self._text[self._at] == "#":
            end = self._text.find("\n", self._at)
            self._at = len(self._text) if end < 0 else end
            return True
        return False

    def _one(self) -> Node:
        char = self._text[self._at]
        read = _READ.get(char)
        if read:
            return read(self)
        letters = None if self._verbose else _LETTERS.match(self._text, self._at)
        if letters:
            self._at = letters.end()
            return Text(letters[0], self._exact)
        self._at += 1
        if char == ".":
            return _ANY
        if char in "^$":
            return Nothing()
        self._plain = self._plain and is_plain(char)
        return Chars(frozenset(char), exact=self._exact)

    def _quantified(self, node: Node) -> Node:
        while self._at < len(self._text):
            if self._verbose and self._passed_over():
                continue
            m = _QUANTIFIER.match(self._text, self._at)
            if not m or not (m["sign"] or m["least"] or m["most"]):
                if self._text[self._at] == "{":  # fuzzy matching; a brace itself is written \{
                    raise UnreadError(self._here())
                return node
            self._plain = self._plain and is_repeatable(node, m)
            node = self._repeat(node, m)
            self._at = m.end()
        return node

    def _repeat(self, node: Node, m: re.Match[str]) -> Node:
        least = {"*": 0, "+": 1, "?": 0}[m["sign"]] if m["sign"] else int(m["least"] or 0)
        if m["sign"] in ("*", "+") or (m["comma"] and not m["most"]):
            most = max(least, _limit(node))
            self._limits.append((m.start(), m.end(), f"{{{least},{most}}}{m['how']}"))
            return Repeat(node, least, most, open=True)
        if m["sign"] == "?":
            return Repeat(node, 0, 1, open=False)
        return Repeat(node, least, int(m["most"]) if m["comma"] else least, open=False)

    def _group(self) -> Node:
        m = _GROUP.match(self._text, self._at)
        if not m:
            if self._text.startswith(("(?", "(*"), self._at):
                raise UnreadError(self._here())
            self._at += 1
            return self._closed(self._either())
        self._plain = self._plain and is_group(m[0])
        self._names.update(filter(None, [m["name"]]))
        self._at = m.end()
        if m["comment"] or m["back"]:
            return Back() if m["back"] else Nothing()
        if m["inline"] == ")":
            self._verbose = self._verbose or "x" in m["flags"]
            return Nothing()
        if "x" in (m["flags"] or ""):
            raise UnreadError(m[0])
        outside, self._exact = self._exact, _case(m["flags"] or "", self._exact)
        node = self._closed(self._either())
        self._exact = outside
        return Look(node, behind="<" in m["look"], must="=" in m["look"]) if m["look"] else node

    def _closed(self, node: Node) -> Node:
        if not self._text.startswith(")", self._at):
            raise UnreadError(self._here())
        self._at += 1
        return node

    def _escape(self) -> Node:
        m = _ESCAPE.match(self._text, self._at)
        if not m:
            raise UnreadError(self._here())
        self._plain = self._plain and is_escape(m[0])
        self._at = m.end()
        if m["place"]:
            return Edge() if m["place"] in "bmM" else Nothing()
        if m["number"] or m[0].startswith(r"\g"):
            return Back()
        if m["kind"] == "R":
            return Row((Chars(None), Repeat(Chars(None), 0, 1, open=False)))
        if m["kind"] in _SPACES or not (m["kind"] or m["of"]):
            return Chars(frozenset(_char(m)), exact=self._exact)
        return Chars(None, _is_wide(m[0]))

    def _set(self) -> Node:
        at = self._at + 1
        negated = self._text.startswith("^", at)
        at += negated
        some: set[str] | None = set()
        first, last = at, ""
        while at < len(self._text) and (at == first or self._text[at] != "]"):
            at, members = self._member(at, last)
            last = next(iter(members)) if members and len(members) == 1 else ""
            some = None if some is None or members is None or len(some | members) > _MOST_LISTED else some | members
        self._plain = self._plain and is_set(self._text, self._at, at + 1)
        self._at = at + 1
        return Chars(None if negated or not some else frozenset(some), negated, self._exact)

    def _member(self, at: int, last: str) -> tuple[int, set[str] | None]:
        """Return what a set says at a place: where that ends, and which characters it is, None for many."""
        posix = _POSIX.match(self._text, at)
        if posix:
            return posix.end(), None
        escaped = _ESCAPE.match(self._text, at) if self._text[at] == "\\" else None
        if escaped:
            listed = escaped["kind"] in (None, *_SPACES) and escaped["of"] is None and escaped["number"] is None
            return escaped.end(), {_char(escaped)} if listed else None
        if self._text[at] == "\\" or self._text.startswith(("--", "&&", "||", "~~"), at):
            raise UnreadError(self._text[at : at + 12])
        if self._text[at] == "-" and last and self._text[at + 1 : at + 2] not in ("]", ""):
            return at + 1, None  # a range: its end is read as a member of its own
        return at + 1, {self._text[at]}


_READ: Mapping[str, Callable[[_Reading], Node]] = {"(": _Reading._group, "[": _Reading._set, "\\": _Reading._escape}


def _case(flags: str, exact: bool) -> bool:
    """Tell whether case counts in a group of these flags."""
    on, _, off = flags.partition("-")
    return "i" in off or (exact and "i" not in on)


def _limit(node: Node) -> int:
    if isinstance(node, Chars):
        return MOST_WIDE if node.wide else MOST_NARROW
    return MOST_GROUPS


def _is_wide(escape: str) -> bool:
    return escape[1] in "DWSP"


def _char(m: re.Match[str]) -> str:
    for base, name in ((16, "x"), (16, "u"), (16, "U"), (8, "octal")):
        if m[name]:
            return chr(int(m[name], base))
    if m["kind"]:
        return " "
    if m["place"] == "b":
        return "\b"
    return _CONTROL[m["control"]] if m["control"] else m["plain"] or m["place"]
