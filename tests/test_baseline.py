"""The baseline's file: what is written is read back, and what is wrong in it has a place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import framing
from framing.baseline import Baseline, Entry, read, written
from framing.errors import ConfigError

WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs"]))
SOME = WORDS.filter(str.strip)
ENTRIES = st.lists(st.builds(Entry, SOME, SOME, SOME, SOME, WORDS))


@given(ENTRIES)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.getbasetemp() / "baseline.toml"
    text = written(Baseline(str(path), tuple(entries)))
    path.write_bytes(text.encode("utf-8"))
    again = read(str(path))
    assert again.entries == tuple(sorted(set(entries)))
    assert written(again) == text


def test_it_is_made_for_people() -> None:
    entry = Entry("a.txt", "emotion.slam", "say “no”", "0123456789ab", 'a "name"', "Editor", "2026-01-31")
    assert written(Baseline("b.toml", (entry,))) == (
        "# Findings that are accepted. Edit reason, author and date by hand; framing baseline adds, prunes and shows.\n"
        "schema = 1\n\n"
        '[[finding]]\ndocument = "a.txt"\nrule = "emotion.slam"\ntext = "say “no”"\nid = "0123456789ab"\n'
        'reason = "a \\"name\\""\nauthor = "Editor"\ndate = "2026-01-31"\n'
    )


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("schema = 2", ["b.toml:1:1: 'schema' is 2; this framing reads 1"]),
        ("schema = 1\n[[finding]]\ndocument = 'a'\nid = '0'\nrule = 'r'", ["b.toml:2:1: a finding needs 'text'"]),
        (
            "schema = 1\n[[finding]]\ndocumet = 'a'\ndocument = 'a'\nid = '0'\nrule = 'r'\ntext = 't'",
            ["b.toml:3:1: unknown key 'documet' in a finding; did you mean document?"],
        ),
        ("schema = ", ["b.toml:1:10: not TOML: Invalid value"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(
    text: str, faults: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("b.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read("b.toml")
    assert str(caught.value).splitlines() == faults


def test_new_and_stale(tmp_path: Path) -> None:
    detector = framing.load(installed=False, rules=["emotion.obstruct"], tiers=["core", "broad", "unmeasured"])
    path = str(tmp_path / "b.toml")
    name = str(tmp_path / "texts" / "a.txt")
    report = detector.check("They thwarted it.", name=name)
    (new,) = Baseline(path).new([report])
    assert (new.document, new.rule, new.text) == ("texts/a.txt", "emotion.obstruct", "thwarted")
    known = Baseline(path, (new,))
    assert list(known.new([report])) == []
    assert known.stale([report]) == ()
    assert known.stale([detector.check("They met.", name=name)]) == (new,)
    assert known.stale([detector.check("They met.", name=str(tmp_path / "other.txt"))]) == ()
    assert known.accepted(name) == {new.id: ""}
