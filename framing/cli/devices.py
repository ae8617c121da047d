"""``framing devices``: list the devices that rules detect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, table


@click.command("devices", epilog=examples("framing devices"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """List the devices.

    Each with its family, class, number of rules and title.
    """
    host = gather(pack, without)
    rules = Counter(rule.device.id for rule in host.rules)
    rows = [(d.id, d.family, str(d.klass), str(rules[d.id]), d.title) for d in host.devices.values()]
    show(table([("device", "family", "class", "rules", "title"), *sorted(rows, key=lambda row: (row[1], row[0]))]))
