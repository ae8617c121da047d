"""Whatever an article, a file name, a source, a pack or a reason holds: no format lets it act, and none loses it."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Tree

import click
import pytest
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt

from framing.compare import compare
from framing.compare.text import render as compared
from framing.ledger import LedgerRow, Unanswered
from framing.model import (
    Attribution,
    Certainty,
    Cue,
    Device,
    DeviceClass,
    Document,
    Dropped,
    Finding,
    Match,
    Rule,
    Sentence,
    Severity,
    Source,
    Span,
    Stance,
    Tier,
    Voice,
    Why,
)
from framing.render import RENDERERS
from framing.render.markdown import code
from framing.render.memo import render as memo
from framing.render.plain import harmless
from framing.report import LookedFor, Observation, PluginInfo, Problem, Reading, Report, Run, Suppression, View

EVIL = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "entities": "&lt;b&gt; &#64;ada &amp;",
    "colour": "\x1b[31mred\x1b[0m \x1b[2J",
    "title": "\x1b]0;owned\x07 \x1b]8;;https://evil.example\x1b\\click\x1b]8;;\x1b\\ \x9b31m \x9d0;owned\x9c",
    "bidi": "\u202etxt.exe\u202c \u2066a\u2069 \u200f\u061c",
    "formula": '=HYPERLINK("https://evil.example";"a")',
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "wide formula": "＝1+1",
    "markdown": "[a](https://evil.example) ![b](c) **d** `e` ~~f~~ $g$ | h | # i @ada #12",
    "link": "<https://evil.example> www.evil.example https://evil.example javascript:alert(1)",
    "comment": "<!-- --> ]]> <![CDATA[ -->",
    "code": "`` ` ``` </code></pre>",
    "sarif": "[a](0) {0} {{1}} \\[b\\]",
    "workflow": "a\n::error::b\r\n::set-output name=c::d %0A::error::e %25",
    "lines": "a\u2028b\u2029c\x85d\ve\ff",
    "controls": "a\x00b\x01\x08\x7f\x1f",
    "surrogate": "a\ud83d b\udc00",
    "csv": 'a","b\n"c";d\te',
    "yaml": "%{x} ${{ secrets.T }} $(id) `id`",
}
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
FORMULA = tuple("=+-@\t\r\n＝＋－＠")


def evil_run(evil: str, **view: Any) -> Run:
    """Return a run in which all that comes from outside is the same text."""
    device = Device(id=evil, family=evil, klass=DeviceClass.WORDING, title=evil, gloss=evil, boundary=evil)
    rule = Rule(
        id=evil,
        device=device,
        message=evil,
        ask=evil,
        why=evil,
        hits=(),
        misses=(),
        find=lambda *_: [],
        severity=Severity.HIGH,
        suggest=(evil,),
    )
    whole = Span(0, len(evil))
    sentence = Sentence(0, whole)
    source = Source(evil, whole, evil, Certainty.INFERRED)
    match = Match(rule=rule, sentence=sentence, whole=whole, mark=whole)
    found = [
        Finding(match=match, voice=voice, source=source, message=evil, also=(evil,), id=evil, tier=tier)
        for voice, tier in ((Voice.QUOTED, Tier.CORE), (Voice.AUTHOR, Tier.UNMEASURED))
    ]
    report = Report(
        document=Document(evil, evil),
        language="en",
        readings=(Reading(sentence, "quoted", tuple(found), (Dropped(found[0], Why.SUPPRESSED, "allow", evil),)),),
        attributions=(Attribution(content=whole, voice=Voice.QUOTED, source=source, cue=Cue(evil, whole, Stance.NEUTRAL)),),
        ledger=(
            LedgerRow(
                source=evil,
                named=True,
                words=3,
                quoted_words=2,
                cues={evil: 5},
                first_sentence=0,
                last_sentence=0,
                last_word=True,
                stances={"neutral": 5},
                unanswered=(Unanswered(evil, whole, Certainty.INFERRED),),
            ),
        ),
        observations=(Observation(rule, evil, Voice.QUOTED, (whole,)),),
        problems=(Problem(evil, 0, evil, evil),),
        suppressions=(Suppression(by="allow", reason=evil, rules=(evil,), origin=evil, hidden=1),),
        annotations={evil: {evil: evil}},
        words=3,
    )
    return Run(
        tool=("framing-detector", "0.1.0"),
        packs=(),
        plugins=(PluginInfo(evil, evil, evil, {evil: 1}),),
        looked_for=LookedFor(1, 1, (Tier.CORE,)),
        reports=(report,),
        rules=(rule,),
        view=View(**view),
    )


def flat(text: str) -> str:
    """Return what is seen of a text, without blanks: those may be folded."""
    return re.sub(r"\s+", "", harmless(text))


def evil(test: Callable[..., None]) -> Callable[..., None]:
    return pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL.keys())(test)


@evil
@pytest.mark.parametrize(
    "view", [{"all": True, "dropped": True}, {"width": 40}, {"group_by": "source"}, {"summary": True}], ids=str
)
def test_text(evil: str, view: dict[str, Any]) -> None:
    text = click.unstyle(RENDERERS["text"](evil_run(evil, **view)))
    assert not ACTS.search(text)
    assert flat(evil) in flat(text)


@evil
def test_memo(evil: str) -> None:
    text = click.unstyle(memo(evil_run(evil)))
    assert not ACTS.search(text)
    assert flat(evil) in flat(text)


@evil
def test_compare(evil: str) -> None:
    report = evil_run(evil).reports[0]
    comparison = compare(report, report)
    text = click.unstyle(compared(comparison))
    assert not ACTS.search(text)
    assert flat(evil) in flat(text)
    data = json.dumps(comparison.to_dict())
    assert json.loads(data)["left"]["name"] == evil


@evil
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json(evil: str, name: str) -> None:
    run = evil_run(evil)
    text = RENDERERS[name](run)
    assert not ACTS.search(text)
    assert "\u2028" not in text
    (document,) = run.to_dict()["documents"]
    held = json.loads(text)
    assert (held["documents"][0] if name == "json" else {k: held[k] for k in document}) == json.loads(json.dumps(document))


@evil
@pytest.mark.parametrize("name", ["csv", "kwic"])
def test_tables(evil: str, name: str) -> None:
    rows = list(csv.DictReader(StringIO(RENDERERS[name](evil_run(evil)), newline="")))
    assert len(rows) == 2
    for row in rows:
        for key in ("document", "source", "rule", "device", "id", "text" if name == "csv" else "match"):
            cell = str(row[key])
            assert not cell.startswith(FORMULA)
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]", cell)
            assert flat(cell.removeprefix("'")) == flat(evil) or (key == "source" and not cell)


SARIF = Draft202012Validator(
    json.loads((Path(__file__).with_name("data") / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
)


@evil
def test_sarif(evil: str) -> None:
    text = RENDERERS["sarif"](evil_run(evil))
    assert not ACTS.search(text)
    log = json.loads(text)
    SARIF.validate(log)
    (content,) = log["runs"]
    messages = [result["message"]["text"] for result in content["results"]]
    messages += [note["message"]["text"] for note in content["invocations"][0]["toolExecutionNotifications"]]
    messages += [content["tool"]["driver"]["rules"][0][key]["text"] for key in ("shortDescription", "fullDescription", "help")]
    for message in messages:
        assert not re.search(r"(?<!\\)\[|(?<!\{)\{(?!\{)", message.replace("\\\\", "").replace("{{", ""))
    for result in content["results"]:
        where = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"/?[\w.~%-][\w.~%/-]*", where["artifactLocation"]["uri"])
        assert where["region"]["snippet"]["text"] == evil
    assert content["results"][-1]["suppressions"][0]["justification"] == harmless(evil)


def unquote(text: str) -> str:
    """Return what GitHub makes of a value, the percent sign last."""
    for escape, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(escape, char)
    return text


@evil
def test_github(evil: str) -> None:
    written = RENDERERS["github"](evil_run(evil))
    assert not ACTS.search(written)
    lines = written.splitlines()
    assert [line.partition(" ")[0] for line in lines] == ["::warning"] * 3
    for line in lines[1:]:
        about, _, message = line.partition(" ")[2].partition("::")
        held = dict(part.split("=", 1) for part in about.split(","))
        assert list(held)[:3] == ["file", "line", "endLine"]
        assert flat(unquote(held["file"])) == flat(evil)
        assert flat(evil) in flat(unquote(message))


@evil
def test_junit(evil: str) -> None:
    text = RENDERERS["junit"](evil_run(evil))
    assert not ACTS.search(text)
    root = Tree.fromstring(text)
    assert {element.tag for element in root.iter()} == {"testsuites", "testsuite", "testcase", "system-out", "error"}
    (out,) = root.iter("system-out")
    (error,) = root.iter("error")
    assert out.text is not None
    assert flat(out.text).count(flat(evil)) >= 2
    assert flat(error.get("message", "")) == flat(evil)


@evil
def test_markdown(evil: str) -> None:
    written = RENDERERS["markdown"](evil_run(evil))
    assert not ACTS.search(written)
    page = MarkdownIt("gfm-like", {"linkify": False}).render(written)
    tags = set(re.findall(r"<(\w+)", page))
    assert tags <= {"h1", "h2", "p", "blockquote", "ul", "li", "strong", "code"}
    plain = re.sub(r"<!-- -->|</?\w+>", "", page)
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        plain = plain.replace(entity, char)
    assert flat(evil) in flat(plain)
    assert not re.search(r"(?<!\\)@ada|https://|www\.evil", written.replace(code(evil), ""))
