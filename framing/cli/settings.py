"""What holds for a command: the command line, then the project's settings, then the default."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from framing.cli.suggest import files

if TYPE_CHECKING:
    from framing.config import Config

F = TypeVar("F", bound=Callable[..., Any])

_TYPED = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)


def configured(command: F) -> F:
    """Add the options that say which settings hold: --config and --isolated."""
    command = click.option("--isolated", is_flag=True, help="Read no settings file.")(command)
    return click.option(
        "--config",
        metavar="FILE",
        shell_complete=files,
        help="Settings to read instead of those found upward from the articles.",
    )(command)


def found(paths: Iterable[str], config: str | None, isolated: bool) -> Config:
    """Return the settings for these articles. Raises ConfigError."""
    from framing.config import Config, find, read

    if isolated:
        return Config()
    if config:
        return read(Path(config), config)
    path = find(paths)
    return read(path, _shown(path)) if path else Config()


def _shown(path: Path) -> str:
    """Return a path as the user would type it, from the folder that they are in."""
    here = Path.cwd()
    return path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path)


def option(key: str) -> str:
    """Return the parameter of the command line that a key of the settings stands for.

    >>> option("min-severity"), option("packs")
    ('min_severity', 'pack')
    """
    return "pack" if key == "packs" else key.replace("-", "_")


def typed(ctx: click.Context, keys: Iterable[str]) -> frozenset[str]:
    """Return the keys that the command line or an environment variable says something of."""
    return frozenset(key for key in keys if ctx.get_parameter_source(option(key)) in _TYPED)


def merged(given: Mapping[str, Any], typed: frozenset[str], config: Config) -> dict[str, Any]:
    """Return the parameters of a command, with the settings' values where the command line is silent.

    Packs of the settings come beside those of the command line; paths in settings are seen from their file.
    """
    held = dict(given)
    for key, setting in config.settings.items():
        name = option(key)
        if key == "packs" and name in held:
            held[name] = (*(str(config.folder / path) for path in setting.value), *given[name])
        elif name in held and key not in typed:
            held[name] = str(config.folder / setting.value) if key == "baseline" else setting.value
    return held
