"""The papers hold: commands of one line, links that lead somewhere, rules and plugins that work as printed."""

from __future__ import annotations

import inspect
import re
from dataclasses import replace
from pathlib import Path

import pytest
import tomli

import framing
from framing import config, hookspecs
from framing.cli import BUILT_IN
from framing.testing import failures

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PLUGINS = (ROOT / "plugins" / "README.md").read_text(encoding="utf-8")
PAPERS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "plugins").rglob("README.md")),
    *sorted((ROOT / "bench").glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if name.startswith("framing_")}
HEAD = """\
[pack]
schema = 1
id = "mine"
version = "0.1.0"
title = "Mine"
lang = "en"
license = "MIT"
requires = ">=0.1,<1"
"""


def block(language: str, number: int = 0) -> str:
    """Return a block of code in the README."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)[number]


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_documented_with_its_signature(hook: str) -> None:
    signature = str(inspect.signature(HOOKS[hook])).replace("'", "")
    assert f"- `{hook}{signature}`:\n" in PLUGINS


@pytest.mark.parametrize("hook", HOOKS)
def test_every_hook_is_used_by_framing_or_by_an_example_plugin(hook: str) -> None:
    users = [ROOT / "framing" / "builtin.py", *(ROOT / "plugins").rglob("framing_*.py")]
    assert any(f"\ndef {hook}(" in path.read_text(encoding="utf-8") for path in users)


@pytest.mark.parametrize("marker", ["report", "test"])
def test_a_command_to_start_with_is_one_line_in_an_environment_of_its_own(marker: str) -> None:
    [lines] = re.findall(rf"^<!-- command:{marker} -->\n```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    assert lines.count("\n") == 1
    assert lines.startswith("python3 -m venv .venv && .venv/bin/pip install ")


def test_the_rule_has_twelve_lines_at_most_and_holds_to_its_examples(tmp_path: Path) -> None:
    rule = block("toml", 1)
    assert rule.count("\n") <= 12
    (tmp_path / "mine.toml").write_text(HEAD + rule, encoding="utf-8")
    detector = framing.load([tmp_path / "mine.toml"], rules=["mine.*"], installed=False)
    assert ([rule.id for rule in detector.rules], failures(detector)) == (["mine.chessboard"], ())


def test_the_settings_are_right_as_printed(tmp_path: Path) -> None:
    (tmp_path / "framing.toml").write_text(block("toml"), encoding="utf-8")
    settings = config.read(tmp_path / "framing.toml")
    assert ([one.phrase for one in settings.allow], len(settings.sections)) == (["Cold War Museum"], 1)


def test_the_plugin_works_as_printed() -> None:
    plugin: dict[str, object] = {}
    exec(block("python", 1), plugin)
    [rule] = plugin["framing_rules"]()  # type: ignore[operator]
    detector = replace(framing.load(installed=False), rules=(rule,))
    assert (rule.id, failures(detector)) == ("shout.marks", ())


def test_every_command_is_in_the_table() -> None:
    assert re.findall(r"^\| `framing (\w+)", README, re.MULTILINE) == [
        *("check", "compare", "memo", "rules", "devices", "explain", "packs", "plugins", "test", "lint"),
        *("measure", "review", "symmetry", "coverage", "baseline", "config", "methods", "new"),
        *("schema", "completion", "cache"),
    ]
    assert set(BUILT_IN) == set(re.findall(r"^\| `framing (\w+)", README, re.MULTILINE))


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(paper: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", paper.read_text(encoding="utf-8"))
    assert [link for link in links if not (paper.parent / link).exists()] == []


def test_the_map_names_every_module_and_room_of_the_package() -> None:
    drawn = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = {path.parent.name if path.parent.name != "framing" else path.stem for path in (ROOT / "framing").rglob("*.py")}
    assert sorted(room for room in rooms if not room.startswith("__") and not re.search(rf"\b{room}\b", drawn)) == []


def test_the_map_draws_the_layers_that_are_held() -> None:
    [contract] = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    drawn = "\n".join(contract["layers"]).replace("framing.", "")
    assert f"```\n{drawn}\n```\n" in (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_every_benchmark_says_how_it_is_run() -> None:
    table = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "bench").glob("*.py") if f"\n| `{path.name} " not in table] == []
