"""A pack of cues, as its author meets it: examples run, cues counted, each explained, none without its pack."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

PACK = """\
[pack]
schema = 1
id = "mine"
version = "1.0"
title = "Mine"
lang = "en"
license = "CC0-1.0"
requires = ">=0.1,<1"

[cues]
hits = ["Mara Holt grouched <<that it rained>>."]
misses = ["The grouch slept."]
[cues.verbs]
that = ["grouch"]
clause = { 80 = ["grouch"] }
[cues.stance]
charged = ["grouch"]
"""


@pytest.fixture
def mine(framing: Run) -> str:
    """Return the path of a pack in the folder in which commands run."""
    Path("mine.toml").write_text(PACK, encoding="utf-8")
    return "mine.toml"


def test_its_examples_are_run(framing: Run, mine: str) -> None:
    assert framing("test", mine) == (0, "2 examples of 1 table of cues hold\n", "")


def test_its_cues_are_counted(framing: Run, mine: str) -> None:
    assert ["mine", "1.0", "0", "1", "CC0-1.0", mine, "Mine"] in [
        line.split() for line in framing("packs", "--pack", mine).out.splitlines()
    ]


@pytest.mark.parametrize("name", ["grouch", "grouched", "Grouches"])
def test_a_cue_is_explained_in_any_form(framing: Run, mine: str, name: str) -> None:
    assert framing("explain", "--pack", mine, name).out == (
        "grouch · cue\n"
        "speech · charged\n"
        "\n"
        "verb          that, clause 80\n"
        "numbers       of a hundred occurrences before these words, so many give words or\n"
        "              thoughts to someone\n"
        "written in    mine.toml\n"
    )


def test_a_cue_of_no_pack_is_none(framing: Run) -> None:
    ran = framing("explain", "grouched")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith("framing: there is no rule, device or cue 'grouched'")


@pytest.mark.parametrize("cache", ["cache", "off"])
def test_a_report_has_what_the_pack_says_of_a_cue(framing: Run, mine: str, cache: str) -> None:
    Path("a.txt").write_text("Mara Holt grouched that it rained.\n", encoding="utf-8")
    for _ in range(2):
        ran = framing("check", "--pack", mine, "--format", "json", "a.txt", env={"FRAMING_CACHE": cache})
        (said,) = json.loads(ran.out)["documents"][0]["attributions"]
        assert (said["source"]["text"], said["cue"]["text"], said["cue"]["stance"]) == ("Mara Holt", "grouched", "charged")
