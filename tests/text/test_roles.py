"""What a line of an article is, by the structure of lines alone."""

import pytest

from framing.text import roles

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
    ],
)
def test_lines_have_roles(lines: list[str], wanted: str) -> None:
    assert " ".join(str(stretch.role) for stretch in roles("\n".join(lines))) == wanted


def test_stretches_leave_out_blank_lines_and_edges() -> None:
    text = "\ufeff A Vote \r\n\r\n" + BODY + "\u2028" + BODY
    assert [stretch.span.of(text) for stretch in roles(text)] == ["A Vote", BODY, BODY]
