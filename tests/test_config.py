"""Settings of a project: where they are found, what holds for a file, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import tomli
from jsonschema import Draft202012Validator

from framing import config
from framing.errors import ConfigError

GOOD = """\
packs = ["our.toml"]
min-severity = "medium"
rules = ["sides", "emotion.*"]

[[allow]]
phrase = "Cold War Museum"
reason = "a name"
rules = ["sides"]

[[paths]]
match = ["opinion/*"]
min-severity = "high"

[[paths]]
match = ["opinion/guests/*", "*.md"]
voice = ["author"]
"""


def test_each_value_knows_its_line(tmp_path: Path) -> None:
    path = tmp_path / "framing.toml"
    path.write_text(GOOD, encoding="utf-8")
    held = config.read(path, "framing.toml")
    assert held.settings == {
        "packs": (("our.toml",), "framing.toml:1"),
        "min-severity": ("medium", "framing.toml:2"),
        "rules": (("sides", "emotion.*"), "framing.toml:3"),
    }
    (allow,) = held.allow
    assert (allow.phrase, allow.reason, allow.rules, allow.origin) == (
        "Cold War Museum",
        "a name",
        ("sides",),
        "framing.toml:5",
    )
    assert [(s.match, dict(s.settings)) for s in held.sections] == [
        (("opinion/*",), {"min-severity": ("high", "framing.toml:12")}),
        (("opinion/guests/*", "*.md"), {"voice": (("author",), "framing.toml:16")}),
    ]


def test_later_sections_win_and_paths_are_seen_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "framing.toml"
    path.write_text(GOOD, encoding="utf-8")
    held = config.read(path)

    def values(name: str) -> dict[str, object]:
        return {key: setting.value for key, setting in held.for_file(name).items() if key in ("min-severity", "voice")}

    assert values(str(tmp_path / "a.txt")) == {"min-severity": "medium"}
    assert values(str(tmp_path / "opinion" / "a.txt")) == {"min-severity": "high"}
    assert values(str(tmp_path / "opinion" / "guests" / "a.txt")) == {"min-severity": "high", "voice": ("author",)}
    assert values(str(tmp_path / "deep" / "a.md")) == {"min-severity": "medium", "voice": ("author",)}
    assert values("-") == {"min-severity": "medium"}


def test_pyproject_counts_where_it_has_our_table(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "x"\n[tool.framing]\ntier = ["core"]\n', encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[tool.other]\n", encoding="utf-8")
    found = config.find([str(inner / "x.txt")])
    assert found == tmp_path / "pyproject.toml"
    assert config.read(found, "pyproject.toml").settings == {"tier": (("core",), "pyproject.toml:4")}
    (tmp_path / "a" / "framing.toml").write_text("", encoding="utf-8")
    assert config.find([str(inner / "x.txt"), str(inner)]) == tmp_path / "a" / "framing.toml"
    assert config.find([str(inner / "x.txt"), str(tmp_path / "y.txt")]) == tmp_path / "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("min-sevrity = 'high'", ["c.toml:1:1: unknown key 'min-sevrity' in the settings; did you mean min-severity?"]),
        (
            "\nmin-severity = 'hihg'",
            ["c.toml:2:1: 'min-severity' cannot be 'hihg'; did you mean high? It can be low, medium, high"],
        ),
        ("voice = 'author'", ["c.toml:1:1: 'voice' must be a list of texts, not text"]),
        ("[[allow]]\nphrase = 'x'", ["c.toml:1:1: an allowed phrase needs 'reason'"]),
        ("[[allow]]\nphrase = ' '\nreason = 'y'", ["c.toml:2:1: 'phrase' is blank"]),
        ("[[paths]]\nmatch = ['a']\nbaseline = 'x'", ["c.toml:3:1: unknown key 'baseline' in a paths section"]),
        ("[[paths]]\ntier = ['core']", ["c.toml:1:1: a paths section needs 'match'"]),
        (
            "tier = ['cores']\nfail-on = 3",
            [
                "c.toml:1:1: 'tier' cannot be 'cores'; did you mean core? It can be core, broad, unmeasured",
                "c.toml:2:1: 'fail-on' must be text, not a number",
            ],
        ),
        ("rules = [", ["c.toml:1:10: not TOML: Invalid value"]),
    ],
)
def test_what_is_wrong_is_said_with_its_place(text: str, faults: list[str], tmp_path: Path) -> None:
    path = tmp_path / "framing.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        config.read(path, "c.toml")
    assert str(caught.value).splitlines() == faults


def test_settings_that_cannot_be_read_are_said_to_be_so(tmp_path: Path) -> None:
    path = tmp_path / "framing.toml"
    path.write_bytes(b"rules = ['\xff']")
    with pytest.raises(ConfigError, match=r"^c\.toml: not UTF-8 \(byte 10\)$"):
        config.read(path, "c.toml")
    with pytest.raises(ConfigError, match=r"^c\.toml: no such file or directory$"):
        config.read(tmp_path / "none.toml", "c.toml")


def test_the_schema_takes_what_is_taken_and_refuses_what_is_refused() -> None:
    Draft202012Validator.check_schema(config.schema())
    check = Draft202012Validator(config.schema())
    check.validate(tomli.loads(GOOD))
    bad = [
        "min-sevrity = 'high'",
        "min-severity = 'hihg'",
        "voice = 'author'",
        "[[allow]]\nphrase = 'x'",
        "[[paths]]\ntier = ['core']",
    ]
    assert [check.is_valid(tomli.loads(text)) for text in bad] == [False] * len(bad)
