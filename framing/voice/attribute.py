"""Whose words are whose: frames, quotations and posts made into attributions."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

import regex

from framing.model import Attribution, Certainty, Cue, Document, Form, Role, Sentence, Source, Span, Voice
from framing.voice.frames import Frame
from framing.voice.lexicon import Cues, Entry, Lexicon
from framing.voice.posts import blocks, posts
from framing.voice.quotation import outermost, quotes
from framing.voice.reporting import report
from framing.voice.sources import Cast, carried
from framing.voice.tokens import Tokens, tokenize, windows

BUNDLED = Cues()
EDITED = regex.compile(r"\[[^\]\n]{1,80}\]|…|\.(?: ?\.){2}")
WORD = regex.compile(r"\w+")
LINE_END = regex.compile("\n")
LOOSE = frozenset(",;:—– ")
GAP = 4  #: code points between two paragraphs of one quotation
CLOSING = frozenset("”\"»“'’")
SCARE = 3  #: words up to which a quotation that no cue claims is not taken for speech
TITLE = 10  #: long words of the longest title of a work
LONG = 3  #: letters of the longest word that titles leave small
SPEAKER = 6  #: tokens among which a colon may follow who speaks
CUE_FIRST = itemgetter(0)  # which begins with its first token
LEADS = frozenset(["that", "as", "how", "it"])


class Told(NamedTuple):
    """A frame in the document's offsets."""

    contents: Sequence[Span]
    cue: Cue
    source: Source | None
    via: str | None
    entry: Entry
    quoted_only: bool = False


class Quoted(NamedTuple):
    """The outermost quotations of a text, in order, and where each starts and ends."""

    spans: Sequence[Span]
    starts: Sequence[int]
    ends: Sequence[int]

    def within(self, start: int, end: int) -> Sequence[Span]:
        """Return the quotations that share a code point with ``[start, end)``."""
        return self.spans[bisect_right(self.ends, start) : bisect_left(self.starts, end)] if self.spans else ()


def attribute(document: Document, sentences: Sequence[Sentence], cues: Cues = BUNDLED) -> tuple[Attribution, ...]:
    """Return all words and thoughts that the text gives to someone, in the order of their contents."""
    spans = outermost(quotes(document.text))
    quoted = Quoted(spans, [start for start, _ in spans], [end for _, end in spans])
    told = _tell(tokenize(document.text, spans), sentences, cues.lexicon)
    found = [*_in_frames(document.text, told, quoted), *posts(document)]
    found += blocks(document, found)
    found += _uncued(document.text, spans, found)
    unique: dict[tuple[object, ...], Attribution] = {}
    for one in found:
        (start, end), reported = one.content, one.voice is Voice.REPORTED
        unique.setdefault((start, -end, reported, one.cue and one.cue.span, one.source and one.source.span), one)
    return tuple([unique[key] for key in sorted(unique, key=itemgetter(0, 1, 2))])


def _tell(tokens: Tokens, sentences: Sequence[Sentence], lexical: Lexicon) -> Iterator[Told]:
    """Yield the frames of all sentences, their sources followed back."""
    cast, low = Cast(tokens), tokens.low
    at, first = _candidates(tokens, lexical), 0
    heard = [s for s in sentences if s.role is not Role.BOILERPLATE and s.role is not Role.BYLINE]
    for window in windows(tokens, heard):
        first = bisect_left(at, window.lo, first)
        last = bisect_left(at, window.hi, first)
        if first < last or ":" in low[window.lo : window.lo + SPEAKER]:
            for frame in sorted(report(window, at[first:last], lexical), key=CUE_FIRST):
                yield _place(tokens, frame, cast)
            first = last


def _candidates(tokens: Tokens, lexical: Lexicon) -> list[int]:
    """Return the tokens outside quotations that may begin a cue."""
    low, quote, follow, apart = tokens.low, tokens.quote, lexical.follow, lexical.apart
    found = []
    for i in compress(range(len(low) - 1), map(lexical.cues.__contains__, low)):
        if quote[i]:
            continue
        links = follow.get(low[i])
        if links is None or (after := low[i + 1]) in links or (after.endswith("ly") and low[i] in apart):
            found.append(i)
    return found


def _place(tokens: Tokens, frame: Frame, cast: Cast) -> Told:
    cue, source, contents, entry, _, via, quoted_only, antecedent = frame
    text, span = tokens.text, tokens.span(*cue)
    said = Cue(span.of(text), span, entry.stance)
    who = cast.source(*source) if source and source[0] < source[1] else None
    if who and antecedent:
        named = cast.source(*antecedent)
        who = Source(who.text, who.span, named.name, Certainty.RESOLVED)
    told = [_trim(text, *tokens.span(first, last)) for first, last in contents if last > first]
    return Told(told, said, who, tokens.span(*via).of(text) if via else None, entry, quoted_only)


def _trim(text: str, start: int, end: int) -> Span:
    """Return a content without commas and dashes at its ends; it begins and ends with a token, not with a space."""
    while end > start + 1 and text[end - 1] in LOOSE:
        end -= 1
    while start < end - 1 and text[start] in LOOSE:
        start += 1
    return Span(start, end)


def _in_frames(text: str, told: Iterable[Told], quoted: Quoted) -> Iterator[Attribution]:
    """Yield what each frame gives to its source: the whole as reported, its quotations as quoted."""
    for one in told:
        for content in one.contents:
            inside = quoted.within(*content)
            alone = bool(inside) and _all_quoted(text, content, inside)
            if not one.quoted_only and not alone:
                yield _attribution(text, content, Voice.REPORTED, one)
            for quote in inside:
                yield _attribution(text, quote, Voice.QUOTED, one, full=alone)


def _all_quoted(text: str, content: Span, inside: Sequence[Span]) -> bool:
    """Tell whether a content holds no word of its own but "that"."""
    at, end = content
    for start, stop in (*inside, (end, end)):
        if at < start and any(m[0].lower() not in LEADS for m in WORD.finditer(text, at, start)):
            return False
        at = max(at, stop)
    return True


def _attribution(text: str, content: Span, voice: Voice, told: Told, *, full: bool = True) -> Attribution:
    quoted = voice is Voice.QUOTED
    return Attribution(
        content=content,
        voice=voice,
        act=told.entry.act,
        form=Form.FULL if full or not quoted else Form.FRAGMENT,
        edited=quoted and EDITED.search(text, *content) is not None,
        via=told.via,
        source=told.source,
        cue=told.cue,
    )


def _uncued(text: str, quoted: Sequence[Span], found: Sequence[Attribution]) -> Iterator[Attribution]:
    """Yield the quotations that no frame holds, given to who was quoted last in the same or the preceding paragraph."""
    held = {a.content for a in found if a.voice is Voice.QUOTED}
    if held.issuperset(quoted):
        return
    lines = [m.start() for m in LINE_END.finditer(text)]
    speaking = sorted((a for a in found if a.voice is Voice.QUOTED and a.cue), key=lambda a: a.content.start)
    starts = [a.content.start for a in speaking]
    for quote in quoted:
        if quote in held:
            continue
        at = bisect_left(starts, quote.start)
        last = speaking[at - 1] if at else None
        if at < len(speaking) and _runs_on(text, quote, starts[at]):
            yield _carried(text, quote, speaking[at], None)
            continue
        paragraphs = _paragraphs_between(lines, last.content.start, quote.start) if last else 9
        near = last if paragraphs == 0 else None
        if near is None and (len(WORD.findall(text, *quote)) <= SCARE or _title(text, quote)):
            continue
        carrying = last if near or (paragraphs <= 2 and _opens_line(text, quote.start)) else None
        yield _carried(text, quote, carrying, near)


def _carried(text: str, quote: Span, carrying: Attribution | None, near: Attribution | None) -> Attribution:
    """Return the attribution of a quotation to the source of another, with the cue of one in the same paragraph."""
    return Attribution(
        content=quote,
        voice=Voice.QUOTED,
        edited=EDITED.search(text, *quote) is not None,
        source=carried(carrying.source) if carrying else None,
        cue=near.cue if near else None,
    )


def _runs_on(text: str, quote: Span, following: int) -> bool:
    """Tell whether a quotation is left open at its line's end and taken up by the one that opens the next paragraph."""
    between = text[quote.end : min(following, quote.end + GAP)]
    return text[quote.end - 1] not in CLOSING and following <= quote.end + GAP and "\n" in between and between.isspace()


def _title(text: str, quote: Span) -> bool:
    """Tell whether a quotation is the name of a work: its long words are capitalised."""
    long = [m.group() for m in WORD.finditer(text, *quote) if m.end() - m.start() > LONG]
    return len(long) <= TITLE and all(word[0].isupper() or word.isdigit() for word in long)


def _paragraphs_between(lines: Sequence[int], first: int, second: int) -> int:
    return bisect_left(lines, second) - bisect_left(lines, first)


def _opens_line(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] == "\n"
