"""The cue lexicon: from ``rules/cues.toml`` to the forms that are looked up in a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache
from itertools import repeat
from math import log
from pathlib import Path
from typing import Any

import tomli

from framing.model import Act, Stance
from framing.values import dataclass
from framing.voice.grammar import FINITE, LINKS, QUESTION

VOWELS = "aeiou"
ANY = "*"
SURE = 9.0  #: log odds of a word that a plain list gives
SIDES = ("source ", "said by ", "opens ", "opens with ", "light ", "hangs ", "nested source ")


@dataclass(frozen=True, slots=True)
class Entry:
    """A cue: its lemma, the frames it takes, and what it adds to what is said.

    ``frames`` gives for each frame the log odds that an occurrence gives words or thoughts to someone.
    """

    lemma: str
    frames: Mapping[str, float]
    stance: Stance = Stance.NEUTRAL
    act: Act = Act.SPEECH


Phrase = tuple[tuple[str, ...], Entry]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by form; ``ends`` says for each kind of content what ends it."""

    verbs: Mapping[str, Entry]
    nouns: Mapping[str, Entry]
    adjectives: Mapping[str, Entry]
    phrases: Mapping[str, tuple[Phrase, ...]]  #: by first word
    light: frozenset[str]  #: forms of verbs that lend a noun its subject: "voiced her doubts about"
    alike: frozenset[str]  #: verb forms that are as often nouns
    manner: frozenset[str]  #: nouns of "in her words", "in the view of the mayor"
    around: frozenset[str]  #: those, and "according"
    labels: frozenset[str]  #: what before a colon names no one
    cues: frozenset[str]  #: first words of everything above
    verb_like: frozenset[str]  #: forms of cue verbs and auxiliaries
    ends: Mapping[str, frozenset[str]]
    shifts: Mapping[str, float]  #: what surroundings add to the log odds of a frame
    best: float  #: the most that what stands on both sides of a cue can add together
    least: float  #: log odds from which a frame is taken up
    follow: Mapping[str, frozenset[str]]  #: of first words that are cues only before certain others, which those are
    apart: frozenset[str]  #: those of them that an adverb may part from what follows

    def shifted(self, names: Iterable[str]) -> float:
        """Return what some surroundings add together."""
        return sum(map(self.shifts.get, names, repeat(0.0)))


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
    cues = {**cues, "told": {key: _by_word(cues[key]) for key in ("stance", "act")}}
    verbs = {form: e for e in _entries(cues, "takes", "verbs") for form in _forms(cues, e.lemma)}
    nouns = {form: e for e in _entries(cues, "nouns") for form in (e.lemma, plural(e.lemma))}
    adjectives = {e.lemma: e for e in _entries(cues, "adjectives")}
    phrases = _phrases(cues)
    alike = frozenset(cues["alike"])
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        phrases=phrases,
        light=frozenset(form for lemma in cues["light"] for form in _forms(cues, lemma)),
        alike=alike,
        manner=frozenset(cues["manner"]),
        around=frozenset([*cues["manner"], "according"]),
        labels=frozenset(cues["labels"]),
        cues=frozenset({*verbs, *nouns, *adjectives, *phrases, *cues["manner"], "according"}),
        verb_like=frozenset(verbs) - alike | FINITE,
        ends={kind: frozenset(ends) for kind, ends in cues["ends"].items()},
        shifts=cues["shifts"],
        best=sum(max((v for k, v in cues["shifts"].items() if k.startswith(side)), default=0.0) for side in SIDES),
        least=cues["least"],
        follow=_follow(verbs, nouns, adjectives, phrases, frozenset(cues["manner"])),
        apart=frozenset({*verbs, *adjectives}),
    )


def _follow(
    verbs: Mapping[str, Entry],
    nouns: Mapping[str, Entry],
    adjectives: Mapping[str, Entry],
    phrases: Mapping[str, Sequence[Phrase]],
    free: Set[str],
) -> Mapping[str, frozenset[str]]:
    """Return for each word that is a cue only before certain others, which those are."""
    follow: dict[str, frozenset[str]] = {}
    for table in (verbs, nouns, adjectives):
        for word, entry in table.items():
            follow[word] = follow.get(word, frozenset()) | _links(entry, verb=table is verbs)
    for word, rest in phrases.items():
        follow[word] = follow.get(word, frozenset()) | {others[0] for others, _ in rest}
    return {word: links for word, links in follow.items() if word not in free and ANY not in links}


def _links(entry: Entry, *, verb: bool) -> frozenset[str]:
    """Return the words that may follow a cue; with ANY among them any word may."""
    frames = {frame.removeprefix("be ") for frame in entry.frames}
    if verb and not frames <= LINKS | {"question"}:
        return frozenset([ANY])
    links = {*frames, *QUESTION} if "question" in frames or "that" in frames else frames
    return frozenset(links | {"by"} if verb else links)


def _entries(cues: Mapping[str, Any], *tables: str) -> Iterator[Entry]:
    """Yield an entry for each lemma of some tables of frames."""
    frames: dict[str, dict[str, float]] = {}
    for table in tables:
        for frame, odds, lemma in _rows(cues[table]):
            frames.setdefault(lemma, {})[frame] = odds
    return (_entry(cues, lemma, taken) for lemma, taken in frames.items())


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, float, str]]:
    """Yield frame, log odds and lemma; a plain list of lemmas is sure."""
    for frame, lemmas in table.items():
        for share, words in lemmas.items() if isinstance(lemmas, Mapping) else [("", lemmas)]:
            odds = log(int(share) / (100 - int(share))) if share else SURE
            for lemma in words:
                yield frame, odds, lemma


def _entry(cues: Mapping[str, Any], lemma: str, frames: Mapping[str, float]) -> Entry:
    word = lemma.split()[0]
    stance, act = cues["told"]["stance"].get(word, "neutral"), cues["told"]["act"].get(word, "speech")
    return Entry(lemma, frames, Stance(stance), Act(act))


def _by_word(lemmas: Mapping[str, Sequence[str]]) -> Mapping[str, str]:
    """Return the first of the names whose list holds a word, by word."""
    return {word: name for name in list(lemmas)[::-1] for word in lemmas[name]}


def _phrases(cues: Mapping[str, Any]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, list[Phrase]] = {}
    for frame, odds, phrase in _rows(cues["phrases"]):
        first, *rest = phrase.split()
        for form in _forms(cues, first):
            found.setdefault(form, []).append((tuple(rest), _entry(cues, phrase, {frame: odds})))
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
