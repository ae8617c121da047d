"""``framing methods``: one paragraph for a paper or a standards memo on what a run looks for, with what, and its limits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from framing.cli.options import examples, gather, of_project
from framing.cli.output import show, width

if TYPE_CHECKING:
    from framing.model import Pack, Rule
    from framing.report import Run

LIMITS = (
    "Findings are observations of wording, made by rules that can be read and traced; they are no judgement of truth, intent or"
    " bias, and no score of an article, author or outlet. Rules see wording only: omission, straw men, irony, images and what a"
    " translation changed are out of their reach, and that nothing was found does not mean that nothing is there. Whose words a"
    " finding stands in follows written rules of quotation and reported speech, not a parser."
)


@click.command("methods", epilog=examples("framing methods", "framing methods --pack mine.toml >> paper.txt"))
@of_project
def command(pack: Sequence[str], without: Sequence[str]) -> None:
    """Print a paragraph to cite.

    It says versions, packs with their hashes, what was looked for, and the limits.
    """
    from framing.render.cells import fold

    run = gather(pack, without).detector().run(())
    show(fold(paragraph(run), width()))


def paragraph(run: Run) -> str:
    """Return the paragraph; the same words for the same packs, rules and versions."""
    from framing.render.whose import count

    devices, rules = count(len({rule.device.id for rule in run.rules}), "device"), count(len(run.rules), "rule")
    said = [
        f"Framing devices were looked for with {run.tool[0]} {run.tool[1]}: {devices} with {rules}, from {_packs(run.packs)}.",
        f"Findings of these tiers count: {', '.join(map(str, run.looked_for.tiers))}.",
        _measured(run.rules),
        LIMITS,
    ]
    return " ".join(said)


def _measured(rules: Sequence[Rule]) -> str:
    """Return how many rules have figures, and on which texts those were counted."""
    from framing.estimate import ENOUGH

    known = [rule.measured for rule in rules if rule.measured]
    told = sorted({(one.corpus, one.domain, one.years, one.judge) for one in known})
    if not told:
        return "None of the rules has been measured."
    texts = "; ".join(
        f"{corpus} ({', '.join(filter(None, (domain, years)))}; judged by {judge})" for corpus, domain, years, judge in told
    )
    return (
        f"Of these rules {len(known)} were measured, on {texts}; tiers follow from those figures, which other texts need not"
        f" bear out, and a rule with fewer than {ENOUGH} findings there counts as unmeasured."
    )


def _packs(packs: Iterable[Pack]) -> str:
    return ", ".join(f"{pack.id} {pack.version} (sha256 {pack.sha256[:12]})" for pack in packs)
