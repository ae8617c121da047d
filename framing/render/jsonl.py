"""The report as one line of JSON a document; every line stands alone."""

from __future__ import annotations

from framing.render.json import written
from framing.report import SCHEMA, Run


def render(run: Run) -> str:
    """Return one line a document: its entry, with the format's version and the run's head first."""
    head = {"schema": SCHEMA, "run": run.head()}
    return "".join(written({**head, **report.to_dict()}) + "\n" for report in run.reports)
