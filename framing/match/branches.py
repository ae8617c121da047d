"""The alternatives of a regular expression, each compiled where it may match: most stretches need one of many, or none.

At each place the first alternative that matches counts, so one that cannot match in a stretch can be left out of the
pattern that is looked for there without any change to what is found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

import regex

from framing.match.literal import fold
from framing.match.spelling import view

Needs = tuple[tuple[str, ...], ...]

MOST_WAYS = 4  #: different choices of alternatives that are compiled for one pattern; then it is compiled as a whole
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|[^\\\[()|]+|.", re.DOTALL)
_NUMBERED = re.compile(r"\\[1-9]|\\g|\(\?[|(&R\d+-]|\(\?[a-zA-Z]+\)|\(\*|\(\?#|\(\?[imsufpbe-]*x")


class Branches:
    """A pattern and its alternatives, with what each needs; needs are read off the pattern where they are not given."""

    def __init__(self, source: str, flags: int, needs: Sequence[Needs] | None = None) -> None:
        self._source, self._flags = source, flags
        self._alternatives = alternatives(source)
        given = needs if needs is not None and len(needs) == len(self._alternatives) else None
        self.needs = given or [needs_of(alternative) for alternative in self._alternatives]
        self._made: dict[tuple[int, ...], regex.Pattern[str]] = {}

    def whole(self) -> regex.Pattern[str]:
        """Return the whole pattern."""
        return regex.compile(self._source, self._flags)

    def may(self, text: str, start: int, end: int) -> bool:
        """Tell whether a stretch holds what an alternative needs."""
        seen = stretch(text, start, end)
        return any(met(needs, seen) for needs in self.needs)

    def within(self, text: str, start: int, end: int) -> regex.Pattern[str] | None:
        """Return a pattern that finds in a stretch what the whole does, None where that is nothing."""
        seen = stretch(text, start, end)
        chosen = tuple(number for number, needs in enumerate(self.needs) if met(needs, seen))
        if not chosen:
            return None
        if chosen not in self._made:
            several = len(chosen) == len(self._alternatives) or len(self._made) >= MOST_WAYS
            source = self._source if several else "|".join(self._alternatives[number] for number in chosen)
            self._made[chosen] = regex.compile(source, self._flags)
        return self._made[chosen]


@lru_cache(maxsize=64)
def stretch(text: str, start: int, end: int) -> str:
    """Return a stretch folded, with one blank between and around its words, to be searched for what a pattern needs.

    Where the text has no view, letters and their marks stand there as one, as well as apart.
    """
    seen, written = view(text), text[start:end]
    folded = [seen.folded[start:end]] if seen else [fold(written), fold(written, composed=False)]
    return f" {' '.join(' '.join(folded).split())} "


def met(needs: Needs, spaced: str) -> bool:
    """Tell whether a stretch, folded and with single blanks between and around its words, holds what is needed."""
    return all(any(literal in spaced for literal in some) for some in needs)


def needs_of(pattern: str) -> Needs:
    """Return what must stand where a pattern matches: of each set one."""
    from framing.match.needed import needed  # not where a cache has what was read off

    return tuple(tuple(sorted(some)) for some in needed(pattern))


def alternatives(pattern: str) -> list[str]:
    r"""Return the alternatives of a pattern, or the pattern alone where they depend on one another.

    >>> alternatives(r"war(?:s|fare)|[|] peace")
    ['war(?:s|fare)', '[|] peace']
    """
    if _NUMBERED.search(pattern):
        return [pattern]
    parts, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts
