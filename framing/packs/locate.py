"""Find where each key and element of TOML source stands, which TOML parsers do not tell.

Reads only source that a parser has accepted, so it can be lax about what it skips.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

import tomli

Key = tuple[str | int, ...]
"""A path into the data: table, key, element of an array."""

_STRING = r'"""(?:[^\\]|\\[\s\S])*?"""+|\'\'\'[\s\S]*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
_TOKEN = re.compile(rf"(?:{_STRING})|#[^\n]*|\n|[\[\]{{}},=.]|[^\s#\[\]{{}},=.\"']+")
_HEADER = re.compile(rf"(?:{_STRING})|#[^\n]*|\n[ \t]*\[(?P<section>[\w-]+)\.(?P<name>[\w-]+)\]")


def headers(source: str) -> Mapping[Key, int]:
    r"""Return the lines of headers such as ``[rules.name]``, in one cheap pass; keys of any other shape are not there.

    >>> headers("[pack]\n[rules.a]\n[rules.b]")
    {('rules', 'a'): 2, ('rules', 'b'): 3}
    """
    lines: dict[Key, int] = {}
    line, counted = 0, 0
    for m in _HEADER.finditer("\n" + source):
        if m["name"]:
            line += m.string.count("\n", counted, m.start("name"))
            counted = m.start("name")
            lines[m["section"], m["name"]] = line
    return lines


class Places:
    r"""Lines and columns, from 1, of the keys and elements of one source.

    >>> Places('[rules.a]\nhits = ["x",\n  "y"]').of(("rules", "a", "hits", 1))
    (3, 3)
    """

    def __init__(self, source: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", source))]
        self._tokens = [(m[0], m.start()) for m in _TOKEN.finditer(source) if not m[0].startswith("#")]
        self._offsets: dict[Key, int] = {}
        self._last: dict[Key, int] = {}  # the number of the last element of each array of tables
        self._open: list[tuple[str, Key]] = []  # brackets that are open, and what stands in them: no recursion
        self._header: Key = ()
        self._read()

    def __contains__(self, key: Key) -> bool:
        return key in self._offsets

    def of(self, key: Key) -> tuple[int, int]:
        """Return where a key stands; where it is not there, the nearest table around it; else line 1."""
        while key and key not in self._offsets:
            key = key[:-1]
        offset = self._offsets.get(key, 0)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def _read(self) -> None:
        at = 0
        while at < len(self._tokens):
            if self._tokens[at][0] in ("\n", ","):
                at += 1
            elif self._tokens[at][0] == "[":
                at = self._table(at)
            else:
                at = self._pair(at, self._header)
                while self._open and at < len(self._tokens):
                    at = self._inside(at)

    def _table(self, at: int) -> int:
        """Read a header ``[a.b]`` or ``[[a.b]]``; what follows stands in its table."""
        offset = self._tokens[at][1]
        many = self._tokens[at + 1] == ("[", offset + 1)
        parts, at = self._parts(at + 1 + many)
        path: Key = ()
        for part, place in parts[:-1]:
            path = (*path, part)
            self._offsets.setdefault(path, place)
            path = (*path, self._last[path]) if path in self._last else path
        path = (*path, parts[-1][0])
        if many:
            self._offsets.setdefault(path, offset)
            self._last[path] = self._last.get(path, -1) + 1
            path = (*path, self._last[path])
        self._offsets[path] = offset
        self._header = path
        return at + 1 + many

    def _parts(self, at: int) -> tuple[list[tuple[str, int]], int]:
        """Read a key, maybe dotted; return its parts with their offsets, and where the next token is."""
        parts = [(_bare(self._tokens[at][0]), self._tokens[at][1])]
        while at + 1 < len(self._tokens) and self._tokens[at + 1][0] == ".":
            at += 2
            parts.append((_bare(self._tokens[at][0]), self._tokens[at][1]))
        return parts, at + 1

    def _pair(self, at: int, prefix: Key) -> int:
        """Read a key and its value, or the bracket that opens it. A dotted key is where its first part is."""
        parts, at = self._parts(at)
        for part, _ in parts:
            prefix = (*prefix, part)
            self._offsets.setdefault(prefix, parts[0][1])
        return self._value(at + 1, prefix)

    def _value(self, at: int, key: Key) -> int:
        """Read an opening bracket, or a plain value to its end."""
        if at < len(self._tokens) and self._tokens[at][0] in ("[", "{"):
            bracket = self._tokens[at][0]
            self._open.append((bracket, (*key, -1) if bracket == "[" else key))
            return at + 1
        while at < len(self._tokens) and self._tokens[at][0] not in (",", "]", "}", "\n"):
            at += 1
        return at

    def _inside(self, at: int) -> int:
        """Read one thing in the innermost open bracket: its end, an element or a pair."""
        token, offset = self._tokens[at]
        bracket, key = self._open[-1]
        if token in ("]", "}"):
            self._open.pop()
        elif token not in ("\n", ","):
            if bracket == "{":
                return self._pair(at, key)
            element: Key = (*key[:-1], int(key[-1]) + 1)
            self._open[-1] = (bracket, element)
            self._offsets[element] = offset
            return self._value(at, element)
        return at + 1


def _bare(token: str) -> str:
    """Return a key without its quotes."""
    if token[0] == '"' and "\\" in token:
        return str(tomli.loads(f"key = {token}")["key"])
    return token[1:-1] if token[0] in "\"'" else token
