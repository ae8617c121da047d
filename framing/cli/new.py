"""``framing new``: write a pack or a plugin that works and is tested, to begin with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import click

from framing.cli.options import Group, alone as shown_alone, examples
from framing.cli.output import save, show
from framing.errors import UsageError

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_TO = click.option("--to", metavar="FOLDER", default=".", help="Where to write (default: here).")


@click.group(
    "new",
    cls=Group,
    invoke_without_command=True,
    epilog=examples("framing new pack delays", "framing new plugin delays --to plugins"),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Write a pack or a plugin to begin with.

    What is written works and has tests: change it from there.
    """
    shown_alone(ctx)


@command.command("pack", epilog=examples("framing new pack delays && framing test delays.toml"))
@click.argument("name", metavar="NAME")
@_TO
def pack(name: str, to: str) -> None:
    """Write NAME.toml: a pack with a device, a rule, an exception and examples."""
    path = Path(to, f"{_checked(name)}.toml")
    _write({path: "pack.toml"}, name)
    show([f"{path.as_posix()} is written; 'framing test {path.as_posix()}' runs its examples"])


@command.command("plugin", epilog=examples("framing new plugin delays && pip install -e framing-delays"))
@click.argument("name", metavar="NAME")
@_TO
def plugin(name: str, to: str) -> None:
    """Write framing-NAME: a distribution with a rule in Python, its examples and tests."""
    folder = Path(to, f"framing-{_checked(name)}")
    module = name.replace("-", "_")
    _write(
        {
            folder / "pyproject.toml": "pyproject.toml",
            folder / "README.md": "README.md",
            folder / f"framing_{module}.py": "plugin.py",
            folder / "tests" / f"test_{module}.py": "test_plugin.py",
        },
        name,
    )
    show([f"{folder.as_posix()} is written; 'pip install -e {folder.as_posix()}' makes framing find it"])


def _checked(name: str) -> str:
    if not _NAME.fullmatch(name):
        raise UsageError(f"NAME: {name!r} is not made of small letters, digits and single hyphens, such as no-comment")
    return name


def _write(wanted: Mapping[Path, str], name: str) -> None:
    """Write files from their beginnings; nothing where one of them is there already. Raises UsageError."""
    there = [path.as_posix() for path in wanted if path.exists()]
    if there:
        raise UsageError(f"{there[0]} is there already; nothing was written")
    said = {"@NAME@": name, "@MODULE@": name.replace("-", "_"), "@TITLE@": name.replace("-", " ").capitalize()}
    for path, beginning in wanted.items():
        text = (files("framing.cli") / "start" / f"{beginning}.txt").read_text(encoding="utf-8")
        for mark, word in said.items():
            text = text.replace(mark, word)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"cannot write {path.as_posix()}: {(error.strerror or str(error)).lower()}") from error
        save(text, str(path))
