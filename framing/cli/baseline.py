"""``framing baseline``: keep a record of findings that are accepted."""

from __future__ import annotations

import datetime
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from framing.cli.articles import names, read as read_article
from framing.cli.options import gather, loading
from framing.cli.output import complain, save, show, table
from framing.errors import ReadError, UsageError

if TYPE_CHECKING:
    from framing.baseline import Baseline, Entry
    from framing.report import Report

_FILE = click.option("--file", "path", metavar="FILE", default="framing-baseline.toml", help="The baseline.", show_default=True)
_PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True)


@click.group("baseline")
def command() -> None:
    """Keep a record of findings that are accepted.

    framing check --baseline FILE then shows new ones only.

    A baseline is a TOML file for people: each entry names document, rule and words, and has reason, author and date.
    """


@command.command("add")
@_PATHS
@_FILE
@click.option("--accept-new", is_flag=True, help="Let a baseline that is there grow.")
@click.option("--reason", metavar="TEXT", default="", help="Why these findings are accepted.")
@click.option("--author", metavar="NAME", default="", help="Who accepts them.")
@click.option("--date", metavar="DATE", default=None, help="When, as YYYY-MM-DD (default: today).")
@loading
@click.pass_context
def add(ctx: click.Context, /, paths: tuple[str, ...], path: str, accept_new: bool, **more: object) -> None:
    """Write the findings in articles into the baseline."""
    from framing.baseline import Baseline, written

    there = os.path.exists(path)
    known = _baseline(path) if there else Baseline(path)
    reports, unread = _reports(paths, more)
    new = list(known.new(reports))
    if there and new and not accept_new:
        rows = [f"  {entry.document}: {entry.rule} “{entry.text}”" for entry in new]
        raise UsageError("\n".join([f"{path} would grow by {len(new)}: add --accept-new to accept", *rows]))
    signed = [entry._replace(reason=str(more["reason"]), author=str(more["author"]), date=_date(more["date"])) for entry in new]
    save(written(Baseline(path, (*known.entries, *signed))), path)
    show([f"{path}: {len(new)} added, {len(known.entries) + len(new)} in all"])
    ctx.exit(3 if unread else 0)


@command.command("prune")
@_PATHS
@_FILE
@loading
@click.pass_context
def prune(ctx: click.Context, /, paths: tuple[str, ...], path: str, **more: object) -> None:
    """Take entries out of the baseline whose finding is there no more."""
    from framing.baseline import Baseline, written

    known = _baseline(path)
    reports, unread = _reports(paths, more)
    gone = set(known.stale(reports))
    kept = tuple(entry for entry in known.entries if entry not in gone)
    if gone:
        save(written(Baseline(path, kept)), path)
    show([*map(_line, sorted(gone)), f"{path}: {len(gone)} taken out, {len(kept)} in all"])
    ctx.exit(3 if unread else 0)


@command.command("show")
@_FILE
def show_(path: str) -> None:
    """List what is accepted, by whom and why."""
    entries = sorted(_baseline(path).entries)
    head = ("document", "rule", "words", "reason", "author", "date")
    rows = [(e.document, e.rule, f"“{e.text}”", e.reason or "(none given)", e.author, e.date) for e in entries]
    show(table([head, *rows]) if rows else [f"{path}: nothing is accepted"])


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


def _reports(paths: Sequence[str], more: dict[str, object]) -> tuple[list[Report], int]:
    """Return the reports of articles; say which cannot be read."""
    host = gather(more["pack"], more["without"])  # type: ignore[arg-type]  # as click gives them
    detector = host.detector()
    reports, unread = [], 0
    for name in names(paths, host.readers):
        try:
            if isinstance(name, ReadError):
                raise name
            reports.append(detector.check(read_article(name, host.readers)))
        except ReadError as error:
            complain(str(error))
            unread += 1
    return reports, unread
