"""Where a sentence may end, and why it does not end there.

``TERMINATOR`` finds the places: a terminator, the quotes and brackets that close behind it, space, and the beginning of
something that could be a sentence. ``ends`` refuses those that end nothing. A refusal looks only at what the sentence
itself then holds, so that a sentence cut out and split again stays whole; and it looks a bounded way, so that time is
linear in the text.
"""

from __future__ import annotations

import re

from framing.text import abbreviations as known
from framing.text.layout import ZERO_WIDTH
from framing.text.lazy import compiled

NEAR = 80  #: code points that are looked at before and behind a place
BRACKETS = 300  #: a bracket that stays open for longer is taken for a slip

_MARKS = ".!?…。！？"
_CLOSERS = "\"”’')\\]»"
_LEADS = "“„\"‘’'`«(\\[—–•*\\-"
_GAP = rf"[\s{ZERO_WIDTH}]"
_CAPITAL = '[“"‘(\\[]?[A-Z][a-z]'

TERMINATOR = re.compile(
    rf"""
    (?P<mark> \.(?<!\.[ \xa0]\.) (?:[ \xa0]\.){{2,}} \.*        # . . .
            | [{_MARKS}](?<![{_MARKS}]{{2}}) [{_MARKS}]* )      # the run from its beginning
    (?! (?<=(?<![\w.’'&\-])[A-ZÀ-Þ]\.) {_GAP}+ (?!{_GAP})       # no initial: George W.
        (?! (?:{"|".join(known.AFTER_INITIALS)})\b ) )
    (?P<closers> [{_CLOSERS}]* )
    (?:\[\d{{1,3}}\])*                                          # notes: [12]
    (?: (?={_GAP})
      | (?<=[。！？])
      | (?<=[a-z]{{3}}[.!?]) (?={_CAPITAL})                      # a missing space
      | (?<=[.!?…][”"’']) (?={_CAPITAL}) )
    (?= (?P<gap> {_GAP}* )
        (?P<lead> (?: [{_LEADS}]{_GAP}* )* )
        (?: [ie][A-Z] | (?<=\()[a-z]\)\s | [^\s{ZERO_WIDTH}a-z,;:)\]”»{_MARKS}{_LEADS}] ) )
    """,
    re.VERBOSE,
)

_STRAIGHT = str.maketrans("’", "'")
_LAST_WORD = re.compile(r"(?<![\w.’'&\-])[\w.’'&\-]+$")
_NEXT_WORD = re.compile(r"[\w’']+")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_CLOCK = (
    r"(?:[ECPM][SD]?T|GMT|UTC|BST|Eastern|Central|Mountain|Pacific|local"
    r"|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)\b"
)
_LIST_MARKER = re.compile(r"(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})$")
_TOKEN = re.compile(rf"[^\s{ZERO_WIDTH}]+")
_ADDRESS = r"[@/\\]|www\.|\.(?:com|org|net|gov|edu|info)\b"
_SPEECH = "|".join(known.SPEECH)
_NAME_WORD = rf"(?:[\w’'\-]+|(?:{'|'.join(sorted(known.TITLES))}|[A-Z])\.)"
_SAID = (
    rf"(?:{_NAME_WORD},?[ \xa0]){{0,5}}?{_NAME_WORD}[ \xa0](?:\([^()]{{1,30}}\)[ \xa0])?"
    rf"(?:(?:also|then|later|once|has|had)[ \xa0])?(?:{_SPEECH})\b"
)


def ends(text: str, begin: int, m: re.Match[str]) -> bool:
    """Tell whether the sentence from ``begin`` ends at ``m``, a match of TERMINATOR."""
    first = text[m.end("lead")]
    if (first > "\x7f" and first.islower()) or _is_bare(text, begin, m) or _is_in_brackets(text, begin, m):
        return False
    if m.end() == m.end("gap") and _is_in_address(text, begin, m):
        return False
    if m["closers"]:
        return not _is_said(text, m)
    if m["mark"] == ".":
        return not _is_abbreviation(text, begin, m)
    if dots := _dots(m["mark"]):
        return dots > 3 or _is_ended(text, begin, m) or (" " not in m["mark"] and "\xa0" not in m["mark"] and _opens(text, m))
    return _word_before(text, begin, m) not in known.EXCLAIMING or _opens(text, m)


def _is_bare(text: str, begin: int, m: re.Match[str]) -> bool:
    """No word has been said yet: ``“...”``, ``1.``, ``b.``, ``?!``."""
    if m.start() - begin > 8:
        return False
    said = text[begin : m.start()].strip("“\"‘'([•*-—– ")
    return not any(map(str.isalnum, said)) or (m[0] == "." and bool(_LIST_MARKER.match(said)))


def _is_in_brackets(text: str, begin: int, m: re.Match[str]) -> bool:
    """``(R-Wis.)``: inside a bracket nothing ends, but a sentence that is all in brackets ends with them."""
    dot = m.start()
    opened = text.rfind("(", max(begin, dot - BRACKETS), dot)
    if opened < 0 or text.find(")", opened, dot) >= 0 or (opened == begin and ")" in m["closers"]):
        return False
    return text.find(")", dot, min(opened + BRACKETS, m.endpos)) >= 0


def _is_in_address(text: str, begin: int, m: re.Match[str]) -> bool:
    """``example.Com``, ``Ann.Lee@example.org``."""
    before, behind = text[max(begin, m.start() - NEAR) : m.end()], text[m.end() : min(m.end() + NEAR, m.endpos)]
    return bool(compiled(_ADDRESS, re.IGNORECASE).search(_TOKEN.findall(before)[-1] + _TOKEN.findall(behind)[0]))


def _is_said(text: str, m: re.Match[str]) -> bool:
    """``“Why?” Mr. Lee asked.`` is one sentence."""
    if m["mark"] == "." or m["lead"] or not any(quote in m["closers"] for quote in "\"”’'"):
        return False
    core = m.end("lead")
    return bool(compiled(_SAID).match(text, core, min(core + 2 * NEAR, m.endpos)))


def _is_abbreviation(text: str, begin: int, m: re.Match[str]) -> bool:
    word = _word_before(text, begin, m)
    where = known.GOES_ON.get(word) or (known.GOES_ON.get(word.capitalize()) if word.isupper() else None)
    if where is None and "." in word and _LETTERS.fullmatch(word):
        if word.lower() in ("a.m", "p.m"):
            return bool(compiled(_CLOCK).match(text, m.end("lead"), m.endpos))
        where = known.BEFORE_NAMES
    if where is None or where is known.ALWAYS:
        return where is not None
    if where is known.BEFORE_NUMBERS:
        return text[m.end("lead")].isdigit()
    return not _opens(text, m) or _is_dateline(text, begin, m)


def _is_dateline(text: str, begin: int, m: re.Match[str]) -> bool:
    """``MANCHESTER, N.H. - The``: a place, a comma, and a dash behind it."""
    return m["lead"][:1] in ("—", "–", "-") and m.start() - begin <= NEAR // 2 and "," in text[begin : m.start()]


def _word_before(text: str, begin: int, m: re.Match[str]) -> str:
    dot = m.start()
    least = max(begin, dot - NEAR)
    word = text[max(least, text.rfind(" ", least, dot) + 1) : dot]
    if word.isalpha():
        return word
    last = _LAST_WORD.search(word)
    return last[0].strip(".’'&-") if last else ""


def _opens(text: str, m: re.Match[str]) -> bool:
    """What follows begins as sentences do."""
    m_next = _NEXT_WORD.match(text, m.end("lead"), m.endpos)
    word = m_next[0].translate(_STRAIGHT).lower() if m_next else ""
    return word in known.OPENERS or word.partition("'")[0] in known.OPENERS


def _is_ended(text: str, begin: int, m: re.Match[str]) -> bool:
    """``It is late. ... Twenty came``: the dots stand behind a sentence that has ended."""
    before = text[max(begin, m.start() - 4) : m.start()]
    return before[-1:].isspace() and before.rstrip().rstrip("\"”’'")[-1:] in (".", "!", "?")


def _dots(mark: str) -> int:
    """Return how many full stops an ellipsis stands for; 0 where the mark is none."""
    bare = mark.replace(" ", "").replace("\xa0", "").replace("…", "...")
    return len(bare) if len(bare) >= 3 and not bare.strip(".") else 0
