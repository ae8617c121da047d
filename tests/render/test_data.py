"""JSON, JSON lines and CSV: for programs, whatever the article holds."""

from __future__ import annotations

import csv as table
import json as standard
from collections.abc import Callable
from io import StringIO

import pytest
from hypothesis import given, strategies as st

from framing.render import RENDERERS
from framing.render.csv import COLUMNS
from framing.report import Run

Made = Callable[..., Run]


def test_formats(run: Made) -> None:
    assert list(RENDERERS) == ["text", "json", "jsonl", "csv", "kwic", "sarif", "github", "junit", "markdown", "html"]
    assert RENDERERS["text"](run("It slammed.", (3, 10))).startswith("\x1b[1ma.txt · 1 sentence, 1 with findings\x1b[0m\n")


def test_json_is_one_object_that_ends_its_line(run: Made) -> None:
    text = RENDERERS["json"](run("Tokyo “slammed” 東京."))
    assert text.startswith('{\n "schema": 1,\n "tool": {\n  "name": "framing-detector",\n  "version": "0.1.0"\n },\n')
    assert text.endswith("\n}\n")
    assert '"text": "Tokyo “slammed” 東京."' in text


def test_jsonl_is_one_line_a_document_that_stands_alone(run: Made) -> None:
    given_run = run("It\nslammed\u2028it\x85.")
    first, second, rest = RENDERERS["jsonl"](given_run).split("\n")
    assert (first, rest) == (second, "")
    assert len(first.splitlines()) == 1
    entry = standard.loads(first)
    assert list(entry)[:3] == ["schema", "run", "name"]
    assert entry == {"schema": 1, "run": given_run.head(), **given_run.reports[0].to_dict()}


@pytest.mark.parametrize(
    ("char", "escape"),
    [("\x1b", "\\u001b"), ("\u2028", "\\u2028"), ("\ud83d", "\\ud83d"), ("\x9b", "\\u009b"), ("\u202e", "\\u202e")],
)
def test_what_breaks_lines_encodings_or_terminals_is_an_escape(char: str, escape: str, run: Made) -> None:
    for name in ("json", "jsonl"):
        text = RENDERERS[name](run(f"It {char} slammed."))
        assert f'"text": "It {escape} slammed."' in text
        assert char not in text
        text.encode()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_gives_back_what_went_in(run: Made, text: str) -> None:
    given_run = run(text)
    assert standard.loads(RENDERERS["json"](given_run)) == given_run.to_dict()


def rows(text: str) -> list[dict[str, str]]:
    return list(table.DictReader(StringIO(text, newline="")))


def test_csv_is_one_row_a_finding(run: Made) -> None:
    text = RENDERERS["csv"](run("It slammed.", (3, 10)))
    head = ",".join(f'"{column}"' for column in COLUMNS)
    row = (
        '"a.txt",0,1,4,3,10,"slammed","emotion.slam","loaded-verb","emotion","wording","medium","unmeasured","quoted",'
        '"Ada","resolved","denied;hedged","camps","“x” judges","a?","0","It slammed."'
    )
    assert text == f"{head}\n{row}\n{row}\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("a = b", "a = b"),
        ('a "b", c\r\nd;e', 'a "b", c\r\nd;e'),
        ("\x1b[2J\x00", "␛[2J␀"),
        ("\u202ea\ud83d", "<U+202E>a<U+D83D>"),
        ("a\u00adb\u2028c", "a\u00adb\u2028c"),
    ],
)
def test_csv_cells_are_data_whatever_they_hold(text: str, cell: str, run: Made) -> None:
    (row, _) = rows(RENDERERS["csv"](run(text, name=text)))
    assert (row["text"], row["sentence_text"], row["document"]) == (cell, cell, cell)
