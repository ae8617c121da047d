"""What other people's tools make of ours: sarif-tools of our SARIF, pre-commit of our hook. Needs both, and git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent


def ran(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        list(map(str, command)), cwd=cwd, env={**os.environ, **env}, capture_output=True, encoding="utf-8", check=False
    )


def test_sarif_tools_read_our_report(tmp_path: Path) -> None:
    out = ran(
        BIN / "framing", "check", ROOT / "seeds" / "nato-tokyo.txt", "--format", "sarif", "--output", "a.sarif", cwd=tmp_path
    )
    assert (out.returncode, out.stderr) == (0, "")
    seen = ran(BIN / "sarif", "summary", "a.sarif", cwd=tmp_path)
    assert seen.returncode == 0, seen.stderr
    assert "\nerror: 0\n" in f"\n{seen.stdout}"
    assert "note: 0" not in seen.stdout
    rows = ran(BIN / "sarif", "csv", "--output", "a.csv", "a.sarif", cwd=tmp_path)
    assert rows.returncode == 0, rows.stderr
    assert "emotion." in (tmp_path / "a.csv").read_text(encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a repository with one draft, and beside it one of framing as it stands here."""
    hook, scratch = tmp_path / "framing", tmp_path / "scratch"
    kept = ran("git", "ls-files", "--cached", "--others", "--exclude-standard", cwd=ROOT).stdout.splitlines()
    for name in kept:
        if (ROOT / name).is_file():
            (hook / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, hook / name)
    scratch.mkdir()
    (scratch / "draft.md").write_text("# The Talks\n\nThe minister thwarted the plan.\n", encoding="utf-8")
    for folder in (hook, scratch):
        for command in (
            ["git", "init", "-q"],
            ["git", "add", "-A"],
            ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "commit", "-qm", "all"],
        ):
            made = ran(*command, cwd=folder)
            assert made.returncode == 0, made.stderr
    return scratch


def test_pre_commit_runs_our_hook(project: Path) -> None:
    out = ran(
        BIN / "pre-commit",
        "try-repo",
        "../framing",
        "framing",
        "--all-files",
        "--verbose",
        cwd=project,
        PRE_COMMIT_HOME=str(project.parent / "cache"),
    )
    assert out.returncode == 0, out.stdout + out.stderr
    assert "Passed" in out.stdout
    assert "“thwarted”" in out.stdout
