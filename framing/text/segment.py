"""Cut a document into sentences: line by line, at terminators that end one.

What holds of every text: sentences come in order and do not overlap; none crosses a line break, or begins or ends with
space (``layout.EDGES``); every character that is not such space is in exactly one; split again, each stays whole.
Closing quotes and brackets go with the sentence that they close, opening ones with the one that they open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from framing.model import Document, Role, Sentence, Span, Stretch
from framing.text.endings import TERMINATOR, ends
from framing.text.layout import lines


def segment(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document, in order, each with the role of its line.

    >>> text = "“Why now?” Mr. Lee asked. No one knew."
    >>> [sentence.span.of(text) for sentence in segment(Document("note", text))]
    ['“Why now?” Mr. Lee asked.', 'No one knew.']
    """
    spans = (span for line in lines(document.text) for span in _sentences(document.text, line))
    return tuple(Sentence(number, span, role) for number, (span, role) in enumerate(_with_roles(spans, document.roles)))


def _sentences(text: str, line: Span) -> Iterator[Span]:
    begin, end = line
    for m in TERMINATOR.finditer(text, begin, end):
        if ends(text, begin, m):
            yield Span(begin, m.end())
            begin = m.end("gap")
    yield Span(begin, end)


def _with_roles(spans: Iterable[Span], stretches: Iterable[Stretch]) -> Iterator[tuple[Span, Role]]:
    """Pair each span with the role of the stretch that it begins in; what no stretch holds is body."""
    left = iter(stretches)
    stretch = next(left, None)
    for span in spans:
        while stretch and stretch.span.end <= span.start:
            stretch = next(left, None)
        yield span, stretch.role if stretch and stretch.span.start <= span.start else Role.BODY
