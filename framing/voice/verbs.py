"""Which candidate words are cue verbs here, and in what shape they stand."""

from __future__ import annotations

from typing import NamedTuple

from framing.voice.grammar import DETERMINERS, FINITE, MODALS, PASSIVE, PRONOUNS
from framing.voice.lexicon import Entry, Lexicon
from framing.voice.phrases import Part, adverb
from framing.voice.tokens import Window

AUXILIARY_REACH = 8  #: tokens of the longest run of auxiliaries and adverbs before a verb
BEING = ("sn't", "sn’t", "ren't", "ren’t", "’re", "'re", "’m", "'m")
ONLY_PARTICIPLE = frozenset(
    "seen known shown given taken drawn written sworn spoken chosen forbidden withdrawn forgiven borne driven thrown".split()
)
HAVE = frozenset("have has had having haven't hasn't hadn't haven’t hasn’t hadn’t ’ve 've".split())
COMPLEMENTS = frozenset(["that", "he", "she", "they", "it", "the", "to", "for", "on", ",", ":", "“", '"'])
OPENERS = frozenset(
    "a an his her their its our my your this these those there we i you him them us not no what how whether".split()
)
COUNTING = frozenset("another one each other most some many this that all any more others".split())  #: may be subjects
NOMINAL = DETERMINERS - COUNTING
OWNING = frozenset(["’s", "'s", "s’", "s'"])


class Verb(NamedTuple):
    """A cue verb at token ``at``; ``bare`` where it has no subject of its own."""

    at: int
    entry: Entry
    participle: bool
    bare: bool
    passive: bool
    doubtful: bool = False  #: may be a noun as well: a cue only behind what is said


def read_verb(window: Window, at: int, lexicon: Lexicon) -> Verb | None:
    """Return the verb at ``at``, or None where the word is no verb, a noun or a name."""
    tokens, lo, hi = window
    low = tokens.low
    word = low[at]
    entry = lexicon.verbs.get(word)
    if entry is None:
        return None
    before, ing = low[at - 1] if at > lo else "", word[-3:] == "ing"
    if _determined(before, word, ing) or (tokens.words[at] != word and _name(window, at)):
        return None
    infinitive, passive = _auxiliaries(window, at) if adverb(before) else (False, False)
    if not passive and (word in ONLY_PARTICIPLE or (at + 1 < hi and low[at + 1] == "by")):
        passive = _reduced(window, at)
    passive = passive and not ing
    participle = ing and not _progressive(window, at)
    return Verb(at, entry, participle, participle or infinitive, passive, word in lexicon.alike and _noun(window, at))


def _progressive(window: Window, at: int) -> bool:
    """Tell whether a form of "be" before a participle makes it a verb with a subject: "isn’t saying"."""
    low = window.tokens.low
    for left in range(at - 1, max(window.lo, at - 4) - 1, -1):
        if low[left] in PASSIVE or low[left].endswith(BEING):
            return low[left] not in ("be", "being")
        if not adverb(low[left]):
            break
    return False


def _auxiliaries(window: Window, at: int) -> tuple[bool, bool]:
    """Return whether "to" and a form of "be" are among the auxiliaries."""
    low, left = window.tokens.low, at - 1
    floor = max(window.lo, at - AUXILIARY_REACH)
    while left >= floor and adverb(low[left]):
        left -= 1
    between = low[left + 1 : at]
    return "to" in between, not PASSIVE.isdisjoint(between)


def _reduced(window: Window, at: int) -> bool:
    """Tell whether the word is a participle that stands alone for a passive: "a plan backed by …", "a man known for …"."""
    low = window.tokens.low
    if low[at] in ONLY_PARTICIPLE:
        return HAVE.isdisjoint(low[max(window.lo, at - 4) : at])
    return low[at].endswith("ed")


def _name(window: Window, at: int) -> bool:
    """Tell whether the word is capitalised in a sentence that is not."""
    tokens = window.tokens
    if not tokens.capital(at) or at == window.lo:
        return False
    near = range(max(window.lo, at - 6), min(window.hi, at + 7))
    return not all(tokens.capital(i) or len(tokens.words[i]) < 5 for i in near if tokens.words[i][0].isalpha())


def _determined(before: str, word: str, ing: bool) -> bool:
    """Tell whether a determiner or an owner makes a word a noun."""
    if before in NOMINAL:
        return not ing
    return before[-2:] in OWNING and not (ing or word[-2:] == "ed")


def _noun(window: Window, at: int) -> bool:
    """Tell whether a word that may be either reads as a noun here."""
    low = window.tokens.low
    before = low[at - 1] if at > window.lo else ""
    after = low[at + 1] if at + 1 < window.hi else ""
    if before in FINITE and low[at].endswith("s"):
        return True
    if after == "that" and at + 2 < window.hi and low[at + 2] in FINITE:
        return True
    if before in DETERMINERS and not (before in COUNTING and after in COMPLEMENTS):
        return True
    return before not in PRONOUNS and after not in COMPLEMENTS and not _agrees(window, at, after)


def _agrees(window: Window, at: int, after: str) -> bool:
    """Tell whether subject and verb agree in number and an object or a clause begins behind: "aides hope this is …"."""
    tokens = window.tokens
    if at == window.lo or not after:
        return False
    opens = after in OPENERS or tokens.capital(at + 1) or bool(tokens.quote[at + 1])
    before = tokens.low[at - 1]
    plural = before.endswith("s") and not before.endswith(("ss", "us", "is"))
    single = before[0].isalpha() and not plural
    return opens and (single if tokens.low[at].endswith("s") else plural)


def cue_part(window: Window, at: int, last: int) -> Part:
    """Return the cue that ends before ``last``, modal verbs before ``at`` included."""
    first = at
    while first > window.lo and at - first < AUXILIARY_REACH and window.tokens.low[first - 1] in MODALS:
        first -= 1
    return Part(first, last)
