"""Predicted against labelled: lines, spans, techniques and words, each as counts that can be added up and resampled.

Lines as in NLP4IF-2019 (a line is predicted when a predicted span overlaps it), spans as in SemEval-2020 task 11
(overlapping spans merged on both sides), techniques as in NLP4IF-2019 (the same, technique by technique): Da San Martino
et al. 2019 and 2020.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Any, NamedTuple

from framing.measure.corpora import TOKEN, Gold, Labelled

Counts = Mapping[str, float]
SEED = 1


class Predicted(NamedTuple):
    """A stretch that rules found, the label that it bears, if any, and the rule."""

    start: int
    end: int
    label: str | None = None
    rule: str = ""


class Score(NamedTuple):
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float
    f1: float


class Totals(NamedTuple):
    """What a set of predictions comes to."""

    sentence: Score
    macro_f1: float  #: mean of the F1 of labelled and of other lines
    mcc: float  #: Matthews' correlation over lines
    span: Score
    technique: Score
    word: Score
    accuracy: float


def score(right: float, predicted: float, found: float, labelled: float) -> Score:
    """Return precision ``right / predicted`` and recall ``found / labelled``.

    >>> score(1, 2, 1, 4)
    Score(precision=0.5, recall=0.25, f1=0.3333333333333333)
    """
    p, r = right / predicted if predicted else 0.0, found / labelled if labelled else 0.0
    return Score(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the union of overlapping spans; those that only touch stay apart.

    >>> merged([(3, 5), (0, 2), (1, 3)])
    [(0, 3), (3, 5)]
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return out


def overlap(a: tuple[Any, ...], b: tuple[Any, ...]) -> int:
    """Return how many characters two spans share."""
    return max(0, int(min(a[1], b[1]) - max(a[0], b[0])))


def counts(gold: Gold, found: Sequence[Predicted]) -> Counter[str]:
    """Return the counts of one text, of which those of many are the sum."""
    out: Counter[str] = Counter()
    for line, labelled in gold.lines:
        hit = any(overlap(line, one) for one in found)
        out[("tp" if labelled else "fp") if hit else ("fn" if labelled else "tn")] += 1
    _pairs(out, "si", [one[:2] for one in found], [one[:2] for one in gold.spans])
    labels, wanted = _by_label(found), _by_label(gold.spans)
    for label in labels.keys() | wanted.keys():
        _pairs(out, "flc", labels.get(label, []), wanted.get(label, []))
    text = gold.document.text
    marked, taken = _covered(text, gold.spans), _covered(text, found)
    for m in TOKEN.finditer(text):
        is_gold, is_found = any(marked[m.start() : m.end()]), any(taken[m.start() : m.end()])
        out["w" + ("tp" if is_gold else "fp") if is_found else "wfn" if is_gold else "wtn"] += 1
    return out


def _covered(text: str, spans: Iterable[Labelled | Predicted]) -> bytearray:
    covered = bytearray(len(text))
    for one in spans:
        covered[one.start : one.end] = b"\1" * len(covered[one.start : one.end])
    return covered


def _by_label(spans: Iterable[Sequence[object]]) -> dict[str, list[tuple[int, int]]]:
    out: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for one in spans:
        if one[2]:
            out[str(one[2])].append((one[0], one[1]))  # type: ignore[arg-type]
    return out


def _pairs(out: Counter[str], key: str, found: list[tuple[int, int]], labelled: list[tuple[int, int]]) -> None:
    p, g = merged(found), merged(labelled)
    sums = [0.0, 0.0]
    for one in p:
        for other in g:
            shared = overlap(one, other)
            sums[0] += shared / (one[1] - one[0])
            sums[1] += shared / (other[1] - other[0])
    for name, value in zip(("sp", "sr", "np", "ng"), (*sums, len(p), len(g)), strict=True):
        out[f"{key}.{name}"] += value  # type: ignore[assignment]  # shares are no whole numbers


def totals(all_: Iterable[Counts]) -> Totals:
    """Return the figures of texts whose counts these are."""
    c: dict[str, float] = defaultdict(float)
    for one in all_:
        for key, value in one.items():
            c[key] += value
    tp, fp, fn, tn = c["tp"], c["fp"], c["fn"], c["tn"]
    sentence, other = score(tp, tp + fp, tp, tp + fn), score(tn, tn + fn, tn, tn + fp)
    below = sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    return Totals(
        sentence=sentence,
        macro_f1=(sentence.f1 + other.f1) / 2,
        mcc=(tp * tn - fp * fn) / below if below else 0.0,
        span=score(c["si.sp"], c["si.np"], c["si.sr"], c["si.ng"]),
        technique=score(c["flc.sp"], c["flc.np"], c["flc.sr"], c["flc.ng"]),
        word=score(c["wtp"], c["wtp"] + c["wfp"], c["wtp"], c["wtp"] + c["wfn"]),
        accuracy=(tp + tn) / (tp + fp + fn + tn) if tp + fp + fn + tn else 0.0,
    )


def intervals(all_: Sequence[Counts], runs: int, seed: int = SEED) -> Mapping[str, tuple[float, float]]:
    """Return 95 % intervals of the F1s by resampling texts (percentile bootstrap, Efron 1979)."""
    rng = random.Random(seed)
    drawn = [totals(rng.choice(all_) for _ in all_) for _ in range(runs)]
    out = {}
    for name in ("sentence", "span", "technique", "word"):
        values = sorted(getattr(one, name).f1 for one in drawn)
        out[name] = (values[int(0.025 * runs)], values[int(0.975 * runs)]) if values else (0.0, 0.0)
    return out
