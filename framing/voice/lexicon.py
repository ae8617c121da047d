"""The cue lexicon: from ``rules/cues.toml`` to the forms that are looked up in a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

from framing.model import Act, Stance
from framing.voice.grammar import FINITE

VOWELS = "aeiou"


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue: its lemma, the frames it takes, and what it adds to what is said."""

    lemma: str
    frames: frozenset[str]
    stance: Stance = Stance.NEUTRAL
    act: Act = Act.SPEECH


Phrase = tuple[tuple[str, ...], Entry]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by form: verbs, phrases by their first word, nouns that a light verb makes a cue."""

    verbs: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]
    light: Mapping[str, Entry]
    nouns: frozenset[str]
    links: frozenset[str]
    alike: frozenset[str]  #: forms that are as often nouns
    cues: frozenset[str]  #: first words of everything above
    verb_like: frozenset[str]  #: forms of cue verbs and auxiliaries


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    with bundled().open("rb") as file:
        return build(tomli.load(file)["cues"])


def bundled() -> Path:
    """Return where the cues lie: beside the code in a wheel, at the top in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules" / "cues.toml"
    return inside if inside.exists() else package.parent / "rules" / "cues.toml"


def build(cues: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a ``[cues]`` table describes."""
    irregular = cues["irregular"]
    nouns = cues["nouns"]
    verbs: dict[str, Entry] = {}
    for entry in _entries(cues):
        for form in inflect(entry.lemma, irregular.get(entry.lemma, ())):
            verbs.setdefault(form, entry)
    light = {form: _entry(cues, lemma, {"light"}) for lemma in nouns["light"] for form in _forms(cues, lemma)}
    speech = frozenset(form for noun in nouns["speech"] for form in (noun, plural(noun)))
    phrases = _phrases(cues)
    return Lexicon(
        verbs=verbs,
        phrases=phrases,
        light=light,
        nouns=speech,
        links=frozenset(nouns["links"]),
        alike=frozenset(nouns["alike"]),
        cues=frozenset({*verbs, *phrases, *light, "according"}),
        verb_like=frozenset(verbs) - frozenset(nouns["alike"]) | FINITE,
    )


def _entries(cues: Mapping[str, Any]) -> Iterator[Entry]:
    frames: dict[str, set[str]] = {}
    for frame, lemmas in cues["frames"].items():
        for lemma in lemmas:
            frames.setdefault(lemma, set()).add(frame)
    return (_entry(cues, lemma, taken) for lemma, taken in frames.items())


def _entry(cues: Mapping[str, Any], lemma: str, frames: set[str]) -> Entry:
    word = lemma.split()[0]
    stance = next((name for name, lemmas in cues["stance"].items() if word in lemmas), "neutral")
    act = next((name for name, lemmas in cues["act"].items() if word in lemmas), "speech")
    return Entry(lemma, frozenset(frames), Stance(stance), Act(act))


def _phrases(cues: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for phrase in cues["phrases"]["verbs"]:
        first, *rest = phrase.split()
        for form in _forms(cues, first):
            found.setdefault(form, []).append((tuple(rest), _entry(cues, phrase, {"phrase"})))
    for phrase in cues["phrases"]["fixed"]:
        first, *rest = phrase.split()
        found.setdefault(first, []).append((tuple(rest), _entry(cues, phrase, {"phrase"})))
    return {first: tuple(sorted(rest, key=lambda p: -len(p[0]))) for first, rest in found.items()}


def _forms(cues: Mapping[str, Any], lemma: str) -> tuple[str, ...]:
    return inflect(lemma, cues["irregular"].get(lemma, ()))


def inflect(lemma: str, irregular: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the forms of a verb, the irregular ones last.

    >>> inflect("deny")
    ('deny', 'denies', 'denied', 'denying')
    """
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = f"{stem}ed"
    if _consonant_y(lemma):
        past = f"{lemma[:-1]}ied"
    return tuple(dict.fromkeys((lemma, plural(lemma), past, f"{stem}ing", *irregular)))


def plural(word: str) -> str:
    """Return the form in -s.

    >>> plural("wish"), plural("worry"), plural("call")
    ('wishes', 'worries', 'calls')
    """
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if _consonant_y(word) else f"{word}s"


def _consonant_y(word: str) -> bool:
    return word.endswith("y") and len(word) > 1 and word[-2] not in VOWELS
