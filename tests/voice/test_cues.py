"""Packs add cues to the bundled ones, and may say of a bundled one what else it is."""

from pathlib import Path

import pytest

import framing
from framing.model import Act, Document, Sentence, Span, Stance
from framing.voice import Cues, attribute

GROUCH = {"verbs": {"that": ["grouch"]}, "takes": {"trailing": ["grouch"]}}


def said(text: str, *tables: dict[str, object]) -> list[tuple[str, str | None, str | None]]:
    """Return content, source and cue of what is given to someone."""
    found = attribute(Document("x", text), [Sentence(0, Span(0, len(text)))], Cues(tables))
    return [(a.content.of(text), a.source and a.source.text, a.cue and a.cue.text) for a in found]


def test_a_word_that_is_no_cue_gives_no_words() -> None:
    assert said("The mayor grouched that the quay was short.") == []


@pytest.mark.parametrize(
    ("text", "table", "found"),
    [
        ("The mayor grouched that it rained.", GROUCH, [("that it rained", "The mayor", "grouched")]),
        ("“Rain,” the mayor grouched.", GROUCH, [("“Rain,”", "the mayor", "grouched")]),
        (
            "The mayor blew hot about the quay.",
            {"phrases": {"phrase": ["blow hot about"]}, "irregular": {"blow": ["blew"]}},
            [("the quay", "The mayor", "blew hot about")],
        ),
        (
            "The mayor’s grumpiness about the quay is known.",
            {"nouns": {"about": ["grumpiness"]}},
            [("the quay is known", "The mayor", "grumpiness about")],
        ),
        (
            "The mayor is grumpy about the quay.",
            {"adjectives": {"about": {"80": ["grumpy"]}}},
            [("the quay", "The mayor", "is grumpy about")],
        ),
        (
            "The mayor lobbed doubts about the quay.",
            {"light": ["lob"], "irregular": {"lob": ["lobbed"]}},
            [("the quay", "The mayor", "lobbed doubts about")],
        ),
        ("In Mara Holt’s patter, the quay is short.", {"manner": ["patter"]}, [("the quay is short", "Mara Holt", "patter")]),
        ("TIDES: The quay is short.", {"labels": ["tides"]}, []),
    ],
)
def test_each_table_of_a_pack_is_heard(
    text: str, table: dict[str, object], found: list[tuple[str, str | None, str | None]]
) -> None:
    assert said(text, table) == found


def test_a_pack_may_give_a_bundled_cue_another_stance_and_share() -> None:
    text = "The mayor said that it rained."
    (found,) = attribute(
        Document("x", text),
        [Sentence(0, Span(0, len(text)))],
        Cues([{"stance": {"charged": ["say"]}, "act": {"decree": ["say"]}}]),
    )
    assert found.cue is not None
    assert (found.cue.stance, found.act) == (Stance.CHARGED, Act.DECREE)
    assert said(text, {"verbs": {"that": {"1": ["say"]}}}) == []


@pytest.mark.parametrize(
    ("text", "content", "cue"),
    [
        ("The mayor criticised the plan.", "the plan", "criticised"),
        ("The mayor emphasised that it rained.", "that it rained", "emphasised"),
        ("“Rain,” the mayor theorised.", "“Rain,”", "theorised"),
        ("The mayor has favoured the plan.", "the plan", "has favoured"),
        ("The mayor’s realisation that it rained came late.", "that it rained came late", "realisation"),
    ],
)
def test_cues_are_known_in_both_spellings(text: str, content: str, cue: str) -> None:
    ((said_, _, by),) = said(text)
    assert (said_, by) == (content, cue)


def test_the_later_pack_goes_first() -> None:
    text = "The mayor grouched that it rained."
    tables = [{**GROUCH, "stance": {"charged": ["grouch"]}}, {"stance": {"distancing": ["grouch"]}}]
    (found,) = attribute(Document("x", text), [Sentence(0, Span(0, len(text)))], Cues(tables))
    assert found.cue is not None
    assert found.cue.stance is Stance.DISTANCING


PACK = """
[pack]
schema = 1
id = "mine"
version = "1.0"
title = "Mine"
lang = "en"
license = "CC0-1.0"
requires = ">=0.1,<1"
[cues]
hits = ["The mayor grouched <<that it rained>>."]
misses = ["The grouch slept."]
[cues.verbs]
that = ["grouch"]
[cues.stance]
charged = ["grouch"]
"""


def test_a_packs_cues_reach_the_report_and_its_ledger(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(PACK, encoding="utf-8")
    text = "Mara Holt grouched that it rained."
    with_pack, without = framing.load([path], installed=False), framing.load(installed=False)
    (row,) = with_pack.check(text).ledger
    assert (row.source, dict(row.cues), dict(row.stances)) == ("Mara Holt", {"grouched": 1}, {"charged": 1})
    assert without.check(text).ledger == ()
