"""Examples: texts in which ``<<…>>`` marks what a rule must find."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from typing import Any

from framing.model import Context, Example, Span, Voice
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.schema import EXAMPLE

_MARK = re.compile(r"<<|>>")


class Marks(Enum):
    """What examples mark."""

    HITS = "hits"  #: what a rule finds: hits have marks, misses none
    PLACE = "place"  #: where a finding would stand: hits and misses have one each
    FREE = "free"  #: nothing that must be marked: a count is of the whole text


def unmark(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Take the marks off an example; return the text and where they were. Raises ValueError.

    >>> unmark("a <<cold war>> again")
    ('a cold war again', (Span(start=2, end=10),))
    """
    if "<<" not in marked and ">>" not in marked:
        return marked, ()
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


def examples(
    faults: Faults, own: Mapping[str, Any], at: Path, what: str, marks: Marks
) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
    """Return the hits and misses of a rule or modifier, known gaps among them; those at fault are noted."""
    read: dict[str, list[Example]] = {"hits": [], "misses": []}
    for key in ("hits", "misses", "todo_hits", "todo_misses"):
        for number, value in enumerate(own.get(key, ())):
            made = _example(faults, value, (*at, key, number), todo=key.startswith("todo_"))
            if made:
                _marked(faults, made, marks, hit=key.endswith("hits"))
                read[key.removeprefix("todo_")].append(made)
    for key, one in (("hits", "hit"), ("misses", "miss")):
        if key in own and not own[key]:
            faults.add((*at, key), f"{what} needs at least one {one}")
    return tuple(read["hits"]), tuple(read["misses"])


def _example(faults: Faults, value: str | dict[str, Any], at: Path, *, todo: bool) -> Example | None:
    about = _about(faults, value, at) if isinstance(value, dict) else {"text": value}
    if about is None:
        return None
    try:
        text, spans = unmark(about.pop("text"))
    except ValueError as error:
        faults.add(at, f"malformed example: {error}")
        return None
    if not text.strip():
        faults.add(at, "malformed example: the text is blank")
        return None
    return Example(text=text, spans=spans, todo=todo, at=at, **about)


def _about(faults: Faults, value: dict[str, Any], at: Path) -> dict[str, Any] | None:
    """Return what is said of an example, None where that is at fault."""
    before = len(faults)
    table = faults.table(value, EXAMPLE, at, "example")
    faults.chosen(table, ("voice", "context"), at)
    if len(faults) > before:
        return None
    if "voice" in table:
        table["voice"] = Voice(table["voice"])
    if "context" in table:
        table["context"] = tuple(map(Context, table["context"]))
    return table


def _marked(faults: Faults, made: Example, marks: Marks, *, hit: bool) -> None:
    if marks is Marks.PLACE and len(made.spans) != 1:
        faults.add(made.at, "malformed example: mark one place with <<…>>, where the finding would stand")
    elif marks is Marks.HITS and hit and not made.spans:
        faults.add(made.at, "malformed example: a hit marks what is found with <<…>>")
    elif marks is not Marks.PLACE and made.spans and not hit:
        faults.add(made.at, "malformed example: a miss has no marks")
