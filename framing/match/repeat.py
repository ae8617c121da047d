"""``kind = "repeat"``: enough findings of other rules in one voice; gives an observation of the document.

With ``only`` it counts what stands in those roles (a headline) and in no other place of the document, whatever the voice there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.errors import KindError, nearest
from framing.match.kind import Compiled, Key, Kind, Vocabulary, nothing
from framing.model import Repeat, Role


def compile_repeat(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return what is to be counted; it looks at findings, so its matcher finds nothing. Raises KindError."""
    if not table["of"]:
        raise KindError("of", "the list is empty")
    only = table.get("only", [])
    for role in only:
        if role not in set(map(str, Role)):
            raise KindError("only", f"no role {role!r}{nearest(role, list(map(str, Role)))}")
    if table["min"] < (1 if only else 2):
        raise KindError("min", f"must be at least {1 if only else 2}")
    if table.get("within", "document") != "document":
        raise KindError("within", 'must be "document"')
    return Compiled(find=nothing, scope="document", repeat=Repeat(tuple(table["of"]), table["min"], frozenset(map(Role, only))))


REPEAT = Kind(
    name="repeat",
    keys={"of": Key("strs", required=True), "min": Key("int", required=True), "within": Key("str"), "only": Key("strs")},
    compile=compile_repeat,
)
