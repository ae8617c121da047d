"""Sources → packs: all of them, or every fault of every one at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import tomli

from framing.errors import Fault, PackError, nearest
from framing.match import Kind, Vocabulary
from framing.model import Device, DeviceClass, Origin, Pack, Repeat, Rule
from framing.packs.faults import Faults
from framing.packs.inflect import inflect
from framing.packs.rules import RuleReader
from framing.packs.schema import DEVICE, PACK, RULE, SCHEMA, SECTIONS, SET
from framing.version import __version__

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_BOUND = re.compile(r"(>=|<=|==|!=|>|<)\s*(\d+(?:\.\d+)*)")
_HEADER = re.compile(r"^[ \t]*\[rules\.([\w-]+)\]", re.MULTILINE)
_COMPARE = {
    ">=": lambda a, b: a >= b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    ">": lambda a, b: a > b,
    "<": lambda a, b: a < b,
}


@dataclass(frozen=True, slots=True)
class PackSource:
    """The text of a pack, the path that errors show, and the distribution that brought it."""

    path: str
    text: str
    provider: str = "file"


def read_source(path: Path, provider: str = "file") -> PackSource:
    """Return a pack's source. Raises PackError for a file that cannot be read as UTF-8."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackError([Fault(str(path), 0, 0, f"cannot be read: {error.strerror}")]) from None
    try:
        return PackSource(str(path), data.decode("utf-8-sig"), provider)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise PackError([Fault(str(path), line, 0, "not UTF-8")]) from None


def load(sources: Sequence[PackSource], kinds: Mapping[str, Kind]) -> tuple[Pack, ...]:
    """Return the packs. Raises PackError with every fault of every pack, each with its place."""
    readings = [_Reading(source) for source in sources]
    _unique_ids(readings)
    devices: dict[str, Device] = {}
    for reading in readings:
        reading.define_devices(devices)
    packs = [reading.pack(kinds, devices) for reading in readings]
    known = {f"{reading.id}.{name}" for reading in readings for name in reading.rule_names()}
    packs = [reading.resolve(pack, known) for reading, pack in zip(readings, packs, strict=True)]
    faults = [fault for reading in readings for fault in reading.faulty()]
    if faults:
        raise PackError(faults)
    return tuple(packs)


def _unique_ids(readings: Sequence[_Reading]) -> None:
    first: dict[str, str] = {}
    for reading in readings:
        if reading.id in first and reading.usable:
            reading.faults.add(("pack", "id"), f"pack {reading.id!r} is also in {first[reading.id]}")
        first.setdefault(reading.id, reading.source.path)


class _Reading:
    """One source being read. A pack of another schema or host range is read no further."""

    def __init__(self, source: PackSource) -> None:
        self.source = source
        self.faults = Faults(source.path, source.text)
        self._broken: list[Fault] = []
        self.data = self._parsed()
        self.usable = not self._broken and self._for_this_host()
        head = self.faults.table(self.data.get("pack", {}), PACK, ("pack",), "[pack]") if self.usable else {}
        self.head = head
        self.id: str = head.get("id", "")
        if self.usable:
            self._sections()

    def _parsed(self) -> dict[str, Any]:
        try:
            return tomli.loads(self.source.text)
        except tomli.TOMLDecodeError as error:
            self._broken.append(_syntax(self.source, error))
        except RecursionError:
            self._broken.append(Fault(self.source.path, 0, 0, "nested too deeply"))
        return {}

    def _for_this_host(self) -> bool:
        head = self.data.get("pack")
        if not isinstance(head, dict):
            self.faults.add((), "no [pack] table: this is not a rule pack")
            return False
        schema = head.get("schema")
        if schema is not None and (schema != SCHEMA or isinstance(schema, bool)):
            self.faults.add(("pack", "schema"), f"schema {schema!r} is not known; this framing reads schema {SCHEMA}")
            return False
        requires = head.get("requires")
        if isinstance(requires, str):
            return self._in_range(requires)
        return True

    def _in_range(self, requires: str) -> bool:
        at = ("pack", "requires")
        for part in requires.split(","):
            bound = _BOUND.fullmatch(part.strip())
            if not bound:
                self.faults.add(at, f"cannot read {part.strip()!r}; write bounds such as '>=0.1,<1'")
                return False
            if not _COMPARE[bound[1]](_version(__version__), _version(bound[2])):
                self.faults.add(at, f"this pack needs framing-detector {requires}; this is {__version__}")
                return False
        return True

    def _sections(self) -> None:
        for section in self.data:
            if section not in SECTIONS and not section.startswith("x-"):
                self.faults.add((section,), f"unknown section [{section}]{nearest(section, SECTIONS)}")
        if self.id and not _ID.fullmatch(self.id):
            self.faults.add(("pack", "id"), f"'id' must be lower-case words joined by dashes, not {self.id!r}")

    def _tables(self, section: str) -> dict[str, Any]:
        value = self.data.get(section, {}) if self.usable else {}
        if isinstance(value, dict):
            return value
        self.faults.add((section,), f"[{section}] must be a table of tables")
        return {}

    def define_devices(self, devices: dict[str, Device]) -> None:
        """Add this pack's devices to those of all packs."""
        for name, value in self._tables("devices").items():
            at = ("devices", name)
            own = self.faults.table(value, DEVICE, at, f"device {name!r}")
            self.faults.chosen(own, [key for key in ("class",) if key in own], at)
            if name in devices:
                self.faults.add(at, f"device {name!r} is also defined in another pack")
            else:  # one at fault is known all the same, so that its rules are not at fault too
                devices[name] = _device(name, own)

    def rule_names(self) -> list[str]:
        """Return the names of the rules, sound or not."""
        return list(self._tables("rules"))

    def pack(self, kinds: Mapping[str, Kind], devices: Mapping[str, Device]) -> Pack:
        """Return the pack with those rules that are sound; faults are noted."""
        reader = RuleReader(self.faults, kinds, self._vocabulary(), devices)
        defaults = self._defaults(kinds)
        lines = {m[1]: self.source.text.count("\n", 0, m.start(1)) + 1 for m in _HEADER.finditer(self.source.text)}
        rules = []
        for name, value in self._tables("rules").items():
            if not isinstance(value, dict):
                self.faults.add(("rules", name), f"rule {name!r} must be a table")
            elif rule := reader.rule(self.id, name, value, defaults):
                rules.append(replace(rule, origin=Origin(self.source.path, lines.get(name, 1))))
        modifiers = [reader.modifier(name, value) for name, value in self._tables("modifiers").items()]
        return Pack(
            **{key: self.head.get(key, "") for key in ("id", "version", "title", "lang", "license")},
            sha256=sha256(self.source.text.encode("utf-8", "surrogatepass")).hexdigest(),
            origin=Origin(self.source.path),
            provider=self.source.provider,
            rules=tuple(rules),
            devices=tuple(devices[name] for name in self._tables("devices") if name in devices),
            modifiers=tuple(modifier for modifier in modifiers if modifier),
        )

    def _defaults(self, kinds: Mapping[str, Kind]) -> dict[str, Any]:
        keys = {name: key._replace(required=False) for kind in kinds.values() for name, key in kind.keys.items()}
        optional = {name: key._replace(required=False) for name, key in RULE.items()}
        return self.faults.table(self._tables("defaults"), {**keys, **optional}, ("defaults",), "[defaults]")

    def _vocabulary(self) -> Vocabulary:
        sets: dict[str, tuple[str, ...]] = {}
        exact = set()
        for name, value in self._tables("sets").items():
            own = self.faults.table(value, SET, ("sets", name), f"set {name!r}")
            self.faults.chosen(own, [key for key in ("inflect", "case") if key in own], ("sets", name))
            words = own.get("words", ["?"])
            if not words or not all(word.strip() for word in words):
                self.faults.add(("sets", name, "words"), "'words': the list is empty or an entry is blank")
                words = ["?"]
            forms = (form for word in words for form in inflect(word, own.get("inflect"), own.get("forms", {})))
            sets[name] = tuple(dict.fromkeys(forms))
            if own.get("case") == "exact":
                exact.add(name)
        return Vocabulary(sets=sets, exact=frozenset(exact), inflect=inflect)

    def resolve(self, pack: Pack, known: set[str]) -> Pack:
        """Return the pack with the rules that its repeat rules count named in full."""
        return replace(pack, rules=tuple(self._resolved(rule, known) for rule in pack.rules))

    def _resolved(self, rule: Rule, known: set[str]) -> Rule:
        if rule.repeat is None:
            return rule
        name = rule.id.removeprefix(f"{self.id}.")
        of = []
        for number, given in enumerate(rule.repeat.of):
            full = next((id_ for id_ in (f"{self.id}.{given}", given) if id_ in known), None)
            if full is None:
                at = ("rules", name, "of", number)
                self.faults.add(at, f"no rule {given!r}{nearest(given, sorted(known))}")
            else:
                of.append(full)
        return replace(rule, repeat=Repeat(tuple(of), rule.repeat.least))

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


def _version(text: str) -> tuple[int, ...]:
    numbers = [int(part) for part in re.findall(r"\d+", text)[:3]]
    return (*numbers, *[0] * (3 - len(numbers)))


def _syntax(source: PackSource, error: tomli.TOMLDecodeError) -> Fault:
    said = str(error)
    place = re.search(r" \(at line (\d+), column (\d+)\)| \(at end of document\)", said)
    text = f"not TOML: {said[: place.start()] if place else said}"
    if place and place[1]:
        return Fault(source.path, int(place[1]), int(place[2]), text)
    last = source.text.rstrip("\n").rsplit("\n", 1)[-1]
    return Fault(source.path, source.text.rstrip("\n").count("\n") + 1, len(last) + 1, text)
