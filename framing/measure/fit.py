"""What became of findings → counts of rules and entries, the weights of evidence, and the threshold.

Weights are a penalised logistic over sentences: a column for each measured rule, one for each of its entries (held
closer to nought, so that an entry seen seldom leans on its rule), and one for each term of the sentence. One row is a
sentence in one voice, author's or others'. The threshold is the one with the best F1 over lines, each judged by numbers
that were fitted on other texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from framing.estimate import ENOUGH
from framing.evidence import TERMS, Model, squash, weight
from framing.measure import logistic
from framing.measure.folds import FOLDS, digest, folds
from framing.measure.scores import overlap, score
from framing.measure.watch import Line, Seen, Watched, theirs
from framing.model import Measured, Rule, Tally
from framing.values import dataclass, replace

RULE_PENALTY, ENTRY_PENALTY, TERM_PENALTY = 2.0, 6.0, 1.0
THRESHOLDS = tuple(step / 100 for step in range(15, 61))
EQUAL = 0.0005  #: by which F1s may differ and be taken as equal
SMOOTH = 2  #: thresholds on either side over which an F1 is averaged, so that a lucky one is not chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the labelled texts are, in words for the card."""

    corpus: str
    domain: str = ""
    years: str = ""
    judge: str = "annotators"


@dataclass(frozen=True, slots=True)
class Fitted:
    """What was learnt: rule's id → figures, and the numbers of evidence."""

    figures: Mapping[str, Measured]
    model: Model

    def rule(self, rule: Rule) -> Rule:
        """Return a rule with these figures, or with none."""
        return replace(rule, measured=self.figures.get(rule.id))


def fitted(watched: Sequence[Watched], about: About, threshold: float = 0.5) -> Fitted:
    """Return figures and evidence as these texts show them."""
    figures = _figures(watched, about)
    columns = _Columns(rule for rule, measured in figures.items() if measured.tally.n >= ENOUGH)
    rows, labelled = [], []
    for line in (line for one in watched for line in one.lines if line.judged):
        for group in _by_voice(line):
            row = columns.row(line, group)
            if row:
                rows.append(row)
                labelled.append(line.labelled)
    weights = logistic.fit(rows, labelled, columns.penalties)
    read = columns.read(weights)
    model = Model(
        base=read["base", ""],
        terms={name: read["term", name] for name in TERMS if ("term", name) in read},
        threshold=threshold,
        calibrated_on=about.corpus,
        documents=frozenset(digest(one.gold.document.text) for one in watched),
    )
    return Fitted({rule: _weighted(rule, measured, read) for rule, measured in figures.items()}, model)


def _figures(watched: Sequence[Watched], about: About) -> dict[str, Measured]:
    by_rule: dict[str, list[Seen]] = defaultdict(list)
    for one in watched:
        for seen in one.seen:
            by_rule[seen.rule.id].append(seen)
    sentences = sum(line.judged for one in watched for line in one.lines)
    told = {"corpus": about.corpus, "domain": about.domain, "years": about.years, "judge": about.judge}
    return {
        rule: Measured(tally=tally(seen), entries=_entries(seen), sentences=sentences, **told) for rule, seen in by_rule.items()
    }


def tally(seen: Sequence[Seen]) -> Tally:
    """Return what became of these findings."""
    return Tally(
        len(seen), sum(one.span for one in seen), sum(one.technique for one in seen), sum(one.sentence for one in seen)
    )


def _entries(seen: Iterable[Seen]) -> dict[str, Tally]:
    by_entry: dict[str, list[Seen]] = defaultdict(list)
    for one in seen:
        if one.entry:
            by_entry[one.entry].append(one)
    return {entry: tally(group) for entry, group in sorted(by_entry.items())}


def _by_voice(line: Line) -> Iterator[list[Seen]]:
    for others in (False, True):
        group = [one for one in line.seen if theirs(one) is others]
        if group:
            yield group


class _Columns:
    """Columns of the logistic, by what they stand for: (base, term or rule; name or rule's id; entry)."""

    def __init__(self, measured: Iterable[str]) -> None:
        self._measured = frozenset(measured)
        self._at: dict[tuple[str, ...], int] = {("base", ""): 0}
        self.penalties = [0.0]

    def row(self, line: Line, seen: Sequence[Seen]) -> dict[int, float]:
        """Return the row of a sentence's findings in one voice; empty where none is measured."""
        row: dict[int, float] = defaultdict(float)
        for one in seen:
            if one.rule.id in self._measured:
                row[self._column(("rule", one.rule.id), RULE_PENALTY)] += 1.0
                if one.entry:
                    row[self._column(("entry", one.rule.id, one.entry), ENTRY_PENALTY)] += 1.0
        if not row:
            return {}
        return {0: 1.0, **row, **{self._column(("term", name), TERM_PENALTY): value for name, value in line.terms.items()}}

    def _column(self, name: tuple[str, ...], penalty: float) -> int:
        if name not in self._at:
            self._at[name] = len(self.penalties)
            self.penalties.append(penalty)
        return self._at[name]

    def read(self, weights: Sequence[float]) -> dict[tuple[str, ...], float]:
        """Return the weights by what they stand for."""
        return {name: round(weights[at], 4) for name, at in self._at.items()}


def _weighted(rule: str, measured: Measured, read: Mapping[tuple[str, ...], float]) -> Measured:
    own = read.get(("rule", rule), 0.0)
    entries = {
        entry: counts._replace(weight=round(own + read.get(("entry", rule, entry), 0.0), 4))
        for entry, counts in measured.entries.items()
    }
    return replace(measured, tally=measured.tally._replace(weight=own), entries=entries)


def strength(fit: Fitted, line: Line) -> float | None:
    """Return the evidence of a sentence: the larger of its voices'."""
    start = fit.model.base + sum(fit.model.terms.get(name, 0.0) * value for name, value in line.terms.items())
    sums = []
    for group in _by_voice(line):
        weights = [w for one in group if (w := weight(fit.rule(one.rule), one.entry)) is not None]
        if weights:
            sums.append(start + sum(weights))
    return squash(max(sums)) if sums else None


@dataclass(frozen=True, slots=True)
class Held:
    """What is said of one part of the texts by numbers fitted on the others."""

    part: int
    fit: Fitted
    watched: tuple[Watched, ...]


def held_out(watched: Sequence[Watched], about: About) -> list[Held]:
    """Return the texts in parts, each with what was fitted on the others, threshold and all."""
    part_of = folds([one.gold for one in watched])
    parts = [[one for one in watched if part_of[one.gold.name] == part] for part in range(FOLDS)]
    fits = [fitted([one for other in parts if other is not own for one in other], about) for own in parts]
    lines = [list(judged_lines(own, fit)) for own, fit in zip(parts, fits, strict=True)]
    out = []
    for part, (own, fit) in enumerate(zip(parts, fits, strict=True)):
        threshold = best_threshold(line for other in range(FOLDS) if other != part for line in lines[other])
        out.append(Held(part, replace(fit, model=replace(fit.model, threshold=threshold)), tuple(own)))
    return out


def shipped(watched: Sequence[Watched], about: About) -> Fitted:
    """Return what ships: fitted on all texts, the threshold chosen on what was held out."""
    held = held_out(watched, about)
    lines = (line for one in held for line in judged_lines(one.watched, one.fit))
    return fitted(watched, about, best_threshold(lines))


def judged_lines(watched: Iterable[Watched], fit: Fitted) -> Iterator[tuple[bool, float]]:
    """Yield for each labelled or unlabelled line of the texts its verdict and the evidence of the sentences on it."""
    for one in watched:
        strong = [(line.extent, strength(fit, line) or 0.0) for line in one.lines if line.seen]
        for extent, verdict in one.gold.lines:
            yield verdict, max((value for at, value in strong if overlap(extent, at)), default=0.0)


def best_threshold(lines: Iterable[tuple[bool, float]]) -> float:
    """Return the evidence from which lines are best told apart, by F1 averaged over its neighbours; the highest of equals."""
    judged = list(lines)
    labelled = sum(verdict for verdict, _ in judged)
    f1 = []
    for threshold in THRESHOLDS:
        found = [verdict for verdict, value in judged if value >= threshold]
        f1.append(score(sum(found), len(found), sum(found), labelled).f1)
    smooth = [sum(near) / len(near) for at in range(len(f1)) if (near := f1[max(0, at - SMOOTH) : at + SMOOTH + 1])]
    return max(at for at, value in zip(THRESHOLDS, smooth, strict=True) if value >= max(smooth) - EQUAL)
