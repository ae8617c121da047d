"""The whole way through: any text in, a sound report out; the same text, the same bytes; plugins may fail."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings, strategies as st

import framing
from framing.model import Attribution, Sentence, Span, Voice
from framing.report import Report

DETECTOR = framing.load(installed=False)
SENTENCE_KEYS = [
    *("index", "start", "end", "line", "column", "text", "role", "voice", "evidence", "findings", "dropped", "evidence_terms"),
]
FINDING_KEYS = [
    *("id", "rule", "device", "family", "class", "techniques", "related", "also", "start", "end", "line", "column"),
    *("text", "parts", "voice", "source", "source_certainty", "context", "severity", "tier", "precision", "message"),
    *("ask", "suggest", "weight"),
]
PIECES = st.sampled_from(
    [
        *("bloc confrontation", "thwart", "“", "”", "'", '"', " said ", "He", ". ", "\n", "\r\n", "\u2028", "…"),
        *("officials say ", "\ufeff", "İ", "ß", "ﬁ", "e\u0301", "\ud800", "\u202e", "🇫🇷", "according to ", "\x1b[1m"),
        *("not ", "Macron", "\t", "\x85", "\u00a0", "—", "pic.twitter.com/x", "must be limited", "A" * 50),
    ]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


def sound(report: Report, text: str) -> None:
    data = report.to_dict()
    reached = 0
    for sentence in data["sentences"]:
        assert reached <= sentence["start"] < sentence["end"] <= len(text)
        reached = sentence["end"]
        for thing in (sentence, *sentence["findings"], *sentence["dropped"]):
            assert text[thing["start"] : thing["end"]] == thing["text"]
    for said in data["attributions"]:
        assert 0 <= said["start"] < said["end"] <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_gives_a_sound_report_and_the_same_one_again(text: str) -> None:
    report = DETECTOR.check(text)
    assert report.problems == ()
    sound(report, text)
    again = framing.Detector.check(DETECTOR, text)
    assert json.dumps(report.to_dict()) == json.dumps(again.to_dict())


def test_the_keys_of_the_report_are_a_contract() -> None:
    report = DETECTOR.check("The minister warned of bloc confrontation. Officials said it would thwart peace.")
    run = DETECTOR.run([report]).to_dict()
    assert list(run) == ["schema", "tool", "packs", "plugins", "looked_for", "documents"]
    assert list(run["documents"][0]) == [
        *("name", "text_sha256", "language", "complete", "problems", "sentences", "observations", "attributions"),
        *("ledger", "summary", "annotations", "suppressions"),
    ]
    first = run["documents"][0]["sentences"][0]
    assert list(first) == SENTENCE_KEYS
    assert [list(finding) for finding in first["findings"]] == [FINDING_KEYS] * len(first["findings"])
    assert [finding["text"] for finding in first["findings"]] == ["bloc confrontation"]


def test_two_detectors_live_side_by_side() -> None:
    sides = framing.load(rules=["sides"], installed=False)
    rest = framing.load(no_rules=["sides"], installed=False)
    text = "They warned of bloc confrontation."
    assert [f.match.rule.device.family for f in sides.check(text).findings] == ["sides"]
    assert "sides" not in [f.match.rule.device.family for f in rest.check(text).findings]
    assert len(sides.rules) + len(rest.rules) == len(DETECTOR.rules)


def test_a_name_that_fits_nothing_gets_the_nearest() -> None:
    with pytest.raises(framing.FramingError) as raised:
        framing.load(rules=["loaded-verbs"], installed=False)
    assert str(raised.value).startswith("no rule, device or family 'loaded-verbs'; did you mean")
    assert "loaded-verb" in str(raised.value)


def broken(*_: object) -> list[Sentence]:
    raise ValueError("no sentences today")


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        ({"segment": broken}, "ValueError: no sentences today"),
        ({"segment": lambda d: [Sentence(0, Span(0, 99))]}, "ValueError: 0-99 is outside the text"),
        (
            {"segment": lambda d: [Sentence(0, Span(4, 6)), Sentence(1, Span(0, 3))]},
            "ValueError: sentence 1 is out of order",
        ),
        ({"segment": lambda d: None}, "TypeError: 'NoneType' object is not iterable"),
        ({"attribute": broken}, "ValueError: no sentences today"),
        (
            {"attribute": lambda d, s: [Attribution(content=Span(-1, 3), voice=Voice.QUOTED)]},
            "ValueError: -1-3 is outside the text",
        ),
        ({"annotators": {"notes": broken}}, "ValueError: no sentences today"),
    ],
)
def test_a_step_that_fails_is_a_problem_and_the_rest_stands(change: dict[str, object], cause: str) -> None:
    report = replace(DETECTOR, **change).check("Bloc confrontation looms.")  # type: ignore[arg-type]
    assert [problem.cause for problem in report.problems] == [cause]
    assert not report.complete
    assert [f.match.mark for f in report.findings] == [Span(0, 18)]


def test_annotations_stand_under_the_plugins_name() -> None:
    noted = replace(DETECTOR, annotators={"notes": lambda report: {"sentences": len(report.readings)}})
    assert noted.check("One. Two.").to_dict()["annotations"] == {"notes": {"sentences": 2}}
