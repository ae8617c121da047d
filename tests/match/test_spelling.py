"""Plain phrases in every spelling of theirs, and nothing but whole words; offsets stay those of the text."""

import pytest
from hypothesis import given, settings, strategies as st

from framing.match import KINDS, Vocabulary, literals
from framing.match.anchored import Anchored
from framing.match.literal import longest
from framing.match.spelling import spaced
from framing.model import Found, Span


def spans(phrases: list[str], text: str, *, exact: bool = False) -> list[tuple[int, int]]:
    found = literals(phrases, exact=exact)(text, 0, len(text))
    return [tuple(thing.whole) for thing in found if isinstance(thing, Found)]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("camp", "İİ camp", [(3, 7)]),  # İ folds to two code points
        ("camp", "ßß camp", [(3, 7)]),
        ("camp", "ﬃﬁ camp", [(3, 7)]),
        ("camp", "e\u0301e\u0301 camp", [(5, 9)]),
        ("camp", "\u00ad\u200b\ufeff camp", [(4, 8)]),
        ("camp", "“‘’” camp", [(5, 9)]),
        ("camp", "𝔸😀 camp", [(3, 7)]),
        ("camp", "\ud800 camp \udfff", [(2, 6)]),
        ("strasse", "die Straße", [(4, 10)]),
        ("straße", "die STRASSE", [(4, 11)]),
        ("office", "an oﬃce", [(3, 7)]),
        ("oﬃce", "an Office", [(3, 9)]),
        ("fi", "an oﬃce, ﬁ", [(9, 10)]),
        ("kelvin", "\u212aelvin", [(0, 6)]),
        ("sense", "\u017fense", [(0, 5)]),
        ("ISTANBUL", "ıstanbul", [(0, 8)]),
        ("istanbul", "İstanbul İSTANBUL", [(0, 8), (9, 17)]),
    ],
)
def test_folding_moves_no_offset(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    assert spans([phrase], text) == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("café", "cafe\u0301 CAFE\u0301 cafe", [(0, 5), (6, 11)]),
        ("cafe\u0301", "café", [(0, 4)]),
        ("cafe", "café cafe\u0301 cafe", [(11, 15)]),
        ("ế", "ế ê\u0301 e\u0302\u0301", [(0, 1), (2, 4), (5, 8)]),
        ("ệ", "ê\u0323 ẹ\u0302 e\u0302\u0323", [(0, 2), (3, 5), (6, 9)]),
        ("한", "한 \u1112\u1161\u11ab", [(0, 1), (2, 5)]),
    ],
)
def test_letters_with_marks_match_however_they_are_encoded(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    assert spans([phrase], text) == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("don't", "don’t don‘t donʼt don't", [(0, 5), (6, 11), (12, 17), (18, 23)]),
        ("don’t", "don't don’t", [(0, 5), (6, 11)]),
        ('a "free" bloc', "a “free” bloc", [(0, 13)]),
        ("a “free” bloc", 'a "free" bloc', [(0, 13)]),
        ("a „free“ bloc", "a “free” bloc", [(0, 13)]),
        ("so-called", "so\u2010called so\u2011called so-called so called", [(0, 9), (10, 19), (20, 29)]),
        ("so\u2011called", "so-called", [(0, 9)]),
        ("cold war", "cold \t\u00a0\u2009war cold\u2011war", [(0, 11), (12, 20)]),
        ("cold war", "cold\nwar cold\r\nwar cold\u2028war cold, war cold—war", []),
    ],
)
def test_spaces_quotes_and_hyphens_match_their_kin(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    assert spans([phrase], text) == found


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("art", "thwart artful art", [(14, 17)]),
        ("art", "thw\u00adart art\u00adful", []),  # a soft hyphen joins
        ("art", "thw\u200dart thw\u200cart", []),
        ("art", "\u200bart", [(1, 4)]),  # a zero-width space parts
        ("thwart", "thw\u00adart thw\u200bart", []),  # neither is looked through
        ("iran", "⚠\ufe0fIran", [(2, 6)]),  # the selector belongs to the sign
        ("ukraine", "Ukraine’s Ukraine's Ukraines", [(0, 7), (10, 17)]),
        ("camp", "camp_a x2camp camp2 (camp) camp.", [(21, 25), (27, 31)]),
    ],
)
def test_only_whole_words_match(phrase: str, text: str, found: list[tuple[int, int]]) -> None:
    assert spans([phrase], text) == found


def test_case_counts_where_asked() -> None:
    assert spans(["US"], "us Us US", exact=True) == [(6, 8)]


def test_a_boundary_looks_left_of_the_stretch_and_not_right_of_it() -> None:
    find = literals(["camp"])
    assert list(find("xcamp", 1, 5)) == []
    assert [thing[0] for thing in find("camps", 0, 4)] == [(0, 4)]


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ([], []),
        ([(0, 2), (0, 5)], [(0, 5)]),
        ([(0, 4), (2, 9), (9, 12)], [(2, 9), (9, 12)]),
        ([(0, 4), (3, 7), (6, 10)], [(0, 4), (6, 10)]),
        ([(0, 4), (3, 8), (7, 11)], [(3, 8)]),
    ],
)
def test_of_overlapping_spans_the_longest_is_kept_then_the_leftmost(
    given_: list[tuple[int, int]], kept: list[tuple[int, int]]
) -> None:
    assert longest([Span(*span) for span in given_]) == kept


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: Span(pair[0], sum(pair)))))
def test_longest_is_what_taking_one_at_a_time_gives(spans_: list[Span]) -> None:
    taken: list[Span] = []
    for span in sorted(spans_, key=lambda span: (span.start - span.end, span.start)):
        taken += [span] * (not any(span.overlaps(other) for other in taken))
    assert longest(spans_) == sorted(taken)


ENTRIES = [
    "café",
    "straße",
    "oﬃce",
    "İstanbul",
    "ılık",
    "ὀδός",
    "ᾳδης",
    "don't",
    "cold war",
    "ǆem",
    "ŉ",
    "ΐ",
    "ế",
    "K",
    "ſ",
    "Å",
]
LETTERS = st.sampled_from([*"".join(ENTRIES), *"ssSSfiFIİIiıσςΣ’‘'- \u0301\u0302\u0307\u0323\u00ad\u200bK\u212aÅ\ud800"])


@settings(max_examples=600, deadline=None)
@given(
    st.sampled_from(ENTRIES),
    st.lists(LETTERS, max_size=4).map("".join),
    st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase]),
    st.lists(LETTERS, max_size=4).map("".join),
)
def test_what_is_found_holds_its_anchor(entry: str, before: str, cased: object, after: str) -> None:
    compiled = KINDS["words"].compile({"words": ENTRIES}, Vocabulary())
    text = f"{before} {cased(entry)} {after}"  # type: ignore[operator]
    for form in ENTRIES:
        alone = literals([form])
        for thing in alone(text, 0, len(text)):
            assert thing[0][0] < thing[0][1] <= len(text)
    assert isinstance(compiled.find, Anchored)
    if list(compiled.find(text, 0, len(text))):
        assert any(needle.literal in spaced(text) for needle in compiled.find.needles)
