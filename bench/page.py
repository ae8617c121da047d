"""Measure the HTML report of many articles in Chromium: size, time to open, to filter and to show a card.

    python bench/page.py [DIR] [--articles N] [--times N]

Takes the first N texts of a folder, or the seed article N times. Needs framing and playwright, and a Chromium at the path
of FRAMING_CHROMIUM (default: what is called chromium). Figures are medians in milliseconds; opening is from navigation to
the load event and to the first paint, the others last until the frame after the change.
"""

from __future__ import annotations

import argparse
import os
import shutil
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

import framing
from framing.render import RENDERERS

SEED = Path(__file__).parents[1] / "seeds" / "nato-tokyo.txt"
FLAGS = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
OPENED = """() => {
  const page = performance.getEntriesByType("navigation")[0];
  const paint = performance.getEntriesByName("first-contentful-paint")[0];
  return { load: page.loadEventEnd, paint: paint ? paint.startTime : NaN };
}"""
TIMED = """async (selector) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await frame();
  const began = performance.now();
  document.querySelector(selector).click();
  await frame();
  return performance.now() - began;
}"""
ACTIONS = {
    "filter by family": ".side fieldset:nth-of-type(1) input",
    "filter by voice": ".side fieldset:nth-of-type(2) input",
    "show all": ".side [type=reset]",
    "card": ".text a.n",
    "next finding": ".side .next",
}


def texts(folder: Path | None, number: int) -> list[Path]:
    """Return the articles that are checked."""
    return sorted(folder.glob("*.txt"))[:number] if folder else [SEED] * number


def rendered(articles: Sequence[Path]) -> str:
    """Return the page of all articles; print how long checking and writing took."""
    detector = framing.load(installed=False)
    began = time.perf_counter()
    reports = [detector.check(path.read_text(encoding="utf-8"), path.name) for path in articles]
    checked = time.perf_counter()
    page = RENDERERS["html"](detector.run(reports))
    print(f"{len(reports)} articles, {sum(report.words for report in reports)} words, ", end="")
    print(f"{sum(len(report.findings) for report in reports)} findings")
    print(f"{'check':18}{checked - began:10.2f} s\n{'write':18}{time.perf_counter() - checked:10.2f} s")
    print(f"{'file':18}{len(page.encode()) / 1e6:10.2f} MB")
    return page


def opened(browser: Browser, path: Path) -> dict[str, float]:
    """Return how long opening and each action took, in milliseconds."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri(), wait_until="load")
    page.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    took = {f"open, {name}": value for name, value in page.evaluate(OPENED).items()}
    took |= {name: page.evaluate(TIMED, selector) for name, selector in ACTIONS.items()}
    took["elements"] = page.evaluate("document.getElementsByTagName('*').length")
    page.close()
    return took


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", metavar="DIR", nargs="?", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--times", type=int, default=5)
    given = parser.parse_args()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "report.html"
        path.write_text(rendered(texts(given.folder, given.articles)), encoding="utf-8")
        chromium = os.environ.get("FRAMING_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS.split())
        print(f"Chromium {browser.version}")
        turns = [opened(browser, path) for _ in range(given.times)]
        for name in turns[0]:
            print(f"{name:18}{median(turn[name] for turn in turns):10.0f}" + " ms" * (name != "elements"))
        browser.close()


if __name__ == "__main__":
    main()
