"""Where quotation marks open and close: every style, nested, across lines, unbalanced; one pass over the marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from framing.model import Span
from framing.voice.grammar import SAYING

MARK = re.compile(r"[“”\"„«»‘’'`\n](?:(?<=')'|(?<=`)`|(?<!`)(?!(?<=[^\W_]['’])[^\W_]))")  #: not the apostrophe within a word
CLOSER = {"“": "”", '"': '"', "„": "“", "«": "»", "‘": "’", "'": "'", "``": "''", "''": "''"}
MIXED = {'"': "”", "“": '"'}
GOES_ON = re.compile(r"\s+[“\"„«]")  #: the next paragraph takes up a quotation that was left open
NAMED = r"(?:[A-Z][\w.’'-]{0,30}\s){1,4}"
CUED = re.compile(
    rf"[,?!](?=\s(?:(?:he|she|they|it|I|we|(?:the|a|an)\s(?:\w{{1,30}}\s)?\w{{1,30}})\s|{NAMED})?(?:{'|'.join(SAYING)})\b)"
)  #: where a quotation that nobody closed ends at the latest
SINGLE = {"‘", "'"}
SINGLE_REACH = 400  #: code points within which a single mark must close, else it was an apostrophe
LINES = 11  #: marks, ends of lines among them, within which the closing mark of a quotation left open must stand
LINE_REACH = 3000  #: code points that a quotation left open at a line's end may still run


class Quote(NamedTuple):
    """A quotation, its marks included; ``depth`` 0 is the outermost."""

    span: Span
    depth: int
    closed: bool


class _Open(NamedTuple):
    mark: str
    start: int


class _Mark(NamedTuple):
    """A mark with what stands on either side of it."""

    text: str
    start: int
    end: int
    before: str
    after: str

    @property
    def can_open(self) -> bool:
        return not self.after.isspace() and not self.before.isalnum()

    @property
    def can_close(self) -> bool:
        return not self.before.isspace() and not self.after.isalnum()

    @property
    def parted(self) -> bool:
        """Tell whether the mark leans on the word that follows, so that it opens."""
        return self.before.isspace() and not self.after.isspace() and self.after not in ".,;:!?)"


def quotes(text: str) -> tuple[Quote, ...]:
    """Return all quotations of ``text`` in the order in which they start."""
    found: list[Quote] = []
    stack: list[_Open] = []
    padded = f"{text} "  # what stands before the first mark and behind the last is a space
    for m in MARK.finditer(text):
        written = m[0]
        if written == "\n":
            if stack:
                _end_line(text, stack, m.start(), found)
            continue
        start, end = m.span()
        mark = _Mark(written, start, end, padded[start - 1], padded[end])
        if stack and _closes(stack, mark):
            _close(stack, mark, found)
        elif _opens(stack, mark):
            stack.append(_Open(written, start))
    _give_up(text, stack, len(text), found)
    return tuple(_nested(sorted(found, key=lambda quote: (quote.span[0], -quote.span[1]))))


def _nested(found: list[Quote]) -> Iterator[Quote]:
    """Give each quotation its depth."""
    around: list[Span] = []
    for quote in found:
        while around and around[-1].end <= quote.span.start:
            around.pop()
        yield quote._replace(depth=len(around)) if around else quote
        around.append(quote.span)


def outermost(found: tuple[Quote, ...]) -> tuple[Span, ...]:
    """Return the spans of the quotations that stand in no other."""
    return tuple(quote.span for quote in found if quote.depth == 0)


def _opens(stack: list[_Open], mark: _Mark) -> bool:
    if mark.text not in CLOSER or len(stack) > 3:
        return False
    if stack and stack[-1].mark == mark.text:
        return False
    if mark.text in SINGLE:
        return mark.can_open and not mark.after.isdigit()
    if mark.text == "“" and stack and stack[-1].mark in ('"', "''"):
        return False
    return mark.text not in ('"', "''") or not mark.after.isspace() or not mark.before.isalnum()


def _pairs(opened: str, mark: _Mark) -> bool:
    """Tell whether ``mark`` ends what ``opened`` began; some writers begin straight and end curly, or the reverse."""
    return CLOSER[opened] == mark.text or (opened in MIXED and mark.text == MIXED[opened] and mark.can_close)


def _closes(stack: list[_Open], mark: _Mark) -> bool:
    """Tell whether ``mark`` ends an open quotation."""
    if mark.text in ("'", "’"):
        return CLOSER[stack[-1].mark] == mark.text and mark.can_close
    if not _pairs(stack[-1].mark, mark) and not any(_pairs(o.mark, mark) for o in stack[-3:-1]):
        return False
    return mark.text not in ('"', "''") or not mark.parted


def _close(stack: list[_Open], mark: _Mark, found: list[Quote]) -> None:
    """End the innermost quotation that ``mark`` can end; single marks left open inside it were apostrophes."""
    while stack:
        opened = stack.pop()
        if not _pairs(opened.mark, mark):
            continue
        if opened.mark not in SINGLE or mark.end - opened.start <= SINGLE_REACH:
            found.append(Quote(Span(opened.start, mark.end), 0, True))
        return


def _end_line(text: str, stack: list[_Open], end: int, found: list[Quote]) -> None:
    """Let a quotation run on behind the line that ends at ``end`` if its closing mark is the next that stands there."""
    opened = stack[0]
    following = _next_mark(text, end + 1)
    runs_on = (
        opened.mark not in ('"', "''", *SINGLE)
        and following is not None
        and following[0] == CLOSER[opened.mark]
        and following.start() - opened.start <= LINE_REACH
    )
    if runs_on:
        del stack[1:]
    else:
        _give_up(text, stack, end, found)


def _next_mark(text: str, start: int) -> re.Match[str] | None:
    """Return the next double mark within a few lines."""
    near = islice(MARK.finditer(text, start), LINES)
    return next((m for m in near if m[0] not in ("\n", "'", "’", "‘")), None)


def _give_up(text: str, stack: list[_Open], end: int, found: list[Quote]) -> None:
    """Close at ``end`` what was never closed; a lone single mark was an apostrophe."""
    opened = next((o for o in stack if o.mark not in SINGLE), None)
    stack.clear()
    if opened is None:
        return
    if not GOES_ON.match(text, end) and (cued := CUED.search(text, opened.start + 1, end)):
        end = cued.end()
    while end > opened.start and text[end - 1].isspace():
        end -= 1
    if end > opened.start + 1:
        found.append(Quote(Span(opened.start, end), 0, False))
