"""The cue lexicon: from ``rules/cues.toml`` to the forms that are looked up in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from itertools import repeat
from math import log
from pathlib import Path
from typing import Any

from framing.model import Act, Stance
from framing.values import dataclass
from framing.voice.grammar import FINITE, LINKS, QUESTION

VOWELS = "aeiou"
ANY = "*"
KINDS = ("takes", "verbs", "nouns", "adjectives", "phrases")
ENDS_IZE = re.compile(r"(?<=[^e][iy])z(?=(?:e[sd]?|ing|ations?)$)")
ENDS_OR = re.compile(r"^(clam|endeav|fav|harb|hon|lab|rum)or(?!ou)")
SURE = 9.0  #: log odds of a word that a plain list gives
SIDES = ("source ", "said by ", "light ", "hangs ", "nested source ")


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
    answers: frozenset[str]  #: those of them behind which someone speaks all the same
    cues: frozenset[str]  #: first words of everything above
    verb_like: frozenset[str]  #: forms of cue verbs and auxiliaries
    ends: Mapping[str, frozenset[str]]
    shifts: Mapping[str, float]  #: what surroundings add to the log odds of a frame
    best: float  #: the most that the source of a cue and its clause can add together
    least: float  #: log odds from which a frame is taken up
    follow: Mapping[str, frozenset[str]]  #: of first words that are cues only before certain others, which those are
    apart: frozenset[str]  #: those of them that an adverb may part from what follows

    def shifted(self, names: Iterable[str]) -> float:
        """Return what some surroundings add together."""
        return sum(map(self.shifts.get, names, repeat(0.0)))

    def told(self, name: str) -> Mapping[str, Entry]:
        """Return what is known of a lemma, a form or a phrase, by kind of word."""
        first, *rest = name.split() or [""]
        if rest:
            return {"phrase": entry for others, entry in self.phrases.get(first, ()) if others == tuple(rest)}  # noqa: B035
        tables = {"verb": self.verbs, "noun": self.nouns, "adjective": self.adjectives}
        return {kind: table[name] for kind, table in tables.items() if name in table}


class Cues:
    """The ``[cues]`` tables of packs, and the lexicon that they make with the bundled one: read when first asked for."""

    def __init__(
        self, tables: Iterable[Mapping[str, Any]] = (), kept: Callable[[Path], Mapping[str, Any]] | None = None
    ) -> None:
        """Take the tables, a later one before an earlier; ``kept`` gives what the file of the bundled ones holds, if it can."""
        self.tables, self._kept = tuple(tables), kept

    @cached_property
    def lexicon(self) -> Lexicon:
        """The lexicon."""
        if self._kept:
            try:
                return build(self._kept(bundled())["cues"], *self.tables)
            except Exception:  # what is kept may be anything, and the file is there to be read
                self._kept = None
        return build(_bundled(), *self.tables) if self.tables else lexicon()


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the bundled lexicon."""
    return build(_bundled())


@lru_cache(maxsize=1)
def lemmas() -> frozenset[str]:
    """Return the lemmas and phrases of the bundled lexicon, in both spellings."""
    return frozenset(name for lemma in lemmas_of(_bundled()) for name in (lemma, british(lemma)))


def lemmas_of(cues: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lemmas and phrases of a ``[cues]`` table, once for each frame."""
    for kind in KINDS:
        yield from (lemma for _, _, lemma in _rows(cues.get(kind, {})))


def _bundled() -> Mapping[str, Any]:
    import tomli  # not where a cache has what it read

    with bundled().open("rb") as file:
        return tomli.load(file)["cues"]  # type: ignore[no-any-return]


def bundled() -> Path:
    """Return where the cues lie: beside the code in a wheel, at the top in a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "rules" / "cues.toml"
    return inside if inside.exists() else package.parent / "rules" / "cues.toml"


def build(cues: Mapping[str, Any], *more: Mapping[str, Any]) -> Lexicon:
    """Return the lexicon that a ``[cues]`` table describes; ``more`` tables add to it, a later one before an earlier."""
    table = _Table((cues, *more))
    verbs = {form: e for e in table.entries("takes", "verbs") for form in table.forms(e.lemma)}
    nouns = {form: e for e in table.entries("nouns") for form in (e.lemma, plural(e.lemma))}
    adjectives = {e.lemma: e for e in table.entries("adjectives")}
    verbs, nouns, adjectives = _both(verbs), _both(nouns), _both(adjectives)
    phrases, manner, alike = table.phrases(), table.words("manner"), table.words("alike")
    return Lexicon(
        verbs=verbs,
        nouns=nouns,
        adjectives=adjectives,
        phrases=phrases,
        light=frozenset(form for lemma in table.words("light") for form in table.forms(lemma)),
        alike=alike,
        manner=manner,
        around=manner | {"according"},
        labels=table.words("labels"),
        answers=table.words("answers"),
        cues=frozenset({*verbs, *nouns, *adjectives, *phrases, *manner, "according"}),
        verb_like=frozenset(verbs) - alike | FINITE,
        ends={kind: frozenset(ends) for kind, ends in cues["ends"].items()},
        shifts=cues["shifts"],
        best=sum(max((v for k, v in cues["shifts"].items() if k.startswith(side)), default=0.0) for side in SIDES),
        least=cues["least"],
        follow=_follow(verbs, nouns, adjectives, phrases, manner),
        apart=frozenset({*verbs, *adjectives}),
    )


def _both(table: Mapping[str, Entry]) -> dict[str, Entry]:
    """Return a table by both spellings of its forms."""
    return {**{british(form): entry for form, entry in table.items()}, **table}


def british(word: str) -> str:
    """Return a word in the other spelling, or the same where there is but one.

    >>> british("criticized"), british("favor"), british("realization"), british("seized")
    ('criticised', 'favour', 'realisation', 'seized')
    """
    if "z" not in word and "or" not in word:
        return word
    return ENDS_OR.sub(r"\1our", ENDS_IZE.sub("s", word))


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
        known: dict[int, frozenset[str]] = {}  #: by entry: each has several forms
        for word, entry in table.items():
            links = known.get(id(entry))
            if links is None:
                links = known[id(entry)] = _links(frozenset(entry.frames), verb=table is verbs)
            follow[word] = follow[word] | links if word in follow else links
    for word, rest in phrases.items():
        follow[word] = follow.get(word, frozenset()) | {others[0] for others, _ in rest}
    return {word: links for word, links in follow.items() if word not in free and ANY not in links}


@lru_cache(maxsize=1024)
def _links(taken: frozenset[str], *, verb: bool) -> frozenset[str]:
    """Return the words that may follow a cue of these frames; with ANY among them any word may."""
    frames = {frame.removeprefix("be ") for frame in taken}
    if verb and not frames <= LINKS | {"question"}:
        return frozenset([ANY])
    links = {*frames, *QUESTION} if "question" in frames or "that" in frames else frames
    return frozenset(links | {"by"} if verb else links)


class _Table:
    """The ``[cues]`` tables of one lexicon: what a later one says of a word goes before what an earlier one says."""

    def __init__(self, tables: Sequence[Mapping[str, Any]]) -> None:
        self._tables = tables
        self._stance = {word: Stance(name) for word, name in self._told("stance").items()}
        self._act = {word: Act(name) for word, name in self._told("act").items()}
        self._irregular = {lemma: forms for table in tables for lemma, forms in table.get("irregular", {}).items()}

    def _told(self, key: str) -> Mapping[str, str]:
        """Return the name whose list holds a word, by word: the first such name of the last such table."""
        lists = [(name, words) for table in self._tables for name, words in [*table.get(key, {}).items()][::-1]]
        return {word: name for name, words in lists for word in words}

    def words(self, key: str) -> frozenset[str]:
        """Return the words of a list."""
        return frozenset(word for table in self._tables for word in table.get(key, ()))

    def forms(self, lemma: str) -> tuple[str, ...]:
        """Return the forms of a verb."""
        return inflect(lemma, self._irregular.get(lemma, ()))

    def entries(self, *kinds: str) -> Iterator[Entry]:
        """Yield an entry for each lemma of some kinds."""
        frames: dict[str, dict[str, float]] = {}
        for kind in kinds:
            for table in self._tables:
                for frame, odds, lemma in _rows(table.get(kind, {})):
                    frames.setdefault(lemma, {})[frame] = odds
        return (self._entry(lemma, taken) for lemma, taken in frames.items())

    def phrases(self) -> Mapping[str, tuple[Phrase, ...]]:
        """Return the phrases by first word, the longest first."""
        found: dict[str, dict[tuple[str, ...], Entry]] = {}
        for table in reversed(self._tables):
            for frame, odds, phrase in _rows(table.get("phrases", {})):
                first, *others = phrase.split()
                rest, entry = tuple(others), self._entry(phrase, {frame: odds})
                for form in self.forms(first):
                    found.setdefault(form, {}).setdefault(rest, entry)
        return {first: tuple(sorted(rest.items(), key=lambda p: -len(p[0]))) for first, rest in found.items()}

    def _entry(self, lemma: str, frames: Mapping[str, float]) -> Entry:
        first = lemma.partition(" ")[0]  # a phrase may be told apart from its first word
        stance = self._stance.get(lemma) or self._stance.get(first) or Stance.NEUTRAL
        act = self._act.get(lemma) or self._act.get(first) or Act.SPEECH
        return Entry(lemma, frames, stance, act)


def _rows(table: Mapping[str, Any]) -> Iterator[tuple[str, float, str]]:
    """Yield frame, log odds and lemma; a plain list of lemmas is sure."""
    for frame, lemmas in table.items():
        for share, words in lemmas.items() if isinstance(lemmas, Mapping) else [("", lemmas)]:
            odds = log(int(share) / (100 - int(share))) if share else SURE
            for lemma in words:
                yield frame, odds, lemma


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
