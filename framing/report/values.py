"""What a run comes to: readings of sentences, attributions, ledger, observations, problems."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from framing.ledger import LedgerRow
from framing.model import Attribution, Document, Dropped, Finding, Pack, Rule, Sentence, Severity, Span, Tier, Voice
from framing.values import dataclass, field

SCHEMA = 1
MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong while checking and was survived: the finding is missing, the rest stands."""

    rule: str | None
    sentence: int | None
    cause: str
    plugin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """How strong the measured findings of a sentence are together, 0 to 1; None where none is measured.

    The share is the logistic of the sum of ``terms`` and of the weights of the findings in that voice.
    """

    author: float | None = None
    others: float | None = None
    terms: Mapping[str, float] = field(default_factory=dict)  #: log odds that the sentence itself brings
    weights: Mapping[str, float] = field(default_factory=dict)  #: finding's id → log odds that it adds


@dataclass(frozen=True, slots=True)
class Reading:
    """One sentence and what was found in it; ``voice`` is a Voice's value or ``mixed``."""

    sentence: Sentence
    voice: str
    findings: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    evidence: Evidence = Evidence()


@dataclass(frozen=True, slots=True)
class Observation:
    """A finding about the document as a whole, with the places that it rests on."""

    rule: Rule
    message: str
    voice: Voice
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """What hid findings on purpose, with which reason, and how many; ``fault`` says why one can hide nothing."""

    by: str  #: comment, allow or baseline
    reason: str = ""
    rules: tuple[str, ...] = ()
    at: int | None = None  #: offset of a comment
    origin: str = ""  #: where an allowed phrase was written
    fault: str = ""
    hidden: int = 0


class PluginInfo(NamedTuple):
    """A plugin that was loaded, and what it brought: hook name without ``framing_`` → how many."""

    name: str
    distribution: str
    version: str
    brings: Mapping[str, int]


class LookedFor(NamedTuple):
    """What a run looked for: numbers of devices and rules, and the tiers that count."""

    devices: int
    rules: int
    tiers: tuple[Tier, ...]
    threshold: float | None = None  #: of evidence, as it ships
    calibrated_on: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """How a report for people is to be laid out; formats for programs ignore it."""

    width: int = 80
    all: bool = False
    dropped: bool = False
    summary: bool = False
    group_by: str = ""  #: rule, device, source or voice; empty: sentence by sentence


@dataclass(frozen=True, slots=True)
class Gate:
    """What is to fail a check: measured findings this severe or more, in these voices."""

    least: Severity
    voices: frozenset[Voice] = frozenset({Voice.AUTHOR})

    def stops(self, finding: Finding) -> bool:
        """Tell whether a finding fails the check; an unmeasured one never does."""
        severe = finding.match.rule.severity.rank >= self.least.rank
        return severe and finding.voice in self.voices and finding.tier is not Tier.UNMEASURED


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The reading of one whole document."""

    document: Document
    language: str
    readings: tuple[Reading, ...]
    attributions: tuple[Attribution, ...]
    ledger: tuple[LedgerRow, ...] = ()
    observations: tuple[Observation, ...] = ()
    problems: tuple[Problem, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    annotations: Mapping[str, Any] = field(default_factory=dict)
    words: int = 0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding that counts, in the order of the text."""
        return tuple(f for reading in self.readings for f in reading.findings)

    @property
    def complete(self) -> bool:
        """Tell whether everything that was asked for could be done."""
        return not self.problems

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON data: an entry of ``documents``."""
        from framing.report.data import document

        return document(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over some documents: with what, looking for what, and what was found."""

    tool: tuple[str, str]
    packs: tuple[Pack, ...]
    plugins: tuple[PluginInfo, ...]
    looked_for: LookedFor
    reports: tuple[Report, ...]
    rules: tuple[Rule, ...] = ()  #: all that were looked for
    gate: Gate | None = None
    view: View = View()
    cite: Callable[[str], str] = str  #: key of a work that rules rest on → how a card names it

    @property
    def fails(self) -> bool:
        """Tell whether a finding is there that fails the check."""
        gate = self.gate
        return gate is not None and any(gate.stops(f) for report in self.reports for f in report.findings)

    def head(self) -> dict[str, Any]:
        """Return what stands above the documents as JSON data."""
        from framing.report.data import head

        return head(self)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole run as JSON data."""
        return {"schema": SCHEMA, **self.head(), "documents": [report.to_dict() for report in self.reports]}
