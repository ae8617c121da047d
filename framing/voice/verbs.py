"""Which candidate words are cue verbs here, and in what shape they stand."""

from __future__ import annotations

from typing import NamedTuple

from framing.voice.grammar import DETERMINERS, FINITE, MODALS, PASSIVE, PRONOUNS
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, adverb
from framing.voice.tokens import Window

AUXILIARY_REACH = 8  #: tokens of the longest run of auxiliaries and adverbs before a verb
ONLY_PARTICIPLE = frozenset(
    "seen known shown given taken drawn written sworn spoken chosen forbidden withdrawn forgiven borne driven thrown".split()
)
HAVE = frozenset("have has had having haven't hasn't hadn't haven’t hasn’t hadn’t ’ve 've".split())
COMPLEMENTS = frozenset(["that", "he", "she", "they", "it", "the", "to", "for", "on", ",", ":", "“", '"'])


class Verb(NamedTuple):
    """A cue verb at token ``at``."""

    at: int
    entry: Entry
    participle: bool
    infinitive: bool
    passive: bool

    @property
    def bare(self) -> bool:
        """Tell whether it has no subject of its own."""
        return self.participle or self.infinitive


def read_verb(window: Window, at: int, lexicon: Lexicon) -> Verb | None:
    """Return the verb at ``at``, or None where the word is a noun or a name."""
    tokens = window.tokens
    word = tokens.low[at]
    participle = word.endswith("ing")
    if _noun(window, at, lexicon) or (tokens.words[at] != word and _name(window, at)):
        return None
    infinitive, passive = _auxiliaries(window, at)
    return Verb(at, lexicon.verbs[word], participle, infinitive, not participle and (passive or _reduced(window, at)))


def _auxiliaries(window: Window, at: int) -> tuple[bool, bool]:
    """Return whether "to" and a form of "be" are among the auxiliaries."""
    low = window.tokens.low
    left, infinitive, passive = at - 1, False, False
    floor = max(window.lo, at - AUXILIARY_REACH)
    while left >= floor and adverb(low[left]):
        infinitive |= low[left] == "to"
        passive |= low[left] in PASSIVE
        left -= 1
    return infinitive, passive


def _reduced(window: Window, at: int) -> bool:
    """Tell whether a participle stands alone for a passive: "a plan backed by …", "a man known for …"."""
    low = window.tokens.low
    word, after = low[at], low[at + 1] if at + 1 < window.hi else ""
    if word in ONLY_PARTICIPLE:
        return not any(low[i] in HAVE for i in range(max(window.lo, at - 4), at))
    return after == "by" and word.endswith("ed")


def _name(window: Window, at: int) -> bool:
    """Tell whether the word is capitalised in a sentence that is not."""
    tokens = window.tokens
    if not tokens.capital(at) or at == window.lo:
        return False
    near = range(max(window.lo, at - 6), min(window.hi, at + 7))
    return not all(tokens.capital(i) or len(tokens.words[i]) < 5 for i in near if tokens.words[i][0].isalpha())


def _noun(window: Window, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the word reads as a noun here."""
    low = window.tokens.low
    before = low[at - 1] if at > window.lo else ""
    after = low[at + 1] if at + 1 < window.hi else ""
    if before in DETERMINERS and before != "that" and not low[at].endswith("ing"):
        return True
    if low[at] not in lexicon.alike:
        return False
    if before in FINITE and low[at].endswith("s"):
        return True
    if after == "that" and at + 2 < window.hi and low[at + 2] in FINITE:
        return True
    if before in DETERMINERS or before.endswith(("’s", "'s", "s’", "s'")):
        return True
    return before not in PRONOUNS and after not in COMPLEMENTS


def cue_part(window: Window, at: int, last: int) -> Part:
    """Return the cue that ends before ``last``, modal verbs before ``at`` included."""
    first = at
    while first > window.lo and at - first < AUXILIARY_REACH and window.tokens.low[first - 1] in MODALS:
        first -= 1
    return Part(first, last)
