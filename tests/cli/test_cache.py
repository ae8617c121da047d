"""The cache as a user meets it: FRAMING_CACHE, --no-cache, framing cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


def names(folder: Path) -> list[str]:
    return [path.suffix for path in folder.iterdir()] if folder.is_dir() else []


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("FRAMING_CACHE", str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_check_keeps_its_packs_and_reports_the_same_from_them(tea: Run, kept: Path) -> None:
    first, second = tea("talks.txt", "--format", "json"), tea("talks.txt", "--format", "json")
    assert (first.status, first.out, names(kept)) == (0, second.out, [".packs"] * 2)


def test_no_cache_keeps_and_reads_nothing(tea: Run, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tea("talks.txt", "--no-cache").status == 0
    assert names(kept) == []


def test_off_keeps_nothing(framing: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert framing("packs", env={"FRAMING_CACHE": "off"}).status == 0
    assert framing("cache", env={"FRAMING_CACHE": "off"}).out == "no cache: it is off, or there is no home folder\n"
    assert not (tmp_path / "xdg").exists()


def test_it_says_where_and_how_much_and_clears(framing: Run, kept: Path) -> None:
    assert framing("cache").out == f"{kept}: 0 files, 0.0 MB\n"
    framing("packs")
    assert framing("cache").out.startswith(f"{kept}: 1 file, ")
    assert framing("cache", "--clear").out == f"removed 1 file from {kept}\n"
    assert names(kept) == []
