"""Put together what the plugins give: one frozen Host, from which detectors are made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from framing import packs as packs_
from framing.detector import Annotator, Detector
from framing.errors import PluginError, UsageError, nearest
from framing.evidence import Model
from framing.host.given import Given
from framing.host.plugins import GROUP, OWN, PACKS_GROUP, Entry, entries, manager, packs_of
from framing.match import Kind
from framing.model import (
    Attributor,
    Device,
    Modifier,
    Pack,
    Pathish,
    Reader,
    Rule,
    Segmenter,
    Severity,
    Tier,
    Voice,
)
from framing.report import PluginInfo, Run
from framing.values import dataclass, field, fields_of
from framing.voice import Cues

if TYPE_CHECKING:
    import click

Renderer = Callable[[Run], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rules are looked for and what counts; names may be globs over rule, device and family ids."""

    rules: tuple[str, ...] = ()
    no_rules: tuple[str, ...] = ()
    voices: frozenset[Voice] = field(default_factory=lambda: frozenset(Voice))
    min_severity: Severity = Severity.LOW
    tiers: tuple[Tier, ...] = (Tier.CORE, Tier.UNMEASURED)
    prefilter: bool = True
    min_evidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """What loading comes to: packs, rules, formats, commands, and the steps that plugins may replace."""

    packs: tuple[Pack, ...]
    rules: tuple[Rule, ...]
    devices: Mapping[str, Device]
    modifiers: tuple[Modifier, ...]
    kinds: Mapping[str, Kind]
    readers: Mapping[str, Reader]
    renderers: Mapping[str, Renderer]
    commands: tuple[click.Command, ...]
    plugins: tuple[PluginInfo, ...]
    segment: Segmenter
    attribute: Attributor
    cues: Cues
    annotators: Mapping[str, Annotator]
    evidence: Model | None = None

    def detector(self, selection: Selection | None = None) -> Detector:
        """Return a detector of the rules selected. Raises UsageError for a name that fits no rule."""
        chosen = selection or Selection()
        return Detector(
            rules=_selected(self.rules, chosen),
            modifiers=self.modifiers,
            packs=self.packs,
            plugins=self.plugins,
            segment=self.segment,
            attribute=self.attribute,
            annotators=self.annotators,
            voices=chosen.voices,
            tiers=chosen.tiers,
            prefilter=chosen.prefilter,
            evidence=self.evidence,
            min_evidence=chosen.min_evidence,
            cite=_cite,
        )


def _cite(key: str) -> str:
    from framing.packs.works import cited

    return cited(key, packs_.home())


def _selected(rules: Sequence[Rule], chosen: Selection) -> tuple[Rule, ...]:
    for pattern in (*chosen.rules, *chosen.no_rules):
        if not any(_fits(rule, pattern) for rule in rules):
            known = sorted({name for rule in rules for name in _names(rule)})
            raise UsageError(f"no rule, device or family {pattern!r}{nearest(pattern, known)}")
    kept = (rule for rule in rules if not chosen.rules or any(_fits(rule, p) for p in chosen.rules))
    kept = (rule for rule in kept if not any(_fits(rule, p) for p in chosen.no_rules))
    return tuple(rule for rule in kept if rule.severity.rank >= chosen.min_severity.rank)


def _names(rule: Rule) -> tuple[str, str, str]:
    return rule.id, rule.device.id, rule.device.family


def _fits(rule: Rule, pattern: str) -> bool:
    return any(fnmatchcase(name, pattern) for name in _names(rule))


def gather(
    packs: Iterable[Pathish] = (),
    *,
    without: Iterable[str] = (),
    installed: bool = True,
    bundled: bool = True,
    cache: Path | None = None,
) -> Host:
    """Return the host: framing's own plugin, the installed ones, and packs at these paths, through a cache folder if given.

    Raises PackError with every fault of every pack, PluginError for a plugin that cannot be used, UsageError for one
    to be left out that is not there.
    """
    left_out = tuple(without)
    found = entries(GROUP) if installed else []
    static = entries(PACKS_GROUP) if installed else []
    _known(left_out, sorted({entry.name for entry in (*found, *static)}))
    static = [entry for entry in static if entry.name not in left_out]
    given = Given(manager(found, without=left_out), found)
    kinds = given.merged("framing_kinds", "kind")
    sources = [packs_.read_source(path, provider) for path, provider in given.packs() if bundled or provider != OWN]
    sources += [packs_.read_source(path, entry.provider) for entry in static for path in packs_of(entry)]
    sources += [packs_.read_source(path) for path in _files(packs)]
    loaded = packs_.load(sources, kinds, cache)
    rules = (*(rule for pack in loaded for rule in pack.rules), *given.listed("framing_rules"))
    _distinct(rules)
    cues = Cues((pack.cues for pack in loaded if pack.cues), partial(packs_.table, cache=cache) if cache else None)
    return Host(
        packs=loaded,
        rules=rules,
        devices=_devices(loaded, rules),
        modifiers=tuple(modifier for pack in loaded for modifier in pack.modifiers),
        kinds=kinds,
        readers=given.merged("framing_readers", "reader"),
        renderers=given.merged("framing_renderers", "format"),
        commands=tuple(given.listed("framing_commands")),
        plugins=(*given.infos(), *(_static_info(entry, loaded) for entry in static)),
        segment=given.segment,
        attribute=given.attributor(cues),
        cues=cues,
        annotators=given.annotators(),
        evidence=packs_.read_strength(packs_.home() / packs_.STRENGTH),
    )


def _files(packs: Iterable[Pathish]) -> list[Path]:
    """Return pack files; a folder stands for the packs in it."""
    out: list[Path] = []
    for path in map(Path, packs):
        out += packs_.within(path) if path.is_dir() else [path]
    return out


def _known(left_out: Iterable[str], names: Sequence[str]) -> None:
    for name in left_out:
        if name not in names:
            raise UsageError(f"there is no plugin {name!r} to leave out{nearest(name, names)}")


def _distinct(rules: Sequence[Rule]) -> None:
    twice = [id_ for id_, times in Counter(rule.id for rule in rules).items() if times > 1]
    if twice:
        raise PluginError(f"more than one rule is called {', '.join(twice)}")


def _devices(loaded: Sequence[Pack], rules: Sequence[Rule]) -> dict[str, Device]:
    """Return all devices by id: those of packs, and those that rules in Python bring with them.

    One device is one thing: a rule in Python may bring a pack's device only as the pack has it. Raises PluginError.
    """
    devices = {device.id: device for pack in loaded for device in pack.devices}
    for rule in rules:
        device = devices.setdefault(rule.device.id, rule.device)
        if device is not rule.device and device != rule.device:
            keys = [
                field.name for field in fields_of(Device) if getattr(device, field.name) != getattr(rule.device, field.name)
            ]
            raise PluginError(f"rule {rule.id} brings a device {device.id!r} unlike the known one in {', '.join(keys)}")
    return dict(sorted(devices.items()))


def _static_info(entry: Entry, loaded: Sequence[Pack]) -> PluginInfo:
    number = sum(pack.provider == entry.provider for pack in loaded)
    return PluginInfo(entry.name, entry.distribution, entry.version, {"packs": number})
