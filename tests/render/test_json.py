"""JSON is laid out as the standard library does it as far as a sentence, which is on one line."""

import json
from enum import Enum, IntEnum
from typing import Any

import pytest
from hypothesis import given, strategies as st

from framing.render.json import laid_out, written

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(codec=None), max_size=6)
KEYS = st.text(max_size=4) | st.integers() | st.booleans() | st.none() | st.floats(allow_nan=False)
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.lists(inner, max_size=3).map(tuple) | st.dictionaries(KEYS, inner, max_size=4)
    ),
    max_leaves=20,
)


class Word(str, Enum):
    NONE = ""
    SOME = "some"


class Number(IntEnum):
    NOUGHT = 0


@given(DATA, st.integers(0, 3))
def test_what_is_not_deep_is_laid_out_as_the_standard_library_does_it(data: Any, indent: int) -> None:
    assert laid_out(data, indent, depth=99) == json.dumps(data, ensure_ascii=False, indent=indent)


@given(DATA, st.integers(0, 3))
def test_what_is_deep_is_on_one_line(data: Any, depth: int) -> None:
    text = laid_out(data, 1, depth)
    assert repr(json.loads(text)) == repr(json.loads(json.dumps(data)))
    assert all(len(line) - len(line.lstrip(" ")) <= depth for line in text.split("\n"))


def test_a_sentence_is_on_one_line() -> None:
    data = {"documents": [{"name": "a", "sentences": [{"index": 0, "findings": []}, {"index": 1, "findings": [{"id": "x"}]}]}]}
    assert laid_out(data, 1).split("\n") == [
        "{",
        ' "documents": [',
        "  {",
        '   "name": "a",',
        '   "sentences": [',
        '    {"index": 0, "findings": []},',
        '    {"index": 1, "findings": [{"id": "x"}]}',
        "   ]",
        "  }",
        " ]",
        "}",
    ]


@pytest.mark.parametrize("data", [Word.NONE, Word.SOME, Number.NOUGHT, {"a": Word.NONE, Word.SOME: Number.NOUGHT}, [{}, []]])
def test_subclasses_of_plain_types_are_those(data: Any) -> None:
    assert laid_out(data, 1) == json.dumps(data, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("data", [{("a",): 1}, {"a": object()}, [set()]])
def test_what_is_no_json_is_refused(data: Any) -> None:
    with pytest.raises(TypeError):
        laid_out(data, 1)


def test_what_breaks_lines_or_encodings_is_an_escape() -> None:
    assert written(["a\u2028\ud800\x7f\u202e"], indent=1) == '[\n "a\\u2028\\ud800\\u007f\\u202e"\n]'
