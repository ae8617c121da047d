"""The report as one HTML page that asks nothing of any other place: for reading, by mail, on paper, without scripts.

Everything is written by templates that escape; nothing in an article or a pack becomes markup, style or script.
"""

from __future__ import annotations

from dataclasses import replace

from framing.render import closing
from framing.render.html.articles import article, source_of
from framing.render.html.cards import UNMEASURED, cards
from framing.render.html.facets import Facets
from framing.render.html.template import page
from framing.report import Run

_ONE_LINE = 1_000_000  #: columns of a line that is never folded


def render(run: Run) -> str:
    """Return the page: an article after the other with its findings, the rules behind them, and what was looked for."""
    facets = Facets.of(run)
    articles = [article(report, number, run, facets) for number, report in enumerate(run.reports, 1)]
    return page(
        "report.html.jinja",
        run=run,
        title=articles[0].name if len(articles) == 1 else f"{len(articles)} documents",
        articles=articles,
        facets=facets,
        cards=cards(run),
        unmeasured=UNMEASURED,
        source_of=source_of,
        closing=closing.lines(replace(run, view=replace(run.view, width=_ONE_LINE))),
    )
