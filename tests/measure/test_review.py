"""Reviewers see neither rule nor which items are decoys; what they say is kept, resumed and compared."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from framing.detector import Detector
from framing.errors import ReadError
from framing.measure.review import Item, Secret, agreement, judged, key_of, made, read_key, read_sheet, written

TEXT = "A vile cup stood there. " + " ".join(f"Tea number {n} is warm today." for n in range(30)) + " A foul pot fell."


def item(id_: str, verdict: str | None) -> Item:
    return Item(id=id_, sentence="A cup.", verdict=verdict)


def test_a_sheet_mixes_findings_with_decoys_and_shows_no_rule(detector: Detector) -> None:
    items, key = made([detector.check(TEXT)], findings=50, unflagged=5, seed=1)
    kinds = [secret.kind for secret in key]
    assert (kinds.count("finding"), kinds.count("decoy"), kinds.count("unflagged")) == (2, 1, 5)
    assert kinds.count("decoy") >= 0.3 * (kinds.count("decoy") + kinds.count("finding"))
    assert [one.id for one in items] == [secret.id for secret in key]
    assert "tea.verdict" not in written(items)
    assert {field.name for field in fields(Item)} == {
        "id",
        "sentence",
        "words",
        "device",
        "definition",
        "verdict",
        "by",
        "judge",
    }
    assert {one.device for one in items if one.words} == {"Tea verdict"}


def test_an_unflagged_sentence_stands_for_all_that_were_not_drawn(detector: Detector) -> None:
    _, key = made([detector.check(TEXT)], findings=1, unflagged=5, seed=1)
    assert {secret.weight for secret in key if secret.kind == "unflagged"} == {30 / 5}


def test_the_same_seed_draws_the_same_sheet(detector: Detector) -> None:
    reports = [detector.check(TEXT)]
    first, again, other = (made(reports, findings=2, unflagged=3, seed=seed)[0] for seed in (4, 4, 5))
    assert (first == again, first == other) == (True, False)


def test_what_is_written_is_read_back(detector: Detector, tmp_path: Path) -> None:
    items, key = made([detector.check(TEXT)], findings=2, unflagged=2, seed=1)
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text(written([replace(items[0], verdict="yes", by="Ann", judge="human"), *items[1:]]), encoding="utf-8")
    key_of(sheet).write_text(written(key), encoding="utf-8")
    assert [(one.verdict, one.by, one.judge) for one in read_sheet(sheet)][:2] == [("yes", "Ann", "human"), (None, None, None)]
    assert list(judged(read_sheet(sheet), read_key(key_of(sheet)))) == [(key[0], True)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "sheet.jsonl:1: not JSON"),
        ("[]", "sheet.jsonl:1: not an object"),
        ('{"id": "x"}', "sheet.jsonl:1: not an item of a review"),
        (
            '{"id": "x", "sentence": "A.", "verdict": "maybe"}',
            "sheet.jsonl:1: the verdict 'maybe' must be yes, no, unsure or null",
        ),
        ('{"id": "x", "sentence": "A.", "judge": "dog"}', "sheet.jsonl:1: the judge 'dog' must be human or model"),
    ],
)
def test_a_sheet_that_was_spoilt_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "sheet.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read_sheet(tmp_path / "sheet.jsonl")
    assert said in str(raised.value)


def test_alpha_is_krippendorffs() -> None:
    # of four units two agree on yes, one on no, one not at all: values 5 yes and 3 no; observed 2/8, expected 30/56
    one = [item("a", "yes"), item("b", "yes"), item("c", "no"), item("d", "yes"), item("e", None)]
    other = [item("a", "yes"), item("b", "yes"), item("c", "no"), item("d", "no"), item("e", "yes")]
    found = agreement(one, other)
    assert found.items == 4
    assert found.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))
    assert [(a.id, a.verdict, b.verdict) for a, b in found.disagreements] == [("d", "yes", "no")]


def test_alpha_is_not_defined_where_nothing_varies() -> None:
    assert agreement([item("a", "yes")], [item("a", "yes")]).alpha is None
    assert agreement([], []) == (0, None, ())


def test_what_is_unsure_is_not_counted() -> None:
    key = {"a": Secret(id="a", kind="finding", rule="tea.verdict")}
    assert list(judged([item("a", "unsure"), item("b", "yes")], key)) == []


def test_a_line_is_one_object() -> None:
    assert json.loads(written([item("a", None)]))["verdict"] is None


def test_a_decoy_is_as_long_as_a_finding_and_no_scrap_of_grammar(detector: Detector) -> None:
    items, key = made([detector.check(TEXT)], findings=50, unflagged=0, seed=3)
    [decoy] = [one for one, secret in zip(items, key, strict=True) if secret.kind == "decoy"]
    assert decoy.words in ("number", "warm", "today")
    assert decoy.words in decoy.sentence
