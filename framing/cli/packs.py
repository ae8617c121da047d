"""``framing packs``: list the files of rules that are loaded."""

from __future__ import annotations

from collections.abc import Sequence

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, table


@click.command("packs", epilog=examples("framing packs", "framing packs --pack mine.toml"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """List the packs.

    Each with its version, number of rules, licence, where it comes from, and title.
    """
    rows = [
        (p.id, p.version, str(len(p.rules)), p.license, p.origin.path if p.provider == "file" else p.provider, p.title)
        for p in gather(pack, without).packs
    ]
    show(table([("pack", "version", "rules", "licence", "from", "title"), *sorted(rows)]))
