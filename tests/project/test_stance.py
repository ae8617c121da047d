"""The page on stance says what the lexicon does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from framing import load
from framing.model import Stance

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "stance.md").read_text(encoding="utf-8").rpartition("]]] -->")[0].rpartition("]]] -->")[2]
LISTS = tomli.loads((ROOT / "rules" / "cues.toml").read_text(encoding="utf-8"))["cues"]["stance"]
SECTIONS = dict(re.findall(r"^## (\w+)\n\n(.*?)(?=\n## |\n<!--|\Z)", PAGE, re.MULTILINE | re.DOTALL))


def test_the_page_has_a_section_for_every_stance() -> None:
    assert list(SECTIONS) == [*LISTS, "neutral"]
    assert set(SECTIONS) == {str(stance) for stance in Stance}


@pytest.mark.parametrize("stance", LISTS)
def test_a_section_lists_the_verbs_of_the_lexicon(stance: str) -> None:
    listed = re.search(r"^\d+ verbs: (.*)\.$", SECTIONS[stance], re.MULTILINE)
    assert listed is not None
    assert listed[1].split(", ") == LISTS[stance]


@pytest.mark.parametrize(
    ("verb", "stance"),
    [
        ("said", "neutral"),
        ("claimed", "distancing"),
        ("admitted", "conceding"),
        ("revealed", "endorsing"),
        ("insisted", "emphatic"),
        ("boasted", "charged"),
    ],
)
def test_a_verb_has_the_stance_that_the_page_gives_it(verb: str, stance: str) -> None:
    [said] = load(installed=False).check(f"Ann Lee {verb} that the mine is safe.").attributions
    assert (said.cue and said.cue.text, said.cue and str(said.cue.stance)) == (verb, stance)
    assert stance in SECTIONS
