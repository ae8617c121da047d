"""Packs ↔ plain data that JSON can hold. Matchers are left out: they are made again from a rule's table when first used.

Each field goes by its annotation as it is written in model.py, so a new field of a known type needs nothing here; one of
another type must be added to ``TYPES``, or packs are not stored. What is read is checked: whatever is not exactly what
was written raises LookupError, TypeError or ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import lru_cache
from typing import Any, NamedTuple

from framing.match import KINDS, Vocabulary, literals
from framing.model import (
    Context,
    Device,
    DeviceClass,
    Example,
    Exempt,
    Matcher,
    Modifier,
    Origin,
    Pack,
    Repeat,
    Role,
    Rule,
    Severity,
    Span,
    Voice,
)
from framing.packs.lazy import Indexed, later, needles, sound
from framing.packs.source import PackSource

Tables = Mapping[str, Mapping[str, Any]]


class Recipe(NamedTuple):
    """What the matchers of a pack are made from: its vocabulary, and the tables of its rules and modifiers by name."""

    vocabulary: Vocabulary
    rules: Tables
    modifiers: Tables


class Type(NamedTuple):
    """How a value of one annotation is written, and read with a check."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def _same(value: Any) -> Any:
    return value


def _is(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{value!r} is not {kind.__name__}")
        return value

    return read


_text, _number, _table = _is(str), _is(int), _is(dict)


def _texts(value: Any) -> tuple[str, ...]:
    if type(value) is not list or not all(type(item) is str for item in value):
        raise TypeError("not a list of texts")
    return tuple(value)


def _text_table(value: Any) -> dict[str, str]:
    if not all(type(item) is str for item in _table(value).values()):
        raise TypeError("not a table of texts")
    return value  # type: ignore[no-any-return]


def _of(member: Callable[[str], Any], into: Callable[[Iterable[Any]], Any] = frozenset) -> Callable[[Any], Any]:
    return lambda value: into(member(item) for item in _texts(value))


def _maybe(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _path(value: list[Any]) -> tuple[str | int, ...]:
    if not all(type(part) in (str, int) for part in value):
        raise TypeError("not a path")
    return tuple(value)


def _spans(value: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(_number(start), _number(end)) for start, end in value)


def _exempt(value: list[Any]) -> Exempt:
    phrase, why = _texts(value)
    return Exempt(phrase=phrase, why=why, find=literals([phrase]))


TYPES: Mapping[str, Type] = {
    "str": Type(_same, _text),
    "int": Type(_same, _number),
    "bool": Type(_same, _is(bool)),
    "str | None": Type(_same, _maybe(_text)),
    "Severity": Type(str, Severity),
    "DeviceClass": Type(str, DeviceClass),
    "Context": Type(str, Context),
    "Voice | None": Type(lambda value: value and str(value), _maybe(Voice)),
    "tuple[str, ...]": Type(list, _texts),
    "tuple[str | int, ...]": Type(list, _path),
    "tuple[Context, ...] | None": Type(
        lambda value: None if value is None else list(map(str, value)), _maybe(_of(Context, tuple))
    ),
    "frozenset[str]": Type(sorted, _of(str)),
    "frozenset[Voice]": Type(lambda value: sorted(map(str, value)), _of(Voice)),
    "frozenset[Role]": Type(lambda value: sorted(map(str, value)), _of(Role)),
    "Mapping[str, Any]": Type(_same, _table),
    "Mapping[str, str]": Type(_same, _text_table),
    "Mapping[Context, str]": Type(
        lambda value: {str(key): effect for key, effect in value.items()},
        lambda value: {Context(key): effect for key, effect in _text_table(value).items()},
    ),
    "Mapping[str, tuple[str, ...]]": Type(
        lambda value: {key: list(items) for key, items in value.items()},
        lambda value: {key: _texts(items) for key, items in _table(value).items()},
    ),
    "tuple[Span, ...]": Type(list, _spans),
    "tuple[Example, ...]": Type(
        lambda value: [_written(example) for example in value],
        lambda value: tuple(_read(Example, example) for example in value),
    ),
    "tuple[Exempt, ...]": Type(
        lambda value: [[one.phrase, one.why] for one in value], lambda value: tuple(map(_exempt, value))
    ),
    "Repeat | None": Type(lambda value: value and _written(value), _maybe(lambda value: _read(Repeat, value))),
}
_APART = ("Matcher", "Device", "Origin", "Measured | None")  #: what is not written: made again, or known from elsewhere


class Field(NamedTuple):
    """A field of one of the model's types, and its default."""

    name: str
    type: Type
    default: Any


@lru_cache(maxsize=8)
def _fields(of: Any) -> Mapping[str, Field]:
    out = {}
    for field in fields(of):
        if field.type not in _APART:
            default = field.default_factory() if field.default_factory is not MISSING else field.default
            out[field.name] = Field(field.name, TYPES[str(field.type)], default)
    return out


def _written(value: Any) -> dict[str, Any]:
    given = ((field, getattr(value, field.name)) for field in _fields(type(value)).values())  # type: ignore[arg-type]  # types are hashable
    return {field.name: field.type.write(one) for field, one in given if one != field.default}


def _read(of: Any, data: Mapping[str, Any], **known: Any) -> Any:
    readers = _fields(of)
    return of(**{name: readers[name].type.read(value) for name, value in data.items()}, **known)


def dump(packs: Sequence[Pack], recipes: Sequence[Recipe]) -> list[Any]:
    """Return packs as plain data. Raises LookupError where a rule is of a kind that framing does not bring itself."""
    return [_dumped(pack, recipe) for pack, recipe in zip(packs, recipes, strict=True)]


def _dumped(pack: Pack, recipe: Recipe) -> dict[str, Any]:
    for rule in pack.rules:
        KINDS[rule.kind]
    return {
        "head": {key: getattr(pack, key) for key in _HEAD},
        "sets": {name: list(members) for name, members in recipe.vocabulary.sets.items()},
        "exact": sorted(recipe.vocabulary.exact),
        "lemmas": {name: dict(lemmas) for name, lemmas in recipe.vocabulary.lemmas.items()},
        "devices": [_written(device) for device in pack.devices],
        "rules": [
            [_written(rule), rule.device.id, rule.origin.line, recipe.rules[rule.id], needles(rule.find)] for rule in pack.rules
        ],
        "modifiers": [[_written(one), one.origin.line, recipe.modifiers[one.name]] for one in pack.modifiers],
    }


_HEAD = ("id", "version", "title", "lang", "license")


def restore(data: Sequence[Any], sources: Sequence[PackSource]) -> tuple[Pack, ...]:
    """Return the packs that were dumped from these sources."""
    own = [tuple(_read(Device, device) for device in one["devices"]) for one in data]
    devices = {device.id: device for some in own for device in some}
    return tuple(_Stored(one, source).pack(some, devices) for one, source, some in zip(data, sources, own, strict=True))


class _Stored:
    """One pack as it was written."""

    def __init__(self, data: Mapping[str, Any], source: PackSource) -> None:
        self._data, self._source = data, source
        self._vocabulary = Vocabulary(
            sets={name: _texts(members) for name, members in _table(data["sets"]).items()},
            exact=frozenset(_texts(data["exact"])),
            lemmas={name: _text_table(lemmas) for name, lemmas in _table(data["lemmas"]).items()},
        )

    def pack(self, own: tuple[Device, ...], devices: Mapping[str, Device]) -> Pack:
        head = self._data["head"]
        return Pack(
            **{key: _text(head[key]) for key in _HEAD},
            sha256=self._source.sha256,
            origin=Origin(self._source.path),
            provider=self._source.provider,
            rules=tuple(self._rule(devices, *one) for one in self._data["rules"]),
            devices=own,
            modifiers=tuple(self._modifier(*one) for one in self._data["modifiers"]),
        )

    def _rule(self, devices: Mapping[str, Device], data: dict[str, Any], device: str, line: int, *rest: Any) -> Rule:
        table, given = rest
        kind, forms = KINDS[data["kind"]], data.get("forms", {})
        for key, wanted in kind.keys.items():
            if wanted.required and key not in table:
                raise KeyError(key)
        words = Vocabulary(
            sets=self._vocabulary.sets,
            exact=self._vocabulary.exact,
            lemmas=self._vocabulary.lemmas,
            inflect=lambda entry, _part, _forms: tuple(forms[entry]),
        )

        def make() -> Matcher:
            return kind.compile(table, words).find

        find = later(make) if given is None else Indexed(make, sound(given))
        return _read(  # type: ignore[no-any-return]
            Rule, data, device=devices[device], find=find, origin=Origin(self._source.path, _number(line))
        )

    def _modifier(self, data: dict[str, Any], line: int, table: Any) -> Modifier:
        name = _text(data["name"])
        made: list[Modifier] = []

        def part(which: str) -> Matcher:
            if not made:
                made.append(self._made(name, _table(table), line))
            return getattr(made[0], which)  # type: ignore[no-any-return]

        matchers = {which: later(lambda which=which: part(which)) for which in ("cue", "stop", "pseudo")}  # type: ignore[misc]
        return _read(Modifier, data, **matchers, origin=Origin(self._source.path, _number(line)))  # type: ignore[no-any-return]

    def _made(self, name: str, table: dict[str, Any], line: int) -> Modifier:
        from framing.packs.faults import Faults
        from framing.packs.modifiers import modifier

        made = modifier(Faults(self._source.path, ""), self._vocabulary, name, table, line)
        if made is None:
            raise ValueError(f"modifier {name!r} is not as it was written")
        return made
