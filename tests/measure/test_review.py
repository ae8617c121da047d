"""Reviewers see neither rule nor which items are decoys; what they say is kept, resumed and compared."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import fields, replace
from pathlib import Path

import pytest

from framing.detector import Detector
from framing.errors import ReadError
from framing.labels import Why
from framing.measure.draw import Draw, made
from framing.measure.review import Item, Secret, about, agreement, judged, key_of, opened, read_sheet, written
from framing.model import Dropped

TEXT = "A vile cup stood there. " + " ".join(f"Tea number {n} is warm today." for n in range(30)) + " A foul pot fell."


def item(id_: str, verdict: str | None) -> Item:
    return Item(id=id_, sentence="A cup.", verdict=verdict)


def test_a_sheet_mixes_findings_with_decoys_and_shows_no_rule(detector: Detector) -> None:
    items, key = made([detector.check(TEXT)], Draw(findings=50, unflagged=5))
    kinds = [secret.kind for secret in key]
    assert (kinds.count("finding"), kinds.count("decoy"), kinds.count("unflagged")) == (2, 1, 5)
    assert kinds.count("decoy") >= 0.3 * (kinds.count("decoy") + kinds.count("finding"))
    assert [one.id for one in items] == [secret.id for secret in key]
    assert "tea.verdict" not in written(items)
    assert {field.name for field in fields(Item)} == {
        "schema",
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


def test_what_is_drawn_stands_for_all_of_its_kind(detector: Detector) -> None:
    _, key = made([detector.check(TEXT)], Draw(findings=1, unflagged=5))
    assert {(secret.kind, secret.weight) for secret in key} == {("finding", 2 / 1), ("unflagged", 30 / 5), ("decoy", 1.0)}


def test_decoys_are_not_given_up_for_sentences(detector: Detector) -> None:
    _, key = made([detector.check(TEXT)], Draw(findings=2, unflagged=1000))
    assert Counter(secret.kind for secret in key) == {"finding": 2, "decoy": 1, "unflagged": 29}
    assert {secret.weight for secret in key if secret.kind == "unflagged"} == {30 / 29}


def test_a_sentence_whose_finding_was_taken_away_is_asked_about_and_is_no_decoy(detector: Detector) -> None:
    report = detector.check("A foul pot fell. They stood.")
    first = replace(report.readings[0], findings=(), dropped=(Dropped(report.readings[0].findings[0], Why.CONTEXT),))
    found = detector.check("A vile cup stood there.")
    changed = replace(report, readings=(first, report.readings[1]))
    items, key = made([changed, found], Draw(findings=1, unflagged=9))
    said = {item.sentence: secret.kind for item, secret in zip(items, key, strict=True)}
    assert said == {"A vile cup stood there.": "finding", "A foul pot fell.": "unflagged", "They stood.": "decoy"}


def test_what_has_no_words_is_not_drawn(detector: Detector) -> None:
    items, _ = made([detector.check("A vile cup stood there.\n\n***\n\n— — —\n")], Draw(findings=5, unflagged=5))
    assert [item.sentence for item in items] == ["A vile cup stood there."]


def test_rules_that_are_not_asked_for_leave_their_sentences_unflagged(detector: Detector) -> None:
    [rule] = detector.rules
    other = replace(rule, id="tea.other", device=replace(rule.device, title="Other"))
    reports = [detector.check(TEXT)]
    assert {secret.kind for secret in made(reports, Draw(findings=9, unflagged=40, rules=(other,)))[1]} == {"unflagged"}
    items, _ = made(reports, Draw(findings=9, unflagged=40, rules=(other, rule)))
    assert {item.definition for item in items if not item.device} == {"Other; Tea verdict"}


def test_with_a_side_only_the_articles_own_words_are_drawn(detector: Detector) -> None:
    text = (
        "A vile cup stood there. “A foul pot fell and broke on the floor,” Ann said. The tea was warm. “It was warm,” Ann said."
    )
    reports = [detector.check(text)]
    items, key = made(reports, Draw(findings=9, unflagged=9, side="Ours"))
    drawn = {item.sentence: (secret.kind, secret.side) for item, secret in zip(items, key, strict=True)}
    assert drawn == {"A vile cup stood there.": ("finding", "Ours"), "The tea was warm.": ("decoy", "")}
    _, key = made(reports, Draw(findings=9, unflagged=9))
    assert {(secret.kind, secret.source) for secret in key if secret.source} == {("finding", "Ann"), ("unflagged", "Ann")}


def test_the_same_seed_draws_the_same_sheet(detector: Detector) -> None:
    reports = [detector.check(TEXT)]
    first, again, other = (made(reports, Draw(findings=2, unflagged=3, seed=seed))[0] for seed in (4, 4, 5))
    assert (first == again, first == other) == (True, False)


def test_what_is_written_is_read_back(detector: Detector, tmp_path: Path) -> None:
    items, key = made([detector.check(TEXT)], Draw(findings=2, unflagged=2))
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text(written([replace(items[0], verdict="yes", by="Ann", judge="human"), *items[1:]]), encoding="utf-8")
    key_of(sheet).write_text(written(key), encoding="utf-8")
    assert [(one.verdict, one.by, one.judge) for one in read_sheet(sheet)][:2] == [("yes", "Ann", "human"), (None, None, None)]
    assert list(judged(*opened(sheet))) == [(key[0], True)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "sheet.jsonl:1: not JSON"),
        ("[]", "sheet.jsonl:1: not an object"),
        ("[" * 9999, "sheet.jsonl:1: not JSON"),
        ("", "sheet.jsonl: nothing in it to judge"),
        ('{"schema": 1, "id": "x"}', "sheet.jsonl:1: not an item of a review: its keys were changed"),
        (
            '{"schema": 1, "id": "x", "sentence": "A.", "colour": ""}',
            "sheet.jsonl:1: not an item of a review: 'colour' was added",
        ),
        ('{"schema": 1, "id": "x", "sentence": 5}', "sheet.jsonl:1: not an item of a review: 'sentence' was changed"),
        (
            '\n{"id": "x", "sentence": "A."}',
            "sheet.jsonl:2: not an item of a review as this version writes it: its schema is None, not 1",
        ),
        (
            '{"schema": 1, "id": "x", "sentence": "A.", "verdict": "maybe"}',
            "sheet.jsonl:1: the verdict 'maybe' must be yes, no, unsure or null",
        ),
        ('{"schema": 1, "id": "x", "sentence": "A.", "judge": "dog"}', "sheet.jsonl:1: the judge 'dog' must be human or model"),
    ],
)
def test_a_sheet_that_was_spoilt_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "sheet.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read_sheet(tmp_path / "sheet.jsonl")
    assert said in str(raised.value)


def test_a_sheet_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "sheet.jsonl").write_bytes(b"\n\xff")
    with pytest.raises(ReadError, match=r"sheet\.jsonl: not UTF-8 at byte 1$"):
        read_sheet(tmp_path / "sheet.jsonl")


def test_a_sheet_is_opened_with_its_own_key_alone(tmp_path: Path) -> None:
    sheet = tmp_path / "sheet.jsonl"
    sheet.write_text(written([item("a", "yes"), item("b", None)]), encoding="utf-8")
    with pytest.raises(ReadError, match=r"sheet.key.jsonl: no such file: it was drawn with sheet.jsonl, and lies beside it"):
        opened(sheet)
    key_of(sheet).write_text(written([Secret(id="a", kind="decoy")]), encoding="utf-8")
    with pytest.raises(ReadError, match=r"sheet.jsonl: its item 2 \(b\) is not in sheet.key.jsonl: the key of another sheet"):
        opened(sheet)
    key_of(sheet).write_text('{"schema": 1, "id": "a", "kind": "decoy", "weight": "5"}', encoding="utf-8")
    with pytest.raises(ReadError, match=r"sheet.key.jsonl:1: not the key of an item: 'weight' was changed"):
        opened(sheet)


def test_who_judged_and_what_is_left_is_told() -> None:
    items = [replace(item("a", "yes"), judge="model"), replace(item("b", "unsure"), judge="human"), item("c", None)]
    assert about(items) == "2 of 3 judged (judge: human, model); 1 unsure, not counted"
    assert about(items[2:]) == "0 of 1 judged (judge: nobody); 0 unsure, not counted"


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
    items, key = made([detector.check(TEXT)], Draw(findings=50, seed=3))
    [decoy] = [one for one, secret in zip(items, key, strict=True) if secret.kind == "decoy"]
    assert decoy.words in ("number", "warm", "today")
    assert decoy.words in decoy.sentence
