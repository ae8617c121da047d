"""``framing memo``: one page on an article."""

from __future__ import annotations

import click

from framing.cli.articles import read
from framing.cli.options import gather, loading
from framing.cli.output import emit, width


@click.command("memo")
@click.argument("path", metavar="FILE")
@click.option("--encoding", metavar="NAME", help="Read the text in this encoding; 'auto' guesses.")
@loading
def command(path: str, encoding: str | None, pack: tuple[str, ...], without: tuple[str, ...]) -> None:
    """Print one page on an article.

    What its own voice frames, who is heard and with which verbs, who is accused and given no word, what was looked for.
    """
    from framing.render.memo import render
    from framing.report import View

    host = gather(pack, without)
    detector = host.detector()
    report = detector.check(read(path, host.readers, encoding))
    emit(render(detector.run([report], View(width=width()))))
