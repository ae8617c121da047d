"""Data classes of ours are data classes to everybody: the standard library's are what they are held to."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from framing.values import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Tea:
    """A cup."""

    leaf: str
    sugar: int = 0
    milk: list[str] = field(default_factory=list)
    drunk: bool = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "drunk", not self.sugar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pot:
    holds: Tea
    cups: int = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    leaf: str
    sugar: int = 0
    milk: list[str] = dataclasses.field(default_factory=list)


def test_values_are_made_shown_compared_and_hashed_as_the_standard_library_does() -> None:
    assert repr(Tea("oolong", 1)) == repr(Model("oolong", 1)).replace("Model", "Tea")
    assert (Tea("oolong") == Tea("oolong"), Tea("oolong") == Tea("assam"), Tea("oolong") == Model("oolong")) == (
        True,
        False,
        False,
    )
    assert hash(Pot(holds=Tea("x", 0, ()), cups=1)) == hash(Pot(holds=Tea("x", 0, ()), cups=1))  # type: ignore[arg-type]
    assert Tea("a").milk is not Tea("b").milk
    assert (Tea("a").drunk, Tea("a", 2).drunk) == (True, False)


def test_values_are_frozen_and_have_slots() -> None:
    tea = Tea("oolong")
    for change in (lambda: setattr(tea, "leaf", "assam"), lambda: setattr(tea, "cup", 1), lambda: delattr(tea, "leaf")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            change()
    assert not hasattr(tea, "__dict__")


@pytest.mark.parametrize(
    "made", [lambda: Tea(), lambda: Tea("a", leaf="b"), lambda: Pot(Tea("a")), lambda: Tea("a", drunk=True)]
)  # type: ignore[call-arg,misc]
def test_wrong_arguments_are_refused(made: Any) -> None:
    with pytest.raises(TypeError):
        made()


def test_the_standard_library_takes_them_for_its_own() -> None:
    assert dataclasses.is_dataclass(Tea)
    assert [one.name for one in dataclasses.fields(Tea)] == ["leaf", "sugar", "milk", "drunk"]
    assert [one.name for one in dataclasses.fields(Pot(holds=Tea("a")))] == ["holds", "cups"]
    assert dataclasses.asdict(Pot(holds=Tea("a"))) == {"holds": {"leaf": "a", "sugar": 0, "milk": [], "drunk": True}, "cups": 4}
    assert dataclasses.replace(Tea("a"), sugar=2) == replace(Tea("a"), sugar=2) == Tea("a", 2)
    with pytest.raises(TypeError):
        replace(Tea("a"), salt=1)
    Tea("a")
    assert list(inspect.signature(Tea).parameters) == ["leaf", "sugar", "milk"]


def test_values_are_copied_and_pickled() -> None:
    tea = Tea("oolong", 1, ["cream"])
    assert copy.deepcopy(tea) == tea
    assert copy.deepcopy(tea).milk is not tea.milk
    assert pickle.loads(pickle.dumps(Pot(holds=tea))) == Pot(holds=tea)


def test_patterns_match_them() -> None:
    match Tea("oolong", 3):
        case Tea(leaf, sugar):
            assert (leaf, sugar) == ("oolong", 3)
        case _:
            raise AssertionError
