"""Sheets for reviewers, drawn at random: findings, decoys, sentences in which nothing was found."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import sha256
from math import ceil

from framing.measure.review import Item, Secret
from framing.model import Device, Role, Rule, Voice
from framing.owners import Owners
from framing.report import Reading, Report
from framing.values import dataclass, replace
from framing.words import WORD

DECOYS = 0.3  #: least share of decoys among what has a device
LONG = 4  #: letters from which a word may open or close a decoy: who sees “of the” need not read the sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What a sheet is to hold. With a side, only the article's own words are drawn: they are that side's."""

    findings: int
    unflagged: int = 0
    seed: int = 1
    rules: tuple[Rule, ...] = ()  #: those whose findings are drawn, and that an unflagged sentence lacks; none: all
    side: str = ""

    def wants(self, rule: Rule) -> bool:
        """Tell whether a rule's findings are asked for."""
        return not self.rules or any(rule.id == one.id for one in self.rules)


def made(reports: Sequence[Report], draw: Draw) -> tuple[list[Item], list[Secret]]:
    """Return a sheet and its key: findings drawn at random, decoys, unflagged sentences, in random order."""
    rng = random.Random(draw.seed)
    read = [(report, reading) for report in reports for reading in report.readings if _worded(report, reading)]
    found = [pair for report, reading in read for pair in _findings(report, reading, draw)]
    drawn = _weighed(rng.sample(found, min(draw.findings, len(found))), len(found))
    bare = [pair for report, reading in read if (pair := _unflagged(report, reading, draw))]
    number = ceil(len(drawn) * DECOYS / (1 - DECOYS))
    asked = _weighed(rng.sample(bare, max(0, min(draw.unflagged, len(bare) - number))), len(bare))
    taken = {secret.id for _, secret in asked}
    left = {(secret.document, secret.start) for _, secret in bare if secret.id not in taken}
    plain = [
        (report, reading)
        for report, reading in read
        if not (reading.findings or reading.dropped) and (report.document.name, reading.sentence.span.start) in left
    ]
    decoys = rng.sample(plain, min(number, len(plain)))
    pairs = [*drawn, *asked, *(_decoy(*one, (rng, [item for item, _ in drawn])) for one in decoys)]
    rng.shuffle(pairs)
    return [item for item, _ in pairs], [secret for _, secret in pairs]


def _worded(report: Report, reading: Reading) -> bool:
    """Tell whether a sentence is the article's and has words to judge."""
    words = WORD.search(report.document.text, *reading.sentence.span)
    return words is not None and reading.sentence.role is not Role.BOILERPLATE


def _weighed(drawn: Sequence[tuple[Item, Secret]], of: int) -> list[tuple[Item, Secret]]:
    """Return what was drawn with how many each stands for: the sampling fraction the other way round."""
    return [(item, replace(secret, weight=of / len(drawn))) for item, secret in drawn]


def _findings(report: Report, reading: Reading, draw: Draw) -> Iterator[tuple[Item, Secret]]:
    text = report.document.text
    for finding in reading.findings:
        match, source = finding.match, finding.source
        if not draw.wants(match.rule) or (draw.side and finding.voice is not Voice.AUTHOR):
            continue
        item = _item(report, reading, match.mark.start, (match.mark.of(text), match.rule.device))
        yield (
            item,
            Secret(
                id=item.id,
                kind="finding",
                rule=match.rule.id,
                entry=match.entry,
                family=match.rule.device.family,
                document=report.document.name,
                start=match.mark.start,
                source=source.name if source else None,
                side=draw.side,
            ),
        )


def _item(report: Report, reading: Reading, start: int, about: tuple[str, Device | None]) -> Item:
    words, device = about
    name = f"{report.document.name}\0{start}\0{words}\0{device.id if device else ''}"
    return Item(
        id=sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:12],
        sentence=" ".join(report.document.of(reading.sentence.span).split()),
        words=words,
        device=device.title if device else "",
        definition=device.gloss if device else "",
    )


def _decoy(report: Report, reading: Reading, by: tuple[random.Random, list[Item]]) -> tuple[Item, Secret]:
    """Return words that no rule found, as many as a finding has that was drawn, under that finding's device."""
    rng, drawn = by
    like = rng.choice(drawn)
    words = list(WORD.finditer(report.document.text, *reading.sentence.span))
    number = min(len(words), max(1, len(list(WORD.finditer(like.words)))))
    starts = range(len(words) - number + 1)
    long = [at for at in starts if len(words[at][0]) >= LONG and len(words[at + number - 1][0]) >= LONG] or [*starts]
    at = rng.choice(long)
    span = words[at].start(), words[at + number - 1].end()
    item = replace(
        _item(report, reading, span[0], (report.document.text[slice(*span)], None)),
        device=like.device,
        definition=like.definition,
    )
    return item, Secret(id=item.id, kind="decoy", document=report.document.name, start=span[0])


def _unflagged(report: Report, reading: Reading, draw: Draw) -> tuple[Item, Secret] | None:
    """Return a sentence in which no rule that is asked for counted a finding, as an item; None for another."""
    if any(draw.wants(finding.match.rule) for finding in reading.findings):
        return None
    own, source = _speaker(report, reading)
    if draw.side and not own:
        return None
    start = reading.sentence.span.start
    item = replace(
        _item(report, reading, start, ("", None)),
        definition="; ".join(sorted({rule.device.title for rule in draw.rules})),
    )
    return item, Secret(id=item.id, kind="unflagged", document=report.document.name, start=start, source=source, side=draw.side)


def _speaker(report: Report, reading: Reading) -> tuple[bool, str | None]:
    """Tell whether most of a sentence is the article's own words, and return whose it is else, where a name is known."""
    at, length = reading.sentence.span.start, Counter[tuple[bool, str | None]]()
    for end, owner in Owners(report.attributions).stretches(reading.sentence.span):
        length[owner is None, owner.source.name if owner and owner.source else None] += end - at
        at = end
    return max(length, key=lambda who: length[who])
