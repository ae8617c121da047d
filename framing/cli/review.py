"""``framing review``: judge findings without knowing the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli import articles
from framing.cli.checking import selection
from framing.cli.options import gather, name_of, of_project
from framing.cli.output import complain, save, show, table, width
from framing.cli.suggest import rules
from framing.errors import ReadError, UsageError
from framing.values import replace

if TYPE_CHECKING:
    from framing.host import Host
    from framing.measure.review import Item
    from framing.report import Report

_ANSWERS = {"y": "yes", "n": "no", "u": "unsure"}
_WAYS = ("by", "against", "score")
_NO_RULE = {"decoy": "(decoys)", "unflagged": "(no finding)"}
FINDINGS = 50


@click.command("review")
@click.argument("file")
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--findings", metavar="N", type=click.IntRange(1), help="Findings drawn at random (default: 50).")
@click.option("--unflagged", metavar="N", type=click.IntRange(0), default=0, help="Sentences without a finding, for recall.")
@click.option("--seed", metavar="N", type=int, default=1, help="Which are drawn (default: 1).")
@click.option(
    "--rules", metavar="NAMES", multiple=True, shell_complete=rules, help="Only findings of these rules, devices or families."
)
@click.option(
    "--side", metavar="NAME", default="", help="Whose own words the articles are, for symmetry --parity; others' are not drawn."
)
@click.option("--by", metavar="NAME", help="Who judges; asked for one by one in this terminal.")
@click.option("--judge", metavar="human|model", callback=name_of("human", "model"), default="human", help="What NAME is.")
@click.option("--against", metavar="FILE", help="Another's sheet of the same items: alpha, and where the two disagree.")
@click.option("--score", is_flag=True, help="Open the key: how often each rule was judged right.")
@of_project
@click.pass_context
def command(ctx: click.Context, /, file: str, paths: Sequence[str], **given: Any) -> None:
    """Judge findings, mixed with decoys, the rule hidden.

    \b
    Examples:
    framing review sheet.jsonl ARTICLES           draw a sheet (and its key, not to be opened)
    framing review a.jsonl SPEECHES --side A --rules sides,war --unflagged 150
    framing review sheet.jsonl --by Ann           judge in the terminal; again goes on where you left
    framing review sheet.jsonl --against b.jsonl  how far two reviewers agree
    framing review sheet.jsonl --score            what each rule came to

    Or fill in verdict ("yes", "no", "unsure"), by and judge ("human", "model") in the file itself.
    """  # noqa: D301  # click's mark for lines that stay as they are
    sheet = Path(file)
    ways = [name for name, asked in (("PATH", paths), *((f"--{way}", given[way]) for way in _WAYS)) if asked]
    if len(ways) != 1:
        said = f"{' and '.join(ways)} do not go together: " if ways else ""
        raise UsageError(f"{said}say PATH to draw a sheet, --by NAME to judge it, --against FILE or --score")
    if paths:
        ctx.exit(_draw(sheet, paths, given))
    elif given["against"]:
        show(_agreement(sheet, Path(given["against"])))
    elif given["score"]:
        show(_scores(sheet))
    else:
        _ask(sheet, given["by"], given["judge"])


def _draw(sheet: Path, paths: Sequence[str], given: dict[str, Any]) -> int:
    """Write a sheet and its key; return the status."""
    from framing.measure import draw, review

    for file, lost in ((sheet, "what was judged"), (review.key_of(sheet), "the key of a sheet")):
        if file.exists():
            raise UsageError(f"{file} is there already: {lost} would be lost")
    host = gather(given["pack"], given["without"])
    wanted = host.detector(selection({"rules": given["rules"]})).rules if given["rules"] else ()
    reports, unread = _reports(host, paths)
    wish = draw.Draw(
        findings=given["findings"] or FINDINGS,
        unflagged=given["unflagged"],
        seed=given["seed"],
        rules=wanted,
        side=given["side"],
    )
    items, key = draw.made(reports, wish)
    kinds = Counter(secret.kind for secret in key)
    if not kinds["finding"]:
        raise UsageError("no finding in these articles: nothing to review")
    save(review.written(key), str(review.key_of(sheet)))
    save(review.written(items), str(sheet))
    show([f"{sheet}: {len(items)} items; {review.key_of(sheet)} says which are findings: leave it closed"])
    if kinds["decoy"] < draw.DECOYS * (kinds["decoy"] + kinds["finding"]):
        complain(f"framing: only {kinds['decoy']} decoys: too few sentences without a finding in these articles")
    for kind, option in (("finding", "findings"), ("unflagged", "unflagged")):
        if kinds[kind] < (given[option] or 0):
            complain(f"framing: {kinds[kind]} of {given[option]} for --{option}: there are no more")
    return 3 if unread else 0


def _reports(host: Host, paths: Sequence[str]) -> tuple[list[Report], bool]:
    """Return the reports on articles, and whether one could not be read."""
    detector, reports, unread = host.detector(), [], False
    for name in articles.names(paths, host.readers):
        try:
            if isinstance(name, ReadError):
                raise name
            reports.append(detector.check(articles.read(name, host.readers)))
        except ReadError as error:
            complain(str(error))
            unread = True
    return reports, unread


def _ask(sheet: Path, by: str, judge: str) -> None:
    from framing.measure import review

    items = review.read_sheet(sheet)
    for at, item in enumerate(items):
        if item.verdict is None:
            show(_shown(item, at + 1, len(items)))
            answer = click.prompt("y(es), n(o), u(nsure), q(uit)", type=click.Choice([*_ANSWERS, "q"]), show_choices=False)
            if answer == "q":
                break
            items[at] = replace(item, verdict=_ANSWERS[answer], by=by, judge=judge)
            save(review.written(items), str(sheet))
    left = sum(item.verdict is None for item in items)
    show([f"{len(items) - left} of {len(items)} judged"])


def _shown(item: Item, number: int, of: int) -> Iterator[str]:
    from framing.render.cells import fold

    yield f"\n{number} of {of}"
    yield from fold(item.sentence, width())
    if item.device:
        yield from fold(f"“{item.words}”: {item.device}? {item.definition}", width())
    else:
        some = f"Does any of these stand in this sentence? {item.definition}"
        yield from fold(some if item.definition else "Does any framing device stand in this sentence?", width())


def _agreement(one: Path, other: Path) -> list[str]:
    from framing.measure import review

    found = review.agreement(review.read_sheet(one), review.read_sheet(other))
    if not found.items:
        raise UsageError(f"{one} and {other} have no item that both have judged")
    alpha = "not defined: all verdicts are the same" if found.alpha is None else f"{found.alpha:.3f}"
    ways = Counter(f"{a.verdict} / {b.verdict}" for a, b in found.disagreements)
    apart = "".join(f"; {way}: {n}" for way, n in sorted(ways.items(), key=lambda row: (-row[1], row[0])))
    lines = [f"{found.items} items judged by both, Krippendorff's alpha (nominal) {alpha}{apart}"]
    for a, b in found.disagreements:
        lines += [f"{a.id}  {a.verdict} / {b.verdict}  {a.device or 'any device'}: “{a.words}”", f"  {a.sentence}"]
    return lines


def _scores(sheet: Path) -> list[str]:
    from framing.estimate import wilson
    from framing.measure import review

    items, key = review.opened(sheet)
    judged = list(review.judged(items, key))
    if not judged:
        raise UsageError(f"nothing in {sheet} is judged yes or no yet")
    groups = Counter((secret.rule or _NO_RULE[secret.kind], right) for secret, right in judged)
    rows = [("rule", "judged", "yes", "share %", "90 % interval")]
    for rule in sorted({rule for rule, _ in groups}):
        yes, n = groups[rule, True], groups[rule, True] + groups[rule, False]
        share = wilson(yes, n)
        rows.append((rule, str(n), str(yes), f"{100 * share.value:.0f}", f"{100 * share.low:.0f}–{100 * share.high:.0f}"))
    return [*table(rows), "", review.about(items)]
