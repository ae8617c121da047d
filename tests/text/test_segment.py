"""Sentences: where a reader would cut, exact in the text as it stands, linear in its length."""

from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from framing.model import Document, Role, Span, Stretch
from framing.text import document, segment
from framing.text.layout import BREAKS, EDGES, ZERO_WIDTH

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
        # quotations
        "“Why now?” Mr. Lee asked. | No one knew.",
        "“Why now?” Rep. J. R. Ek (D-Minn.) asked. | No one knew.",
        "“Enough!” Trade Minister Bo Ek also said. | He sat down.",
        "“Is that so …” Ann Lee wondered. | It was.",
        "“Why now?” | Mr. Lee left the room.",
        "He asked, “Is it safe?” | It was.",
        "They called it “a gift.” | Others did not.",
        "They called it ‘a gift’. | Others did not.",
        "“We lost. | We know it,” he said.",
        "“Not one vote!!!” she wrote. | Then she left.",
        "“It is over.” | ‘It is not.’",
        "'It is over.' | 'It is not.'",
        "He said “Mr. Lee lied.” | She agreed.",
        "(“It is over.”) | They left.",
        # ellipses
        "Wait... he said. | They did.",
        "Wait ... Lee came back. | They did.",
        "So . . . Not here",
        "It is late. ... | Twenty came.",
        "It goes on … | You’d have to ask.",
        "… Four came. | Five left.",
        # places, states, datelines
        "LANSING, Mich. — The mills closed. | All of them.",
        "WASHINGTON, D.C. (AP) — They met. | They left.",
        "He was born in Erie, Pa. | He left at ten.",
        "He was born in Erie, Pa. in 1950. | He left at ten.",
        "They met in N.Y. Senator Ek spoke.",
        "They live on Elm St. | The house is old.",
        "The E.U. and the U.N. agreed. | NATO did not.",
        "The U.S.’s ally left. | It was alone.",
        "He came from Washington, D.C. | Nobody knew him.",
        # titles, ranks, initials
        "Maj. Gen. A. B. Lee spoke. | Col. Ek listened.",
        "MR. LEE SPOKE. | MRS. EK DID NOT.",
        "J. Edgar Lee led it. | He was feared.",
        "They chose Plan B. | The first had failed.",
        "Messrs. Lee and Ek met Mme. Roy. | They ate.",
        "Martin Lee Jr. | But his father was not there.",
        "Martin Lee Jr. Library opened.",
        "“Mr. Lee? | Mr. Ek?”",
        # firms, degrees, Latin
        "Lee, Ph.D., spoke. | Ek, M.D., did not.",
        "Apples, pears, etc. | They sell all of it.",
        "Lee et al. Ek read it. | It was wrong.",
        "Lee & Co. Ltd. sold it. | The price was low.",
        # numbers, dates, clocks
        "It was 3.5 in 2016. | By 2017 it was 4.",
        "See p. 5 and pp. 6-7, vol. 2, No. 3, Fig. 4. | Then stop.",
        "It began on Jan. 5. | It ended in Feb. | Nobody cared.",
        "It closes at 5 p.m. Tuesday. | It opens at 8 a.m. | Lee has the key.",
        "It cost $2.5m. | £3 more was lost.",
        "They won 3-0. | 12 left early.",
        # lists
        "(a) Law. | (b) Votes.",
        "a. First the law.",
        "* The first. | * The second.",
        "iv. The fourth.",
        # addresses and posts
        "Go to www.Example.com/A.B now. | Then wait.",
        "Ann.Lee@Example.org wrote. | Nobody answered.",
        "Yes. | @harbour said it. | #Now",
        "It is done. pic.twitter.com/AbC",
        "Jeb! Lee ran. | He lost.",
        # brackets and notes
        "They left (at last!). | It rained.",
        "They left (see Lee vs. Ek. It is long) at ten. | It rained.",
        "It rose.[1][12] | It fell.",
        "He smiled :( and left. | She stayed.",
        "A bracket ( that nobody closes. | The next sentence.",
        "[They left.] | It rained.",
        # other scripts and letters
        "Élan came. | Émile did not.",
        "It was über. | Übung came.",
        "真的吗？ | 是的！",
        # too little to cut
        "No end of a sentence here",
        "e.g",
        ".",
        "…",
        "?!",
        "“…”",
        "***",
        "A. B.",
    ],
)
def test_a_line_is_cut_where_a_reader_would(text: str) -> None:
    wanted = text.split(" | ")
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
        *(
            "The",
            "Said",
            " Lee said",
            "said",
            "p.m.",
            "Jan.",
            "No.",
            "Pa.",
            "N.H.",
            ", ",
            " - ",
            "iPhone",
            "i.",
            "1. ",
            "-",
            "’s",
        ),
        *("www.", ".com", "/", "Jeb!", "etc.", "I.", "don’t", "\xa0", "]", "»", "«", "É", "St.", "W.", "*", "... ", "\u2028"),
    ]
)
TEXTS = st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=40).map("".join))
SPACE = set(EDGES)


def is_text(c: str) -> bool:
    """Tell whether a character must be in a sentence: all but space, and what has no width."""
    return c not in SPACE


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_every_character_is_in_one_sentence_and_in_order(text: str) -> None:
    found = segment(document("x", text))
    within = [n for sentence in found for n in range(*sentence.span)]
    assert within == sorted(set(within))
    assert {n for n in range(len(text)) if is_text(text[n])} <= set(within)
    assert [sentence.index for sentence in found] == list(range(len(found)))


@settings(deadline=None, max_examples=300)
@given(TEXTS)
def test_a_sentence_has_no_space_at_its_ends_and_no_line_break(text: str) -> None:
    for sentence in segment(document("x", text)):
        words = sentence.span.of(text)
        assert words == words.strip(EDGES) != ""
        assert not set(words) & set(BREAKS)


@settings(deadline=None, max_examples=600)
@given(TEXTS)
def test_sentences_split_again_stay_whole(text: str) -> None:
    read = document("x", text)
    once = [read.of(sentence.span) for sentence in segment(read)]
    again = document("y", "\n".join(once))
    assert [again.of(sentence.span) for sentence in segment(again)] == once


@settings(deadline=None)
@given(TEXTS)
def test_roles_change_no_sentence(text: str) -> None:
    with_roles, without = segment(document("x", text)), segment(Document("x", text))
    assert [sentence.span for sentence in with_roles] == [sentence.span for sentence in without]
    assert {sentence.role for sentence in without} <= {Role.BODY}


def test_space_is_all_that_python_calls_space_and_what_has_no_width() -> None:
    assert {chr(n) for n in range(0x110000) if chr(n).isspace()} == SPACE - set(ZERO_WIDTH)


def test_roles_come_from_the_stretches_and_gaps_are_body() -> None:
    text = "One. Two.\nThree.\nFour.\nFive."
    stretches = (Stretch(Span(0, 9), Role.HEADLINE), Stretch(Span(17, 28), Role.CAPTION))
    assert [str(s.role) for s in segment(Document("x", text, stretches))] == [
        *("headline", "headline", "body", "caption", "caption"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        *(
            "A. " * 100_000,
            "." * 300_000,
            "." * 300_000 + "x",
            "“" * 100_000,
            "(a. " * 50_000,
            "(A b. " * 50_000,
            "x" * 300_000,
        ),
        *(". . . " * 50_000, ". " * 100_000 + "x", "U.S. " * 50_000, "“Why?” " * 40_000, "Hello.World" * 30_000),
        *("." + "'" * 300_000 + "x", ".[1]" * 80_000, "." + "— " * 150_000 + "x", "Mr. " * 50_000, "(" * 300_000 + " A. B"),
        *("." + " " * 300_000 + "x", "@." * 100_000, "a.B" * 100_000, "“Why?” " + "x" * 300_000, ".\ufeff" * 100_000 + "x"),
    ],
    ids=range(22),
)
def test_hostile_lines_are_read_to_their_end(text: str) -> None:
    found = segment(document("x", text))
    assert found[-1].span.end == len(text.rstrip(EDGES))
