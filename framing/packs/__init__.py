"""Rule packs: TOML in, packs of rules out, or every fault with its place."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from framing.packs.cache import load
from framing.packs.source import PackSource, read_source

if TYPE_CHECKING:
    from framing.packs.examples import unmark
    from framing.packs.inflect import irregular_pasts
    from framing.packs.locate import Places

__all__ = ["PackSource", "Places", "bundled", "home", "irregular_pasts", "load", "read_source", "unmark"]

_CODE = Path(__file__).parent.parent
_NOT_PACKS = frozenset({"bibliography.toml", "cues.toml", "ledger.toml"})
_HOMES = {
    "Places": "framing.packs.locate",
    "irregular_pasts": "framing.packs.inflect",
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
    found = sorted(home().glob("*.toml"))
    return [path for path in found if path.name not in _NOT_PACKS and not path.name.endswith(".measured.toml")]
