"""Collect what is wrong in one pack, each with the place of its key; checks of tables against the schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from framing.errors import Fault, nearest
from framing.match import Key
from framing.packs.locate import Key as Path, Places
from framing.packs.schema import CHOICES, TYPES, named


class Faults:
    """The faults of one source; its places are read only when there is one to tell."""

    def __init__(self, path: str, source: str) -> None:
        self.path, self._source = path, source
        self._found: list[tuple[Path, str]] = []

    def add(self, at: Path, text: str) -> None:
        """Note what is wrong with the key at this path into the data."""
        self._found.append((at, text))

    def __len__(self) -> int:
        return len(self._found)

    def placed(self) -> list[Fault]:
        """Return the faults with line and column."""
        places = Places(self._source)
        return [Fault(self.path, *places.of(at), text) for at, text in self._found]

    def table(self, value: Any, keys: Mapping[str, Key], at: Path, what: str) -> dict[str, Any]:
        """Return the entries of a table that are as they should be; note unknown, missing and mistyped keys."""
        if not isinstance(value, dict):
            self.add(at, f"{what} must be a table, not {named(value)}")
            return {}
        good = {}
        for key, given in value.items():
            if key in keys:
                if self._typed(given, keys[key], (*at, key)):
                    good[key] = given
            elif not key.startswith("x-"):
                self.add((*at, key), f"unknown key {key!r} in {what}{nearest(key, list(keys))}")
        for key, wanted in keys.items():
            if wanted.required and key not in value:
                self.add(at, f"{what} needs {key!r}")
        return good

    def _typed(self, value: Any, key: Key, at: Path) -> bool:
        check, name = TYPES[key.type]
        if not check(value):
            inside = next((item for item in value if not check([item])), None) if isinstance(value, list) else None
            given = named(value) if inside is None else f"one with {named(inside)} in it"
            self.add(at, f"{at[-1]!r} must be {name}, not {given}")
            return False
        return True

    def chosen(self, table: dict[str, Any], keys: Iterable[str], at: Path) -> None:
        """Note values that are not in their key's closed list, and take them out of the table."""
        for key in keys:
            given = table.get(key)
            for number, one in enumerate(given if isinstance(given, list) else [given] if given is not None else []):
                if one not in CHOICES[key]:
                    place = (*at, key, number) if isinstance(given, list) else (*at, key)
                    self.one_of(one, CHOICES[key], place, key)
                    table.pop(key, None)

    def one_of(self, given: str, known: tuple[str, ...], at: Path, key: str) -> None:
        """Note a value that is not one of the known, with the nearest."""
        near = nearest(given, known) or f"; it can be {', '.join(known)}"
        self.add(at, f"{key!r} cannot be {given!r}{near}")
