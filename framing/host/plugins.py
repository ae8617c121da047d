"""Find the installed plugins and load them one by one: a broken one is named, and stops the run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pluggy

from framing import builtin, hookspecs
from framing.errors import PluginError
from framing.host.installed import may_have_plugins
from framing.version import __version__

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "framing"
PACKS_GROUP = "framing.packs"
BUILTIN = "builtin"
OWN = f"framing-detector {__version__}"


class Entry(NamedTuple):
    """An entry point and the distribution that declares it."""

    name: str
    point: EntryPoint
    distribution: str
    version: str

    @property
    def provider(self) -> str:
        """Return distribution and version, as reports name where a pack came from."""
        return f"{self.distribution} {self.version}"

    def __str__(self) -> str:
        return f"plugin {self.name} ({self.distribution} {self.version})"


def entries(group: str) -> list[Entry]:
    """Return the installed entry points of a group, sorted by name."""
    if not may_have_plugins():
        return []
    from importlib.metadata import entry_points

    found = []
    for point in entry_points(group=group):
        dist = point.dist
        if dist is not None:
            found.append(Entry(point.name, point, dist.metadata["Name"], dist.version))
    return sorted(found, key=lambda entry: (entry.name, entry.distribution))


def manager(plugins: Sequence[Entry] = (), *, without: Iterable[str] = ()) -> pluggy.PluginManager:
    """Return a plugin manager with framing's own plugin and these; those left out are never imported.

    Raises PluginError for one that cannot be imported, has no hook, or has a hook that does not exist.
    """
    pm = pluggy.PluginManager(GROUP)
    pm.add_hookspecs(hookspecs)
    pm.register(builtin, BUILTIN)
    blocked = set(without)
    for entry in plugins:
        if entry.name not in blocked:
            _register(pm, entry)
    return pm


def _register(pm: pluggy.PluginManager, entry: Entry) -> None:
    if pm.has_plugin(entry.name):
        raise PluginError(f"{entry}: another plugin has the same name; {way_round(entry.name)}")
    with guard(str(entry), entry.name):
        plugin = entry.point.load()
        pm.register(plugin, entry.name)
        pm.check_pending()
        if not pm.get_hookcallers(plugin):
            raise LookupError("it has no hook: is each function marked with framing.hookspecs.hookimpl?")


class guard:  # noqa: N801 - reads as a statement: with guard(...)
    """Turn whatever a plugin raises while loading into a PluginError that names it and the way round."""

    def __init__(self, who: str, name: str) -> None:
        self.who, self.name = who, name

    def __enter__(self) -> None:
        """Do nothing on the way in."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        """Raise PluginError for what an author can cause; let a keyboard interrupt pass."""
        if isinstance(error, PluginError) or not isinstance(error, (Exception, SystemExit)):
            return
        cause = " ".join(f"{type(error).__name__}: {error}".split())
        raise PluginError(f"{self.who}: {cause}; {way_round(self.name)}") from error


def way_round(name: str) -> str:
    """Say how to go on without a plugin."""
    return f"--without {name} goes on without it"


def alone(pm: pluggy.PluginManager, name: str, hook: str) -> Any:
    """Return a caller of one hook of one plugin, so that what fails can be laid at its door."""
    others = [plugin for other, plugin in pm.list_name_plugin() if other != name and plugin is not None]
    return pm.subset_hook_caller(hook, others)


def packs_of(entry: Entry) -> Iterator[Path]:
    """Yield the packs of a static-pack entry point ``package:folder`` without importing the package.

    Raises PluginError where the folder is missing or holds no pack.
    """
    from importlib.util import find_spec

    with guard(str(entry), entry.name):
        package, _, folder = entry.point.value.partition(":")
        spec = find_spec(package.strip())
        places = list(spec.submodule_search_locations or ()) if spec else []
        if not places:
            raise LookupError(f"there is no package {package!r}")
        found = sorted(path for place in places for path in (Path(place) / folder.strip()).glob("*.toml"))
        if not found:
            raise LookupError(f"no pack (*.toml) in {entry.point.value}")
    yield from found
