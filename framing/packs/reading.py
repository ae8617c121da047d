"""Sources → packs: all of them, or every fault of every one at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from framing.errors import Fault, PackError, nearest
from framing.match import Kind, Vocabulary
from framing.model import Device, DeviceClass, Origin, Pack
from framing.packs.cues import cues
from framing.packs.faults import Faults
from framing.packs.inflect import inflect
from framing.packs.locate import Places, headers
from framing.packs.modifiers import modifier
from framing.packs.requires import unmet
from framing.packs.rules import Known, RuleReader
from framing.packs.schema import DEVICE, PACK, RULE, SCHEMA, SECTIONS, SET
from framing.packs.source import BOM, PackSource
from framing.packs.toml import parse
from framing.version import __version__


class Recipe(NamedTuple):
    """What the matchers of a pack are made from: its vocabulary, and the tables of its rules by name."""

    vocabulary: Vocabulary
    rules: Mapping[str, Mapping[str, Any]]


def read(sources: Sequence[PackSource], kinds: Mapping[str, Kind]) -> tuple[tuple[Pack, ...], list[Recipe]]:
    """Return the packs, and what each is made from. Raises PackError with every fault of every pack, each with its place."""
    readings = [_Reading(source) for source in sources]
    _unique_ids(readings)
    known = Known(_devices(readings), {id_: kind for reading in readings for id_, kind in reading.kinds_of_rules()})
    packs = [reading.pack(kinds, known) for reading in readings]
    faults = [fault for reading in readings for fault in reading.faulty()]
    if faults:
        raise PackError(faults)
    return tuple(packs), [reading.recipe for reading in readings]


def _unique_ids(readings: Sequence[_Reading]) -> None:
    first: dict[str, str] = {}
    for reading in readings:
        if reading.id in first:
            reading.faults.add(("pack", "id"), f"pack {reading.id!r} is also in {first[reading.id]}")
        elif reading.id:
            first[reading.id] = reading.source.path


def _devices(readings: Sequence[_Reading]) -> dict[str, Device]:
    """Return the devices of all packs: those at fault too, so that their rules are not at fault for it."""
    devices: dict[str, Device] = {}
    first: dict[str, str] = {}
    for reading in readings:
        for name, device in reading.devices():
            if name in devices:
                reading.faults.add(("devices", name), f"device {name!r} is also in {first[name]}")
            devices.setdefault(name, device)
            first.setdefault(name, reading.source.path)
    return devices


class _Reading:
    """One source being read. A pack of another schema or host range is read no further."""

    def __init__(self, source: PackSource) -> None:
        self.source = source
        self.text = source.text.removeprefix(BOM)
        self.recipe = Recipe(Vocabulary(), {})
        self.faults = Faults(source.path, self.text)
        self._broken: list[Fault] = []
        self.data = self._parsed()
        self.usable = not self._broken and self._for_this_host()
        self.head = self.faults.table(self.data["pack"], PACK, ("pack",), "[pack]") if self.usable else {}
        self.id: str = self.head.get("id", "")
        if self.usable:
            self._sections()

    def _parsed(self) -> dict[str, Any]:
        data = parse(self.source.path, self.text)
        if isinstance(data, Fault):
            self._broken.append(data)
            return {}
        return data

    def _for_this_host(self) -> bool:
        head = self.data.get("pack")
        if not isinstance(head, dict):
            self.faults.add((), "no [pack] table: this is not a rule pack")
            return False
        schema = head.get("schema", SCHEMA)
        if schema != SCHEMA or isinstance(schema, bool):
            self.faults.add(("pack", "schema"), f"schema {schema!r} is not known; this framing reads schema {SCHEMA}")
            return False
        requires = head.get("requires")
        wrong = unmet(requires, __version__) if isinstance(requires, str) else None
        if wrong:
            self.faults.add(("pack", "requires"), wrong)
        return not wrong

    def _sections(self) -> None:
        for section in self.data:
            if section not in SECTIONS and not section.startswith("x-"):
                self.faults.add((section,), f"unknown section [{section}]{nearest(section, SECTIONS)}")
        if self.id:
            self.faults.name(self.id, ("pack", "id"), "'id'")

    def _tables(self, section: str) -> dict[str, Any]:
        value = self.data.get(section, {}) if self.usable else {}
        if isinstance(value, dict):
            return value
        self.faults.add((section,), f"[{section}] must be a table of tables")
        return {}

    def devices(self) -> Iterator[tuple[str, Device]]:
        """Yield this pack's devices, those at fault too."""
        for name, value in self._tables("devices").items():
            self.faults.name(name, ("devices", name), "a device's id")
            own = self.faults.table(value, DEVICE, ("devices", name), f"device {name!r}")
            self.faults.chosen(own, ("class",), ("devices", name))
            yield name, _device(name, own)

    def kinds_of_rules(self) -> Iterator[tuple[str, Any]]:
        """Yield the ids of the rules, sound or not, with the kind that each says it is."""
        defaults = self._tables("defaults")
        for name, value in self._tables("rules").items():
            yield f"{self.id}.{name}", (value if isinstance(value, dict) else {}).get("kind", defaults.get("kind"))

    def pack(self, kinds: Mapping[str, Kind], known: Known) -> Pack:
        """Return the pack with what of it is sound; faults are noted."""
        vocabulary = self._vocabulary()
        reader = RuleReader(self.id, self.faults, kinds, vocabulary, known)
        self.recipe = Recipe(vocabulary, reader.tables)
        defaults = self._defaults(kinds)
        rules = []
        for name, value, line in self._lined("rules"):
            if isinstance(value, dict):
                rules.append(reader.rule(name, value, defaults, line))
            else:
                self.faults.add(("rules", name), f"rule {name!r} must be a table")
        words, proofs = cues(self.faults, self.data["cues"]) if self.usable and "cues" in self.data else ({}, ())
        return Pack(
            **{key: self.head.get(key, "") for key in ("id", "version", "title", "lang", "license")},
            sha256=self.source.sha256,
            origin=Origin(self.source.path),
            provider=self.source.provider,
            rules=tuple(rule for rule in rules if rule),
            devices=tuple(self._own_devices(known.devices)),
            cues=words,
            cue_examples=proofs,
            modifiers=tuple(made for one in self._lined("modifiers") if (made := modifier(self.faults, vocabulary, *one))),
        )

    def _lined(self, section: str) -> Iterator[tuple[str, Any, int]]:
        """Yield the tables of a section, each with the line that it begins in."""
        tables = self._tables(section)
        lines = headers(self.text) if tables else {}
        for name, value in tables.items():
            yield name, value, lines.get((section, name)) or Places(self.text).of((section, name))[0]

    def _own_devices(self, devices: Mapping[str, Device]) -> Iterator[Device]:
        for name in self._tables("devices"):
            for number, other in enumerate(devices[name].before):
                if other not in devices:
                    at = ("devices", name, "before", number)
                    self.faults.add(at, f"no device {other!r}{nearest(other, list(devices))}")
            yield devices[name]

    def _defaults(self, kinds: Mapping[str, Kind]) -> dict[str, Any]:
        keys = {name: key._replace(required=False) for kind in kinds.values() for name, key in kind.keys.items()}
        optional = {name: key._replace(required=False) for name, key in RULE.items()}
        return self.faults.table(self._tables("defaults"), {**keys, **optional}, ("defaults",), "[defaults]")

    def _vocabulary(self) -> Vocabulary:
        sets: dict[str, tuple[str, ...]] = {}
        exact = set()
        for name, value in self._tables("sets").items():
            own = self._set(name, value)
            forms = (form for word in own["words"] for form in inflect(word, own.get("inflect"), own.get("forms", {})))
            sets[name] = tuple(dict.fromkeys(forms))
            if own.get("case") == "exact":
                exact.add(name)
        return Vocabulary(sets=sets, exact=frozenset(exact), inflect=inflect)

    def _set(self, name: str, value: Any) -> dict[str, Any]:
        """Return a set's table; one at fault holds a word all the same, so that its rules are not at fault for it."""
        at = ("sets", name)
        own = self.faults.table(value, SET, at, f"set {name!r}")
        self.faults.chosen(own, ("inflect", "case"), at)
        for entry in own.get("forms", {}):
            if entry not in own.get("words", [entry]):
                self.faults.add((*at, "forms", entry), f"'forms': {entry!r} is not one of the words")
        self.faults.forms(own, at)
        self.faults.filled(own, ("words",), at)
        self.faults.words(own, ("words",), at)
        return {"words": ["?"], **own}

    def faulty(self) -> list[Fault]:
        """Return this source's faults, each with its place."""
        return self._broken or (self.faults.placed() if self.faults else [])


def _device(name: str, own: Mapping[str, Any]) -> Device:
    return Device(
        id=name,
        family=own.get("family", ""),
        klass=DeviceClass(own.get("class", DeviceClass.WORDING)),
        title=own.get("title", ""),
        gloss=own.get("gloss", ""),
        boundary=own.get("boundary", ""),
        crosswalk=own.get("crosswalk", {}),
        sources=tuple(own.get("sources", ())),
        before=tuple(own.get("before", ())),
    )
