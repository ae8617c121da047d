"""The figures are those of the formulas, worked out here by hand on a corpus of two texts."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from framing.detector import Detector
from framing.estimate import leaning, wilson
from framing.measure import corpora, tables, watch
from framing.measure.corpora import Gold, Labelled
from framing.measure.scores import Predicted, Totals, counts, intervals, merged, totals
from framing.model import Document, Span

SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda p: (p[0], p[0] + p[1])), max_size=8)


def watched(corpus: Path, detector: Detector) -> list[watch.Watched]:
    return list(watch.watch(detector, corpora.read(f"ptc:{corpus}")[1], "ptc18"))


def summed(texts: list[watch.Watched], predict: tables.Predict) -> Totals:
    return totals(counts(one.gold, predict(one)) for one in texts)


def test_lines_spans_and_techniques_are_counted_as_by_hand(corpus: Path, detector: Detector) -> None:
    figures = summed(watched(corpus, detector), tables.findings)
    # found: vile (text 1), foul (text 1), vile (text 2); labelled: vile, foul pot, The fools
    # lines: of seven, two of the three labelled are found and one of the four others
    assert figures.sentence == pytest.approx((2 / 3, 2 / 3, 2 / 3))
    # spans: vile lies wholly in its label; foul wholly in foul pot, of which it is 4 of 8; the second vile in none
    assert figures.span == pytest.approx(((1 + 1) / 3, (1 + 0.5) / 3, 2 * (2 / 3) * 0.5 / (2 / 3 + 0.5)))
    # techniques: only the first vile bears the label of what it overlaps; the three labels are in three techniques
    assert figures.technique == pytest.approx((1 / 3, 1 / 3, 1 / 3))
    # words: vile and foul are right, the second vile is not; pot, The and fools are missed
    assert figures.word == pytest.approx((2 / 3, 2 / 5, 0.5))
    tp, fp, fn, tn = 2, 1, 1, 4
    assert figures.mcc == pytest.approx((tp * tn - fp * fn) / math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)))
    assert figures.macro_f1 == pytest.approx((2 / 3 + 4 / 5) / 2)


def test_flagging_everything_finds_all_that_is_labelled(corpus: Path, detector: Detector) -> None:
    figures = summed(watched(corpus, detector), tables.everything)
    assert figures.sentence == pytest.approx((3 / 5, 1.0, 0.75))


def test_a_rule_has_its_counts_and_bounds(corpus: Path, detector: Detector) -> None:
    [row] = tables.rows(watched(corpus, detector))
    assert (row.rule, row.n, row.marginal, row.quoted) == ("tea.verdict", 3, 1.0, 0.0)
    assert (row.span.value, row.technique.value, row.sentence) == pytest.approx((2 / 3, 1 / 3, 2 / 3))
    assert (row.span.low, row.span.high) == pytest.approx(wilson(2, 3)[1:])
    assert row.per_thousand == pytest.approx(1000 * 3 / 5)


def test_the_interval_is_wilsons() -> None:
    p, n, z = 0.8, 10, 1.6448536269514722
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    assert wilson(8, 10) == pytest.approx((p, middle - reach, middle + reach))


def test_an_entry_leans_on_its_rule() -> None:
    assert leaning(1, 2, 30, 60) == pytest.approx((1 + 6 * 0.5) / (2 + 6))


def test_the_same_seed_gives_the_same_interval_around_the_figure(corpus: Path, detector: Detector) -> None:
    each = [counts(one.gold, tables.findings(one)) for one in watched(corpus, detector)]
    assert intervals(each, 50) == intervals(each, 50)
    low, high = intervals(each, 50)["sentence"]
    assert low <= totals(each).sentence.f1 <= high


@given(SPANS)
def test_merging_covers_the_same_characters_and_nothing_twice(spans: list[tuple[int, int]]) -> None:
    union = merged(spans)
    assert {at for s, e in spans for at in range(s, e)} == {at for s, e in union for at in range(s, e)}
    assert all(a[1] <= b[0] for a, b in pairwise(union))


@given(SPANS)
def test_predicting_what_is_labelled_is_perfect(spans: list[tuple[int, int]]) -> None:
    gold = Gold("x", Document("x", "a" * 60), tuple(Labelled(*s, "L") for s in spans), ((Span(0, 60), bool(spans)),))
    figures = totals([counts(gold, [Predicted(*s, "L") for s in spans])])
    assert (figures.span.f1, figures.technique.f1, figures.sentence.f1) == pytest.approx((float(bool(spans)),) * 3)


def test_length_alone_is_told_from_the_number_of_words_that_does_best(corpus: Path, detector: Detector) -> None:
    texts = watched(corpus, detector)
    figures = summed(texts, tables.by_length(texts))
    # from three words on: A vile cup, A foul pot here, He poured a vile brew, The fools drank it
    assert figures.sentence == pytest.approx((3 / 4, 1.0, 6 / 7))


def test_the_whole_is_given_with_intervals_and_without_what_was_not_held_out(corpus: Path, detector: Detector) -> None:
    given = tables.whole(watched(corpus, detector), [], 20)
    assert list(given.totals) == list(given.intervals) == ["findings", "every line", "length alone"]
    assert given.core is None


def test_alarms_are_what_annotators_passed_over_in_the_articles_own_voice(corpus: Path, detector: Detector) -> None:
    given = tables.alarms(watched(corpus, detector))
    # of five sentences two are unlabelled: warm tea, and the vile brew, one of the three findings of the rule
    assert given == (2, 1, (("tea.verdict", 1, 3),))
    assert next(tables.alarm_lines(given)).endswith(
        "1 findings of default tiers, author's voice, in 2 unlabelled sentences: one in 2.0"
    )
    assert list(tables.alarm_lines(tables.Alarms(2, 0, ()))) == [
        "0 findings of default tiers, author's voice, in 2 unlabelled sentences"
    ]


def test_texts_whose_labels_no_rule_knows_are_judged_by_all_findings(corpus: Path, detector: Detector) -> None:
    [known, other] = (list(watch.watch(detector, corpora.read(f"ptc:{corpus}")[1], of)) for of in ("ptc18", ""))
    assert [one.label for text in other for one in text.seen] == ["", "", ""]
    assert summed(other, tables.findings).span == summed(known, tables.findings).span
    assert summed(other, tables.findings).technique.f1 == 0.0
