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
    from framing.host import Host
    from framing.measure.symmetry import Swap, Uneven


@click.command("symmetry", epilog=examples("framing symmetry", "framing symmetry drafts --pack mine.toml"))
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
    swap changes which rules fire.
    """
    from framing.measure import symmetry

    swaps = symmetry.actors(Path(actors) if actors else None)
    if parity:
        show(_parity(parity, swaps))
        return
    host = gather(load["pack"], load["without"])
    detector = host.detector()
    texts = [*symmetry.hits(detector), *_sentences(host, paths)]
    but = symmetry.exempt(Path(actors) if actors else None)
    failed = list(symmetry.uneven(detector, texts, swaps, but))
    named = list(symmetry.bare(detector, swaps))
    show(
        [*(line for one in failed for line in _told(one)), *(f"{name} alone fires {', '.join(rules)}" for name, rules in named)]
    )
    known = {rule.id for rule in detector.rules}
    show(f"{rule} is exempt: {why}" for rule, why in but.items() if rule in known)
    show([f"{len(texts)} texts, {len(swaps)} pairs of sides: {len(failed)} uneven, {len(named)} bare names found"])
    ctx.exit(1 if failed or named else 0)


def _sentences(host: Host, paths: Sequence[str]) -> Iterator[tuple[str, str]]:
    from framing.lines import Lines

    for name in articles.names(paths, host.readers):
        try:
            if isinstance(name, ReadError):
                raise name
            document = articles.read(name, host.readers)
        except ReadError as error:
            complain(str(error))
            continue
        lines = Lines(document.text)
        for sentence in host.segment(document):
            place = lines.place(sentence.span.start)
            yield f"{name}:{place.line}:{place.column}", document.of(sentence.span)


def _told(one: Uneven) -> list[str]:
    changes = [f"{verb} {', '.join(rules)}" for verb, rules in (("loses", one.lost), ("gains", one.gained)) if rules]
    return [f"{one.place}: {' and '.join(changes)}", f"  {one.text}", f"  {one.swapped}"]


def _parity(sheets: Sequence[str], swaps: Sequence[Swap]) -> list[str]:
    from framing.measure import review, symmetry

    judged = []
    for sheet in map(Path, sheets):
        key = review.read_key(review.key_of(sheet))
        for secret, right in review.judged(review.read_sheet(sheet), key):
            if secret.kind != "decoy":
                judged.append((secret.source, secret.kind == "finding", right, secret.weight))
    rows = symmetry.parity(judged, swaps)
    if not rows:
        raise UsageError(f"no side has {symmetry.LEAST} judged findings whose source the table of actors knows")
    cells = ((r.side, str(r.n), f"{100 * r.precision:.0f}", "-" if r.recall is None else f"{100 * r.recall:.0f}") for r in rows)
    return table([("side", "findings", "precision %", "recall %"), *cells])
