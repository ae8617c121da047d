"""``framing new``: what it writes works as it stands."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.mark.parametrize("name", ["delays", "no-comment"])
def test_a_new_pack_holds_and_finds(framing: Run, name: str) -> None:
    written = f"{name}.toml is written; 'framing test {name}.toml' runs its examples\n"
    assert framing("new", "pack", name) == (0, written, "")
    assert framing("test", f"{name}.toml") == (0, "4 examples of 1 rule hold\n", "")
    ran = framing("check", "-", "--pack", f"{name}.toml", "--rules", name, stdin=b"They are playing for time.")
    assert "“playing for time”" in ran.out


def test_a_new_plugin_is_found_and_its_tests_pass(framing: Run, tmp_path: Path) -> None:
    assert framing("new", "plugin", "no-comment", "--to", "mine").status == 0
    folder = tmp_path / "mine" / "framing-no-comment"
    about = folder / "framing_no_comment-0.1.0.dist-info"
    about.mkdir()  # as an installer would leave it
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: framing-no-comment\nVersion: 0.1.0\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[framing]\nno-comment = framing_no_comment\n", encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stdout
    assert "2 passed" in ran.stdout


def test_nothing_is_written_over_and_names_are_held_to_their_form(framing: Run, tmp_path: Path) -> None:
    framing("new", "pack", "delays")
    assert framing("new", "pack", "delays") == (2, "", "framing: delays.toml is there already; nothing was written\n")
    said = "is not made of small letters, digits and single hyphens, such as no-comment"
    for name in ("Big", "a b", "../x", "-x", "x--y", "1x", "é"):
        assert framing("new", "pack", "--", name) == (2, "", f"framing: NAME: {name!r} {said}\n")
    assert framing("new", "plugin", "delays", "--to", "talks.txt").err == (
        "framing: cannot write talks.txt/framing-delays/pyproject.toml: not a directory\n"
    )


def test_a_new_pack_raises_no_doubt_but_for_a_work(framing: Run) -> None:
    framing("new", "pack", "delays")
    ran = framing("lint", "delays.toml")
    assert (ran.status, ran.out) == (
        0,
        "delays.toml:23: reference-missing: no work is named for delays-tactic\n1 doubt about 1 pack\n",
    )
    assert framing("lint", "delays.toml", "--strict").status == 1
    assert framing("lint", "sides", "--strict").out.endswith(" about 1 pack\n")
