"""Stretches of a text that are suspect: quantifiers in quantifiers, and TOML that is newer than 1.0."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECE = re.compile(
    r"""
    \\. | \[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]      # an escape; a class
    | \(\?[#].*?\) | (?P<open>\((?:\?(?:P?<[\w=!]*>?|[:=!>|]|[a-z]*-?[a-z]*:))?) | (?P<close>\))
    | (?P<open_ended>[*+]|\{\d*,\})[+?]? | \{\d+(?:,\d+)?\}[+?]? | .
    """,
    re.VERBOSE | re.DOTALL,
)
_LOOPS = re.compile(r"(?:[*+]|\{\d*,\})(?!\+)")  # a possessive one gives nothing back
_TOKEN = re.compile(
    r'''
    (?P<comment>\#[^\n]*) | (?P<basic>"""(?:\\.|[^\\])*?"""+|"(?:\\.|[^"\\\n])*") | \'\'\'.*?\'\'\'+ | '[^'\n]*'
    | (?P<time>(?:\d{4}-\d\d-\d\d[Tt ])?(?<![\w:.-])\d\d:\d\d(?![:\d])|\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(?![:\d]))
    | (?P<mark>[\[\]{},=\n]) | [^\s\[\]{},="'\#]+ | \s
    ''',
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*(\\[ex])")


def nested(pattern: str) -> Iterator[str]:
    r"""Yield the groups of a regular expression that repeat without bound and hold something that does.

    >>> list(nested(r"a(?:b+c)*d")), list(nested(r"(?:[a+]|\w)+(x*)"))
    (['(?:b+c)*'], [])
    """
    opened: list[tuple[int, bool]] = []
    for piece in _PIECE.finditer(pattern):
        if piece["open"]:
            opened.append((piece.start(), False))
        elif piece["close"] and opened:
            start, loops = opened.pop()
            outside = _LOOPS.match(pattern, piece.end())
            if outside and loops:
                yield pattern[start : outside.end()]
            if opened and (loops or outside):
                opened[-1] = (opened[-1][0], True)
        elif piece["open_ended"] and opened and _LOOPS.match(pattern, piece.start()):
            opened[-1] = (opened[-1][0], True)


def newer(source: str) -> Iterator[tuple[int, str]]:
    r"""Yield offsets of what TOML 1.0 does not allow and 1.1 does, and what it is; the source is TOML.

    >>> [what for _, what in newer('a = {b = 1,\n c = "\\e"}')]
    ['a new line in an inline table', 'the escape \\e']
    """
    open_: list[str] = []
    before = ""
    for token in _TOKEN.finditer(source):
        mark = token["mark"] or ""
        if mark in ("[", "{"):
            open_.append(mark)
        elif mark in ("]", "}"):
            if mark == "}" and before == ",":
                yield token.start(), "a comma before the end of an inline table"
            open_ = open_[:-1]
        elif mark == "\n" and open_[-1:] == ["{"]:
            yield token.start(), "a new line in an inline table"
        yield from _inside(token)
        before = mark if mark and mark != "\n" else before if token[0].isspace() or token["comment"] else ""


def _inside(token: re.Match[str]) -> Iterator[tuple[int, str]]:
    if token["basic"]:
        for escape in _ESCAPE.finditer(token[0]):
            yield token.start() + escape.start(1), f"the escape {escape[1]}"
    if token["time"]:
        yield token.start(), "a time without seconds"
