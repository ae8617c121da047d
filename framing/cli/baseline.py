"""``framing baseline``: keep a record of findings that are accepted."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from framing.cli.articles import names
from framing.cli.checking import alone, settled
from framing.cli.options import Group, alone as shown_alone, examples, loading
from framing.cli.output import complain, save, show, table
from framing.cli.progress import followed
from framing.cli.settings import configured, found, merged
from framing.cli.suggest import files
from framing.errors import ReadError, UsageError

if TYPE_CHECKING:
    from framing.baseline import Baseline, Entry
    from framing.report import Report

_FILE = click.option(
    "--file",
    "path",
    metavar="FILE",
    shell_complete=files,
    help="The baseline (default: that of the settings, else framing-baseline.toml).",
)
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=files)


@click.group(
    "baseline",
    cls=Group,
    invoke_without_command=True,
    epilog=examples(
        'framing baseline add drafts --reason "quotations" --author "A. Lee"',
        "framing check drafts --baseline framing-baseline.toml",
        "framing baseline prune drafts",
        "framing baseline show",
    ),
)
@click.pass_context
def command(ctx: click.Context) -> None:
    """Keep a record of findings that are accepted.

    'framing check' then shows new ones only, where the settings or --baseline name the file.

    A baseline is a TOML file for people: each entry names document, rule and words, and has reason, author and date. A
    finding is known again by rule, words and neighbours, wherever it moves in its document.
    """
    shown_alone(ctx)


@command.command(
    "add",
    epilog=examples(
        'framing baseline add drafts --reason "house style" --author "A. Lee"',
        'framing baseline add drafts/new.md --accept-new --reason "a quotation"',
    ),
)
@_PATHS
@_FILE
@click.option("--accept-new", is_flag=True, help="Let a baseline that is there grow.")
@click.option("--reason", metavar="TEXT", default="", help="Why these findings are accepted.")
@click.option("--author", metavar="NAME", default="", help="Who accepts them.")
@click.option("--date", metavar="DATE", default=None, help="When, as YYYY-MM-DD (default: today).")
@configured
@loading
@click.pass_context
def add(ctx: click.Context, /, paths: tuple[str, ...], path: str | None, accept_new: bool, **more: Any) -> None:
    """Write the findings in articles into the baseline.

    Findings are those that 'framing check' would show by the settings of the project: what a comment in a draft or an
    allowed phrase hides is not added.
    """
    from framing.baseline import Baseline, written

    date = _date(more["date"])
    path = _named(path, paths, more)
    there = os.path.exists(path)
    known = _baseline(path) if there else Baseline(path)
    reports, unread = _reports(ctx, paths, more)
    new = list(known.new(reports))
    if there and new and not accept_new:
        rows = [f"  {entry.document}: {entry.rule} “{entry.text}”" for entry in new]
        raise UsageError("\n".join([f"{path} would grow by {len(new)}: add --accept-new to accept", *rows]))
    signed = [entry._replace(reason=str(more["reason"]), author=str(more["author"]), date=date) for entry in new]
    save(written(Baseline(path, (*known.entries, *signed))), path)
    show([f"{path}: {len(new)} added, {len(known.entries) + len(new)} in all"])
    ctx.exit(3 if unread else 0)


@command.command("prune", epilog=examples("framing baseline prune drafts"))
@_PATHS
@_FILE
@configured
@loading
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], path: str | None, **more: Any) -> None:
    """Take entries out of the baseline whose finding is there no more.

    Entries of the articles that are named are looked at, and those whose document is no file any more.
    """
    from framing.baseline import Baseline, written

    path = _named(path, paths, more)
    known = _baseline(path)
    reports, unread = _reports(ctx, paths, more)
    gone = {*known.stale(reports), *known.lost()}
    kept = tuple(entry for entry in known.entries if entry not in gone)
    if gone:
        save(written(Baseline(path, kept)), path)
    show([*map(_line, sorted(gone)), f"{path}: {len(gone)} taken out, {len(kept)} in all"])
    ctx.exit(3 if unread else 0)


@command.command("show", epilog=examples("framing baseline show --file framing-baseline.toml"))
@_FILE
@configured
def show_(path: str | None, **more: Any) -> None:
    """List what is accepted, by whom and why."""
    path = _named(path, ["."], more)
    entries = sorted(_baseline(path).entries)
    head = ("document", "rule", "words", "reason", "author", "date")
    rows = [(e.document, e.rule, f"“{e.text}”", e.reason or "(none given)", e.author, e.date) for e in entries]
    show(table([head, *rows]) if rows else [f"{path}: nothing is accepted"])


def _named(path: str | None, paths: Sequence[str], more: Mapping[str, Any]) -> str:
    """Return the baseline that is meant: the one that was typed, that of the settings, or the usual one."""
    from framing.baseline import NAME

    if path is not None:
        return path
    config = found(paths, more["config"], more["isolated"])
    return merged({"baseline": NAME}, frozenset(), config)["baseline"]  # type: ignore[no-any-return]  # as typed or set


def _line(entry: Entry) -> str:
    return f"{entry.document}: {entry.rule} “{entry.text}” is there no more"


def _baseline(path: str) -> Baseline:
    from framing.baseline import read

    return read(path)


def _date(given: object) -> str:
    if given is None:
        return datetime.date.today().isoformat()
    try:
        return datetime.date.fromisoformat(str(given)).isoformat()
    except ValueError:
        raise UsageError(f"--date: {given!r} is no date such as 2026-01-31") from None


def _reports(ctx: click.Context, paths: Sequence[str], more: Mapping[str, Any]) -> tuple[list[Report], int]:
    """Return the reports of articles as the settings want them, nothing accepted; say which cannot be read."""
    checker = settled(ctx, paths, more, baseline=False)
    reports, unread = [], 0
    articles = list(names(paths, checker.host.readers))
    for result in followed(alone(articles, checker.check), len(articles)):
        if isinstance(result, ReadError):
            complain(str(result))
            unread += 1
        else:
            reports.append(result)
    return reports, unread
