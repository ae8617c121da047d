"""Findings and decoys for reviewers, without the rule; what they say; how far two of them agree.

A review is two files of JSON lines: the sheet, which a reviewer reads and fills in, and its key, which says which item is
a finding of which rule, a decoy or an unflagged sentence.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import ReadError
from framing.model import Device, Role
from framing.report import Reading, Report
from framing.values import dataclass, replace
from framing.words import WORD

VERDICTS = ("yes", "no", "unsure")
JUDGES = ("human", "model")
DECOYS = 0.3  #: least share of decoys among what has a device
LONG = 4  #: letters from which a word may open or close a decoy: who sees “of the” need not read the sentence
SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a reviewer sees and fills in. An item without a device asks whether any stands in the sentence."""

    id: str
    sentence: str
    words: str = ""
    device: str = ""
    definition: str = ""
    verdict: str | None = None
    by: str | None = None
    judge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """What a reviewer does not see."""

    id: str
    kind: str  #: finding, decoy or unflagged
    rule: str = ""
    entry: str = ""
    document: str = ""
    start: int = 0
    source: str | None = None
    weight: float = 1.0  #: how many sentences an unflagged one stands for


class Agreement(NamedTuple):
    """How far two reviewers agree on what both have judged: nominal alpha (Krippendorff 2004, chapter 11)."""

    items: int
    alpha: float | None  #: None where nothing could be disagreed on
    disagreements: tuple[tuple[Item, Item], ...]


def made(reports: Sequence[Report], *, findings: int, unflagged: int, seed: int) -> tuple[list[Item], list[Secret]]:
    """Return a sheet and its key: findings drawn at random, decoys, unflagged sentences, in random order."""
    rng = random.Random(seed)
    read = [
        (report, reading) for report in reports for reading in report.readings if reading.sentence.role is not Role.BOILERPLATE
    ]
    found = [pair for report, reading in read for pair in _findings(report, reading)]
    plain = [(report, reading) for report, reading in read if not reading.findings and not reading.dropped]
    drawn = rng.sample(found, min(findings, len(found)))
    decoys = rng.sample(plain, min(ceil(len(drawn) * DECOYS / (1 - DECOYS)), len(plain)))
    pairs = [*drawn, *(_decoy(*one, (rng, [item for item, _ in drawn])) for one in decoys)]
    rest = [one for one in plain if one not in decoys]
    asked = rng.sample(rest, min(unflagged, len(rest)))
    pairs += [_unflagged(*one, len(plain) / len(asked)) for one in asked]
    rng.shuffle(pairs)
    return [item for item, _ in pairs], [secret for _, secret in pairs]


def _findings(report: Report, reading: Reading) -> Iterator[tuple[Item, Secret]]:
    text = report.document.text
    for finding in reading.findings:
        match, source = finding.match, finding.source
        item = _item(report, reading, match.mark.start, (match.mark.of(text), match.rule.device))
        yield (
            item,
            Secret(
                id=item.id,
                kind="finding",
                rule=match.rule.id,
                entry=match.entry,
                document=report.document.name,
                start=match.mark.start,
                source=source.name if source else None,
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
    at = rng.choice(long) if words else 0
    span = (words[at].start(), words[at + number - 1].end()) if words else (reading.sentence.span.start,) * 2
    item = replace(
        _item(report, reading, span[0], (report.document.text[slice(*span)], None)),
        device=like.device,
        definition=like.definition,
    )
    return item, Secret(id=item.id, kind="decoy", document=report.document.name, start=span[0])


def _unflagged(report: Report, reading: Reading, weight: float) -> tuple[Item, Secret]:
    start = reading.sentence.span.start
    item = _item(report, reading, start, ("", None))
    return item, Secret(id=item.id, kind="unflagged", document=report.document.name, start=start, weight=weight)


def key_of(sheet: Path) -> Path:
    """Return where the key of a sheet stands."""
    return sheet.with_name(f"{sheet.stem}.key{sheet.suffix}")


def written(rows: Iterable[Item | Secret]) -> str:
    """Return items or their key as JSON lines."""
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def read_sheet(path: Path) -> list[Item]:
    """Return the items of a sheet. Raises ReadError with the line of what is wrong."""
    items = []
    for number, row in _rows(path):
        try:
            item = Item(**row)
        except TypeError:
            raise ReadError(f"{path}:{number}", "not an item of a review: its keys were changed") from None
        if item.verdict is not None and item.verdict not in VERDICTS:
            raise ReadError(f"{path}:{number}", f"the verdict {item.verdict!r} must be {', '.join(VERDICTS)} or null")
        if item.judge is not None and item.judge not in JUDGES:
            raise ReadError(f"{path}:{number}", f"the judge {item.judge!r} must be {' or '.join(JUDGES)}")
        items.append(item)
    return items


def read_key(path: Path) -> dict[str, Secret]:
    """Return the key of a sheet, by item. Raises ReadError."""
    out = {}
    for number, row in _rows(path):
        try:
            secret = Secret(**row)
        except TypeError:
            raise ReadError(f"{path}:{number}", "not the key of a review") from None
        out[secret.id] = secret
    return out


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ReadError(str(path), (getattr(error, "strerror", None) or "not UTF-8").lower()) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise ReadError(f"{path}:{number}", f"not JSON: {error}") from None
            if not isinstance(row, dict):
                raise ReadError(f"{path}:{number}", "not an object")
            yield number, row


def agreement(one: Iterable[Item], other: Iterable[Item]) -> Agreement:
    """Return how far two reviewers agree."""
    mine = {item.id: item for item in one if item.verdict}
    pairs = [(mine[item.id], item) for item in other if item.verdict and item.id in mine]
    values = Counter(item.verdict for pair in pairs for item in pair)
    n = sum(values.values())
    expected = (n * n - sum(count * count for count in values.values())) / (n * (n - 1)) if n > 1 else 0.0
    apart = tuple(pair for pair in pairs if pair[0].verdict != pair[1].verdict)
    return Agreement(len(pairs), 1 - (2 * len(apart) / n) / expected if expected else None, apart)


def judged(items: Iterable[Item], key: dict[str, Secret]) -> Iterator[tuple[Secret, bool]]:
    """Yield what was judged, with its key and whether a device was seen there; what is unsure is left out."""
    for item in items:
        if item.verdict in ("yes", "no") and item.id in key:
            yield key[item.id], item.verdict == "yes"
