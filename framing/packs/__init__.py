"""Rule packs: TOML in, packs of rules out, or every fault with its place."""

from __future__ import annotations

from pathlib import Path

from framing.packs.examples import unmark
from framing.packs.inflect import inflect, irregular_pasts
from framing.packs.load import PackSource, load, read_source
from framing.packs.locate import Places
from framing.packs.measured import SUFFIX
from framing.packs.strength import NAME as STRENGTH, read_strength

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
    "unmark",
    "within",
]

_CODE = Path(__file__).parent.parent
_NOT_PACKS = frozenset({"actors.toml", "bibliography.toml", "cues.toml", "ledger.toml"})


def home() -> Path:
    """Return the folder of the bundled data: beside the code in the wheel, at the top in a checkout."""
    return next(place for place in (_CODE / "rules", _CODE.parent / "rules") if place.is_dir())


def bundled() -> list[Path]:
    """Return the packs that ship with framing."""
    return [path for path in within(home()) if path.name not in _NOT_PACKS]


def within(folder: Path) -> list[Path]:
    """Return the packs of a folder: its TOML files but for the figures beside them."""
    return [path for path in sorted(folder.glob("*.toml")) if not path.name.endswith(SUFFIX)]
