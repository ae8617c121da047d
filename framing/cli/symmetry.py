"""``framing symmetry``: the same words said of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from framing.cli import articles
from framing.cli.options import examples, gather, of_project
from framing.cli.output import complain, show, table
from framing.errors import ReadError, UsageError

if TYPE_CHECKING:
    from framing.estimate import Interval
    from framing.host import Host
    from framing.measure.parity import Parity
    from framing.measure.symmetry import Swap, Uneven


@click.command(
    "symmetry",
    epilog=examples(
        "framing symmetry", "framing symmetry drafts --pack mine.toml", "framing symmetry --parity a.jsonl --parity b.jsonl"
    ),
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@click.option("--actors", metavar="FILE", help="A table of actors in place of the bundled one.")
@click.option("--parity", metavar="SHEET", multiple=True, help="Print precision and recall by the source's side, from reviews.")
@of_project
@click.pass_context
def command(
    ctx: click.Context, /, paths: Sequence[str], actors: str | None, parity: Sequence[str], **load: Sequence[str]
) -> None:
    """Swap actors: the same rules must fire.

    Texts are the examples of all rules and, with PATH, the sentences of articles. Exits with 1 where a
    swap changes which rules fire. With --parity, sheets of framing review are counted instead.
    """
    from framing.measure import symmetry

    swaps = symmetry.actors(Path(actors) if actors else None)
    if parity:
        if paths:
            raise UsageError(f"--parity reads sheets alone, not {paths[0]}: repeat it for each sheet")
        show(_parity(parity, swaps))
        return
    host = gather(load["pack"], load["without"])
    detector = host.detector()
    unread: list[str] = []
    texts = [*symmetry.hits(detector), *_sentences(host, paths, unread)]
    but = symmetry.exempt(Path(actors) if actors else None)
    failed = list(symmetry.uneven(detector, texts, swaps, but))
    named = list(symmetry.bare(detector, swaps))
    show(
        [*(line for one in failed for line in _told(one)), *(f"{name} alone fires {', '.join(rules)}" for name, rules in named)]
    )
    known = {rule.id for rule in detector.rules}
    show(f"{rule} is exempt: {why}" for rule, why in but.items() if rule in known)
    show([f"{len(texts)} texts, {len(swaps)} pairs of sides: {len(failed)} uneven, {len(named)} bare names found"])
    ctx.exit(3 if unread else int(bool(failed or named)))


def _sentences(host: Host, paths: Sequence[str], unread: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the sentences of articles, each with its place; the names of those that cannot be read go to ``unread``."""
    from framing.lines import Lines

    for name in articles.names(paths, host.readers):
        try:
            if isinstance(name, ReadError):
                raise name
            document = articles.read(name, host.readers)
        except ReadError as error:
            complain(str(error))
            unread.append(error.name)
            continue
        lines = Lines(document.text)
        for sentence in host.segment(document):
            place = lines.place(sentence.span.start)
            yield f"{name}:{place.line}:{place.column}", document.of(sentence.span)


def _told(one: Uneven) -> list[str]:
    changes = [f"{verb} {', '.join(rules)}" for verb, rules in (("loses", one.lost), ("gains", one.gained)) if rules]
    return [f"{one.place}: {' and '.join(changes)}", f"  {one.text}", f"  {one.swapped}"]


def _parity(sheets: Sequence[str], swaps: Sequence[Swap]) -> list[str]:
    from framing.measure import parity, review

    rows = parity.parity((review.opened(Path(sheet)) for sheet in dict.fromkeys(sheets)), swaps)
    if not any(row.precision for row in rows):
        counts = "; ".join(f"{row.side} {row.findings}" for row in rows) or "none of a side that is known"
        raise UsageError(
            f"no side has {parity.LEAST} judged findings: {counts}; framing review --side says whose words are drawn"
        )
    heads = ("side", "findings", "precision % (90 %)", "sentences", "recall % (90 %)")
    few = [f"–: fewer than {parity.LEAST} judged"] if any(not (row.precision and row.recall) for row in rows) else []
    return [*table([heads, *(_cells(row) for row in rows)]), *few, *_apart(rows)]


def _cells(row: Parity) -> tuple[str, ...]:
    precision, recall = (_bounds(share.interval) if share else "–" for share in (row.precision, row.recall))
    return row.side, str(row.findings), precision, str(row.sentences), recall


def _bounds(share: Interval) -> str:
    return f"{100 * share.value:.0f} ({100 * share.low:.0f} to {100 * share.high:.0f})"


def _apart(rows: Sequence[Parity]) -> Iterator[str]:
    """Yield by how much the second of two sides is above the first, where both have figures."""
    from framing.measure.parity import apart

    if len(rows) == 2:
        pairs = (("precision", rows[1].precision, rows[0].precision), ("recall", rows[1].recall, rows[0].recall))
        told = [f"{name} {_bounds(apart(one, other))}" for name, one, other in pairs if one and other]
        if told:
            yield f"{rows[1].side} above {rows[0].side}, in points: {', '.join(told)}"
