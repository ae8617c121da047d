"""Examples: texts in which ``<<…>>`` marks what a rule must find."""

from __future__ import annotations

import re
from typing import Any

from framing.model import Context, Example, Span, Voice

_MARK = re.compile(r"<<|>>")


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks off an example; return the text and where they were. Raises ValueError.

    >>> unmark("a <<cold war>> again")
    ('a cold war again', (Span(start=2, end=10),))
    """
    text, spans, at, open_ = "", [], 0, -1
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if (mark[0] == "<<") == (open_ >= 0):
            raise ValueError(f"{mark[0]} without its partner")
        if mark[0] == ">>":
            if open_ == len(text):
                raise ValueError("nothing between << and >>")
            spans.append(Span(open_, len(text)))
        open_ = len(text) if mark[0] == "<<" else -1
    if open_ >= 0:
        raise ValueError("<< without its partner")
    return text + marked[at:], tuple(spans)


def example(value: str | dict[str, Any], at: tuple[str | int, ...], *, todo: bool = False) -> Example:
    """Return an example from its TOML, whose keys and values have been checked. Raises ValueError for bad marks."""
    table = {"text": value} if isinstance(value, str) else value
    text, spans = unmark(table["text"])
    if not text.strip():
        raise ValueError("the text is blank")
    context = table.get("context")
    return Example(
        text=text,
        spans=spans,
        voice=Voice(table["voice"]) if "voice" in table else None,
        context=tuple(map(Context, context)) if context is not None else None,
        source=table.get("source"),
        todo=todo,
        at=at,
    )
