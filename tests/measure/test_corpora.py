"""Labelled texts of three forms are read as one, and what is wrong with them is told with its place."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from framing.errors import ReadError
from framing.measure.corpora import Labelled, read


def as_jsonl(path: Path, rows: list[dict[str, object]]) -> str:
    """Write rows as JSON lines; return what --on takes."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return f"jsonl:{path}"


def test_articles_keep_their_offsets_and_their_verdicts(corpus: Path) -> None:
    form, [first, second] = read(f"ptc:{corpus}")
    assert (form, first.name, second.name) == ("ptc", "1", "2")
    assert [first.document.text[s.start : s.end] for s in first.spans] == ["vile", "foul pot"]
    assert [verdict for _, verdict in second.lines] == [False, False, True, False]


def test_a_byte_order_mark_counts(corpus: Path) -> None:
    (corpus / "articles" / "article1.txt").write_text("\ufeffA vile cup.\n\n\n", encoding="utf-8")
    [first, _] = read(f"ptc:{corpus}")[1]
    assert first.document.text.startswith("\ufeff")


def test_sentences_judged_biased_have_their_words_marked(tmp_path: Path) -> None:
    rows = [
        {"text": "A Vile cup, vile.", "label_bias": "Biased", "biased_words": "['vile']"},
        {"text": "No.", "label_bias": "No agreement", "biased_words": []},
        {"text": "A cup.", "label_bias": "Non-biased", "biased_words": []},
    ]
    (tmp_path / "b.json").write_text(json.dumps(rows), encoding="utf-8")
    _, golds = read(f"babe:{tmp_path / 'b.json'}")
    assert [(g.name, g.lines[0][1]) for g in golds] == [("0", True), ("2", False)]
    assert golds[0].spans == (Labelled(2, 6, "biased"), Labelled(12, 16, "biased"))


def test_lines_of_json_are_labelled_where_a_span_stands(tmp_path: Path) -> None:
    _, [gold] = read(as_jsonl(tmp_path / "x.jsonl", [{"text": "One.\nA vile cup.", "spans": [[7, 11, "L"]]}]))
    assert (gold.name, [verdict for _, verdict in gold.lines]) == ("1", [False, True])


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "x.jsonl:1: not JSON: "),
        ("[]", "x.jsonl:1: must be an object with text and spans = [[start, end, label], …]"),
        ('{"text": "One.", "spans": [[0, 1]]}', "x.jsonl:1: a span must be [start, end, label]"),
        ('{"text": "One.", "spans": [[3, 3, "L"]]}', "x.jsonl:1: the span 3-3 is empty or outside the text of 4 characters"),
        ('{"text": "One.", "spans": [[9, 12, "L"]]}', "x.jsonl:1: the span 9-12 is empty or outside the text of 4 characters"),
        ('{"text": "One.", "spans": [[0, 5, "L"]]}', "x.jsonl:1: the span 0-5 is empty or outside the text of 4 characters"),
        ('{"text": "One.", "spans": [[-1, 2, "L"]]}', "x.jsonl:1: the span -1-2 is empty or outside the text of 4 characters"),
        ('{"text": "One.", "spans": [[0, 2.0, "L"]]}', "x.jsonl:1: a span must be [start, end, label]"),
        ('{"text": "One.", "spans": null}', "x.jsonl:1: a span must be [start, end, label]"),
        ('{"text": "One.", "span": [[0, 2, "L"]]}', "x.jsonl:1: has 'span' where spans should be"),
        ('{"text": "One.", "name": null}', "x.jsonl:1: the name None must be a text"),
        ('{"text": "One.", "name": "a"}\n{"text": "Two.", "name": "a"}', "x.jsonl:2: a second text is called 'a'"),
        ('{"text": " \\n"}', "x.jsonl: no labelled text in it"),
        ('{"text": "", "spans": 3}', "x.jsonl:1: a span must be [start, end, label]"),
        ("", "x.jsonl: no labelled text in it"),
    ],
)
def test_a_bad_line_is_told_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    (tmp_path / "x.jsonl").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(ReadError) as raised:
        read(f"jsonl:{tmp_path / 'x.jsonl'}")
    assert str(raised.value).removeprefix(f"{tmp_path}/").startswith(said)


def test_bad_labels_are_told_with_their_line(corpus: Path) -> None:
    path = corpus / "labels-FLC" / "article1.task-FLC.labels"
    path.write_text("1\tDoubt\t0\t4\n1\tDoubt\tx\t4\n", encoding="utf-8")
    with pytest.raises(ReadError, match=r"article1\.task-FLC\.labels:2: not article, technique, start and end"):
        read(f"ptc:{corpus}")


def test_spans_may_overlap_and_other_keys_be_there(tmp_path: Path) -> None:
    row = {"text": "A vile cup.", "spans": [[2, 6, "L"], [2, 10, "M"], [2, 6, "L"]], "year": 2020}
    _, [gold] = read(as_jsonl(tmp_path / "x.jsonl", [row]))
    assert gold.spans == (Labelled(2, 6, "L"), Labelled(2, 10, "M"), Labelled(2, 6, "L"))


@pytest.mark.parametrize("on", ["ptc:", "ptc"])
def test_a_form_without_a_path_asks_for_it(on: str) -> None:
    with pytest.raises(ReadError, match=f"{on}: say where the texts are: ptc:PATH"):
        read(on)


@pytest.mark.parametrize("on", ["ptx:here", "x.jsonl"])
def test_a_form_that_is_not_known_is_told_with_those_that_are(on: str) -> None:
    with pytest.raises(ReadError, match="say ptc:PATH, babe:PATH, jsonl:PATH"):
        read(on)


def test_a_folder_without_articles_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no articles/article\*\.txt in it"):
        read(f"ptc:{tmp_path}")
