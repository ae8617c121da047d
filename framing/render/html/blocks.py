"""An article as one reads it: its lines put together to titles, paragraphs and posts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from framing.model import Document, Role, Span, Stretch

_ENDED = re.compile(r"[.!?:;…]['\"”’»)\]]*\Z")
_ITEM = re.compile(r"[-*•–]\s|\d+[.)]\s")


def blocks(document: Document) -> tuple[Stretch, ...]:
    """Return the blocks of a document in order, each of one role.

    A line is a block. Where a line of body ends inside a sentence, the text is folded, and only a blank line or a list item
    begins another.
    """
    lines = document.roles or (Stretch(Span(0, len(document.text)), Role.BODY),)
    folded = any(_runs_on(document, first, then) for first, then in pairwise(lines))
    return tuple(_joined(document, lines, folded))


def _joined(document: Document, lines: Sequence[Stretch], folded: bool) -> Iterator[Stretch]:
    block = lines[0]
    for line in lines[1:]:
        if _one_post(block, line) or (folded and _beside(document, block, line)):
            block = Stretch(Span(block.span.start, line.span.end), block.role)
        else:
            yield block
            block = line
    yield block


def _one_post(block: Stretch, line: Stretch) -> bool:
    return block.role is line.role is Role.POST


def _beside(document: Document, block: Stretch, line: Stretch) -> bool:
    """Tell whether a line of body follows one with no blank line between, and is no list item."""
    between = document.text[block.span.end : line.span.start]
    plain = block.role is line.role is Role.BODY
    return plain and between.replace("\r\n", "\n").count("\n") == 1 and not _ITEM.match(document.of(line.span))


def _runs_on(document: Document, first: Stretch, then: Stretch) -> bool:
    return _beside(document, first, then) and not _ENDED.search(document.text, first.span.start, first.span.end)
