"""``framing measure``: hold rules to labelled texts."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from framing.cli.options import gather, loading, one_of
from framing.cli.output import emit, save, show
from framing.cli.progress import followed
from framing.errors import UsageError

if TYPE_CHECKING:
    from framing.measure.fit import About, Held
    from framing.measure.watch import Watched
    from framing.model import Pack


@click.command("measure")
@click.option("--on", metavar="FORM:PATH", required=True, help="Labelled texts: ptc:DIR, babe:FILE or jsonl:FILE.")
@click.option("--by", metavar="rule|device", default="rule", help="What the table counts (default: rule).")
@click.option("--held", is_flag=True, help="Add what evidence and core findings come to on texts held out.")
@click.option("--overlap", is_flag=True, help="List pairs of rules that share more than a fifth of their spans.")
@click.option("--alarms", is_flag=True, help="List by rule what default tiers find in unlabelled sentences, author's voice.")
@click.option("--fit", is_flag=True, help="Write figures beside the packs of --pack; without any, beside all, and of evidence.")
@click.option("--corpus", metavar="NAME", default="", help="What the texts are called in the files that --fit writes.")
@click.option("--domain", metavar="WORDS", default="", help="What the texts are about.")
@click.option("--years", metavar="YEARS", default="", help="When they were written.")
@click.option(
    "--predictions",
    metavar="FILE",
    help="Write what is found on held-out texts as JSON lines; sentences by evidence go to a file beside it.",
)
@click.option("--bootstrap", metavar="N", type=click.IntRange(0), default=0, help="Resample the texts so often, for intervals.")
@click.option("--format", metavar="text|json", default="text", help="text (default) or json.")
@loading
def command(**given: Any) -> None:
    """Hold rules to labelled texts.

    How often each rule's findings overlap what annotators marked, and what all of them come to beside flagging every line.

    \b
    ptc:DIR     articles/, labels-FLC/ and labels-SLC/ as in the propaganda techniques corpus
    babe:FILE   a JSON list of text, label_bias, biased_words
    jsonl:FILE  an object a line: text, spans = [[start, end, label], ...]

    Example: framing measure --on jsonl:mine.jsonl --pack mine.toml
    """  # noqa: D301  # click's mark for lines that stay as they are
    from framing.measure import corpora, tables, watch
    from framing.measure.fit import About, held_out

    one_of("--format", given["format"], ["text", "json"])
    one_of("--by", given["by"], ["rule", "device"])
    _, golds = corpora.read(given["on"])
    host = gather(given["pack"], given["without"])
    detector = host.detector()
    watched = list(followed(watch.watch(detector, golds, watch.scheme(golds, detector.rules)), len(golds), "texts"))
    about = About(corpus=given["corpus"] or given["on"].partition(":")[0], domain=given["domain"], years=given["years"])
    if given["fit"]:
        _fit([pack for pack in host.packs if not given["pack"] or pack.provider == "file"], watched, about)
        return
    held = held_out(watched, about) if given["held"] or given["predictions"] else []
    if given["predictions"]:
        _save_predictions(held, given["predictions"])
    if given["overlap"]:
        devices = {rule.id: rule.device.id for rule in detector.rules}
        show(tables.shared_lines(tables.shared(watched), devices))
    elif given["alarms"]:
        show(tables.alarm_lines(tables.alarms(watched)))
    else:
        _print(watched, held, given)


def _print(watched: Sequence[Watched], held: Sequence[Held], given: dict[str, Any]) -> None:
    from framing.measure import tables

    rows = tables.rows(watched, (lambda seen: seen.rule.device.id) if given["by"] == "device" else (lambda seen: seen.rule.id))
    whole = tables.whole(watched, held, given["bootstrap"])
    if given["format"] == "json":
        emit(json.dumps(tables.data(whole, rows, tables.alarms(watched)), indent=1, ensure_ascii=False) + "\n")
    else:
        show(tables.lines(whole, rows, [one.gold for one in watched]))


def _fit(packs: Sequence[Pack], watched: Sequence[Watched], about: About) -> None:
    from framing.measure import write
    from framing.measure.fit import shipped
    from framing.packs import STRENGTH, home

    fit = shipped(watched, about)
    files = [*write.figures(packs, fit, about)]
    if not files:
        raise UsageError("no rule of a pack found anything in these texts: nothing to write")
    for path, text in files:
        save(text, str(path))
    if any(path.parent.resolve() == home().resolve() for path, _ in files):
        save(write.evidence(fit), str(home() / STRENGTH))
    show([f"{len(files)} {'file' if len(files) == 1 else 'files'} written; threshold {fit.model.threshold}"])


def _save_predictions(held: Sequence[Held], path: str) -> None:
    from framing.measure.tables import flagged, predictions

    target = Path(path)
    beside = target.with_name(f"{target.stem}.sentences{target.suffix}")
    for file, rows in ((target, predictions(held)), (beside, flagged(held))):
        save("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows), str(file))
