"""``import framing`` is cheap: no plugin, no library, no module of its own that does work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from framing.host.installed import may_have_plugins

HEAVY = (
    "click",
    "pluggy",
    "regex",
    "tomli",
    "charset_normalizer",
    "hashlib",
    "importlib.metadata",
    "framing.host",
    "framing.model",
)


def loaded_by(*arguments: str) -> set[str]:
    """Return the modules that a Python of its own has loaded once it has run these arguments."""
    run = subprocess.run([sys.executable, "-X", "importtime", *arguments], capture_output=True, encoding="utf-8", check=True)
    return {line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")}


@pytest.mark.parametrize("module", HEAVY)
def test_import_framing_loads_nothing_heavy(module: str) -> None:
    before, after = loaded_by("-c", "pass"), loaded_by("-c", "import framing")
    assert module not in after - before


def test_import_framing_loads_the_version_and_nothing_else_of_its_own() -> None:
    loaded = loaded_by("-c", "import framing")
    assert {name for name in loaded if name.partition(".")[0] == "framing"} == {"framing", "framing.version"}


def test_help_loads_no_host_and_no_plugin() -> None:
    loaded = loaded_by("-m", "framing", "--help")
    assert "click" in loaded
    assert {name for name in loaded if name.startswith(("pluggy", "framing.host", "framing_"))} == set()


def test_what_is_not_there_is_said_to_be_missing() -> None:
    import framing

    with pytest.raises(AttributeError, match="module 'framing' has no attribute 'bias'"):
        framing.bias  # noqa: B018


@pytest.mark.parametrize("asked", ["--version", "--help"])
def test_what_needs_no_rule_loads_none_of_the_machinery(asked: str) -> None:
    loaded = {name.partition(".")[0] for name in loaded_by("-m", "framing", asked)}
    assert loaded.isdisjoint({"pluggy", "regex", "tomli", "ahocorasick_rs", "multiprocessing", "email", "hashlib"})


def test_a_check_of_one_article_starts_no_worker_and_reads_no_metadata_without_plugins(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The talks ended.\n")
    loaded = loaded_by("-m", "framing", "check", str(tmp_path / "a.txt"))
    assert "pluggy" in loaded
    assert "multiprocessing" not in loaded
    assert ({"importlib.metadata", "email.message"} & loaded == set()) is not may_have_plugins()
