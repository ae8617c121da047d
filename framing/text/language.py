"""A small test by function words: is this text in the packs' language at all?"""

from __future__ import annotations

import re

ENGLISH, UNDETERMINED = "en", "und"
SAMPLE = 4000  #: code points at the beginning that are looked at
ENOUGH = 12  #: words below which a text in Latin letters is taken as English unless foreign words outweigh

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[a-zA-Z\u00c0-\u024f]")
_OURS = frozenset(
    "the a an of to in and is was were are be been that this it its for on with as at by from he she they his her their "
    "has have had not but or which who will would said says after over about more than out up no if we i you".split()
)
_OTHERS = frozenset(
    "der die das und ist nicht ein eine mit den von zu im auf für dem des sich le la les des et est une dans pour que qui "
    "pas sur du au el los las y es en por para con una del se no il che di per non sono della gli o os da em um uma não de "
    "het een van niet ve bir bu için i na do nie się to w z że och att det som är på en av på".split()
) - {"in", "to", "no", "i", "do", "on", "a", "an", "so", "as"}


def language(text: str) -> str:
    """Return ``en``, or ``und`` where the words say that the text is not English.

    English has a function word in every third or fourth word; a text with fewer than one in eight, or with more of
    other languages' than of its own, is not taken for it. Short texts (headlines) need such evidence to be refused.

    >>> language("Der Minister hat gestern die neue Strategie der Regierung für den Osten vorgestellt.")
    'und'
    >>> language("Opposition Thwarts Move")
    'en'
    """
    words = [word.casefold() for word in _WORD.findall(text[:SAMPLE])]
    if not words:
        return ENGLISH
    latin = sum(bool(_LATIN.match(word)) for word in words)
    if latin * 2 < len(words):
        return UNDETERMINED
    ours, others = sum(word in _OURS for word in words), sum(word in _OTHERS for word in words)
    if others > ours and (others > 1 or len(words) >= ENOUGH):
        return UNDETERMINED
    return ENGLISH if len(words) < ENOUGH * 2 or ours * 8 >= len(words) else UNDETERMINED
