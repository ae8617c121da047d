"""By what findings can be told apart on a page: families, devices, voices, sources, severities and tiers, as short keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from framing.model import Finding, Severity, Tier, Voice
from framing.render.whose import ARTICLE
from framing.report import Run

STYLES = 10  #: ways of drawing a family's line in the style sheet


class Choice(NamedTuple):
    """One value that findings can have: its key on the page, its name, and its number of findings."""

    key: str
    name: str
    findings: int


@dataclass(frozen=True, slots=True)
class Facets:
    """All values of the findings of a run, by what they are values of; ``drawn`` tells a family's line."""

    families: Mapping[str, Choice]
    devices: Mapping[str, Choice]
    voices: Mapping[str, Choice]
    sources: Mapping[str, Choice]
    severities: Mapping[str, Choice]
    tiers: Mapping[str, Choice]
    drawn: Mapping[str, int]

    @classmethod
    def of(cls, run: Run) -> Facets:
        """Return the facets of all findings of a run; a family is drawn alike whatever was found."""
        findings = [finding for report in run.reports for finding in report.findings]
        rules = [f.match.rule for f in findings]
        titles = {rule.device.id: rule.device.title for rule in rules}
        families = sorted({rule.device.family for rule in (*run.rules, *rules)})
        return cls(
            families=_choices("f", sorted({r.device.family for r in rules}), (r.device.family for r in rules)),
            devices=_choices(
                "d", sorted(titles, key=lambda device: titles[device].casefold()), (r.device.id for r in rules), titles
            ),
            voices=_choices("v", list(map(str, Voice)), (str(f.voice) for f in findings)),
            sources=_choices("s", sorted(set(map(speaker, findings)), key=_article_first), map(speaker, findings)),
            severities=_choices("e", list(map(str, reversed(Severity))), (str(r.severity) for r in rules)),
            tiers=_choices("t", list(map(str, Tier)), (str(f.tier) for f in findings)),
            drawn={family: number % STYLES for number, family in enumerate(families)},
        )

    def keys(self, finding: Finding) -> str:
        """Return the keys of a finding, one of each kind, separated by blanks."""
        rule = finding.match.rule
        chosen = (
            self.families[rule.device.family],
            self.devices[rule.device.id],
            self.voices[str(finding.voice)],
            self.sources[speaker(finding)],
            self.severities[str(rule.severity)],
            self.tiers[str(finding.tier)],
        )
        return " ".join(choice.key for choice in chosen)

    def line(self, finding: Finding) -> int:
        """Return which of the style sheet's lines marks the words of a finding."""
        return self.drawn[finding.match.rule.device.family]


def speaker(finding: Finding) -> str:
    """Return who says the words of a finding: the article itself, a source, or someone."""
    if finding.voice is Voice.AUTHOR:
        return ARTICLE
    return " ".join(finding.source.name.split()) if finding.source else "someone"


def _article_first(name: str) -> tuple[bool, str, str]:
    return name != ARTICLE, name.casefold(), name


def _choices(letter: str, values: list[str], found: Iterable[str], names: Mapping[str, str] | None = None) -> dict[str, Choice]:
    counted: dict[str, int] = dict.fromkeys(values, 0)
    for value in found:
        counted[value] += 1
    return {v: Choice(f"{letter}{i}", (names or {}).get(v, v), n) for i, (v, n) in enumerate(counted.items())}
