"""``kind = "words"``: a list of words and phrases, inflected when the pack is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.errors import KindError
from framing.match.beside import SIDES, beside
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import anchor, entries
from framing.model import Found, Matcher, Span


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
    find = entries(forms, exact=table.get("case") == "exact")
    side = table.get("mark")
    if side not in (None, *SIDES):
        raise KindError("mark", f"must be one of {', '.join(SIDES)}, not {side!r}")
    return Compiled(find=_widened(find, side) if side else find, anchors=anchors, forms=forms)


def _widened(find: Matcher, side: str) -> Matcher:
    """Return a matcher that marks the word beside too; what matches, and so what an exception must hold, stays the entry."""

    def wide(text: str, start: int, end: int) -> Iterator[Found]:
        for found in find(text, start, end):
            assert isinstance(found, Found)  # what `entries` gives
            yield found._replace(mark=beside(text, found.whole, Span(start, end), side))

    return wide


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
