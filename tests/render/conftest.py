"""A run over two documents with one finding each, whatever they hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from framing.model import (
    Certainty,
    Context,
    Device,
    DeviceClass,
    Document,
    Finding,
    Match,
    Rule,
    Sentence,
    Source,
    Span,
    Tier,
    Voice,
)
from framing.report import LookedFor, Reading, Report, Run

VERB = Device(id="loaded-verb", family="emotion", klass=DeviceClass.WORDING, title="Loaded verb", gloss="")
SLAM = Rule(id="emotion.slam", device=VERB, message="m", ask="a?", hits=(), misses=(), find=lambda *_: [])


def made(text: str, mark: tuple[int, int] | None = None, name: str = "a.txt", **more: Any) -> Run:
    sentence = Sentence(0, Span(0, len(text)))
    where = Span(*(mark or sentence.span))
    found = Finding(
        match=Match(rule=SLAM, sentence=sentence, whole=where, mark=where),
        voice=Voice.QUOTED,
        source=Source("she", None, "Ada", Certainty.RESOLVED),
        context=(Context.DENIED, Context.HEDGED),
        also=("camps",),
        id="0",
        message="“x” judges",
    )
    report = Report(
        document=Document(name, text), language="en", readings=(Reading(sentence, "quoted", (found,)),), attributions=()
    )
    return Run(
        tool=("framing-detector", "0.1.0"),
        packs=(),
        plugins=(),
        looked_for=LookedFor(1, 1, (Tier.CORE,)),
        reports=(report, report),
        rules=(SLAM,),
        **more,
    )


@pytest.fixture(scope="session")
def run() -> Callable[..., Run]:
    """Return a function that makes such a run of a text."""
    return made
