from dataclasses import replace

import pytest

from framing.ledger import LedgerRow
from framing.model import (
    Attribution,
    Cue,
    Device,
    DeviceClass,
    Finding,
    Match,
    Repeat,
    Role,
    Rule,
    Sentence,
    Source,
    Span,
    Stance,
    Voice,
)
from framing.observe import observe

DEVICE = Device(id="d", family="f", klass=DeviceClass.WORDING, title="t", gloss="g")
RULE = Rule(id="f.d", device=DEVICE, message="“{match}” ({entry})", hits=(), misses=(), find=lambda *_: ())
CONTRAST = replace(
    RULE,
    id="f.uneven",
    message="{source}: {count} of {of} {stance}, {other}: {other_count} of {other_of}",
    repeat=Repeat((), 5, sources=True),
)


def finding(text: str, words: str, nth: int = 0, voice: Voice = Voice.AUTHOR) -> Finding:
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    span = Span(start, start + len(words))
    match = Match(rule=RULE, sentence=Sentence(0, Span(0, len(text)), Role.BODY), whole=span, mark=span, entry=words)
    return Finding(match=match, voice=voice)


def test_repetition_is_counted_one_voice_at_a_time() -> None:
    rule = Rule(
        id="f.often",
        device=DEVICE,
        message="{count} times: {words}",
        hits=(),
        misses=(),
        find=lambda *_: (),
        repeat=Repeat(of=("f.d",), least=2),
    )
    text = "bloc bloc bloc"
    found = [finding(text, "bloc"), finding(text, "bloc", 1), finding(text, "bloc", 2, Voice.QUOTED)]
    (seen,) = observe(text, [RULE, rule], found, (), ())
    assert (seen.message, seen.voice, seen.places) == ("2 times: “bloc”", Voice.AUTHOR, (Span(0, 4), Span(5, 9)))
    assert observe(text, [rule], found[:1], (), ()) == ()


def test_what_only_a_headline_has_is_seen_and_what_the_body_has_too_is_not() -> None:
    drift = replace(RULE, id="f.drift", repeat=Repeat(of=("f.d",), least=1, only=frozenset({Role.HEADLINE})))
    text = "bloc\nbloc"
    above, below = finding(text, "bloc"), finding(text, "bloc", 1)
    title = replace(above, match=replace(above.match, sentence=replace(above.match.sentence, role=Role.HEADLINE)))
    (seen,) = observe(text, [drift], [title], (), ())
    assert seen.places == (Span(0, 4),)
    assert observe(text, [drift], [title, below], (), ()) == ()
    assert observe(text, [drift], [below], (), ()) == ()
    assert observe(text, [drift], [title, replace(below, voice=Voice.QUOTED)], (), ()) == ()


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


def test_verbs_that_doubt_one_source_and_not_the_other_are_seen_with_their_places() -> None:
    cues = [Cue("claimed", Span(at, at + 7), stance) for at, stance in ((40, Stance.DISTANCING), (8, Stance.DISTANCING))]
    cues.append(Cue("said", Span(60, 64)))
    said = [Attribution(content=Span(70, 80), voice=Voice.REPORTED, source=Source("Ann", None), cue=cue) for cue in cues]
    rows = [row("Ann", neutral=2, distancing=3), row("Bob", neutral=5), row("Cy", distancing=4)]
    (seen,) = observe("", [CONTRAST], [], rows, said)
    assert seen.message == "Ann: 3 of 5 distancing, Bob: 0 of 5"
    assert (seen.voice, seen.places) == (Voice.AUTHOR, (Span(8, 15), Span(40, 47)))


@pytest.mark.parametrize(
    "rows",
    [
        [row("Ann", neutral=2, distancing=3)],
        [row("Ann", neutral=2, distancing=3), row("Bob", neutral=4)],
        [row("Ann", neutral=4, distancing=1), row("Bob", neutral=5)],
        [row("Ann", distancing=5), row("Bob", distancing=5)],
    ],
    ids=["one source", "too few cues", "hardly apart", "alike"],
)
def test_nothing_is_said_of_verbs_that_cannot_be_set_side_by_side_or_are_alike(rows: list[LedgerRow]) -> None:
    assert observe("", [CONTRAST], [], rows, ()) == ()
