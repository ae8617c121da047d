"""``kind = "contrast"``: verbs of saying that stand otherwise to one source than to another; an observation of the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from framing.errors import KindError
from framing.match.kind import Compiled, Key, Kind, Vocabulary, nothing
from framing.model import Repeat


def compile_contrast(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    """Return how many cues a source needs to be set beside another; its matcher finds nothing. Raises KindError."""
    if table["min"] < 2:
        raise KindError("min", "must be at least 2")
    return Compiled(find=nothing, scope="document", repeat=Repeat((), table["min"], sources=True))


CONTRAST = Kind(name="contrast", keys={"min": Key("int", required=True)}, compile=compile_contrast)
