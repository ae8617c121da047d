"""``framing config``: print which settings hold, and where each was said."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from framing.cli.options import examples
from framing.cli.output import show, table
from framing.cli.settings import configured, found, option
from framing.cli.suggest import files

if TYPE_CHECKING:
    from framing.config import Section, Setting


@click.command(
    "config", epilog=examples("framing config", "framing config drafts/opinion/today.md", "framing config --isolated")
)
@click.argument("path", metavar="[PATH]", default=".", shell_complete=files)
@configured
def command(path: str, config: str | None, isolated: bool) -> None:
    """Print the settings that hold, and where each was said.

    For a file, what holds for it; for a folder, what its settings say, section by section.

    Settings stand in framing.toml or under [tool.framing] in pyproject.toml, found upward from what is checked. What the
    command line says comes first; 'framing schema config' says what can be set.
    """
    from framing.config import KEYS

    settings = found([path], config, isolated)
    folder = os.path.isdir(path)
    held = settings.settings if folder else settings.for_file(path)
    rows = [(key, *_row(key, held)) for key in KEYS]
    rows += [("allow", f"“{one.phrase}”: {one.reason}", one.origin) for one in settings.allow]
    if folder:
        rows += [row for section in settings.sections for row in _section(section)]
    show([f"settings: {settings.path or 'none found'}", "", *table([("key", "value", "said in"), *rows])])


def _row(key: str, held: Mapping[str, Setting]) -> tuple[str, str]:
    left_out = os.environ.get("FRAMING_WITHOUT")
    if key == "without" and left_out:
        return left_out, "FRAMING_WITHOUT"
    if key in held:
        return _written(held[key].value), held[key].origin
    return _default(key), "default"


def _section(section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield what a section says of the files that it fits."""
    for key, setting in section.settings.items():
        yield "paths", f"{', '.join(section.match)}: {key} = {_written(setting.value)}", setting.origin


def _written(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _default(key: str) -> str:
    from framing.cli.check import command as check

    param = next(param for param in check.params if param.name == option(key))
    default = param.default if isinstance(param.default, str) else None
    return default.replace(",", ", ") if default else "–"
