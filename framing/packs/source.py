"""The text of a pack, where it was read, and what identifies it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from framing.errors import Fault, PackError
from framing.values import dataclass

BOM = "\ufeff"
SUFFIX = ".measured.toml"


@dataclass(frozen=True, slots=True)
class PackSource:
    """The text of a pack, the path that errors show, and the distribution that brought it."""

    path: str
    text: str
    provider: str = "file"
    measured: str | None = None  #: the text of the figures beside it

    @property
    def sha256(self) -> str:
        """Return the digest of the text, as reports name it."""
        return _digest(self.text)

    @property
    def measured_sha256(self) -> str | None:
        """Return the digest of the figures' text, as reports name it."""
        return None if self.measured is None else _digest(self.measured)


@lru_cache(maxsize=256)
def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def read_source(path: Path, provider: str = "file") -> PackSource:
    """Return a pack's source, and the figures beside it. Raises PackError for a file that cannot be read as UTF-8."""
    figures = path.with_suffix(SUFFIX)
    return PackSource(str(path), _read(path), provider, _read(figures) if figures.is_file() else None)


def _read(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError([Fault(str(path), 0, 0, f"cannot be read: {error.strerror}")]) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        sound = data[: error.start].decode("utf-8").removeprefix(BOM)
        line, column = sound.count("\n") + 1, len(sound) - sound.rfind("\n")
        raise PackError([Fault(str(path), line, column, "not UTF-8")]) from None
