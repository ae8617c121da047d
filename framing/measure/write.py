"""What was counted, as the files beside the packs: plain numbers, the same bytes for the same counts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from framing.measure.fit import About, Fitted
from framing.model import Measured, Pack, Tally

HEAD = "# Written by framing measure --fit from labelled texts, of which nothing stands here; not to be edited by hand.\n"
SCHEMA = 1


def figures(packs: Iterable[Pack], fit: Fitted, about: About) -> Iterator[tuple[Path, str]]:
    """Yield the figures of each pack that has rules, with the path where they belong."""
    for pack in packs:
        counted = {
            rule.id.removeprefix(f"{pack.id}."): (rule.fingerprint, fit.figures[rule.id])
            for rule in pack.rules
            if rule.id in fit.figures and rule.fingerprint
        }
        if counted:
            yield Path(pack.origin.path).with_suffix(".measured.toml"), _figures(counted, about)


def _figures(counted: Mapping[str, tuple[str, Measured]], about: About) -> str:
    sentences = next(iter(counted.values()))[1].sentences
    told = {"corpus": about.corpus, "domain": about.domain, "years": about.years, "judge": about.judge, "of": "span"}
    lines = [HEAD, "[measured]", f"schema = {SCHEMA}", *(f"{key} = {_text(value)}" for key, value in told.items())]
    lines.append(f"sentences = {sentences}")
    for name, (fingerprint, measured) in sorted(counted.items()):
        lines += ["", f"[rules.{name}]", f"fingerprint = {_text(fingerprint)}", f"counts = {_counts(measured.tally)}"]
        if measured.entries:
            lines += ["", f"[rules.{name}.entries]"]
            lines += [f"{_text(entry)} = {_counts(counts)}" for entry, counts in sorted(measured.entries.items())]
    return "\n".join(lines) + "\n"


def evidence(fit: Fitted) -> str:
    """Return the numbers of a sentence's evidence."""
    model = fit.model
    lines = [HEAD, "[evidence]", f"schema = {SCHEMA}", f"base = {model.base}", f"threshold = {model.threshold}"]
    lines.append(f"calibrated_on = {_text(model.calibrated_on)}")
    lines += ["documents = [", *(f"  {_text(digest)}," for digest in sorted(model.documents)), "]", "", "[evidence.terms]"]
    lines += [f"{name} = {value}" for name, value in sorted(model.terms.items())]
    return "\n".join(lines) + "\n"


def _counts(tally: Tally) -> str:
    return f"[{tally.n}, {tally.span}, {tally.technique}, {tally.sentence}, {float(tally.weight)}]"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
