"""Writing: to a terminal, a pipe or a file, whole or not at all, and nothing that acts on the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

import click

from framing.errors import UsageError

NARROW, WIDE, UNKNOWN = 40, 100, 80


def width() -> int:
    """Return the columns that a report may take: the terminal's, but never too many to read."""
    if not _on_terminal():
        return UNKNOWN
    from shutil import get_terminal_size

    return min(max(get_terminal_size().columns, NARROW), WIDE)


def _on_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def emit(text: str) -> bool:
    """Write to standard output, with colours only on a terminal that wants them; False where the reader has left.

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
        return False
    return True


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
    sink = Sink(path)
    try:
        sink.put(text)
        sink.end()
    finally:
        sink.close()


class Sink:
    """A file that is written bit by bit and stands there whole at the end; without a path, standard output."""

    def __init__(self, path: str | None) -> None:
        self._path = path
        self._target = Path(os.path.realpath(path)) if path else None
        self._file: BinaryIO | None = None

    def put(self, text: str) -> bool:
        """Write more; False where the reader has left. Raises UsageError."""
        if self._target is None:
            return emit(text)
        try:
            self._file = self._file or (self._target if self._direct else self._beside).open("wb")
            self._file.write(as_bytes(text))
        except OSError as error:
            raise self._error(error) from error
        return True

    def end(self) -> None:
        """Put the file in its place. Raises UsageError."""
        if self._file is None or self._target is None:
            return
        try:
            self._file.close()
            if not self._direct:
                if self._target.exists():
                    from shutil import copymode  # it knows of many archives, and most reports go to standard output

                    copymode(self._target, self._beside)
                os.replace(self._beside, self._target)
        except OSError as error:
            raise self._error(error) from error

    def close(self) -> None:
        """Leave nothing half written behind."""
        if self._file is not None:
            self._file.close()
            self._beside.unlink(missing_ok=True)

    @property
    def _direct(self) -> bool:
        """Tell whether the target is a device or a pipe, in whose place no file can be put."""
        return self._target is not None and self._target.exists() and not self._target.is_file()

    @property
    def _beside(self) -> Path:
        assert self._target is not None
        return self._target.with_name(f".{self._target.name}.{os.getpid()}")

    def _error(self, error: OSError) -> UsageError:
        return UsageError(f"cannot write {self._path}: {_cause(error)}")


def _cause(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


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
