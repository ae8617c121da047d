"""What the plugins give, hook by hook and plugin by plugin, so that whatever fails is laid at the right door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import pluggy

from framing.detector import Annotator
from framing.errors import PluginError
from framing.host.plugins import BUILTIN, OWN, Entry, alone, guard
from framing.model import Attribution, Attributor, Document, Sentence
from framing.report import PluginInfo, Report
from framing.voice import Cues

T = TypeVar("T")


class Given:
    """Asks each plugin once for each hook; framing's own first, then by name."""

    def __init__(self, pm: pluggy.PluginManager, found: Sequence[Entry]) -> None:
        self._pm = pm
        self._entries = {entry.name: entry for entry in found if pm.has_plugin(entry.name)}
        self._names = [BUILTIN, *sorted(self._entries)]

    def _ask(self, hook: str, shape: Callable[[Any], T]) -> Iterator[tuple[str, T]]:
        for name in self._names:
            with guard(str(self._entries.get(name, "framing")), name):
                answers = [shape(answer) for answer in alone(self._pm, name, hook)()]
            yield from ((name, answer) for answer in answers)

    def packs(self) -> list[tuple[Path, str]]:
        """Return the packs, each with the distribution and version that brought it."""
        return [(path, self._provider(name)) for name, paths in self._ask("framing_packs", _paths) for path in paths]

    def _provider(self, name: str) -> str:
        return self._entries[name].provider if name in self._entries else OWN

    def listed(self, hook: str) -> list[Any]:
        """Return all that a hook of lists gives."""
        return [item for _, items in self._ask(hook, list) for item in items]

    def merged(self, hook: str, what: str) -> dict[str, Any]:
        """Return all that a hook of mappings gives. Raises PluginError where two give the same name."""
        merged: dict[str, Any] = {}
        giver: dict[str, str] = {}
        for name, mapping in self._ask(hook, dict):
            for key, value in mapping.items():
                if key in merged:
                    raise PluginError(f"{giver[key]} and {name} both give the {what} {key!r}; leave one out: --without {name}")
                merged[key], giver[key] = value, name
        return merged

    def segment(self, document: Document) -> Sequence[Sentence]:
        """Cut a document into sentences by the first plugin that does."""
        return self._pm.hook.framing_segment(document=document)  # type: ignore[no-any-return]

    def attributor(self, cues: Cues) -> Attributor:
        """Return what says whose words are whose by the first plugin that does, told the cues of packs."""

        def attribute(document: Document, sentences: Sequence[Sentence]) -> Sequence[Attribution]:
            return self._pm.hook.framing_attribute(document=document, sentences=sentences, cues=cues)  # type: ignore[no-any-return]

        return attribute

    def annotators(self) -> dict[str, Annotator]:
        """Return those that annotate reports, by plugin."""
        return {name: self._annotator(name) for name in self._names if "framing_annotate" in self._hooks(name)}

    def _annotator(self, name: str) -> Annotator:
        hook = alone(self._pm, name, "framing_annotate")

        def annotate(report: Report) -> Mapping[str, Any]:
            return {key: value for answer in hook(report=report) for key, value in answer.items()}

        return annotate

    def _hooks(self, name: str) -> list[str]:
        callers = self._pm.get_hookcallers(self._pm.get_plugin(name)) or []
        return sorted(caller.name for caller in callers)

    def infos(self) -> list[PluginInfo]:
        """Return what each plugin but framing's own is and brings."""
        return [self._info(entry) for _, entry in sorted(self._entries.items())]

    def _info(self, entry: Entry) -> PluginInfo:
        brings = {hook.removeprefix("framing_"): self._number(entry.name, hook) for hook in self._hooks(entry.name)}
        return PluginInfo(entry.name, entry.distribution, entry.version, brings)

    def _number(self, name: str, hook: str) -> int:
        if hook in {"framing_segment", "framing_attribute", "framing_annotate"}:
            return 1
        return sum(len(answer) for answer in alone(self._pm, name, hook)())


def _paths(given: Any) -> list[Path]:
    return [Path(path) for path in given]
