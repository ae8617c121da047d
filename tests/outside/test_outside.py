"""What other people's tools make of ours: sarif-tools of our SARIF, junitparser of our JUnit, pre-commit of our hook, shells.

Needs the first three, git, and bash; zsh and fish are tried where they are installed.
"""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from junitparser import JUnitXml

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


def test_junit_readers_read_our_report(tmp_path: Path) -> None:
    out = ran(
        *(BIN / "framing", "check", ROOT / "seeds" / "nato-tokyo.txt", "--format", "junit", "--output", "a.xml"), cwd=tmp_path
    )
    assert (out.returncode, out.stderr) == (0, "")
    report = JUnitXml.fromfile(str(tmp_path / "a.xml"))
    (suite,) = report
    assert (suite.tests, suite.failures, suite.errors) == (20, 0, 0)
    told = [case for case in suite if case.system_out]
    seen = ran(BIN / "framing", "check", ROOT / "seeds" / "nato-tokyo.txt", "--format", "json", cwd=tmp_path)
    [document] = json.loads(seen.stdout)["documents"]
    assert (len(list(suite)), len(told)) == (20, sum(bool(sentence["findings"]) for sentence in document["sentences"]))
    assert "emotion.obstruct · the article, author" in told[4].system_out


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


SOURCED = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], "source <(framing completion bash)"),
    "zsh": (["zsh", "-f", "-i"], "autoload -U compinit; compinit -u -D; source <(framing completion zsh)"),
}


def typed(shell: str, folder: Path, line: str, awaited: str) -> str:
    """Return what a shell in a terminal shows when its completion is sourced and a line is typed that ends in a tab."""
    command, source = SOURCED[shell]
    pid, terminal = pty.fork()
    if pid == 0:
        os.chdir(folder)
        env = {"PATH": f"{BIN}:{os.environ['PATH']}", "TERM": "dumb", "HOME": str(folder), "PS1": "> "}
        os.execvpe(command[0], command, env)
    try:
        os.write(terminal, f"{source}; echo rea''dy\n".encode())
        until(terminal, "ready")
        os.write(terminal, line.encode())
        return until(terminal, awaited)
    finally:
        os.close(terminal)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)


def until(terminal: int, awaited: str) -> str:
    """Return what comes from a terminal up to the awaited text, or all that comes in a while."""
    shown = ""
    while awaited not in shown and select.select([terminal], [], [], 30)[0]:
        shown += os.read(terminal, 4096).decode("utf-8", "replace")
    return shown


@pytest.mark.parametrize("shell", [shell for shell in SOURCED if shutil.which(shell)])
@pytest.mark.parametrize(
    ("line", "awaited"),
    [
        ("framing comple\t", "completion"),
        ("framing check --min-s\t", "--min-severity"),
        ("framing check --format jsonl --tier core,un\t", "core,unmeasured"),
        ("framing check dra\t", "drafts/"),
        ("framing explain emotion.obstr\t", "emotion.obstruct"),
    ],
)
def test_a_shell_completes_what_is_typed(shell: str, line: str, awaited: str, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    assert awaited in typed(shell, tmp_path, line, awaited)


@pytest.mark.parametrize("fish", list(filter(None, [shutil.which("fish")])))
def test_fish_completes_too(fish: str, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()

    def completed(line: str) -> str:
        script = f"framing completion fish | source; complete -C '{line}'"
        return ran(fish, "--no-config", "-c", script, cwd=tmp_path, PATH=f"{BIN}:{os.environ['PATH']}").stdout

    assert completed("framing check --format j").split() == ["json", "jsonl", "junit"]
    assert completed("framing check dra").split() == ["drafts/"]
    assert completed("framing comple").startswith("completion\t")
