"""Harm in the passive, with no doer named: a rule of framing written in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import click

from framing.hookspecs import hookimpl
from framing.model import Device, DeviceClass, Example, Rule, Span, Voice
from framing.report import Report

VERBS = ("killed", "bombed", "shot", "wounded", "displaced", "detained", "expelled", "executed")
_PASSIVE = re.compile(rf"\b(?:was|were|been|being|is|are)\s+(?:{'|'.join(VERBS)})\b", re.IGNORECASE)
_DOER = re.compile(r"\s+by\s+|\s+in an? (?:\w+ )?(?:crash|accident|earthquake|fire|flood|storm)\b", re.IGNORECASE)

DEVICE = Device(
    id="agentless-harm",
    family="agency",
    klass=DeviceClass.AGENCY,
    title="harm without a doer",
    gloss="Tells harm in the passive and leaves unsaid who did it.",
    boundary="The doer is known or could be known, and the sentence does not say.",
)


def doerless(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find harm in the passive in a sentence that goes on to name no doer."""
    for found in _PASSIVE.finditer(text, start, end):
        if not _DOER.search(text, found.end(), end):
            yield found.span()


RULE = Rule(
    id="passive.agentless-harm",
    device=DEVICE,
    message="“{match}” leaves unsaid who did it.",
    ask="Who did it, and is that known?",
    why="Readers look for who is responsible in the subject of the verb; here nobody stands there.",
    hits=(
        Example(text="Twelve people were killed on Monday.", spans=(Span(14, 25),)),
        Example(text="The village was bombed again.", spans=(Span(12, 22),)),
    ),
    misses=(
        Example(text="Twelve people were killed by the militia."),
        Example(text="Two men were killed in a train crash."),
    ),
    find=doerless,
    voice=frozenset({Voice.AUTHOR, Voice.REPORTED}),
    anchors=VERBS,
)


@hookimpl
def framing_rules() -> Sequence[Rule]:
    """Give the rule."""
    return [RULE]


@hookimpl
def framing_annotate(report: Report) -> Mapping[str, int]:
    """Say in how many sentences harm has no doer."""
    return {"doerless": sum(finding.match.rule.id == RULE.id for finding in report.findings)}


@hookimpl
def framing_commands() -> Sequence[click.Command]:
    """Give ``framing passive``."""
    return [click.Command("passive", callback=lambda: click.echo("\n".join(VERBS)), help="List the verbs of harm.")]
