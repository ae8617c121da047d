"""Text to TOML data, or the place where it is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from framing.errors import Fault

if TYPE_CHECKING:
    import tomli


def parse(path: str, text: str) -> dict[str, Any] | Fault:
    """Return the data, or what keeps this text from being TOML.

    >>> print(parse("a.toml", "rules = [}"))
    a.toml:1:10: not TOML: Invalid value
    """
    import tomli  # not where a cache has what was read

    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        return _syntax(path, text, error)
    except ValueError:  # of int(), which takes no more than some thousands of digits
        return Fault(path, 0, 0, "not TOML: a number is too long")
    except RecursionError:
        return Fault(path, 0, 0, "nested too deeply")


def _syntax(path: str, text: str, error: tomli.TOMLDecodeError) -> Fault:
    said = str(error)
    place = re.search(r" \(at line (\d+), column (\d+)\)| \(at end of document\)", said)
    what = f"not TOML: {said[: place.start()] if place else said}"
    if place and place[1]:
        return Fault(path, int(place[1]), int(place[2]), what)
    written = text.rstrip("\r\n")
    return Fault(path, written.count("\n") + 1, len(written) - written.rfind("\n"), what)
