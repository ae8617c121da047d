"""What each line of an article is: headline, heading, body, caption, post or byline.

Only the structure of lines is looked at. The rules, in the order in which they are tried for a line:

====================  ==================================================================================
post                  it ends in a pic.twitter.com link, or signs a post: ``— Name (@handle) June 6, 2023``;
                      and the line just before such a signature
byline                ``By Ann Lee``, with no sentence in it
caption               begins ``Photo:``, ``Image credit``, ``Caption:``, or is wholly in brackets and says so
heading (Markdown)    begins with ``#``; the first line of the text is then the headline
headline              the first line, where it reads as a title and more follows
heading               it reads as a title and stands between other lines
body                  all others
====================  ==================================================================================

A line reads as a title if it is short, has no end of a sentence, does not begin as a list item or go on in lower case, and
either most of its longer words begin with a capital or it is the first line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from framing.model import Role, Span, Stretch

LONGEST_HEADLINE = 200  # code points
LONGEST_HEADING = 90

_LINE = re.compile(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_EDGES = "\ufeff\u200b\u200c\u200d\u2060 \t\u00a0"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_SIGNED = re.compile(rf"[—–-]{{1,2}}\s?.{{1,80}}\(@\w{{1,30}}\)\s+{_MONTH} \d{{1,2}}, \d{{4}}$")
_PICTURE = re.compile(r"pic\.twitter\.com/\w+$")
_BYLINE = re.compile(r"(?:by|written by|posted by|reported by) [^.!?]{2,80}$", re.IGNORECASE)
_BYLINE_NAME = re.compile(r"(?:(?:written|posted|reported) )?by (?:[A-Z][\w.’'-]+)(?:,? (?:and )?[A-Z@][\w.’'-]+)*", re.I)
_CAPTION = re.compile(
    r"[(\[]?(?:photo|image|picture|caption|file photo|video|graphic|illustration)(?: (?:credit|courtesy|source|by))?"
    r"\s?(?::|via\b|credit\b|by\b)|.{3,200}\((?:photo|image|picture)[^()]{0,60}\)$",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*$")
_ENDS_WITHOUT_FULL_STOP = re.compile(r"[!?][\"”’')\]]*$|\b(?:[A-Z]\.){2,}$")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LIST = re.compile(r"(?:[•*–—-]|\d{1,2}[.)])\s")


def roles(text: str) -> tuple[Stretch, ...]:
    """Return the lines of a text that are not blank, in order, each with its role."""
    lines = [span for m in _LINE.finditer(text) if (span := _trimmed(text, *m.span()))]
    contents = [span.of(text) for span in lines]
    found = list(_roles(contents))
    for number, content in enumerate(contents):
        if _SIGNED.match(content) and number and found[number - 1] is Role.BODY:
            found[number - 1] = Role.POST
    return tuple(Stretch(span, role) for span, role in zip(lines, found, strict=True))


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in _EDGES):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _EDGES):
        end -= 1
    return Span(start, end) if start < end else None


def _roles(lines: Sequence[str]) -> Iterator[Role]:
    last = len(lines) - 1
    for number, line in enumerate(lines):
        yield _role(line, first=number == 0, follows=number < last)


def _role(line: str, *, first: bool, follows: bool) -> Role:
    if len(line) > LONGEST_HEADLINE:
        return Role.POST if _PICTURE.search(line[-60:]) else Role.BODY
    if _SIGNED.match(line) or _PICTURE.search(line):
        return Role.POST
    if _BYLINE.match(line) and _BYLINE_NAME.match(line):
        return Role.BYLINE
    if _CAPTION.match(line):
        return Role.CAPTION
    if line.startswith("#") and line.lstrip("#").startswith(" "):
        return Role.HEADLINE if first else Role.HEADING
    if first and follows and _is_title(line, LONGEST_HEADLINE, capitals=0.0):
        return Role.HEADLINE
    if not first and follows and _is_title(line, LONGEST_HEADING, capitals=0.6):
        return Role.HEADING
    return Role.BODY


def _is_title(line: str, longest: int, capitals: float) -> bool:
    if len(line) > longest or line[-1] in ",;:—–-" or _LIST.match(line) or line[0] in "“\"'‘@":
        return line[0] in "“\"'‘" and capitals == 0.0 and not _SENTENCE_END.search(line) and len(line) <= longest
    if _SENTENCE_END.search(line) and not (_ENDS_WITHOUT_FULL_STOP.search(line) and capitals == 0.0):
        return False
    words = _WORD.findall(line)
    long_words = [word for word in words if len(word) > 3]
    if not words or line[0].islower():
        return False
    return not long_words or sum(word[0].isupper() for word in long_words) >= capitals * len(long_words)
