"""What a run comes to, as values; ``to_dict`` gives exactly what ``--format json`` writes."""

from framing.ledger import LedgerRow
from framing.report.data import finding_dict, summary
from framing.report.values import (
    MIXED,
    SCHEMA,
    Evidence,
    Gate,
    LookedFor,
    Observation,
    PluginInfo,
    Problem,
    Reading,
    Report,
    Run,
    Suppression,
    View,
)

__all__ = [
    "MIXED",
    "SCHEMA",
    "Evidence",
    "Gate",
    "LedgerRow",
    "LookedFor",
    "Observation",
    "PluginInfo",
    "Problem",
    "Reading",
    "Report",
    "Run",
    "Suppression",
    "View",
    "finding_dict",
    "summary",
]
