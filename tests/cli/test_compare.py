"""``framing compare`` as it is typed."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any


def test_two_articles_are_compared(framing: Callable[..., Any]) -> None:
    ran = framing("compare", "--pack", "tea.toml", "talks.txt", "texts/b.txt")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("A  talks.txt · 2 sentences, 8 words\nB  texts/b.txt · 1 sentence, 7 words\n")
    ran = framing("compare", "--pack", "tea.toml", "talks.txt", "texts/b.txt", "--format", "json")
    assert json.loads(ran.out)["left"] == {"name": "talks.txt", "sentences": 2, "words": 8}


def test_it_can_be_written_to_a_file(framing: Callable[..., Any], tmp_path: Any) -> None:
    ran = framing("compare", "talks.txt", "calm.md", "--output", "out.txt")
    assert (ran.status, ran.out) == (0, "")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("A  talks.txt")


def test_what_cannot_be_compared_is_said(framing: Callable[..., Any]) -> None:
    assert framing("compare", "talks.txt", "tlaks.txt") == (
        3,
        "",
        "tlaks.txt: no such file or folder; did you mean talks.txt?\n",
    )
    assert framing("compare", "talks.txt")[0] == 2
    assert framing("compare", "-", "-") == (3, "", "-: standard input can be one of the two articles, not both\n")
    assert framing("compare", "talks.txt", "calm.md", "--format", "jsn") == (
        2,
        "",
        "framing: --format: 'jsn' is not one of text, json, html; did you mean json?\n",
    )
