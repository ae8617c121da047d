"""What a pattern needs is in all that it matches, and its alternatives find together what the whole does."""

from __future__ import annotations

from pathlib import Path

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.host import gather
from framing.match import KINDS, Vocabulary
from framing.match.branches import alternatives, met, needs_of, stretch
from framing.match.needed import needed
from framing.match.pattern import Pattern

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
    assert not found or met(needs_of(pattern), stretch(text, start, len(text)))


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
    ("pattern", "sets"),
    [
        (r"\bso[-\s]called\b", [["so called", "so-called"]]),
        (r"a\s+war|rage", [["a war", "rage"]]),
        (r"(?:war)?", []),
        (r"(?<=holy )war", [["war"]]),
        (r"war(?= and)(?! peace)", [[" and"], ["war"]]),
        (r"(?!war)\w+", []),
        (r"\w+", []),
        (r"(?:x{2,}|war)+", []),
        (r"war{2}", [["wa"]]),
        (r"(?&same)", []),
        (r"don[’']t", [["don't"]]),
    ],
)
def test_what_is_needed(pattern: str, sets: list[list[str]]) -> None:
    assert sorted(sorted(one) for one in needed(pattern)) == sorted(sets)


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
            assert rule.find.branches.needs == twin.find.branches.needs  # type: ignore[attr-defined]
