"""What is tested is what is installed: the wheel where tox says so, with packs, types and seeds where they belong."""

from __future__ import annotations

import os
from pathlib import Path
from sysconfig import get_path

import framing
from framing.packs import bundled
from framing.version import __version__

ROOT = Path(__file__).parents[2]
INSTALLED = Path(framing.__file__).resolve().parent
WHEEL = os.environ.get("FRAMING_EXPECT_WHEEL") == "1"


def test_framing_comes_from_where_it_is_expected() -> None:
    assert (Path(get_path("purelib")) / "framing" if WHEEL else ROOT / "framing") == INSTALLED


def test_the_packs_lie_beside_the_code_or_at_the_top_of_the_checkout() -> None:
    assert {path.parent.resolve() for path in bundled()} == {INSTALLED / "rules" if WHEEL else ROOT / "rules"}


def test_every_pack_of_the_checkout_is_bundled() -> None:
    packs = [path.name for path in (ROOT / "rules").glob("*.toml") if "\n[pack]\n" in "\n" + path.read_text(encoding="utf-8")]
    assert sorted(path.name for path in bundled()) == sorted(packs)


def test_its_types_are_declared_to_others() -> None:
    assert (INSTALLED / "py.typed").is_file()


def test_the_papers_speak_of_this_version() -> None:
    assert f"\nversion: {__version__}\n" in (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\n## {__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
