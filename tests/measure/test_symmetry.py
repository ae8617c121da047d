"""The same words said of others: names are swapped, articles put right, and what fires otherwise is told."""

from __future__ import annotations

from pathlib import Path

import pytest

import framing
from framing.detector import Detector
from framing.errors import PackError
from framing.measure import symmetry
from framing.measure.symmetry import Swap, actors, bare, side_of, swapped, uneven
from framing.model import Span

SWAP = Swap("state", ("one", "other"), ("America", "American", "US"), ("Russia", "Russian", "Russia"))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("An American ship left Russia’s port.", "A Russian ship left America’s port."),
        ("a Russian, a Russian-made gun", "an American, an American-made gun"),
        ("The US and Russia met.", "The Russia and America met."),
        ("Anti-American Americana", "Anti-American Americana"),
        ("No one is named.", "No one is named."),
    ],
)
def test_names_change_places(text: str, other: str) -> None:
    assert swapped(text, SWAP) == other


def leaning(detector: Detector) -> Detector:
    """Return a detector of a rule that finds an American cup and no other."""
    from dataclasses import replace

    def find(text: str, start: int, end: int) -> list[Span]:
        at = text.find("American cup", start, end)
        return [Span(at, at + 12)] if at >= 0 else []

    return replace(detector, rules=tuple(replace(rule, find=find, anchors=()) for rule in detector.rules))


def test_a_rule_that_leans_is_told_with_its_place(detector: Detector) -> None:
    [one] = uneven(leaning(detector), [("a.txt:1:1", "An American cup."), ("a.txt:2:1", "A vile cup.")], [SWAP], {})
    assert one == ("a.txt:1:1", "An American cup.", "A Russian cup.", ("tea.verdict",), ())


def test_an_exempt_rule_is_left_alone(detector: Detector) -> None:
    assert list(uneven(leaning(detector), [("a", "An American cup.")], [SWAP], {"tea.verdict": "an idiom"})) == []


def test_a_bare_name_that_fires_is_told(detector: Detector) -> None:
    swap = Swap("tea", ("one", "other"), ("the vile cup",), ("Russia",))
    assert list(bare(detector, [swap])) == [("the vile cup", ("tea.verdict",))]


def test_bundled_rules_treat_both_sides_alike() -> None:
    detector, swaps = framing.load(installed=False), actors()
    found = [(one.place, one.swapped) for one in uneven(detector, symmetry.hits(detector), swaps, symmetry.exempt())]
    assert (found, list(bare(detector, swaps))) == ([], [])


def test_every_exempt_rule_is_there_and_has_a_reason() -> None:
    rules = {rule.id for rule in framing.load(installed=False).rules}
    assert {rule: why for rule, why in symmetry.exempt().items() if rule not in rules or not why} == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[swap]\n", "actors.toml:1:"),
        ("", "actors.toml: no [[swap]] in it"),
        ('[[swap]]\na = ["x"]\nsides = ["l", "r"]\n', "actors.toml: swap 1: needs a, b and sides, lists of words"),
        (
            '[[swap]]\na = ["x"]\nb = ["y", "z"]\nsides = ["l", "r"]\n',
            "actors.toml: swap 1: a and b must be as long as each other",
        ),
    ],
)
def test_a_table_that_cannot_be_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "actors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError) as raised:
        actors(tmp_path / "actors.toml")
    assert said in str(raised.value)


def test_a_missing_table_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="cannot be read: No such file or directory"):
        actors(tmp_path / "none.toml")


def test_a_source_is_of_the_side_whose_name_it_bears() -> None:
    assert [side_of(name, [SWAP]) for name in ("the US envoy", "Russia’s envoy", "Ann", None)] == ["one", "other", None, None]
