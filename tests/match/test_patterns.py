"""Rules that are regular expressions: what is refused, and what is reported of a match."""

from typing import Any

import pytest

from framing.errors import KindError
from framing.match import KINDS, Vocabulary
from framing.match.kind import Compiled
from framing.model import Found, Span


def made(**table: Any) -> Compiled:
    given = table if "anchors" in table else {"no_anchor": "a test", **table}
    return KINDS["regex"].compile(given, Vocabulary())


@pytest.mark.parametrize(
    ("table", "key", "message"),
    [
        ({"pattern": "a("}, "pattern", "not a regular expression: missing ) at position 2"),
        ({"pattern": "(?V1)a"}, "pattern", "the flag (?V1) is not allowed: patterns have version 0 semantics"),
        ({"pattern": "(?w)a"}, "pattern", "the flag (?w) is not allowed: its words do not end at an apostrophe"),
        *(
            ({"pattern": empty}, "pattern", "it matches nothing at all: every place in a text would be a finding")
            for empty in ("", "a*", "a?b?", r"\b", "^", "$", "(?=c)", r"(?<=A )b??", "x|", "(?<!x)")
        ),
        ({"pattern": "a", "mark": "b"}, "mark", "the pattern has no group 'b' (groups: none)"),
        ({"pattern": "(?P<c>a)(?P<d>b)", "mark": "b"}, "mark", "the pattern has no group 'b' (groups: c, d)"),
        *(
            (
                {"pattern": wordless, "anchors": []},
                "pattern",
                'the pattern has no word that stands in every match: give anchors = ["…"], or no_anchor = "reason"',
            )
            for wordless in (r"\w+e", "a", "x|the", r"(?:bloc)?\d+", "(?!bloc)[a-z]+", "[^b]o", "[“”]", "c[a-z]*")
        ),
        *(
            ({"pattern": pattern}, "pattern", f"cannot tell how long a match can be: {said!r} is not understood")
            for pattern, said in (
                ("(a(?R)?b)", "(?R)?b)"),
                ("(?:foo){e<=1}", "{e<=1}"),
                ("(a)?(?(1)b|c)x", "(?(1)b|c)x"),
                (r"a\Xb", r"\Xb"),
                (r"foo(*SKIP)x", "(*SKIP)x"),
                (r"a\Kb", r"\Kb"),
            )
        ),
        (
            {"pattern": "a.{0,7000}b"},
            "pattern",
            "a match can be 7002 characters long, more than 6000: set limits to its repeats",
        ),
        (
            {"pattern": r"(?:(?:.*b)*c)*d"},
            "pattern",
            "a match can be 50111 characters long, more than 6000: set limits to its repeats",
        ),
        ({"pattern": "a", "anchors": ["b", " "]}, "anchors", "an anchor is blank"),
        ({"pattern": "a", "anchors": [], "no_anchor": " "}, "no_anchor", "say why there is no anchor"),
        ({"pattern": "a", "anchors": ["x"], "no_anchor": "short"}, "no_anchor", "the rule has anchors"),
    ],
)
def test_what_cannot_be_is_refused_at_its_key(table: dict[str, Any], key: str, message: str) -> None:
    with pytest.raises(KindError) as raised:
        made(**table)
    assert (raised.value.key, raised.value.text) == (key, message)


@pytest.mark.parametrize(
    ("table", "text", "things"),
    [
        ({"pattern": "a|ab"}, "ab", [Found(Span(0, 1), Span(0, 1))]),  # the first alternative, not the longest
        ({"pattern": "ab"}, "AB", [Found(Span(0, 2), Span(0, 2))]),
        ({"pattern": "ab", "case": "exact"}, "AB ab", [Found(Span(3, 5), Span(3, 5))]),
        (
            {"pattern": "(?P<one>a)(?P<two>b)?", "mark": "two"},
            "ab a",
            [
                Found(Span(0, 2), Span(1, 2), "", (), {"one": "a", "two": "b"}),
                Found(Span(3, 4), Span(3, 4), "", (), {"one": "a"}),  # no part in it: the whole is the mark
            ],
        ),
        ({"pattern": r"(?<=q)\w*"}, "q qu", [Found(Span(3, 4), Span(3, 4))]),  # what is empty is passed over
    ],
)
def test_what_a_pattern_finds(table: dict[str, Any], text: str, things: list[Found]) -> None:
    assert list(made(**table).find(text, 0, len(text))) == things


def test_anchors_are_folded() -> None:
    assert made(pattern="so[- ]called", anchors=["So  Called", "so\u2011called", "STRASSE’S"]).anchors == (
        "so called",
        "so-called",
        "strasse's",
    )


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        (r"\b(?:so|self)[- ](?:called|styled)\b", ("called", "styled")),
        (r"\w+gate\b", ("gate",)),
        (r"\d+ (?:dead|killed)", ("dead", "killed")),
        (r"slam(?:s|med|ming)?\s+(?:\w+\s+){0,2}door", ("slam",)),
        (r"(?<=the )[Pp]uppet(?= state)", ("puppet",)),
        (r"(?-i:Iron) Curtain|(?P<x>new )?Cold War", ("cold", "curtain")),
        (r"don[’']t\s+dare", ("don't",)),
        (r"(?:blocs?){2}", ("blocbloc", "blocsbloc")),
        (r"col(?#comment)d\x20war", ("cold",)),
        (r"(?x) cold  \s war # peace", ("cold",)),
        (r"[bc]loc(?:k|kade)\b", ("block", "clock")),
        (r"\bna(?:ï|i)ve\b", ("naive", "naïve")),
        (r"caf\u00e9s?", ("café",)),
        (r"Stra(?:ß|ss)e", ("stra",)),
    ],
)
def test_anchors_are_found_in_the_pattern(pattern: str, anchors: tuple[str, ...]) -> None:
    assert made(pattern=pattern, anchors=[]).anchors == anchors


def test_a_rule_without_anchors_says_why() -> None:
    assert made(pattern="a", anchors=[], no_anchor="marks of punctuation only").anchors == ()


@pytest.mark.parametrize(
    ("pattern", "anchors", "missed"),
    [
        (r"rival (?:camps?|blocs?)\b", ["camp"], "rival bloc"),
        (r"\blays?\s+bare|living\s+proof", ["lays bare", "proof"], "lay bare"),
        (r"(?:anyone|those)\s+(?:who\s+)?are\s+not", ["anyone", "those who"], "those are not"),
        (r"colou?r\b", ["color"], "colour"),
    ],
)
def test_anchors_that_a_match_can_do_without_are_refused(pattern: str, anchors: list[str], missed: str) -> None:
    with pytest.raises(KindError) as raised:
        made(pattern=pattern, anchors=anchors)
    assert (raised.value.key, raised.value.text) == ("anchors", f"none stands in “{missed}”, which the pattern matches")


@pytest.mark.parametrize(
    ("pattern", "anchors"),
    [
        (r"rival (?:camps?|blocs?)\b", ["rival"]),
        (r"(?<=so )called|styled", ["called", "styled"]),
        (r"a(?=.{0,9}war)", ["war"]),
        (r"(?:camp|bloc)(?! fire)", ["bloc", "camp"]),
    ],
)
def test_anchors_that_stand_in_every_match_are_taken(pattern: str, anchors: list[str]) -> None:
    assert made(pattern=pattern, anchors=anchors).anchors == tuple(anchors)
