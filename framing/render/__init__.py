"""Run → text, one module a format; each is imported when it is first asked for, so that start-up stays fast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from framing.report import Run


def text(run: Run) -> str:
    """Return the report for people: the words of the article first, the rule last."""
    from framing.render.terminal import render

    return render(run)


def json(run: Run) -> str:
    """Return the report as one JSON object."""
    from framing.render.json import render

    return render(run)


def jsonl(run: Run) -> str:
    """Return the report as one line of JSON a document."""
    from framing.render.jsonl import render

    return render(run)


def csv(run: Run) -> str:
    """Return the report as one row a finding."""
    from framing.render.csv import render

    return render(run)


def sarif(run: Run) -> str:
    """Return the report as SARIF 2.1.0."""
    from framing.render.sarif import render

    return render(run)


def github(run: Run) -> str:
    """Return the report as GitHub annotations."""
    from framing.render.github import render

    return render(run)


def junit(run: Run) -> str:
    """Return the report as JUnit XML."""
    from framing.render.junit import render

    return render(run)


def markdown(run: Run) -> str:
    """Return the report as Markdown."""
    from framing.render.markdown import render

    return render(run)


def html(run: Run) -> str:
    """Return the report as one HTML page."""
    from framing.render.html import render

    return render(run)


def kwic(run: Run) -> str:
    """Return keywords in context as a table for coding by hand."""
    from framing.render.kwic import render

    return render(run)


def _rows_of_csv(run: Run) -> str:
    from framing.render.csv import following

    return following(run)


def _rows_of_kwic(run: Run) -> str:
    from framing.render.kwic import following

    return following(run)


RENDERERS: Mapping[str, Callable[[Run], str]] = MappingProxyType(
    {
        "text": text,
        "json": json,
        "jsonl": jsonl,
        "csv": csv,
        "kwic": kwic,
        "sarif": sarif,
        "github": github,
        "junit": junit,
        "markdown": markdown,
        "html": html,
    }
)

FOLLOWING: Mapping[str, Callable[[Run], str]] = MappingProxyType({"jsonl": jsonl, "csv": _rows_of_csv, "kwic": _rows_of_kwic})
"""Formats in which a document's part does not depend on the others': what renders the documents after the first."""
