"""``framing rules``: list what is looked for."""

from __future__ import annotations

from collections.abc import Sequence

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, table


@click.command("rules", epilog=examples("framing rules", "framing rules --pack mine.toml"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """List the rules.

    Each with its device, family and severity.
    """
    rules = gather(pack, without).rules
    rows = [(rule.id, rule.device.id, rule.device.family, str(rule.severity)) for rule in rules]
    show(table([("rule", "device", "family", "severity"), *sorted(rows)]))
