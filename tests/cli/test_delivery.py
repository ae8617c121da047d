"""Formats in which documents stand alone are written as the documents are done; files are whole or not there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from framing.detector import Detector
from framing.errors import UsageError

Run = Callable[..., Any]
ARTICLES = ("talks.txt", "calm.md", "texts")


@pytest.mark.parametrize("name", ["jsonl"])
def test_documents_stand_one_after_the_other(tea: Run, name: str) -> None:
    each = [
        tea(path, "--format", name).out for path in ("talks.txt", "calm.md", "texts/A.TXT", "texts/b.txt", "texts/deep/c.md")
    ]
    assert tea(*ARTICLES, "--format", name).out == "".join(each)


@pytest.mark.parametrize("name", ["csv", "kwic"])
def test_a_table_has_one_header(tea: Run, name: str) -> None:
    whole = tea(*ARTICLES, "--format", name).out.splitlines()
    assert [row.split(",")[0] for row in whole] == ['"document"', '"talks.txt"', '"texts/b.txt"', '"texts/deep/c.md"']


@pytest.mark.parametrize(("name", "lines"), [("csv", 1), ("kwic", 1), ("jsonl", 0), ("github", 0)])
def test_without_an_article_the_header_stands_alone(tea: Run, name: str, lines: int) -> None:
    ran = tea("gone.txt", "--format", name)
    assert (ran.status, len(ran.out.splitlines())) == (3, lines)


@pytest.mark.parametrize("name", ["jsonl", "json"])
def test_a_file_is_written_whole_or_stays_as_it_was(
    tea: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    (tmp_path / "out").write_text("before")
    check = Detector.check

    def failing(self: Detector, document: Any) -> Any:
        if document.name == "calm.md":
            raise UsageError("no tea left")
        return check(self, document)

    monkeypatch.setattr(Detector, "check", failing)
    there = sorted(os.listdir(tmp_path))
    assert tea(*ARTICLES, "--format", name, "--output", "out").status == 2
    assert ((tmp_path / "out").read_text(), sorted(os.listdir(tmp_path))) == ("before", there)


def test_a_file_has_what_standard_output_has(tea: Run, tmp_path: Path) -> None:
    assert tea(*ARTICLES, "--format", "csv", "--output", "out.csv").out == ""
    assert (tmp_path / "out.csv").read_text(encoding="utf-8") == tea(*ARTICLES, "--format", "csv").out


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are those of POSIX")
def test_what_is_done_is_there_at_once_and_a_reader_may_leave(tea: Run, tmp_path: Path) -> None:
    for pipe in ("one.txt", "two.txt"):
        os.mkfifo(tmp_path / pipe)
    words = ["check", "talks.txt", "one.txt", "two.txt", "--pack", "tea.toml", "--rules", "tea", "--format", "jsonl"]
    with subprocess.Popen(
        [sys.executable, "-m", "framing", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as run:
        assert run.stdout and run.stderr
        assert json.loads(run.stdout.readline())["name"] == "talks.txt"  # while the second article is still to be written
        run.stdout.close()
        (tmp_path / "one.txt").write_text("They met.")
        assert (run.wait(timeout=60), run.stderr.read()) == (0, b"")  # the third is not waited for
