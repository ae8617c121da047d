"""The seed article's report in every format, byte for byte, on every Python: ``python tests/golden/write.py`` writes them."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

HERE = Path(__file__).parent
WRITE = runpy.run_path(str(HERE / "write.py"))
REPORTS: dict[str, bytes] = WRITE["reports"]()


@pytest.mark.parametrize("name", sorted(REPORTS))
def test_the_report_on_the_seed_is_this(name: str) -> None:
    assert REPORTS[name].decode("utf-8").splitlines() == (HERE / name).read_bytes().decode("utf-8").splitlines()
    assert REPORTS[name] == (HERE / name).read_bytes()


def test_every_file_here_is_a_format() -> None:
    kept = {path.name for path in HERE.iterdir() if path.name.startswith("nato-tokyo")}
    assert kept == set(REPORTS)
