"""Time voice over a folder of articles and, with a scorer, hold it to its annotations.

    python bench/voice.py TEXTDIR ANNDIR [--scorer PATH] [--prefix OUTLET ...]

The scorer is a program that takes --pred, --text and --gold and prints a table.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from framing.model import Attribution, Document
from framing.text.segment import segment
from framing.voice import attribute


def place(part: Any) -> dict[str, Any] | None:
    """Return a source or cue as the scorer reads it."""
    return {"text": part.text, "start": part.span.start, "end": part.span.end} if part and part.span else None


def entry(name: str, attributions: tuple[Attribution, ...]) -> dict[str, Any]:
    """Return the attributions of one article as a JSON object."""
    rows = [
        {"start": a.content.start, "end": a.content.end, "voice": str(a.voice), "source": place(a.source), "cue": place(a.cue)}
        for a in attributions
    ]
    return {"name": name, "attributions": rows}


def measure(paths: list[Path], out: Path) -> float:
    """Write what voice finds in each article to ``out``; return megabytes a second, splitting left out."""
    size = seconds = 0.0
    with out.open("w", encoding="utf-8") as file:
        for path in paths:
            text = path.read_bytes().decode("utf-8")
            document = Document(path.name, text)
            sentences = segment(document)
            began = time.process_time()
            found = attribute(document, sentences)
            seconds += time.process_time() - began
            size += path.stat().st_size
            file.write(json.dumps(entry(path.name, found)) + "\n")
    return size / 1e6 / seconds if seconds else 0.0


def main() -> int:
    """Print the speed and the scorer's table."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("text", type=Path)
    args.add_argument("gold", type=Path)
    args.add_argument("--scorer", type=Path)
    args.add_argument("--prefix", nargs="*", default=[""], help="only articles whose names begin so")
    opts = args.parse_args()
    paths = [p for p in sorted(opts.text.glob("*.txt")) if p.name.startswith(tuple(opts.prefix))]
    with tempfile.TemporaryDirectory() as folder:
        chosen = Path(folder) / "text"
        chosen.mkdir()
        for path in paths:
            shutil.copy(path, chosen)
        out = Path(folder) / "out.jsonl"
        print(f"{'articles':24} {len(paths)}\n{'MB/s':24} {measure(paths, out):.2f}", flush=True)
        if opts.scorer is None:
            return 0
        command = [sys.executable, opts.scorer, "--pred", out, "--text", chosen, "--gold", opts.gold]
        return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
