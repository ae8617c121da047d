"""``kind = "repeat"``: enough findings of other rules in one voice; gives an observation of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.errors import KindError
from framing.match.kind import Compiled, Key, Kind, Vocabulary, nothing
from framing.model import Repeat


def compile_repeat(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return what is to be counted; it looks at findings, so its matcher finds nothing. Raises KindError."""
    if not table["of"]:
        raise KindError("of", "the list is empty")
    if table["min"] < 2:
        raise KindError("min", "must be at least 2")
    if table.get("within", "document") != "document":
        raise KindError("within", 'must be "document"')
    return Compiled(find=nothing, scope="document", repeat=Repeat(tuple(table["of"]), table["min"]))


REPEAT = Kind(
    name="repeat",
    keys={"of": Key("strs", required=True), "min": Key("int", required=True), "within": Key("str")},
    compile=compile_repeat,
)
