"""``NAME.measured.toml``, beside a pack: what ``framing measure --fit`` counted, read back and laid onto the rules.

A rule that has changed since, by its fingerprint, keeps no figure; the others keep theirs.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from framing.errors import Fault, PackError
from framing.model import Measured, Pack, Rule, Tally
from framing.packs.faults import Faults
from framing.packs.locate import Key
from framing.packs.source import SUFFIX, PackSource
from framing.packs.toml import parse
from framing.values import replace

SCHEMA = 1
_ABOUT = ("corpus", "domain", "years", "judge", "of")
_OF = ("span", "technique", "adjudicated")
_JSON = json.JSONEncoder(sort_keys=True, default=str)
_SET = re.compile(r"\{([\w-]+)\??\}")
_COUNTS = "counts must be [n, overlap, technique, sentence, weight], whole numbers up to n and a number"


def beside(path: str) -> Path:
    """Return where the figures of a pack stand."""
    return Path(path).with_suffix(SUFFIX)


def fingerprint(own: Mapping[str, Any], matching: Sequence[str], sets: Mapping[str, Any]) -> str:
    """Return what changes with all that decides what a rule finds: its matcher's keys, its limits, the sets it names."""
    kept = {key: own[key] for key in sorted({*matching, "kind", "device", "voice", "roles", "except", "context"}) if key in own}
    written = _JSON.encode(kept)
    named = {name: sets[name] for name in sorted(set(_SET.findall(written))) if name in sets} if sets else {}
    return sha256(f"{written}{_JSON.encode(named) if named else '{}'}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def figures(path: str, text: str) -> tuple[dict[str, tuple[str, Measured]], list[Fault]]:
    """Return each rule's fingerprint and figures, by the rule's name in the pack, and what is wrong with the file."""
    data = parse(path, text)
    if isinstance(data, Fault):
        return {}, [data]
    faults = Faults(path, text)
    about = _about(data.get("measured"), faults)
    rules = data.get("rules", {})
    if not isinstance(rules, dict):
        faults.add(("rules",), "[rules] must be a table of tables")
        rules = {}
    read = {name: _rule(name, table, about, faults) for name, table in rules.items()} if about else {}
    return {name: one for name, one in read.items() if one}, faults.placed() if faults else []


def _about(head: Any, faults: Faults) -> dict[str, Any]:
    if not isinstance(head, dict) or head.get("schema") != SCHEMA:
        faults.add(("measured", "schema"), f"[measured] must say schema = {SCHEMA}: 'framing measure --fit' writes it")
        return {}
    about = {key: head.get(key, "") for key in _ABOUT} | {"sentences": head.get("sentences", 0)}
    for key in _ABOUT:
        if not isinstance(about[key], str):
            faults.add(("measured", key), f"{key!r} must be text")
    if about["of"] not in _OF:
        faults.add(("measured", "of"), f"'of' can be {', '.join(_OF)}")
    if not isinstance(about["sentences"], int):
        faults.add(("measured", "sentences"), "'sentences' must be a whole number")
    return about


def _rule(name: str, table: Any, about: Mapping[str, Any], faults: Faults) -> tuple[str, Measured] | None:
    at: Key = ("rules", name)
    known = isinstance(table, dict) and isinstance(table.get("fingerprint"), str)
    entries = table.get("entries", {}) if isinstance(table, dict) else {}
    tally = _tally(table.get("counts")) if known else None
    read = {entry: _tally(counts) for entry, counts in entries.items()} if isinstance(entries, dict) else {"": None}
    if tally is None or None in read.values():
        wrong = next((entry for entry, counts in read.items() if counts is None), None)
        faults.add((*at, "entries", wrong) if wrong else at, f"{name!r}: {_COUNTS}, beside a 'fingerprint'")
        return None
    return table["fingerprint"], Measured(tally=tally, entries={k: v for k, v in read.items() if v}, **about)


def _tally(given: Any) -> Tally | None:
    if not isinstance(given, list) or len(given) != 5 or not all(type(one) in (int, float) for one in given):
        return None
    *counts, weight = given
    whole = all(type(one) is int for one in counts) and min(counts) >= 0 and max(counts) == counts[0]
    n, span, technique, sentence = counts
    return Tally(n, span, technique, sentence, float(weight)) if whole else None


def laid_on(rules: Sequence[Rule], pack: str, read: Mapping[str, tuple[str, Measured]]) -> tuple[list[Rule], tuple[str, ...]]:
    """Return the rules with their figures, and the ids of those that changed since they were measured."""
    out, stale = [], []
    for rule in rules:
        print_, measured = read.get(rule.id.removeprefix(f"{pack}."), ("", None))
        if measured and print_ == rule.fingerprint:
            out.append(replace(rule, measured=measured))
        else:
            stale += [rule.id] if measured else []
            out.append(rule)
    return out, tuple(stale)


def with_figures(packs: Sequence[Pack], sources: Sequence[PackSource]) -> tuple[Pack, ...]:
    """Return packs with the figures beside them laid onto their rules. Raises PackError with every fault of every file."""
    out, faults = [], []
    for pack, source in zip(packs, sources, strict=True):
        if source.measured is None:
            out.append(pack)
            continue
        read, wrong = figures(str(beside(source.path)), source.measured)
        faults += wrong
        rules, stale = laid_on(pack.rules, pack.id, read)
        out.append(replace(pack, rules=tuple(rules), measured_sha256=source.measured_sha256, stale=stale))
    if faults:
        raise PackError(faults)
    return tuple(out)
