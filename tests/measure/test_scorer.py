"""The figures agree with those of another scorer, written apart, over invented texts: frozen as it gave them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from framing.measure import corpora
from framing.measure.corpora import Gold
from framing.measure.scores import Predicted, Totals, counts, totals

INVENTED = json.loads(Path(__file__).with_name("invented.json").read_text(encoding="utf-8"))
TO_FOUR_DIGITS = {"abs": 5e-5}


@pytest.fixture
def articles(tmp_path: Path) -> list[Gold]:
    """Return the invented articles, as ``ptc:`` reads them."""
    for room in ("articles", "labels-FLC", "labels-SLC"):
        (tmp_path / room).mkdir()
    for one in INVENTED["texts"]:
        name = one["name"]
        (tmp_path / "articles" / f"article{name}.txt").write_text(one["text"], encoding="utf-8")
        spans = "".join(f"{name}\t{label}\t{start}\t{end}\n" for start, end, label in one["spans"])
        (tmp_path / "labels-FLC" / f"article{name}.task-FLC.labels").write_text(spans, encoding="utf-8")
        verdicts = enumerate(one["lines"], 1)
        lines = "".join(f"{name}\t{at}\t{'' if bad else 'non-'}propaganda\n" for at, bad in verdicts)
        (tmp_path / "labels-SLC" / f"article{name}.task-SLC.labels").write_text(lines, encoding="utf-8")
    return corpora.read(f"ptc:{tmp_path}")[1]


def summed(golds: list[Gold], predicted: dict[str, list[Any]]) -> Totals:
    return totals(counts(gold, [Predicted(*one) for one in predicted[gold.name]]) for gold in golds)


@pytest.mark.parametrize(("task", "figure"), [("SLC", "sentence"), ("SI", "span"), ("FLC", "technique")])
def test_lines_spans_and_labels_are_scored_alike(articles: list[Gold], task: str, figure: str) -> None:
    given = summed(articles, {one["name"]: one["predicted"] for one in INVENTED["texts"]})
    assert getattr(given, figure) == pytest.approx(INVENTED["figures"][task], **TO_FOUR_DIGITS)


def test_biased_sentences_and_words_are_scored_alike(tmp_path: Path) -> None:
    path = tmp_path / "biased.json"
    path.write_text(json.dumps(INVENTED["sentences"]), encoding="utf-8")
    golds = corpora.read(f"babe:{path}")[1]
    given = summed(
        golds, dict(zip((gold.name for gold in golds), (s["predicted"] for s in INVENTED["sentences"]), strict=True))
    )
    assert given.macro_f1 == pytest.approx(INVENTED["judged"]["macro_F1"], **TO_FOUR_DIGITS)
    assert given.word == pytest.approx(INVENTED["judged"]["words"], **TO_FOUR_DIGITS)
