"""A small test by function words: is this text in the packs' language at all?

======================  =============================================================================================
und                     fewer than half of its letters are Latin; or it has at least two more function words of other
                        languages than English ones; or, from ``ENOUGH`` words on, fewer than one word in ``RARE`` is
                        an English function word
en                      all else: so a headline, which has few or none, is English unless it shows that it is not
======================  =============================================================================================

Spellings that English shares with another language (*in*, *on*, *was*, *die*) count for English or for neither. Only the
first ``SAMPLE`` code points are looked at.
"""

from __future__ import annotations

import re

ENGLISH, UNDETERMINED = "en", "und"
SAMPLE = 4000
ENOUGH = 20  #: words; a shorter text shows too few function words for their absence to mean anything
RARE = 12  #: running English has one in two to four words

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LATIN = re.compile(r"[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06\uff21-\uff3a\uff41-\uff5a]+")

_ENGLISH_WORDS = (
    "the a an of to in and is was were are be been being that this these those it its for on with as at by from he "
    "she they his her their him them has have had not but or nor which who whom whose what when where how will would "
    "could should can may might must said says after before about more than out up no if we i you our your my me us "
    "do does did so into over under while because there then also only just against between during through until"
)
_FOREIGN_WORDS = (
    "der das und ist nicht ein eine einen einem einer mit den von zu im auf für dem des sich auch nach bei wird sind "
    "wurde aus oder wie über als werden hat le la les du et est une dans pour que qui pas sur au aux ce cette ces il "
    "elle ils nous vous par avec sont plus mais où leur été el los las y es por para con una del se lo al como su sus "
    "pero más ha fue este esta entre cuando sin sobre di che non per della dei delle gli sono nel nella anche alla "
    "più e o os em um uma não da dos na ao pela het een van niet zijn dat voor naar ook aan ve bir bu için ile i w z "
    "się nie że jest och att det som är på av för inte med og til af ikke jeg ei ja että oli hogy az nem és și că din "
    "cu pentru"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_FOREIGN = frozenset(_FOREIGN_WORDS.split()) - _ENGLISH


def language(text: str) -> str:
    """Return ``en``, or ``und`` where the words say that the text is not English.

    >>> language("Der Minister hat gestern die neue Strategie der Regierung für den Osten vorgestellt.")
    'und'
    >>> language("Opposition Thwarts Move")
    'en'
    """
    folded = " ".join(_WORD.findall(text, 0, SAMPLE)).casefold().replace("’", "'")
    words = [word.partition("'")[0] for word in folded.split(" ")] if folded else []
    letters = "".join(words)
    if 2 * sum(map(len, _LATIN.findall(letters))) < len(letters):
        return UNDETERMINED
    ours, others = sum(word in _ENGLISH for word in words), sum(word in _FOREIGN for word in words)
    if others > ours + 1:
        return UNDETERMINED
    return ENGLISH if len(words) < ENOUGH or ours * RARE >= len(words) else UNDETERMINED
