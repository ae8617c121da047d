"""A pack's ``[cues]``: words by which an article gives words to someone, in the tables of rules/cues.toml, checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from framing.errors import nearest
from framing.match import Key
from framing.model import Act, Example, Stance
from framing.packs.examples import Marks, examples
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.schema import named

LISTS = ("light", "alike", "manner", "labels", "answers")
_FRAMED = ("verbs", "nouns", "adjectives", "phrases")
_PREPOSITIONS = tuple("about against as at by for from in into of on over toward towards with regarding".split())
_LINKED = ("that", "question", "to", *_PREPOSITIONS)
NAMES: Mapping[str, tuple[str, ...]] = {
    "takes": ("trailing", "addressee", "person", "asked"),
    "verbs": (
        *("that", "question", "quote", "clause", "bare", "to", "nto", "object", "colon", "addressee", "asked", *_PREPOSITIONS),
        *(f"be {link}" for link in _LINKED),
    ),
    "nouns": _LINKED,
    "adjectives": _LINKED,
    "phrases": ("phrase", "raising"),
    "stance": tuple(str(stance) for stance in Stance if stance is not Stance.NEUTRAL),
    "act": tuple(str(act) for act in Act if act is not Act.SPEECH),
}
"""For each table of words: the names of its lists."""

KEYS = {
    **{key: Key("strs") for key in LISTS},
    **{key: Key("table") for key in NAMES},
    "irregular": Key("strs-table"),
    "hits": Key("examples", required=True),
    "misses": Key("examples", required=True),
    "todo_hits": Key("examples"),
    "todo_misses": Key("examples"),
}
_PROOFS = ("hits", "misses", "todo_hits", "todo_misses")


def cues(faults: Faults, value: Any) -> tuple[Mapping[str, Any], tuple[Example, ...]]:
    """Return the tables of a pack's cues, and their examples; what is at fault is noted."""
    at: Path = ("cues",)
    own = faults.table(value, KEYS, at, "[cues]")
    hits, misses = examples(faults, own, at, "[cues]", Marks.HITS)
    for key in LISTS:
        _each(faults, own.get(key, []), (*at, key), key)
    for name in NAMES:
        _lists(faults, name, own.get(name, {}), (*at, name))
    for lemma, forms in own.get("irregular", {}).items():
        _each(faults, forms, (*at, "irregular", lemma), "irregular")
    table = {key: _own(given) for key, given in own.items() if key not in _PROOFS}
    if not len(faults):
        _known(faults, table, at)
    if isinstance(value, dict) and not any(table.values()):
        faults.add(at, f"[cues] has no cue; it takes {', '.join([*LISTS, *NAMES])}")
    return table, hits + misses


def _own(given: Any) -> Any:
    """Return a table without the keys that are the pack's own."""
    return {key: words for key, words in given.items() if not key.startswith("x-")} if isinstance(given, dict) else given


def _lists(faults: Faults, name: str, table: Mapping[str, Any], at: Path) -> None:
    """Note what is wrong with the lists of a table."""
    for key, given in table.items():
        if key.startswith("x-"):
            continue
        if key not in NAMES[name]:
            near = nearest(key, NAMES[name])
            faults.add((*at, key), f"unknown list {key!r} in [cues.{name}]{near or '; it takes ' + ', '.join(NAMES[name])}")
        elif isinstance(given, dict) and name in _FRAMED:
            for share, words in given.items():
                if not (share.isascii() and share.isdigit() and 1 <= int(share) <= 99):
                    faults.add((*at, key, share), f"a share is a whole number from 1 to 99, not {share!r}")
                _each(faults, words, (*at, key, share), name)
        else:
            _each(faults, given, (*at, key), name)


def _each(faults: Faults, words: Any, at: Path, name: str) -> None:
    """Note a list that is none, and each word of it that cannot stand there."""
    if not isinstance(words, list):
        shares = " or a table of such lists by share" if name in _FRAMED and len(at) == len(("cues", name, "frame")) else ""
        faults.add(at, f"{at[-1]!r} must be a list of texts{shares}, not {named(words)}")
        return
    for number, word in enumerate(words):
        wrong = _wrong(word, name)
        if wrong:
            faults.add((*at, number), wrong)


def _wrong(word: Any, name: str) -> str | None:
    """Return what is wrong with an entry of a list."""
    if not isinstance(word, str):
        return f"an entry must be text, not {named(word)}"
    if not word.strip() or word != " ".join(word.split()):
        return "an entry is blank" if not word.strip() else f"{word!r} has blanks too many"
    if word != word.lower():
        return f"{word!r} must be in lower case"
    parts = len(word.split())
    if name == "phrases" and parts < 2:
        return f"{word!r} is one word: it stands under verbs, nouns or adjectives"
    if name not in ("phrases", "stance", "act", "labels") and parts > 1:
        return f"{word!r} is more than one word: it stands under phrases"
    return None


def _known(faults: Faults, table: Mapping[str, Any], at: Path) -> None:
    """Note words that are given a stance or an act and are no cues, of this pack or of framing."""
    told = [(name, key, number, word) for name in ("stance", "act") for key, number, word in _words(table.get(name, {}))]
    if not told:
        return
    from framing.voice.lexicon import lemmas, lemmas_of

    cues = {name for lemma in (*lemmas(), *lemmas_of(table)) for name in (lemma, lemma.split()[0])}
    for name, key, number, word in told:
        if word not in cues:
            faults.add((*at, name, key, number), f"{word!r} is no cue of this pack or of framing{nearest(word, sorted(cues))}")


def _words(table: Mapping[str, Any]) -> Iterator[tuple[str, int, str]]:
    yield from ((key, number, word) for key, words in table.items() for number, word in enumerate(words))
