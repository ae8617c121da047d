"""``framing plugins``: list what is installed beside framing's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, table


@click.command("plugins", epilog=examples("framing plugins", "framing plugins --without nuclear"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """List the plugins.

    Each with its distribution, version and what it brings.
    """
    plugins = gather(pack, without).plugins
    rows = [(p.name, p.distribution, p.version, _brought(p.brings)) for p in plugins]
    show(table([("plugin", "distribution", "version", "brings"), *rows]) if rows else ["No plugin is installed."])


def _brought(brings: Mapping[str, int]) -> str:
    """Return what a plugin brings, hook by hook.

    >>> _brought({"packs": 2, "commands": 1})
    'commands 1, packs 2'
    """
    return ", ".join(f"{hook} {number}" for hook, number in sorted(brings.items()))
