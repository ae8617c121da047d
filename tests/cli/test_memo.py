"""``framing memo``: one page on an article."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_a_page_has_own_voice_speakers_and_what_was_looked_for(framing: Callable[..., Any]) -> None:
    Path("a.txt").write_text("He gulped it. She said “he gulps tea” on Monday.\n", encoding="utf-8")
    ran = framing("memo", "a.txt", "--pack", "tea.toml")
    assert (ran.status, ran.err) == (0, "")
    blocks = ran.out.split("\n\n")
    assert blocks[0] == "Memo on a.txt · 2 sentences, 10 words"
    assert blocks[1] == (
        "In the article's own voice\n    “gulped” · Tea verdict · line 1 · How much did they drink?\n"
        "    and 1 finding in the words of others"
    )
    assert blocks[2].startswith("Who speaks")
    assert blocks[-1].splitlines()[-1].endswith("Voice is not responsibility.")
    assert max(map(len, ran.out.splitlines())) <= 80


def test_a_calm_article_is_not_called_clean(framing: Callable[..., Any]) -> None:
    assert framing("memo", "calm.md").out.split("\n\n")[1] == "In the article's own voice\n    nothing found by these rules"


def test_an_article_that_is_not_there(framing: Callable[..., Any]) -> None:
    assert framing("memo", "clam.md") == (3, "", "clam.md: no such file or folder; did you mean calm.md?\n")
