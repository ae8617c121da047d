"""The commands that say what framing knows, and how fast it says how it is used."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from framing import __version__
from framing.cli import BUILT_IN, lines, main
from framing.errors import Fault, PackError, PluginError, ReadError, UsageError

Run = Callable[..., Any]

EXPLAINED = """\
tea.gulp · Tea verdict
tea · wording · high · words

what          Judges how tea is drunk.
why           A verdict on manners.
says          “{match}” judges the drinker.
ask           How much did they drink?
boundary      Not coffee.
voices        author, reported, quoted
roles         body, byline, caption, heading, headline, post
matches       gulp: gulp, gulps, gulped, gulping
except        gulped for air: no tea
finds         She <<gulped>> it.
passes over   She drank it.
              He gulped for air.
references    doi:10.1000/tea
              tea-1900
measured      not measured: how often it is right is not known
written in    tea.toml:10
"""


def test_help_names_every_command(framing: Run) -> None:
    ran = framing("--help")
    assert ran.status == 0
    assert [line.split()[0] for line in ran.out.split("Commands:\n")[1].split("\n\n")[0].splitlines()] == list(BUILT_IN)
    assert "..." not in ran.out.split("Commands:\n")[1]


def test_framing_alone_says_how_it_is_used(framing: Run) -> None:
    assert framing() == framing("--help")


@pytest.mark.parametrize("name", ["baseline", "new"])
def test_a_command_of_commands_alone_says_how_it_is_used(framing: Run, name: str) -> None:
    assert framing(name) == framing(name, "--help")


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["baseline", "ad"], "there is no command 'framing baseline ad'; did you mean add?"),
        (["new", "0"], "there is no command 'framing new 0'; framing new --help lists them"),
    ],
)
def test_a_misspelt_command_of_a_command_is_told_its_nearest(framing: Run, args: list[str], line: str) -> None:
    assert framing(*args) == (2, "", f"framing: {line}\n")


def test_version(framing: Run) -> None:
    assert framing("--version") == (0, f"framing-detector {__version__}\n", "")


def test_explain_a_rule(framing: Run) -> None:
    assert framing("explain", "--pack", "tea.toml", "tea.gulp") == (0, EXPLAINED, "")


def test_explain_a_device(framing: Run) -> None:
    assert framing("explain", "--pack", "tea.toml", "tea-verdict").out == (
        "tea-verdict · Tea verdict\n"
        "tea · wording\n"
        "\n"
        "what          Judges how tea is drunk.\n"
        "boundary      Not coffee.\n"
        "rules         tea.gulp: “{match}” judges the drinker.\n"
        "references    tea-1900\n"
    )


@pytest.mark.parametrize(
    ("args", "line"),
    [
        (["explain", "tea.glup"], "there is no rule, device or cue 'tea.glup'; did you mean tea.gulp?"),
        (["explain", "tea-verdit"], "there is no rule, device or cue 'tea-verdit'; did you mean tea-verdict?"),
        (["explain", "0"], "there is no rule, device or cue '0'; framing rules and framing devices list them"),
        (["test", "teaa"], "there is no pack 'teaa'; did you mean tea?"),
        (["test", "0"], "there is no pack '0'; framing packs lists them"),
        (["test", "none"], "there is no pack 'none'; framing packs lists them"),
    ],
)
def test_misspelt_names_are_told_their_nearest(framing: Run, args: list[str], line: str) -> None:
    assert framing(args[0], "--pack", "tea.toml", *args[1:]) == (2, "", f"framing: {line}\n")


@pytest.mark.parametrize(
    ("command", "row"),
    [
        ("rules", ["tea.gulp", "tea-verdict", "tea", "high"]),
        ("devices", ["tea-verdict", "tea", "wording", "1", "Tea", "verdict"]),
        ("packs", ["tea", "0.1.0", "1", "0", "MIT", "tea.toml", "Tea"]),
    ],
)
def test_lists_hold_what_a_pack_brings(framing: Run, command: str, row: list[str]) -> None:
    ran = framing(command, "--pack", "tea.toml")
    assert (ran.status, ran.err) == (0, "")
    assert row in [line.split() for line in ran.out.splitlines()]


def test_plugins_are_listed(framing: Run) -> None:
    ran = framing("plugins")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == "No plugin is installed.\n" or ran.out.startswith("plugin ")


@pytest.mark.parametrize("named", [["tea"], ["tea.toml"], ["./tea.toml"]])
def test_test_runs_the_examples_of_a_pack(framing: Run, named: list[str]) -> None:
    assert framing("test", "--pack", "tea.toml", *named) == (0, "3 examples of 1 rule hold\n", "")


def test_test_loads_a_pack_by_its_path(framing: Run) -> None:
    assert framing("test", "tea.toml") == (0, "3 examples of 1 rule hold\n", "")


def test_test_says_what_does_not_hold_and_where(framing: Run) -> None:
    pack = Path("tea.toml")
    pack.write_text(pack.read_text().replace("She drank it.", "She gulped tea."))
    assert framing("test", "tea.toml") == (
        1,
        "tea.toml:22: tea.gulp: found 'gulped', not nothing, in 'She gulped tea.'\n1 of 3 examples of 1 rule fail\n",
        "",
    )


def test_all_that_framing_brings_holds(framing: Run) -> None:
    ran = framing("test")
    assert (ran.status, ran.out.endswith(" hold\n"), ran.err) == (0, True, "")


def test_a_plugin_that_is_not_there_cannot_be_left_out(framing: Run) -> None:
    line = "framing: there is no plugin 'no-such-plugin' to leave out"
    assert framing("rules", "--without", "no-such-plugin") == (2, "", f"{line}\n")
    assert framing("rules", env={"FRAMING_WITHOUT": "no-such-plugin"}) == (2, "", f"{line}\n")
    assert framing("whatever", env={"FRAMING_WITHOUT": "no-such-plugin"}) == (2, "", f"{line}\n")


def test_commands_of_plugins_run(framing: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Host:
        commands = (click.Command("brew", callback=lambda: click.echo("tea") or 7),)

    monkeypatch.setattr("framing.host.gather", lambda *_, **__: Host)
    assert framing("brew") == (0, "tea\n", "")
    assert framing("brw") == (2, "", "framing: there is no command 'brw'; did you mean brew?\n")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (UsageError("no such thing"), ["framing: no such thing"]),
        (PluginError("plugin x (x 1): gone"), ["framing: plugin x (x 1): gone"]),
        (ReadError("a.txt", "gone"), ["a.txt: gone"]),
        (PackError([Fault("b", 2, 3, "two"), Fault("a", 0, 0, "one")]), ["a: one", "b:2:3: two"]),
        (click.ClickException("two\nlines"), ["framing: two", "framing: lines"]),
        (click.UsageError("Got unexpected\nargument."), ["framing: got unexpected argument; framing --help says how"]),
    ],
)
def test_errors_take_one_line_each(error: Any, said: list[str]) -> None:
    assert lines(error) == said


@pytest.mark.parametrize("args", [["--help"], ["--version"], ["check", "--help"]])
def test_help_imports_no_plugin_and_nothing_heavy(args: list[str]) -> None:
    code = (
        "import sys, framing.cli\n"
        f"try: framing.cli.main({args!r})\n"
        "except SystemExit: pass\n"
        "heavy = {'regex', 'pluggy', 'tomli', 'framing.host', 'framing.text', 'framing.packs', 'framing.match'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert ran.stderr == "[]\n"


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_help_of_a_command_is_laid_out(framing: Run, name: str) -> None:
    ran = framing(name, "--help")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith(f"Usage: framing {name} ")
    assert not {"\\b", "\b"} & set(ran.out.split())


def all_commands() -> list[tuple[str, ...]]:
    """Return the names of framing's commands and of theirs."""
    context = click.Context(main)
    names: list[tuple[str, ...]] = []
    for name in BUILT_IN:
        command = main.get_command(context, name)
        names += [(name,), *((name, inner) for inner in getattr(command, "commands", {}))]
    return names


@pytest.mark.parametrize("names", all_commands(), ids=" ".join)
def test_help_is_complete_and_has_examples(framing: Run, names: tuple[str, ...]) -> None:
    command: Any = main
    for name in names:
        command = command.get_command(click.Context(command), name)
    assert [option.name for option in command.params if isinstance(option, click.Option) and not option.help] == []
    out = framing(*names, "--help").out
    examples = out.partition("Examples:\n")[2].splitlines() or out.partition("Example: ")[2].splitlines()
    assert examples
    assert examples[0].strip().startswith(f"framing {' '.join(names)}")


@pytest.mark.parametrize(
    "command",
    [
        ["explain", "tea.gulp"],
        ["explain", "tea-verdict"],
        ["rules"],
        ["devices"],
        ["packs"],
        ["methods"],
        ["coverage"],
        ["lint"],
    ],
    ids=" ".join,
)
def test_what_a_pack_says_of_itself_acts_on_no_terminal(framing: Run, command: list[str]) -> None:
    pack = Path("tea.toml")
    acts = r"\u001b]0;owned\u0007\u009b2J\u202e"
    source = pack.read_text(encoding="utf-8")
    for words in ("Tea verdict", "Judges how", "A verdict on", "How much", "no tea", '"Tea"'):
        source = source.replace(words, f'"{acts}{words[1:]}' if words[0] == '"' else f"{acts}{words}")
    pack.write_text(source, encoding="utf-8")
    ran = framing(*command, "--pack", "tea.toml")
    assert ran.status == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", ran.out + ran.err)
