"""Patterns that few articles need, compiled when one does."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a pattern, the same each time."""
    return re.compile(source, flags)
