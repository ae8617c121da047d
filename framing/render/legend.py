"""The legend: what lines, marks and labels of this report mean, no more than it uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

import click

from framing.model import Certainty, Context, Finding, Tier, Voice
from framing.report import Run

OWN, OTHERS = "─", "┄"
UNMEASURED = "°"
_WIDE = 72  #: columns that the two lines take beside each other
_NONE_MEASURED = "No rule behind these findings has been measured yet: how often they are right is not known."
_SOME_UNMEASURED = f"{UNMEASURED} not measured yet: how often such a finding is right is not known"
_CONTEXTS: Mapping[Context, str] = MappingProxyType(
    {
        Context.DENIED: "negated, or rejected by whoever speaks",
        Context.MENTION: "the wording itself is the topic",
        Context.DISTANCED: "held at arm's length",
        Context.HEDGED: "said with a reservation",
        Context.HYPOTHETICAL: "supposed, not said to be so",
        Context.HISTORICAL: "told of the past",
    }
)


def sign(voice: Voice) -> str:
    """Return what the line under words in a voice is drawn with."""
    return OWN if voice is Voice.AUTHOR else OTHERS


def colour(voice: Voice) -> str:
    """Return the colour of a voice: the article's own, or anyone else's."""
    return "yellow" if voice is Voice.AUTHOR else "cyan"


def painted(text: str, voice: Voice) -> str:
    """Return a text in the colour of a voice."""
    return click.style(text, fg=colour(voice))


def mixed(run: Run) -> bool:
    """Tell whether some findings are of measured rules and some are not, so that they have to be told apart."""
    return len({finding.tier is Tier.UNMEASURED for finding in _findings(run)}) == 2


def mark(finding: Finding, apart: bool) -> str:
    """Return the mark of a finding of a rule that is not measured, where such have to be told ``apart``."""
    return UNMEASURED if apart and finding.tier is Tier.UNMEASURED else ""


def strokes(run: Run) -> Iterator[str]:
    """Yield what the two lines mean, where both were drawn."""
    if len({finding.voice is Voice.AUTHOR for finding in _findings(run)}) == 2:
        own = f"{painted(OWN * 3, Voice.AUTHOR)} the article's own words"
        others = f"{painted(OTHERS * 3, Voice.QUOTED)} words of someone quoted or reported"
        yield from [f"{own}   {others}"] if run.view.width >= _WIDE else [own, others]


def labels(run: Run) -> str:
    """Return what the labels of these findings mean, and how often they are right; empty where nothing was found."""
    findings = list(_findings(run))
    used = {label for finding in findings for label in finding.context}
    said = [f"{label}: {text}" for label, text in _CONTEXTS.items() if label in used]
    if any(f.source and f.source.certainty is Certainty.INFERRED for f in findings):
        said.append("inferred: the source is carried over from before")
    if any(finding.also for finding in findings):
        said.append("also: another device on the same words")
    said += [_SOME_UNMEASURED] if mixed(run) else []
    return "; ".join(said) + "." * bool(said)


def unmeasured(run: Run) -> str:
    """Return a line where no finding's rule has been measured; empty elsewhere."""
    tiers = {finding.tier for finding in _findings(run)}
    return _NONE_MEASURED if tiers == {Tier.UNMEASURED} else ""


def _findings(run: Run) -> Iterable[Finding]:
    return (finding for report in run.reports for finding in report.findings)
