"""``framing config``: print which settings hold, and where each was said."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples
from framing.cli.output import show, table
from framing.cli.settings import configured, found, option
from framing.cli.suggest import files

if TYPE_CHECKING:
    from framing.config import Setting


@click.command(
    "config", epilog=examples("framing config", "framing config drafts/opinion/today.md", "framing config --isolated")
)
@click.argument("path", metavar="[PATH]", default=".", shell_complete=files)
@configured
def command(path: str, config: str | None, isolated: bool) -> None:
    """Print the settings that hold, and where each was said.

    Settings stand in framing.toml or under [tool.framing] in pyproject.toml, found upward from what is checked. What the
    command line says comes first; 'framing schema config' says what can be set.
    """
    from framing.config import KEYS

    settings = found([path], config, isolated)
    held = settings.for_file(path) if not os.path.isdir(path) else settings.settings
    rows = [(key, *_row(key, held)) for key in KEYS]
    rows += [("allow", f"“{one.phrase}”: {one.reason}", one.origin) for one in settings.allow]
    show([f"settings: {settings.path or 'none found'}", "", *table([("key", "value", "said in"), *rows])])


def _row(key: str, held: Mapping[str, Setting]) -> tuple[str, str]:
    if key in held:
        value = held[key].value
        return ", ".join(value) if isinstance(value, tuple) else str(value), held[key].origin
    return _default(key), "default"


def _default(key: str) -> str:
    from framing.cli.check import command as check

    param = next(param for param in check.params if param.name == option(key))
    default = param.default if isinstance(param.default, str) else None
    return default or "–"
