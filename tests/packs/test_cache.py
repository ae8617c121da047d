"""What the cache gives is what reading gives; whatever else is in it is as good as nothing."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from framing.errors import PackError
from framing.match import KINDS, Kind, match
from framing.match.pattern import Pattern
from framing.match.words import WORDS
from framing.model import Device, Document, Modifier, Pack, Rule, Sentence, Span
from framing.packs import PackSource, bundled, cache, layout, load, read_source, stored
from framing.voice import Cues
from framing.voice.lexicon import lexicon

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
    apart = {"find", "device", "origin"} if model is Rule else {"cue", "stop", "pseudo", "origin"}
    assert set(stored.fields_of(model)) == {field.name for field in fields(model)} - apart  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("model", "kept"),
    [(Rule, (*layout.LIGHT, *layout.ABOUT, *layout.PROOFS)), (Modifier, (*layout.CUE_LIGHT, *layout.CUE_PROOFS))],
)
def test_every_field_has_its_place_in_the_file(model: type, kept: tuple[str, ...]) -> None:
    assert sorted(kept) == sorted(stored.fields_of(model))  # type: ignore[arg-type]


def test_the_second_time_nothing_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(SMALL, KINDS, tmp_path)
    monkeypatch.setattr(cache, "_loaded", never)
    assert plain(load(SMALL, KINDS, tmp_path)) == plain(first)


def test_a_modifiers_pattern_is_not_checked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load(SOURCES, KINDS, tmp_path)
    fresh = {one.name: one for pack in FRESH for one in pack.modifiers if isinstance(one.cue, Pattern)}
    kept = {one.name: one for pack in load(SOURCES, KINDS, tmp_path) for one in pack.modifiers}
    monkeypatch.setattr(cache, "_loaded", never)
    monkeypatch.setattr("framing.match.pattern._checked", never)
    assert fresh
    for name, one in fresh.items():
        text = " ".join(example.text for example in one.hits)
        assert plain(one.cue, text) == plain(kept[name].cue, text) != []


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
    """Yield the path to every value inside data, and to data itself."""
    yield at
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from values(value, (*at, key))


def with_odd(data: Any, path: tuple[Any, ...], odd: Any) -> Any:
    """Return a copy of data with one value exchanged."""
    if not path:
        return odd
    copy = json.loads(json.dumps(data))
    inside = copy
    for key in path[:-1]:
        inside = inside[key]
    inside[path[-1]] = odd
    return copy


ODD = (None, 10_000, "odd", [[1]], -1, {"x": 1}, [])
STEP = 5  #: of all the values in a file, every fifth is tried: there are a thousand


def spoilt(body: bytes) -> Iterator[bytes]:
    """Yield the body with one value after the other exchanged for an odd one, wherever it stands."""
    sections = [section.split(b"\n") for section in layout.parted(body)]
    number = 0
    for section, lines in enumerate(sections):
        for at, line in enumerate(lines):
            data = json.loads(line) if section != layout.WORDS and line else None
            for path in values(data):
                number += 1
                if number % STEP == 0:
                    way = json.dumps(with_odd(data, path, ODD[number // STEP % len(ODD)])).encode()
                    yield layout.joined([*sections[:section], [*lines[:at], way, *lines[at + 1 :]], *sections[section + 1 :]])


MEAL = [
    PackSource(
        "meal.toml",
        SMALL[0].text.replace("tea", "meal").split("[devices")[0]
        + """
[rules.lump]
kind = "phrase"
device = "meal-verdict"
message = "{match}"
phrases = ["{big} ..2 (lump|piece)", "a dog's breakfast"]
hits = ["A <<huge cold lump>>."]
misses = ["A lump."]

[rules.so]
kind = "regex"
device = "meal-verdict"
message = "{match}"
pattern = '\\bso called (?P<what>\\w+)|what a meal\\b'
anchors = ["so called", "what a meal"]
mark = "what"
hits = ["The so called <<stew>>."]
misses = ["The stew."]

[rules.both]
kind = "cooccur"
device = "meal-verdict"
message = "{match}"
all = ["{big}", "stew"]
hits = ["A <<huge stew>>."]
misses = ["A stew."]

[sets.big]
words = ["huge", "vast"]

[modifiers.denied]
cues = ["not", "no {big}"]
stop_at = ["but", ";"]
pseudo = ["not only"]
direction = "forward"
reach = 4
hits = ["It is not a <<stew>>."]
misses = ["A <<stew>>."]
"""
        + "[devices"
        + SMALL[0].text.replace("tea", "meal").split("[devices")[1],
    )
]
TABLE = "She gulped a huge cold lump, not only a so called stew; a dog's breakfast, not a huge stew."


def test_a_signed_file_with_one_odd_value_never_raises(tmp_path: Path) -> None:
    fresh = load(MEAL, KINDS, tmp_path)
    (file,) = tmp_path.iterdir()
    for body in spoilt(file.read_bytes().partition(b"\n")[2]):
        file.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
        (pack,) = load(MEAL, KINDS, tmp_path)
        assert (type(pack.rules), pack.sha256, len(plain(pack, TABLE))) == (tuple, MEAL[0].sha256, len(plain(fresh[0])))
        document = Document("meal", TABLE)
        problems = match(document, [Sentence(0, Span(0, len(TABLE)))], pack.rules)[1]
        assert problems == []


def test_what_cannot_be_read_of_a_line_is_taken_from_the_pack_itself(tmp_path: Path) -> None:
    fresh = load(MEAL, KINDS, tmp_path)
    (file,) = tmp_path.iterdir()
    body = file.read_bytes().partition(b"\n")[2]
    sections = [section.split(b"\n") for section in layout.parted(body)]
    for number in (layout.USES, layout.TOLD, layout.PROOF, layout.MADE, layout.CUES):
        sections[number] = [b"?"] * len(sections[number])
    body = layout.joined(sections)
    file.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
    assert plain(load(MEAL, KINDS, tmp_path), TABLE) == plain(fresh, TABLE)
    assert findings(load(MEAL, KINDS, tmp_path)) == findings(fresh)
    assert len(findings(fresh)) == 5


@pytest.mark.parametrize(
    "inner",
    [
        *(
            None,
            1,
            "",
            "?",
            "null",
            "[]",
            "{}",
            "[[]]",
            "[[1]]",
            "[[[[], [1]]]]",
            '[[[[1], ["x"]]]]',
            '[[["", ["x"]]]]',
            "[" * 100_000,
        ),
        *('[[[[], ["another"]]]]', '[[[["stew"], ["what a meal"]]]]', "[[[[], []]]]"),
    ],
)
def test_choices_that_are_not_those_of_a_pattern_are_none(inner: Any, tmp_path: Path) -> None:
    fresh = load(MEAL, KINDS, tmp_path)
    (file,) = tmp_path.iterdir()
    sections = [section.split(b"\n") for section in layout.parted(file.read_bytes().partition(b"\n")[2])]
    (at,) = [number for number, line in enumerate(sections[layout.MADE]) if b"so called" in line]
    table, ways, given = json.loads(sections[layout.MADE][at])
    assert [pieces for pieces, _ in json.loads(given)[0]] == [["called"], ["what"]]
    sections[layout.MADE][at] = layout.packed([table, ways, inner])
    body = layout.joined(sections)
    file.write_bytes(sha256(body).hexdigest().encode() + b"\n" + body)
    assert findings(load(MEAL, KINDS, tmp_path)) == findings(fresh)


WORDS_OF_SPEECH = 'least = 0.5\n[verbs]\nthat = ["say", "naïve"]\n'


def test_the_data_of_a_toml_file_is_kept_until_the_file_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, kept = tmp_path / "words.toml", tmp_path / "kept"
    source.write_text(WORDS_OF_SPEECH, encoding="utf-8")
    first = cache.table(source, kept)
    with monkeypatch.context() as patch:
        patch.setattr("tomli.loads", never)
        assert cache.table(source, kept) == first == {"least": 0.5, "verbs": {"that": ["say", "naïve"]}}
    source.write_text("least = 1", encoding="utf-8")
    assert cache.table(source, kept) == {"least": 1}
    assert len(files(kept)) == 2


@pytest.mark.parametrize(
    "content",
    [b"", b"\x00" * 100, pickle.dumps(Evil()), *map(signed, (b"", b"[" * 100_000, pickle.dumps(Evil()), None, [], "x"))],
)
def test_odd_data_is_read_as_nothing_and_mended(content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    source, kept = tmp_path / "words.toml", tmp_path / "kept"
    source.write_text(WORDS_OF_SPEECH, encoding="utf-8")
    first = cache.table(source, kept)
    (file,) = kept.iterdir()
    good = file.read_bytes()
    file.write_bytes(content)
    assert (cache.table(source, kept), file.read_bytes(), files(tmp_path)) == (first, good, ["kept", "words.toml"])


@pytest.mark.parametrize(
    "odd", [{}, {"cues": None}, {"cues": {}}, {"cues": {"verbs": {"that": 1}}}, {"cues": {"verbs": ["that"]}}]
)
def test_words_of_speech_that_make_no_lexicon_are_read_from_their_file(odd: Any) -> None:
    told = Cues(kept=lambda _: odd).lexicon
    assert told == lexicon()


def findings(packs: tuple[Pack, ...]) -> list[tuple[str, str]]:
    sentence = Sentence(0, Span(0, len(TABLE)))
    matches, problems = match(Document("meal", TABLE), [sentence], [rule for pack in packs for rule in pack.rules])
    assert problems == []
    return [(m.rule.id, m.mark.of(TABLE)) for m in matches]


def test_many_processes_at_once_each_have_their_packs(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from framing.host import gather;"
        "print(sum(len(rule.hits) for rule in gather(installed=False, cache=Path(sys.argv[1])).rules))"
    )
    runs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE) for _ in range(4)]
    said = {run.communicate()[0].decode().strip() for run in runs}
    assert said == {
        str(sum(len(rule.hits) for pack in load([read_source(p) for p in bundled()], KINDS) for rule in pack.rules))
    }
    assert [path.suffix for path in tmp_path.iterdir()] == [cache.SUFFIX]


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
