"""A rule's or modifier's table → a Rule or Modifier, or faults."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter
from typing import Any

import regex

from framing.errors import KindError, nearest
from framing.match import Compiled, Key, Kind, Vocabulary, literals
from framing.model import (
    Context,
    Device,
    Example,
    Exempt,
    Modifier,
    Origin,
    Role,
    Rule,
    Severity,
    Span,
    Voice,
)
from framing.packs.examples import example
from framing.packs.faults import Faults
from framing.packs.locate import Key as Path
from framing.packs.schema import CHOICES, EFFECTS, EXAMPLE, EXCEPT, LABELS, MODIFIER, RULE

_CHOSEN = ("severity", "voice", "roles", "inflect", "case")
_DEFAULT_ROLES = frozenset(set(Role) - {Role.BOILERPLATE})


class RuleReader:
    """Reads the rules of one pack: what they may use, and where its faults go."""

    def __init__(
        self, faults: Faults, kinds: Mapping[str, Kind], vocabulary: Vocabulary, devices: Mapping[str, Device]
    ) -> None:
        self._faults, self._kinds, self._vocabulary, self._devices = faults, kinds, vocabulary, devices

    def rule(self, pack: str, name: str, table: dict[str, Any], defaults: Mapping[str, Any]) -> Rule | None:
        """Return the rule, or None where its table is at fault."""
        at: Path = ("rules", name)
        before = len(self._faults)
        kind = self._kind(table, defaults, at)
        keys = {**RULE, **(kind.keys if kind else self._any_kind())}
        given = {**{key: value for key, value in defaults.items() if key in keys}, **table}
        own = self._faults.table(given, keys, at, f"rule {name!r}")
        self._faults.chosen(own, [key for key in _CHOSEN if key in own], at)
        made = self._compiled(kind, own, at) if kind else None
        device = self._device(own.get("device"), at)
        hits, misses = self.examples(own, at, f"rule {name!r}", marks=kind is None or "min" not in kind.keys)
        self._message(own, kind, at)
        self._labels(own, at)
        exceptions = self._exceptions(own, at)
        self._context(own, at)
        if len(self._faults) > before or made is None or device is None:
            return None
        return _rule(f"{pack}.{name}", own, (made, device, hits, misses, exceptions), Origin(self._faults.path))

    def _kind(self, table: Mapping[str, Any], defaults: Mapping[str, Any], at: Path) -> Kind | None:
        given = table.get("kind", defaults.get("kind"))
        if not isinstance(given, str):
            return None
        if given not in self._kinds:
            self._faults.one_of(given, tuple(self._kinds), (*at, "kind"), "kind")
        return self._kinds.get(given)

    def _any_kind(self) -> dict[str, Key]:
        """Return the keys of all kinds: what a rule of no known kind may well mean."""
        return {name: Key(key.type) for kind in self._kinds.values() for name, key in kind.keys.items()}

    def _compiled(self, kind: Kind, own: dict[str, Any], at: Path) -> Compiled | None:
        if any(key.required and name not in own for name, key in kind.keys.items()):
            return None
        try:
            return kind.compile({key: own[key] for key in kind.keys if key in own}, self._vocabulary)
        except KindError as error:
            self._faults.add((*at, error.key), f"{error.key!r}: {error.text}")
            return None

    def _device(self, given: str | None, at: Path) -> Device | None:
        if given is not None and given not in self._devices:
            self._faults.add((*at, "device"), f"no device {given!r}{nearest(given, list(self._devices))}")
        return self._devices.get(given or "")

    def examples(
        self, own: Mapping[str, Any], at: Path, what: str, *, marks: bool = True, one: bool = False
    ) -> tuple[tuple[Example, ...], tuple[Example, ...]]:
        """Return hits and misses; ``one`` mark in each for modifiers, whose misses are marked too."""
        read: dict[str, list[Example]] = {"hits": [], "misses": []}
        for key in ("hits", "misses", "todo_hits", "todo_misses"):
            for number, value in enumerate(own.get(key, ())):
                made = self._example(value, (*at, key, number), todo=key.startswith("todo"))
                if made is not None:
                    self._marks(made, key, marks and (one or key.endswith("hits")), one)
                    read[key.removeprefix("todo_")].append(made)
        for key in ("hits", "misses"):
            if key in own and not own[key]:
                self._faults.add((*at, key), f"{what} needs at least one {'hit' if key == 'hits' else 'miss'}")
        return tuple(read["hits"]), tuple(read["misses"])

    def _example(self, value: str | dict[str, Any], at: Path, *, todo: bool) -> Example | None:
        if isinstance(value, dict):
            before = len(self._faults)
            value = self._faults.table(value, EXAMPLE, at, "example")
            self._faults.chosen(value, [key for key in ("voice", "context") if key in value], at)
            if len(self._faults) > before:
                return None
        try:
            return example(value, at, todo=todo)
        except ValueError as error:
            self._faults.add(at, f"malformed example: {error}")
            return None

    def _marks(self, made: Example, key: str, wanted: bool, one: bool) -> None:
        if one and len(made.spans) != 1:
            self._faults.add(made.at, "malformed example: mark one place with <<…>>, where the finding would stand")
        elif wanted and not made.spans:
            self._faults.add(made.at, "malformed example: a hit marks what is found with <<…>>")
        elif not wanted and made.spans and not key.endswith("hits"):
            self._faults.add(made.at, "malformed example: a miss has no marks")

    def _message(self, own: Mapping[str, Any], kind: Kind | None, at: Path) -> None:
        allowed = {"match", "entry"} | _groups(own.get("pattern"))
        if kind and "min" in kind.keys:
            allowed = {"count"}
        try:
            fields = [name for _, name, _, _ in Formatter().parse(own.get("message", "")) if name is not None]
        except ValueError as error:
            self._faults.add((*at, "message"), f"'message': {error}")
            return
        for name in fields:
            if name not in allowed:
                known = ", ".join("{" + word + "}" for word in sorted(allowed))
                self._faults.add((*at, "message"), f"'message': no placeholder {{{name}}}; it can be {known}")

    def _labels(self, own: Mapping[str, Any], at: Path) -> None:
        for key in ("technique", "related"):
            for scheme, given in own.get(key, {}).items():
                if scheme not in LABELS:
                    self._faults.one_of(scheme, tuple(LABELS), (*at, key, scheme), key)
                    continue
                for label in [given] if isinstance(given, str) else given:
                    if label not in LABELS[scheme]:
                        near = nearest(label, LABELS[scheme])
                        self._faults.add((*at, key, scheme), f"no label {label!r} in {scheme}{near}")

    def _exceptions(self, own: Mapping[str, Any], at: Path) -> tuple[Exempt, ...]:
        made = []
        for number, value in enumerate(own.get("except", ())):
            table = self._faults.table(value, EXCEPT, (*at, "except", number), "exception")
            if len(table) == len(EXCEPT):
                made.append(Exempt(phrase=table["phrase"], why=table["why"], find=literals([table["phrase"]])))
        return tuple(made)

    def _context(self, own: Mapping[str, Any], at: Path) -> None:
        for label, effect in own.get("context", {}).items():
            if label not in CHOICES["context"]:
                self._faults.one_of(label, CHOICES["context"], (*at, "context", label), "context")
            if effect not in EFFECTS:
                self._faults.one_of(effect, EFFECTS, (*at, "context", label), label)

    def modifier(self, name: str, value: Any) -> Modifier | None:
        """Return the modifier, or None where its table is at fault."""
        at: Path = ("modifiers", name)
        before = len(self._faults)
        own = self._faults.table(value, MODIFIER, at, f"modifier {name!r}")
        own.setdefault("label", name)
        if own["label"] not in CHOICES["label"]:
            self._faults.one_of(own["label"], CHOICES["label"], (*at, "label"), "label")
        self._faults.chosen(own, [key for key in ("direction",) if key in own], at)
        hits, misses = self.examples(own, at, f"modifier {name!r}", one=True)
        if "cues" in own and not own["cues"]:
            self._faults.add((*at, "cues"), "'cues': the list is empty")
        if len(self._faults) > before:
            return None
        return Modifier(
            name=name,
            label=Context(own["label"]),
            cue=literals(own["cues"]),
            direction=own["direction"],
            reach=own["reach"],
            stop=_stops(own.get("stop_at", [])),
            pseudo=literals(own.get("pseudo", [])),
            hits=hits,
            misses=misses,
            origin=Origin(self._faults.path),
        )


def _stops(stops: list[str]) -> Any:
    """Return a matcher of stops: words as whole words, marks of punctuation wherever they stand."""
    words = literals([stop for stop in stops if stop[:1].isalnum()])
    marks = [stop for stop in stops if not stop[:1].isalnum()]

    def find(text: str, start: int, end: int) -> list[Any]:
        at = (text.find(mark, start, end) for mark in marks)
        return [Span(a, a + 1) for a in at if a >= 0] or list(words(text, start, end))

    return find


def _groups(pattern: Any) -> set[str]:
    try:
        return set(regex.compile(pattern).groupindex) if isinstance(pattern, str) and "(?P<" in pattern else set()
    except regex.error:
        return set()


def _rule(
    id_: str,
    own: Mapping[str, Any],
    made: tuple[Compiled, Device, tuple[Example, ...], tuple[Example, ...], tuple[Exempt, ...]],
    origin: Origin,
) -> Rule:
    compiled, device, hits, misses, exceptions = made
    return Rule(
        id=id_,
        device=device,
        kind=own["kind"],
        message=own["message"],
        ask=own.get("ask", ""),
        why=own.get("why", ""),
        hits=hits,
        misses=misses,
        find=compiled.find,
        severity=Severity(own.get("severity", "medium")),
        voice=frozenset(map(Voice, own["voice"])) if "voice" in own else frozenset(Voice),
        roles=frozenset(map(Role, own["roles"])) if "roles" in own else _DEFAULT_ROLES,
        scope=compiled.scope,
        exceptions=exceptions,
        context={Context(label): effect for label, effect in own.get("context", {}).items()},
        technique=own.get("technique", {}),
        related=own.get("related", {}),
        suggest=tuple(own.get("suggest", ())),
        references=tuple(own.get("references", ())),
        anchors=compiled.anchors,
        forms=compiled.forms,
        repeat=compiled.repeat,
        origin=origin,
    )
