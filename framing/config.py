"""Settings of a project: ``[tool.framing]`` in pyproject.toml, or framing.toml, found upward from what is checked.

A setting is a value and where it was written. What the command line says comes first, then the last of the ``paths``
sections that fit a file, then the file's own settings, then the default.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.errors import ConfigError, Fault
from framing.match import Key, literals
from framing.model import Severity, Tier, Voice
from framing.packs.faults import Faults
from framing.packs.toml import parse
from framing.suppress import Allow
from framing.values import dataclass, field

if TYPE_CHECKING:
    from framing.packs.locate import Key as At

NAMES = ("framing.toml", "pyproject.toml")


class Known(NamedTuple):
    """A key of the settings: its type, its closed list of values, whether a ``paths`` section may have it, and what it does."""

    type: str
    choices: tuple[str, ...]
    by_path: bool
    text: str


_SEVERITIES, _VOICES, _TIERS = tuple(map(str, Severity)), tuple(map(str, Voice)), tuple(map(str, Tier))
KEYS: Mapping[str, Known] = {
    "packs": Known("strs", (), False, "packs, or folders of packs, to add; paths from this file's folder"),
    "without": Known("strs", (), False, "plugins to leave out"),
    "rules": Known("strs", (), True, "only these rules, devices or families; globs"),
    "no-rules": Known("strs", (), True, "not these rules, devices or families; globs"),
    "voice": Known("strs", _VOICES, True, "count findings in these voices only"),
    "tier": Known("strs", _TIERS, True, "how well measured rules are that count"),
    "min-severity": Known("str", _SEVERITIES, True, "only rules this severe or more"),
    "fail-on": Known("str", _SEVERITIES, False, "exit with 1 for a measured finding this severe in the article's own voice"),
    "fail-on-voice": Known("strs", _VOICES, False, "let fail-on watch these voices too"),
    "encoding": Known("str", (), False, "the encoding of texts; auto guesses"),
    "format": Known("str", (), False, "the format of the report"),
    "baseline": Known("str", (), False, "file of findings that are accepted; a path from this file's folder"),
}
_ALLOW = {"phrase": Key("str", True), "reason": Key("str", True), "rules": Key("strs")}
_MATCH = {"match": Key("strs", True)}
_TEXTS = {
    "phrase": "the words that are allowed; any case, any spacing",
    "reason": "why they are allowed",
    "rules": "only for these rules, devices or families; globs",
    "match": "globs of paths, seen from this file's folder; * also takes slashes",
}


class Setting(NamedTuple):
    """A value and where it comes from: a file and line, the command line, or the default."""

    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Section:
    """Settings for files whose path fits one of the globs; ``*`` also takes slashes."""

    match: tuple[str, ...]
    settings: Mapping[str, Setting]

    def fits(self, path: str) -> bool:
        """Tell whether a path, as seen from the settings' folder, is one of this section's."""
        return any(fnmatchcase(path, pattern) for pattern in self.match)


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The settings of one file; without a file, none."""

    path: str = ""
    settings: Mapping[str, Setting] = field(default_factory=dict)
    sections: tuple[Section, ...] = ()
    allow: tuple[Allow, ...] = ()

    @property
    def folder(self) -> Path:
        """Return the folder that paths in the settings are seen from."""
        return Path(self.path).parent

    def for_file(self, name: str) -> dict[str, Setting]:
        """Return the settings that hold for an article."""
        return {**self.settings, **self.by_path(name)}

    def by_path(self, name: str) -> dict[str, Setting]:
        """Return what the sections say of an article; standard input fits none."""
        held: dict[str, Setting] = {}
        if name != "-" and self.sections:
            path = os.path.relpath(os.path.abspath(name), os.path.abspath(self.folder)).replace(os.sep, "/")
            for section in self.sections:
                if section.fits(path):
                    held |= section.settings
        return held


def find(paths: Iterable[str]) -> Path | None:
    """Return the nearest settings at or above the folder that all paths share, or None.

    Raises ConfigError for a pyproject.toml on the way that is no TOML.
    """
    places = [os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path) or ".") for path in paths if path != "-"]
    try:
        shared = Path(os.path.commonpath(places) if places else os.getcwd())
    except ValueError:  # on different drives
        return None
    for folder in (shared, *shared.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name == NAMES[0] or "framing" in _parsed(path)[1].get("tool", {})):
                return path
    return None


def read(path: Path, shown: str | None = None) -> Config:
    """Return the settings of a file, called by ``shown`` in messages.

    Raises ConfigError with every fault and its place.
    """
    source, data = _parsed(path, shown)
    prefix: At = ("tool", "framing") if path.name == NAMES[1] else ()
    table: Any = data.get("tool", {}).get("framing", {}) if prefix else data
    reading = _Reading(shown or str(path), source, prefix)
    config = reading.config(table)
    if reading.faults:
        raise ConfigError(reading.faults.placed())
    return config


def _parsed(path: Path, shown: str | None = None) -> tuple[str, dict[str, Any]]:
    name = shown or str(path)
    try:
        source = path.read_bytes().decode("utf-8")
    except OSError as error:
        raise ConfigError([Fault(name, 0, 0, (error.strerror or str(error)).lower())]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([Fault(name, 0, 0, f"not UTF-8 (byte {error.start})")]) from error
    data = parse(name, source)
    if isinstance(data, Fault):
        raise ConfigError([data])
    return source, data


class _Reading:
    """Turns the tables of one file into settings, and notes what is wrong with them."""

    def __init__(self, path: str, source: str, prefix: At) -> None:
        self.path, self.prefix = path, prefix
        self.faults = Faults(path, source)
        from framing.packs.locate import Places  # not where there are no settings

        self._places = Places(source)

    def config(self, table: Any) -> Config:
        """Return the settings of the whole file."""
        keys = {name: Key(known.type) for name, known in KEYS.items()} | {"allow": Key("tables"), "paths": Key("tables")}
        good = self.faults.table(table, keys, self.prefix, "the settings")
        allow = (self._allow(one, (*self.prefix, "allow", n)) for n, one in enumerate(good.pop("allow", [])))
        sections = (self._section(one, (*self.prefix, "paths", n)) for n, one in enumerate(good.pop("paths", [])))
        return Config(
            path=self.path,
            allow=tuple(one for one in allow if one),
            sections=tuple(one for one in sections if one),
            settings=self._settings(good, self.prefix),
        )

    def _settings(self, table: Mapping[str, Any], at: At) -> dict[str, Setting]:
        settings = {}
        for key, value in table.items():
            if self._chosen(key, value, (*at, key)):
                settings[key] = Setting(tuple(value) if isinstance(value, list) else value, self._origin((*at, key)))
        return settings

    def _origin(self, at: At) -> str:
        return f"{self.path}:{self._places.of(at)[0]}"

    def _chosen(self, key: str, value: Any, at: At) -> bool:
        """Note values that are not in their key's closed list; tell whether all are."""
        choices = KEYS[key].choices
        bad = [one for one in (value if isinstance(value, list) else [value]) if choices and one not in choices]
        for one in bad:
            self.faults.one_of(one, choices, at, key)
        return not bad

    def _section(self, table: Any, at: At) -> Section | None:
        keys = {name: Key(known.type) for name, known in KEYS.items() if known.by_path} | _MATCH
        good = self.faults.table(table, keys, at, "a paths section")
        match = good.pop("match", None)
        return Section(tuple(match), self._settings(good, at)) if match else None

    def _allow(self, table: Any, at: At) -> Allow | None:
        good = self.faults.table(table, _ALLOW, at, "an allowed phrase")
        if not {"phrase", "reason"} <= good.keys():
            return None
        return Allow(
            phrase=good["phrase"],
            reason=good["reason"],
            rules=tuple(good.get("rules", ())),
            find=literals([good["phrase"]]),
            origin=self._origin(at),
        )


def schema() -> dict[str, Any]:
    """Return the JSON Schema of framing.toml; editors that check TOML take it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "framing settings",
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {"^x-": {}},
        "properties": {
            **{name: _described(known) for name, known in KEYS.items()},
            "allow": _tables(_ALLOW, {}, "phrases that are allowed, each with its reason"),
            "paths": _tables(_MATCH, {n: k for n, k in KEYS.items() if k.by_path}, "settings for files whose path fits a glob"),
        },
    }


def _described(known: Known) -> dict[str, Any]:
    one: dict[str, Any] = {"type": "string"} | ({"enum": list(known.choices)} if known.choices else {})
    return {"description": known.text, **(one if known.type == "str" else {"type": "array", "items": one})}


def _tables(keys: Mapping[str, Key], more: Mapping[str, Known], text: str) -> dict[str, Any]:
    own = {name: _described(Known(key.type, (), False, _TEXTS[name])) for name, key in keys.items()}
    table = {
        "type": "object",
        "additionalProperties": False,
        "patternProperties": {"^x-": {}},
        "required": [name for name, key in keys.items() if key.required],
        "properties": own | {name: _described(known) for name, known in more.items()},
    }
    return {"description": text, "type": "array", "items": table}
