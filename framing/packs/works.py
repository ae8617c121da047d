"""The works that the bundled packs cite: what a card says of each, and whether it was read."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli


@lru_cache(maxsize=4)
def works(folder: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the bibliography of a folder of packs, by key; empty where there is none."""
    path = folder / "bibliography.toml"
    return tomli.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def cited(key: str, folder: Path) -> str:
    """Return a work as a card names it, or the key where it is none of the bibliography's.

    A work that was not read is a lead, and is called one; a disputed school is named.
    """
    work = works(folder).get(key)
    if work is None:
        return key
    first, *others = work["authors"]
    named = f"{first} and others" if len(others) > 1 else " and ".join([first, *others])
    where = f", doi:{work['doi']}" if "doi" in work else f", ISBN {work['isbn']}" if "isbn" in work else ""
    school = f"; {work['school']}" if "school" in work else ""
    return f"{named} ({work['year']}), {work['title']}{where}{school}" + ("" if work["read"] else "; lead, not read")
