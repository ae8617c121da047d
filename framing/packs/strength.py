"""``evidence.measured.toml``: the numbers of a sentence's evidence, as ``framing measure --fit`` wrote them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from framing.errors import Fault, PackError, nearest
from framing.evidence import TERMS, Model
from framing.packs.faults import Faults
from framing.packs.toml import parse

NAME = "evidence.measured.toml"
SCHEMA = 1


def read_strength(path: Path) -> Model | None:
    """Return the model that stands there, or None where none does. Raises PackError with every fault."""
    if not path.is_file():
        return None
    text = path.read_text(encoding="utf-8", errors="replace")
    data = parse(str(path), text)
    if isinstance(data, Fault):
        raise PackError([data])
    faults = Faults(str(path), text)
    head = data.get("evidence")
    model = _model(head if isinstance(head, dict) else {}, faults)
    if faults:
        raise PackError(faults.placed())
    return model


def _model(head: dict[str, Any], faults: Faults) -> Model:
    if head.get("schema") != SCHEMA:
        faults.add(("evidence", "schema"), f"[evidence] must say schema = {SCHEMA}: 'framing measure --fit' writes it")
    for key in ("base", "threshold"):
        if type(head.get(key)) not in (int, float):
            faults.add(("evidence", key), f"{key!r} must be a number")
    terms = head.get("terms", {})
    for name, value in (terms if isinstance(terms, dict) else {"": None}).items():
        if name not in TERMS or type(value) not in (int, float):
            wrong = f"no term {name!r}{nearest(name, list(TERMS))}" if name not in TERMS else f"{name!r} must be a number"
            faults.add(("evidence", "terms", name), wrong)
    if faults:
        return Model(base=0.0, terms={}, threshold=0.0)
    return Model(
        base=float(head["base"]),
        terms={name: float(value) for name, value in terms.items()},
        threshold=float(head["threshold"]),
        calibrated_on=str(head.get("calibrated_on", "")),
        documents=frozenset(map(str, head.get("documents", ()))),
    )
