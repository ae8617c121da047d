"""``framing coverage``: labels of catalogues that are claimed, touched, or out of reach."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples, gather, of_project, one_of
from framing.cli.output import emit, show, table, width

if TYPE_CHECKING:
    from framing.measure.coverage import Cover


@click.command("coverage", epilog=examples("framing coverage", "framing coverage --format json"))
@click.option("--format", "form", metavar="text|json", default="text", help="text (default) or json.")
@of_project
def command(form: str, pack: Sequence[str], without: Sequence[str]) -> None:
    """List what of each catalogue of techniques is covered.

    A label is claimed where a rule meets its definition and was right often enough, cued where a rule only touches it,
    and out of reach where no rule can see it.
    """
    from framing.measure.coverage import coverage, reasons

    one_of("--format", form, ["text", "json"])
    host, why = gather(pack, without), reasons()
    covers = coverage(host.rules, host.devices.values(), why)
    if form == "json":
        data = {
            "labels": [cover._asdict() for cover in covers],
            "beyond": why.get("beyond", {}),
            "status": why.get("status", {}),
        }
        emit(json.dumps(data, indent=1, ensure_ascii=False) + "\n")
    else:
        show(_lines(covers, why))


def _lines(covers: Sequence[Cover], why: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    from framing.render.cells import fold

    for catalogue in dict.fromkeys(cover.catalogue for cover in covers):
        rows = [cover for cover in covers if cover.catalogue == catalogue]
        yield f"{catalogue}: {why.get('status', {}).get(catalogue, '')}"
        yield from (f"  {line}" for line in table([("label", "covered", "rules", "measured"), *map(_row, rows)]))
        yield ""
        for cover in rows:
            if cover.why:
                yield from fold(f"{cover.label}: {cover.why}", width())
        yield ""
    yield "no label of either:"
    for name, reason in why.get("beyond", {}).items():
        yield from fold(f"{name}: {reason}", width())


def _row(cover: Cover) -> tuple[str, ...]:
    return cover.label, cover.how, str(len(cover.rules)), str(cover.measured) if cover.catalogue == "ptc18" else "-"
