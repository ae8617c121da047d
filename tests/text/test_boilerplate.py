"""Lines that no one wrote for the article, and lines that look like them."""

import re

import pytest

from framing.match import escape, tree
from framing.model import Role
from framing.text import boilerplate, lazy
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


def unlike(source: str, begins: tuple[str, ...]) -> list[str]:
    """Return short texts that a pattern may match and that begin in none of some ways."""

    def known(text: str) -> bool:
        return text.startswith(begins)

    node = tree.parse(source).node
    return [text for branch in escape._branches(node) for text in escape._ways(branch, [""], known) if not known(text)]


@pytest.mark.parametrize("begins, source", boilerplate._LINES.given)
def test_a_pattern_matches_no_line_that_begins_otherwise_than_it_says(begins: str, source: str) -> None:
    told = tuple(begins.split("|"))
    for text in unlike(source, told):
        for line in (text, text.capitalize(), f"• {text}", f"{text} more"):
            if re.match(source, line.removeprefix("• "), re.IGNORECASE):
                assert begins.startswith("…") and begins[1:] in line.lower()


def test_a_way_to_begin_that_is_left_out_is_seen() -> None:
    source = dict(map(reversed, boilerplate._LINES.given))  # type: ignore[arg-type]
    (sign_up,) = [pattern for pattern, begins in source.items() if "signing up" in begins]
    assert any(re.match(sign_up, text) for text in unlike(sign_up, ("click ", "sign up", "signed up")))


@pytest.mark.parametrize(
    "line", ["SHARE", "[Share]", "(c) 2020 Harbour Times", "( © 2021 Harbour Times", "•  ſhare this story", "Prİnt"]
)
def test_case_marks_and_odd_letters_hide_no_beginning(line: str) -> None:
    patterns = [re.compile(rf"(?:[*•>\[(]\s?)?(?:{source})", re.IGNORECASE) for _, source in boilerplate._LINES.given]
    assert is_boilerplate(line) is any(pattern.match(line) for pattern in patterns)


def test_few_patterns_are_compiled_for_plain_prose() -> None:
    lazy.compiled.cache_clear()
    assert not any(map(is_boilerplate, (BODY, "The tale was told at length.", "“We see more of it,” she said.")))
    assert lazy.compiled.cache_info().currsize == 0
