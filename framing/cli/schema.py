"""``framing schema``: print the JSON Schema of the report or of the settings."""

from __future__ import annotations

import json
from importlib.resources import files

import click

from framing.cli.options import examples, one_of
from framing.cli.output import emit
from framing.cli.suggest import of


@click.command("schema", epilog=examples("framing schema > report.schema.json", "framing schema config > framing.schema.json"))
@click.argument("name", metavar="[report|config]", default="report", shell_complete=of("report", "config"))
def command(name: str) -> None:
    """Print the JSON Schema of the JSON report, or of framing.toml."""
    if one_of("NAME", name, ["report", "config"]) == "report":
        emit((files("framing.render") / "report.schema.json").read_text(encoding="utf-8"))
    else:
        from framing.config import schema

        emit(json.dumps(schema(), indent=1, ensure_ascii=False) + "\n")
