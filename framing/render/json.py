"""The report as one JSON object, the same bytes on every Python."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from json.encoder import encode_basestring
from math import isfinite
from types import MappingProxyType
from typing import Any

from framing.report import Run

# Lone surrogates cannot be encoded, U+2028 and U+2029 end lines for some readers; the rest acts on terminals.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SCALARS: Mapping[type, Callable[[Any], str]] = MappingProxyType(
    {
        str: encode_basestring,
        int: repr,
        float: lambda value: repr(value) if isfinite(value) else json.dumps(value),
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
    if isinstance(value, dict) and value:
        _put_table(put, value, line, indent)
    elif isinstance(value, (list, tuple)) and value:
        _put_list(put, value, line, indent)
    else:
        put(json.dumps(value, ensure_ascii=False))


def _put_table(put: Put, table: Mapping[Any, Any], line: str, indent: str) -> None:
    inner = line + indent
    try:
        leads = _leads(tuple(table), inner)
    except TypeError:  # a key that is no text: of a plugin's data
        leads = _leads(tuple(_key(key) for key in table), inner)
    for lead, value in zip(leads, table.values(), strict=True):
        scalar = _SCALARS.get(type(value))
        if scalar:
            put(lead + scalar(value))
        else:
            put(lead)
            _put(put, value, inner, indent)
    put(line + "}")


@lru_cache(maxsize=1024)
def _leads(keys: tuple[str, ...], inner: str) -> tuple[str, ...]:
    """Return what stands before each value of a table with these keys: most tables have one of a few shapes."""
    return tuple(f"{',' if number else '{'}{inner}{encode_basestring(key)}: " for number, key in enumerate(keys))


def _key(key: Any) -> str:
    if key is None or isinstance(key, (bool, int, float)):
        return json.dumps(key)
    return key  # type: ignore[no-any-return]  # a text; of anything else JSON can make no key


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
