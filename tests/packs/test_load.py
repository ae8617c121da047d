"""Packs that are right: every key of the format comes to what the contract with rule authors says."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
import tomli

from framing.errors import KindError, PackError
from framing.match import KINDS, Compiled, Key, Kind, Vocabulary
from framing.model import Context, DeviceClass, Repeat, Role, Rule, Severity, Span, Voice
from framing.packs import PackSource, bundled, home, load, read_source
from framing.packs.cues import cues
from framing.packs.faults import Faults
from framing.packs.requires import unmet

GOOD = Path(__file__).parent / "good"
FULL, OTHER = load([read_source(GOOD / "full.toml", "some 1.0"), read_source(GOOD / "other.toml")], KINDS)
RULES = {rule.id: rule for rule in (*FULL.rules, *OTHER.rules)}


def found(rule: Rule, text: str) -> list[tuple[str, str]]:
    """Return the words that a rule marks, each with its entry."""
    return [(hit.mark.of(text), hit.entry) for hit in rule.find(text, 0, len(text))]


def test_the_head_says_what_the_pack_is() -> None:
    assert (FULL.id, FULL.version, FULL.title, FULL.lang, FULL.license) == ("full", "0.2.0", "Every key", "en", "CC0-1.0")
    assert (FULL.provider, OTHER.provider) == ("some 1.0", "file")
    assert FULL.origin == (str(GOOD / "full.toml"), 0)
    assert FULL.sha256 == sha256((GOOD / "full.toml").read_bytes()).hexdigest()


def test_devices_keep_what_is_said_of_them() -> None:
    camps, verdict = FULL.devices
    assert (camps.id, camps.family, camps.klass, camps.title) == ("camps", "sides", DeviceClass.WORDING, "Camps")
    assert (camps.boundary, camps.sources, camps.before) == ("Not where people camp.", ("someone-2001",), ("verdict",))
    assert camps.crosswalk == {"semeval23": [], "peace_journalism": [1, 2]}
    assert (verdict.klass, verdict.boundary, verdict.before) == (DeviceClass.ARGUMENT, "", ())
    assert RULES["other.camps"].device == camps


def test_a_rule_keeps_what_is_said_of_it() -> None:
    rule = RULES["full.slams"]
    assert (rule.kind, rule.severity, rule.device.id) == ("words", Severity.HIGH, "verdict")
    assert rule.message == "“{match}” judges; the entry is {entry}, {{plain}}."
    assert (rule.ask, rule.why) == ("What was said?", "The verb carries a verdict.")
    assert (rule.technique, rule.related) == ({"ptc18": "Loaded_Language"}, {"semeval23": "Loaded_Language"})
    assert (rule.voice, rule.roles) == ({Voice.AUTHOR}, {Role.HEADLINE, Role.HEADING})
    assert (rule.suggest, rule.references) == (("criticise",), ("doi:10.1000/1",))
    assert rule.forms == {
        "slam": ("slam", "slams", "slammed", "slamming"),
        "lash out at": ("lashed out at", "lashes out at"),
    }


def test_defaults_stand_where_a_rule_says_nothing() -> None:
    slams, camps = RULES["full.slams"], RULES["full.camps"]
    assert (camps.severity, camps.voice) == (Severity.LOW, {Voice.AUTHOR, Voice.REPORTED})
    assert camps.context == {Context.DENIED: "drop", Context.MENTION: "keep"}
    assert slams.context == {Context.HEDGED: "keep"}
    assert camps.roles == set(Role) - {Role.BOILERPLATE}
    assert (RULES["other.camps"].severity, RULES["other.camps"].voice) == (Severity.MEDIUM, set(Voice))


def test_exceptions_find_their_phrase() -> None:
    folded, exact = RULES["full.slams"].exceptions
    assert (folded.phrase, folded.why, folded.exact) == ("slam dunk", "sport", False)
    assert [hit[0] for hit in folded.find("A slam  dunk.", 0, 13)] == [Span(2, 12)]
    assert (exact.phrase, exact.why, exact.exact) == ("Grand Slam", "tennis", True)
    assert [hit[0] for hit in exact.find("A grand slam, a Grand Slam.", 0, 27)] == [Span(16, 26)]


def test_examples_keep_their_marks_and_claims() -> None:
    first, second, gap = RULES["full.slams"].hits
    assert [span.of(first.text) for span in first.spans] == ["slammed", "lashed out at"]
    assert first.text == "They slammed it and lashed out at us."
    assert (first.voice, first.context, first.source, first.todo) == (None, None, None, False)
    assert (second.voice, second.context, second.source) == (Voice.QUOTED, (Context.DENIED, Context.MENTION), "he")
    assert (gap.todo, gap.at) == (True, ("rules", "slams", "todo_hits", 0))
    assert [miss.todo for miss in RULES["full.slams"].misses] == [False, False, True]
    assert [hit.spans for hit in RULES["full.drumbeat"].hits] == [()]


@pytest.mark.parametrize(
    ("rule", "text", "marks"),
    [
        ("full.slams", "He slammed it; she lashed out at it.", [("slammed", "slam"), ("lashed out at", "lash out at")]),
        ("full.slams", "He is lashing out at it.", []),
        ("full.camps", "North hostile old camps, rival axes.", [("North hostile old camps", "…"), ("rival axes", "…")]),
        ("full.camps", "A hostile encampment.", [("hostile encampment", "…")]),
        ("full.camps", "north rival camp", [("rival camp", "…")]),
        ("full.so-called", "A so-called expert.", [("expert", "")]),
        ("full.anywhere", "Well… so.", [("l…", "")]),
        ("full.drumbeat", "Rival camps.", []),
        ("other.why", "It was x-rayed.", [("x-rayed", "x-ray")]),
    ],
)
def test_rules_find_what_their_tables_say(rule: str, text: str, marks: list[tuple[str, str]]) -> None:
    phrase = "{place?} (rival|hostile) ..2 {camp}"
    assert found(RULES[rule], text) == [(mark, phrase if entry == "…" else entry) for mark, entry in marks]


def test_a_repeat_rule_names_its_own_packs_rules_first() -> None:
    assert RULES["full.drumbeat"].repeat == Repeat(("full.camps", "full.both", "other.camps"), 3)
    assert RULES["other.drum"].repeat == Repeat(("other.camps", "full.camps"), 2)
    assert [rule.scope for rule in FULL.rules] == ["sentence", "sentence", "sentence", "sentence", "paragraph", "document"]


@pytest.mark.parametrize(
    ("id_", "line"),
    [("full.slams", 50), ("full.drumbeat", 119), ("other.why", 12), ("other.camps", 14), ("other.drum", 25)],
)
def test_a_rule_says_where_it_was_written(id_: str, line: int) -> None:
    name = id_.split(".")[1]
    origin = RULES[id_].origin
    assert origin == (str(GOOD / f"{id_.split('.')[0]}.toml"), line)
    assert name in Path(origin.path).read_text(encoding="utf-8").splitlines()[line - 1]


def test_modifiers_keep_what_is_said_of_them() -> None:
    denied, after = FULL.modifiers
    assert (denied.name, denied.label, denied.direction, denied.reach) == ("denied", Context.DENIED, "forward", 5)
    assert (after.name, after.label, after.direction, after.reach) == ("denied-after", Context.DENIED, "backward", 0)
    assert [modifier.origin.line for modifier in FULL.modifiers] == [129, 140]
    text = "No wonder: never, but—no"
    assert [hit[0].of(text) for hit in denied.cue(text, 0, len(text))] == ["No", "never", "no"]  # type: ignore[union-attr]
    assert [hit[0] for hit in denied.pseudo(text, 0, len(text))] == [Span(0, 9)]
    assert [list(denied.stop(text, *span)) for span in ((0, 17), (17, 24))] == [[], [Span(21, 22)]]
    assert [span.of(denied.misses[0].text) for span in denied.misses[0].spans] == ["rival camps"]
    assert [hit.todo for hit in denied.hits] == [False, True]


def test_a_pack_may_begin_with_a_byte_order_mark_and_end_lines_either_way(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + (GOOD / "full.toml").read_bytes().replace(b'"other.camps"', b'"camps"').replace(b"\n", b"\r\n")
    (tmp_path / "p.toml").write_bytes(data)
    (pack,) = load([read_source(tmp_path / "p.toml")], KINDS)
    assert pack.sha256 == sha256(data).hexdigest()
    assert [rule.origin.line for rule in pack.rules] == [rule.origin.line for rule in FULL.rules]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"\xff\xfe[pack]", "p.toml:1:1: not UTF-8"),
        ("[pack]\ntitle = “x".encode() + b"\xe9\n", "p.toml:2:11: not UTF-8"),
        (b"\xef\xbb\xbf# \xe9\n", "p.toml:1:3: not UTF-8"),
        (None, "p.toml: cannot be read: No such file or directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, data: bytes | None, fault: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if data is not None:
        Path("p.toml").write_bytes(data)
    with pytest.raises(PackError) as raised:
        read_source(Path("p.toml"))
    assert str(raised.value) == fault


HEAD = '[pack]\nschema = 1\nid = "{}"\nversion = "1"\ntitle = "T"\nlang = "en"\nlicense = "CC0-1.0"\nrequires = ">=0.1"\n'


@pytest.mark.parametrize(
    ("texts", "faults"),
    [
        ([HEAD.replace('id = "{}"\n', "")] * 2, ["0:1:1: [pack] needs 'id'", "1:1:1: [pack] needs 'id'"]),
        (["x = " + "[" * 5000, HEAD.format("a")], ["0: nested too deeply"]),
        (
            [HEAD.format("a") + "[devices", HEAD.format("a") + "[ruls]"],
            [
                "0:9:9: not TOML: Expected ']' at the end of a table declaration",
                "1:9:1: unknown section [ruls]; did you mean rules?",
            ],
        ),
        (
            [HEAD.format("a"), "", HEAD.format("a")],
            ["1:1:1: no [pack] table: this is not a rule pack", "2:3:1: pack 'a' is also in 0"],
        ),
    ],
)
def test_faults_of_one_pack_do_not_become_anothers(texts: list[str], faults: list[str]) -> None:
    with pytest.raises(PackError) as raised:
        load([PackSource(str(number), text) for number, text in enumerate(texts)], KINDS)
    assert str(raised.value).splitlines() == faults


def test_what_is_nested_deeply_is_placed_all_the_same() -> None:
    text = HEAD.format("a") + "x-deep = " + "{a=" * 300 + "1" + "}" * 300 + '\nlicence = "CC0-1.0"\n'
    with pytest.raises(PackError) as raised:
        load([PackSource("a", text)], KINDS)
    assert str(raised.value) == "a:10:1: unknown key 'licence' in [pack]; did you mean license?"


def _compile(table: Mapping[str, Any], vocabulary: Vocabulary) -> Compiled:
    if table["ending"] == "bad":
        raise KindError("ending", "it is bad")
    anchors = () if table["ending"] == "lost" else (table["ending"],)
    return Compiled(find=lambda text, start, end: [Span(end - len(table["ending"]), end)], anchors=anchors)


ENDS = Kind(name="ends", keys={"ending": Key("str", required=True), "most": Key("int")}, compile=_compile)
RULE = """
[devices.d]
family = "f"
class = "structure"
title = "D"
gloss = "D"
[defaults]
kind = "ends"
most = 2
[rules.a]
device = "d"
message = "{match}"
hits = ["A <<d>>"]
misses = ["d e"]
"""


def test_a_plugins_kind_is_a_kind_like_any_other() -> None:
    (pack,) = load([PackSource("a", HEAD.format("a") + RULE + 'ending = "d"')], {**KINDS, "ends": ENDS})
    (rule,) = pack.rules
    assert (rule.kind, rule.anchors, rule.find("a d", 0, 3)) == ("ends", ("d",), [Span(2, 3)])


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ('ending = "bad"', "a:23:1: 'ending': it is bad"),
        ('ending = "lost"', "a:16:1: 'kind': 'ends' gives neither anchors nor no_anchor, why there are none"),
        ("ending = 1", "a:23:1: 'ending' must be text, not a number"),
        ('ending = ""', "a:23:1: 'ending' is blank"),
        ("", "a:18:1: rule 'a' needs 'ending'"),
        ('ending = "d"\nmost = "2"', "a:24:1: 'most' must be a whole number, not text"),
        ('ending = "d"\npattern = "x"', "a:24:1: unknown key 'pattern' in rule 'a'"),
    ],
)
def test_a_fault_of_a_plugins_kind_is_placed_at_its_key(more: str, fault: str) -> None:
    with pytest.raises(PackError) as raised:
        load([PackSource("a", HEAD.format("a") + RULE + more)], {**KINDS, "ends": ENDS})
    assert str(raised.value) == fault


@pytest.mark.parametrize(
    ("requires", "version", "met"),
    [
        (">=0.1,<1", "0.1.0", True),
        (">=0.1, <1", "0.9.12", True),
        (">=0.1,<1", "1.0.0", False),
        (">=0.1.1", "0.1.0", False),
        (">=0.10", "0.9", False),
        ("==0.1", "0.1.0", True),
        ("!=0.1.0", "0.1.0", False),
        (">0.1", "0.1.0", False),
        ("<=0.1", "0.1.0", True),
    ],
)
def test_a_host_is_in_range_by_number_not_by_letter(requires: str, version: str, met: bool) -> None:
    assert (unmet(requires, version) is None) is met


def test_bundled_packs_are_the_files_with_a_pack_table() -> None:
    files = sorted(home().glob("*.toml"))
    assert bundled() == [path for path in files if "pack" in tomli.loads(path.read_text(encoding="utf-8"))]
    assert bundled() != []


def test_cues_are_kept_as_they_are_written() -> None:
    assert FULL.cues == {
        "light": ["lob"],
        "alike": ["grouch"],
        "manner": ["patter"],
        "labels": ["tide table"],
        "takes": {"trailing": ["grouch"]},
        "verbs": {"that": ["grouch"], "clause": {"80": ["grouch"], "12": ["tut"]}, "be that": ["grouch"]},
        "nouns": {"about": {"64": ["grumpiness"]}},
        "adjectives": {"about": ["grumpy"]},
        "phrases": {"phrase": ["blow hot about"], "raising": ["seem hell-bent on"]},
        "stance": {"charged": ["grouch", "blow hot about"]},
        "act": {"attitude": ["grumpy"]},
        "irregular": {"blow": ["blew", "blown"]},
    }
    assert [(bool(example.spans), example.todo) for example in FULL.cue_examples] == [
        (True, False),
        (True, False),
        (True, True),
        (False, False),
        (False, True),
    ]
    second = FULL.cue_examples[1]
    assert (second.spans, second.voice, second.source) == ((Span(0, 14),), Voice.QUOTED, "Mara Holt")
    assert (OTHER.cues, OTHER.cue_examples) == ({}, ())


def test_the_bundled_cues_would_pass_as_a_packs_own() -> None:
    table = tomli.loads((home() / "cues.toml").read_text(encoding="utf-8"))["cues"]
    own = {key: given for key, given in table.items() if key not in ("least", "shifts", "ends")}
    faults = Faults("cues.toml", "")
    cues(faults, {**own, "hits": ["She said <<that it rained>>."], "misses": ["It rained."]})
    assert [str(fault) for fault in faults.placed()] == []
