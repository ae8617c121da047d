"""How far long work has come: a bar on standard error, only on a terminal, gone when the work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")
MANY = 10  #: articles from which a bar is worth it
_COLUMNS = 30
_ERASE = "\r\x1b[K"


def followed(results: Iterable[T], total: int, noun: str = "articles") -> Generator[T, None, None]:
    """Yield results as they come; a bar stands on the terminal while the next one is waited for, and no longer."""
    if total < MANY or not _wanted():
        yield from results
        return
    _write(bar(0, total, noun))
    try:
        for number, result in enumerate(results, 1):
            _write(_ERASE)
            yield result
            _write(bar(number, total, noun))
    finally:
        _write(_ERASE)


def bar(done: int, total: int, noun: str) -> str:
    """Return the bar as one line without its end.

    >>> bar(50, 100, "articles")
    '[###############...............] 50 of 100 articles'
    """
    full = _COLUMNS * done // total
    return f"[{'#' * full}{'.' * (_COLUMNS - full)}] {done} of {total} {noun}"


def _wanted() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
