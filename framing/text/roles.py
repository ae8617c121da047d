"""What each line of an article is: headline, heading, body, caption, post, byline or boilerplate.

Only the shape of lines is looked at. The rules, in the order in which they are tried; the first that holds decides:

==========  ============================================================================================================
boilerplate polls, sign-ups, share lines, copyright and the like, by themselves or inside a poll; comments of a draft,
            ``<!-- … -->``, that have lines of their own (boilerplate.py)
post        the line ends in a picture link (pic.twitter.com/…) or a t.co link; or it ends as a signature does:
            ``— Name (@handle) June 6, 2023``; or the line after it is nothing but such a signature
byline      ``By`` and a name of two to four words, with or without paper, place or date; ``(Reporting by …; Editing by …)``;
            ``… contributed to this report.``
caption     begins ``Photo:``, ``Image credit``, ``Caption:``, ``FILE -`` and the like; or ends in a credit:
            ``(Photo: …)``, ``(AP Photo/…)``, ``/Getty Images``
heading     begins with ``#`` as in Markdown, and is not the first line
headline    the first line, if a line follows it, and it reads as a title: at most 200 code points, and either no full stop at
            its end (110 where it asks or exclaims), or nearly all its longer words capitalised
heading     stands between other lines, the line before it has ended, has no full stop at its end, at most 90 code points, and
            most of its longer words are capitalised (nearly all where it asks or exclaims); or at most four words before a
            line of prose
body        all others
==========  ============================================================================================================

A line that begins as a list item or in lower case, or that ends in a comma, colon, semicolon or dash, is no title. A line
of one sentence with a full stop is body even where it is the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from framing.model import Role, Stretch
from framing.text.boilerplate import comments, is_boilerplate, polls
from framing.text.layout import lines
from framing.text.lazy import compiled

LONGEST_HEADLINE = 200  #: code points
LONGEST_HEADING = 90
LONGEST_QUESTION = 110  #: that is a headline without capitals
SHORT_HEADING = 4  #: words that make a heading without capitals
PROSE = 50  #: code points from which a line that ends as a sentence is prose
TAIL = 160  #: how much of a line's end is looked at

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNED = rf"[^—–]{{1,80}}\(@\w{{1,30}}\)\s{{1,3}}(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}})"
_SIGNATURE = rf"[—–-]{{1,2}}\s?{_SIGNED}$"
_SIGNATURE_LINE = rf"(?:[—–-]{{1,2}}\s?)?{_SIGNED}"
_LINKED = re.compile(r"\b(?:pic\.(?:twitter|x)\.com|https?://t\.co)/\w+$")
_BY = ("By ", "by ", "BY ", "Written ", "Posted ", "Reported ", "Story ")
_BYLINE = (
    r"(?:(?:Written |Posted |Reported |Story )?[Bb]y|BY) [A-Z][\w.’'\-]+(?: [a-z]{2,3}){0,2}(?: [A-Z][\w.’'\-]*){1,3}"
    r"(?:(?:,? and |, | & )[A-Z][\w.’'\-]+(?: [A-Z][\w.’'\-]*){0,4})*(?:\s?[|/•–—,(-].{0,80}|(?: in| for| of) .{1,60})?$"
)
_CREDITS = re.compile(r"\(?(?:(?:Additional )?[Rr]eporting|[Ee]diting|[Ww]riting) by [A-Z]")
_CONTRIBUTED = re.compile(r" contributed to this (?:report|article|story)\.?\)?$")
_CAPTION = re.compile(
    r"[(\[]?(?:(?:(?:file )?photo(?:graph)?s?|images?|picture|caption|video|graphic|illustration|credit)"
    r"(?: (?:credit|courtesy|source))?\s?:|(?:photo|image|picture)s? (?:credits?|courtesy(?: of)?|via)\b|FILE\s?[-–—])",
    re.IGNORECASE,
)
_CREDITED_TO = re.compile(r"[(\[]?(?:Photo|Image|Picture|Illustration|Photograph|PHOTO)s? (?:by|BY) [A-Z]")
_CREDIT = re.compile(
    r"\((?:AP |File |Reuters |AFP )?(?:Photo|Image|Picture)\b[^()]{0,80}\)$|/\s?(?:Getty Images|AFP|Reuters|AP)\)?$", re.I
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_LIST_ITEM = re.compile(r"(?:[•*–—-]|\(?\d{1,2}[.)]|[a-z][.)])\s")
_STOPPED = re.compile(r"(?<!\.)\.[\"”’')\]]*$")  # one full stop: dots may end a title
_ENDED = re.compile(r"[.!?…][\"”’')\]»]*(?:\[\d{1,3}\])*$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class Line(NamedTuple):
    """A line that is not blank, and the ones beside it; empty where there is none."""

    text: str
    before: str
    after: str

    @property
    def tail(self) -> str:
        """Return the end of the line, as far as patterns look at it."""
        return self.text[-TAIL:]


def roles(text: str) -> tuple[Stretch, ...]:
    r"""Return the lines of a text that are not blank, in order, each with its role.

    >>> [str(stretch.role) for stretch in roles("Ministers Meet Again\nBy Ann Lee\nThey met on Monday.")]
    ['headline', 'byline', 'body']
    """
    spans = list(lines(text))
    aside = comments([span.of(text) for span in spans])
    kept = [span for number, span in enumerate(spans) if number not in aside]
    texts = ["", *(span.of(text) for span in kept), ""]
    asked = polls(texts)
    found = {span: Role.BOILERPLATE if n + 1 in asked else role(*texts[n : n + 3]) for n, span in enumerate(kept)}
    return tuple(Stretch(span, found.get(span, Role.BOILERPLATE)) for span in spans)


def role(before: str, line: str, after: str) -> Role:
    """Return what a line is, given the ones before and after it."""
    place = Line(line, before, after)
    return next((found for found, holds in RULES if holds(place)), Role.BODY)


def _is_post(line: Line) -> bool:
    if "/" in line.tail and _LINKED.search(line.tail):
        return True
    return _is_signed(line.text) or (_signs(line.after) and not _is_signed(line.before))


def _is_signed(text: str) -> bool:
    if "(@" not in text[-TAIL:]:
        return False
    return compiled(_SIGNATURE).search(text[-TAIL:]) is not None or _signs(text)


def _signs(text: str) -> bool:
    return "(@" in text and compiled(_SIGNATURE_LINE).fullmatch(text) is not None


def _is_byline(line: Line) -> bool:
    if len(line.text) > LONGEST_HEADLINE:
        return False
    if _CREDITS.match(line.text) or _CONTRIBUTED.search(line.text):
        return True
    return line.text.startswith(_BY) and bool(compiled(_BYLINE).match(line.text)) and not _STOPPED.search(line.text)


def _is_caption(line: Line) -> bool:
    if _CAPTION.match(line.text) or _CREDITED_TO.match(line.text):
        return True
    return line.text[-1] not in '.!?"”’' and bool(_CREDIT.search(line.tail))


def _is_markdown_heading(line: Line) -> bool:
    return bool(line.before and _MARKDOWN.match(line.text))


def _is_headline(line: Line) -> bool:
    if line.before or not line.after or len(line.text) > LONGEST_HEADLINE or not _can_be_title(line.text):
        return False
    if len(_long_words(line.text)) > 2 and _capitalised(line.text) >= 0.8:
        return True
    return not _STOPPED.search(line.text) and (len(line.text) <= LONGEST_QUESTION or not _ENDED.search(line.text))


def _is_heading(line: Line) -> bool:
    if not (line.before and line.after) or len(line.text) > LONGEST_HEADING or not _can_be_title(line.text):
        return False
    if _STOPPED.search(line.text) or not _is_closed(line.before):
        return False
    if _ENDED.search(line.text):
        return len(_long_words(line.text)) > 1 and _capitalised(line.text) >= 0.9
    if _capitalised(line.text) >= 0.6:
        return True
    few = len(line.text.split()) <= SHORT_HEADING
    return few and len(line.after) >= PROSE and bool(_ENDED.search(line.after[-TAIL:]))


RULES: Sequence[tuple[Role, Callable[[Line], bool]]] = (
    (Role.BOILERPLATE, lambda line: is_boilerplate(line.text)),
    (Role.POST, _is_post),
    (Role.BYLINE, _is_byline),
    (Role.CAPTION, _is_caption),
    (Role.HEADING, _is_markdown_heading),
    (Role.HEADLINE, _is_headline),
    (Role.HEADING, _is_heading),
)


def _can_be_title(text: str) -> bool:
    if text[-1] in ",;:—–-" or _LIST_ITEM.match(text) or not _WORD.search(text):
        return False
    return not text[0].islower() or text[1:2].isupper()


def _is_closed(text: str) -> bool:
    """A line that is no prose, or prose that has come to an end: the next is not its second half."""
    return len(text) <= LONGEST_HEADING or bool(_ENDED.search(text[-TAIL:]) or _LINKED.search(text[-TAIL:]))


def _words(text: str) -> list[str]:
    return [m[0] for m in _WORD.finditer(text)]


def _long_words(text: str) -> list[str]:
    return [word for word in _words(text) if len(word) > 3]


def _capitalised(text: str) -> float:
    """Return the share of longer words that begin with a capital; of all words where none is longer."""
    words = _long_words(text) or _words(text)
    return sum(word[0].isupper() for word in words) / len(words)
