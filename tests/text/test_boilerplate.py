"""Lines that no one wrote for the article, and lines that look like them."""

import pytest

from framing.model import Role
from framing.text.boilerplate import is_boilerplate
from framing.text.roles import roles

BODY = "The council met on Monday and put off its vote on the new harbour until the spring."

BOILERPLATE = [
    "Sign up for our morning newsletter",
    "Click here to sign up for the harbour briefing.",
    "Subscribe to our daily e-mail digest!",
    "Get the best of the week delivered to your inbox",
    "Enter your email address:",
    "Email *",
    "Phone This field is for validation purposes and should be left unchanged.",
    "By clicking you agree to our Terms of Service",
    "You may opt out at any time.",
    "We use cookies to improve this site.",
    "Take our survey",
    "Reader Poll:",
    "Follow us on Instagram",
    "Follow Ann Lee on Twitter @annlee.",
    "Like The Daily Mole on Facebook",
    "Share this article",
    "Facebook | Twitter | Email",
    "TWITTER.",
    "Leave a comment",
    "View all 31 comments",
    "© 2021 The Daily Mole",
    "Copyright 2019 Mole Media. All rights reserved.",
    "Reprinted with permission from The Daily Mole.",
    "This article first appeared in The Daily Mole.",
    "Read more: Harbour vote put off again",
    "Read the full interview here.",
    "Watch the whole video below:",
    "Related: Five harbours to see",
    "(Related: Five harbours to see)",
    "Story continues below",
    "ADVERTISEMENT",
    "Sponsored content",
    "Support our journalism with a gift.",
    "Privacy Policy | Terms of Use",
    "FULL TEXT.",
]
PROSE = [
    "Police follow leads on Facebook fraud.",
    "Like many on Facebook, she was angry.",
    "She signed up for the army in May.",
    "Subscribers to the paper fell by a tenth.",
    "The survey was taken in June.",
    "Take our word for it, the captain said.",
    "Read more books, doctors say.",
    "Read the whole bill before you vote, he said.",
    "Share prices fell on Monday.",
    "Copyright law is to change, the minister said.",
    "The new privacy policy of the bank was criticised.",
    "Watch the tide, the pilot warned.",
    "Related species live in Peru.",
    "Support our troops, the poster says.",
    "Email is dying, according to a study.",
    "A poll of 900 readers found that most want a bridge.",
    "The story was published on Friday, and the mayor resigned.",
    "This story of the harbour ends well.",
    "See more of the coast by train.",
    "Sponsored cyclists raised a million for the clinic.",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_a_line_that_belongs_to_the_site_is_boilerplate(line: str) -> None:
    assert is_boilerplate(line)
    assert [stretch.role for stretch in roles("\n".join([BODY, line, BODY]))] == [Role.BODY, Role.BOILERPLATE, Role.BODY]


@pytest.mark.parametrize("line", PROSE)
def test_a_line_of_the_article_is_not(line: str) -> None:
    assert not is_boilerplate(line)


def test_a_poll_is_boilerplate_from_its_call_to_its_form() -> None:
    poll = ["take our poll - story continues below", "Who is the vainest minister?", "* Ann Lee", "Bo Ray", "Email *"]
    found = [stretch.role for stretch in roles("\n".join([BODY, *poll, BODY]))]
    assert found == [Role.BODY, *[Role.BOILERPLATE] * 5, Role.BODY]


def test_a_poll_without_a_form_takes_its_own_line_only() -> None:
    found = [stretch.role for stretch in roles("\n".join([BODY, "Take our poll", *[BODY] * 20]))]
    assert found == [Role.BODY, Role.BOILERPLATE, *[Role.BODY] * 20]


@pytest.mark.parametrize("line", ["Follow " + "A" * 290, "Facebook " * 30, "a" * 400_000, "©" * 300, "Privacy Policy " * 19])
def test_hostile_lines_are_answered(line: str) -> None:
    assert is_boilerplate(line) in (True, False)


def test_boilerplate_is_not_judged() -> None:
    import framing

    report = framing.load(installed=False).check(f"{BODY}\nSubscribe to our newsletter for shameful lies!\n{BODY}")
    assert [str(reading.sentence.role) for reading in report.readings] == ["body", "boilerplate", "body"]
    assert report.findings == ()
