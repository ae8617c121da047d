"""What the ``regex`` module is known to take, so that a pattern made of nothing else need not be compiled to be taken.

Sound and incomplete: whatever is not told here is compiled, and ``regex`` says. Tests hold it to what ``regex`` takes.
"""

from __future__ import annotations

import re

from framing.match.nodes import Chars, Either, Node, Row

_SIGNS = frozenset(" _-'’‘\"“”–—,;:!@%&/=<>~`")
_GROUP = re.compile(r"\((?:\?(?:[:=!]|<[=!]|-?i:|P?<[A-Za-z]\w*>))?", re.ASCII)
_ESCAPE = re.compile(r"\\[bdDnsStwW\\.^$*+?{}\[\]()|/'\"-]")
_SET = re.compile(r"\[\^?-?(?:a-z|A-Z|0-9|[\w \"“”'’‘.,;:!?…/$€£%@#*+()={}<>–—]|\\[dDnsStwW.\]\[\\^$*+?(){}|/-])+-?\]")
_MOST_TIMES = 500  #: that a plain repeat asks for


def is_plain(char: str) -> bool:
    """Tell whether a character stands for itself."""
    return char.isalnum() or char in _SIGNS


def is_group(opener: str) -> bool:
    """Tell whether what opens a group is known: of one that is named, looks around, tells case, or none of these."""
    return _GROUP.fullmatch(opener) is not None


def is_escape(escape: str) -> bool:
    """Tell whether an escape is known, outside a set."""
    return _ESCAPE.fullmatch(escape) is not None


def is_set(source: str, start: int, end: int) -> bool:
    """Tell whether a set that stands there is of plain characters, of ranges and escapes that are known."""
    return _SET.fullmatch(source, start, end) is not None


def is_repeatable(node: Node, m: re.Match[str]) -> bool:
    """Tell whether a repeat of a node is surely one: of what takes room, once, in limits that can be."""
    if isinstance(node, (Chars, Row, Either)) and m["sign"]:
        return True
    if not isinstance(node, (Chars, Row, Either)) or not m["least"] or len(m["least"] + m["most"]) > 6:
        return False
    return int(m["least"]) <= int(m["most"] or m["least"]) <= _MOST_TIMES
