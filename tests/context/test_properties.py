"""What holds of every finding on any text: one voice, well-formed context, and counts that add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

from framing import load
from framing.context import Labels
from framing.model import Context, Sentence, Span, Voice
from framing.owners import Owners
from framing.packs import unmark
from framing.words import WORD

DETECTOR = load(installed=False)
MODIFIERS = DETECTOR.modifiers
PIECES = [
    *(
        "bloc confrontation",
        "new Cold War",
        "thugs",
        "regime",
        "slammed",
        "“experts”",
        "so-called ",
        "not ",
        "no ",
        "never denied ",
    ),
    *("may ", "if ", "would ", "in 1938 ", "the term ", "Ann Lee said that ", "according to Bo Ek, ", "“", "”", "‘", "’", '"'),
    *(", ", ". ", "; ", "? ", "\n", "\n\n", " but ", "She told reporters ", "—", "\u00ad", "é", "\u2028"),
]
texts = st.one_of(st.lists(st.sampled_from(PIECES), max_size=25).map("".join), st.text(max_size=80))


@settings(deadline=None, max_examples=60)
@given(texts)
def test_every_finding_has_one_voice_and_its_contexts_once_each_in_order(text: str) -> None:
    report = DETECTOR.check(text)
    order = list(Context)
    owners = Owners(report.attributions)
    for finding in [*report.findings, *(d.finding for r in report.readings for d in r.dropped)]:
        assert [order.index(label) for label in finding.context] == sorted({order.index(label) for label in finding.context})
        said = owners.at(finding.match.whole.start)
        assert finding.voice is (said.voice if said else Voice.AUTHOR)
        assert finding.source == (said.source if said else None)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_a_sentence_has_the_voice_of_its_words(text: str) -> None:
    report = DETECTOR.check(text)
    owners = Owners(report.attributions)
    frames = [span for said in report.attributions for part in (said.source, said.cue) if part for span in [part.span] if span]
    for reading in report.readings:
        words = [word.start() for word in WORD.finditer(report.document.text, *reading.sentence.span)]
        free = [at for at in words if not any(span.start <= at < span.end for span in frames)]
        voices = {said.voice if (said := owners.at(at)) else Voice.AUTHOR for at in free}
        assert reading.voice == ("mixed" if len(voices) > 1 else str(next(iter(voices), Voice.AUTHOR)))


@settings(deadline=None, max_examples=60)
@given(texts)
def test_counts_by_voice_context_and_device_add_up(text: str) -> None:
    report = DETECTOR.check(text)
    summary = report.to_dict()["summary"]
    assert sum(summary["findings"].values()) == sum(summary["by_device"].values()) == len(report.findings)
    assert summary["findings"] == {str(voice): sum(f.voice is voice for f in report.findings) for voice in Voice}
    assert summary["by_context"] == dict(Counter(str(label) for f in report.findings for label in f.context))


@settings(deadline=None, max_examples=60)
@given(texts, st.data())
def test_labels_are_given_to_any_stretch_of_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    labels = Labels(text, MODIFIERS).of(Sentence(0, Span(0, len(text))), Span(start, end))
    assert set(labels) <= set(Context)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_a_cue_is_found_by_its_words_wherever_its_matcher_finds_it(text: str) -> None:
    """The short cut by words loses nothing: with it or without it the same labels are given."""
    sentence, span = Sentence(0, Span(0, len(text))), Span(len(text), len(text))
    slow = [replace(modifier, words=frozenset()) for modifier in MODIFIERS]
    assert Labels(text, MODIFIERS).of(sentence, span) == Labels(text, slow).of(sentence, span)


@pytest.mark.parametrize(
    ("voice", "labels"), [(Voice.AUTHOR, ["distanced"]), (Voice.REPORTED, ["distanced"]), (Voice.QUOTED, [])]
)
def test_marks_around_words_that_are_quoted_are_the_marks_of_the_quotation(voice: Voice, labels: list[str]) -> None:
    text = "The “thugs” left."
    given = Labels(text, MODIFIERS).of(Sentence(0, Span(0, len(text))), Span(5, 10), voice)
    assert [str(label) for label in given] == labels


def test_in_a_long_sentence_each_finding_has_the_labels_that_it_has_alone() -> None:
    clause = "it is no <<bloc confrontation>>, and it may be a <<new Cold War>>, and "
    text, spans = unmark(clause * 400)
    labels, sentence = Labels(text, MODIFIERS), Sentence(0, Span(0, len(text)))
    assert {labels.of(sentence, span) for span in spans[::2]} == {(Context.DENIED,)}
    assert {labels.of(sentence, span) for span in spans[1::2]} == {(Context.HEDGED,)}
