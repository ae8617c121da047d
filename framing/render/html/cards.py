"""What a page says of rules: once for each rule that found something, and for each finding how often its like was right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from framing.estimate import LEAN, is_measured, right, tally_of, wilson
from framing.model import Example, Rule
from framing.render.whose import count
from framing.report import Run

UNMEASURED = "unmeasured: how often it is right is not known"


class Text(NamedTuple):
    """Words of an example, and whether the rule must find them."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What there is to know of a rule: examples with what it must find, how it fared, what it rests on."""

    rule: Rule
    hit: tuple[Text, ...]
    miss: tuple[Text, ...]
    measured: str
    labels: tuple[str, ...]
    works: tuple[str, ...]


def cards(run: Run) -> list[Card]:
    """Return a card for each rule behind a finding or an observation, in the order of their ids."""
    used = {f.match.rule.id: f.match.rule for report in run.reports for f in report.findings}
    used |= {seen.rule.id: seen.rule for report in run.reports for seen in report.observations}
    return [_card(rule, run) for _, rule in sorted(used.items())]


def _card(rule: Rule, run: Run) -> Card:
    return Card(
        rule=rule,
        hit=_example(rule.hits),
        miss=_example(rule.misses),
        measured=fared(rule),
        labels=tuple(f"{catalogue}: {label}" for catalogue, label in {**rule.technique, **rule.related}.items() if label),
        works=tuple(run.cite(key) for key in dict.fromkeys([*rule.references, *rule.device.sources])),
    )


def _example(examples: tuple[Example, ...]) -> tuple[Text, ...]:
    known = [example for example in examples if not example.todo]
    return tuple(_cut(known[0])) if known else ()


def _cut(example: Example) -> Iterator[Text]:
    at = 0
    for start, end in sorted(example.spans):
        yield from (Text(example.text[at:start], False), Text(example.text[max(start, at) : end], True))
        at = max(end, at)
    yield Text(example.text[at:], False)


def fared(rule: Rule) -> str:
    """Return how a rule fared on labelled texts, in words that claim no more than was counted."""
    known = rule.measured
    if known is None or not is_measured(rule):
        return UNMEASURED
    hits = known.tally.technique if known.of == "technique" else known.tally.span
    share = _share(hits, known.tally.n)
    return f"{hits} of {count(known.tally.n, 'finding')} {_right(rule)} ({share})"


def precision(rule: Rule, entry: str) -> str:
    """Return how often findings of an entry were right, leaning on its rule's where the entry is rare."""
    share = right(rule, entry)
    if share is None or rule.measured is None:
        return UNMEASURED
    n = tally_of(rule.measured, entry).n
    seen = f"this wording was seen {count(n, 'time')}" if n else "this wording was never seen"
    return f"{_share(share * (n + LEAN), n + LEAN)}: {_right(rule)}; {seen}, its rule {count(rule.measured.tally.n, 'time')}"


def _share(hits: float, n: float) -> str:
    value, low, high = wilson(hits, n)
    return f"{100 * value:.0f} %, 90 % interval {100 * low:.0f} to {100 * high:.0f}"


def _right(rule: Rule) -> str:
    known = rule.measured
    if known is None:
        return ""
    on = ", ".join(filter(None, (known.corpus, known.domain, known.years)))
    if known.of == "technique":
        return f"bore the label that {known.judge} of {on} gave"
    return f"overlapped text that {known.judge} of {on} marked"
