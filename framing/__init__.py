"""Find framing devices in news text, and say whose words they are.

>>> import framing
>>> report = framing.load().check("He said the plan would thwart peace.", name="note")
>>> report.document.name
'note'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framing.version import __version__

__all__ = ["Detector", "FramingError", "Report", "__version__", "load"]

if TYPE_CHECKING:
    from framing.detector import Detector
    from framing.errors import FramingError
    from framing.host import load
    from framing.report import Report

_HOMES = {
    "load": "framing.host",
    "Detector": "framing.detector",
    "Report": "framing.report",
    "FramingError": "framing.errors",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for when it is asked for: ``import framing`` alone loads nothing heavy."""
    if name not in _HOMES:
        raise AttributeError(f"module 'framing' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
