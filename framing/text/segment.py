"""Cut a document into sentences: line by line, at terminators that end one.

A sentence never crosses a line; closing quotes and brackets go with the sentence that they close. A candidate is a
terminator with its closers; it is refused by the first reason in ``REASONS`` that holds. Each reason looks at most
``NEAR`` code points back or ahead, so time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from framing.model import Document, Role, Sentence, Span, Stretch
from framing.text import abbreviations as known
from framing.text.roles import roles

NEAR = 80

_TERMINATOR = re.compile(
    r"(?:\.(?:[ \u00a0]\.){2,}|[.!?…。！？]+)([\"”’')\]»]*)(?:\[\d+\])*(?=\s|[“\"(\[]?[A-Z][a-z]|(?<=[。！？])|$)"
)
_SPACE = re.compile(r"\s*")
_LEAD = re.compile(r"[“\"‘'(\[—–\-•*]*\s*")
_WORD_AFTER = re.compile(r"[\w’'.\-]+")
_WORD_BEFORE = re.compile(r"[\w.’'&°\-]+$")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_TIMEZONE = re.compile(r"(?:[ECPM][SD]?T|GMT|UTC|BST|Eastern|Central|Pacific|Mon|Tue|Wed|Thu|Fri|Sat|Sun)")
_GLUED_WORD = re.compile(r"[a-z]{3}$")
_ADDRESS = re.compile(r"[\w.\-]*@|[\w\-]+\.(?:com|org|net|gov|co|edu|int)\b", re.IGNORECASE)
_IN_ADDRESS = re.compile(r"[/@][\w/@.]*$")
_LOWER_BRAND = re.compile(r"[ie][A-Z]")
_SPEECH = "|".join(known.SPEECH)
_SAID_NEXT = re.compile(
    rf"(?:(?:the |a |an |one |another )?(?:[\w.’'\-]+,? ){{0,5}}?[\w.’'\-]+ (?:also |then |later |has |had )?(?:{_SPEECH})\b"
    rf"|(?:{_SPEECH})\s+[A-Zthe])"
)


class Candidate(NamedTuple):
    """A place where a sentence may end, and what stands around it."""

    text: str
    begin: int  #: of the sentence so far
    dot: int  #: of the terminator
    end: int  #: behind the closers
    next: int  #: of what follows
    mark: str  #: the terminator
    closers: str
    depth: int  #: brackets that are open before the terminator
    lead: str  #: opening quotes, brackets and dashes of what follows
    rest: str  #: what follows them, as far as is looked at
    before: str  #: the word before, lower-cased
    after: str  #: the word that follows, lower-cased, without marks

    @property
    def glued(self) -> bool:
        """Tell whether nothing but the mark stands between the words."""
        return self.next == self.end

    @property
    def dots(self) -> int:
        """Return how many full stops an ellipsis stands for; 0 where it is none."""
        size = len(self.mark.replace(" ", "").replace("\u00a0", "").replace("…", "..."))
        return size if size >= 3 and set(self.mark) <= set(". \u00a0…") else 0

    @property
    def plain(self) -> bool:
        """Tell whether it is one full stop without closers."""
        return self.mark == "." and not self.closers


def segment(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document, in order, each in one line and with its role."""
    stretches = document.roles or roles(document.text)
    spans = ((span, stretch.role) for stretch in stretches for span in _sentences(document.text, stretch))
    return tuple(Sentence(number, span, role) for number, (span, role) in enumerate(spans))


def _sentences(text: str, stretch: Stretch) -> Iterator[Span]:
    start, end = stretch.span
    if stretch.role is Role.POST:
        yield stretch.span
        return
    begin, depth, counted = start, 0, start
    for m in _TERMINATOR.finditer(text, start, end):
        if m.start() < begin or m.end() >= end:
            continue
        depth += text.count("(", counted, m.start()) - text.count(")", counted, m.start())
        counted = m.start()
        candidate = _candidate(text, begin, m, (depth, end))
        if candidate and not any(holds(candidate) for holds in REASONS):
            yield Span(begin, candidate.end)
            begin, depth, counted = candidate.next, 0, candidate.next
    if begin < end:
        yield Span(begin, end)


def _candidate(text: str, begin: int, m: re.Match[str], state: tuple[int, int]) -> Candidate | None:
    depth, end = state
    after = min(_space_end(text, m.end()), end)
    rest = text[after : min(after + 2 * NEAR, end)]
    lead = _LEAD.match(rest)
    core = rest[lead.end() :] if lead else rest
    if not core:
        return None
    word_after = _WORD_AFTER.match(core)
    word_before = _WORD_BEFORE.search(text[max(begin, m.start() - NEAR) : m.start()])
    return Candidate(
        text=text,
        begin=begin,
        dot=m.start(),
        end=m.end(),
        next=after,
        mark=text[m.start() : m.start(1)],
        closers=m[1],
        depth=depth,
        lead=lead[0] if lead else "",
        rest=core,
        before=word_before[0].lower() if word_before else "",
        after=word_after[0].strip(".'’-").lower() if word_after else "",
    )


def _space_end(text: str, at: int) -> int:
    m = _SPACE.match(text, at)
    return m.end() if m else at


def _glued_in_a_word_or_address(c: Candidate) -> bool:
    """``3.5``, ``example.com``, ``a@b.org``: without a space only two whole words make a boundary."""
    if not c.glued or c.mark[-1] in "。！？":
        return False
    if c.closers:
        return c.closers[0] in ")]"
    near = c.text[max(c.begin, c.dot - NEAR) : c.dot]
    return not _GLUED_WORD.search(near) or bool(_ADDRESS.match(c.rest) or _IN_ADDRESS.search(near))


def _goes_on_in_lower_case(c: Candidate) -> bool:
    return c.rest[0].islower() and not _LOWER_BRAND.match(c.rest)


def _goes_on_with_a_mark(c: Candidate) -> bool:
    return c.lead.startswith(")") or c.rest[0] in ",;:)]”»"


def _inside_brackets(c: Candidate) -> bool:
    """A sentence in brackets inside another does not end it; one that is all in brackets ends with them."""
    if c.depth <= 0:
        return False
    return ")" not in c.closers or c.text[c.begin] != "("


def _said_next(c: Candidate) -> bool:
    """``“Why?” the minister asked.`` is one sentence."""
    quoted = any(mark in c.closers for mark in "\"”’'")
    return quoted and not c.lead and c.mark != "." and bool(_SAID_NEXT.match(c.rest))


def _title_or_number(c: Candidate) -> bool:
    if not c.plain:
        return False
    word = c.before.lstrip("\"'“(")
    number = c.rest[0].isdigit()
    return word in known.TITLES or (number and (word in known.MONTHS or word in known.NUMBERED))


def _list_marker(c: Candidate) -> bool:
    if not c.plain or c.dot - c.begin >= 8 or not re.fullmatch(r"\d{1,2}|[a-z]", c.before):
        return False
    return not c.text[c.begin : c.dot - len(c.before)].strip()


def _initial(c: Candidate) -> bool:
    """``George W. Bush``, but not ``He and I. Then``."""
    if not c.plain or not re.fullmatch(r"[^\W\d_]", c.before) or not c.text[c.dot - 1].isupper():
        return False
    return c.before != "i" or bool(re.search(r"[A-Z]\w+ I$", c.text[max(c.begin, c.dot - NEAR) : c.dot]))


def _lettered(c: Candidate) -> bool:
    """``U.S. Ambassador``, ``a.m. Eastern``: such end a sentence only where a word that begins one follows."""
    if not c.plain or not _LETTERS.fullmatch(c.before.lstrip("\"'“(")):
        return False
    if c.before in ("a.m", "p.m"):
        return bool(_TIMEZONE.match(c.rest))
    return c.after not in known.OPENERS or _dateline(c)


def _state_or_firm(c: Candidate) -> bool:
    if not c.plain:
        return False
    word = c.before.lstrip("\"'“(")
    abbreviated = word in known.STATES or word in known.FIRMS or word in known.MONTHS
    return abbreviated and (c.after not in known.OPENERS or _dateline(c))


def _dateline(c: Candidate) -> bool:
    """``MANCHESTER, N.H. - The``: a place in capitals, a dash behind it."""
    return c.lead[:1] in ("—", "–", "-") and c.text[c.begin : min(c.dot, c.begin + NEAR)].split(",")[0].isupper()


def _ellipsis(c: Candidate) -> bool:
    """Three dots end a sentence where they stand at a word and one that begins a sentence follows; four always."""
    if not c.dots or c.dots >= 4:
        return False
    return " " in c.mark or "\u00a0" in c.mark or (not c.closers and c.after not in known.OPENERS)


def _exclaiming_name(c: Candidate) -> bool:
    return c.mark == "!" and not c.closers and c.before in known.EXCLAIMING


REASONS: tuple[Callable[[Candidate], bool], ...] = (
    _glued_in_a_word_or_address,
    _goes_on_in_lower_case,
    _goes_on_with_a_mark,
    _inside_brackets,
    _title_or_number,
    _list_marker,
    _initial,
    _lettered,
    _state_or_firm,
    _ellipsis,
    _said_next,
    _exclaiming_name,
)
"""Why a candidate is no end of a sentence, tried in this order."""
