"""The report as one JSON object, the same bytes on every Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from framing.report import Run

# Lone surrogates cannot be encoded, U+2028 and U+2029 end lines for some readers; the rest acts on terminals.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_ENCODER = json.JSONEncoder(ensure_ascii=False)
DEPTH = 4  #: tables and lists in one another that are laid out: a sentence, an attribution or a result is on one line
Put = Callable[[str], None]


def render(run: Run) -> str:
    """Return the whole run as one JSON object, a sentence a line."""
    return written(run.to_dict(), indent=1) + "\n"


def written(data: Any, *, indent: int | None = None) -> str:
    r"""Return JSON in which every character that breaks lines or encodings is an escape.

    >>> print(written({"text": "“a”\u2028"}))
    {"text": "“a”\u2028"}
    """
    text = _ENCODER.encode(data) if indent is None else laid_out(data, indent)
    return text if text.isascii() and "\x7f" not in text else _ESCAPED.sub(_escape, text)


def laid_out(data: Any, indent: int, depth: int = DEPTH) -> str:
    """Return what ``json.dumps`` gives with an indent, but what lies deeper than so many tables and lists on one line."""
    parts: list[str] = []
    _put(parts.append, data, "\n", " " * indent, depth)
    return "".join(parts)


def _put(put: Put, value: Any, line: str, indent: str, depth: int) -> None:
    """Put a value; ``line`` is a line's end and the indent of the next."""
    inner = line + indent
    if depth and isinstance(value, dict) and value:
        for number, key in enumerate(value):
            put(f"{',' if number else '{'}{inner}{_ENCODER.encode(_key(key))}: ")
            _put(put, value[key], inner, indent, depth - 1)
        put(line + "}")
    elif depth and isinstance(value, (list, tuple)) and value:
        for number, one in enumerate(value):
            put(("," if number else "[") + inner)
            _put(put, one, inner, indent, depth - 1)
        put(line + "]")
    else:
        put(_ENCODER.encode(value))


def _key(key: Any) -> str:
    """Return a key as text, as JSON has it. Raises TypeError for what makes none."""
    if isinstance(key, str):
        return str.__str__(key)
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    raise TypeError(f"keys must be texts, numbers, true, false or null, not {type(key).__name__}")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
