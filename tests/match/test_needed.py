"""What a pattern needs is in all that it matches, and its alternatives find together what the whole does."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.host import gather
from framing.match import KINDS, Vocabulary, match
from framing.match.branches import alternatives, met
from framing.match.indexed import Indexed, Need
from framing.match.needed import needed
from framing.match.pattern import Pattern
from framing.match.spelling import words_there
from framing.match.tree import read
from framing.model import Device, DeviceClass, Document, Rule, Sentence, Span

DEVICE = Device(id="device", family="family", klass=DeviceClass.WORDING, title="", gloss="")
PATTERNS = [
    r"\bspiral(?:s|led|ling)? (?:in)?to (?:war|conflict)\b",
    r"so[-\s]called\s+[“\"']?(?P<what>\w+)|self[-\s]styled (?P<other>\w+)",
    r"(?:must|should)\s+(?:\w+\s+){0,2}?act(?=\s+(?:now|today))|act\s+today",
    r"(?-i:[A-Z])\w+(?:['’]s|s['’])\s+(?:war|rage)",
    r"(?<!no )(?:a|b)+ war|(?i:Ab) rage",
    r"(?:don[’']t|do not) act\b(?! now)",
    r"[aeiou]ct|w[a]r",
    r"(?:(?:so|self)\s*called)?\s?war(?:\s+and\s+rage)?",
    r"\p{Lu}ar\b|(?P<what>so) called",
    r"(?P<what>so)-(?P<what>called|styled)",
]
WORDS = (
    "so called war War act now today self styled spiral into to é must should don t do not rage and SO-CALLED ſo e\u0301 İ ß"
)
PIECES = st.sampled_from([*"abs '’-‐“\"\n\u00a0.", *WORDS.split(), "no ", "  ", " ", " "])


@pytest.mark.parametrize("pattern", PATTERNS)
@settings(max_examples=150, deadline=None)
@given(text=st.lists(PIECES, max_size=14).map("".join), start=st.integers(0, 5))
def test_the_quick_way_finds_what_the_whole_pattern_finds(pattern: str, text: str, start: int) -> None:
    find = KINDS["regex"].compile({"pattern": pattern, "no_anchor": "as a test"}, Vocabulary()).find
    assert isinstance(find, Pattern)
    assert list(find(text, start, len(text))) == list(find.plainly(text, start, len(text)))
    found = regex.search(pattern, text, regex.V0 | regex.IGNORECASE, pos=start)
    there = words_there(text, start, len(text))
    assert not found or any(met(way.needs, text, (start, len(text)), there) for way in find.branches.ways)
    document, sentences = Document("x", text), [Sentence(0, Span(start, len(text)))] if start < len(text) else []
    rules = [Rule(id="p.r", device=DEVICE, message="", hits=(), misses=(), find=find)]
    assert match(document, sentences, rules) == match(document, sentences, rules, prefilter=False)


def test_every_bundled_pattern_finds_its_own_examples_the_quick_way() -> None:
    looked = 0
    for rule in gather(installed=False).rules:
        if isinstance(rule.find, Pattern):
            for example in (*rule.hits, *rule.misses):
                whole = (example.text, 0, len(example.text))
                assert list(rule.find(*whole)) == list(rule.find.plainly(*whole))
                looked += 1
    assert looked > 200


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"\bso[-\s]called\b", ["called", "so"]),
        (r"\bcalled", ["~called"]),
        (r"\b(?:the|a) brawl\w* and", ["~a brawl ~the brawl", "~ and"]),
        (r"(?:the|some) rage(?=[.,!])", ["rage", "~! ~, ~."]),
        (r"(?:war)?", []),
        (r"(?<=holy )war", ["~war"]),
        (r"war(?= and)(?! peace)", ["~war", "~ and"]),
        (r"(?!war)\w+", []),
        (r"\w+", []),
        (r"(?:x{2,}|war)+", []),
        (r"war{2}", ["~wa"]),
        (r"(?&same)", []),
        (r"don[’']t", ["~don't", "~'"]),
        (r"\bre\Bform old", ["reform"]),
        (r"(?:(?:ab)(?:cd)) ef (?:ab|cd)", ["ef"]),
        (r"\w+[-–]", []),
        (r"\w+(?<=\s)(?-i:NO|Not)\s(?=\s)", ["no=NO not=Not"]),
        (r"(?-i:\bAct|(?i:act))\b", ["act=Act ~act"]),
        (r"\b(?-i:Act|(?i:act))\b", ["act"]),
        (r"(?:\w+,\s+){0,3}war\b", ["~war"]),
        (r"\b(?:\w+\s+){0,3}war\b", ["war"]),
    ],
)
def test_what_is_needed(pattern: str, needs: list[str]) -> None:
    assert [[shown(need) for need in way] for way in needed(read(pattern))] == [needs]


@pytest.mark.parametrize(
    ("pattern", "ways"),
    [
        (r"a\s+war|rage", [["~a war"], ["~rage"]]),
        (r"\b(?:led|slid) (?:to war|\w+ rage)\b", [["led slid", "war", "to"], ["rage", "led slid"]]),
        (r"\b(?:no|\w+) (?:rage|wrath), ", [["rage wrath", "no", "~,"], ["rage wrath", "~,"]]),
        (r"\b(?:no (?:war|rage)|\w+s) act", [["rage war", "no"], ["~ act"]]),
        (r"\b(?:war|\w+) (?:act|rage|\w+)", [[]]),
        (r"(?:\w+s war|\w+s rage|\w+)", [[]]),
        (r"into the (?:arms|embrace) of (?:rage|war)\b", [["arms embrace", "rage war", "of", "the"]]),
    ],
)
def test_the_ways_that_a_match_can_go_are_told_apart(pattern: str, ways: list[list[str]]) -> None:
    assert [[shown(need) for need in way] for way in needed(read(pattern))] == ways


def shown(need: Need) -> str:
    written = {word.lower(): word for word in need.cased}
    words = (f"{word}={written[word]}" if word in written else word for word in sorted(need.words))
    return " ".join([*words, *(f"~{piece}" for piece in need.pieces)])


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"a|b", ["a", "b"]),
        (r"a(?:b|c)|d", ["a(?:b|c)", "d"]),
        (r"[|]|\||x", ["[|]", r"\|", "x"]),
        (r"[]|]|x", ["[]|]", "x"]),
        (r"[^]|(]|x", ["[^]|(]", "x"]),
        (r"(a)\1|b", [r"(a)\1|b"]),
        (r"(?x)a|b", [r"(?x)a|b"]),
        (r"(?|a|b)|c", [r"(?|a|b)|c"]),
        (r"(?P<x>a)|(?P<x>b)", ["(?P<x>a)", "(?P<x>b)"]),
    ],
)
def test_alternatives_are_told_apart_unless_they_depend_on_one_another(pattern: str, parts: list[str]) -> None:
    assert alternatives(pattern) == parts


def test_kept_needs_are_those_that_are_read_off(tmp_path: Path) -> None:
    gather(installed=False, cache=tmp_path)
    kept, fresh = gather(installed=False, cache=tmp_path).rules, gather(installed=False).rules
    for rule, twin in zip(kept, fresh, strict=True):
        if isinstance(twin.find, Pattern):
            assert isinstance(rule.find, Indexed)
            assert [rule.find.needs(key) for key in range(rule.find.keys)] == [way.needs for way in twin.find.branches.ways]
