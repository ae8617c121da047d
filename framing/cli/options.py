"""What several commands take, and names from closed lists: a misspelt one is told its nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.cli.suggest import files
from framing.errors import UsageError, nearest

if TYPE_CHECKING:
    from framing.host import Host

F = TypeVar("F", bound=Callable[..., Any])
_NO_CACHE, _CONFIG, _ISOLATED = "framing.no_cache", "framing.config", "framing.isolated"
Callback = Callable[[click.Context, click.Parameter, Any], Any]


class Group(click.Group):
    """A command of commands: a misspelt one is told its nearest."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """Return a command. Raises UsageError."""
        command = super().get_command(ctx, cmd_name)
        if command is None:
            near = nearest(cmd_name, list(self.commands))
            path = ctx.command_path
            raise UsageError(f"there is no command '{path} {cmd_name}'{near or f'; {path} --help lists them'}")
        return command


def alone(ctx: click.Context) -> None:
    """Say how a command of commands is used, where none of them is named."""
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())


def examples(*lines: str) -> str:
    """Return what stands below a command's options: lines to type, as they are."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines)


def one_of(option: str, value: str, known: Iterable[str]) -> str:
    """Return ``value`` if it is known, else raise UsageError with all that is and the nearest."""
    names = list(known)
    if value not in names:
        raise UsageError(f"{option}: {value!r} is not one of {', '.join(names)}{nearest(value, names)}")
    return value


def name_of(*known: str) -> Callback:
    """Return a callback that takes one of these names or nothing."""
    return lambda _ctx, param, value: value and one_of(param.opts[0], value, known)


def names_of(*known: str) -> Callback:
    """Return a callback that takes some of these names, separated by commas, as a tuple."""
    return lambda _ctx, param, value: tuple(one_of(param.opts[0], name, known) for name in split([value]) if value)


def split(values: Iterable[str]) -> tuple[str, ...]:
    """Return values with those that are separated by commas taken apart.

    >>> split(["sides,emotion", "us-them"])
    ('sides', 'emotion', 'us-them')
    """
    return tuple(part.strip() for value in values for part in value.split(","))


def loading(command: F) -> F:
    """Add the options that say what is loaded: --pack, --without and --no-cache."""
    command = click.option(
        "--no-cache",
        is_flag=True,
        expose_value=False,
        callback=lambda ctx, _param, value: ctx.meta.update({_NO_CACHE: value}),
        help="Read packs anew and keep nothing (as FRAMING_CACHE=off).",
    )(command)
    command = click.option(
        "--without",
        metavar="PLUGIN",
        multiple=True,
        envvar="FRAMING_WITHOUT",
        show_envvar=True,
        callback=lambda _ctx, _param, values: tuple(filter(None, split(values))),
        help="Leave out a plugin; repeat it or separate by commas.",
    )(command)
    return click.option(
        "--pack", metavar="PATH", multiple=True, shell_complete=files, help="Add a pack, or a folder of packs."
    )(command)


def of_project(command: F) -> F:
    """Add the options that say what is loaded, and --config and --isolated: the project's packs are loaded too."""
    command = loading(command)
    command = click.option(
        "--isolated",
        is_flag=True,
        expose_value=False,
        callback=lambda ctx, _param, value: ctx.meta.update({_ISOLATED: value}),
        help="Read no settings file.",
    )(command)
    return click.option(
        "--config",
        metavar="FILE",
        expose_value=False,
        callback=lambda ctx, _param, value: ctx.meta.update({_CONFIG: value}),
        help="Settings to read instead of those found upward from here.",
    )(command)


def kept(ctx: click.Context | None) -> bool:
    """Tell whether packs may come from the cache: whether --no-cache was not given."""
    return not (ctx and ctx.meta.get(_NO_CACHE))


def gather(pack: Sequence[str] = (), without: Sequence[str] | None = None) -> Host:
    """Return the host with these packs, without these plugins; by default those of FRAMING_WITHOUT.

    A command that is ``of_project`` gets the packs and the plugins to leave out of the project's settings too.
    """
    import os

    from framing import host
    from framing.packs.cache import folder

    ctx = click.get_current_context(silent=True)
    cache = folder() if kept(ctx) else None
    if without is None:
        without = tuple(filter(None, split(os.environ.get("FRAMING_WITHOUT", "").split())))
    if ctx and _CONFIG in ctx.meta:
        from framing.cli.settings import found, merged, typed

        held = found(["."], ctx.meta[_CONFIG], ctx.meta[_ISOLATED])
        both = merged({"pack": tuple(pack), "without": without}, typed(ctx, ["without"]), held)
        pack, without = both["pack"], both["without"]
    return host.gather(map(Path, pack), without=without, cache=cache)
