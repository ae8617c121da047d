"""How fast each stage of a check is, from the bytes of articles to JSON: used by run.py."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import TypeVar

from framing import Detector, load
from framing.aggregate import read
from framing.context import in_context
from framing.evidence import weighed
from framing.match import match
from framing.observe import observe
from framing.owners import Owners
from framing.render.json import render
from framing.report import Report
from framing.speakers import ledger
from framing.text import language, read_text, segment
from framing.words import count_words

T = TypeVar("T")


class Clock:
    """Adds up the time that each stage has a core."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = {}

    def __call__(self, name: str, step: Callable[[], T]) -> T:
        """Return what a step gives, its time added to those of its name."""
        began = time.process_time()
        out = step()
        self.taken[name] = self.taken.get(name, 0.0) + time.process_time() - began
        return out


def check(detector: Detector, name: str, data: bytes, clock: Clock) -> Report:
    """Return the report on one article: what Detector.check does, step by step."""
    document = clock("read, roles of lines", lambda: read_text(name, data))
    sentences = clock("sentences", lambda: segment(document))
    said = clock("voice", lambda: tuple(detector.attribute(document, sentences)))
    owners = clock("owners", lambda: Owners(said))
    matches, problems = clock("match", lambda: match(document, sentences, detector.index))
    options = {"voices": detector.voices, "tiers": detector.tiers}
    found = clock("context", lambda: in_context(document, matches, owners, detector.modifiers, **options))
    readings = clock("aggregate", lambda: read(document, sentences, said, owners, found))
    rows = clock("speakers", lambda: ledger(document, sentences, said))
    return Report(
        document=document,
        language=clock("language", lambda: language(document.text)),
        readings=clock("evidence", lambda: weighed(document, readings, detector.evidence, detector.min_evidence)),
        attributions=said,
        ledger=rows,
        observations=clock("observations", lambda: observe(document.text, detector.rules, found[0], rows, said)),
        problems=tuple(problems),
        words=clock("words", lambda: count_words(document.text)),
    )


def timed(files: Sequence[Path], times: int) -> tuple[float, dict[str, tuple[float, float]]]:
    """Return MB/s of the whole, and MB/s and share of each stage, slowest first; medians over so many rounds."""
    detector = load(installed=False)
    articles = [(file.name, file.read_bytes()) for file in files]
    size = sum(len(data) for _, data in articles) / 1e6
    rounds: list[dict[str, float]] = []
    for _ in range(times + 1):  # in the first round patterns are compiled
        clock = Clock()
        reports = [check(detector, name, data, clock) for name, data in articles]
        clock("JSON", partial(render, detector.run(reports)))
        rounds.append(clock.taken)
    taken = {name: median(one[name] for one in rounds[1:]) for name in rounds[0]}
    whole = sum(taken.values())
    slowest = sorted(taken.items(), key=lambda pair: -pair[1])
    return size / whole, {name: (size / seconds, seconds / whole) for name, seconds in slowest}
