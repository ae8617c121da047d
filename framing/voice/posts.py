"""Embedded social posts: a line "— Name (@handle) date" gives the words above it to the poster."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from framing.model import Act, Attribution, Certainty, Cue, Document, Role, Source, Span, Voice

SIGNED = regex.compile(r"^[^\S\n]*(?P<dash>[—–-]{1,2})[^\S\n]?(?P<name>[^\n@]{1,80}\(@\w{1,30}\))", regex.MULTILINE)
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
