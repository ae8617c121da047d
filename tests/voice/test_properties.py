import pytest
from hypothesis import given, settings, strategies as st

from framing.model import Document, Sentence, Span, Voice
from framing.voice import attribute

WORDS = st.sampled_from(
    "Mara Holt said told that the mayor “ ” \" ' ‘ ’ , . : — according to who quoted saying he she claims vowed to"
    " raised calls for Referring added “Yes,” … [ ] ( ) @holt -- ; \n and but Tuesday claim by which believed to seems worried"
    " about asked when is was criticized the plan Lind Mr. Ms. she voiced doubts rejects accusations of points out to >"
    " view words in as noted however meanwhile it they".split(" ")
)
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=60).map(" ".join))


def one_a_line(text: str) -> list[Sentence]:
    sentences, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            sentences.append(Sentence(len(sentences), Span(at, at + len(line))))
        at += len(line) + 1
    return sentences


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_text_is_attributed_within_itself(text: str) -> None:
    found = attribute(Document("x", text), one_a_line(text))
    spans = [a.content for a in found]
    spans += [a.cue.span for a in found if a.cue] + [a.source.span for a in found if a.source and a.source.span]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert list(found) == sorted(found, key=lambda a: a.content.start)
    assert Voice.AUTHOR not in {a.voice for a in found}


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_cue_and_source_say_what_stands_there(text: str) -> None:
    for found in attribute(Document("x", text), one_a_line(text)):
        if found.cue:
            assert found.cue.text == found.cue.span.of(text)
        if found.source and found.source.span:
            assert found.source.text == found.source.span.of(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_cue_stands_outside_its_own_content(text: str) -> None:
    for found in attribute(Document("x", text), one_a_line(text)):
        if found.cue and found.voice is Voice.REPORTED:
            assert not found.content.overlaps(found.cue.span)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_source_stands_outside_what_it_is_reported_to_say(text: str) -> None:
    for found in attribute(Document("x", text), one_a_line(text)):
        if found.source and found.source.span and found.voice is Voice.REPORTED:
            assert not found.content.overlaps(found.source.span)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_contents_nest_or_stand_apart(text: str) -> None:
    told = {a.content for a in attribute(Document("x", text), one_a_line(text)) if a.voice is Voice.REPORTED}
    crossing = [(a, b) for a in told for b in told if a.start < b.start < a.end < b.end]
    assert crossing == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "word " * 200_000,
        "he said " * 50_000,
        ", he said, " * 50_000,
        "“No,” he said. " * 30_000,
        "according to " * 50_000,
        "saying " * 50_000,
        "Mr. Holt, " * 60_000,
        "“" * 100_000,
        "“x” " * 50_000,
        "— A (@b)\n" * 20_000,
        ". " * 200_000,
        "A" * 1_000_000,
        "Aa " * 300_000,
        "A-" * 400_000,
        "Mr. A-" * 150_000,
        "was told by " * 80_000,
        "claims that " * 80_000,
        "— he said " * 80_000,
        "(a, he said) " * 60_000,
    ],
)
def test_a_long_line_is_read(text: str) -> None:
    found = attribute(Document("x", text), [Sentence(0, Span(0, len(text)))])
    assert all(a.content.end <= len(text) for a in found)
