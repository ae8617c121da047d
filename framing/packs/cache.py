"""Packs that were checked once, kept as plain data: nothing in a file of the cache can execute.

A file holds one set of packs. Its name is a digest of all that the packs depend on: their texts, paths and providers, the
versions of framing, regex and Python, the kinds of rules, and the code that reads packs. Its first line is a digest of the
rest. Whatever is not as it was written, is somebody else's or can be changed by others, is read as if it were not there,
and written anew. Packs at fault raise before anything is written. Another file holds what TOML has in the words of speech.
"""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import regex

from framing.match import KINDS, Kind
from framing.model import Pack
from framing.packs.source import PackSource
from framing.version import __version__

if TYPE_CHECKING:
    from framing.packs.reading import Recipe

MOST_FILES, MOST_BYTES = 16, 64_000_000
SUFFIX = ".packs"
OFF = ("off", "0", "no")
_CODE = Path(__file__).parent.parent


def folder(environ: Mapping[str, str] = os.environ) -> Path | None:
    """Return where packs are kept: FRAMING_CACHE, or a folder of the user's cache; None where that is ``off`` or unknown."""
    given = environ.get("FRAMING_CACHE", "")
    if given.lower() in OFF:
        return None
    if given:
        return Path(given)
    try:
        return _users(environ) / "framing"
    except RuntimeError:  # there is no home
        return None


def _users(environ: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    given = environ.get("XDG_CACHE_HOME", "")
    return Path(given) if os.path.isabs(given) else Path.home() / ".cache"


def load(sources: Sequence[PackSource], kinds: Mapping[str, Kind], cache: Path | None = None) -> tuple[Pack, ...]:
    """Return the packs with their figures, from the cache if it has them. Raises PackError with every fault of every pack."""
    if cache is None or any(kinds.get(name) is not kind for name, kind in KINDS.items()):
        return _loaded(sources, kinds)[0]
    file = cache / f"{_key(sources, kinds)}{SUFFIX}"
    found = _found(file, sources, kinds)
    if found is not None:
        return found
    packs, recipes = _loaded(sources, kinds)
    _keep(file, packs, recipes)
    return packs


def table(path: Path, cache: Path) -> Mapping[str, Any]:
    """Return what a TOML file of framing's own holds, from the cache if it has that. Raises OSError, TOMLDecodeError."""
    text = path.read_bytes()
    file = cache / f"{sha256(f'{__version__} '.encode() + text).hexdigest()[:40]}{SUFFIX}"
    try:
        found = json.loads(bytes(_body(file)))
        if type(found) is dict:
            return found
    except Exception:  # as of packs
        pass
    import tomli

    read = tomli.loads(text.decode())
    _write(file, lambda: json.dumps(read).encode())
    return read


def _loaded(sources: Sequence[PackSource], kinds: Mapping[str, Kind]) -> tuple[tuple[Pack, ...], list[Recipe]]:
    from framing.packs.measured import with_figures  # not where the cache has the packs
    from framing.packs.reading import read

    packs, recipes = read(sources, kinds)
    return with_figures(packs, sources), recipes


def _key(sources: Sequence[PackSource], kinds: Mapping[str, Kind]) -> str:
    packs = [(source.path, source.provider, source.sha256, source.measured_sha256) for source in sources]
    made_by = (__version__, regex.__version__, sys.implementation.name, sys.version, sorted(kinds), _code())
    return sha256(repr((made_by, packs)).encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _code() -> list[tuple[str, int, int]]:
    """Return name, size and time of the code that reads packs: in a checkout it changes under one version."""
    found = []
    for place in (_CODE, _CODE / "packs", _CODE / "match"):
        with os.scandir(place) if place.is_dir() else _Nothing() as entries:
            files = [entry for entry in entries if entry.name.endswith((".py", ".toml"))]
            found += [(file.name, file.stat().st_size, file.stat().st_mtime_ns) for file in files]
    return sorted(found)


class _Nothing:
    """A folder without entries: of code in an archive."""

    def __enter__(self) -> list[os.DirEntry[str]]:
        return []

    def __exit__(self, *_: object) -> None:
        """Do nothing on the way out."""


def _found(file: Path, sources: Sequence[PackSource], kinds: Mapping[str, Kind]) -> tuple[Pack, ...] | None:
    try:
        from framing.packs.shelf import Shelf

        return Shelf(_body(file), sources, lambda: _loaded(sources, kinds)[0]).packs
    except Exception:  # a file of the cache may hold anything, and the packs themselves are there to be read
        return None


def _body(file: Path) -> memoryview:
    """Return what was written into a file. Raises OSError, ValueError where it is not that."""
    kept = _private(file)
    at = kept.index(b"\n")
    body = memoryview(kept)[at + 1 :]
    if sha256(body).hexdigest().encode() != kept[:at]:
        raise ValueError("not what was written")
    return body


def _private(file: Path) -> bytes:
    """Return what is in a regular file that only the user can change. Raises OSError for another one."""
    with open(file, "rb") as opened:
        about = os.fstat(opened.fileno())
        shared = hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
        if not stat.S_ISREG(about.st_mode) or about.st_size > MOST_BYTES or shared:
            raise OSError("not a file of the user's own")
        return opened.read()


def _keep(file: Path, packs: Sequence[Pack], recipes: Sequence[Recipe]) -> None:
    def body() -> bytes:
        from framing.packs.dump import dump

        return dump(packs, recipes)

    _write(file, body)


def _write(file: Path, body: Callable[[], bytes]) -> None:
    """Write a file whole or not at all. A folder that cannot be written, or what no JSON holds, is not kept."""
    beside = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        made = body()
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
            opened.write(sha256(made).hexdigest().encode() + b"\n" + made)
        os.replace(beside, file)
        _tidy(file.parent)
    except (OSError, ValueError, TypeError, LookupError, RecursionError):
        _remove(beside)


def kept(cache: Path) -> list[Path]:
    """Return the files of the cache, the newest first."""
    try:
        return sorted(cache.glob(f"*{SUFFIX}"), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    except OSError:  # another process is tidying
        return []


def clear(cache: Path) -> int:
    """Remove the files of the cache; return how many there were."""
    files = kept(cache)
    for file in files:
        _remove(file)
    return len(files)


def _tidy(cache: Path) -> None:
    for file in kept(cache)[MOST_FILES:]:
        _remove(file)


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
