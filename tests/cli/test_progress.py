"""The bar that says how far long work has come."""

from __future__ import annotations

import io
import re
import sys

import pytest

from framing.cli.progress import MANY, followed


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def written(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, number: int) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    for result in followed(range(number), number):
        stream.write(f"<{result}>")
    return stream.getvalue()


def test_the_bar_is_gone_whenever_anything_else_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TERM", raising=False)
    text = written(monkeypatch, Terminal(), MANY)
    assert text.startswith(f"[{'.' * 30}] 0 of 10 articles\r\x1b[K<0>[###{'.' * 27}] 1 of 10 articles\r\x1b[K<1>")
    assert text.endswith(f"<9>[{'#' * 30}] 10 of 10 articles\r\x1b[K")
    assert re.sub(r"\[[^\r]*\r\x1b\[K", "", text) == "".join(f"<{n}>" for n in range(MANY))


@pytest.mark.parametrize(
    ("stream", "term", "number"), [(io.StringIO(), "xterm", MANY), (Terminal(), "xterm", MANY - 1), (Terminal(), "dumb", MANY)]
)
def test_there_is_none_in_a_pipe_for_a_few_or_on_a_dumb_terminal(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, term: str, number: int
) -> None:
    monkeypatch.setenv("TERM", term)
    assert written(monkeypatch, stream, number) == "".join(f"<{n}>" for n in range(number))


def test_it_is_gone_when_the_work_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    stream = Terminal()
    monkeypatch.setattr(sys, "stderr", stream)
    results = followed(range(MANY), MANY)
    next(results)
    results.close()
    assert stream.getvalue().endswith("\r\x1b[K")
