"""Rule packs: TOML in, packs of rules out, or every fault with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.packs.cache import load, table
from framing.packs.source import PackSource, read_source

if TYPE_CHECKING:
    from framing.packs.examples import unmark
    from framing.packs.inflect import inflect, irregular_pasts
    from framing.packs.locate import Places
    from framing.packs.strength import read_strength

__all__ = [
    "STRENGTH",
    "PackSource",
    "Places",
    "bundled",
    "home",
    "inflect",
    "irregular_pasts",
    "load",
    "read_source",
    "read_strength",
    "table",
    "unmark",
    "within",
]

STRENGTH = "evidence.measured.toml"
_SUFFIX = ".measured.toml"
_CODE = Path(__file__).parent.parent
_NOT_PACKS = frozenset({"actors.toml", "bibliography.toml", "coverage.toml", "cues.toml", "ledger.toml"})
_HOMES = {
    "Places": "framing.packs.locate",
    "inflect": "framing.packs.inflect",
    "irregular_pasts": "framing.packs.inflect",
    "read_strength": "framing.packs.strength",
    "unmark": "framing.packs.examples",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: packs from the cache need none of it."""
    if name not in _HOMES:
        raise AttributeError(f"module 'framing.packs' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)


def home() -> Path:
    """Return the folder of the bundled data: beside the code in the wheel, at the top in a checkout."""
    return next(place for place in (_CODE / "rules", _CODE.parent / "rules") if place.is_dir())


def bundled() -> list[Path]:
    """Return the packs that ship with framing."""
    return [path for path in within(home()) if path.name not in _NOT_PACKS]


def within(folder: Path) -> list[Path]:
    """Return the packs of a folder: its TOML files but for the figures beside them."""
    return [path for path in sorted(folder.glob("*.toml")) if not path.name.endswith(_SUFFIX)]
