"""The report as one JSON object, the same bytes on every Python."""

from __future__ import annotations

import json
import re
from typing import Any

from framing.report import Run

# Lone surrogates cannot be encoded, U+2028 and U+2029 end lines for some readers; the rest acts on terminals.
_ESCAPED = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def render(run: Run) -> str:
    """Return the whole run as one JSON object on many lines."""
    return written(run.to_dict(), indent=1) + "\n"


def written(data: Any, *, indent: int | None = None) -> str:
    r"""Return JSON in which every character that breaks lines or encodings is an escape.

    >>> print(written({"text": "“a”\u2028"}))
    {"text": "“a”\u2028"}
    """
    return _ESCAPED.sub(_escape, json.dumps(data, ensure_ascii=False, indent=indent))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
