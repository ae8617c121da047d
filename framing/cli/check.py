"""``framing check``: report on articles."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

import click

from framing.cli import articles
from framing.cli.checking import Checker, Hidden, alone, number, selection
from framing.cli.delivery import Delivery, apart, following, renderer
from framing.cli.options import examples, gather, kept, loading, name_of, names_of, one_of
from framing.cli.output import complain, width
from framing.cli.progress import followed
from framing.cli.settings import configured, found, merged, option, typed
from framing.cli.suggest import files, formats, of, rules
from framing.errors import ReadError, UsageError, nearest
from framing.labels import Severity, Tier, Voice
from framing.values import dataclass

F = TypeVar("F", bound=Callable[..., Any])

if TYPE_CHECKING:
    from framing.config import Config
    from framing.host import Host, Selection
    from framing.report import Gate, Report, Run, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for on the command line."""

    paths: tuple[str, ...]
    format: str
    output: str | None
    all: bool
    show: tuple[str, ...]
    pack: tuple[str, ...]
    rules: tuple[str, ...]
    no_rules: tuple[str, ...]
    voice: tuple[str, ...]
    min_severity: str
    min_evidence: float | None
    tier: tuple[str, ...]
    fail_on: str | None
    fail_on_voice: tuple[str, ...]
    without: tuple[str, ...]
    encoding: str | None
    baseline: str | None
    no_prefilter: bool
    summary: bool
    group_by: str | None
    config: Config
    typed: frozenset[str]  #: keys of the settings that the command line says something of

    def selection(self, name: str = "-") -> Selection:
        """Return which rules are looked for in an article and what counts: its section of the settings may say."""
        own = {key: getattr(self, option(key)) for key in ("rules", "no-rules", "voice", "min-severity", "tier")}
        by_path = {key: setting.value for key, setting in self.config.by_path(name).items() if key not in self.typed}
        return selection({**own, **by_path}, prefilter=not self.no_prefilter, min_evidence=self.min_evidence)

    def view(self) -> View:
        """Return how a report for people is to be laid out."""
        from framing.report import View

        return View(
            width=80 if self.output else width(),
            all=self.all,
            dropped="dropped" in self.show,
            summary=self.summary,
            group_by=self.group_by or "",
        )

    def gate(self) -> Gate | None:
        """Return what is to fail the check, if anything."""
        from framing.report import Gate

        voices = frozenset({Voice.AUTHOR, *map(Voice, self.fail_on_voice)})
        return Gate(Severity(self.fail_on), voices) if self.fail_on else None


_VOICES, _TIERS, _SEVERITIES = tuple(map(str, Voice)), tuple(map(str, Tier)), tuple(map(str, Severity))


def _one(option: str, known: Sequence[str], text: str, default: str | None = None) -> Callable[[F], F]:
    """Return an option that takes one of these names."""
    return click.option(
        option, metavar="|".join(known), callback=name_of(*known), default=default, help=text, shell_complete=of(*known)
    )


def _some(option: str, known: Sequence[str], text: str, default: str = "") -> Callable[[F], F]:
    """Return an option that takes some of these names."""
    return click.option(
        option, metavar=",".join(known), callback=names_of(*known), default=default, help=text, shell_complete=of(*known)
    )


_FORMATS = "text, json, jsonl, csv, kwic, sarif, github, junit, markdown, html"
_SAYS_HIDDEN = frozenset(("text", "html", "json", "jsonl", "sarif", "markdown"))
_WHAT_IS_SHOWN = (
    click.option(
        "--format", metavar="NAME", default="text", shell_complete=formats, help=f"{_FORMATS}, or a plugin's (default: text)."
    ),
    click.option("--output", metavar="FILE", shell_complete=files, help="Write to a file, whole or not at all."),
    click.option("--all", is_flag=True, help="Show sentences without findings too."),
    click.option("--summary", is_flag=True, help="Show the summary only."),
    _one("--group-by", ["rule", "device", "source", "voice"], "Show findings in groups, not sentence by sentence."),
    _some("--show", ["dropped"], "Show what was found and taken away, and why."),
)
_WHAT_COUNTS = (
    click.option(
        "--rules", metavar="NAMES", multiple=True, shell_complete=rules, help="Only these rules, devices or families; globs."
    ),
    click.option(
        "--no-rules", metavar="NAMES", multiple=True, shell_complete=rules, help="Not these rules, devices or families; globs."
    ),
    _some("--voice", _VOICES, "Count findings in these voices only.", ",".join(_VOICES)),
    _one("--min-severity", _SEVERITIES, "Only rules this severe or more.", "low"),
    _some("--tier", _TIERS, "How well measured rules are (default: core,unmeasured).", "core,unmeasured"),
    click.option("--min-evidence", type=click.FloatRange(0, 1), help="Only where the evidence of a voice is this strong."),
    _one("--fail-on", _SEVERITIES, "Exit with 1 for a measured finding this severe in the article's own voice."),
    _some("--fail-on-voice", _VOICES, "Let --fail-on watch these voices too."),
    click.option("--no-prefilter", is_flag=True, help="Look for every rule everywhere: the same findings, slowly."),
    click.option(
        "--baseline", metavar="FILE", shell_complete=files, help="Hide findings that this file accepts: show new ones only."
    ),
    click.option("--encoding", metavar="NAME", help="Read texts in this encoding; 'auto' guesses."),
    click.option("--jobs", metavar="N|auto", default="1", help="Check with N processes (default: 1); auto: one a core."),
)


def _options(command: F) -> F:
    for adds in reversed((*_WHAT_IS_SHOWN, *_WHAT_COUNTS)):
        command = adds(command)
    return command


@click.command(
    "check",
    epilog=examples(
        "framing check article.txt",
        "framing check drafts --format sarif --output report.sarif",
        "framing check drafts --baseline framing-baseline.toml --fail-on high",
        "framing check a.txt --rules sides,loaded-verb --voice author --group-by device",
    ),
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, shell_complete=files)
@_options
@configured
@loading
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:
    """Report on articles.

    PATH is a file, a folder that is searched through and through, or - for standard input.
    """
    from framing.config import KEYS

    said = typed(ctx, KEYS)
    asked = _asked(given, said)
    _sensible(asked)
    host = gather(asked.pack, asked.without)
    _warn_of_stale(host)
    one_of("--format", asked.format, sorted(host.renderers))
    names = tuple(articles.names(asked.paths, host.readers))
    apart(asked.output, names)
    checker = _checker(host, asked)
    results = _results(names, checker, partial(_again, given, said, kept(ctx)), number(given["jobs"], len(names)))
    delivery = _delivery(host, asked, checker.detector().run((), asked.view(), asked.gate()))

    def take(report: Report) -> bool:
        checker.note(report)
        return delivery.take(report)

    try:
        status = _each(len(names), results, take)
        checker.warn(hidden=asked.format not in _SAYS_HIDDEN)
        delivery.end()
    finally:
        delivery.close()
    ctx.exit(status or int(delivery.failing))


def _delivery(host: Host, asked: Asked, run: Run) -> Delivery:
    of = host.renderers[asked.format]
    return Delivery(run, renderer(asked.format, of), following(asked.format, of), asked.output)


def _warn_of_stale(host: Host) -> None:
    """Say which rules have lost their figures."""
    for pack in host.packs:
        if pack.stale:
            said = f"changed since measured, and so unmeasured: {', '.join(pack.stale)}"
            complain(f"{pack.origin.path}: {said}")


def _asked(given: Mapping[str, Any], said: frozenset[str]) -> Asked:
    """Return what is asked for, by the command line and by the settings. Raises ConfigError."""
    config = found(given["paths"], given["config"], given["isolated"])
    held = {key: value for key, value in given.items() if key not in ("config", "isolated", "jobs")}
    return Asked(**merged(held, said, config), config=config, typed=said)


def _checker(host: Host, asked: Asked) -> Checker:
    return Checker(host, asked.selection, Hidden(asked.config.allow, asked.baseline), asked.encoding)


def _again(given: Mapping[str, Any], said: frozenset[str], cached: bool) -> Checker:
    """Return the checker in a process that was not forked."""
    if not cached:
        os.environ["FRAMING_CACHE"] = "off"
    asked = _asked(given, said)
    return _checker(gather(asked.pack, asked.without), asked)


def _results(
    names: Sequence[str | ReadError], checker: Checker, again: Callable[[], Checker], jobs: int
) -> Generator[Report | ReadError, None, None]:
    if jobs == 1:
        return alone(names, checker.check)
    from framing.cli import workers

    return workers.together(names, checker, again, jobs)


def _each(number: int, results: Generator[Report | ReadError, None, None], take: Callable[[Report], bool]) -> int:
    """Hand on the report on each article; say which cannot be read and go on.

    Returns the exit status: 3 where some could not be made whole, 130 where the user stopped it.
    """
    taken = status = 0
    try:
        for result in followed(results, number):
            if isinstance(result, ReadError):
                complain(str(result))
                status = 3
                continue
            status = status if result.complete else 3
            if not take(result):
                break
            taken += 1
    except KeyboardInterrupt:
        complain(f"framing: interrupted after {taken} of {number} articles")
        return 130
    finally:
        results.close()
    return status


def _sensible(asked: Asked) -> None:
    """Raise UsageError for options that cannot be, before anything is loaded."""
    if asked.fail_on_voice and not asked.fail_on:
        raise UsageError("--fail-on-voice widens --fail-on, which is not given: add --fail-on LEVEL")
    if asked.encoding and asked.encoding != "auto":
        try:
            b" ".decode(asked.encoding)
        except UnicodeError:
            return
        except LookupError:
            from encodings.aliases import aliases

            near = nearest(asked.encoding.lower(), ["auto", *sorted(set(aliases.values()))])
            raise UsageError(f"--encoding: there is no encoding {asked.encoding!r}{near}") from None
