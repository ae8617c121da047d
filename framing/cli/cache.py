"""``framing cache``: where packs are kept that were checked once, how much that is, and away with it."""

from __future__ import annotations

import click

from framing.cli.options import examples
from framing.cli.output import show


@click.command("cache", epilog=examples("framing cache", "framing cache --clear"))
@click.option("--clear", is_flag=True, help="Remove what is kept.")
def command(clear: bool) -> None:
    """Show where checked packs are kept.

    From them framing starts faster. FRAMING_CACHE names another folder; FRAMING_CACHE=off or --no-cache keeps nothing.
    """
    from framing.packs import cache

    folder = cache.folder()
    if folder is None:
        show(["no cache: it is off, or there is no home folder"])
    elif clear:
        show([f"removed {_files(cache.clear(folder))} from {folder}"])
    else:
        sizes = [file.stat().st_size for file in cache.kept(folder)]
        show([f"{folder}: {_files(len(sizes))}, {sum(sizes) / 1_000_000:.1f} MB"])


def _files(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"
