"""A pack and articles of our own, and a runner that keeps the two streams apart."""

from __future__ import annotations

from collections.abc import Callable
from inspect import signature
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from framing.cli import main

PACK = """\
[pack]
schema = 1
id = "tea"
version = "0.1.0"
title = "Tea"
lang = "en"
license = "MIT"
requires = ">=0.1,<1"

[rules.gulp]
kind = "words"
device = "tea-verdict"
severity = "high"
message = "“{match}” judges the drinker."
ask = "How much did they drink?"
why = "A verdict on manners."
words = ["gulp"]
inflect = "verb"
except = [{ phrase = "gulped for air", why = "no tea" }]
references = ["doi:10.1000/tea"]
hits = ["She <<gulped>> it."]
misses = ["She drank it.", "He gulped for air."]

[devices.tea-verdict]
family = "tea"
class = "wording"
title = "Tea verdict"
gloss = "Judges how tea is drunk."
boundary = "Not coffee."
sources = ["tea-1900"]
"""


class Ran(NamedTuple):
    """What a command came to."""

    status: int
    out: str
    err: str


@pytest.fixture
def framing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Return a function that runs framing in a folder with a pack and three articles."""
    files = {
        "tea.toml": PACK,
        "talks.txt": "The talks ended. The minister gulped her tea.\n",
        "calm.md": "The talks went on.\n",
        "texts/b.txt": "She said “he gulps tea” on Monday.\n",
        "texts/A.TXT": "They met on Monday.\n",
        "texts/deep/c.md": "He gulped it.\n",
        "texts/.hidden/d.txt": "He gulped it.\n",
        "texts/e.rst": "He gulped it.\n",
        "none/readme.rst": "Nothing.\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FRAMING_WITHOUT", raising=False)
    runner = CliRunner(**({"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}))

    def run(*args: str, stdin: bytes | None = None, env: dict[str, str] | None = None) -> Ran:
        result = runner.invoke(main, args, input=stdin, env=env)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return Ran(result.exit_code, result.stdout, result.stderr)

    return run


@pytest.fixture
def tea(framing: Callable[..., Ran]) -> Callable[..., Ran]:
    """Return a function that runs ``framing check`` with the rules about tea alone."""
    return lambda *args, **more: framing("check", "--pack", "tea.toml", "--rules", "tea", *args, **more)
