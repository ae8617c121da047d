"""The cheap look at what is installed never says "none" where importlib.metadata finds a plugin."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from framing.host.installed import may_have_plugins
from framing.host.plugins import entries

# what the standard library imports late must be found; no distribution is there
FOLDERS = [path for path in sys.path if Path(path, "email").is_dir() or Path(path).name == "lib-dynload"]
NAME = "Metadata-Version: 2.1\nName: some\nVersion: 1\n"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Yield a folder that alone is searched for distributions."""
    monkeypatch.setattr(sys, "path", [str(tmp_path), *FOLDERS])
    yield tmp_path


def distribution(folder: Path, points: str, name: str = "some-1.dist-info") -> None:
    info = folder / name
    info.mkdir(parents=True)
    (info / ("METADATA" if name.endswith("dist-info") else "PKG-INFO")).write_text(NAME)
    (info / "entry_points.txt").write_text(points)


def asked() -> bool:
    """Tell whether importlib.metadata finds a plugin, and that the cheap look agrees or leaves it to it."""
    there = any(entry_points(group=group) for group in ("framing", "framing.packs"))
    assert may_have_plugins() or not there
    return there


@pytest.mark.parametrize("name", ["some-1.dist-info", "some.egg-info", "some-1-py3.12.egg-info", "Some-1.DIST-INFO"])
@pytest.mark.parametrize(
    "points", ["[framing]\na = b\n", "[x]\na = b\n\n  [framing.packs] \na = b:c\n", "[ x]\r\na=b\r\n[framing]\r\na=b"]
)
def test_what_is_declared_is_seen(place: Path, name: str, points: str) -> None:
    distribution(place, points, name)
    assert asked()
    assert [entry.name for group in ("framing", "framing.packs") for entry in entries(group)] == ["a"]


@pytest.mark.parametrize(
    "points", ["", "[console_scripts]\nframing = framing.cli:main\n", "[pytest11]\nframing = framing.pytest_plugin\n"]
)
def test_what_declares_nothing_needs_no_importlib_metadata(place: Path, points: str) -> None:
    distribution(place, points)
    assert (asked(), may_have_plugins()) == (False, False)


def test_an_archive_is_left_to_importlib_metadata(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(place / "some.zip", "w") as archive:
        archive.writestr("some-1.dist-info/METADATA", NAME)
        archive.writestr("some-1.dist-info/entry_points.txt", "[framing]\na = b\n")
    monkeypatch.setattr(sys, "path", [str(place / "some.zip"), *FOLDERS])
    assert asked()


def test_an_egg_is_left_to_importlib_metadata(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    distribution(place / "some-1.egg", "[framing]\na = b\n", "EGG-INFO")
    monkeypatch.setattr(sys, "path", [str(place / "some-1.egg"), *FOLDERS])
    assert asked()


def test_an_import_hook_that_knows_distributions_is_asked(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Finder:
        @classmethod
        def find_distributions(cls, context: object = None) -> list[object]:
            return []

    monkeypatch.setattr(sys, "meta_path", [*sys.meta_path, Finder])
    assert may_have_plugins()


def test_what_is_not_there_or_cannot_be_read_is_no_plugin(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "some-1.dist-info").write_text("a file")
    monkeypatch.setattr(sys, "path", [str(place), str(place / "gone"), *FOLDERS])
    assert not may_have_plugins()
