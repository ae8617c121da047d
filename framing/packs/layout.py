"""How checked packs lie in a file of the cache: what every text needs in front, and the rest line by line, to be read where
it is needed. All of it is JSON, or words one a line.

The sections, each with its length in bytes in the first line: HEAD (packs, devices, and of each rule and modifier what
selecting and looking up need), WORDS and USES (the words under which literals are kept, and the literals: packs/shelf.py),
and one line a rule of TOLD (what a report says of it), PROOF (its examples and forms) and MADE (what its matcher is made
from), one a modifier of CUES, one a pack of SETS.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any, NamedTuple, TypeVar

HEAD, WORDS, USES, TOLD, PROOF, MADE, CUES, SETS = range(8)
SECTIONS = 8
LONGEST_FIRST = 200  #: bytes of the first line
Body = TypeVar("Body", bytes, memoryview)
LIGHT = ("id", "kind", "severity", "roles", "scope", "repeat")
PROOFS = ("hits", "misses", "forms")
ABOUT = (
    *("message", "ask", "why", "voice", "exceptions", "context", "technique", "related", "suggest", "references"),
    *("anchors", "fingerprint", "measured"),
)
CUE_LIGHT = ("name", "label", "direction", "reach", "voice", "words")
CUE_PROOFS = ("hits", "misses")
PACK = ("id", "version", "title", "lang", "license", "cues", "cue_examples", "measured_sha256", "stale")


class Posting(NamedTuple):
    """A literal as it is kept under one of its words."""

    literal: str | None  #: None where it is that word
    at: int
    rule: int
    key: int
    how: int
    words: list[str] | None = None


SPELT, SPELT_SO, EXACT, BEGINS, STANDS, ALONE = range(6)
"""How a literal is looked at: spelt as it is, spelt as said, the same where case counts, it begins a match, it is in one; or
it is of a matcher that has no keys."""


def packed(value: Any) -> bytes:
    """Return a value on one line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def joined(sections: Iterable[Sequence[bytes]]) -> bytes:
    """Return sections of lines as the body of a file."""
    bodies = [b"\n".join(lines) for lines in sections]
    return packed([len(body) for body in bodies]) + b"\n" + b"".join(bodies)


def parted(body: Body) -> list[Body]:
    """Return the sections of a body; of a view, views. Raises ValueError where they are not as they were written."""
    first, _, _ = bytes(body[:LONGEST_FIRST]).partition(b"\n")
    sizes: Any = json.loads(first)
    if type(sizes) is not list or len(sizes) != SECTIONS or any(type(size) is not int or size < 0 for size in sizes):
        raise ValueError("not sections")
    at = len(first) + 1
    if sum(sizes) != len(body) - at:
        raise ValueError("sections of another length")
    return [body[end - size : end] for size, end in zip(sizes, accumulate([at + sizes[0], *sizes[1:]]), strict=True)]
