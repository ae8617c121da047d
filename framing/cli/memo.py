"""``framing memo``: one page on an article."""

from __future__ import annotations

from typing import Any

import click

from framing.cli.checking import settled
from framing.cli.options import examples, loading
from framing.cli.output import emit, width
from framing.cli.settings import configured
from framing.cli.suggest import files


@click.command("memo", epilog=examples("framing memo article.txt", "framing memo draft.md --isolated | lpr"))
@click.argument("path", metavar="FILE", shell_complete=files)
@click.option("--encoding", metavar="NAME", help="Read the text in this encoding; 'auto' guesses.")
@configured
@loading
@click.pass_context
def command(ctx: click.Context, /, path: str, **given: Any) -> None:
    """Print one page on an article.

    What its own voice frames, who is heard and with which verbs, who is accused and given no word, what was looked for.
    Settings of the project hold as in 'framing check': what is hidden on purpose is counted.
    """
    from framing.render.memo import render
    from framing.report import View

    checker = settled(ctx, [path], given)
    report = checker.check(path)
    checker.note(report)
    checker.warn(hidden=False)
    emit(render(checker.detector(path).run([report], View(width=width()))))
    ctx.exit(0 if report.complete else 3)
