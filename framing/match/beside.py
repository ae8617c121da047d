"""The word beside an entry that the entry judges: ``mark`` of ``kind = "words"``.

Of a judging word the reader wants to see what it judges: "vicious campaign", not "vicious". One word on a side, and never
a function word: those stand beside anything; nor, behind a word in small letters, a name. ``around`` is the word behind, and
in front an adverb that grades the entry: "deeply offensive remark", but "posted hateful messages" without the verb.
"""

from __future__ import annotations

from functools import lru_cache

import regex

from framing.match.literal import BLANK, RIGHT, WORD
from framing.model import Span

SIDES = ("after", "before", "around")
_LONGEST = 40  #: how far back a word is looked for
_NO_ADVERB = frozenset(
    {"early", "daily", "weekly", "monthly", "yearly", "family", "reply", "supply", "assembly", "anomaly", "july", "italy"}
)
_FUNCTION = frozenset(
    """
    a about above after again against all along already also although am among an and another any anybody anyone anything
    are around as at away back be because been before being below beside besides between beyond both but by can cannot could
    did do does doing done down during each either else enough etc even ever every everybody everyone everything except few
    for from further get gets getting given go goes going got had has have having he her here hers herself him himself his
    how however i if in indeed inside instead into is it its itself just last least less let like many may maybe me mere
    might mine more moreover most much must my myself near neither never next no nobody none nor not nothing now of off
    often on once one only onto or other others otherwise ought our ours ourselves out outside over own per perhaps quite
    rather said same say says see seem seems shall she should since so some somebody someone something soon still such than
    that the their theirs them themselves then there therefore these they this those though through throughout thus till to
    together too toward towards under unless until up upon us very via was we well were what whatever when whenever where
    whereas wherever whether which while who whoever whole whom whose why will with within without would yes yet you your
    yours yourself yourselves ain't aren't can't couldn't didn't doesn't don't hadn't hasn't haven't he'd he'll he's i'd
    i'll i'm i've isn't it'd it'll it's let's mustn't she'd she'll she's shouldn't that's there's they'd they'll they're
    they've wasn't we'd we'll we're we've weren't what's who's won't wouldn't you'd you'll you're you've
    """.split()
)


@lru_cache(maxsize=1)
def _sides() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """Return the patterns of the word behind and the word in front, compiled when a rule first asks for one."""
    return regex.compile(f"{BLANK}({WORD}){RIGHT}"), regex.compile(rf"(?<![\w'’\-])({WORD}){BLANK}\Z")


def beside(text: str, span: Span, within: Span, side: str) -> Span:
    """Return ``span`` with the word on that side of it, if one stands there that is no function word.

    >>> text = "a vicious campaign of his"
    >>> beside(text, Span(2, 9), Span(0, 25), "after").of(text)
    'vicious campaign'
    """
    start, end = span
    behind, in_front = _sides()
    after = behind.match(text, end, within.end) if side != "before" else None
    if after and _tells(after[1]) and not (after[1][0].isupper() and text[start].islower()):
        end = after.end(1)
    before = in_front.search(text, max(within.start, start - _LONGEST), start) if side != "after" else None
    if before and (_tells if side == "before" else _grades)(before[1]):
        start = before.start(1)
    return Span(start, end)


def _tells(word: str) -> bool:
    return word.casefold().replace("’", "'") not in _FUNCTION


def _grades(word: str) -> bool:
    folded = word.casefold()
    return folded.endswith("ly") and folded not in _NO_ADVERB and _tells(word)
