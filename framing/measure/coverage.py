"""Labels of catalogues: which are claimed, which are touched by a cue, and which are out of reach and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from framing.estimate import ENOUGH, claims
from framing.model import Device, Rule
from framing.packs import home
from framing.packs.schema import LABELS
from framing.packs.toml import parse

CATALOGUES = tuple(LABELS)


class Cover(NamedTuple):
    """How a label is covered: claimed, cued, device (only its device's crosswalk names it), or not at all, and why."""

    catalogue: str
    label: str
    how: str
    rules: tuple[str, ...]
    measured: int  #: of these rules, how many were found often enough to say how often they are right
    why: str = ""


def reasons() -> Mapping[str, Mapping[str, str]]:
    """Return what is out of reach, and why, as the bundled table says."""
    path = home() / "coverage.toml"
    data = parse(str(path), path.read_text(encoding="utf-8"))
    return data if isinstance(data, dict) else {}


def coverage(rules: Iterable[Rule], devices: Iterable[Device], why: Mapping[str, Mapping[str, str]]) -> list[Cover]:
    """Return a row a label of each catalogue, in the catalogue's order."""
    touching: dict[tuple[str, str], list[Rule]] = defaultdict(list)
    for rule in rules:
        for catalogue, label in (*rule.technique.items(), *rule.related.items()):
            touching[catalogue, label].append(rule)
    named = {(scheme, label) for device in devices for scheme in CATALOGUES for label in _labels(device.crosswalk.get(scheme))}
    return [
        _cover((scheme, label), touching[scheme, label], named, why.get(scheme, {}).get(label, ""))
        for scheme in CATALOGUES
        for label in LABELS[scheme]
    ]


def _labels(given: Any) -> Sequence[str]:
    return given if isinstance(given, (list, tuple)) else [given] if given else []


def _cover(label: tuple[str, str], rules: Sequence[Rule], named: set[tuple[str, str]], why: str) -> Cover:
    claimed = [rule for rule in rules if _claimed(rule, label)]
    held = claimed or rules
    how = "claimed" if claimed else "cued" if rules else "device" if label in named and not why else "out of reach"
    measured = sum(rule.measured is not None and rule.measured.tally.n >= ENOUGH for rule in held)
    reason = why if how in ("out of reach", "cued") and why else "no rule" if how == "out of reach" else ""
    return Cover(*label, how, tuple(rule.id for rule in held), measured, reason)


def _claimed(rule: Rule, label: tuple[str, str]) -> bool:
    """Tell whether a rule claims a label for any entry: its definition is met, and it is right often enough."""
    entries = ("", *(rule.measured.entries if rule.measured else ()))
    return rule.technique.get(label[0]) == label[1] and any(claims(rule, entry) for entry in entries)
