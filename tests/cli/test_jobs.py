"""--jobs: the same bytes as one process, and nothing left behind, whatever happens."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.cli import checking, workers
from framing.detector import Detector
from framing.errors import UsageError

Run = Callable[..., Any]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and process groups are those of POSIX")


@pytest.fixture
def many(tea: Run, tmp_path: Path) -> Run:
    """Return a function that checks thirty articles, two of which cannot be read, one of which is not there."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        text = "The minister gulped her tea. “He gulps it,” she said on Monday.\n" * (1 + 40 * (number % 3 == 0))
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "07.txt").write_bytes(b"caf\xe9")
    (folder / "19.txt").write_bytes(b"\x00\x01")
    return lambda *args, **more: tea("talks.txt", "gone.txt", "many", "calm.md", *args, **more)


@pytest.mark.parametrize("name", ["text", "json", "jsonl", "csv", "sarif", "markdown", "html"])
def test_any_number_of_workers_gives_the_same_bytes(many: Run, name: str) -> None:
    one = many("--format", name)
    assert one.status == 3
    assert len(one.err.splitlines()) == 3
    assert many("--format", name, "--jobs", "2") == many("--format", name, "--jobs", "5") == one


def test_what_is_hidden_and_what_fails_are_the_same(many: Run, tmp_path: Path) -> None:
    (tmp_path / "framing.toml").write_text('[[allow]]\nphrase = "gulps it"\nreason = "a quotation"\n')
    one = many("--format", "json", "--all", "--fail-on", "low", "--tier", "unmeasured")
    assert '"a quotation"' in one.out
    assert many("--format", "json", "--all", "--fail-on", "low", "--tier", "unmeasured", "--jobs", "3") == one


def test_standard_input_is_read_by_the_parent(tea: Run) -> None:
    one = tea("talks.txt", "-", "calm.md", "--format", "json", stdin=b"He gulped it.")
    assert tea("talks.txt", "-", "calm.md", "--format", "json", "--jobs", "2", stdin=b"He gulped it.") == one


def test_where_nothing_can_be_forked_workers_start_anew(many: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    one = many("--format", "json")
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert many("--format", "json", "--jobs", "2", "--no-cache") == one


@pytest.mark.parametrize("jobs", ["0", "-1", "two", "1.5", "", "²", "1000"])
def test_a_number_that_cannot_be_takes_one_line(tea: Run, jobs: str) -> None:
    assert tea("talks.txt", "--jobs", jobs) == (2, "", f"framing: --jobs: {jobs!r} is not a number from 1 to 999, or auto\n")


def test_auto_is_one_a_core_for_enough_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert [checking.number("auto", articles) for articles in (0, 1, 8, 1000)] == [1, 1, 2, 3]


def test_one_article_needs_no_worker(tea: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "together", None)
    assert tea("talks.txt", "--jobs", "8").status == 0


@POSIX
def test_a_worker_that_dies_is_one_line(many: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    check, parent = Detector.check, os.getpid()

    def killed(self: Detector, document: Any) -> Any:
        if os.getpid() != parent and document.name == "many/11.txt":
            os.kill(os.getpid(), signal.SIGKILL)
        return check(self, document)

    monkeypatch.setattr(Detector, "check", killed)
    ran = many("--jobs", "2")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.splitlines()[-1] == (
        "framing: a worker ended before its time (out of memory?); --jobs 1 goes without workers"
    )
    assert multiprocessing.active_children() == []


@POSIX
def test_what_a_worker_cannot_do_is_told_as_one_process_tells_it(many: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(self: Detector, document: Any) -> Any:
        raise UsageError("no tea left")

    monkeypatch.setattr(Detector, "check", failing)
    assert many("--jobs", "2") == many()


@POSIX
def test_an_interrupt_reports_what_was_finished_in_order(many: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    together = workers.together

    def stopped(*given: Any) -> Any:
        for number, result in enumerate(together(*given)):
            if number == 5:
                raise KeyboardInterrupt
            yield result

    monkeypatch.setattr(workers, "together", stopped)
    ran = many("--format", "json", "--jobs", "3")
    assert [document["name"] for document in json.loads(ran.out)["documents"]] == [
        *("talks.txt", "many/00.txt", "many/01.txt", "many/02.txt"),
    ]
    assert (ran.status, ran.err.splitlines()[-1]) == (130, "framing: interrupted after 4 of 33 articles")
    assert multiprocessing.active_children() == []


@POSIX
def test_ctrl_c_leaves_no_process_and_a_whole_report(many: Run, tmp_path: Path) -> None:
    pipe = tmp_path / "many" / "15.pipe.txt"
    os.mkfifo(pipe)  # the worker that reads it waits until something is written: no race
    words = ["check", "many", "--pack", "tea.toml", "--rules", "tea", "--jobs", "2", "--format", "jsonl"]
    with (tmp_path / "out").open("w") as out:
        run = subprocess.Popen(
            [sys.executable, "-m", "framing", *words],
            stdout=out,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=tmp_path,
            start_new_session=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored where the tests run in the background
        )
        end = wait_for_a_reader(pipe, run)
        os.killpg(run.pid, signal.SIGINT)
        _, err = run.communicate(timeout=60)
        os.close(end)
    documents = [json.loads(line)["name"] for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    assert documents == [f"many/{number:02}.txt" for number in range(16) if number != 7][: len(documents)]
    assert (run.returncode, err.splitlines()[-1]) == (130, f"framing: interrupted after {len(documents)} of 31 articles")
    with pytest.raises(ProcessLookupError):
        os.killpg(run.pid, 0)


def wait_for_a_reader(pipe: Path, run: subprocess.Popen[str]) -> int:
    """Return the writing end of a pipe as soon as a process has opened the other one."""
    while run.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads yet
            time.sleep(0.02)
    raise AssertionError(run.communicate())
