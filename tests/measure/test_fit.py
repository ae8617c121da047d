"""What is learnt is counted, shipped as plain numbers, and says nothing of texts that it was learnt from."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

import framing
from framing.detector import Detector
from framing.errors import PackError
from framing.estimate import claims, right, tier
from framing.evidence import Model
from framing.measure import logistic, watch, write
from framing.measure.corpora import Gold, Labelled
from framing.measure.fit import About, best_threshold, fitted, held_out, shipped, strength
from framing.measure.folds import FOLDS, folds
from framing.model import Document, Measured, Span, Tally, Tier

ABOUT = About(corpus="cups", domain="tea", years="2020")


def cup(name: str, *, bad: bool) -> Gold:
    """Return a text of one sentence; the tea of every other cup is truly vile."""
    text = f"Cup number {name} of many was vile and it was late."
    at = text.index("vile")
    spans = (Labelled(at, at + 4, "Loaded_Language"),) if bad else ()
    return Gold(name, Document(name, text), spans, ((Span(0, len(text)), bad),))


def cups(detector: Detector, number: int = 40) -> list[watch.Watched]:
    return list(watch.watch(detector, [cup(str(at), bad=at % 4 != 0) for at in range(number)], "ptc18"))


def test_counts_are_what_became_of_the_findings(detector: Detector) -> None:
    measured = fitted(cups(detector), ABOUT).figures["tea.verdict"]
    assert measured.tally[:4] == (40, 30, 30, 30)
    assert {entry: tally[:4] for entry, tally in measured.entries.items()} == {"vile": (40, 30, 30, 30)}
    assert (measured.corpus, measured.domain, measured.years, measured.sentences) == ("cups", "tea", "2020", 40)


def test_what_is_written_is_read_back_and_makes_tiers(detector: Detector, tea: Path) -> None:
    fit = shipped(cups(detector), ABOUT)
    [(path, text)] = write.figures(detector.packs, fit, ABOUT)
    path.write_text(text, encoding="utf-8")
    [rule] = framing.load([tea], installed=False, bundled=False).rules
    assert rule.measured == fit.figures["tea.verdict"]
    assert (tier(rule, "vile"), claims(rule, "vile")) == (Tier.CORE, True)
    assert right(rule, "vile") == pytest.approx((30 + 6 * 0.75) / 46)
    assert right(rule, "foul") == pytest.approx(0.75)


@pytest.mark.parametrize(
    ("span", "technique", "expected"),
    [(26, 14, Tier.CORE), (26, 13, Tier.BROAD), (26, 0, Tier.CORE), (25, 14, Tier.BROAD)],
    ids=["often right", "seldom of its label", "labels unknown", "seldom right"],
)
def test_core_is_often_right_and_of_its_label_where_labels_are_known(
    detector: Detector, span: int, technique: int, expected: Tier
) -> None:
    [rule] = detector.rules
    assert tier(replace(rule, measured=Measured(tally=Tally(40, span, technique, span))), "unseen") is expected


def test_a_rule_that_changed_keeps_no_figure(detector: Detector, tea: Path) -> None:
    [(path, text)] = write.figures(detector.packs, fitted(cups(detector), ABOUT), ABOUT)
    path.write_text(text, encoding="utf-8")
    tea.write_text(tea.read_text(encoding="utf-8").replace('"foul"', '"rank"'), encoding="utf-8")
    loaded = framing.load([tea], installed=False, bundled=False)
    assert (loaded.rules[0].measured, loaded.packs[0].stale) == (None, ("tea.verdict",))


def test_a_message_that_changed_keeps_its_figures(detector: Detector, tea: Path) -> None:
    [(path, text)] = write.figures(detector.packs, fitted(cups(detector), ABOUT), ABOUT)
    path.write_text(text, encoding="utf-8")
    tea.write_text(tea.read_text(encoding="utf-8").replace("judges the tea", "rates the tea"), encoding="utf-8")
    assert framing.load([tea], installed=False, bundled=False).rules[0].measured is not None


def test_a_rule_found_seldom_is_unmeasured(detector: Detector) -> None:
    [rule] = detector.rules
    rule = fitted(cups(detector, 19), ABOUT).rule(rule)
    assert (tier(rule, "vile"), claims(rule, "vile"), right(rule, "vile")) == (Tier.UNMEASURED, False, None)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("schema = 1", "schema = 7", "[measured] must say schema = 1: 'framing measure --fit' writes it"),
        ("counts = [40", 'counts = ["40"', "'verdict': counts must be [n, overlap, technique, sentence, weight]"),
        ("counts = [40, 30", "counts = [40, 50", "'verdict': counts must be [n, overlap, technique, sentence, weight]"),
        ('of = "span"', 'of = "luck"', "'of' can be span, technique, adjudicated"),
    ],
)
def test_figures_that_cannot_be_are_told(detector: Detector, tea: Path, old: str, new: str, said: str) -> None:
    [(path, text)] = write.figures(detector.packs, fitted(cups(detector), ABOUT), ABOUT)
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(PackError) as raised:
        framing.load([tea], installed=False, bundled=False)
    assert str(raised.value).startswith(f"{path}:") and said in str(raised.value)


def test_a_report_says_what_each_finding_adds_to_the_evidence(detector: Detector) -> None:
    fit = fitted(cups(detector), ABOUT)
    model = Model(base=-1.0, terms={"length": 0.5, "question": 0.25}, threshold=0.5, calibrated_on="cups")
    detector = replace(detector, rules=tuple(map(fit.rule, detector.rules)), evidence=model)
    [sentence] = detector.check("Was the tea vile?").to_dict()["sentences"]
    [finding] = sentence["findings"]
    assert sentence["evidence_terms"] == {"base": -1.0, "length": round(0.5 * math.log(5), 4), "question": 0.25}
    log_odds = sum(sentence["evidence_terms"].values()) + finding["weight"]
    assert sentence["evidence"]["author"] == pytest.approx(1 / (1 + math.exp(-log_odds)), abs=1e-3)
    assert sentence["evidence"]["others"] is None
    assert finding["precision"] | {"low": 0, "high": 0} == {
        "value": 0.75,
        "low": 0,
        "high": 0,
        "n": 40,
        "overlapped": 30,
        "rule_n": 40,
        "rule_overlapped": 30,
        "of": "span",
        "corpus": "cups",
        "domain": "tea",
        "years": "2020",
        "judge": "annotators",
    }


def test_evidence_is_null_where_nothing_measured_stands(detector: Detector) -> None:
    detector = replace(detector, evidence=Model(base=0.0, terms={}, threshold=0.5))
    assert [s["evidence"] for s in detector.check("A vile cup.").to_dict()["sentences"]] == [{"author": None, "others": None}]


def test_what_is_hidden_by_tier_does_not_change_the_evidence(detector: Detector) -> None:
    fit = fitted(cups(detector), ABOUT)
    detector = replace(detector, rules=tuple(map(fit.rule, detector.rules)), evidence=fit.model)
    shown, hidden = (replace(detector, tiers=tiers).check("A vile cup.") for tiers in ((Tier.CORE,), (Tier.BROAD,)))
    assert (len(shown.findings), len(hidden.findings)) == (1, 0)
    assert shown.readings[0].evidence == hidden.readings[0].evidence


def test_findings_of_weak_sentences_are_taken_away_on_demand(detector: Detector) -> None:
    fit = fitted(cups(detector), ABOUT)
    detector = replace(detector, rules=tuple(map(fit.rule, detector.rules)), evidence=fit.model, min_evidence=0.999)
    [reading] = detector.check("A vile cup.").readings
    assert (reading.findings, [str(d.why) for d in reading.dropped]) == ((), ["evidence"])


def test_copies_stay_in_one_part() -> None:
    line = "A line of more than eight words that tells this text from all others, number {}."
    golds = [Gold(str(at), Document(str(at), line.format(at // 2)), (), ()) for at in range(20)]
    part = folds(golds)
    assert all(part[str(at)] == part[str(at + 1)] for at in range(0, 20, 2))
    assert set(part.values()) == set(range(FOLDS))
    assert folds(golds[::-1]) == part


def test_what_is_said_of_a_text_was_learnt_from_others(detector: Detector) -> None:
    held = held_out(cups(detector), ABOUT)
    names = [one.gold.name for part in held for one in part.watched]
    assert sorted(names, key=int) == [str(at) for at in range(40)]
    assert [part.fit.figures["tea.verdict"].tally.n for part in held] == [40 - len(part.watched) for part in held]


def test_strength_is_that_of_the_report(detector: Detector) -> None:
    watched = cups(detector)
    fit = fitted(watched, ABOUT)
    loaded = replace(detector, rules=tuple(map(fit.rule, detector.rules)), evidence=fit.model)
    line, text = watched[1].lines[0], watched[1].gold.document
    assert strength(fit, line) == pytest.approx(loaded.check(text).readings[0].evidence.author)


def test_the_threshold_tells_lines_apart() -> None:
    judged = [(False, 0.2)] * 30 + [(True, 0.5)] * 10 + [(False, 0.0)] * 50
    assert 0.2 < best_threshold(judged) <= 0.5


@settings(max_examples=30, deadline=None)
@given(st.lists(st.booleans(), min_size=2, max_size=40))
def test_a_lone_column_is_fitted_to_its_share(labelled: list[bool]) -> None:
    [weight] = logistic.fit([{0: 1.0}] * len(labelled), labelled, [0.1])
    slope = sum(1 / (1 + math.exp(-weight)) - one for one in labelled) + 0.1 * weight
    assert abs(slope) < 0.05 * len(labelled)


def test_numbers_of_evidence_are_written_and_read(detector: Detector, tmp_path: Path) -> None:
    from framing.packs import read_strength

    fit = fitted(cups(detector), ABOUT, 0.3)
    (tmp_path / "evidence.measured.toml").write_text(write.evidence(fit), encoding="utf-8")
    assert read_strength(tmp_path / "evidence.measured.toml") == fit.model


def test_numbers_of_evidence_that_cannot_be_are_told(tmp_path: Path) -> None:
    from framing.packs import read_strength

    path = tmp_path / "evidence.measured.toml"
    path.write_text('[evidence]\nschema = 1\nbase = "x"\nthreshold = 0.4\n[evidence.terms]\nlenght = 1.0\n', encoding="utf-8")
    with pytest.raises(PackError) as raised:
        read_strength(path)
    assert str(raised.value).splitlines() == [
        f"{path}:3:1: 'base' must be a number",
        f"{path}:6:1: no term 'lenght'; did you mean length?",
    ]


def test_a_written_file_says_nothing_of_the_texts(detector: Detector) -> None:
    fit = fitted(cups(detector), ABOUT)
    [(_, text)] = write.figures(detector.packs, fit, ABOUT)
    assert "late" not in text + write.evidence(fit)
    assert json.dumps(sorted(fit.model.documents))[2:10].isalnum()
