"""Values of the model ↔ plain data that JSON can hold; matchers are left out.

Each field goes by its annotation as it is written in model.py, so a new field of a known type needs nothing here; one of
another type must be added to ``TYPES``, or packs are not stored. What is read is checked: whatever is not exactly what
was written raises LookupError, TypeError or ValueError.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from framing.match import literals
from framing.match.choices import Branch, Choice, rendered
from framing.model import (
    Context,
    DeviceClass,
    Example,
    Exempt,
    Repeat,
    Role,
    Severity,
    Span,
    Voice,
)
from framing.tally import Measured, Tally
from framing.values import MISSING, fields_of as shape_of


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


_text, number, table = _is(str), _is(int), _is(dict)


def texts(value: Any) -> tuple[str, ...]:
    """Return a list of texts. Raises TypeError."""
    if type(value) is not list or not {str}.issuperset(map(type, value)):
        raise TypeError("not a list of texts")
    return tuple(value)


def _text_table(value: Any) -> dict[str, str]:
    if not all(type(item) is str for item in table(value).values()):
        raise TypeError("not a table of texts")
    return value  # type: ignore[no-any-return]


def _of(member: Callable[[str], Any], into: Callable[[Iterable[Any]], Any] = frozenset) -> Callable[[Any], Any]:
    return lambda value: into(member(item) for item in texts(value))


def _maybe(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else read(value)


def _path(value: list[Any]) -> tuple[str | int, ...]:
    if not all(type(part) in (str, int) for part in value):
        raise TypeError("not a path")
    return tuple(value)


def _spans(value: list[Any]) -> tuple[Span, ...]:
    return tuple(Span(number(start), number(end)) for start, end in value)


def _tally(value: list[Any]) -> Tally:
    *counts, weight = value
    n, span, technique, sentence = map(number, counts)
    if type(weight) is not float:
        raise TypeError("not a weight")
    return Tally(n, span, technique, sentence, weight)


def _tallies(value: Any) -> dict[str, Tally]:
    return {entry: _tally(counts) for entry, counts in table(value).items()}


def _exempt(value: list[Any]) -> Exempt:
    phrase, why, *case = texts(value)
    return Exempt(phrase=phrase, why=why, find=literals([phrase], exact=bool(case)), exact=bool(case))


def choices(kept: Any, pattern: str) -> Choice | None:
    """Return the choices of a pattern; None where what is kept is none, or another's: it can do without."""
    try:
        found = _choice(json.loads(kept))
    except (TypeError, ValueError, RecursionError):
        return None
    return found if rendered(found, None) == pattern else None


def _choice(row: Any) -> Choice:
    (branches,) = row
    return Choice(tuple(Branch(texts(pieces), tuple(map(_part, parts))) for pieces, parts in branches))


def _part(value: Any) -> str | Choice:
    return value if type(value) is str else _choice(value)


TYPES: Mapping[str, Type] = {
    "str": Type(_same, _text),
    "int": Type(_same, number),
    "bool": Type(_same, _is(bool)),
    "str | None": Type(_same, _maybe(_text)),
    "Severity": Type(str, Severity),
    "DeviceClass": Type(str, DeviceClass),
    "Context": Type(str, Context),
    "Voice | None": Type(lambda value: value and str(value), _maybe(Voice)),
    "tuple[str, ...]": Type(list, texts),
    "tuple[str | int, ...]": Type(list, _path),
    "tuple[Context, ...] | None": Type(
        lambda value: None if value is None else list(map(str, value)), _maybe(_of(Context, tuple))
    ),
    "frozenset[str]": Type(sorted, _of(str)),
    "frozenset[Voice]": Type(lambda value: sorted(map(str, value)), _of(Voice)),
    "frozenset[Role]": Type(lambda value: sorted(map(str, value)), _of(Role)),
    "Mapping[str, Any]": Type(_same, table),
    "Mapping[str, str]": Type(_same, _text_table),
    "Mapping[Context, str]": Type(
        lambda value: {str(key): effect for key, effect in value.items()},
        lambda value: {Context(key): effect for key, effect in _text_table(value).items()},
    ),
    "Mapping[str, tuple[str, ...]]": Type(
        lambda value: {key: list(items) for key, items in value.items()},
        lambda value: {key: texts(items) for key, items in table(value).items()},
    ),
    "tuple[Span, ...]": Type(list, _spans),
    "tuple[Example, ...]": Type(
        lambda value: [written(example) for example in value],
        lambda value: tuple(Example(**read(Example, example)) for example in value),
    ),
    "tuple[Exempt, ...]": Type(
        lambda value: [[one.phrase, one.why, *(["exact"] if one.exact else [])] for one in value],
        lambda value: tuple(map(_exempt, value)),
    ),
    "Repeat | None": Type(lambda value: value and written(value), _maybe(lambda value: Repeat(**read(Repeat, value)))),
}
TYPES = {
    **TYPES,
    "Tally": Type(list, _tally),
    "Mapping[str, Tally]": Type(lambda value: {entry: list(counts) for entry, counts in value.items()}, _tallies),
    "Measured | None": Type(lambda value: value and written(value), _maybe(lambda value: Measured(**read(Measured, value)))),
}
#: what is not written: made again, or known from elsewhere
_APART = ("Matcher", "Device", "Origin", "tuple[Rule, ...]", "tuple[Device, ...]", "tuple[Modifier, ...]")


class Field(NamedTuple):
    """A field of one of the model's types, and its default."""

    name: str
    type: Type
    default: Any


@lru_cache(maxsize=8)
def fields_of(of: Any) -> Mapping[str, Field]:
    """Return the fields of a type that are written."""
    out = {}
    for field in shape_of(of):
        if field.type not in _APART:
            out[field.name] = Field(field.name, TYPES[field.type], field.usual)
    return out


def written(value: Any, names: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields of a value as plain data, by default all, less those that are as by default."""
    readers = fields_of(type(value))  # type: ignore[arg-type]  # types are hashable
    given = ((readers[name], getattr(value, name)) for name in names or readers)
    return {field.name: field.type.write(one) for field, one in given if one != field.default}


def read(of: Any, data: Any, names: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields that were written of a value, by default all. Raises LookupError, TypeError or ValueError."""
    readers = fields_of(of)
    held = table(data)
    if not held.keys() <= set(names or readers):
        raise KeyError(sorted(held))
    return {name: readers[name].type.read(held[name]) if name in held else _given(readers[name]) for name in names or readers}


def _given(field: Field) -> Any:
    if field.default is MISSING:
        raise KeyError(field.name)
    return field.default
