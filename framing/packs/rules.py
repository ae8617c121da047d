"""A rule's table → a Rule, or faults."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from string import Formatter
from typing import Any, NamedTuple

import regex

from framing.errors import KindError, nearest
from framing.match import Compiled, Key, Kind, Vocabulary, literals
from framing.match.anchored import Anchored
from framing.model import Context, Device, Example, Exempt, Origin, Repeat, Role, Rule, Severity, Voice
from framing.packs.examples import Marks, examples
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.measured import fingerprint
from framing.packs.schema import CHOICES, EFFECTS, EXCEPT, LABELS, RULE
from framing.values import replace

_CHOSEN = ("severity", "voice", "roles", "inflect", "case")
_COUNTING = ("repeat", "contrast")  #: kinds that look at what was found, and give an observation
_SEEN = {"count", "words"}
_SET_BESIDE = {"stance", "source", "count", "of", "other", "other_count", "other_of"}
_VOICES = frozenset(Voice)
_DEFAULT_ROLES = frozenset(set(Role) - {Role.BOILERPLATE})


class Known(NamedTuple):
    """What the rules of every pack may name: the devices, and the rules with the kind that each says it is."""

    devices: Mapping[str, Device]
    rules: Mapping[str, Any]


class Parts(NamedTuple):
    """What a rule's table is made into."""

    compiled: Compiled
    device: Device
    examples: tuple[tuple[Example, ...], tuple[Example, ...]]
    exceptions: tuple[Exempt, ...]
    repeat: Repeat | None
    fingerprint: str


class RuleReader:
    """Reads the rules of one pack: what they may use, and where their faults go."""

    def __init__(self, pack: str, faults: Faults, kinds: Mapping[str, Kind], vocabulary: Vocabulary, known: Known) -> None:
        self._pack, self._faults, self._kinds, self._known = pack, faults, kinds, known
        self._vocabulary = vocabulary
        self.tables: dict[str, Mapping[str, Any]] = {}  #: rule → the table that its matcher was made from
        self._keys: dict[int, Mapping[str, Key]] = {}  #: what rules of a kind can have, by its identity; 0: of no known one

    def rule(self, name: str, table: Mapping[str, Any], defaults: Mapping[str, Any], line: int) -> Rule | None:
        """Return the rule that begins at this line, or None where its table is at fault."""
        at: Path = ("rules", name)
        before = len(self._faults)
        self._faults.name(name, at, "a rule's name")
        kind = self._kind(table, defaults, at)
        own = self._own(kind, table, defaults, at)
        compiled = self._compiled(kind, own, at)
        device = self._device(own.get("device"), at)
        proof = examples(self._faults, own, at, f"rule {name!r}", _marks(kind, compiled))
        self._message(own, _placeholders(kind, compiled), at)
        self._labels(own, at)
        self._context(own, at)
        exceptions = self._exceptions(own, at)
        repeat = self._repeat(compiled.repeat, at) if compiled and compiled.repeat else None
        if len(self._faults) > before or compiled is None or device is None:
            return None
        seal = fingerprint(own, tuple(kind.keys) if kind else (), self._vocabulary.sets)
        parts = Parts(compiled, device, proof, exceptions, repeat, seal)
        return _rule(f"{self._pack}.{name}", own, parts, Origin(self._faults.path, line))

    def _kind(self, table: Mapping[str, Any], defaults: Mapping[str, Any], at: Path) -> Kind | None:
        given = table.get("kind", defaults.get("kind"))
        if not isinstance(given, str):
            return None
        if given.strip() and given not in self._kinds:
            self._faults.one_of(given, tuple(self._kinds), (*at, "kind"), "kind")
        return self._kinds.get(given)

    def _own(self, kind: Kind | None, table: Mapping[str, Any], defaults: Mapping[str, Any], at: Path) -> dict[str, Any]:
        """Return the rule's table over the pack's defaults, less what is at fault."""
        keys = self._keys_of(kind)
        given = {**{key: value for key, value in defaults.items() if key in keys}, **table}
        own = self._faults.table(given, keys, at, f"rule {at[-1]!r}")
        self._faults.chosen(own, [key for key in _CHOSEN if key in keys], at)
        self._faults.filled(own, ("voice", "roles"), at)
        if "forms" in keys and keys["forms"].type == "strs-table":
            self._faults.forms(own, at)
        return own

    def _keys_of(self, kind: Kind | None) -> Mapping[str, Key]:
        """Return the keys that a rule can have: of all kinds where it is of no known one, for it may well mean one of them."""
        of = id(kind) if kind else 0
        if of not in self._keys:
            own = kind.keys if kind else {n: Key(key.type) for any_ in self._kinds.values() for n, key in any_.keys.items()}
            self._keys[of] = {**RULE, **own}
        return self._keys[of]

    def _compiled(self, kind: Kind | None, own: dict[str, Any], at: Path) -> Compiled | None:
        if kind is None or any(key.required and name not in own for name, key in kind.keys.items()):
            return None
        try:
            table = {key: own[key] for key in kind.keys if key in own}
            compiled = kind.compile(table, self._vocabulary)
            self.tables[f"{self._pack}.{at[-1]}"] = table if compiled.checked is None else compiled.checked
            if not (compiled.anchors or compiled.no_anchor or compiled.repeat or isinstance(compiled.find, Anchored)):
                raise KindError("kind", f"{kind.name!r} gives neither anchors nor no_anchor, why there are none")
            return compiled
        except KindError as error:
            self._faults.add((*at, error.key), f"{error.key!r}: {error.text}")
            return None

    def _device(self, given: str | None, at: Path) -> Device | None:
        if given is not None and given not in self._known.devices:
            self._faults.add((*at, "device"), f"no device {given!r}{nearest(given, list(self._known.devices))}")
        return self._known.devices.get(given or "")

    def _message(self, own: Mapping[str, Any], allowed: set[str], at: Path) -> None:
        template = own.get("message", "")
        try:
            fields = _fields(template)
        except ValueError as error:
            self._faults.add((*at, "message"), f"'message': {error}")
            return
        if any(name not in allowed for name, _, _ in fields):
            allowed |= _groups(own.get("pattern"))
        for name, spec, conversion in fields:
            if name not in allowed:
                known = ", ".join("{" + word + "}" for word in sorted(allowed))
                self._faults.add((*at, "message"), f"'message': no placeholder {{{name}}}; it can be {known}")
            elif spec or conversion:
                self._faults.add((*at, "message"), f"'message': write {{{name}}}, with nothing more inside the braces")

    def _labels(self, own: Mapping[str, Any], at: Path) -> None:
        for key in ("technique", "related"):
            for scheme, label in own.get(key, {}).items():
                if scheme not in LABELS:
                    self._faults.one_of(scheme, tuple(LABELS), (*at, key, scheme), key)
                elif label not in LABELS[scheme]:
                    near = nearest(label, LABELS[scheme]) or f"; it can be {' | '.join(LABELS[scheme])}"
                    self._faults.add((*at, key, scheme), f"no label {label!r} in {scheme}{near}")

    def _context(self, own: Mapping[str, Any], at: Path) -> None:
        for label, effect in own.get("context", {}).items():
            if label not in CHOICES["context"]:
                self._faults.one_of(label, CHOICES["context"], (*at, "context", label), "context")
            if effect not in EFFECTS:
                self._faults.one_of(effect, EFFECTS, (*at, "context", label), label)

    def _exceptions(self, own: Mapping[str, Any], at: Path) -> tuple[Exempt, ...]:
        made = []
        for number, value in enumerate(own.get("except", ())):
            table = self._faults.table(value, EXCEPT, (*at, "except", number), "exception")
            self._faults.chosen(table, ("case",), (*at, "except", number))
            if "phrase" in table and "why" in table:
                exact = table.get("case") == "exact"
                find = literals([table["phrase"]], exact=exact)
                made.append(Exempt(phrase=table["phrase"], why=table["why"], find=find, exact=exact))
        return tuple(made)

    def _repeat(self, repeat: Repeat, at: Path) -> Repeat:
        """Return what is counted with each rule's id in full: one of this pack before one of another."""
        of = []
        for number, given in enumerate(repeat.of):
            full = next((id_ for id_ in (f"{self._pack}.{given}", given) if id_ in self._known.rules), None)
            if full is None:
                near = nearest(given, sorted(self._known.rules))
                self._faults.add((*at, "of", number), f"no rule {given!r}{near}")
            elif self._known.rules[full] in _COUNTING:
                what = f"a {self._known.rules[full]} rule: it finds nothing that could be counted"
                self._faults.add((*at, "of", number), f"{given!r} is {what}")
            else:
                of.append(full)
        return replace(repeat, of=tuple(of))


@lru_cache(maxsize=256)
def _fields(template: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """Return name, format and conversion of the placeholders of a message. Raises ValueError."""
    return tuple(field[1:] for field in Formatter().parse(template) if field[1] is not None)  # type: ignore[misc]


def _counts(kind: Kind, compiled: Compiled | None) -> bool:
    return compiled.repeat is not None if compiled else kind.name in _COUNTING


def _marks(kind: Kind | None, compiled: Compiled | None) -> Marks:
    return Marks.FREE if kind is None or _counts(kind, compiled) else Marks.HITS


def _placeholders(kind: Kind | None, compiled: Compiled | None) -> set[str]:
    if kind is None:
        return {"match", "entry", *_SEEN, *_SET_BESIDE}
    if not _counts(kind, compiled):
        return {"match", "entry"}
    return _SET_BESIDE if kind.name == "contrast" else _SEEN


def _groups(pattern: Any) -> set[str]:
    try:
        return set(regex.compile(pattern).groupindex) if isinstance(pattern, str) else set()
    except regex.error:
        return set()


def _rule(id_: str, own: Mapping[str, Any], parts: Parts, origin: Origin) -> Rule:
    return Rule(
        id=id_,
        device=parts.device,
        kind=own["kind"],
        message=own["message"],
        ask=own.get("ask", ""),
        why=own.get("why", ""),
        hits=parts.examples[0],
        misses=parts.examples[1],
        find=parts.compiled.find,
        severity=Severity(own.get("severity", "medium")),
        voice=frozenset(map(Voice, own["voice"])) if "voice" in own else _VOICES,
        roles=frozenset(map(Role, own["roles"])) if "roles" in own else _DEFAULT_ROLES,
        scope=parts.compiled.scope,
        exceptions=parts.exceptions,
        context={Context(label): effect for label, effect in own.get("context", {}).items()},
        technique=own.get("technique", {}),
        related=own.get("related", {}),
        suggest=tuple(own.get("suggest", ())),
        references=tuple(own.get("references", ())),
        anchors=parts.compiled.anchors,
        forms=parts.compiled.forms,
        repeat=parts.repeat,
        fingerprint=parts.fingerprint,
        origin=origin,
    )
