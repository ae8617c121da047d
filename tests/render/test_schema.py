"""The JSON Schema of the report: it accepts what is written, and describes every key of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import tomli
from jsonschema import Draft202012Validator, ValidationError

import framing
from framing import config
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


GOLDEN = Path(__file__).parents[1] / "golden"


def test_the_golden_reports_are_what_the_schema_says() -> None:
    whole = json.loads((GOLDEN / "nato-tokyo.json").read_text(encoding="utf-8"))
    Draft202012Validator(strict(schema())).validate(whole)
    (line,) = (GOLDEN / "nato-tokyo.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert entry.pop("schema") == whole["schema"]
    assert entry.pop("run") == {key: whole[key] for key in ("tool", "packs", "plugins", "looked_for")}
    assert [entry] == whole["documents"]


def test_the_golden_sarif_is_what_oasis_says() -> None:
    sarif = json.loads((Path(__file__).with_name("data") / "sarif-2.1.0.schema.json").read_text(encoding="utf-8"))
    log = json.loads((GOLDEN / "nato-tokyo.sarif").read_text(encoding="utf-8"))
    Draft202012Validator(sarif).validate(log)
    assert {result["level"] for result in log["runs"][0]["results"]} <= {"note", "warning"}


@pytest.mark.parametrize("paper", ["README.md", "docs/projects.md"])
def test_the_settings_in_the_papers_are_what_their_schema_says(paper: str, tmp_path: Path) -> None:
    text = (Path(__file__).parents[2] / paper).read_text(encoding="utf-8")
    blocks = [block for block in re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) if "[[allow]]" in block]
    assert len(blocks) == 1
    Draft202012Validator(config.schema()).validate(tomli.loads(blocks[0]))
    path = tmp_path / "framing.toml"
    path.write_text(blocks[0], encoding="utf-8")
    assert config.read(path).sections[0].match == ("opinion/*",)
