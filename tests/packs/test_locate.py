"""Where keys and elements stand: by table, and for packs made at random, whose every key and value occurs once."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest
import tomli
from hypothesis import given, strategies as st

from framing.packs import Places
from framing.packs.locate import headers

SOURCE = '''\
# [not.a.table]
title = "a # [b]"
[one]
text = """
[two]
key = 1
"""
list = ["x", "[y]",
  "z"]
rows = [{ a = 1, b = [2, 3] },
  { a = 4 }]
nested = [[1], [2]]
[one."dotted.name"]
deep.er = true
[[many]]
a = 1
[[many]]
a = 'its'
  [many.below] # ] [
  b = 1.5
  [[many.rows]]
  c = [ # "
    'it"s', # ]
    """]""",
    \'\'\'
,"\'\'\',
    2020-01-01 10:00:00, {}, [],
    { "quo\\"ted" = 1, 'li.teral' = "}" }
  ]
[x . "y"]
d = """a \\""" b""""
e = 1
'''


@pytest.mark.parametrize(
    ("key", "place"),
    [
        ((), (1, 1)),
        (("title",), (2, 1)),
        (("one",), (3, 1)),
        (("one", "text"), (4, 1)),
        (("one", "list", 0), (8, 9)),
        (("one", "list", 1), (8, 14)),
        (("one", "list", 2), (9, 3)),
        (("one", "rows", 0, "b", 1), (10, 26)),
        (("one", "rows", 1), (11, 3)),
        (("one", "rows", 1, "a"), (11, 5)),
        (("one", "nested", 1, 0), (12, 17)),
        (("one", "dotted.name"), (13, 1)),
        (("one", "dotted.name", "deep", "er"), (14, 1)),
        (("many",), (15, 1)),
        (("many", 0, "a"), (16, 1)),
        (("many", 1), (17, 1)),
        (("many", 1, "a"), (18, 1)),
        (("many", 1, "below"), (19, 3)),
        (("many", 1, "below", "b"), (20, 3)),
        (("many", 1, "rows", 0, "c"), (22, 3)),
        (("many", 1, "rows", 0, "c", 0), (23, 5)),
        (("many", 1, "rows", 0, "c", 1), (24, 5)),
        (("many", 1, "rows", 0, "c", 2), (25, 5)),
        (("many", 1, "rows", 0, "c", 3), (27, 5)),
        (("many", 1, "rows", 0, "c", 5), (27, 30)),
        (("many", 1, "rows", 0, "c", 6, 'quo"ted'), (28, 7)),
        (("many", 1, "rows", 0, "c", 6, "li.teral"), (28, 23)),
        (("x",), (30, 2)),
        (("x", "y", "d"), (31, 1)),
        (("x", "y", "e"), (32, 1)),
        (("one", "gone"), (3, 1)),
        (("one", "list", 9), (8, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_keys_and_elements_are_found_where_they_stand(key: tuple[str | int, ...], place: tuple[int, int]) -> None:
    tomli.loads(SOURCE)
    assert Places(SOURCE).of(key) == place


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_lines_end_either_way(ending: str) -> None:
    places = Places(SOURCE.replace("\n", ending))
    assert [places.of(key) for key in (("one", "list", 2), ("many", 1, "rows", 0, "c", 5))] == [(9, 3), (27, 30)]


def test_headers_inside_strings_are_none() -> None:
    source = "# [rules.no]\n[rules.a]\nwhy = '''\n[rules.b]\n'''\n  [rules.c] # x\nd = '''\n[rules.d]'''\n[modifiers.e]"
    assert headers(source) == {("rules", "a"): 2, ("rules", "c"): 6, ("modifiers", "e"): 9}


def test_what_is_nested_as_deep_as_a_parser_takes_it_is_read() -> None:
    deep = "x = " + "{a=" * 300 + "1" + "}" * 300 + "\ny = 1"
    assert Places(deep).of(("y",)) == (2, 1)
    assert Places(deep).of(("x", *["a"] * 300)) == (1, 5 + 3 * 300 - 2)


@given(st.text(alphabet="[]{}=,.\"'#\n ab1\\", max_size=60))
def test_any_source_is_read_to_its_end(source: str) -> None:
    try:
        tomli.loads(source)
    except tomli.TOMLDecodeError:
        return
    assert Places(source).of(()) == (1, 1)


LURES = ['"a # ] b"', "'{ x = [ '", '"""\n[k0]\n k1 = 1 \n"""', "'''\n]'''", '"\\"]"', "1.5", "true", "2020-01-01 10:00:00"]
GAPS = ["", " ", " # ] } \" ' [k2]\n", "\n\n "]
SHAPES = st.recursive(
    st.sampled_from(LURES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.integers(), inner, max_size=3),
    max_leaves=12,
)


def written(shape: Any, path: tuple[str | int, ...], number: Iterator[int], gap: str) -> Iterator[str | tuple[str | int, ...]]:
    """Yield the pieces of TOML for a value, and before each key and element its path."""
    if isinstance(shape, str):
        yield shape
    elif isinstance(shape, list):
        yield "[" + gap
        for index, item in enumerate(shape):
            yield (*path, index)
            yield from written(item, (*path, index), number, gap)
            yield gap + "," + gap
        yield "]"
    else:
        yield "{ "
        for index, item in enumerate(shape.values()):
            name = f"key{next(number)}"
            yield ", " if index else ""
            yield (*path, name)
            yield f"{name} = "
            yield from written(item, (*path, name), number, gap)
        yield " }"


@given(st.lists(st.tuples(SHAPES, st.sampled_from(GAPS), st.booleans()), max_size=6))
def test_every_key_and_element_of_any_source_is_placed(rows: list[tuple[Any, str, bool]]) -> None:
    number, source, table = count(), "", ""
    wanted: dict[tuple[str | int, ...], int] = {}
    for shape, gap, headed in rows:
        if headed:
            table = f"table{next(number)}"
            wanted[(table,)] = len(source)
            source += f"[{table}]{gap or ' '}\n"
        path: tuple[str | int, ...] = (table, f"key{next(number)}") if table else (f"key{next(number)}",)
        wanted[path] = len(source)
        source += f"{path[-1]} = "
        for piece in written(shape, path, number, gap):
            if isinstance(piece, str):
                source += piece
            else:
                wanted[piece] = len(source)
        source += "\n"
    tomli.loads(source)
    places = Places(source)
    for key, offset in wanted.items():
        line = source.count("\n", 0, offset) + 1
        assert places.of(key) == (line, offset - (source.rfind("\n", 0, offset) + 1) + 1), (key, source)
