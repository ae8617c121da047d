"""Patterns of lines, each with how a line begins that it matches: most lines begin otherwise, and meet no pattern."""

from __future__ import annotations

import re

from framing.text.lazy import compiled

_ANYWHERE = "…"
_MARKS = "*•>[("  #: one of which, and a blank, may stand before what a line begins with
_LIKE_ASCII = {0x17F: "s", 0x130: "i", 0x131: "i", 0x212A: "k"}  #: letters that re.IGNORECASE takes for others


class Openings:
    """Some patterns, whatever the case, each compiled when a line first begins as it does, or holds its word behind ``…``.

    >>> lines = Openings(("share|tweet", "(?:share|tweet)s?$"), ("…only", ".* only"))
    >>> [lines.match(line) for line in ("• Tweets", "Shared", "[Text only]")]
    [True, False, True]
    """

    def __init__(self, *given: tuple[str, str]) -> None:
        self.given = given
        self._by_letter: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for begins, source in given:
            told = begins.split("|")
            for letter in {one[0] for one in told}:
                self._by_letter.setdefault(letter, []).append((tuple(one for one in told if one[0] == letter), source))
        self._holding = [(words[0][1:], source) for words, source in self._by_letter.pop(_ANYWHERE, ())]

    def match(self, line: str) -> bool:
        """Tell whether a line begins with one of the patterns."""
        folded = line.lower() if line.isascii() else line.translate(_LIKE_ASCII).lower()
        sources = [source for word, source in self._holding if word in folded] + self._begun(folded)
        if line[:1] in _MARKS:
            sources += self._begun(folded[1:].lstrip())
        return any(_compiled(source).match(line) for source in sources)

    def _begun(self, folded: str) -> list[str]:
        return [source for begins, source in self._by_letter.get(folded[:1], ()) if folded.startswith(begins)]


def _compiled(source: str) -> re.Pattern[str]:
    return compiled(rf"(?:[{re.escape(_MARKS)}]\s?)?(?:{source})", re.IGNORECASE)
