"""Cells, wrapping and the line below marked words."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from framing.model import Span
from framing.render.cells import Mark, Underline, cells, fold, shorten, wrapped, written
from framing.render.plain import columns, harmless, shown


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *[("", 0), ("NATO", 4), ("東京", 4), ("e\u0301", 1), ("🚀", 2), ("한국", 4), ("\u200d", 0), ("ﾊ", 1), ("“é”", 3)],
        ("👨\u200d👩\u200d👧", 2),  # a family: joined emoji are one
        ("❤\ufe0f", 2),
        ("❤", 1),
        ("1\ufe0f\u20e3", 2),
        ("👍🏽", 2),
        ("a🏽", 3),  # nothing there to colour
        ("🇫🇷", 2),
        ("🏳\ufe0f\u200d🌈", 2),
        ("می\u200cخواهم", 7),
        ("ه\u200dب", 2),
        (">\ufe0f", 1),
    ],
)
def test_columns(text: str, number: int) -> None:
    assert columns(text) == number


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain\ntext", "plain\ntext"),
        ("a\tb\rc\u2028d", "a b c d"),
        ("\x1b[31m", "␛[31m"),
        ("\x00\x7f", "␀␡"),
        ("\x9b\u202e\u2066\u061c", "<U+009B><U+202E><U+2066><U+061C>"),
        ("\ud83d", "<U+D83D>"),
        ("\ufeffa\u00adb\u200bc", "abc"),
        ("👨\u200d👩 می\u200cخواهم", "👨\u200d👩 می\u200cخواهم"),
    ],
)
def test_harmless(text: str, seen: str) -> None:
    assert harmless(text) == seen


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 3, ["one", "two", "thr", "ee"]),
        ("  one\n\n two ", 10, ["one two"]),
        ("東京東京", 5, ["東京", "東京"]),
        ("ab 東京", 5, ["ab", "東京"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("no\u00a0break here", 8, ["no\u00a0break", "here"]),
    ],
)
def test_fold(text: str, width: int, lines: list[str]) -> None:
    assert fold(text, width) == lines


def test_first_line_leaves_room() -> None:
    assert [written(line) for line in wrapped(cells("one two three"), 13, first=6)] == ["one two", "three"]


@pytest.mark.parametrize(
    ("text", "width", "short"),
    [("one two", 7, "one two"), ("one two three", 9, "one two …"), ("abcdefgh", 5, "abc …"), (" a\nb ", 9, "a b")],
)
def test_shorten(text: str, width: int, short: str) -> None:
    assert shorten(text, width) == short


def test_underlines_are_drawn_as_asked() -> None:
    marks = [Mark(Span(0, 3), "y"), Mark(Span(2, 7), "c", "┄")]
    assert Underline(marks).below(list(cells("one two three"))) == [("───", "y"), ("┄┄┄┄", "c")]


def test_a_line_below_joined_emoji_is_as_wide_as_they_are() -> None:
    line = list(cells("👨\u200d👩\u200d👧 ok"))
    assert Underline([Mark(Span(0, 5), "y")]).below(line) == [("──", "y")]
    assert Underline([Mark(Span(6, 8), "y")]).below(line) == [("   ", ""), ("──", "y")]


@pytest.mark.parametrize(
    ("marks", "below"),
    [
        ([], []),
        ([(0, 3)], [("───", "y")]),
        ([(4, 7)], [("    ", ""), ("───", "y")]),
        ([(0, 5), (4, 7)], [("───────", "y")]),
        ([(0, 7), (2, 4)], [("───────", "y")]),
        ([(7, 7)], []),
    ],
)
def test_underline(marks: list[tuple[int, int]], below: list[tuple[str, str]]) -> None:
    line = list(cells("one two three"))
    assert Underline(Mark(Span(*m), "y") for m in marks).below(line) == below


@given(st.text(), st.integers(2, 30))
def test_wrapping_loses_and_moves_nothing(text: str, width: int) -> None:
    row = list(cells(text))
    lines = wrapped(row, width)
    kept = [cell for line in lines for cell in line]
    assert [c for c in kept if c.shown != " "] == [c for c in row if c.shown != " "]
    assert all(cell.shown == shown(text[cell.at]) for cell in kept)
    assert sum(cell.columns for cell in row) == columns(written(row))


@given(st.text(alphabet=st.characters(exclude_categories=["Cc", "Cf", "Cs"])), st.integers(2, 30))
def test_no_line_is_too_wide(text: str, width: int) -> None:
    assert all(columns(line) <= width for line in fold(text, width))


@given(st.text())
def test_harmless_text_holds_nothing_that_acts(text: str) -> None:
    assert not any(char != "\n" and (char < " " or "\x7f" <= char < "\xa0") for char in harmless(text))
    harmless(text).encode()
