"""The JSON Schema of the report: it accepts what is written, and describes every key of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

import framing
from framing.model import Dropped, Why
from framing.report import Problem, Run

SEED = (Path(__file__).parents[2] / "seeds" / "nato-tokyo.txt").read_text(encoding="utf-8")


def schema() -> dict[str, Any]:
    return dict(json.loads((files("framing.render") / "report.schema.json").read_text(encoding="utf-8")))


def strict(part: Any) -> Any:
    """Return the schema with no room for keys that it does not describe."""
    if isinstance(part, list):
        return [strict(item) for item in part]
    if not isinstance(part, dict):
        return part
    closed = {key: strict(value) for key, value in part.items()}
    return closed | ({"additionalProperties": False} if "properties" in part and "type" in part else {})


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(schema())


def test_the_report_on_the_seed_has_the_keys_of_the_schema_and_no_other() -> None:
    detector = framing.load(installed=False)
    run = detector.run([detector.check(SEED, name="seeds/nato-tokyo.txt")])
    Draft202012Validator(strict(schema())).validate(run.to_dict())


def test_what_went_wrong_and_what_was_hidden_are_described_too(run: Callable[..., Run]) -> None:
    given = run("It slammed.", (3, 10))
    report = given.reports[0]
    reading = replace(
        report.readings[0],
        findings=(),
        dropped=tuple(
            replace(Dropped(f, Why.SUPPRESSED, "comment", "a name"), finding=replace(f, id="0" * 12)) for f in report.findings
        ),
    )
    report = replace(report, readings=(reading,), problems=(Problem("emotion.slam", 0, "ran over"),))
    Draft202012Validator(strict(schema())).validate(replace(given, reports=(report,)).to_dict())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), 2),
        (("documents", 0, "sentences", 0, "start"), -1),
        (("documents", 0, "sentences", 0, "voice"), "nobody"),
        (("documents", 0, "sentences", 0, "line"), 0),
        (("documents", 0, "complete"), "yes"),
    ],
)
def test_what_cannot_be_is_refused(path: tuple[str | int, ...], value: object, run: Callable[..., Run]) -> None:
    given = run("It slammed.", (3, 10))
    readings = (replace(given.reports[0].readings[0], findings=()),)
    data = replace(given, reports=(replace(given.reports[0], readings=readings),)).to_dict()
    Draft202012Validator(schema()).validate(data)
    bad: Any = deepcopy(data)
    inner = bad
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValidationError):
        Draft202012Validator(schema()).validate(bad)
