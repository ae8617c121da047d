"""Find where each key and element of TOML source stands, which TOML parsers do not tell.

Reads only source that a parser has accepted, so it can be lax about what it skips.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

Key = tuple[str | int, ...]
"""A path into the data: table, key, element of an array."""

_TOKEN = re.compile(
    r'"""(?:[^\\]|\\[\s\S])*?"""+|\'\'\'[\s\S]*?\'\'\'+|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\''
    r"|#[^\n]*|\n|\[\[?|\]|[{},=.]|[^\s#\[\]{},=.\"']+"
)


class Places:
    r"""Lines and columns, from 1, of the keys and elements of one source.

    >>> Places('[rules.a]\nhits = ["x",\n  "y"]').of(("rules", "a", "hits", 1))
    (3, 3)
    """

    def __init__(self, source: str) -> None:
        self._starts = [0, *(m.end() for m in re.finditer("\n", source))]
        self._offsets: dict[Key, int] = {}
        self._tokens = list(self._tokenise(source))
        self._next = 0
        self._document()

    def of(self, key: Key) -> tuple[int, int]:
        """Return where a key stands; where it is not there, the nearest table around it; else line 1."""
        while key and key not in self._offsets:
            key = key[:-1]
        offset = self._offsets.get(key, 0)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    @staticmethod
    def _tokenise(source: str) -> Iterator[tuple[str, int]]:
        for m in _TOKEN.finditer(source):
            if not m[0].startswith("#"):
                yield m[0], m.start()

    def _peek(self) -> str:
        return self._tokens[self._next][0] if self._next < len(self._tokens) else ""

    def _take(self) -> tuple[str, int]:
        self._next += 1
        return self._tokens[self._next - 1]

    def _lines(self) -> None:
        while self._peek() == "\n":
            self._next += 1

    def _document(self) -> None:
        prefix: Key = ()
        counts: dict[Key, int] = {}
        while self._next < len(self._tokens):
            token = self._peek()
            if token == "\n":
                self._next += 1
            elif token in ("[", "[["):
                _, offset = self._take()
                prefix = self._dotted(())[0]
                if token == "[[":
                    counts[prefix] = counts.get(prefix, -1) + 1
                    prefix = (*prefix, counts[prefix])
                self._offsets[prefix] = offset
                while self._peek() == "]":
                    self._next += 1
            else:
                self._pair(prefix)

    def _dotted(self, prefix: Key) -> tuple[Key, int]:
        """Read a key, maybe dotted; record each part once."""
        key, first = prefix, -1
        while True:
            token, offset = self._take()
            first = offset if first < 0 else first
            key = (*key, token[1:-1] if token[0] in "\"'" else token)
            self._offsets.setdefault(key, offset)
            if self._peek() != ".":
                return key, first
            self._next += 1

    def _pair(self, prefix: Key) -> None:
        before = self._next
        key, offset = self._dotted(prefix)
        self._offsets[key] = offset
        if self._peek() == "=":
            self._next += 1
            self._value(key)
        self._next = max(self._next, before + 1)

    def _value(self, key: Key) -> None:
        token = self._peek()
        if token.startswith("["):
            self._array(key)
        elif token == "{":
            self._inline(key)
        else:
            while self._next < len(self._tokens) and self._peek() not in (",", "]", "}", "\n"):
                self._next += 1

    def _array(self, key: Key) -> None:
        token, offset = self._take()
        if token == "[[":  # an array whose first element is an array: one token, two brackets
            self._tokens[self._next - 1] = ("[", offset + 1)
            self._next -= 1
        number = 0
        while self._next < len(self._tokens):
            self._lines()
            if self._peek() == "]":
                self._next += 1
                return
            before = self._next
            element = (*key, number)
            self._offsets[element] = self._tokens[before][1]
            self._value(element)
            self._lines()
            if self._peek() == ",":
                self._next += 1
            number += 1
            self._next = max(self._next, before + 1)

    def _inline(self, key: Key) -> None:
        self._next += 1
        while self._next < len(self._tokens):
            self._lines()
            if self._peek() == "}":
                self._next += 1
                return
            if self._peek() == ",":
                self._next += 1
            else:
                self._pair(key)
