"""Findings and ledger → observations: what is seen of a document as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from framing.aggregate import message
from framing.ledger import LedgerRow
from framing.model import Attribution, Finding, Repeat, Rule, Span, Stance, Voice
from framing.report import Observation

APART = 1 / 3  #: by how much the shares of a stance differ where the verbs of two sources are said to differ


def observe(
    text: str, rules: Iterable[Rule], findings: Sequence[Finding], ledger: Sequence[LedgerRow], said: Sequence[Attribution]
) -> tuple[Observation, ...]:
    """Return what ``repeat`` rules see, often enough the same devices in one voice, and ``contrast`` rules in the ledger."""
    seen: list[Observation] = []
    for rule in rules:
        if rule.repeat and rule.repeat.sources:
            seen += _contrasted(rule, rule.repeat, ledger, said)
        elif rule.repeat:
            seen += _repeated(text, rule, rule.repeat, findings)
    return tuple(seen)


def _repeated(text: str, rule: Rule, repeat: Repeat, findings: Sequence[Finding]) -> Iterator[Observation]:
    counted = _counted(repeat, findings)
    for voice in Voice:
        places = tuple(f.match.mark for f in counted if f.voice is voice)
        if voice in rule.voice and len(places) >= repeat.least:
            words = dict.fromkeys(f"“{' '.join(place.of(text).split())}”" for place in places)
            yield Observation(rule, message(rule.message, {"count": len(places), "words": ", ".join(words)}), voice, places)


def _counted(repeat: Repeat, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings that count: with ``only`` those of devices that no other role of the document has."""
    elsewhere = {f.match.rule.device.id for f in findings if f.match.sentence.role not in repeat.only}
    return [
        f
        for f in findings
        if f.match.rule.id in repeat.of
        and (not repeat.only or (f.match.sentence.role in repeat.only and f.match.rule.device.id not in elsewhere))
    ]


def _contrasted(rule: Rule, repeat: Repeat, ledger: Sequence[LedgerRow], said: Sequence[Attribution]) -> Iterator[Observation]:
    """Yield the stance by which the verbs of two sources differ most, if they differ enough: the article's own words."""
    sides = [row for row in ledger if row.cued >= repeat.least]
    if len(sides) < 2 or Voice.AUTHOR not in rule.voice:
        return
    stance, high, low = max(
        ((stance, _most(sides, stance), _least(sides, stance)) for stance in Stance if stance is not Stance.NEUTRAL),
        key=lambda found: _share(found[1], found[0]) - _share(found[2], found[0]),
    )
    if _share(high, stance) - _share(low, stance) < APART:
        return
    values = {
        "stance": stance,
        "source": high.source,
        "count": high.stances.get(stance, 0),
        "of": high.cued,
        "other": low.source,
        "other_count": low.stances.get(stance, 0),
        "other_of": low.cued,
    }
    yield Observation(rule, message(rule.message, values), Voice.AUTHOR, _cues(said, high.source, stance))


def _most(sides: Sequence[LedgerRow], stance: Stance) -> LedgerRow:
    return max(sides, key=lambda row: _share(row, stance))


def _least(sides: Sequence[LedgerRow], stance: Stance) -> LedgerRow:
    return min(sides, key=lambda row: _share(row, stance))


def _share(row: LedgerRow, stance: Stance) -> float:
    return row.stances.get(stance, 0) / row.cued


def _cues(said: Iterable[Attribution], source: str, stance: Stance) -> tuple[Span, ...]:
    """Return the cues of a source that have this stance, in the order of the text."""
    cues = (one.cue for one in said if one.cue and one.source and one.source.name == source)
    return tuple(sorted({cue.span for cue in cues if cue.stance is stance}))
