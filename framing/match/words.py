"""``kind = "words"``: a list of words and phrases, inflected when the pack is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.errors import KindError
from framing.match.anchored import Finish, entries
from framing.match.beside import SIDES, beside
from framing.match.kind import Compiled, Key, Kind, Vocabulary


def compile_words(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return a matcher of every form of every entry. Raises KindError."""
    words = table["words"]
    if not words:
        raise KindError("words", "the list is empty")
    if not all(word.strip() for word in words):
        raise KindError("words", "an entry is blank")
    overrides = table.get("forms", {})
    for entry in overrides:
        if entry not in words:
            raise KindError("forms", f"{entry!r} is not one of the words")
    forms = {word: vocabulary.inflect(word, table.get("inflect"), overrides) for word in words}
    return Compiled(find=entries(forms, exact=table.get("case") == "exact", finish=finish_of(table)), forms=forms)


def finish_of(table: Mapping[str, Any]) -> Finish | None:
    """Return what marks the word beside too, if asked; what matches, and so what an exception must hold, stays the entry.

    Raises KindError.
    """
    side = table.get("mark")
    if side is None:
        return None
    if side not in SIDES:
        raise KindError("mark", f"must be one of {', '.join(SIDES)}, not {side!r}")
    return lambda text, found, within: found._replace(mark=beside(text, found.whole, within, side))


WORDS = Kind(
    name="words",
    keys={
        "words": Key("strs", required=True),
        "inflect": Key("str"),
        "forms": Key("strs-table"),
        "case": Key("str"),
        "mark": Key("str"),
    },
    compile=compile_words,
)
