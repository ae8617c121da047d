"""For authors of packs and plugins: hold rules to their own examples, in a host that ignores what is installed.

>>> from framing.testing import check
>>> report = check("Nothing here.", bundled=False)
>>> [finding.match.rule.id for finding in report.findings]
[]
"""

from __future__ import annotations

from collections.abc import Iterable

from framing.host import load
from framing.model import Pathish
from framing.report import Report
from framing.testing.examples import Failure, Proof, failures, proofs

__all__ = ["Failure", "Proof", "check", "failures", "proofs"]


def check(text: str, packs: Iterable[Pathish] = (), *, bundled: bool = True) -> Report:
    """Return the report on ``text`` with these packs, whatever plugins are installed."""
    return load(packs, installed=False, bundled=bundled).check(text)
