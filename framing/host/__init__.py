"""The host: finds plugins, loads packs, and makes detectors."""

from __future__ import annotations

from collections.abc import Iterable

from framing.detector import Detector
from framing.host.gathering import Host, Renderer, Selection, gather
from framing.model import Pathish, Severity, Tier, Voice

__all__ = ["Host", "Renderer", "Selection", "gather", "load"]


def load(
    packs: Iterable[Pathish] = (),
    *,
    rules: Iterable[str] = (),
    no_rules: Iterable[str] = (),
    voices: Iterable[str] = tuple(Voice),
    min_severity: str = Severity.LOW,
    tiers: Iterable[str] = (Tier.CORE, Tier.UNMEASURED),
    without: Iterable[str] = (),
    installed: bool = True,
    bundled: bool = True,
    prefilter: bool = True,
) -> Detector:
    """Return a detector with the bundled packs, those of installed plugins, and packs at these paths.

    ``rules`` and ``no_rules`` select by id, device or family, with globs. ``installed=False`` ignores plugins,
    ``bundled=False`` framing's own packs. ``prefilter=False`` looks for every rule everywhere: the same findings, slowly.
    Two detectors with different packs live side by side.

    Raises PackError with every fault of every pack, PluginError, UsageError.
    """
    host = gather(packs, without=without, installed=installed, bundled=bundled)
    selection = Selection(
        rules=tuple(rules),
        no_rules=tuple(no_rules),
        voices=frozenset(map(Voice, voices)),
        min_severity=Severity(min_severity),
        tiers=tuple(map(Tier, tiers)),
        prefilter=prefilter,
    )
    return host.detector(selection)
