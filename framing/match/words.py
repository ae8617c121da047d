"""``kind = "words"``: a list of words and phrases, inflected when the pack is loaded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.errors import KindError
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import anchor, entries


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
    anchors = tuple(sorted({anchor(form) for given in forms.values() for form in given}))
    return Compiled(find=entries(forms, exact=table.get("case") == "exact"), anchors=anchors, forms=forms)


WORDS = Kind(
    name="words",
    keys={
        "words": Key("strs", required=True),
        "inflect": Key("str"),
        "forms": Key("strs-table"),
        "case": Key("str"),
    },
    compile=compile_words,
)
