"""``framing test``: hold rules to the examples that they carry."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show
from framing.cli.suggest import files
from framing.errors import UsageError, nearest

if TYPE_CHECKING:
    from framing.detector import Detector
    from framing.host import Host
    from framing.model import Pack


@click.command("test", epilog=examples("framing test", "framing test mine.toml", "framing test sides emotion"))
@click.argument("wanted", metavar="[PACK]...", nargs=-1, shell_complete=files)
@of_project
@click.pass_context
def command(ctx: click.Context, wanted: Sequence[str], pack: Sequence[str], without: Sequence[str]) -> None:
    """Run the examples of packs.

    PACK is the id or path of a pack; without any, all that are loaded are run.
    """
    from framing.testing import failures, proofs

    host = gather(pack, without)
    host, packs = chosen(host, wanted, pack, without)
    only = [p.origin.path for p in packs] if wanted else None
    detector = host.detector()
    failed = failures(detector, only)
    number = sum(only is None or proof.path in only for proof in proofs(detector))
    held = _held(detector, only)
    if failed:
        show([*map(str, failed), f"{len(failed)} of {_of(number, 'example')} of {held} fail"])
    else:
        show([f"{_of(number, 'example')} of {held} hold"])
    ctx.exit(1 if failed else 0)


def chosen(host: Host, wanted: Sequence[str], pack: Sequence[str], without: Sequence[str]) -> tuple[Host, tuple[Pack, ...]]:
    """Return the packs that are named, in a host that has loaded those named by path."""
    new = [name for name in wanted if _is_path(name) and not _packs(host, name)]
    if new:
        host = gather([*pack, *new], without)
    return host, tuple(p for name in wanted for p in _packs(host, name) or _unknown(host, name))


def _is_path(name: str) -> bool:
    return name.endswith(".toml") or os.sep in name or os.path.exists(name)


def _packs(host: Host, name: str) -> list[Pack]:
    """Return the loaded packs of that id, at that path or in that folder."""
    path = os.path.realpath(name)
    places = {p.id: os.path.realpath(p.origin.path) for p in host.packs}
    return [p for p in host.packs if name == p.id or path in (places[p.id], os.path.dirname(places[p.id]))]


def _unknown(host: Host, name: str) -> tuple[Pack, ...]:
    near = nearest(name, [p.id for p in host.packs])
    raise UsageError(f"there is no pack {name!r}{near or '; framing packs lists them'}")


def _held(detector: Detector, only: Collection[str] | None) -> str:
    """Return how many rules, modifiers and tables of cues are held to their examples."""
    rules = sum(only is None or rule.origin.path in only for rule in detector.rules)
    modifiers = sum(only is None or modifier.origin.path in only for modifier in detector.modifiers)
    cues = sum(bool(pack.cues) and (only is None or pack.origin.path in only) for pack in detector.packs)
    counted = [(rules, "rule"), (modifiers, "modifier"), (cues, "table of cues")]
    *others, last = [_of(number, noun) for number, noun in counted if number] or [_of(0, "rule")]
    return f"{', '.join(others)} and {last}" if others else last


def _of(number: int, noun: str) -> str:
    first, *rest = noun.split(" ", 1)
    return " ".join([f"{number} {first}" + "s" * (number != 1), *rest])
