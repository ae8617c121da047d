"""Bad packs mark their own errors: every line ``#! line:column: message`` is a fault that loading must tell, and no other."""

from pathlib import Path

import pytest

from framing.errors import PackError
from framing.match import KINDS
from framing.packs import PackSource, load

BAD = sorted((Path(__file__).parent / "bad").glob("*.toml"))


def test_there_are_enough_of_them() -> None:
    assert len(BAD) >= 150


@pytest.mark.parametrize("path", BAD, ids=[path.stem for path in BAD])
def test_a_bad_pack_is_refused_with_every_fault_and_its_place(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    marked = [line.removeprefix("#! ") for line in source.splitlines() if line.startswith("#! ")]
    without_marks = "".join(line for line in source.splitlines(keepends=True) if not line.startswith("#! "))
    with pytest.raises(PackError) as raised:
        load([PackSource("bad.toml", without_marks)], KINDS)
    assert [f"{fault.line}:{fault.column}: {fault.text}" for fault in raised.value.faults] == marked
    assert str(raised.value) == "\n".join(f"bad.toml:{line}" for line in marked)


GOOD = """\
[pack]
schema = 1
id = "one"
version = "1.0"
title = "One"
lang = "en"
license = "CC0-1.0"
requires = ">=0.1,<1"
x-note = "free"

[devices.camps]
family = "sides"
class = "wording"
title = "camps"
gloss = "Draws the world as camps."

[rules.camps]
kind = "words"
device = "camps"
message = "“{match}”"
words = ["camp"]
hits = ["A <<camp>>."]
misses = ["A tent."]
"""


def test_faults_of_all_packs_come_at_once() -> None:
    sources = [PackSource("a.toml", GOOD), PackSource("b.toml", GOOD), PackSource("c.toml", "[pack")]
    with pytest.raises(PackError) as raised:
        load(sources, KINDS)
    assert str(raised.value).splitlines() == [
        "b.toml:3:1: pack 'one' is also in a.toml",
        "b.toml:11:1: device 'camps' is also in a.toml",
        "c.toml:1:6: not TOML: Expected ']' at the end of a table declaration",
    ]


def test_a_device_may_be_defined_in_another_pack() -> None:
    other = GOOD.replace('id = "one"', 'id = "two"')
    other = other[: other.index("[devices")] + other[other.index("[rules") :]
    packs = load([PackSource("a.toml", GOOD), PackSource("b.toml", other)], KINDS)
    assert [rule.id for pack in packs for rule in pack.rules] == ["one.camps", "two.camps"]
    assert [rule.origin.line for pack in packs for rule in pack.rules] == [17, 11]
