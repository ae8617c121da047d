"""Pages as Chromium shows them: opened from disk, with all that they ask of the network and say to the console written down."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import framing
from framing.compare import compare
from framing.compare.html import render as compared
from framing.render import RENDERERS

SEED = Path(__file__).parents[2] / "seeds" / "nato-tokyo.txt"
FLAGS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
    " --disable-component-update --disable-sync"
).split()
OURS = """\
Police Clash With Marchers in Norrby

Officers killed two men during a march in Norrby on Monday, witnesses said.

Mayor Ada Lund claimed that 400 people took part in the brutal protest.

“We will not tolerate this chaos,” Lund said on Tuesday.
"""
THEIRS = """\
Two Men Die at Norrby March

Two men were killed during a march in Norrby on Monday.

Mayor Ada Lund said that 400 people took part in the protest.

Relatives of the two men asked for an inquiry, Omar Bergström told Radio Norrby.
"""
HOSTILE = """\
</template><script>window.ran = 1</script>

<img src=x onerror="window.ran = 2"> "><svg onload=window.ran=3> slammed the brutal regime, it said.

\u202eA reversed line\u202c with \x00 null, \x1b[31m escape and \ud800 half of a pair: they slammed the {{ 7 * 7 }} plan.
"""


class Opened(NamedTuple):
    """A page, and what must stay empty: requests beyond its own file, and complaints."""

    page: Page
    asked: list[str]
    said: list[str]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=20_000)  # a busy machine is no fault of a page
    with sync_playwright() as playwright:
        path = os.environ.get("FRAMING_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the pages that are looked at: of the seed, of several articles, of two side by side, of a hostile text."""
    detector = framing.load(installed=False)
    seed = detector.check(SEED.read_text(encoding="utf-8"), "seeds/nato-tokyo.txt")
    ours, theirs = detector.check(OURS, "ours.txt"), detector.check(THEIRS, "<b>theirs</b>.txt")
    html = RENDERERS["html"]
    texts = {
        "seed": html(detector.run([seed])),
        "several": html(detector.run([seed, ours, theirs])),
        "many": html(detector.run([ours] * 60)),
        "compare": compared(compare(ours, theirs)),
        "hostile": html(detector.run([detector.check(HOSTILE, '"><script>window.ran = 4</script>')])),
    }
    folder = tmp_path_factory.mktemp("pages")
    for name, text in texts.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in texts}


@pytest.fixture
def show(browser: Browser, pages: dict[str, Path]) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens a page in a window of its own; at the end none has asked for or complained of anything."""
    shown: list[Opened] = []

    def opened(name: str, width: int = 1280, **more: Any) -> Opened:
        context = browser.new_context(viewport={"width": width, "height": 800}, **more)
        one = Opened(context.new_page(), [], [])
        address = pages[name].as_uri()
        one.page.on(
            "request", lambda request: one.asked.append(request.url) if request.url.partition("#")[0] != address else None
        )
        one.page.on("console", lambda message: one.said.append(message.text))
        one.page.on("pageerror", lambda error: one.said.append(str(error)))
        one.page.goto(address)
        shown.append(one)
        return one

    yield opened
    for one in shown:
        one.page.context.close()
        assert (one.asked, one.said) == ([], [])
