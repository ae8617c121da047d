"""Write the seed article's report in every format beside this file: run after a change of packs, voice or formats.

The difference that version control shows is the review: every changed byte of it should be meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import click

import framing
from framing.render import RENDERERS

HERE = Path(__file__).parent
SEED = HERE.parents[1] / "seeds" / "nato-tokyo.txt"
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "text": "nato-tokyo.text",
        "json": "nato-tokyo.json",
        "jsonl": "nato-tokyo.jsonl",
        "csv": "nato-tokyo.csv",
        "kwic": "nato-tokyo.kwic.csv",
        "sarif": "nato-tokyo.sarif",
        "github": "nato-tokyo.github",
        "junit": "nato-tokyo.junit.xml",
        "markdown": "nato-tokyo.md",
        "html": "nato-tokyo.html",
    }
)


def reports() -> dict[str, bytes]:
    """Return the report on the seed article in each format, as it is written to a file."""
    detector = framing.load(installed=False)
    report = detector.check(SEED.read_bytes().decode("utf-8"), name="seeds/nato-tokyo.txt")
    run = detector.run([report])
    return {NAMES[name]: click.unstyle(render(run)).encode("utf-8") for name, render in RENDERERS.items()}


if __name__ == "__main__":
    for name, data in reports().items():
        (HERE / name).write_bytes(data)
