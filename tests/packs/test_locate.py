import tomli
from hypothesis import given, strategies as st

from framing.packs import Places

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
a = 'it''s'
'''.replace("'it''s'", "'its'")


def test_keys_and_elements_are_found_where_they_stand() -> None:
    places = Places(SOURCE)
    wanted = {
        ("title",): (2, 1),
        ("one",): (3, 1),
        ("one", "text"): (4, 1),
        ("one", "list", 1): (8, 14),
        ("one", "list", 2): (9, 3),
        ("one", "rows", 0, "b", 1): (10, 26),
        ("one", "rows", 1, "a"): (11, 5),
        ("one", "nested", 1, 0): (12, 17),
        ("one", "dotted.name", "deep", "er"): (14, 1),
        ("many", 1, "a"): (18, 1),
        ("one", "gone"): (3, 1),
        ("nowhere",): (1, 1),
    }
    assert {key: places.of(key) for key in wanted} == wanted


@given(st.text(alphabet="[]{}=,.\"'#\n ab1\\", max_size=60))
def test_any_source_is_read_to_its_end(source: str) -> None:
    try:
        tomli.loads(source)
    except tomli.TOMLDecodeError:
        return
    assert Places(source).of(()) == (1, 1)
