"""What the cache gives is what reading gives; whatever else is in it is as good as nothing."""

from __future__ import annotations

import json
import os
import pickle
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from framing.errors import PackError
from framing.match import KINDS, Kind
from framing.match.words import WORDS
from framing.model import Device, Modifier, Pack, Rule
from framing.packs import PackSource, bundled, cache, load, read_source, stored

GOOD = Path(__file__).parent / "good"
SOURCES = [
    *(read_source(path, "framing 1") for path in bundled()),
    *(read_source(GOOD / name) for name in ("full.toml", "other.toml")),
]
FRESH = load(SOURCES, KINDS)
SMALL = [
    PackSource(
        "tea.toml",
        """\
[pack]
schema = 1
id = "tea"
version = "0.1.0"
title = "Tea"
lang = "en"
license = "MIT"
requires = ">=0.1,<1"

[rules.gulp]
kind = "words"
device = "tea-verdict"
message = "{match}"
words = ["gulp"]
inflect = "verb"
hits = ["She <<gulped>> it."]
misses = ["She drank it."]

[devices.tea-verdict]
family = "tea"
class = "wording"
title = "Tea verdict"
gloss = "Judges how tea is drunk."
""",
    )
]


def plain(value: Any, text: str = "") -> Any:
    """Return a value with each matcher as what it finds in a text."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name), text) for field in fields(value)}
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return [plain(item, text) for item in value]
    return [tuple(found) for found in value(text, 0, len(text))] if callable(value) else value


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


@pytest.fixture
def full(tmp_path: Path) -> tuple[Pack, ...]:
    load(SOURCES, KINDS, tmp_path)
    return load(SOURCES, KINDS, tmp_path)


def never(*_: Any) -> Any:
    raise AssertionError("packs were read though the cache has them")


def test_what_it_gives_is_what_reading_gives(full: tuple[Pack, ...]) -> None:
    assert plain(full) == plain(FRESH)


def test_it_finds_what_reading_finds(full: tuple[Pack, ...]) -> None:
    for pack, other in zip(full, FRESH, strict=True):
        for rule, twin in zip((*pack.rules, *pack.modifiers), (*other.rules, *other.modifiers), strict=True):
            text = " ".join(example.text for example in (*rule.hits, *rule.misses))
            assert plain(rule, text) == plain(twin, text)


def test_a_rule_has_the_very_device_of_its_pack(full: tuple[Pack, ...]) -> None:
    devices = {device.id: device for pack in full for device in pack.devices}
    assert all(rule.device is devices[rule.device.id] for pack in full for rule in pack.rules)


WORD = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1).filter(str.strip)


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(WORD, min_size=1, max_size=5),
    message=WORD,
    sources=st.lists(WORD, max_size=3),
    severity=st.sampled_from(["low", "high"]),
)
def test_any_sound_pack_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, words: list[str], message: str, sources: list[str], severity: str
) -> None:
    text = SMALL[0].text.replace('words = ["gulp"]', f"words = {toml(words)}\nseverity = '{severity}'")
    text = text.replace('"{match}"', toml(message.replace("{", "(").replace("}", ")"))) + f"sources = {toml(sources)}\n"
    made = [PackSource("a.toml", text)]
    folder = tmp_path_factory.mktemp("cache")
    fresh = load(made, KINDS, folder)
    assert len(files(folder)) == 1
    found = " ".join(words)
    assert plain(load(made, KINDS, folder), found) == plain(fresh, found)


def toml(value: Any) -> str:
    """Return texts as TOML writes them."""
    return json.dumps(value, ensure_ascii=False)


@pytest.mark.parametrize("model", [Rule, Modifier, Device])
def test_every_field_can_be_written(model: type) -> None:
    apart = {"find", "device", "origin", "measured"} if model is Rule else {"cue", "stop", "pseudo", "origin"}
    assert set(stored._fields(model)) == {field.name for field in fields(model)} - apart  # type: ignore[arg-type]


def test_the_second_time_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(SMALL, KINDS, tmp_path)
    monkeypatch.setattr(cache, "_loaded", never)
    assert plain(load(SMALL, KINDS, tmp_path)) == plain(first)


def changed() -> Iterator[Any]:
    (source,) = SMALL
    yield pytest.param([PackSource("other.toml", source.text)], KINDS, id="path")
    yield pytest.param([PackSource(source.path, source.text, "some 1")], KINDS, id="provider")
    yield pytest.param([PackSource(source.path, source.text + "# more\n")], KINDS, id="text")
    yield pytest.param([source], {**KINDS, "x": Kind(name="x", keys={}, compile=WORDS.compile)}, id="kind")


@pytest.mark.parametrize(("sources", "kinds"), list(changed()))
def test_whatever_it_depends_on_makes_another_file(sources: list[PackSource], kinds: dict[str, Kind], tmp_path: Path) -> None:
    load(SMALL, KINDS, tmp_path)
    (pack,) = load(sources, kinds, tmp_path)
    assert (pack.origin.path, pack.provider, pack.sha256) == (sources[0].path, sources[0].provider, sources[0].sha256)
    assert len(files(tmp_path)) == 2


def test_another_version_of_framing_makes_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(SMALL, KINDS, tmp_path)
    monkeypatch.setattr(cache, "__version__", "99.0")
    load(SMALL, KINDS, tmp_path)
    assert len(files(tmp_path)) == 2


def test_changed_code_makes_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(SMALL, KINDS, tmp_path)
    monkeypatch.setattr(cache, "_code", lambda: [("reading.py", 1, 1)])
    load(SMALL, KINDS, tmp_path)
    assert len(files(tmp_path)) == 2


def test_faults_are_told_each_time_and_never_kept(tmp_path: Path) -> None:
    broken = [PackSource("a.toml", SMALL[0].text.replace("misses", "mises"))]
    said = []
    for _ in range(2):
        with pytest.raises(PackError) as raised:
            load(broken, KINDS, tmp_path)
        said.append(str(raised.value))
    assert said[0] == said[1]
    assert files(tmp_path) == []


def test_rules_of_a_plugins_kind_are_not_kept(tmp_path: Path) -> None:
    text = SMALL[0].text.replace('kind = "words"', 'kind = "own"')
    own = {**KINDS, "own": Kind(name="own", keys=WORDS.keys, compile=WORDS.compile)}
    (pack,) = load([PackSource("a.toml", text)], own, tmp_path)
    assert (pack.rules[0].kind, files(tmp_path)) == ("own", [])


def signed(data: Any) -> bytes:
    body = data if isinstance(data, bytes) else json.dumps(data).encode()
    return sha256(body).hexdigest().encode() + b"\n" + body


class Evil:
    """Makes a file where it is unpickled."""

    def __reduce__(self) -> Any:
        return os.mkdir, ("made-by-pickle",)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n",
        b"\x00" * 100,
        pickle.dumps(Evil()),
        b"0" * 64 + b"\n[]",
        signed(b""),
        signed(b"[" * 100_000),
        signed(b"\xff\xfe"),
        signed(pickle.dumps(Evil())),
        *map(signed, (None, 1, "x", [], {}, [None], [{}], [[]], [{"rules": []}], [{}, {}])),
    ],
)
def test_odd_content_is_read_as_nothing_and_mended(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fresh = load(SMALL, KINDS, tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    good = file.read_bytes()
    file.write_bytes(content)
    assert plain(load(SMALL, KINDS, tmp_path / "cache")) == plain(fresh)
    assert file.read_bytes() == good
    assert files(tmp_path) == ["cache"]


def values(data: Any, at: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path to every value inside data."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*at, key)
        yield from values(value, (*at, key))


@pytest.mark.parametrize("odd", [None, 7, "odd", [], {}, [[1]], {"x": 1}])
def test_a_signed_file_with_one_odd_value_never_raises(odd: Any, tmp_path: Path) -> None:
    load(SMALL, KINDS, tmp_path)
    (file,) = tmp_path.iterdir()
    data = json.loads(file.read_bytes().partition(b"\n")[2])
    for path in values(data):
        bad = json.loads(json.dumps(data))
        inside = bad
        for key in path[:-1]:
            inside = inside[key]
        inside[path[-1]] = odd
        file.write_bytes(signed(bad))
        (pack,) = load(SMALL, KINDS, tmp_path)
        assert (pack.id, type(pack.rules), pack.sha256) == (pack.id, tuple, SMALL[0].sha256)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 10_000), byte=st.integers(0, 255), cut=st.booleans())
def test_any_damage_is_read_as_nothing(tmp_path_factory: pytest.TempPathFactory, at: int, byte: int, cut: bool) -> None:
    folder = tmp_path_factory.mktemp("cache")
    fresh = load(SMALL, KINDS, folder)
    (file,) = folder.iterdir()
    good = file.read_bytes()
    at %= len(good)
    file.write_bytes(good[:at] if cut else good[:at] + bytes([byte]) + good[at + 1 :])
    assert plain(load(SMALL, KINDS, folder)) == plain(fresh)
    assert file.read_bytes() == good


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="permissions are those of POSIX")
def test_a_file_that_others_can_change_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(SMALL, KINDS, tmp_path)
    (file,) = tmp_path.iterdir()
    file.chmod(0o666)
    reads: list[Any] = []
    loaded = cache._loaded
    monkeypatch.setattr(cache, "_loaded", lambda *given: reads.append(given) or loaded(*given))
    load(SMALL, KINDS, tmp_path)
    assert (len(reads), file.stat().st_mode & 0o777) == (1, 0o600)


def test_a_folder_that_cannot_be_there_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert plain(load(SMALL, KINDS, tmp_path / "file" / "cache")) == plain(load(SMALL, KINDS))
    assert files(tmp_path) == ["file"]


def test_a_disk_that_is_full_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert plain(load(SMALL, KINDS, tmp_path)) == plain(load(SMALL, KINDS))
    assert files(tmp_path) == []


def test_only_the_newest_are_kept(tmp_path: Path) -> None:
    for number in range(cache.MOST_FILES + 3):
        load([PackSource(f"{number}.toml", SMALL[0].text)], KINDS, tmp_path)
    assert len(files(tmp_path)) == cache.MOST_FILES


def test_clear_removes_what_is_kept_and_nothing_else(tmp_path: Path) -> None:
    load(SMALL, KINDS, tmp_path)
    (tmp_path / "own.txt").write_text("mine")
    assert cache.clear(tmp_path) == 1
    assert files(tmp_path) == ["own.txt"]


def test_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [cache.folder({"FRAMING_CACHE": off}) for off in ("off", "OFF", "0", "no")] == [None] * 4
    assert cache.folder({"FRAMING_CACHE": "kept"}) == Path("kept")
    monkeypatch.setattr(cache.sys, "platform", "linux")
    monkeypatch.setattr(Path, "home", lambda: Path("/somebody"))
    assert cache.folder({}) == Path("/somebody/.cache/framing")
    assert cache.folder({"XDG_CACHE_HOME": "relative"}) == Path("/somebody/.cache/framing")
    assert cache.folder({"XDG_CACHE_HOME": os.path.abspath("/x")}) == Path(os.path.abspath("/x")) / "framing"
