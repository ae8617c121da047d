"""What reviewers are shown, without the rule; what they say; how far two of them agree.

A review is two files of JSON lines: the sheet, which a reviewer reads and fills in, and its key, which says which item is
a finding of which rule, a decoy or an unflagged sentence.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from framing.errors import ReadError
from framing.values import dataclass

VERDICTS = ("yes", "no", "unsure")
JUDGES = ("human", "model")
SCHEMA = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a reviewer sees and fills in.

    An item without a device asks whether any stands in the sentence; where only some are asked for, its definition names them.
    """

    schema: int = SCHEMA
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

    schema: int = SCHEMA
    id: str
    kind: str  #: finding, decoy or unflagged
    rule: str = ""
    entry: str = ""
    family: str = ""
    document: str = ""
    start: int = 0
    source: str | None = None  #: whose words they are, by name; None: the article's own
    side: str = ""  #: of whoever speaks in the article's own voice, where that was said
    weight: float = 1.0  #: how many findings a finding stands for, how many sentences an unflagged one


Row = TypeVar("Row", Item, Secret)


class Agreement(NamedTuple):
    """How far two reviewers agree on what both have judged: nominal alpha (Krippendorff 2004, chapter 11)."""

    items: int
    alpha: float | None  #: None where nothing could be disagreed on
    disagreements: tuple[tuple[Item, Item], ...]


def key_of(sheet: Path) -> Path:
    """Return where the key of a sheet stands."""
    return sheet.with_name(f"{sheet.stem}.key{sheet.suffix}")


def written(rows: Iterable[Item | Secret]) -> str:
    """Return items or their key as JSON lines."""
    return "".join(json.dumps(asdict(row), ensure_ascii=False) + "\n" for row in rows)


def read_sheet(path: Path) -> list[Item]:
    """Return the items of a sheet. Raises ReadError with the line of what is wrong."""
    items = []
    for place, row in _rows(path):
        item = _value(Item, place, row)
        if item.verdict is not None and item.verdict not in VERDICTS:
            raise ReadError(place, f"the verdict {item.verdict!r} must be {', '.join(VERDICTS)} or null")
        if item.judge is not None and item.judge not in JUDGES:
            raise ReadError(place, f"the judge {item.judge!r} must be {' or '.join(JUDGES)}")
        items.append(item)
    if not items:
        raise ReadError(str(path), "nothing in it to judge")
    return items


def opened(path: Path) -> tuple[list[Item], dict[str, Secret]]:
    """Return the items of a sheet and its key, by item. Raises ReadError, also where they are not of each other."""
    items, place = read_sheet(path), key_of(path)
    if not place.exists():
        raise ReadError(str(place), f"no such file: it was drawn with {path.name}, and lies beside it")
    key = {secret.id: secret for secret in (_value(Secret, where, row) for where, row in _rows(place))}
    for number, item in enumerate(items, 1):
        if item.id not in key:
            raise ReadError(str(path), f"its item {number} ({item.id}) is not in {place.name}: the key of another sheet")
    return items, key


_TEXT, _MAYBE = (str,), (str, type(None))
_TYPES: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(("id", "sentence", "words", "device", "definition"), _TEXT),
    **dict.fromkeys(("kind", "rule", "entry", "family", "document", "side"), _TEXT),
    **dict.fromkeys(("verdict", "by", "judge", "source"), _MAYBE),
    **dict.fromkeys(("schema", "start"), (int,)),
    "weight": (int, float),
}


def _value(kind: type[Row], place: str, row: dict[str, Any]) -> Row:
    """Return a row as an item or its secret. Raises ReadError."""
    what = "an item of a review" if kind is Item else "the key of an item"
    if row.get("schema") != SCHEMA:
        raise ReadError(place, f"not {what} as this version writes it: its schema is {row.get('schema')!r}, not {SCHEMA}")
    for name, value in row.items():
        if name not in _TYPES or not isinstance(value, _TYPES[name]):
            raise ReadError(place, f"not {what}: {name!r} was {'changed' if name in _TYPES else 'added'}")
    try:
        return kind(**row)
    except TypeError:
        raise ReadError(place, f"not {what}: its keys were changed") from None


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the rows of a file, each with its place. Raises ReadError."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ReadError(str(path), f"not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise ReadError(str(path), (error.strerror or str(error)).lower()) from None
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                row = json.loads(line)
            except (ValueError, RecursionError) as error:
                raise ReadError(f"{path}:{number}", f"not JSON: {error}") from None
            if not isinstance(row, dict):
                raise ReadError(f"{path}:{number}", "not an object")
            yield f"{path}:{number}", row


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


def about(items: Sequence[Item]) -> str:
    """Return how many items were judged and by what, and how many are unsure or left."""
    said = Counter(item.verdict for item in items)
    judges = ", ".join(sorted({item.judge or "not said" for item in items if item.verdict})) or "nobody"
    return f"{len(items) - said[None]} of {len(items)} judged (judge: {judges}); {said['unsure']} unsure, not counted"
