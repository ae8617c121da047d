"""Settings, baseline and comments as they are used; shell completion."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.version import __version__

Run = Callable[..., Any]
SETTINGS = """\
packs = ["tea.toml"]
rules = ["tea"]

[[paths]]
match = ["texts/*"]
voice = ["author"]
"""


def found(ran: Any) -> dict[str, int]:
    assert ran.status == 0, ran.err
    return {
        document["name"]: sum(len(sentence["findings"]) for sentence in document["sentences"])
        for document in json.loads(ran.out)["documents"]
    }


def test_settings_are_found_and_the_command_line_comes_first(framing: Run) -> None:
    Path("framing.toml").write_text(SETTINGS, encoding="utf-8")
    paths = ("talks.txt", "texts/b.txt", "texts/deep/c.md")
    assert found(framing("check", "--format", "json", *paths)) == {"talks.txt": 1, "texts/b.txt": 0, "texts/deep/c.md": 1}
    ran = framing("check", "--format", "json", "--voice", "author,quoted", *paths)
    assert found(ran) == {"talks.txt": 1, "texts/b.txt": 1, "texts/deep/c.md": 1}
    ran = framing("check", "--format", "json", "--isolated", "--pack", "tea.toml", "--rules", "tea", *paths)
    assert found(ran) == {"talks.txt": 1, "texts/b.txt": 1, "texts/deep/c.md": 1}


def test_settings_can_be_named(framing: Run) -> None:
    Path("other.toml").write_text(SETTINGS.replace("voice", "no-voice"), encoding="utf-8")
    assert framing("check", "--config", "other.toml", "talks.txt") == (
        2,
        "",
        "other.toml:6:1: unknown key 'no-voice' in a paths section; did you mean voice?\n",
    )
    assert framing("check", "--config", "none.toml", "talks.txt") == (2, "", "none.toml: no such file or directory\n")


def test_config_prints_what_holds_and_where_it_was_said(framing: Run) -> None:
    Path("framing.toml").write_text(SETTINGS, encoding="utf-8")
    ran = framing("config", "texts/b.txt")
    assert (ran.status, ran.err) == (0, "")
    rows = [line.split() for line in ran.out.splitlines()]
    assert rows[0] == ["settings:", "framing.toml"]
    assert ["packs", "tea.toml", "framing.toml:1"] in rows
    assert ["voice", "author", "framing.toml:6"] in rows
    assert ["min-severity", "low", "default"] in rows
    rows = [line.split() for line in framing("config").out.splitlines()]
    assert ["voice", "author,", "reported,", "quoted", "default"] in rows
    assert ["paths", "texts/*:", "voice", "=", "author", "framing.toml:6"] in rows
    rows = [line.split() for line in framing("config", env={"FRAMING_WITHOUT": "nuclear"}).out.splitlines()]
    assert ["without", "nuclear", "FRAMING_WITHOUT"] in rows


def test_allowed_phrases_hide_and_are_counted(framing: Run) -> None:
    allow = '[[allow]]\nphrase = "gulped her tea"\nreason = "a quotation"\n'
    Path("framing.toml").write_text(SETTINGS.partition("[[paths]]")[0] + allow, encoding="utf-8")
    ran = framing("check", "talks.txt")
    assert "1 sentence" not in ran.out
    assert ran.out.startswith("talks.txt · 2 sentences, nothing found by these rules, 1 hidden\n")
    assert "Hidden on purpose: 1 by allowed phrases; framing check --show dropped lists" in ran.out
    for form in ("csv", "kwic", "github", "junit"):
        said = "framing: hidden on purpose: 1 by allowed phrases; framing check --show dropped lists them.\n"
        assert framing("check", "--format", form, "talks.txt").err == said
    assert "\nHidden on purpose: 1 by allowed phrases" in framing("check", "--format", "markdown", "talks.txt").out
    assert "Hidden on purpose: 1 by allowed phrases" in framing("memo", "talks.txt").out
    shown = " ".join(framing("check", "--show", "dropped", "talks.txt").out.split())
    assert "“gulped” the article · hidden by an allowed phrase: a quotation" in shown


def test_a_comment_in_a_draft_hides_and_an_idle_one_is_said(tea: Run) -> None:
    draft = "He gulped it. <!-- framing: ignore[tea.gulp] a play -->\n\nShe sat. <!-- framing: ignore[tea] nothing -->\n"
    Path("draft.md").write_text(draft, encoding="utf-8")
    ran = tea("draft.md")
    assert (ran.status, ran.err) == (0, "draft.md:3: comment hides nothing: no such finding here\n")
    assert "Hidden on purpose: 1 by comments in the text" in ran.out


def test_a_baseline_is_added_to_shown_and_pruned(framing: Run) -> None:
    with_tea = ("--pack", "tea.toml")
    ran = framing("baseline", "add", "talks.txt", *with_tea, "--reason", "agreed", "--author", "A. Lee", "--date", "2026-01-31")
    assert ran == (0, "framing-baseline.toml: 1 added, 1 in all\n", "")
    assert framing("baseline", "show").out == (
        "document   rule      words     reason  author  date\ntalks.txt  tea.gulp  “gulped”  agreed  A. Lee  2026-01-31\n"
    )
    check = ("check", *with_tea, "--rules", "tea", "--baseline", "framing-baseline.toml", "--format", "json")
    assert found(framing(*check, "talks.txt", "texts/b.txt")) == {"talks.txt": 0, "texts/b.txt": 1}
    ran = framing("baseline", "add", "texts/b.txt", *with_tea)
    assert ran == (
        2,
        "",
        "framing: framing-baseline.toml would grow by 1: add --accept-new to accept\n"
        "framing:   texts/b.txt: tea.gulp “gulps”\n",
    )
    assert framing("baseline", "add", "texts/b.txt", *with_tea, "--accept-new").out.endswith("1 added, 2 in all\n")
    Path("talks.txt").write_text("They met.\n", encoding="utf-8")
    ran = framing(*check, "talks.txt")
    assert ran.err == "framing-baseline.toml: stale, no such finding any more: 1; framing baseline prune\n"
    assert framing("baseline", "prune", "talks.txt", "texts/b.txt", *with_tea) == (
        0,
        "talks.txt: tea.gulp “gulped” is there no more\nframing-baseline.toml: 1 taken out, 1 in all\n",
        "",
    )


def test_a_baseline_is_of_what_check_shows(framing: Run) -> None:
    allow = '[[allow]]\nphrase = "gulped her tea"\nreason = "a quotation"\n'
    Path("framing.toml").write_text(f'baseline = "ok.toml"\n{SETTINGS}{allow}', encoding="utf-8")
    ran = framing("check", "talks.txt")
    assert ran == (2, "", "ok.toml: no such baseline; 'framing baseline add' writes it\n")
    assert framing("baseline", "add", "talks.txt", "texts").out == "ok.toml: 1 added, 1 in all\n"
    assert framing("baseline", "show").out.splitlines()[1].startswith("texts/deep/c.md  tea.gulp  “gulped”  (none given)")
    Path("texts/deep/c.md").unlink()
    ran = framing("baseline", "prune", "talks.txt")
    assert ran.out == "texts/deep/c.md: tea.gulp “gulped” is there no more\nok.toml: 1 taken out, 0 in all\n"


@pytest.mark.parametrize("command", [["rules"], ["devices"], ["packs"], ["methods"], ["explain", "tea.gulp"], ["test", "tea"]])
def test_packs_of_the_settings_are_known_everywhere(framing: Run, command: list[str]) -> None:
    Path("framing.toml").write_text(SETTINGS, encoding="utf-8")
    ran = framing(*command)
    assert (ran.status, ran.err) == (0, "")
    assert "tea" in ran.out or ran.out == "3 examples of 1 rule hold\n"
    alone = framing(command[0], "--isolated", *command[1:])
    assert "tea" not in alone.out
    assert framing(*command, "--config", "framing.toml") == ran


def test_memo_and_compare_do_as_the_settings_say(framing: Run) -> None:
    Path("framing.toml").write_text(SETTINGS, encoding="utf-8")
    assert "“gulped” · Tea verdict" in framing("memo", "talks.txt").out
    assert "“gulped” · Tea verdict" not in framing("memo", "talks.txt", "--isolated").out
    assert "Tea verdict, the article" in framing("compare", "talks.txt", "texts/deep/c.md").out


def test_a_broken_baseline_stops_the_run(tea: Run) -> None:
    Path("b.toml").write_text("schema = 1\n[[findings]]\n", encoding="utf-8")
    ran = tea("--baseline", "b.toml", "talks.txt")
    assert ran == (2, "", "b.toml:2:1: unknown key 'findings' in the baseline; did you mean finding?\n")


@pytest.mark.parametrize(("name", "title"), [("report", "framing report"), ("config", "framing settings")])
def test_schemas_are_printed(framing: Run, name: str, title: str) -> None:
    assert json.loads(framing("schema", name).out)["title"] == title


def test_a_misspelt_schema_is_told_its_nearest(framing: Run) -> None:
    assert framing("schema", "rapport") == (
        2,
        "",
        "framing: NAME: 'rapport' is not one of report, config; did you mean report?\n",
    )


@pytest.mark.parametrize(
    ("shell", "env", "out"),
    [
        ("bash", {"COMP_WORDS": "framing comp", "COMP_CWORD": "1"}, "plain,compare\nplain,completion\n"),
        ("bash", {"COMP_WORDS": "framing check --min-s", "COMP_CWORD": "2"}, "plain,--min-severity\n"),
        ("fish", {"COMP_WORDS": "framing plug", "COMP_CWORD": "plug"}, "plain,plugins\tList the plugins.\n"),
        ("zsh", {"COMP_WORDS": "framing plug", "COMP_CWORD": "1"}, "plain\nplugins\nList the plugins.\n"),
    ],
)
def test_shells_complete_commands_and_options(framing: Run, shell: str, env: dict[str, str], out: str) -> None:
    assert framing("completion", shell).out.count("_framing_completion") >= 2
    assert framing(env={"_FRAMING_COMPLETE": f"{shell}_complete", **env}).out == out


def test_methods_is_one_paragraph_with_versions_and_hashes(framing: Run) -> None:
    ran = framing("methods", "--pack", "tea.toml")
    assert (ran.status, ran.err) == (0, "")
    said = " ".join(ran.out.split())
    assert said.startswith(f"Framing devices were looked for with framing-detector {__version__}: ")
    assert re.search(r"tea 0\.1\.0 \(sha256 [0-9a-f]{12}\)", said)
    assert "no judgement of truth, intent or bias" in said
    assert re.search(r"Of these rules \d+ were measured, on PTC [^;]+; judged by annotators\); tiers follow", said)
    assert max(map(len, ran.out.splitlines())) <= 80
