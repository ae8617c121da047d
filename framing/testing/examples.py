"""Run the examples that rules and modifiers carry: each hit must be found exactly as marked, each miss passed over."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from framing.context import cues_in, reached
from framing.detector import Detector
from framing.model import Attribution, Document, Example, Finding, Modifier, Role, Rule, Span, Stretch, Tier, Voice
from framing.packs import Places
from framing.values import dataclass, replace


@dataclass(frozen=True, slots=True)
class Proof:
    """One example of one rule or modifier: ``run()`` says what is wrong, or nothing."""

    id: str
    kind: str  #: hit or miss
    path: str
    example: Example
    run: Callable[[], str | None]

    @property
    def name(self) -> str:
        """Return a readable id for a test item."""
        return f"{self.id}-{self.kind}-{' '.join(self.example.text.split())[:40]}"

    def line(self) -> int:
        """Return the line of the example in its pack, 0 for rules made in Python; the file is read only when asked."""
        try:
            source = Path(self.path).read_text(encoding="utf-8-sig")
        except (OSError, ValueError):
            return 0
        return Places(source).of(self.example.at)[0] if self.example.at else 0


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not hold, and where it stands."""

    path: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}" if self.line else f"{self.path}: {self.text}"


def failures(detector: Detector, only: Sequence[str] | None = None) -> tuple[Failure, ...]:
    """Return the examples of a detector's rules and modifiers that do not hold; ``only`` these paths, if given."""
    found = []
    for proof in proofs(detector):
        if only is None or proof.path in only:
            wrong = proof.run()
            if wrong:
                found.append(Failure(proof.path, proof.line(), f"{proof.id}: {wrong}"))
    return tuple(found)


def proofs(detector: Detector) -> Iterator[Proof]:
    """Yield every example, ready to run. Rules are tried one by one, in every voice and tier, with all modifiers."""
    for rule in detector.rules:
        one = _alone(detector, rule)
        for kind, example in _examples(rule.hits, rule.misses):
            yield Proof(rule.id, kind, rule.origin.path, example, _rule_run(one, rule, kind, example))
    for modifier in detector.modifiers:
        for kind, example in _examples(modifier.hits, modifier.misses):
            run = _modifier_run(detector, modifier, kind, example)
            yield Proof(f"modifiers.{modifier.name}", kind, modifier.origin.path, example, run)
    for pack in detector.packs:
        for example in pack.cue_examples:
            kind = "hit" if example.spans else "miss"
            yield Proof(f"{pack.id}.cues", kind, pack.origin.path, example, _cue_run(detector, example))


def _examples(hits: Iterable[Example], misses: Iterable[Example]) -> Iterator[tuple[str, Example]]:
    yield from (("hit", example) for example in hits)
    yield from (("miss", example) for example in misses)


def _alone(detector: Detector, rule: Rule) -> Detector:
    needed = rule.repeat.of if rule.repeat else ()
    rules = tuple(other for other in detector.rules if other is rule or other.id in needed)
    return replace(detector, rules=rules, voices=frozenset(Voice), tiers=tuple(Tier), annotators={})


def _rule_run(detector: Detector, rule: Rule, kind: str, example: Example) -> Callable[[], str | None]:
    def run() -> str | None:
        whole = rule.repeat is not None and bool(rule.repeat.only)
        report = detector.check(example.text if whole else _document(example, rule.roles), "example")
        if report.problems:
            return report.problems[0].cause
        if rule.repeat:
            return _verdict(example, _count_wrong(kind, len(report.observations)))
        return _verdict(example, _wrong(example, [f for f in report.findings if f.match.rule is rule], report.document))

    return run


def _document(example: Example, roles: Iterable[Role]) -> Document:
    """Return the example as a document of one stretch, in a role that the rule looks at."""
    role = Role.BODY if Role.BODY in roles else min(roles)
    return Document("example", example.text, (Stretch(Span(0, len(example.text)), role),))


def _verdict(example: Example, wrong: str | None) -> str | None:
    if not example.todo:
        return wrong
    return None if wrong else f"the known gap {example.text!r} is closed: move it out of todo"


def _count_wrong(kind: str, observed: int) -> str | None:
    if kind == "hit":
        return None if observed else "nothing observed in a hit"
    return f"{observed} observed in a miss" if observed else None


def _wrong(example: Example, found: Sequence[Finding], document: Document) -> str | None:
    wrong = _spans_wrong(example, [finding.match.mark for finding in found], document)
    if wrong:
        return wrong
    for finding in found:
        wrong = _wrong_claim(example, finding)
        if wrong:
            return f"{wrong}, in {example.text!r}"
    return None


def _spans_wrong(example: Example, found: Sequence[Span], document: Document) -> str | None:
    if sorted(found) == sorted(example.spans):
        return None
    shown = ", ".join(repr(document.of(span)) for span in sorted(found)) or "nothing"
    wanted = ", ".join(repr(document.of(span)) for span in sorted(example.spans)) or "nothing"
    return f"found {shown}, not {wanted}, in {example.text!r}"


def _wrong_claim(example: Example, finding: Finding) -> str | None:
    source = finding.source.name if finding.source else None
    if example.voice is not None and finding.voice is not example.voice:
        return f"voice {finding.voice}, not {example.voice}"
    if example.context is not None and set(finding.context) != set(example.context):
        return f"context {_listed(finding.context)}, not {_listed(example.context)}"
    if example.source is not None and source != example.source:
        return f"source {source!r}, not {example.source!r}"
    return None


def _listed(labels: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, labels))) or "none"


def _modifier_run(detector: Detector, modifier: Modifier, kind: str, example: Example) -> Callable[[], str | None]:
    def run() -> str | None:
        document = _document(example, (Role.BODY,))
        mark = example.spans[0]
        sentence = next(s.span for s in detector.segment(document) if s.span.covers(mark))
        cues = cues_in(modifier, document.text, sentence)
        found = reached(modifier, document.text, cues, mark)
        wrong = None if found == (kind == "hit") else f"{'not ' if kind == 'hit' else ''}reached in {example.text!r}"
        return _verdict(example, wrong)

    return run


def _cue_run(detector: Detector, example: Example) -> Callable[[], str | None]:
    """Return what tells whether just the marked words are given to someone, those within others left out."""

    def run() -> str | None:
        document = _document(example, (Role.BODY,))
        found = detector.attribute(document, detector.segment(document))
        spans = {said.content for said in found}
        outer = [span for span in spans if not any(other != span and other.covers(span) for other in spans)]
        wrong = _spans_wrong(example, outer, document)
        return _verdict(example, wrong or next(filter(None, (_wrong_voice(example, said) for said in found)), None))

    return run


def _wrong_voice(example: Example, said: Attribution) -> str | None:
    source = said.source.name if said.source else None
    if example.voice is not None and said.voice is not example.voice:
        return f"voice {said.voice}, not {example.voice}, in {example.text!r}"
    if example.source is not None and source != example.source:
        return f"source {source!r}, not {example.source!r}, in {example.text!r}"
    return None
