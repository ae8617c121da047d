"""From what the user typed to documents: files, folders and standard input."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from framing.errors import ReadError, nearest

if TYPE_CHECKING:
    from framing.model import Document, Reader

STDIN = "-"


def names(paths: Sequence[str], suffixes: Collection[str]) -> Iterator[str | ReadError]:
    """Yield the name of each article once, those of a folder in sorted order, or what is wrong with a path."""
    seen: set[str] = set()
    for path in paths:
        for name in _in_folder(path, suffixes) if path != STDIN and os.path.isdir(path) else [path]:
            if isinstance(name, ReadError):
                yield name
            elif name not in seen:
                seen.add(name)
                yield name


def _in_folder(folder: str, suffixes: Collection[str]) -> Iterator[str | ReadError]:
    faults: list[OSError] = []
    found = sorted(_walk(folder, suffixes, faults))
    for fault in faults:
        yield ReadError(str(fault.filename).replace(os.sep, "/"), _cause(fault))
    if not found and not faults:
        looked = ", ".join(sorted(suffixes))
        yield ReadError(folder, f"no article in this folder; it was searched for {looked}: name other files themselves")
    yield from found


def _walk(folder: str, suffixes: Collection[str], faults: list[OSError]) -> Iterator[str]:
    for top, folders, files in os.walk(folder, onerror=faults.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in suffixes:
                yield os.path.join(top, name).replace(os.sep, "/")


def read(name: str, readers: Mapping[str, Reader], encoding: str | None = None) -> Document:
    """Return the article of that name, read by its suffix, as text where no reader has it. Raises ReadError."""
    from framing.text import read_text

    data = _bytes(name)
    suffix = Path(name).suffix.lower()
    reader = readers.get(suffix, read_text)
    if reader is read_text:
        return read_text(name, data, encoding)
    try:
        return reader(name, data)
    except ReadError:
        raise
    except Exception as error:  # a plugin's reader may raise anything; the other articles are still to be read
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        raise ReadError(name, f"the reader of {suffix} failed: {cause}") from error


def _bytes(name: str) -> bytes:
    if name == STDIN and not sys.stdin:
        raise ReadError(name, "standard input is closed")
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except (OSError, ValueError) as error:
        raise ReadError(name, _cause(error) + _near(name, error)) from error


def _cause(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file or folder"
    return str(getattr(error, "strerror", None) or error).lower()


def _near(name: str, error: Exception) -> str:
    path = Path(name)
    if not isinstance(error, FileNotFoundError) or not path.parent.is_dir():
        return ""
    return nearest(path.name, sorted(os.listdir(path.parent)))
