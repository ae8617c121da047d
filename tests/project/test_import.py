"""``import framing`` is cheap: no plugin, no library, no module of its own that does work."""

from __future__ import annotations

import subprocess
import sys

import pytest

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
