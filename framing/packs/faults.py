"""Collect what is wrong in one pack, each with the place of its key; checks of tables against the schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from framing.errors import Fault, nearest
from framing.match import Key
from framing.packs.schema import CHOICES, TYPES, named

if TYPE_CHECKING:
    from framing.packs.locate import Key as Path, Places

_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


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
        from framing.packs.locate import Places

        places = Places(self._source)
        return [Fault(self.path, *places.of(_written(at, places)), text) for at, text in self._found]

    def table(self, value: Any, keys: Mapping[str, Key], at: Path, what: str) -> dict[str, Any]:
        """Return the entries of a table that are as they should be; note unknown, missing and mistyped keys."""
        if not isinstance(value, dict):
            self.add(at, f"{what} must be a table, not {named(value)}")
            return {}
        good = {}
        for key, given in value.items():
            wanted = keys.get(key)
            if wanted:
                if self._typed(given, wanted, at, key):
                    good[key] = _named(given) if wanted.type == "str-table" else given
            elif not key.startswith("x-"):
                self.add((*at, key), f"unknown key {key!r} in {what}{nearest(key, list(keys))}")
        for key in [key for key, wanted in keys.items() if wanted.required and key not in value]:
            self.add(at, f"{what} needs {key!r}")
        return good

    def _typed(self, value: Any, key: Key, table: Path, name: str) -> bool:
        check, wanted = TYPES[key.type]
        if not check(value):
            inside = _culprit(value, check)
            if inside is None:
                self.add((*table, name), f"{name!r} must be {wanted}, not {named(value)}")
            else:
                self.add((*table, name, inside), f"{name!r} must be {wanted}, not one with {named(value[inside])} in it")
            return False
        if key.required and key.type == "str" and not value.strip():
            self.add((*table, name), f"{name!r} is blank")
            return False
        return True

    def name(self, name: str, at: Path, what: str) -> None:
        """Note a name that cannot be part of an id."""
        if not _NAME.fullmatch(name):
            self.add(at, f"{what} must be lower-case words joined by dashes, not {name!r}")

    def filled(self, table: dict[str, Any], keys: Iterable[str], at: Path) -> None:
        """Note lists that are empty, and take them out of the table."""
        for key in keys:
            if table.get(key) == []:
                self.add((*at, key), f"{key!r}: the list is empty")
                del table[key]

    def words(self, table: dict[str, Any], keys: Iterable[str], at: Path) -> None:
        """Note blank entries of lists of words, and take the lists out of the table."""
        for key in keys:
            blank = [number for number, word in enumerate(table.get(key, ())) if not word.strip()]
            for number in blank:
                self.add((*at, key, number), f"{key!r}: an entry is blank")
            if blank:
                del table[key]

    def forms(self, table: dict[str, Any], at: Path) -> None:
        """Note entries whose forms are none or blank, and take all forms out of the table."""
        bad = [entry for entry, forms in table.get("forms", {}).items() if not all([forms, *map(str.strip, forms)])]
        for entry in bad:
            self.add((*at, "forms", entry), f"'forms': {entry!r} has no forms, or a blank one")
        if bad:
            del table["forms"]

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
        """Note a value that is not one of the known, with the nearest and all that it can be."""
        near = nearest(given, known)
        allowed = f"{near} It" if near else "; it"
        self.add(at, f"{key!r} cannot be {given!r}{allowed} can be {', '.join(known)}")


def _written(at: Path, places: Places) -> Path:
    """Return where a rule's key was written: in the rule, or else in [defaults]."""
    default: Path = ("defaults", *at[2:])
    return default if at[:1] == ("rules",) and len(at) > 2 and at[:3] not in places and default[:2] in places else at


def _culprit(value: Any, check: Callable[[Any], bool]) -> Any:
    """Return the number or key of what makes a list or table be of the wrong type, None where it is the whole."""
    if isinstance(value, list) and check([]):
        return next(number for number, item in enumerate(value) if not check([item]))
    if isinstance(value, dict) and check({}):
        return next(key for key, item in value.items() if not check({key: item}))
    return None


def _named(table: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if not key.startswith("x-")}
