"""Frozen data classes that cost little to define: a command defines some fifty, and makes few of each.

``dataclass``, ``field`` and ``replace`` take what those of the standard library take, as far as framing uses it: frozen,
with slots. What is made is a data class to everybody (``dataclasses.fields``, ``replace``, ``asdict`` and pattern matching
work), but its ``__init__`` is written when the first value is made, and the standard library looks at it when first asked to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass, field as field, replace as replace
else:

    def dataclass(*, frozen, slots, kw_only=False):
        """Return a decorator that makes a class a frozen data class with slots."""
        if not (frozen and slots):
            raise TypeError("only frozen data classes with slots are made here")
        return lambda cls: _made(cls, kw_only)

    def field(*, default_factory=None, init=True, repr=True, compare=True):  # noqa: A002 - the standard library's name
        """Return what a field is that has more to it than a type and a default."""
        return Field(default_factory=default_factory, init=init, repr=repr, compare=compare)

    def replace(value, /, **changes):
        """Return a value with some of its fields changed."""
        shape = getattr(type(value), "__shape__", None)
        if shape is None:
            from dataclasses import replace as standard

            return standard(value, **changes)
        for one in shape.fields:
            if one.init and one.name not in changes:
                changes[one.name] = getattr(value, one.name)
        return type(value)(**changes)


class _Missing:
    """Stands for no default."""


MISSING = _Missing()


class Field(NamedTuple):
    """A field of a data class."""

    name: str = ""
    type: str = ""
    default: Any = MISSING
    default_factory: Any = None
    init: bool = True
    repr: bool = True
    compare: bool = True

    @property
    def usual(self) -> Any:
        """Return the default, made anew where it is made anew for each value; MISSING where there is none."""
        return self.default_factory() if self.default_factory else self.default


class Shape(NamedTuple):
    """What was said of a data class, and the class as it was written."""

    fields: tuple[Field, ...]
    kw_only: bool
    written: type


def fields_of(cls: type) -> tuple[Field, ...]:
    """Return the fields of a data class of this module."""
    return cls.__shape__.fields  # type: ignore[attr-defined,no-any-return]


def _made(cls: type, kw_only: bool) -> type:
    """Return a class with slots and the methods of a data class."""
    body = dict(cls.__dict__)
    found = []
    for name, kind in cls.__annotations__.items():
        given = body.pop(name, MISSING)
        told = given if isinstance(given, Field) else Field(default=given)
        found.append(told._replace(name=name, type=kind))
    for gone in ("__dict__", "__weakref__", "__annotate__", "__annotate_func__", "__annotations_cache__"):
        body.pop(gone, None)
    names = tuple(one.name for one in found)
    body = {
        **_METHODS,
        **body,
        "__annotations__": dict(cls.__annotations__),
        "__slots__": names,
        "__match_args__": () if kw_only else names,
        "__shape__": Shape(tuple(found), kw_only, cls),
        "__qualname__": cls.__qualname__,
    }
    return type(cls)(cls.__name__, cls.__bases__, body)


def _first_init(self: Any, *args: Any, **given: Any) -> None:
    """Write the ``__init__`` of a class, and call it."""
    owner = next(cls for cls in type(self).__mro__ if "__shape__" in cls.__dict__)
    written = owner.__init__ = _init(owner, owner.__shape__)  # type: ignore[attr-defined,misc]
    written(self, *args, **given)


def _init(cls: type, shape: Shape) -> Any:
    known: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    head, lines = ["self"], []
    if shape.kw_only and any(one.init for one in shape.fields):
        head.append("*")
    for one in shape.fields:
        value = one.name
        if one.default_factory:
            known[f"_make_{one.name}"] = one.default_factory
            value = f"_make_{one.name}() if {one.name} is _missing else {one.name}" if one.init else f"_make_{one.name}()"
        elif one.default is not MISSING:
            known[f"_default_{one.name}"] = one.default
        if one.init:
            default = "_missing" if one.default_factory else f"_default_{one.name}"
            head.append(one.name if one.usual is MISSING else f"{one.name}={default}")
        if one.init or one.default_factory:
            lines.append(f" _set(self, {one.name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    exec(f"def __init__({', '.join(head)}):\n" + ("\n".join(lines) or " pass"), known)
    made = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__annotations__ = {one.name: one.type for one in shape.fields if one.init} | {"return": "None"}
    return made


def _compared(value: Any) -> tuple[Any, ...]:
    return tuple(getattr(value, one.name) for one in type(value).__shape__.fields if one.compare)


def _eq(self: Any, other: Any) -> Any:
    return _compared(self) == _compared(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: Any) -> int:
    return hash(_compared(self))


def _repr(self: Any) -> str:
    shown = (f"{one.name}={getattr(self, one.name)!r}" for one in type(self).__shape__.fields if one.repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _frozen(self: Any, name: str, *_: Any) -> None:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot change field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, one.name) for one in type(self).__shape__.fields]


def _set_state(self: Any, state: list[Any]) -> None:
    for one, value in zip(type(self).__shape__.fields, state, strict=True):
        object.__setattr__(self, one.name, value)


class _Standard:
    """What ``dataclasses`` keeps of a class, found out by it when it first asks."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, _value: object, cls: Any) -> Any:
        from dataclasses import dataclass as standard, field as described

        shape = cls.__shape__
        body: dict[str, Any] = {"__annotations__": {one.name: one.type for one in shape.fields}, "__module__": cls.__module__}
        for one in shape.fields:
            more = {"default_factory": one.default_factory} if one.default_factory else {}
            if one.default is not MISSING:
                more["default"] = one.default
            body[one.name] = described(init=one.init, repr=one.repr, compare=one.compare, **more)
        return getattr(standard(frozen=True, kw_only=shape.kw_only)(type(cls.__name__, (), body)), self._name)


_METHODS = {
    "__init__": _first_init,
    "__eq__": _eq,
    "__hash__": _hash,
    "__repr__": _repr,
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__getstate__": _state,
    "__setstate__": _set_state,
    "__replace__": lambda self, **changes: replace(self, **changes),
    "__dataclass_fields__": _Standard("__dataclass_fields__"),
    "__dataclass_params__": _Standard("__dataclass_params__"),
}
