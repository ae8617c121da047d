"""A small corpus of our own in the three forms, and a detector of one rule, whose figures can be counted by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.detector import Detector

PACK = """\
[pack]
schema = 1
id = "tea"
version = "0.1.0"
title = "Tea"
lang = "en"
license = "MIT"
requires = ">=0.1,<1"

[rules.verdict]
kind = "words"
device = "tea-verdict"
related = { ptc18 = "Loaded_Language" }
message = "“{match}” judges the tea."
words = ["vile", "foul"]
hits = ["A <<vile>> cup."]
misses = ["A warm cup."]

[devices.tea-verdict]
family = "tea"
class = "wording"
title = "Tea verdict"
gloss = "Judges tea."
"""
TEXTS = {
    "1": "A vile cup.\nA foul pot here.\nWarm tea.\n",
    "2": "He poured a vile brew.\n\nThe fools drank it.\n",
}
SPANS = {
    "1": [("Loaded_Language", 2, 6), ("Doubt", 14, 22)],  # vile; foul pot
    "2": [("Name_Calling,Labeling", 24, 33)],  # The fools
}
VERDICTS = {"1": [True, True, False, False], "2": [False, False, True, False]}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of two articles with their labels."""
    for room in ("articles", "labels-FLC", "labels-SLC"):
        (tmp_path / room).mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "articles" / f"article{name}.txt").write_text(text, encoding="utf-8")
        marked = "".join(f"{name}\t{label}\t{start}\t{end}\n" for label, start, end in SPANS[name])
        (tmp_path / "labels-FLC" / f"article{name}.task-FLC.labels").write_text(marked, encoding="utf-8")
        verdicts = (f"{name}\t{at}\t{'propaganda' if bad else 'non-propaganda'}\n" for at, bad in enumerate(VERDICTS[name], 1))
        (tmp_path / "labels-SLC" / f"article{name}.task-SLC.labels").write_text("".join(verdicts), encoding="utf-8")
    return tmp_path


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """Return the pack's path."""
    path = tmp_path / "tea.toml"
    path.write_text(PACK, encoding="utf-8")
    return path


@pytest.fixture
def detector(tea: Path) -> Detector:
    """Return a detector of the pack alone."""
    return framing.load([tea], installed=False, bundled=False)
