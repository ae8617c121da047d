"""Harm in the passive, with no doer named: a rule of framing written in Python."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import click

from framing import Report
from framing.hookspecs import hookimpl
from framing.model import Device, DeviceClass, Example, Rule, Span, Voice

VERBS = ("killed", "bombed", "shelled", "shot", "wounded", "displaced", "detained", "expelled", "executed")

_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being) (?:(?:also|reportedly|then|again|being) )?(?:{'|'.join(VERBS)})\b", re.IGNORECASE
)
_DOER = re.compile(r"\bby (?!accident\b|mistake\b|\w+day\b)", re.IGNORECASE)
_OTHERWISE = re.compile(r"\b(?:crash|accident|earthquake|floods?|storm|avalanche|films?|scenes?|videos?)\b", re.IGNORECASE)

DEVICE = Device(
    id="doerless-harm",
    family="agency",
    klass=DeviceClass.AGENCY,
    title="Harm without a doer",
    gloss="Tells harm in the passive and leaves unsaid who did it.",
    boundary="The doer is known or could be known, and the sentence does not say; an accident has none.",
)


def doerless(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Find harm in the passive where the sentence goes on to name no doer and speaks of no accident and no film."""
    if _OTHERWISE.search(text, start, end):
        return
    doer = max((match.start() for match in _DOER.finditer(text, start, end)), default=start)
    yield from (match.span() for match in _PASSIVE.finditer(text, start, end) if match.start() >= doer)


def example(marked: str) -> Example:
    """Return an example with its span marked as packs mark it.

    >>> example("Two <<were shot>>.").spans
    (Span(start=4, end=13),)
    """
    before, _, rest = marked.partition("<<")
    inside, _, after = rest.partition(">>")
    spans = (Span(len(before), len(before) + len(inside)),) if inside else ()
    return Example(text=before + inside + after, spans=spans)


RULE = Rule(
    id="passive.doerless-harm",
    device=DEVICE,
    message="“{match}” leaves unsaid who did it.",
    ask="Who did it, and is that known?",
    why="Readers look for the one responsible in the subject of the verb; here nobody stands there.",
    hits=(
        example("Twelve people <<were killed>> on Monday."),
        example("The village <<was then bombed>>."),
        example("Asked by a reporter, she said that two villagers had <<been shot>>."),
    ),
    misses=(
        example("Twelve people were killed by the militia."),
        example("Two men were killed in a train crash."),
        example("The militia killed twelve people."),
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
def framing_annotate(report: Report) -> Mapping[str, int] | None:
    """Say how often a report found harm without a doer, if at all."""
    times = sum(finding.match.rule.id == RULE.id for finding in report.findings)
    return {"doerless": times} if times else None


@hookimpl
def framing_commands() -> Sequence[click.Command]:
    """Give ``framing passive``."""
    return [click.Command("passive", callback=lambda: click.echo("\n".join(VERBS)), help="List the verbs of harm.")]
