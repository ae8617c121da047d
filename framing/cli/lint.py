"""``framing lint``: say what in a pack its author may not have meant."""

from __future__ import annotations

from collections.abc import Sequence

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show
from framing.cli.suggest import files


@click.command("lint", epilog=examples("framing lint mine.toml", "framing lint mine.toml --strict"))
@click.argument("wanted", metavar="[PACK]...", nargs=-1, shell_complete=files)
@click.option("--strict", is_flag=True, help="Exit with 1 where there is a doubt.")
@of_project
@click.pass_context
def command(ctx: click.Context, /, wanted: Sequence[str], strict: bool, pack: Sequence[str], without: Sequence[str]) -> None:
    """Say what in packs their authors may not have meant.

    Exceptions that no example needs, entries that others cover, anchors that stand nearly everywhere, nested quantifiers,
    the same pattern in two packs, works that are not named or not known, TOML newer than 1.0. None of it refuses a pack.
    PACK is the id or path of a pack; without any, all that are loaded are looked at.
    """
    from framing.cli.test import chosen
    from framing.render.whose import count
    from framing.testing.lint import doubts

    host, packs = chosen(gather(pack, without), wanted, pack, without)
    found = doubts(host, {one.origin.path for one in packs} if wanted else None)
    about = packs if wanted else host.packs
    show([*map(str, found), f"{count(len(found), 'doubt') if found else 'no doubt'} about {count(len(about), 'pack')}"])
    ctx.exit(int(strict and bool(found)))
