"""What measuring comes to, for people and as data: totals beside what says nothing, and each rule's counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from framing.estimate import ENOUGH, Interval, right, tier, wilson
from framing.measure.corpora import Gold
from framing.measure.fit import Held, strength
from framing.measure.scores import Predicted, Totals, counts, intervals, overlap, score, totals
from framing.measure.watch import Seen, Watched
from framing.model import Span, Tier, Voice

LONGEST = 60  #: words at most from which the baseline that knows a line's length alone predicts it
COLUMN = {"sentence": "line", "span": "span", "technique": "label", "word": "word"}  #: what people read for a kind of F1
NAME = 32  #: columns of a rule's name
DEFAULT = (Tier.CORE, Tier.UNMEASURED)  #: the tiers that a report shows unless told otherwise
Predict = Callable[[Watched], "list[Predicted]"]


class Row(NamedTuple):
    """A rule over labelled texts: findings; the shares that overlap any label or their own, or stand in a labelled sentence."""

    rule: str
    n: int
    span: Interval
    technique: Interval
    sentence: float
    marginal: float  #: share that stand alone in their sentence
    per_thousand: float  #: findings in a thousand sentences
    quoted: float


def rows(watched: Sequence[Watched], key: Callable[[Seen], str] = lambda seen: seen.rule.id) -> list[Row]:
    """Return a row a rule, or a device, the most frequent first."""
    sentences = sum(len(one.lines) for one in watched)
    groups: dict[str, list[Seen]] = {}
    for one in watched:
        for seen in one.seen:
            groups.setdefault(key(seen), []).append(seen)
    made = [_row(name, seen, sentences) for name, seen in groups.items()]
    return sorted(made, key=lambda row: (-row.n, row.rule))


def _row(name: str, seen: Sequence[Seen], sentences: int) -> Row:
    n = len(seen)
    return Row(
        name,
        n,
        wilson(sum(one.span for one in seen), n),
        wilson(sum(one.technique for one in seen), n),
        sum(one.sentence for one in seen) / n,
        sum(one.alone for one in seen) / n,
        1000 * n / sentences if sentences else 0.0,
        sum(one.finding.voice == "quoted" for one in seen) / n,
    )


def findings(one: Watched) -> list[Predicted]:
    """Return what bears a label of the corpus; all, where its labels are none that rules know."""
    return [Predicted(*seen.extent, seen.label, seen.rule.id) for seen in one.seen if seen.label is not None]


def everything(one: Watched) -> list[Predicted]:
    """Return every line: what flagging all comes to."""
    return [Predicted(line.start, line.end) for line, _ in one.gold.lines if line.end > line.start]


def by_length(watched: Sequence[Watched]) -> Predict:
    """Return what predicts lines by their length alone, from the number of words that does best on these very texts."""
    judged = [(_words(one, line), verdict) for one in watched for line, verdict in one.gold.lines if line.end > line.start]
    labelled = sum(verdict for _, verdict in judged)

    def f1(least: int) -> float:
        found = [verdict for words, verdict in judged if words >= least]
        return score(sum(found), len(found), sum(found), labelled).f1

    least = max(range(1, LONGEST), key=f1)
    return lambda one: [p for p in everything(one) if _words(one, p) >= least]


def _words(one: Watched, line: Span | Predicted) -> int:
    return len(one.gold.document.text[line.start : line.end].split())


def strong(held: Held) -> Predict:
    """Return what flags sentences by evidence, at a threshold chosen on other texts."""

    def predict(one: Watched) -> list[Predicted]:
        flagged = (line for line in one.lines if line.seen and (strength(held.fit, line) or 0.0) >= held.fit.model.threshold)
        return [Predicted(*line.extent) for line in flagged]

    return predict


def predictions(held: Iterable[Held]) -> Iterator[dict[str, Any]]:
    """Yield findings with their labels as data, each with the tier and estimate that the other texts give its entry."""
    for part in held:
        for one in part.watched:
            for seen in (seen for seen in one.seen if seen.label is not None):
                rule = part.fit.rule(seen.rule)
                about = {"rule": rule.id, "tier": str(tier(rule, seen.entry)), "score": right(rule, seen.entry) or 0.0}
                yield {**_placed(one, seen.extent), "technique": seen.label or None, **about}


def flagged(held: Iterable[Held]) -> Iterator[dict[str, Any]]:
    """Yield sentences as data whose evidence reaches the threshold; both come from the other texts."""
    for part in held:
        for one in part.watched:
            for line in one.lines:
                value = strength(part.fit, line) or 0.0
                if line.seen and value >= part.fit.model.threshold:
                    yield {**_placed(one, line.extent), "technique": None, "score": round(value, 4)}


def _placed(one: Watched, extent: tuple[int, int]) -> dict[str, Any]:
    return {"doc": one.gold.name, "start": extent[0], "end": extent[1]}


def core(held: Held) -> Predict:
    """Return findings whose entry is core by what was counted on other texts."""
    return lambda one: [
        Predicted(*seen.extent, seen.label, seen.rule.id)
        for seen in one.seen
        if seen.label is not None and tier(held.fit.rule(seen.rule), seen.entry) is Tier.CORE
    ]


class Whole(NamedTuple):
    """What all findings come to, beside what says nothing of wording."""

    totals: Mapping[str, Totals]
    intervals: Mapping[str, Mapping[str, tuple[float, float]]]  #: 95 %, of the F1s
    core: Precision | None  #: on texts held out


class Precision(NamedTuple):
    """Core findings on texts held out: how many, and the shares that overlap a label, their own, or a labelled line."""

    n: int
    span: float
    technique: float
    line: float


def core_precision(held: Sequence[Held]) -> Precision:
    """Return how precise core findings are out of sample."""
    n, right = 0, [0, 0, 0]
    for part in held:
        for one in part.watched:
            lines = [line for line, verdict in one.gold.lines if verdict]
            for seen in one.seen:
                if seen.label is not None and tier(part.fit.rule(seen.rule), seen.entry) is Tier.CORE:
                    n += 1
                    on_line = any(overlap(line, seen.extent) for line in lines)
                    right = [a + b for a, b in zip(right, (seen.span, seen.technique, on_line), strict=True)]
    return Precision(n, *(one / n if n else 0.0 for one in right))


def whole(watched: Sequence[Watched], held: Sequence[Held], runs: int) -> Whole:
    """Return the totals of findings, of evidence and core findings where held out, and of the baselines."""
    ways = {"findings": findings, "every line": everything, "length alone": by_length(watched)}
    each = {name: [counts(one.gold, way(one)) for one in watched] for name, way in ways.items()}
    for name, make in (("evidence, held out", strong), ("core, held out", core)) if held else ():
        each[name] = [counts(one.gold, make(part)(one)) for part in held for one in part.watched]
    return Whole(
        {name: totals(own) for name, own in each.items()},
        {name: intervals(own, runs) for name, own in each.items()} if runs else {},
        core_precision(held) if held else None,
    )


class Alarms(NamedTuple):
    """What default tiers find in the article's own voice where nobody labelled anything, the most frequent rules first."""

    sentences: int
    findings: int
    rules: tuple[tuple[str, int, int], ...]  #: rule, its findings there, all its findings in that voice


def alarms(watched: Sequence[Watched]) -> Alarms:
    """Return what annotators who marked a text passed over."""
    own = [(line, seen) for one in watched for line in one.lines for seen in line.seen if seen.finding.voice is Voice.AUTHOR]
    shown = [seen for line, seen in own if line.judged and not line.labelled and tier(seen.rule, seen.entry) in DEFAULT]
    total, there = Counter(seen.rule.id for _, seen in own), Counter(seen.rule.id for seen in shown)
    rows_ = sorted(there.items(), key=lambda row: (-row[1], row[0]))
    sentences = sum(line.judged and not line.labelled for one in watched for line in one.lines)
    return Alarms(sentences, len(shown), tuple((rule, n, total[rule]) for rule, n in rows_))


def alarm_lines(given: Alarms, most: int = 30) -> Iterator[str]:
    """Yield them for people."""
    often = f": one in {given.sentences / given.findings:.1f}" if given.findings else ""
    yield f"{given.findings} findings of default tiers, author's voice, in {given.sentences} unlabelled sentences{often}"
    yield from (f"{n:>6} of {of:<5} {rule}" for rule, n, of in given.rules[:most])


def lines(given: Whole, table: Sequence[Row], texts: Sequence[Gold]) -> Iterator[str]:
    """Yield the report for people, in 80 columns."""
    spans = sum(len(gold.spans) for gold in texts)
    yield f"{_number(len(texts), 'text')}, {_number(spans, 'labelled span')}"
    if not any(verdict for gold in texts for _, verdict in gold.lines):
        yield "nothing is labelled: no share says anything of a rule"
    yield ""
    yield f"{'':18}{'line':^30}{'span':^18}{'label':>6}{'word':>6}"
    yield f"{'per cent':18}" + "".join(f"{name:>6}" for name in ("P", "R", "F1", "macro", "MCC", "P", "R", "F1", "F1", "F1"))
    for title, t in given.totals.items():
        figures = (*t.sentence, t.macro_f1, t.mcc, *t.span, t.technique.f1, t.word.f1)
        yield f"{title:18}" + "".join(f"{100 * value:>6.1f}" for value in figures)
    yield from _intervals(given, len(texts))
    if given.core and not given.core.n:
        yield "core findings, held out: none"
    elif given.core:
        n, *shares = given.core
        yield f"core findings, held out: {n}, of which"
        said = "{:.1f} % overlap a label, {:.1f} % their own, {:.1f} % stand in a labelled line"
        yield "  " + said.format(*(100 * share for share in shares))
    yield ""
    if table:
        yield from _table(table)


def _intervals(given: Whole, texts: int) -> Iterator[str]:
    """Yield the bounds of F1s, each under the name that its column has."""
    if given.intervals and texts == 1:
        yield "one text cannot be resampled: no intervals"
        return
    for title, bounds in given.intervals.items():
        yield f"{title}, F1 in 95 % of resamples:"
        shown = (f"{COLUMN[kind]} {100 * low:.1f}–{100 * high:.1f}" for kind, (low, high) in bounds.items())
        yield "  " + ", ".join(shown)


def _table(table: Sequence[Row]) -> Iterator[str]:
    yield f"{'per cent':{NAME}}{'n':>5}{'any label':>13}{'own':>5}{'line':>5}{'alone':>6}{'/1000':>7}{'quoted':>7}"
    for row in table:
        name = f"{row.rule:{NAME}}"
        if len(name) > NAME:
            yield name
            name = " " * NAME
        share = "{:.0f} ({:.0f}–{:.0f})".format(*(100 * value for value in row.span))
        yield (
            f"{name}{row.n:>5}{share:>13}{100 * row.technique.value:>5.0f}{100 * row.sentence:>5.0f}"
            f"{100 * row.marginal:>6.0f}{row.per_thousand:>7.1f}{100 * row.quoted:>7.0f}"
        )
    if any(row.n < ENOUGH for row in table):
        yield f"n below {ENOUGH}: too few to say anything"


def _number(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def data(given: Whole, table: Sequence[Row], passed: Alarms) -> dict[str, Any]:
    """Return the same as JSON data, with the alarms."""
    return {
        "alarms": passed._asdict(),
        "totals": {
            title: {k: v._asdict() if hasattr(v, "_asdict") else v for k, v in t._asdict().items()}
            for title, t in given.totals.items()
        },
        "intervals": given.intervals,
        "core": given.core and given.core._asdict(),
        "rules": [{**row._asdict(), "span": row.span._asdict(), "technique": row.technique._asdict()} for row in table],
    }


def shared(watched: Sequence[Watched], least: float = 0.2) -> list[tuple[str, str, int, float]]:
    """Return pairs of rules that share spans: how many, and the share of the rarer one's findings, above ``least``."""
    total: dict[str, int] = {}
    both: dict[tuple[str, str], int] = {}
    for one in watched:
        for line in one.lines:
            for at, seen in enumerate(line.seen):
                total[seen.rule.id] = total.get(seen.rule.id, 0) + 1
                for other in line.seen[at + 1 :]:
                    if other.rule.id != seen.rule.id and overlap(seen.extent, other.extent):
                        pair = min(seen.rule.id, other.rule.id), max(seen.rule.id, other.rule.id)
                        both[pair] = both.get(pair, 0) + 1
    made = [(a, b, n, n / min(total[a], total[b])) for (a, b), n in both.items()]
    return sorted((row for row in made if row[3] > least), key=lambda row: -row[3])


def shared_lines(pairs: Iterable[tuple[str, str, int, float]], devices: Mapping[str, str]) -> Iterator[str]:
    """Yield them for people, with the devices whose boundary each pair meets at."""
    given = list(pairs)
    if not given:
        yield "no two rules share more than a fifth of their spans"
    for one, other, n, share in given:
        meet = " and ".join(dict.fromkeys((devices[one], devices[other])))
        yield f"{one} and {other} share {n} {'span' if n == 1 else 'spans'} ({100 * share:.0f} % of the rarer): {meet}"
