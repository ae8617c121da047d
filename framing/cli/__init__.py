"""The command line: one file a command; a command is parse, call, echo. What fails is said in one line each, here."""

from __future__ import annotations

import atexit
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from framing.cli.output import complain
from framing.errors import ConfigError, FramingError, PackError, ReadError, UsageError, nearest
from framing.version import __version__

BUILT_IN = (
    *("check", "compare", "memo", "rules", "devices", "explain", "packs", "plugins", "test", "lint", "measure", "review"),
    *("symmetry", "coverage", "baseline", "config", "methods", "new", "schema", "completion", "cache"),
)
UNREAD, INTERRUPTED = 3, 130
RARELY = (100_000, 20, 20)  #: looks for garbage are a fifth of a short run, and packs are none


class Commands(click.Group):
    """framing's commands, each imported when asked for, and those of plugins when none of its own has the name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return framing's own commands: help asks no plugin."""
        return list(BUILT_IN)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one of framing's own commands."""
        if cmd_name not in BUILT_IN:
            return None
        command: click.Command = import_module(f"framing.cli.{cmd_name}").command
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, framing's own or a plugin's."""
        name, *rest = args
        return name, self.get_command(ctx, name) or _brought(name), rest

    def invoke(self, ctx: click.Context) -> None:
        """Run a command; only ``ctx.exit`` makes a status, never what a plugin's command returns."""
        super().invoke(ctx)

    def main(  # type: ignore[override]  # click's own prints several lines for one fault
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run framing and exit with the status of the whole."""
        gc.set_threshold(*RARELY)
        atexit.register(gc.freeze)  # the end of a process looks for garbage three times over: a sixth of a short run
        extra["standalone_mode"] = False
        try:
            status = super().main(args, "framing", **extra)
        except click.Abort:
            complain("framing: interrupted")
            status = INTERRUPTED
        except (click.ClickException, FramingError) as error:
            complain(*lines(error))
            status = UNREAD if isinstance(error, ReadError) else getattr(error, "exit_code", 2)
        sys.exit(status or 0)


def lines(error: click.ClickException | FramingError) -> list[str]:
    """Return an error as one line each, with its place or framing's name in front."""
    if isinstance(error, (PackError, ConfigError, ReadError)):
        return str(error).splitlines()
    if isinstance(error, click.UsageError):
        return [f"framing: {_usage(error)}"]
    text = error.format_message() if isinstance(error, click.ClickException) else str(error)
    return [f"framing: {line}" for line in text.splitlines()]


def _usage(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "framing"
    if isinstance(error, click.NoSuchOption):
        known = [opt for p in error.ctx.command.params for opt in p.opts] if error.ctx else []
        near = nearest(error.option_name, [*known, "--help"])
        return f"{path} has no option {error.option_name}{near or f'; {path} --help lists them'}"
    said = " ".join(error.format_message().split()).rstrip(".")
    return f"{said[:1].lower()}{said[1:]}; {path} --help says how"


def _brought(name: str) -> click.Command:
    from framing.cli.options import gather

    commands = {command.name: command for command in gather().commands if command.name}
    if name not in commands:
        near = nearest(name, [*BUILT_IN, *commands])
        raise UsageError(f"there is no command {name!r}{near or '; framing --help lists them'}")
    return commands[name]


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Plugins may bring more commands: 'framing plugins' lists them.",
)
@click.version_option(__version__, message="framing-detector %(version)s")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Find framing devices in news text: which words, whose words, and why."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
