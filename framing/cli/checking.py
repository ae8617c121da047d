"""Checking one article after the other, as a command asks for it."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from framing.cli import articles
from framing.cli.articles import STDIN
from framing.cli.options import gather, split
from framing.cli.output import complain
from framing.cli.settings import found, merged, typed
from framing.errors import ReadError, UsageError
from framing.lines import Lines

if TYPE_CHECKING:
    import click

    from framing.baseline import Baseline
    from framing.config import Config
    from framing.detector import Detector
    from framing.host import Host, Selection
    from framing.model import Rule
    from framing.report import Report
    from framing.suppress import Allow


ENOUGH = 4  #: articles that are worth a worker, where nobody says how many workers


class Hidden(NamedTuple):
    """What a project has agreed to: allowed phrases, and the path of a baseline."""

    allow: tuple[Allow, ...] = ()
    baseline: str | None = None


def selection(held: Mapping[str, Any], **more: Any) -> Selection:
    """Return which rules are looked for and what counts, from the values of settings; what is not there has its default."""
    from framing.host import Selection
    from framing.labels import Severity, Tier, Voice

    plain = Selection()
    return Selection(
        rules=split(held.get("rules", ())),
        no_rules=split(held.get("no-rules", ())),
        voices=frozenset(map(Voice, held.get("voice", plain.voices))),
        min_severity=Severity(held.get("min-severity", plain.min_severity)),
        tiers=tuple(tier for tier in Tier if tier in held.get("tier", plain.tiers)),
        **more,
    )


def settled(
    ctx: click.Context, paths: Sequence[str], given: Mapping[str, Any], *, allow: bool = True, baseline: bool = True
) -> Checker:
    """Return a checker that does as the settings found at or above these articles say.

    ``given`` are the parameters of a command, which hides what is allowed, and what a baseline accepts, or shows them.
    Raises ConfigError.
    """
    config = found(paths, given["config"], given["isolated"])
    held = merged({"encoding": None, **given, "baseline": None}, typed(ctx, ("packs", "without", "encoding")), config)
    hidden = Hidden(config.allow if allow else (), held["baseline"] if baseline else None)
    host = gather(held["pack"], held["without"])
    return Checker(host, partial(_by_settings, config), hidden, held["encoding"])


def _by_settings(config: Config, name: str) -> Selection:
    return selection({key: setting.value for key, setting in config.for_file(name).items()})


class Checker:
    """Checks one article after the other: each with the rules of its section, and with what is accepted hidden."""

    def __init__(self, host: Host, selection: Callable[[str], Selection], hidden: Hidden, encoding: str | None) -> None:
        self._host, self._selection, self._hidden, self._encoding = host, selection, hidden, encoding
        self._detectors: dict[Selection, Detector] = {}
        self._baseline = _baseline(hidden.baseline)
        self._idle: list[str] = []
        self._taken: dict[str, int] = {}  #: what hides → how many findings
        self._stale = 0

    @property
    def host(self) -> Host:
        """Return what was loaded."""
        return self._host

    @property
    def rules(self) -> Sequence[Rule]:
        """Return all rules that a report may name."""
        return self._host.rules

    def check(self, name: str) -> Report:
        """Return the report on one article. Raises ReadError."""
        document = articles.read(name, self._host.readers, self._encoding)
        report = self.detector(name).check(document)
        accepted = self._baseline.accepted(name) if self._baseline else {}
        from framing.suppress import hide, ignores

        return hide(report, self._hidden.allow, ignores(document, self._host.rules), accepted)

    def detector(self, name: str = STDIN) -> Detector:
        """Return the detector of an article, by default that of the settings' own rules."""
        selection = self._selection(name)
        if selection not in self._detectors:
            self._detectors[selection] = self._host.detector(selection)
        return self._detectors[selection]

    def note(self, report: Report) -> None:
        """Keep what a report hides, which comments hide nothing, and how many entries of the baseline are stale by it."""
        for one in report.suppressions:
            self._taken[one.by] = self._taken.get(one.by, 0) + one.hidden
            if one.by == "comment" and (one.fault or not one.hidden):
                at = Lines(report.document.text).place(one.at or 0).line
                cause = one.fault or "no such finding here"
                self._idle.append(f"{report.document.name}:{at}: comment hides nothing: {cause}")
        self._stale += len(self._baseline.stale([report])) if self._baseline else 0

    def warn(self, *, hidden: bool) -> None:
        """Say what was noted; with ``hidden``, also how many findings are hidden on purpose."""
        if hidden and any(self._taken.values()):
            from framing.render.closing import hidden_by

            complain(f"framing: {hidden_by(self._taken, capital=False)}")
        complain(*self._idle)
        if self._stale:
            complain(f"{self._hidden.baseline}: stale, no such finding any more: {self._stale}; framing baseline prune")


def _baseline(path: str | None) -> Baseline | None:
    from framing.baseline import read

    return read(path) if path else None


def number(asked: str, articles: int) -> int:
    """Return how many workers there are to be; ``auto`` is one a core. Raises UsageError.

    >>> number("4", 100), number("4", 2), number("1", 100)
    (4, 2, 1)
    """
    if asked == "auto":
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
        return max(1, min(cores, articles // ENOUGH))
    if not (asked.isascii() and asked.isdigit() and 1 <= int(asked[:9]) <= 999):
        raise UsageError(f"--jobs: {asked!r} is not a number from 1 to 999, or auto")
    return max(1, min(int(asked), articles))


def alone(names: Sequence[str | ReadError], check: Callable[[str], Report]) -> Generator[Report | ReadError, None, None]:
    """Yield the report on each article, or why it cannot be read, without any worker."""
    for name in names:
        try:
            yield name if isinstance(name, ReadError) else check(name)
        except ReadError as error:
            yield error
