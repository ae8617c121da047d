"""Posts and blocks: a line "— Name (@handle) date" gives the words above it to the poster, lines behind ">" quote someone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex

from framing.model import Act, Attribution, Certainty, Cue, Document, Role, Source, Span, Voice

SIGNED = regex.compile(r"^[^\S\n]*(?P<dash>[—–-]{1,2})[^\S\n]?(?P<name>[^\n@]{1,80}\(@\w{1,30}\))", regex.MULTILINE)
BLOCK = regex.compile(r"^>[^\n]*+(?:\n>[^\n]*+)*+", regex.MULTILINE)
NEAR = 200  #: code points between a cue and the block that it opens
LONGEST = 3000  #: code points of the longest post


def posts(document: Document) -> Iterator[Attribution]:
    """Yield an attribution to its poster for each embedded post."""
    if "(@" not in document.text:
        return
    for m in SIGNED.finditer(document.text):
        content = _above(document, m.start())
        if content is not None:
            name, dash = Span(*m.span("name")), Span(*m.span("dash"))
            yield Attribution(
                content=content,
                voice=Voice.QUOTED,
                act=Act.WRITING,
                source=Source(document.of(name), name, None, Certainty.STATED),
                cue=Cue(document.of(dash), dash),
            )


def _above(document: Document, line: int) -> Span | None:
    """Return the lines of the post that end before the signature at ``line``."""
    text, end = document.text, line
    floor = max(0, line - LONGEST)
    while end > floor and text[end - 1].isspace():
        end -= 1
    start = max(floor, text.rfind("\n", floor, end) + 1)
    for stretch in document.roles if len(document.roles) < LONGEST else ():
        if stretch.role is Role.POST and stretch.span.start < start and end <= stretch.span.end:
            start = stretch.span.start
    while start < end and text[start].isspace():
        start += 1
    return Span(start, end) if start < end else None


def blocks(document: Document, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield an attribution for each block of lines behind ">", given to whose words a colon before it announces."""
    text = document.text
    if ">" not in text:
        return
    cued = sorted((a for a in found if a.cue), key=lambda a: a.cue.span if a.cue else a.content)
    starts = [a.cue.span.start for a in cued if a.cue]
    for m in BLOCK.finditer(text):
        content = _stripped(text, m.start() + 1, m.end())
        at = bisect_left(starts, m.start())
        before = cued[at - 1] if at and _announces(text, starts[at - 1], m.start()) else None
        if content is not None:
            yield Attribution(
                content=content,
                voice=Voice.QUOTED,
                act=Act.WRITING,
                source=before.source if before else None,
                cue=before.cue if before else None,
            )


def _stripped(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] == ">"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _announces(text: str, cue: int, block: int) -> bool:
    """Tell whether a colon ends what stands between a cue and a block."""
    return block - cue <= NEAR and text[cue:block].rstrip().endswith(":")
