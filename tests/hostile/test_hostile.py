"""Texts that no one writes are read to the end: the report is whole, its offsets are exact, and it can be written."""

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import framing
from framing.render import RENDERERS
from framing.report import Report
from framing.text.layout import EDGES

DETECTOR = framing.load(installed=False)
_spec = importlib.util.spec_from_file_location("texts", Path(__file__).with_name("texts.py"))
assert _spec and _spec.loader
texts = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(texts)


def whole(report: Report, text: str) -> None:
    reached = 0
    for reading in report.readings:
        start, end = reading.sentence.span
        assert reached <= start < end <= len(text)
        assert not text[reached:start].strip(EDGES)
        reached = end
        for finding in (*reading.findings, *(lost.finding for lost in reading.dropped)):
            assert 0 <= finding.match.mark.start < finding.match.mark.end <= len(text)
            assert finding.match.sentence is reading.sentence
    assert not text[reached:].strip(EDGES)


def in_place(report: Report, text: str) -> None:
    for said in report.attributions:
        assert 0 <= said.content.start < said.content.end <= len(text)
        for part in (said.source, said.cue):
            assert not part or not part.span or part.span.of(text) == part.text


@pytest.mark.parametrize("make", texts.TEXTS.values(), ids=texts.TEXTS)
def test_a_text_that_no_one_writes_is_read_to_the_end(make: Callable[[], str]) -> None:
    text = make()
    report = DETECTOR.check(text)
    assert report.problems == ()
    whole(report, text)
    in_place(report, text)
    if text.endswith(texts.MARK):
        assert report.findings[-1].match.mark.end == len(text) - 1


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("letters and marks apart", 800),
        ("right to left", 800),
        ("emoji in sequence", 800),
        ("lone surrogates", 800),
    ],
)
def test_nothing_is_lost_in_them_and_json_says_where_it_stands(name: str, found: int) -> None:
    text = texts.TEXTS[name]()
    words = "vicious smear campaign" if name == "letters and marks apart" else "bloc confrontation"
    written = json.loads(RENDERERS["json"](DETECTOR.run([DETECTOR.check(text)])))
    findings = [
        finding
        for sentence in written["documents"][0]["sentences"]
        for finding in (*sentence["findings"], *sentence["dropped"])
        if finding["text"] == words
    ]
    assert len({finding["start"] for finding in findings}) == found
    assert all(text[finding["start"] : finding["end"]] == words for finding in findings)
