"""A baseline: findings that a project has looked at and accepted, each with a reason, an author and a date.

A file of its own, to be read and edited by people: TOML, sorted, one table a finding. A finding is known by its
fingerprint, which survives edits elsewhere in the text, and by its document's path from the baseline's folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from framing.errors import ConfigError, Fault
from framing.match import Key
from framing.packs.faults import Faults
from framing.packs.toml import parse
from framing.report import Report
from framing.values import dataclass

SCHEMA = 1
NAME = "framing-baseline.toml"
HEAD = "# Findings that are accepted. Edit reason, author and date by hand; framing baseline adds, prunes and shows.\n"
_KEYS = {key: Key("str", True) for key in ("document", "id", "rule", "text")} | {
    key: Key("str") for key in ("reason", "author", "date")
}


class Entry(NamedTuple):
    """One accepted finding; entries are ordered by document, rule and words."""

    document: str
    rule: str
    text: str
    id: str
    reason: str = ""
    author: str = ""
    date: str = ""  #: as YYYY-MM-DD


@dataclass(frozen=True, slots=True)
class Baseline:
    """The accepted findings of one file; ``path`` is where it is kept."""

    path: str
    entries: tuple[Entry, ...] = ()

    def accepted(self, name: str) -> dict[str, str]:
        """Return the fingerprints accepted in an article, each with its reason."""
        document = self.key(name)
        return {entry.id: entry.reason for entry in self.entries if entry.document == document}

    def key(self, name: str) -> str:
        """Return how an article is called in this baseline: its path from the baseline's folder."""
        if name == "-":
            return name
        folder = os.path.dirname(os.path.abspath(self.path))
        return os.path.relpath(os.path.abspath(name), folder).replace(os.sep, "/")

    def new(self, reports: Iterable[Report]) -> Iterator[Entry]:
        """Yield an entry for each finding that is not accepted yet."""
        known = {(entry.document, entry.id) for entry in self.entries}
        for report in reports:
            document = self.key(report.document.name)
            for f in report.findings:
                if (document, f.id) not in known:
                    words = " ".join(report.document.of(f.match.mark).split())
                    yield Entry(document=document, rule=f.match.rule.id, text=words, id=f.id)

    def stale(self, reports: Iterable[Report]) -> tuple[Entry, ...]:
        """Return the entries of these articles whose finding is there no more, hidden or not."""
        there: dict[str, set[str]] = {}
        for report in reports:
            lost = [d.finding for reading in report.readings for d in reading.dropped]
            there.setdefault(self.key(report.document.name), set()).update(f.id for f in (*report.findings, *lost))
        return tuple(e for e in self.entries if e.document in there and e.id not in there[e.document])

    def lost(self) -> tuple[Entry, ...]:
        """Return the entries whose document is no file any more."""
        folder = os.path.dirname(os.path.abspath(self.path))
        return tuple(e for e in self.entries if e.document != "-" and not os.path.isfile(os.path.join(folder, e.document)))


def read(path: str) -> Baseline:
    """Return the baseline of a file. Raises ConfigError with every fault and its place."""
    try:
        source = Path(path).read_bytes().decode("utf-8")
    except FileNotFoundError as error:
        raise ConfigError([Fault(path, 0, 0, "no such baseline; 'framing baseline add' writes it")]) from error
    except OSError as error:
        raise ConfigError([Fault(path, 0, 0, (error.strerror or str(error)).lower())]) from error
    except UnicodeDecodeError as error:
        raise ConfigError([Fault(path, 0, 0, f"not UTF-8 (byte {error.start})")]) from error
    data = parse(path, source)
    if isinstance(data, Fault):
        raise ConfigError([data])
    faults = Faults(path, source)
    entries = tuple(_entries(data, faults))
    if faults:
        raise ConfigError(faults.placed())
    return Baseline(path, entries)


def _entries(data: Mapping[str, Any], faults: Faults) -> Iterator[Entry]:
    good = faults.table(data, {"schema": Key("int", True), "finding": Key("tables")}, (), "the baseline")
    if good.get("schema", SCHEMA) != SCHEMA:
        faults.add(("schema",), f"'schema' is {good['schema']}; this framing reads {SCHEMA}")
    for number, table in enumerate(good.get("finding", [])):
        at = ("finding", number)
        own = faults.table(table, _KEYS, at, "a finding")
        if {"document", "id", "rule", "text"} <= own.keys():
            yield Entry(**own)


def written(baseline: Baseline) -> str:
    """Return the file's text: entries sorted, the same bytes for the same entries."""
    tables = (_table(entry) for entry in sorted(set(baseline.entries)))
    return "\n".join([f"{HEAD}schema = {SCHEMA}\n", *tables])


def _table(entry: Entry) -> str:
    pairs = (f"{key} = {_string(value)}\n" for key, value in entry._asdict().items())
    return f"[[finding]]\n{''.join(pairs)}"


def _string(value: str) -> str:
    """Return TOML's basic string; a lone surrogate, which TOML cannot hold, becomes U+FFFD."""
    whole = "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in value)
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
