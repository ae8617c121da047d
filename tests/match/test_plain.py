"""A pattern that is told to compile by its tree alone does compile, and matches something wherever it matches."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given, settings, strategies as st

from framing.errors import KindError
from framing.host import gather
from framing.match import KINDS, Vocabulary
from framing.match.pattern import Pattern
from framing.match.shape import least
from framing.match.tree import Tree, UnreadError, parse

FRAGMENTS = (
    *"abBsSdDwWzZ019 _-’'\"“”.,;:!?^$|*+?{}[]()\\/#~&=<>é²ß\n",
    *(r"\b", r"\s", r"\w", r"\D", r"\.", r"\-", r"\'", r"\B", r"\A", r"\1", r"\p{L}", r"\N", r"\x41", r"\q", r"\\"),
    *(
        "(?:",
        "(?=",
        "(?!",
        "(?<=",
        "(?<!",
        "(?-i:",
        "(?i:",
        "(?>",
        "(?P<a>",
        "(?<b>",
        "(?P=a)",
        "(?i)",
        "(?x)",
        "(?#",
        "(?|",
        "(?1)",
    ),
    *(
        "[a-z]",
        "[^a-z]",
        "[z-a]",
        "[a-]",
        "[-a]",
        "[]a]",
        "[a",
        "[^",
        "[-\\s]",
        "[\\w.-]",
        "[a--b]",
        "[a&&b]",
        "[[:alpha:]]",
        "[]",
    ),
    *(
        "{2}",
        "{2,}",
        "{,2}",
        "{1,3}",
        "{3,1}",
        "{501}",
        "{99999999999}",
        "??",
        "*+",
        "+?",
        "+*",
        "a{2}{3}",
        "(?:)*",
        "(?:a|)",
        "war",
        "|",
    ),
)
TEXTS = ("", "a", "aB 9", "“A b,” c’s 1.\nz", "ſß")
FLAGS = (regex.V0, regex.V0 | regex.IGNORECASE)


def tree(source: str) -> Tree | None:
    try:
        return parse(source)
    except (UnreadError, ValueError):
        return None


@settings(max_examples=1_500, deadline=None)
@given(
    st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join), st.sampled_from(["", "a", "aB 9", "“A b,” c’s 1.\nz", "ſß"])
)
def test_what_is_plain_compiles_and_takes_as_much_as_is_told(source: str, text: str) -> None:
    read = tree(source)
    if read and read.plain:
        for flags in FLAGS:
            for pattern in (regex.compile(source, flags), regex.compile(read.bounded, flags)):
                assert set(pattern.groupindex) == read.names
                assert all(m.end() - m.start() >= least(read.node) for m in pattern.finditer(text, overlapped=True))


@settings(max_examples=500, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=9).map("".join))
def test_a_pattern_is_taken_or_refused_as_where_it_is_compiled(source: str) -> None:
    table = {"pattern": source, "no_anchor": "a test"}
    try:
        find = KINDS["regex"].compile(table, Vocabulary()).find
    except KindError:
        return
    regex.compile(source, regex.V0 | regex.IGNORECASE)
    assert isinstance(find, Pattern)
    assert not any(m.start() == m.end() for m in regex.finditer(source, "“A b,” c’s 1.", regex.V0 | regex.IGNORECASE))


@pytest.mark.parametrize(
    "source",
    [
        *("a**", "a{2}{3}", "*a", "(?:*a)", "a|+", "^*", r"\b+", "(?=a)*", "a{3,1}", "[z-a]", "[]a]", "[a--b]", "[[:alpha:]]"),
        *("(?i)a", "(?x)a b", "(?#c)a", "(?>a)b", r"(?P<a>b)(?P=a)", r"(a)\1", r"\p{L}x", r"\Ba", "a}", "a]", "a{501}", "a\n"),
    ],
)
def test_what_is_not_surely_taken_is_not_plain(source: str) -> None:
    read = tree(source)
    assert read is None or not read.plain


@pytest.mark.parametrize(
    "source",
    [
        r"\bspiral(?:s|led|ling)? (?:in)?to (?:war|conflict)\b",
        r"(?<!no )(?-i:[A-Z])[\w’'-]+(?:['’]s)?\s+(?P<what>\w{1,3}?)(?=[,.]|$)",
        r"[^.!?\n-]*+\$\d{1,3}(?:,\d{3})*",
        r"^“?(?:a|b|)c",
    ],
)
def test_what_most_patterns_are_made_of_is_plain(source: str) -> None:
    assert parse(source).plain
    regex.compile(source)


def test_most_bundled_patterns_are_plain() -> None:
    patterns = [rule.find.table["pattern"] for rule in gather(installed=False).rules if isinstance(rule.find, Pattern)]
    told = [pattern for pattern in patterns if parse(pattern).plain]
    print(f"{len(told)} of {len(patterns)}")
    assert len(told) > 0.8 * len(patterns)
    for pattern in told:
        regex.compile(pattern, regex.V0 | regex.IGNORECASE)
