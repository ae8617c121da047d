"""The pipeline, one step a line. No state between calls: one detector checks a million documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from framing.aggregate import read
from framing.context import in_context
from framing.evidence import Model, weighed
from framing.match import Index, match
from framing.model import (
    Attribution,
    Attributor,
    Document,
    Modifier,
    Pack,
    Rule,
    Segmenter,
    Sentence,
    Span,
    Tier,
    Voice,
)
from framing.observe import observe
from framing.owners import Owners
from framing.report import Gate, LookedFor, PluginInfo, Problem, Report, Run, View
from framing.speakers import ledger
from framing.text import document as as_document, language, segment
from framing.values import dataclass, field, replace
from framing.version import __version__
from framing.words import count_words

T = TypeVar("T")
Annotator = Callable[[Report], Mapping[str, Any]]
TOOL = ("framing-detector", __version__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Rules and modifiers, the steps that plugins may replace, and what is to count."""

    rules: tuple[Rule, ...]
    modifiers: tuple[Modifier, ...]
    packs: tuple[Pack, ...]
    plugins: tuple[PluginInfo, ...]
    segment: Segmenter
    attribute: Attributor
    annotators: Mapping[str, Annotator]
    voices: frozenset[Voice] = frozenset(Voice)
    tiers: tuple[Tier, ...] = (Tier.CORE, Tier.UNMEASURED)
    prefilter: bool = True  #: False: every rule looks at every sentence, by patterns alone; the same findings, slowly
    evidence: Model | None = None
    min_evidence: float | None = None
    cite: Callable[[str], str] = str  #: key of a work that rules rest on → how a card names it
    index: Index = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Lay out the literals of the rules, once for all documents."""
        object.__setattr__(self, "index", Index(self.rules))

    @property
    def looked_for(self) -> LookedFor:
        """Return the numbers of devices and rules that a report of this detector speaks of."""
        return LookedFor(
            devices=len({rule.device.id for rule in self.rules}),
            rules=len(self.rules),
            tiers=self.tiers,
            threshold=self.evidence.threshold if self.evidence else None,
            calibrated_on=self.evidence.calibrated_on if self.evidence else "",
        )

    def check(self, text: str | Document, name: str = "text") -> Report:
        """Read one document from end to end; never raises for what the text, a rule or a plugin does."""
        document = text if isinstance(text, Document) else as_document(name, text)
        problems: list[Problem] = []
        sentences = _attempt(lambda: _sound(document, self.segment(document)), lambda: segment(document), problems)
        nobody: tuple[Attribution, ...] = ()
        attributions = _attempt(lambda: self._attributions(document, sentences), lambda: nobody, problems)
        owners = Owners(attributions)
        matches, mishaps = match(document, sentences, self.index, prefilter=self.prefilter)
        found = in_context(document, matches, owners, self.modifiers, voices=self.voices, tiers=self.tiers, problems=mishaps)
        readings = read(document, sentences, attributions, owners, found)
        rows = ledger(document, sentences, attributions)
        report = Report(
            document=document,
            language=language(document.text),
            readings=weighed(document, readings, self.evidence, self.min_evidence),
            attributions=attributions,
            ledger=rows,
            observations=observe(document.text, self.rules, found[0], rows, attributions),
            problems=(*problems, *mishaps),
            words=count_words(document.text),
        )
        return self._annotated(report)

    def run(self, reports: Iterable[Report], view: View | None = None, gate: Gate | None = None) -> Run:
        """Put reports together with what they were made with."""
        return Run(
            tool=TOOL,
            packs=self.packs,
            plugins=self.plugins,
            looked_for=self.looked_for,
            reports=tuple(reports),
            rules=self.rules,
            gate=gate,
            view=view or View(),
            cite=self.cite,
        )

    def _attributions(self, document: Document, sentences: Sequence[Sentence]) -> tuple[Attribution, ...]:
        given = tuple(self.attribute(document, sentences))
        for said in given:
            _inside(document, said.content)
        return given

    def _annotated(self, report: Report) -> Report:
        if not self.annotators:
            return report
        problems: list[Problem] = []
        notes = {
            name: _attempt(lambda annotate=annotate: annotate(report), dict, problems, name)  # type: ignore[misc]
            for name, annotate in self.annotators.items()
        }
        given = {name: dict(note) for name, note in notes.items() if note}
        return replace(report, annotations=given, problems=(*report.problems, *problems))


def _attempt(step: Callable[[], T], instead: Callable[[], T], problems: list[Problem], plugin: str | None = None) -> T:
    """Return what a step gives; where a plugin's code fails say so and go on with the plain way."""
    try:
        return step()
    except Exception as error:  # a plugin may raise anything; a report that says so is worth more than none
        problems.append(Problem(None, None, f"{type(error).__name__}: {error}".splitlines()[0], plugin))
        return instead()


def _sound(document: Document, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return sentences that stand in order inside the text, or raise ValueError."""
    reached = 0
    for number, sentence in enumerate(sentences):
        _inside(document, sentence.span)
        if sentence.span.start < reached or sentence.index != number:
            raise ValueError(f"sentence {number} is out of order")
        reached = sentence.span.end
    return tuple(sentences)


def _inside(document: Document, span: Span) -> None:
    if not 0 <= span.start <= span.end <= len(document.text):
        raise ValueError(f"{span.start}-{span.end} is outside the text")
