"""The ledger: who speaks, how much, with which verbs, who has the last word, who is accused and given no word."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from framing import load
from framing.ledger import compared, rate
from framing.model import Act, Attribution, Cue, Document, Sentence, Source, Span, Voice
from framing.report import LedgerRow
from framing.speakers import ledger, named

DETECTOR = load(installed=False)


@pytest.mark.parametrize(
    ("source", "is_name"),
    [
        ("Wang Wenbin", True),
        ("Chinese Foreign Affairs Ministry spokesperson Wang Wenbin", True),
        ("NATO, Japan, and the US", True),
        ("the Ministry of Defence", True),
        ("a French official", False),
        ("A source familiar with the debate inside NATO", False),
        ("eight other people familiar with the matter", False),
        ("officials in Washington", False),
        ("Residents", False),
        ("Critics of the plan", False),
        ("Stone", True),
        ("He", False),
        ("@sentdefender", False),
    ],
)
def test_a_source_is_named_or_described(source: str, is_name: bool) -> None:
    assert named(source) is is_name


def said(text: str, content: str, source: str, cue: str, voice: Voice = Voice.REPORTED) -> Attribution:
    at, who, how = text.index(content), text.index(source), text.index(cue)
    return Attribution(
        content=Span(at, at + len(content)),
        voice=voice,
        act=Act.SPEECH,
        source=Source(source, Span(who, who + len(source))),
        cue=Cue(cue, Span(how, how + len(cue))),
    )


TEXT = "Ann Lee said that it was late and over. “Not so,” Bo Ek replied."
SENTENCES = [Sentence(0, Span(0, 39)), Sentence(1, Span(40, len(TEXT)))]
ATTRIBUTIONS = [
    said(TEXT, "that it was late and over", "Ann Lee", "said"),
    said(TEXT, "it was late", "Ann Lee", "said", Voice.QUOTED),
    said(TEXT, "“Not so,”", "Bo Ek", "replied", Voice.QUOTED),
]


def test_the_ledger_counts_words_once_and_knows_who_has_the_last_word() -> None:
    ann, bo = ledger(Document("x", TEXT), SENTENCES, ATTRIBUTIONS)
    assert (ann.source, ann.words, ann.quoted_words, ann.cues) == ("Ann Lee", 6, 3, {"said": 1})
    assert (bo.source, bo.words, bo.quoted_words, bo.cues) == ("Bo Ek", 2, 2, {"replied": 1})
    assert (ann.first_sentence, ann.last_sentence, ann.last_word) == (0, 0, False)
    assert (bo.first_sentence, bo.last_sentence, bo.last_word) == (1, 1, True)


def rows(text: str) -> dict[str, LedgerRow]:
    return {row.source: row for row in DETECTOR.check(text).ledger}


def test_verbs_are_counted_by_stance_once_each_however_many_contents_they_have() -> None:
    row = rows("Ann Lee admitted that the “plan” was “late”. Lee claimed it would work. “It will,” Lee said.")["Ann Lee"]
    assert row.cues == {"admitted": 1, "claimed": 1, "said": 1}
    assert row.stances == {"neutral": 1, "conceding": 1, "distancing": 1}


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Senator Ann Lee accused Bob Stone of lying to voters.", [("Bob Stone", "stated")]),
        ("Ann Lee blamed former President Bob Stone for the delay.", [("Bob Stone", "stated")]),
        ("Ann Lee accused Bob Stone of theft. Bob Stone said that he had paid.", []),
        ("Ann Lee accused Bob Stone of theft. A spokesman for Stone said that he had paid.", []),
        ("Ann Lee accused Bob Stone of theft. Stone declined to comment.", []),
        ("Ann Lee accused Bob Stone of theft. His office didn’t respond to questions.", []),
        ("Ann Lee accused Bob Stone of theft. Stone denied it.", []),
        ("Ann Lee accused the mayor of theft.", []),
        ("Ann Lee accused officials of theft.", []),
        ("Ann Lee praised Bob Stone for the work.", []),
        ("Ann Lee accused Bob Stone in a speech.", []),
        ("Ann Lee has never accused Bob Stone of theft.", []),
        ("She accused Bob Stone of theft.", []),  # the accuser is not known
        ("Mrs. Ann Lee said no. She accused Bob Stone of theft.", [("Bob Stone", "stated")]),
        ("Ann Lee said no. Eve Kane said so too. She accused Bob Stone of theft.", [("Bob Stone", "inferred")]),
        ("Ann Lee accused Bob Stone of theft. The council rejected the idea of a toll.", [("Bob Stone", "stated")]),
        ("Ann Lee accused Bob Stone of theft. Stone was at home. He denies it.", []),
        ("Ann Lee accused Ruritania of theft.", []),  # no first name goes with it
        ("Ann Lee slammed Stone for the delay. Bob Stone left.", [("Stone", "resolved")]),
        ("Ann Lee slammed Stone for the delay. Bob Stone and Eve Stone left.", [("Stone", "inferred")]),
        ("Ann Lee criticised the Bureau of Mines for delays.", []),
        ("Ann Lee accused Bob Stone of theft. After Stone said more, she left.", []),
    ],
)
def test_the_accused_who_are_given_no_word_are_named(text: str, accused: list[tuple[str, str]]) -> None:
    found = [one for row in DETECTOR.check(text).ledger for one in row.unanswered]
    assert [(one.target, str(one.certainty)) for one in found] == accused
    assert all(one.span.of(text) == one.target for one in found)


def test_rates_need_text() -> None:
    assert (rate(1, 200), rate(50, 400), rate(1, 199), rate(0, 0)) == (0.5, 12.5, None, None)


def row(source: str, **stances: int) -> LedgerRow:
    return LedgerRow(
        source=source,
        named=True,
        words=9,
        quoted_words=0,
        cues={},
        first_sentence=0,
        last_sentence=0,
        last_word=False,
        stances=stances,
    )


@pytest.mark.parametrize(
    ("sides", "shown"),
    [
        ([row("A", neutral=5), row("B", neutral=4, distancing=1)], ["A", "B"]),
        ([row("A", neutral=5), row("B", neutral=3, distancing=1)], []),  # four cues are too few
        ([row("A", neutral=5), row("B", neutral=7)], []),  # nothing differs
        ([row("A", neutral=5, charged=1)], []),  # one side has nothing beside it
        ([], []),
    ],
)
def test_verbs_are_set_side_by_side_from_five_cues_a_side(sides: list[LedgerRow], shown: list[str]) -> None:
    assert [row.source for row in compared(sides)] == shown


def test_the_json_has_counts_beside_rates() -> None:
    text = "Ann Lee accused Bob Stone of theft. " + "The council met in the hall again and the rain went on. " * 20
    [document] = DETECTOR.run([DETECTOR.check(text)]).to_dict()["documents"]
    words = document["summary"]["words"]
    [entry] = document["ledger"]
    assert document["summary"]["too_little_text"] is False
    assert (entry["words"], entry["words_per_100"]) == (4, round(400 / words, 1))
    assert (entry["stances"], entry["cues_per_100"]) == ({"neutral": 1}, round(100 / words, 1))
    assert entry["unanswered"] == [{"target": "Bob Stone", "start": 16, "end": 25, "certainty": "stated"}]
    [short] = DETECTOR.run([DETECTOR.check(text[:60])]).to_dict()["documents"]
    assert short["summary"]["too_little_text"] is True
    assert (short["ledger"][0]["words_per_100"], short["ledger"][0]["cues_per_100"]) == (None, None)


PIECES = "Ann Lee|Bob Stone| said| accused | of lying|“so”| that |. |\n|he| admitted|, |‘|”".split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_the_ledger_adds_up_on_any_text(text: str) -> None:
    report = DETECTOR.check(text)
    assert any(row.last_word for row in report.ledger) == bool(report.ledger)
    for row in report.ledger:
        assert 0 <= row.quoted_words <= row.words <= report.words
        assert 0 <= row.first_sentence <= row.last_sentence < max(1, len(report.readings))
        assert sum(row.cues.values()) == sum(row.stances.values())
