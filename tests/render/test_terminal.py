"""The report for people, on a small article of our own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import click
import pytest

from framing.model import (
    Attribution,
    Certainty,
    Context,
    Device,
    DeviceClass,
    Document,
    Dropped,
    Finding,
    Match,
    Role,
    Rule,
    Sentence,
    Severity,
    Source,
    Span,
    Tier,
    Voice,
    Why,
)
from framing.render.terminal import FOREIGN, render
from framing.report import LedgerRow, LookedFor, Observation, Problem, Reading, Report, Run, Suppression, View

VERB = Device(id="loaded-verb", family="emotion", klass=DeviceClass.WORDING, title="Loaded verb", gloss="")
CAMPS = Device(id="camps", family="sides", klass=DeviceClass.WORDING, title="Bloc confrontation", gloss="")
SLAM = Rule(
    id="emotion.loaded-verb",
    device=VERB,
    message="“{match}” judges the act.",
    ask="What did they do?",
    hits=(),
    misses=(),
    find=lambda *_: [],
)
RIVALS = Rule(
    id="sides.camps",
    device=CAMPS,
    message="draws the world as rival camps",
    ask="Who says that there are two sides?",
    severity=Severity.HIGH,
    hits=(),
    misses=(),
    find=lambda *_: [],
)
MINISTER = Source("The minister", None, "Ada Lindqvist", Certainty.RESOLVED)
TEXT = (
    "Harbour Plan Slammed\n"
    "The council met on Monday.\n"
    "The minister told reporters that “a new cold war between the ports of the north and those of the south” was not"
    " in anyone's interest, and that the council had thwarted every plan so far.\n"
)
LINES = [TEXT.index("The council"), TEXT.index("The minister"), len(TEXT)]


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def finding(rule: Rule, words: str, index: int, sentence: Span, **more: object) -> Finding:
    match = Match(rule=rule, sentence=Sentence(index, sentence), whole=span(words), mark=span(words))
    message = rule.message.format(match=words)
    return Finding(**{"match": match, "voice": Voice.AUTHOR, "message": message, "id": "0", **more})  # type: ignore[arg-type]


def harbour() -> Report:
    first, second, third = Span(0, LINES[0] - 1), Span(LINES[0], LINES[1] - 1), Span(LINES[1], LINES[2] - 1)
    slammed = finding(SLAM, "Slammed", 0, first)
    camps = finding(
        RIVALS,
        "a new cold war between the ports of the north",
        2,
        third,
        voice=Voice.QUOTED,
        source=MINISTER,
        context=(Context.DENIED,),
    )
    inferred = Source("The minister", None, "Ada Lindqvist", Certainty.INFERRED)
    thwarted = finding(SLAM, "thwarted", 2, third, voice=Voice.REPORTED, source=inferred, also=("thwarting",))
    met = finding(SLAM, "met", 1, second)
    return Report(
        document=Document("harbour.txt", TEXT),
        language="en",
        readings=(
            Reading(Sentence(0, first, Role.HEADLINE), "author", (slammed,)),
            Reading(Sentence(1, second), "author", (), (Dropped(met, Why.EXCEPTION),)),
            Reading(Sentence(2, third), "mixed", (camps, thwarted)),
        ),
        attributions=(
            Attribution(
                content=span("a new cold war between the ports of the north and those of the south"),
                voice=Voice.QUOTED,
                source=MINISTER,
            ),
        ),
        ledger=(
            LedgerRow(
                source="Ada Lindqvist",
                named=True,
                words=30,
                quoted_words=15,
                cues={},
                first_sentence=2,
                last_sentence=2,
                last_word=True,
            ),
        ),
        words=46,
    )


def run(*reports: Report, view: View | None = None) -> Run:
    return Run(
        tool=("framing-detector", "0.1.0"),
        packs=(),
        plugins=(),
        looked_for=LookedFor(2, 2, (Tier.CORE, Tier.UNMEASURED)),
        reports=reports,
        view=view or View(),
    )


GOLDEN = """\
harbour.txt · 3 sentences, 2 with findings

 1  Harbour Plan Slammed                                        headline, line 1
                 ───────
    Loaded verb         “Slammed”                 the article
                        judges the act · What did they do?

 3  The minister told reporters that “a new cold war between the ports    line 3
                                      ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
    of the north and those of the south” was not in anyone's interest, and that
    ┄┄┄┄┄┄┄┄┄┄┄┄
    the council had thwarted every plan so far.
                    ┄┄┄┄┄┄┄┄
    Bloc confrontation  “a new cold war …”        Ada Lindqvist, quoted · denied
                        draws the world as rival camps · Who says that there are
                        two sides?
    Loaded verb         “thwarted”                Ada Lindqvist, reported
                                                  (inferred) · also thwarting
                        judges the act

Who uses what              words  findings
  the article                 31         1  emotion 1
  Ada Lindqvist, quoted       15         1  sides 1
  Ada Lindqvist, reported     15         1  emotion 1

Who speaks       words  /100  quoted  sentences
  Ada Lindqvist     30     –      15          3
    has the last word
  Too little text for rates: 46 words, fewer than 200.

─── the article's own words   ┄┄┄ words of someone quoted or reported
denied: negated, or rejected by whoever speaks; inferred: the source is carried
over from before; also: another device on the same words.
No rule behind these findings has been measured yet: how often they are right is
not known.
Looked for 2 devices with 2 rules. Voice is not responsibility.
"""


def test_report_reads_like_this() -> None:
    assert click.unstyle(render(run(harbour()))) == GOLDEN


def test_all_adds_sentences_without_findings() -> None:
    text = click.unstyle(render(run(harbour(), view=View(all=True))))
    assert f"\n\n 2  The council met on Monday.{'line 2':>50}\n\n" in text


def test_dropped_findings_say_why() -> None:
    text = click.unstyle(render(run(harbour(), view=View(dropped=True))))
    assert text[text.index("Taken away") :].split("\n\n")[0] == (
        "Taken away\n"
        " 2  Loaded verb         “met”                     the article · for an exception\n"
        "                                                  of the rule"
    )


def test_summary_alone_has_no_sentences() -> None:
    text = click.unstyle(render(run(harbour(), view=View(summary=True))))
    assert text.startswith("harbour.txt · 3 sentences, 2 with findings\n\nWho uses what ")


@pytest.mark.parametrize(
    ("by", "block"),
    [
        (
            "rule",
            "emotion.loaded-verb · 2 findings\n    “Slammed” · the article · sentence 1, line 1\n"
            "    “thwarted” · Ada Lindqvist, reported · sentence 3, line 3",
        ),
        (
            "device",
            "Loaded verb · 2 findings\n    “Slammed” · the article · sentence 1, line 1\n"
            "    “thwarted” · Ada Lindqvist, reported · sentence 3, line 3",
        ),
        (
            "source",
            "Ada Lindqvist · 2 findings\n    “a new cold war between the ports of the north” · Bloc confrontation ·\n"
            "    quoted · denied · sentence 3, line 3\n    “thwarted” · Loaded verb · reported · sentence 3, line 3",
        ),
        (
            "voice",
            "quoted · 1 finding\n    “a new cold war between the ports of the north” · Bloc confrontation · Ada\n"
            "    Lindqvist · denied · sentence 3, line 3",
        ),
    ],
)
def test_findings_can_stand_in_groups(by: str, block: str) -> None:
    text = click.unstyle(render(run(harbour(), view=View(group_by=by))))
    assert f"\n\n{block}\n\n" in text


def test_what_was_hidden_is_counted() -> None:
    hidden = (Suppression(by="comment", hidden=2), Suppression(by="baseline", hidden=1), Suppression(by="allow"))
    text = click.unstyle(render(run(plain_report("Calm.", suppressions=hidden))))
    said = "Hidden on purpose: 2 by comments in the text, 1 by the baseline; framing check\n--show dropped lists them.\n"
    assert text.startswith("a.txt · 1 sentence, nothing found by these rules, 3 hidden\n")
    assert text.endswith(f"\n\n{said}{LOOKED}")


@pytest.mark.parametrize("width", [40, 57, 80, 100, 200])
def test_no_line_is_wider_than_the_view(width: int) -> None:
    text = click.unstyle(render(run(harbour(), view=View(width=width, all=True, dropped=True))))
    assert max(map(len, text.splitlines())) <= width


@pytest.mark.parametrize("width", [40, 57, 80, 100])
def test_underlines_cover_the_same_words_however_lines_break(width: int) -> None:
    lines = click.unstyle(render(run(harbour(), view=View(width=width)))).partition("\nWho uses")[0].splitlines()
    pairs = [(above, below) for above, below in pairwise(lines) if re.search("[─┄]", below)]
    words = [above[m.start() : m.end()] for above, below in pairs for m in re.finditer("[─┄]+", below)]
    assert " ".join(words) == "Slammed a new cold war between the ports of the north thwarted"


def plain_report(text: str, marks: Sequence[tuple[int, int]] = (), **more: object) -> Report:
    whole = Span(0, len(text))
    sentence = Sentence(0, whole)
    found = tuple(
        Finding(match=Match(rule=SLAM, sentence=sentence, whole=Span(*m), mark=Span(*m)), voice=Voice.AUTHOR, message="m")
        for m in marks
    )
    readings = (Reading(sentence, "author", found),) if text else ()
    values = {"language": "en", "readings": readings, "attributions": (), **more}
    return Report(document=Document("a.txt", text), **values)  # type: ignore[arg-type]


LOOKED = "Looked for 2 devices with 2 rules. Voice is not responsibility.\n"


@pytest.mark.parametrize(
    ("report", "text"),
    [
        (plain_report(""), f"a.txt · 0 sentences, nothing found by these rules\n\n{LOOKED}"),
        (plain_report("Calm."), f"a.txt · 1 sentence, nothing found by these rules\n\n{LOOKED}"),
        (plain_report("", language="und"), f"a.txt · 0 sentences, nothing found by these rules\n\n{LOOKED}"),
        (
            plain_report("Все спокойно.", language="und"),
            f"a.txt · 1 sentence, nothing found by these rules\n{FOREIGN[:-9]}\n{FOREIGN[-8:]}\n\n{LOOKED}",
        ),
        (
            plain_report("Calm.", problems=(Problem("x.y", 0, "TimeoutError: too long", "slow"), Problem(None, None, "!"))),
            "a.txt · 1 sentence, nothing found by these rules\n\nNot everything could be checked\n"
            f"  rule x.y, sentence 1, plugin slow: TimeoutError: too long\n  !\n\n{LOOKED}",
        ),
        (
            plain_report("Calm.", observations=(Observation(SLAM, "3 times.", Voice.AUTHOR, (Span(0, 4), Span(4, 5))),)),
            "a.txt · 1 sentence, nothing found by these rules\n\nIn the document as a whole\n"
            f"  Loaded verb: 3 times · the article · line 1, 1\n\n{LOOKED}",
        ),
        (
            plain_report("Calm.", annotations={"nuclear": {"yield": 3}}),
            f'a.txt · 1 sentence, nothing found by these rules\n\n  nuclear: {{"yield": 3}}\n\n{LOOKED}',
        ),
    ],
)
def test_what_is_said_where_nothing_is_found(report: Report, text: str) -> None:
    assert click.unstyle(render(run(report))) == text


def test_several_documents_are_counted_at_the_end() -> None:
    text = click.unstyle(render(run(plain_report("Calm."), plain_report("Met.", [(0, 3)]))))
    assert text.endswith(f"2 documents, 2 sentences, 1 with findings.\n{LOOKED}")


def test_what_is_unmeasured_is_marked_where_some_are_measured() -> None:
    whole = Span(0, 8)
    sentence = Sentence(0, whole)
    matches = [
        (Match(rule=SLAM, sentence=sentence, whole=Span(0, 3), mark=Span(0, 3)), Tier.CORE),
        (Match(rule=RIVALS, sentence=sentence, whole=Span(4, 8), mark=Span(4, 8)), Tier.UNMEASURED),
    ]
    found = tuple(Finding(match=m, voice=Voice.AUTHOR, tier=tier) for m, tier in matches)
    report = plain_report("Met them", readings=(Reading(sentence, "author", found),))
    for view in (View(), View(width=40), View(group_by="device")):
        text = click.unstyle(render(run(report, view=view)))
        assert "° not measured yet: how often such a finding is right is not known." in " ".join(text.split())
        assert ("“Met”°" in text, "“them”°" in text) == ((False, True) if view.group_by else (False, False))
        assert text.count("Bloc confrontation°") == (not view.group_by)
        assert "Loaded verb°" not in text


@pytest.mark.parametrize(
    ("text", "mark", "lines"),
    [
        ("東京 slammed it", (3, 10), ["東京 slammed it", "     ───────"]),
        ("Cafe\u0301 slammed", (6, 13), ["Cafe\u0301 slammed", "     ───────"]),
        ("🚀🚀 slammed", (3, 10), ["🚀🚀 slammed", "     ───────"]),
        ("\ufeffIt slammed", (4, 11), ["It slammed", "   ───────"]),
        ("It\x1b[2J slammed", (7, 14), ["It␛[2J slammed", "       ───────"]),
        ("It\u202e slammed", (4, 11), ["It<U+202E> slammed", "           ───────"]),
        ("It\x9b31m slammed", (7, 14), ["It<U+009B>31m slammed", "              ───────"]),
        ("It\r\n\tslammed", (5, 12), ["It slammed", "   ───────"]),
        ("It\x07 slam\u00admed", (4, 12), ["It␇ slammed", "    ───────"]),
        ("It\ud83d slammed", (4, 11), ["It<U+D83D> slammed", "           ───────"]),
    ],
)
def test_underlines_stand_below_their_words_whatever_stands_before(text: str, mark: tuple[int, int], lines: list[str]) -> None:
    shown = click.unstyle(render(run(plain_report(text, [mark])))).split("\n")
    assert [shown[2].removesuffix("line 1").rstrip(), shown[3]] == [f" 1  {lines[0]}", f"    {lines[1]}"]


def test_nothing_from_outside_acts_on_the_terminal() -> None:
    evil = "\x1b]0;owned\x07\u202e\x9b2J"
    device = Device(id="d", family=evil, klass=DeviceClass.WORDING, title=evil, gloss="")
    rule = Rule(id=evil, device=device, message=evil, ask=evil, hits=(), misses=(), find=lambda *_: [])
    sentence = Sentence(0, Span(0, len(evil)))
    match = Match(rule=rule, sentence=sentence, whole=sentence.span, mark=sentence.span)
    found = Finding(match=match, voice=Voice.QUOTED, source=Source(evil, None), message=evil, also=(evil,))
    report = Report(
        document=Document(evil, evil),
        language="en",
        readings=(Reading(sentence, "quoted", (found,), (Dropped(found, Why.TIER),)),),
        attributions=(),
        observations=(Observation(rule, evil, Voice.QUOTED, (sentence.span,)),),
        problems=(Problem(evil, 0, evil, evil),),
        annotations={evil: {evil: evil}},
    )
    text = click.unstyle(render(run(report, view=View(all=True, dropped=True))))
    assert not re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)


def test_colours_are_only_those_of_the_report() -> None:
    codes = set(re.findall("\x1b\\[([0-9;]*)m", render(run(harbour()))))
    assert codes == {"0", "1", "2", "33", "36"}


@pytest.mark.parametrize("word", ["propaganda", "biased", "clean", "score", "lie"])
def test_report_does_not_say(word: str) -> None:
    assert not re.search(rf"\b{word}", render(run(harbour(), plain_report("Calm."))))


def test_a_long_line_full_of_marks_is_read_in_linear_time() -> None:
    text = "met " * 20_000
    report = plain_report(text, [(4 * i, 4 * i + 3) for i in range(2_000)])
    assert click.unstyle(render(run(report))).count("───") == 2_000
