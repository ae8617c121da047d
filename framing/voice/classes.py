"""What a word, a source or a clause is by its looks: the names under which shifts and ends of contents are kept."""

from __future__ import annotations

from functools import lru_cache

from framing.voice.grammar import FINITE, IRREGULAR_PAST, PRONOUNS, RELATIVE, SUBJECTIVE, SUBORDINATORS
from framing.voice.phrases import Part, begins
from framing.voice.tokens import Window

DETERMINING = frozenset("the a an his her their its my your our some many most one another two this that".split())
ENDINGS = (("ing", "<ing>"), ("ed", "<ed>"), ("ly", "<ly>"))


def word_class(window: Window, at: int) -> str:
    """Return the class of a word that may begin another clause."""
    tokens = window.tokens
    low = tokens.low[at]
    if tokens.quote[at]:
        return "<quote>"
    if low in SUBJECTIVE:
        return "<pronoun>"
    if low in FINITE:
        return "<finite>"
    if low in DETERMINING:
        return "<determiner>"
    if tokens.capital(at):
        return "<name>"
    if low in IRREGULAR_PAST:
        return "<ed>"
    return _ending(low)


@lru_cache(maxsize=4096)
def _ending(word: str) -> str:
    return next((name for ending, name in ENDINGS if word.endswith(ending)), "<other>")


def source_class(window: Window, source: Part | None) -> str:
    """Return what a source is by its words: "none", "name", "common", "pronoun" or the pronoun itself."""
    if source is None:
        return "none"
    word = window.tokens.low[source.first]
    if source.last - source.first == 1 and word in PRONOUNS:
        return word if word in ("it", "who", "you", "we", "i") else "pronoun"
    words = window.tokens.words[source.first : source.last]
    return "name" if True in [word[0].isupper() or word[0] == "@" for word in words] else "common"


@lru_cache(maxsize=4096)
def verb_form(word: str) -> str:
    """Return what a lower-case word looks like as a verb."""
    return "ing" if word.endswith("ing") else "past" if word.endswith("ed") or word in IRREGULAR_PAST else "present"


def kind_in(window: Window, start: int, kind: str) -> str:
    """Return ``kind``, or how the clause whose subject begins at ``start`` hangs on another: "sub" or "rel"."""
    low = window.tokens.low
    before = low[start - 1] if start > window.lo else ""
    if low[start] in RELATIVE or low[start] == "whose" or before in ("who", "which", "that", "whose"):
        return "rel"
    if start > window.lo and begins(window, start):
        return "rel"  # “a move most countries consider illegal”
    return "sub" if before in SUBORDINATORS else kind
