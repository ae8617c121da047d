"""A label is claimed where it is met and was right, cued where touched, and out of reach with a reason."""

from __future__ import annotations

from dataclasses import replace

import framing
from framing.detector import Detector
from framing.measure.coverage import coverage, reasons
from framing.model import Measured, Rule, Tally
from framing.packs.schema import LABELS

WHY = {"ptc18": {"Straw_Men": "another text"}}


def covered(*rules: Rule) -> dict[str, tuple[str, int, str]]:
    rows = coverage(rules, [rule.device for rule in rules], WHY)
    return {row.label: (row.how, row.measured, row.why) for row in rows if row.catalogue == "ptc18"}


def test_a_rule_that_only_touches_a_label_is_a_cue(detector: Detector) -> None:
    rows = covered(*detector.rules)
    assert rows["Loaded_Language"] == ("cued", 0, "")
    assert rows["Straw_Men"] == ("out of reach", 0, "another text")
    assert rows["Bandwagon"] == ("out of reach", 0, "no rule")


def test_a_label_is_claimed_where_it_was_right_often_enough(detector: Detector) -> None:
    [rule] = detector.rules
    met = replace(rule, technique={"ptc18": "Loaded_Language"}, related={})
    right, wrong = (replace(met, measured=Measured(tally=Tally(40, 30, n, 30))) for n in (25, 15))
    assert (covered(right)["Loaded_Language"][:2], covered(wrong)["Loaded_Language"][:2]) == (("claimed", 1), ("cued", 1))


def test_every_label_has_a_row_and_each_reason_a_label() -> None:
    host = framing.load(installed=False)
    rows = coverage(host.rules, (), reasons())
    assert [(row.catalogue, row.label) for row in rows] == [(name, label) for name in LABELS for label in LABELS[name]]
    assert {label for name in LABELS for label in reasons()[name] if label not in LABELS[name]} == set()
    assert [row.label for row in rows if row.how == "out of reach" and row.why in ("", "no rule")] == []
    assert "never measured" in reasons()["status"]["semeval23"]
