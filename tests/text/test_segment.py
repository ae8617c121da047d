"""Sentences: where a reader would cut, exact in the text as it stands, linear in its length."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from framing.model import Document, Role, Span, Stretch
from framing.text import document, segment

SEED = Path(__file__).parents[2] / "seeds" / "nato-tokyo.txt"


def sentences(text: str) -> list[str]:
    """Return the sentences of one line, taken as body."""
    whole = Document("x", text, (Stretch(Span(0, len(text)), Role.BODY),))
    return [whole.of(sentence.span) for sentence in segment(whole)]


@pytest.mark.parametrize(
    "text",
    [
        "He objects. | NATO declined.",
        "“A big mistake.” | He left.",
        "“It is late.” | “Not so.” | They left.",
        "Mr. Lee met Dr. Ek on Jan. 5 in St. Louis. | It rained.",
        "Sen. Ann Lee (R-Wis.) voted no. | Others did not.",
        "The U.S. Ambassador left. | The U.S. envoy stayed.",
        "He left the U.S. | The envoy stayed.",
        "The G.O.P. | But it lost.",
        "“Why?” the minister asked. | Nobody knew.",
        "“Why?” | Nobody knew.",
        "“Go!” Ann Lee shouted. | They went.",
        "“If . . . we go, we lose,” he said. | They stayed.",
        "“We will see… and wait,” he said. | They waited.",
        "It ended there… | The next day it began.",
        "It ended there.... | Nothing came.",
        "They met (it was late). | They left.",
        "They met. | (It was late.) | They left.",
        "They met (it was late. It rained.) and left.",
        "MANCHESTER, N.H. - The vote began. | It ended.",
        "MANCHESTER, N.H. — The vote began.",
        "George W. Bush spoke. | J. R. Lee did not.",
        "You and I. | Then she.",
        "It rose by 3.5 percent. | It fell by .5 then.",
        "Write to a.b@example.org or see example.com. | Then wait.",
        "See https://example.org/a.b/C.html for more. | Then wait.",
        "It opens at 9 a.m. Eastern on Monday. | It closes at 5 p.m. | The rest is free.",
        "Acme Inc. said so. | Acme Corp. did not.",
        "He works for Acme Inc. | The firm is old.",
        "She has a Ph.D. | He has none.",
        "''It is late,'' he said. | ''Is it?'' she asked. | Yes.",
        '"It is late." | "Is it?" | Yes.',
        "1. First the law. | 2. Then the vote.",
        "No. 5 won. | No. | It lost.",
        "What?! | No!",
        "Yahoo! shares fell. | They rose.",
        "Is it iPhone? | iPhone it is.",
        "The end.[3] | The next.",
        "He said: “Stop.” | They stopped.",
        "‘Stop.’ | They stopped.",
        "«Stop.» | They stopped.",
        "It cost $5 million vs. $4 million. | It paid.",
        "Gen. Lee and Lt. Col. Ek met. | They spoke.",
        "It was, e.g. on Monday, late. | It was so, i.e. never early.",
        "In Sept. 2020 it began. | In Sept. | The rest is known.",
        "他来了。 | 他走了。",
        "No end of a sentence here",
        "e.g",
        ".",
        "…",
        "?!",
        "A. | B.",
    ],
)
def test_a_line_is_cut_where_a_reader_would(text: str) -> None:
    wanted = text.split(" | ")
    if text == "A. | B.":  # two initials: nothing tells them from a name
        wanted = ["A. B."]
    assert sentences(" ".join(wanted)) == wanted


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("It ended.Then it began. It ended.", ["It ended.", "Then it began.", "It ended."]),
        ("One\nTwo", ["One", "Two"]),
        ("One\r\nTwo\rThree", ["One", "Two", "Three"]),
        ("One\x85Two\u2028Three\u2029Four\x0cFive\x0bSix", ["One", "Two", "Three", "Four", "Five", "Six"]),
        ("\ufeffOne. Two.\n\n \t\n Three. ", ["One.", "Two.", "Three."]),
        ("\u200b\n\ufeff", []),
        ("", []),
    ],
)
def test_a_sentence_never_crosses_a_line_and_has_no_space_at_its_ends(text: str, cut: list[str]) -> None:
    read = document("x", text)
    assert [read.of(sentence.span) for sentence in segment(read)] == cut


def test_the_seed_has_twenty_sentences() -> None:
    text = SEED.read_text(encoding="utf-8")
    found = segment(document("seed", text))
    assert [s.span.start for s in found] == [
        *(0, 191, 233, 428, 575, 700, 808, 832, 1073, 1194, 1496, 1541, 1626, 1767, 1961, 2201, 2218, 2385, 2587, 2714),
    ]
    assert [s.index for s in found] == list(range(20))
    roles = {s.index: str(s.role) for s in found if s.role is not Role.BODY}
    assert roles == {1: "heading", 6: "heading", 9: "post", 10: "post", 15: "heading"}


PIECES = st.sampled_from(
    [
        *("He said so", "U.S.", "Mr.", ". ", "? ", "! ", "…", " . . . ", "“", "”", "''", "(", ")", "\n", "\r\n", " ", "\x85"),
        *("a", "A", "3.5", "\ufeff", "\u200b", "é", "\ud800", "🇫🇷", "。", "—", "pic.twitter.com/a", "[1]", "x@y.org"),
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"  # at the edges of a line these count as space


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_character_is_in_one_sentence_and_in_order(text: str) -> None:
    read = document("x", text)
    found = segment(read)
    reached = 0
    for sentence in found:
        assert reached <= sentence.span.start < sentence.span.end <= len(text)
        assert not text[sentence.span.start].isspace()
        assert not text[sentence.span.end - 1].isspace()
        assert not set("\n\r") & set(read.of(sentence.span))
        reached = sentence.span.end
    kept = sum(not c.isspace() and c not in INVISIBLE for s in found for c in read.of(s.span))
    assert kept == sum(not c.isspace() and c not in INVISIBLE for c in text)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_a_text_of_its_own_sentences_is_cut_into_the_same(text: str) -> None:
    read = document("x", text)
    first = [read.of(s.span) for s in segment(read)]
    again = Document("y", "\n".join(first), ())
    lines: list[Stretch] = []
    at = 0
    for line in first:
        lines.append(Stretch(Span(at, at + len(line)), Role.BODY))
        at += len(line) + 1
    second = [again.of(s.span) for s in segment(Document("y", again.text, tuple(lines)))]
    assert "".join(second).replace(" ", "") == "".join(first).replace(" ", "")
    assert len(second) >= len(first)


@pytest.mark.parametrize(
    "text",
    ["A. " * 100_000, "." * 300_000, "“" * 100_000, "(a. " * 50_000, "x" * 300_000, ". . . " * 50_000, "U.S. " * 50_000],
)
def test_hostile_lines_are_read_to_their_end(text: str) -> None:
    found = segment(document("x", text))
    assert found[-1].span.end == len(text.rstrip())
