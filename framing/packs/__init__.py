"""Rule packs: TOML in, packs of rules out, or every fault with its place."""

from __future__ import annotations

from pathlib import Path

from framing.packs.examples import unmark
from framing.packs.inflect import inflect, irregular_pasts
from framing.packs.load import PackSource, load, read_source
from framing.packs.locate import Places

__all__ = ["PackSource", "Places", "bundled", "home", "inflect", "irregular_pasts", "load", "read_source", "unmark"]

_CODE = Path(__file__).parent.parent
_NOT_PACKS = frozenset({"bibliography.toml", "cues.toml", "ledger.toml"})


def home() -> Path:
    """Return the folder of the bundled data: beside the code in the wheel, at the top in a checkout."""
    return next(place for place in (_CODE / "rules", _CODE.parent / "rules") if place.is_dir())


def bundled() -> list[Path]:
    """Return the packs that ship with framing."""
    found = sorted(home().glob("*.toml"))
    return [path for path in found if path.name not in _NOT_PACKS and not path.name.endswith(".measured.toml")]
