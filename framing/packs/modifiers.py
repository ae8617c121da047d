"""A modifier's table → a Modifier, or faults."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from framing.errors import KindError
from framing.match import KINDS, Compiled, Vocabulary, cues, words_of_anchors
from framing.match.cues import Stops
from framing.model import Context, Modifier, Origin, Voice
from framing.packs.examples import Marks, examples
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.schema import CHOICES, MODIFIER
from framing.values import replace

_WORDED = re.compile(r"\w")
_PHRASES = ("cues", "stop_at", "pseudo")


def modifier(faults: Faults, vocabulary: Vocabulary, name: str, value: Any, line: int) -> Modifier | None:
    """Return the modifier that begins at this line, or None where its table is at fault."""
    at: Path = ("modifiers", name)
    before = len(faults)
    own = _own(faults, name, value, at)
    hits, misses = examples(faults, own, at, f"modifier {name!r}", Marks.PLACE)
    found = {key: _phrases(faults, vocabulary, key, own.get(key, []), at) for key in _PHRASES}
    cue = _pattern(faults, own, at) if "pattern" in own else found["cues"]
    if len(faults) > before:
        return None
    return Modifier(
        name=name,
        label=Context(own["label"]),
        cue=cue.find,
        direction=own["direction"],
        reach=own["reach"],
        stop=Stops(list(filter(_is_mark, own.get("stop_at", []))), found["stop_at"].find),
        pseudo=found["pseudo"].find,
        hits=hits,
        misses=misses,
        voice=frozenset(map(Voice, own["voice"])) if "voice" in own else frozenset(Voice),
        words=frozenset(cue.anchors),
        origin=Origin(faults.path, line),
    )


def _own(faults: Faults, name: str, value: Any, at: Path) -> dict[str, Any]:
    """Return the modifier's table, less what is at fault."""
    faults.name(name, at, "a modifier's name")
    own = faults.table(value, MODIFIER, at, f"modifier {name!r}")
    own.setdefault("label", name)
    if own["label"] not in CHOICES["label"]:
        faults.one_of(own["label"], CHOICES["label"], (*at, "label"), "label")
    faults.chosen(own, ("direction", "voice"), at)
    if own.get("reach", 0) < 0:
        faults.add((*at, "reach"), f"'reach' must be 0 or more words, not {own['reach']}")
    if isinstance(value, dict) and ("cues" in value) == ("pattern" in value):
        said = "takes 'cues' or a 'pattern', not both" if "cues" in value else "needs 'cues'"
        faults.add(at, f"modifier {name!r} {said}")
    faults.filled(own, ("cues", "voice"), at)
    faults.words(own, (*_PHRASES, "anchors"), at)
    return own


def _phrases(faults: Faults, vocabulary: Vocabulary, key: str, given: Sequence[str], at: Path) -> Compiled:
    """Return a matcher of phrases, marks of punctuation left out; those at fault are noted."""
    try:
        return cues([phrase for phrase in given if phrase.strip() and not _is_mark(phrase)], vocabulary)
    except KindError as error:
        faults.add((*at, key), f"{key!r}: {error.text}")
        return Compiled(find=lambda *_: ())


def _is_mark(phrase: str) -> bool:
    """Tell whether a stop is a mark of punctuation, that stands wherever it is written."""
    return not _WORDED.search(phrase)


def _pattern(faults: Faults, own: Mapping[str, Any], at: Path) -> Compiled:
    """Return a matcher of a modifier's pattern; one at fault is noted."""
    given = {"anchors": own["anchors"]} if own.get("anchors") else {"no_anchor": "a modifier may do without"}
    try:
        made = KINDS["regex"].compile({"pattern": own["pattern"], **given}, Vocabulary())
    except KindError as error:
        faults.add((*at, error.key), f"{error.key!r}: {error.text}")
        return Compiled(find=lambda *_: ())
    return replace(made, anchors=tuple(sorted(words_of_anchors(made.anchors))))
