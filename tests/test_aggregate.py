import pytest

from framing.aggregate import message, read
from framing.model import (
    Act,
    Attribution,
    Cue,
    Device,
    DeviceClass,
    Document,
    Finding,
    Match,
    Rule,
    Sentence,
    Source,
    Span,
    Voice,
)
from framing.owners import Owners

DEVICE = Device(id="d", family="f", klass=DeviceClass.WORDING, title="t", gloss="g")
RULE = Rule(id="f.d", device=DEVICE, message="“{match}” ({entry})", hits=(), misses=(), find=lambda *_: ())


def finding(text: str, words: str, nth: int = 0, voice: Voice = Voice.AUTHOR) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    sentence = Sentence(0, Span(0, len(text)))
    return Finding(match=Match(rule=RULE, sentence=sentence, whole=span, mark=span), voice=voice)


def ids(text: str, *found: Finding) -> list[str]:
    (reading,) = read(Document("x", text), [Sentence(0, Span(0, len(text)))], (), Owners(()), (found, ()))
    return [f.id for f in reading.findings]


def test_a_fingerprint_survives_edits_elsewhere_and_tells_repeats_apart() -> None:
    text = "In May the bloc met twice. In May the bloc met twice."
    first, second = ids(text, finding(text, "bloc"), finding(text, "bloc", 1))
    assert first != second
    longer = "Something else came first, at length. " + text
    assert ids(longer, finding(longer, "bloc")) == [first]
    other = text.replace("May", "June")
    assert ids(other, finding(other, "bloc")) != [first]


def test_a_message_is_filled_from_the_match() -> None:
    text = "The bloc met {here}."
    (reading,) = read(Document("x", text), [Sentence(0, Span(0, len(text)))], (), Owners(()), ((finding(text, "{here}"),), ()))
    assert reading.findings[0].message == "“{here}” ({here})"


@pytest.mark.parametrize("template", ["{nothing}", "{", "{0}", "{match.x}"])
def test_a_message_that_cannot_be_filled_stands_as_it_is(template: str) -> None:
    assert message(template, {"match": "m"}) == template


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


def test_a_sentence_has_the_voice_of_its_words_outside_cue_and_source() -> None:
    readings = read(Document("x", TEXT), SENTENCES, ATTRIBUTIONS[::2], Owners(ATTRIBUTIONS[::2]), ((), ()))
    assert [reading.voice for reading in readings] == ["reported", "quoted"]
    readings = read(Document("x", TEXT), SENTENCES, ATTRIBUTIONS, Owners(ATTRIBUTIONS), ((), ()))
    assert [reading.voice for reading in readings] == ["mixed", "quoted"]
    readings = read(Document("x", TEXT), SENTENCES, (), Owners(()), ((), ()))
    assert [reading.voice for reading in readings] == ["author", "author"]
