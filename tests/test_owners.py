from hypothesis import given, strategies as st

from framing.model import Attribution, Span, Voice
from framing.owners import Owners
from framing.words import WORD, word_starts, words_of

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 12), st.sampled_from([Voice.REPORTED, Voice.QUOTED]))


def naive(attributions: list[Attribution], offset: int) -> tuple[int, bool] | None:
    inside = [a for a in attributions if a.content.start <= offset < a.content.end]
    keys = [(a.content.end - a.content.start, a.voice is not Voice.QUOTED) for a in inside]
    return min(keys, default=None)


@given(st.lists(SPANS, max_size=12), st.integers(0, 60))
def test_the_innermost_content_owns_an_offset(drawn: list[tuple[int, int, Voice]], offset: int) -> None:
    attributions = [Attribution(content=Span(start, start + length), voice=voice) for start, length, voice in drawn]
    owner = Owners(attributions).at(offset)
    got = owner and (owner.content.end - owner.content.start, owner.voice is not Voice.QUOTED)
    assert got == naive(attributions, offset)


@given(st.lists(SPANS, max_size=12), st.integers(0, 60), st.integers(1, 20))
def test_within_tells_whether_any_offset_is_owned(drawn: list[tuple[int, int, Voice]], start: int, length: int) -> None:
    attributions = [Attribution(content=Span(start, start + length), voice=voice) for start, length, voice in drawn]
    owners = Owners(attributions)
    assert owners.within(Span(start, start + length)) == any(owners.at(i) for i in range(start, start + length))


@given(st.text(st.sampled_from("ab1_ .,'’-\né\u0301\u00ad\ufe0f👍"), max_size=30))
def test_words_begin_where_the_pattern_of_a_word_does(text: str) -> None:
    assert word_starts(text, Span(0, len(text))) == [m.start() for m in WORD.finditer(text)]
    assert words_of(text, 0, len(text)) == WORD.findall(text)
