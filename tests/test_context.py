from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from framing.context import in_context
from framing.match import literals
from framing.model import (
    Attribution,
    Context,
    Device,
    DeviceClass,
    Document,
    Exempt,
    Match,
    Modifier,
    Rule,
    Sentence,
    Severity,
    Source,
    Span,
    Tier,
    Voice,
)
from framing.owners import Owners
from framing.report import Problem


def device(name: str, before: Sequence[str] = ()) -> Device:
    return Device(id=name, family="sides", klass=DeviceClass.WORDING, title=name, gloss=name, before=tuple(before))


BLOC = Rule(id="sides.bloc", device=device("bloc"), message="{match}", hits=(), misses=(), find=literals(["bloc"]))
DENIED = Modifier(
    name="denied",
    label=Context.DENIED,
    cue=literals(["no", "never", "not"]),
    direction="forward",
    reach=3,
    stop=literals(["but"]),
    pseudo=literals(["not only"]),
    hits=(),
    misses=(),
)
RULED_OUT = replace(DENIED, name="ruled-out", cue=literals(["is ruled out"]), direction="backward", reach=2)


def matches(text: str, *found: tuple[Rule, str]) -> list[Match]:
    sentence = Sentence(0, Span(0, len(text)))
    spans = [(rule, Span(text.index(words), text.index(words) + len(words))) for rule, words in found]
    return [Match(rule=rule, sentence=sentence, whole=span, mark=span) for rule, span in spans]


def weigh(text: str, found: list[Match], attributions: Iterable[Attribution] = (), **options: object):
    return in_context(Document("x", text), found, Owners(attributions), [DENIED, RULED_OUT], **options)


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("There is no bloc here.", ["denied"]),
        ("No one of us is a bloc.", []),  # four words between: out of reach
        ("No one of the bloc.", ["denied"]),
        ("It is not this but a bloc.", []),
        ("Not only the bloc came.", []),
        ("A bloc is ruled out.", ["denied"]),
        ("A bloc was never seen.", []),  # a forward cue behind the words
    ],
)
def test_a_modifier_labels_what_its_cue_reaches(text: str, labels: list[str]) -> None:
    (finding,), _ = weigh(text, matches(text, (BLOC, "bloc")))
    assert [str(label) for label in finding.context] == labels


def test_a_modifier_that_fails_costs_its_label_and_three_times_is_the_last() -> None:
    asked: list[int] = []

    def slow(text: str, start: int, end: int) -> list[Span]:
        asked.append(start)
        raise TimeoutError

    def broken(text: str, start: int, end: int) -> list[Span]:
        raise ValueError("no\nmore")

    text = "No bloc. " * 5
    lines = [Sentence(n, Span(9 * n, 9 * n + 8)) for n in range(5)]
    found = [
        Match(rule=BLOC, sentence=one, whole=span, mark=span)
        for one in lines
        for span in [Span(one.span.start + 3, one.span.start + 7)]
    ]
    problems: list[Problem] = []
    modifiers = [replace(DENIED, name="slow", cue=slow), DENIED, replace(DENIED, name="broken", cue=broken)]
    findings, _ = in_context(Document("x", text), found, Owners([]), modifiers, problems=problems)
    assert [finding.context for finding in findings] == [(Context.DENIED,)] * 5
    assert asked == [0, 9, 18]
    for name, cause in (("modifiers.slow", "it takes too long here"), ("modifiers.broken", "ValueError: no")):
        told = [problem for problem in problems if problem.rule == name]
        last = Problem(name, None, "not looked for any more: it failed 3 times")
        assert told == [*(Problem(name, number, cause) for number in range(3)), last]


def test_a_rule_may_drop_a_context_and_the_reason_is_kept() -> None:
    strict = replace(BLOC, context={Context.DENIED: "drop"})
    text = "There is no bloc here."
    findings, dropped = weigh(text, matches(text, (strict, "bloc")))
    assert findings == []
    assert [str(d.why) for d in dropped] == ["context"]


def test_voice_is_judged_where_the_whole_match_begins() -> None:
    text = "He said bloc politics."
    said = Attribution(content=Span(8, 21), voice=Voice.REPORTED, source=Source("He", Span(0, 2), "Lee"))
    found = replace(matches(text, (BLOC, "bloc"))[0], mark=Span(13, 21))
    (finding,), _ = weigh(text, [found], [said])
    assert (finding.voice, finding.source and finding.source.name) == (Voice.REPORTED, "Lee")
    (finding,), _ = weigh(text, [replace(found, whole=Span(3, 12))], [said])
    assert (finding.voice, finding.source) == (Voice.AUTHOR, None)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [("trading bloc", ["exception"]), ("bloc", ["exception"]), ("trading", []), ("bloc party", [])],
)
def test_an_exception_must_enclose_the_match(phrase: str, why: list[str]) -> None:
    rule = replace(BLOC, exceptions=(Exempt(phrase=phrase, why="trade", find=literals([phrase])),))
    text = "The trading bloc met."
    _, dropped = weigh(text, matches(text, (rule, "bloc")))
    assert [str(d.why) for d in dropped] == why


@pytest.mark.parametrize(("phrase", "why"), [("Bloc", []), ("bloc", ["exception"])])
def test_an_exception_may_hold_as_it_is_written_alone(phrase: str, why: list[str]) -> None:
    rule = replace(BLOC, exceptions=(Exempt(phrase=phrase, why="a name", find=literals([phrase], exact=True), exact=True),))
    text = "The trading bloc met."
    _, dropped = weigh(text, matches(text, (rule, "bloc")))
    assert [str(d.why) for d in dropped] == why


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"voices": {Voice.QUOTED}}, ["voice"]),
        ({"tiers": {Tier.CORE}}, ["tier"]),
        ({}, []),
    ],
)
def test_what_is_not_asked_for_is_dropped_with_its_reason(options: dict[str, object], why: list[str]) -> None:
    text = "The bloc met."
    _, dropped = weigh(text, matches(text, (BLOC, "bloc")), **options)
    assert [str(d.why) for d in dropped] == why


def test_within_a_device_the_longest_counts() -> None:
    text = "a military bloc emerges"
    found = matches(text, (BLOC, "bloc"), (BLOC, "military bloc"), (BLOC, "bloc emerges"))
    findings, dropped = weigh(text, sorted(found, key=lambda m: m.mark))
    assert [f.match.mark.of(text) for f in findings] == ["military bloc"]
    assert sorted(d.finding.match.mark.of(text) for d in dropped) == ["bloc", "bloc emerges"]


def test_across_devices_the_same_words_have_one_primary() -> None:
    charge = replace(BLOC, id="sides.charge", device=device("charge", before=["bloc"]))
    text = "The bloc met."
    (finding,), dropped = weigh(text, matches(text, (BLOC, "bloc"), (charge, "bloc")))
    assert (finding.match.rule.id, finding.also) == ("sides.charge", ("bloc",))
    assert [(d.finding.match.rule.id, str(d.why)) for d in dropped] == [("sides.bloc", "overlap")]


def test_without_a_boundary_the_graver_rule_is_primary() -> None:
    grave = replace(BLOC, id="sides.z", device=device("z"), severity=Severity.HIGH)
    text = "The bloc met."
    (finding,), _ = weigh(text, matches(text, (BLOC, "bloc"), (grave, "bloc")))
    assert finding.match.rule.id == "sides.z"
