"""What a line of an article is, by the structure of lines alone."""

import pytest
from hypothesis import given, strategies as st

from framing.text import roles
from framing.text.layout import EDGES, lines

BODY = "The council met on Monday and put off the vote by a week."


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (["Council Puts Off Vote", BODY], "headline body"),
        (["Council puts off vote on harbour", BODY], "headline body"),
        (["Will the council vote?", BODY], "headline body"),
        ([BODY, "A Vote Put Off", BODY], "body heading body"),
        ([BODY, "A Vote Put Off"], "body body"),  # nothing follows: no heading
        ([BODY, "a vote put off", BODY], "body body body"),
        ([BODY, "The members of the council then went home", BODY], "body body body"),
        ([BODY], "body"),
        (["Council Puts Off Vote"], "body"),
        (["Council Puts Off Vote", "By Ann Lee", BODY], "headline byline body"),
        (["Council Puts Off Vote", "By Ann Lee and Bo Ek", BODY], "headline byline body"),
        ([BODY, "By then it was late.", BODY], "body body body"),
        ([BODY, "Photo: Ann Lee", BODY], "body caption body"),
        ([BODY, "The harbour at dawn. (Photo by Ann Lee)", BODY], "body caption body"),
        (["# A Vote", BODY, "## The harbour", BODY], "headline body heading body"),
        ([BODY, "So it goes pic.twitter.com/abc123", "— Harbour Watch (@harbour) May 3, 2021", BODY], "body post post body"),
        ([BODY, "So it goes", "— Harbour Watch (@harbour) May 3, 2021", BODY], "body post post body"),
        ([BODY, "• The first point", BODY], "body body body"),
        (["“We Will Vote,” Mayor Says", BODY], "headline body"),
        # comments of a draft, which are no neighbours of a line
        (["<!-- framing: ignore[sides] a quotation -->", "Council Puts Off Vote", BODY], "boilerplate headline body"),
        ([BODY, "<!-- ask again", "on Monday -->", "A Vote Put Off", BODY], "body boilerplate boilerplate heading body"),
        ([BODY, f"{BODY} <!-- where? -->", f"<!-- never closed. {BODY}", BODY], "body body body body"),
        (["<!-- one --> She sat.", BODY], "body body"),
        # the first line
        ([BODY, BODY], "body body"),
        (["Council Puts Off Harbour Vote.", BODY], "headline body"),  # a full stop, but in capitals throughout
        (["The council met. It was late.", BODY], "body body"),
        (["The council met in the U.S.", BODY], "body body"),
        (["Council to vote on harbour...", BODY], "headline body"),
        (["Vote now!", BODY], "headline body"),
        (
            ["Would the council, after all that was said in the long night of Monday, and after all the letters, vote?", BODY],
            "headline body",
        ),
        (
            [
                "Would the council, " + "after all of that, " * 6 + "vote?",
                BODY,
            ],
            "body body",
        ),
        (["Council, Harbour Board, Port Police And " * 6, BODY], "body body"),
        (["Dear all:", BODY], "body body"),
        (["the council met", BODY], "body body"),
        (["iPhone sales fall", BODY], "headline body"),
        (["1. The council", BODY], "body body"),
        (["***", BODY], "body body"),
        (["# A Vote"], "body"),
        # headings
        ([BODY, "Background", BODY], "body heading body"),
        ([BODY, "A quiet vote", BODY], "body heading body"),
        ([BODY, "A quiet vote", "Not so."], "body body body"),
        ([BODY, "Who Voted Against?", BODY], "body heading body"),
        ([BODY, "Who voted against it?", BODY], "body body body"),
        ([BODY, "Why?", BODY], "body body body"),
        ([BODY, "Never Again!", BODY], "body heading body"),
        ([BODY, "Those Who Voted:", BODY], "body body body"),
        ([BODY, "Those Who Voted,", BODY], "body body body"),
        (
            [
                "A line that was cut off by hand, as letters of old were, and which goes on in the next line, as does",
                "Ann Lee",
                BODY,
            ],
            "headline body body",
        ),
        ([BODY, "#harbour is what they wrote", BODY], "body body body"),
        # bylines
        ([BODY, "By Ann Lee, Harbour Times", BODY], "body byline body"),
        ([BODY, "BY ANN LEE", BODY], "body byline body"),
        ([BODY, "Written by Ann van Lee | May 3, 2021", BODY], "body byline body"),
        ([BODY, "By Ann Lee in Oslo", BODY], "body byline body"),
        ([BODY, "(Reporting by Ann Lee; Editing by Bo Ek)"], "body byline"),
        ([BODY, "Bo Ek contributed to this report."], "body byline"),
        ([BODY, "By Monday the council had put off the vote", BODY], "body body body"),
        ([BODY, "By Ann Lee’s count, the vote was lost.", BODY], "body body body"),
        # captions
        ([BODY, "(Image credit: Bo Ek)", BODY], "body caption body"),
        ([BODY, "FILE PHOTO: The harbour at dawn, May 3, 2021.", BODY], "body caption body"),
        ([BODY, "FILE - The harbour at dawn.", BODY], "body caption body"),
        ([BODY, "The harbour at dawn (AP Photo/Ann Lee)", BODY], "body caption body"),
        ([BODY, "ANN LEE/AFP/Getty Images", BODY], "body caption body"),
        ([BODY, "Photo by Ann Lee", BODY], "body caption body"),
        ([BODY, "Image by image, the film shows the harbour.", BODY], "body body body"),
        ([BODY, "Photos showed the harbour at dawn.", BODY], "body body body"),
        # posts
        ([BODY, "So it goes https://t.co/abc", BODY], "body post body"),
        ([BODY, "So it goes — Harbour Watch (@harbour) May 3, 2021", BODY], "body post body"),
        ([BODY, "So it goes", "Harbour Watch (@harbour) 3 May 2021"], "body post post"),
        ([BODY, "So — Ann (@a) May 3, 2021", "— Bo (@b) May 4, 2021"], "body post post"),
        (["So it goes", "— Harbour Watch (@harbour) May 3, 2021", BODY], "post post body"),
        ([BODY, "They wrote to Ann Lee (@ann) on May 3, 2021.", BODY], "body body body"),
        ([BODY, "See pic.twitter.com/abc for more.", BODY], "body body body"),
    ],
)
def test_lines_have_roles(lines: list[str], wanted: str) -> None:
    assert " ".join(str(stretch.role) for stretch in roles("\n".join(lines))) == wanted


def test_stretches_leave_out_blank_lines_and_edges() -> None:
    text = "\ufeff A Vote \r\n\r\n" + BODY + "\u2028" + BODY
    assert [stretch.span.of(text) for stretch in roles(text)] == ["A Vote", BODY, BODY]


PIECES = st.sampled_from(
    [
        *(
            "Council",
            " Puts Off ",
            "vote",
            ". ",
            "?",
            "\n",
            "\r\n",
            "\x85",
            "# ",
            "By Ann Lee",
            "Photo: ",
            "— Ann (@a) May 3, 2021",
        ),
        *("pic.twitter.com/a", "https://t.co/b", "/AP", "(", ")", "\ufeff", " ", "\udc80", "é", "iP", "1. ", "“", "”", ":"),
    ]
)


@given(st.one_of(st.text(max_size=120), st.lists(PIECES, max_size=30).map("".join)))
def test_every_line_that_is_not_blank_has_one_role(text: str) -> None:
    found = roles(text)
    within = [n for stretch in found for n in range(*stretch.span)]
    assert within == sorted(set(within))
    assert {n for n in range(len(text)) if text[n] not in EDGES} <= set(within)
    assert [stretch.span.of(text) for stretch in found] == [span.of(text) for span in lines(text)]


@pytest.mark.parametrize(
    "line",
    [
        *("By " + "A" * 300_000, "By " + "A b " * 80_000, "Photo" * 60_000, "— " * 150_000, "(@a) " * 60_000, "(" * 300_000),
        *("— " + "a" * 300_000 + " (@x) June 6, 2023", "pic.twitter.com/" + "a" * 300_000, "#" * 300_000, "A’" * 150_000),
    ],
    ids=range(10),
)
def test_hostile_lines_have_a_role(line: str) -> None:
    assert len(roles(BODY + "\n" + line + "\n" + BODY)) == 3
