"""The range of hosts that a pack is written for."""

from __future__ import annotations

import operator
import re

_BOUND = re.compile(r"(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+){0,2})")
_COMPARE = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


def unmet(requires: str, version: str) -> str | None:
    """Return what is wrong with bounds such as ``>=0.1,<1`` for this version of the host, or None.

    >>> unmet(">=0.1,<1", "0.2.0")
    >>> unmet(">=2", "0.2.0")
    'this pack needs framing-detector >=2; this is 0.2.0'
    """
    for part in map(str.strip, requires.split(",")):
        bound = _BOUND.fullmatch(part)
        if not bound:
            return f"cannot read {part!r}; write bounds such as '>=0.1,<1'"
        if not _COMPARE[bound[1]](_numbers(version), _numbers(bound[2])):
            return f"this pack needs framing-detector {requires}; this is {version}"
    return None


def _numbers(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", version)[:3]]
    return (*numbers, *[0] * (3 - len(numbers)))
