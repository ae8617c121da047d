"""The report as one JSON object, the same bytes on every Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import Any

from framing.report import Run

# Lone surrogates cannot be encoded, U+2028 and U+2029 end lines for some readers; the rest acts on terminals.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SCALARS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        str: encode_basestring,
        int: repr,
        float: json.dumps,
        bool: lambda value: "true" if value else "false",
        type(None): lambda _: "null",
    }
)
Put = Callable[[str], None]


def render(run: Run) -> str:
    """Return the whole run as one JSON object on many lines."""
    return written(run.to_dict(), indent=1) + "\n"


def written(data: Any, *, indent: int | None = None) -> str:
    r"""Return JSON in which every character that breaks lines or encodings is an escape.

    >>> print(written({"text": "“a”\u2028"}))
    {"text": "“a”\u2028"}
    """
    text = json.dumps(data, ensure_ascii=False) if indent is None else laid_out(data, indent)
    return text if text.isascii() and "\x7f" not in text else _ESCAPED.sub(_escape, text)


def laid_out(data: Any, indent: int) -> str:
    """Return what ``json.dumps`` gives with an indent, which goes value by value through one generator in the other."""
    if scalar := _SCALARS.get(type(data)):
        return scalar(data)
    parts: list[str] = []
    _put(parts.append, data, "\n", " " * indent)
    return "".join(parts)


def _put(put: Put, value: Any, line: str, indent: str) -> None:
    if not value:
        put("{}" if isinstance(value, dict) else "[]")
    elif isinstance(value, dict):
        _put_table(put, value, line, indent)
    elif isinstance(value, (list, tuple)):
        _put_list(put, value, line, indent)
    else:
        put(json.dumps(value, ensure_ascii=False))


def _put_table(put: Put, table: Mapping[Any, Any], line: str, indent: str) -> None:
    inner = line + indent
    lead, after = "{" + inner, "," + inner
    for key, value in table.items():
        scalar = _SCALARS.get(type(value))
        if scalar:
            put(f"{lead}{encode_basestring(key)}: {scalar(value)}")
        else:
            put(f"{lead}{encode_basestring(key)}: ")
            _put(put, value, inner, indent)
        lead = after
    put(line + "}")


def _put_list(put: Put, values: Sequence[Any], line: str, indent: str) -> None:
    inner = line + indent
    lead, after = "[" + inner, "," + inner
    for value in values:
        scalar = _SCALARS.get(type(value))
        if scalar:
            put(lead + scalar(value))
        else:
            put(lead)
            _put(put, value, inner, indent)
        lead = after
    put(line + "]")


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
