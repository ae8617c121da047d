"""``framing compare``: two articles on one event side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import click

from framing.cli.checking import settled
from framing.cli.options import examples, loading, one_of
from framing.cli.output import emit, save, width
from framing.cli.settings import configured
from framing.cli.suggest import files, of
from framing.errors import ReadError

if TYPE_CHECKING:
    from framing.compare import Comparison


def _text(comparison: Comparison) -> str:
    from framing.compare.text import render

    return render(comparison, width())


def _json(comparison: Comparison) -> str:
    from framing.render.json import written

    return written(comparison.to_dict(), indent=1) + "\n"


def _html(comparison: Comparison) -> str:
    from framing.compare.html import render

    return render(comparison)


_FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": _text, "json": _json, "html": _html}


@click.command(
    "compare",
    epilog=examples(
        "framing compare ours.txt theirs.txt", "framing compare ours.txt theirs.txt --format json --output both.json"
    ),
)
@click.argument("left", metavar="A", shell_complete=files)
@click.argument("right", metavar="B", shell_complete=files)
@click.option(
    "--format", metavar="NAME", default="text", shell_complete=of("text", "json", "html"), help="text (default), json or html."
)
@click.option("--output", metavar="FILE", shell_complete=files, help="Write to a file, whole or not at all.")
@click.option("--encoding", metavar="NAME", help="Read texts in this encoding; 'auto' guesses.")
@configured
@loading
@click.pass_context
def command(ctx: click.Context, /, left: str, right: str, **given: Any) -> None:
    """Compare two articles on one event.

    Sentences that tell the same fact stand together: found by the names, numbers, quoted words and content words that
    they share. For each pair: devices used in one only, a reporting verb that stands otherwise to the same source, who did
    it said in one only, someone's words in one and the article's own in the other. It orders nothing. Rules, tiers and
    voices are those of the settings at or above both; allowed phrases and a baseline hide nothing here.
    """
    from framing.compare import compare

    render = _FORMATS[one_of("--format", given["format"], list(_FORMATS))]
    if left == right == "-":
        raise ReadError("-", "standard input can be one of the two articles, not both")
    checker = settled(ctx, [left, right], given, allow=False, baseline=False)
    reports = [checker.check(name) for name in (left, right)]
    text, output = render(compare(*reports)), given["output"]
    if output in (None, "-"):
        emit(text)
    else:
        save(text, output)
    ctx.exit(0 if all(report.complete for report in reports) else 3)
