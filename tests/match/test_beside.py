"""The word beside an entry of ``words`` that is marked with it."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from framing.errors import KindError
from framing.match.beside import SIDES, beside
from framing.match.kind import Vocabulary
from framing.match.words import compile_words
from framing.model import Found, Span


def marked(text: str, side: str, word: str = "vile") -> list[str]:
    compiled = compile_words(
        {"words": [word], "mark": side}, Vocabulary(sets={}, exact=frozenset(), inflect=lambda w, *_: (w,))
    )
    return [found.mark.of(text) for found in compiled.find(text, 0, len(text)) if isinstance(found, Found)]


@pytest.mark.parametrize(
    ("text", "after", "before", "around"),
    [
        ("a truly vile song of his", "vile song", "truly vile", "truly vile song"),
        ("it is vile.", "vile", "vile", "vile"),
        ("the vile of us", "vile", "vile", "vile"),
        ("odd, vile, bad", "vile", "vile", "vile"),
        ("old “vile” men", "vile", "vile", "vile"),
        ("half-mad vile half-truths", "vile half-truths", "half-mad vile", "vile half-truths"),
        ("red\nvile\nblue", "vile", "vile", "vile"),
        ("they’re vile don’t", "vile", "vile", "vile"),
        ("Russia’s vile  plan", "vile  plan", "Russia’s vile", "vile  plan"),
        ("the family vile plan", "vile plan", "family vile", "vile plan"),
        ("vile", "vile", "vile", "vile"),
        ("vile Morocco", "vile", "vile", "vile"),
        ("a Vile Morocco", "Vile Morocco", "Vile", "Vile Morocco"),
        ("vile given that", "vile", "vile", "vile"),
    ],
)
def test_one_telling_word_on_each_side_is_marked(text: str, after: str, before: str, around: str) -> None:
    assert [marked(text, side) for side in ("after", "before", "around")] == [[after], [before], [around]]


def test_what_matches_stays_the_entry() -> None:
    compiled = compile_words(
        {"words": ["vile"], "mark": "around"}, Vocabulary(sets={}, exact=frozenset(), inflect=lambda w, *_: (w,))
    )
    (found,) = compiled.find("a truly vile song", 0, 17)
    assert isinstance(found, Found)
    assert (found.whole, found.mark, found.entry) == (Span(8, 12), Span(2, 17), "vile")


def test_a_side_is_one_of_three() -> None:
    with pytest.raises(KindError, match="must be one of after, before, around, not 'left'"):
        marked("vile", "left")


def test_a_long_word_before_is_left_out_whole() -> None:
    assert marked("x" * 60 + " vile", "before") == ["vile"]


@given(st.text(alphabet="ab é’-,.\n\t\u00a0", max_size=40), st.sampled_from(SIDES))
def test_a_mark_never_leaves_its_stretch_nor_loses_its_entry(around: str, side: str) -> None:
    text = f"{around} vile {around}"
    entry = Span(len(around) + 1, len(around) + 5)
    within = Span(len(around) // 2, len(text) - len(around) // 2)
    wide = beside(text, entry, within, side)
    assert within.covers(wide) and wide.covers(entry)
    assert side != "after" or wide.start == entry.start
    assert side != "before" or wide.end == entry.end
