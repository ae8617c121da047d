"""What no output says, in any format, by any command: intent, truth, a verdict on or a score of an article or an outlet."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.cli import BUILT_IN
from framing.cli.methods import LIMITS
from framing.render import RENDERERS

Run = Callable[..., Any]
NEVER = re.compile(
    r"\b(propagand\w*|bias\w*|scor(?:e|es|ed|ing)\b|rank\w*|clean|manipulat\w*|decei\w*|decep\w*|dishonest\w*|lies?\b|liar\w*"
    r"|lying\b|tru(?:e|th)\w*|untru\w*|false\w*|misinform\w*|disinform\w*|fake\w*|trustworth\w*|credib\w*|reliab\w*|worse|better"
    r"|worst|guilty|intends?\b|intention\w*|suspicious|partisan|verdicts?|grade[sd]?\b|index of|rating\w*)",
    re.IGNORECASE,
)
ONLY = ("--pack", "tea.toml", "--rules", "tea")
OF_OTHERS = {  # of corpora and their columns; of what reviewers write and how far they agree
    "measure": {"propaganda", "biased_words"},
    "review": {"score", "verdict"},
}
OWN = {"“{match}” judges the drinker.", "Tea verdict", "tea-verdict", "A verdict on manners."}  # what our pack says


def said(text: str) -> list[str]:
    """Return what is said of what is never to be said, once what the pack says and JSON's values of yes and no are gone."""
    for own in (*OWN, "Tea verdict,", *re.findall(r"(?<=: )(?:true|false)\b", text)):
        text = text.replace(own, "")
    return NEVER.findall(text)


def read(name: str, text: str) -> str:
    """Return what is read in a format: of a page neither tags nor scripts, but what attributes say aloud."""
    if name != "html":
        return text
    aloud = re.findall(r' (?:aria-label|title)="([^"]*)"', text)
    return re.sub(r"<(script|style)>.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL) + " ".join(aloud)


@pytest.mark.parametrize("path", ["talks.txt", "calm.md"])
@pytest.mark.parametrize("more", [[], ["--all", "--show", "dropped"], ["--summary"], ["--group-by", "rule"]], ids=str)
def test_text(framing: Run, path: str, more: list[str]) -> None:
    ran = framing("check", *ONLY, path, *more)
    assert said(ran.out + ran.err) == []


@pytest.mark.parametrize("path", ["talks.txt", "calm.md", "texts"])
@pytest.mark.parametrize("name", RENDERERS)
def test_formats(framing: Run, name: str, path: str) -> None:
    ran = framing("check", *ONLY, path, "--format", name)
    assert ran.status == 0
    assert said(read(name, ran.out) + ran.err) == []


@pytest.mark.parametrize("name", ["text", "json", "html"])
def test_comparison_orders_nothing(framing: Run, name: str) -> None:
    ran = framing("compare", "--pack", "tea.toml", "talks.txt", "texts/deep/c.md", "--format", name)
    assert ran.status == 0
    assert said(read(name, ran.out.replace('"score": ', ""))) == []  # how much two sentences share


@pytest.mark.parametrize(
    "args",
    [
        ("memo", "talks.txt"),
        ("memo", "calm.md"),
        ("explain", "tea.gulp", "--pack", "tea.toml"),
        ("packs", "--pack", "tea.toml"),
        ("test", "tea.toml"),
        ("plugins",),
        ("config",),
        ("cache",),
        ("schema", "config"),
        ("completion", "bash"),
        ("baseline", "add", "talks.txt", "--pack", "tea.toml"),
        ("check", "none"),
    ],
    ids=" ".join,
)
def test_commands(framing: Run, args: tuple[str, ...]) -> None:
    Path("framing.toml").write_text('packs = ["tea.toml"]\nrules = ["tea"]\n', encoding="utf-8")
    ran = framing(*args)
    assert said(ran.out + ran.err) == []


def test_methods_says_it_only_of_what_is_not_claimed(framing: Run) -> None:
    text = " ".join(framing("methods", "--pack", "tea.toml").out.split())
    assert LIMITS in text
    assert said(text.replace(LIMITS, "")) == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_help(framing: Run, name: str) -> None:
    assert set(said(framing(name, "--help").out)) == OF_OTHERS.get(name, set())


def test_nothing_found_is_said_of_the_rules_and_not_of_the_article(framing: Run) -> None:
    assert "nothing found by these rules" in framing("check", *ONLY, "calm.md").out
    assert "nothing found by these rules" in framing("check", *ONLY, "calm.md", "--format", "markdown").out
    assert "nothing found by these rules" in framing("memo", "--pack", "tea.toml", "calm.md").out
