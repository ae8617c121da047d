"""Ctrl-C: what was finished is written whole, and the status is 130."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from framing.detector import Detector


def test_what_was_finished_is_reported(tea: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    check = Detector.check

    def stopped(self: Detector, document: Any) -> Any:
        if document.name == "calm.md":
            raise KeyboardInterrupt
        return check(self, document)

    monkeypatch.setattr(Detector, "check", stopped)
    ran = tea("--format", "json", "talks.txt", "calm.md", "texts")
    assert [document["name"] for document in json.loads(ran.out)["documents"]] == ["talks.txt"]
    assert (ran.status, ran.err) == (130, "framing: interrupted after 1 of 5 articles\n")


def test_anywhere_else_it_takes_one_line(tea: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any, **__: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr("framing.host.gather", stopped)
    ran = tea("talks.txt")
    assert (ran.status, ran.out, ran.err.strip()) == (130, "", "framing: interrupted")
