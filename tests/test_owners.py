from hypothesis import given, strategies as st

from framing.model import Attribution, Span, Voice
from framing.owners import Owners

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
