"""Writing: to a terminal, a pipe or a file, whole or not at all, and nothing that acts on the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from shutil import copymode, get_terminal_size

import click

from framing.errors import UsageError

NARROW, WIDE, UNKNOWN = 40, 100, 80


def width() -> int:
    """Return the columns that a report may take: the terminal's, but never too many to read."""
    return min(max(get_terminal_size().columns, NARROW), WIDE) if _on_terminal() else UNKNOWN


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def emit(text: str) -> None:
    """Write to standard output, with colours only on a terminal that wants them; a reader that left is no error.

    Raises UsageError where nothing can be written.
    """
    try:
        if _on_terminal():
            encoding = sys.stdout.encoding or "utf-8"
            click.echo(text.encode(encoding, "replace").decode(encoding), nl=False, color=_coloured())
        else:
            click.echo(as_bytes(text), nl=False)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer goes nowhere
        if not isinstance(error, BrokenPipeError):
            raise UsageError(f"cannot write to standard output: {_cause(error)}") from error


def _coloured() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(lines: Iterable[str]) -> None:
    """Write lines to standard output harmlessly."""
    from framing.render.plain import harmless

    emit("".join(f"{harmless(line)}\n" for line in lines))


def complain(*lines: str) -> None:
    """Write lines to standard error harmlessly."""
    from framing.render.plain import harmless

    for line in lines:
        click.echo(harmless(line).encode("utf-8", "backslashreplace"), err=True)


def as_bytes(text: str) -> bytes:
    """Return what is written to pipes and files: UTF-8 without colours."""
    return click.unstyle(text).encode("utf-8", "backslashreplace")


def save(text: str, path: str) -> None:
    """Write a file whole: what stood there stays until all is written. Raises UsageError."""
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(as_bytes(text))
        else:
            _replace(target, as_bytes(text))
    except OSError as error:
        raise UsageError(f"cannot write {path}: {_cause(error)}") from error


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _replace(target: Path, data: bytes) -> None:
    beside = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        if target.exists():
            copymode(target, beside)
        os.replace(beside, target)
    finally:
        beside.unlink(missing_ok=True)


def table(rows: Iterable[Sequence[str]]) -> list[str]:
    """Return rows as lines of columns.

    >>> table([("id", "family"), ("loaded-verb", "emotion")])
    ['id           family', 'loaded-verb  emotion']
    """
    from framing.render.plain import columns, harmless

    cells = [[harmless(cell) for cell in row] for row in rows]
    widths = [max(map(columns, column)) for column in zip(*cells, strict=True)]
    padded = ([cell + " " * (w - columns(cell)) for cell, w in zip(row, widths, strict=True)] for row in cells)
    return ["  ".join(row).rstrip() for row in padded]
