"""``framing packs``: list the files of rules that are loaded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, table

if TYPE_CHECKING:
    from framing.model import Pack


@click.command("packs", epilog=examples("framing packs", "framing packs --pack mine.toml"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """List the packs.

    Each with its version, number of rules and of cues, licence, where it comes from, and title.
    """
    rows = [(p.id, p.version, str(len(p.rules)), _cues(p), p.license, _from(p), p.title) for p in gather(pack, without).packs]
    show(table([("pack", "version", "rules", "cues", "licence", "from", "title"), *sorted(rows)]))


def _from(pack: Pack) -> str:
    return pack.origin.path if pack.provider == "file" else pack.provider


def _cues(pack: Pack) -> str:
    """Return how many words a pack adds to those by which an article gives words to someone."""
    if not pack.cues:
        return "0"
    from framing.voice.lexicon import lemmas_of

    return str(len({*lemmas_of(pack.cues)}))
