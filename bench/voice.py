"""Hold voice to articles whose attributions were annotated: figures, speed, and a sample of mistakes by cause.

    python bench/voice.py TEXTDIR ANNDIR --scorer PATH --part NAME=OUTLET,OUTLET ...
    python bench/voice.py TEXTDIR ANNDIR --part NAME=OUTLET,OUTLET --errors 200

The scorer is a program that takes --pred, --text, --gold and --json. Annotations are brat's: T lines for source, cue and
content, E lines that join them. ``--write PAPER`` puts what is printed between the paper's own marks.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import mistakes

from framing.model import Attribution, Document, Sentence, Span
from framing.text.segment import segment
from framing.voice import attribute
from framing.voice.quotation import outermost, quotes

Row = dict[str, Any]
System = Callable[[Document], list[Row]]
LONG = {
    "one line of 1 MB": "The harbour is old and the town is small. " * 24_000,
    "100,000 quotation marks": "“Yes,” he said. " * 50_000,
    "50,000 cues": "he said that " * 50_000,
    "50,000 nouns that are cues": "claims that " * 50_000,
}


def place(part: Any) -> Row | None:
    """Return a source or cue as the scorer reads it."""
    if part is None or part.span is None:
        return None
    return {"text": part.text, "start": part.span.start, "end": part.span.end, "name": getattr(part, "name", part.text)}


def row(found: Attribution) -> Row:
    """Return an attribution as the scorer reads it."""
    start, end = found.content
    return {"start": start, "end": end, "voice": str(found.voice), "source": place(found.source), "cue": place(found.cue)}


def by_framing(document: Document) -> list[Row]:
    """Return what framing attributes."""
    return [row(found) for found in attribute(document, segment(document))]


def by_marks(document: Document) -> list[Row]:
    """Return every quotation, given to no one."""
    return [{"start": q.start, "end": q.end, "voice": "quoted"} for q in outermost(quotes(document.text))]


def by_textacy(model: str) -> System | None:
    """Return textacy's direct quotations, paragraph by paragraph since it raises on an odd number of marks, if it installs."""
    try:
        import spacy
        from textacy.extract import triples

        parser = spacy.load(model)
    except (ImportError, OSError):
        return None

    def find(document: Document) -> list[Row]:
        return [found for m in re.finditer(r"[^\n]+", document.text) for found in _quoted(parser, triples, m)]

    return find


def _quoted(parser: Any, triples: Any, paragraph: re.Match[str]) -> Iterator[Row]:
    try:
        found = list(triples.direct_quotations(parser(paragraph.group())))
    except ValueError:
        return
    for one in found:
        spans = {name: _tokens(getattr(one, name), paragraph.start()) for name in ("speaker", "cue")}
        at = paragraph.start() + one.content.start_char
        yield {
            "start": at,
            "end": at + len(one.content.text),
            "voice": "quoted",
            "source": spans["speaker"],
            "cue": spans["cue"],
        }


def _tokens(tokens: Sequence[Any], offset: int) -> Row | None:
    if not tokens:
        return None
    return {"start": offset + tokens[0].idx, "end": offset + tokens[-1].idx + len(tokens[-1].text)}


def run(system: System, paths: Sequence[Path], out: Path) -> None:
    """Write what a system finds in each article to ``out``."""
    with out.open("w", encoding="utf-8") as file:
        for path in paths:
            document = Document(path.name, path.read_bytes().decode("utf-8"))
            file.write(json.dumps({"name": path.name, "attributions": system(document)}) + "\n")


def score(system: System, paths: Sequence[Path], gold: Path, scorer: Path) -> Row:
    """Return the scorer's figures for a system over some articles."""
    with tempfile.TemporaryDirectory() as folder:
        chosen, out = Path(folder) / "text", Path(folder) / "out.jsonl"
        chosen.mkdir()
        for path in paths:
            shutil.copy(path, chosen)
        run(system, paths, out)
        command = [sys.executable, scorer, "--pred", out, "--text", chosen, "--gold", gold, "--json"]
        scored: Row = json.loads(subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout)
    return scored


def table(parts: dict[str, list[Path]], gold: Path, scorer: Path, model: str, before: str = "") -> Iterator[str]:
    """Yield a table: a row a part and system; a system that is not installed keeps the row that it had ``before``."""
    systems = {"framing": by_framing, "quotation marks alone": by_marks, "textacy, direct quotations": by_textacy(model)}
    yield "| part | system | content P / R / F1 | outside marks P / R / F1 | cue F1 | source F1 | right source |"
    yield "|---|---|---|---|---|---|---|"
    for part, paths in parts.items():
        for name, system in systems.items():
            head = f"| {part}, {len(paths)} articles | {name} |"
            if system is not None:
                yield f"{head} {_figures(score(system, paths, gold, scorer))} |"
            else:
                yield from (line for line in before.splitlines() if line.startswith(head))


def _figures(scored: Row) -> str:
    threes = [" / ".join(f"{value:.3f}" for value in scored[key]) for key in ("content", "content_outside_quotes")]
    return " | ".join([*threes, *(f"{scored[key][2]:.3f}" for key in ("cue", "source")), f"{scored['right_source']:.3f}"])


def seconds(texts: Sequence[tuple[Document, Sequence[Sentence]]]) -> float:
    """Return the CPU seconds that attributing some texts takes, splitting left out; the best of three."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        for document, sentences in texts:
            attribute(document, sentences)
        taken.append(time.process_time() - began)
    return min(taken)


def speed(paths: Sequence[Path]) -> Iterator[str]:
    """Yield megabytes a second over articles, and seconds on lines that never end."""
    documents = [Document(path.name, path.read_bytes().decode("utf-8")) for path in paths]
    size = sum(path.stat().st_size for path in paths) / 1e6
    yield "| text | figure |\n|---|---|"
    yield f"| {len(paths)} articles, {size:.1f} MB | {size / seconds([(d, segment(d)) for d in documents]):.1f} MB/s |"
    for name, text in LONG.items():
        document = Document(name, text)
        yield f"| {name} | {seconds([(document, [Sentence(0, Span(0, len(text)))])]):.1f} s |"


def write(paper: Path, blocks: dict[str, str]) -> None:
    """Put each block between its own two marks of a paper."""
    text = paper.read_text(encoding="utf-8")
    for name, block in blocks.items():
        marks = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        text = marks.sub(lambda m, block=block: f"{m[1]}{block}\n{m[2]}", text)
    paper.write_text(text, encoding="utf-8")


def main() -> None:
    """Read what is asked for."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("text", type=Path)
    args.add_argument("gold", type=Path)
    args.add_argument("--scorer", type=Path)
    args.add_argument("--part", action="append", default=[], metavar="NAME=OUTLET,OUTLET")
    args.add_argument("--errors", type=int, default=0, metavar="N", help="sample N mistakes of the first part")
    args.add_argument("--show", action="store_true", help="print the sampled mistakes too: research only")
    args.add_argument("--model", default="en_core_web_sm", help="the parser that textacy is given")
    args.add_argument("--only", default="figures,mistakes,speed", metavar="TABLE,TABLE")
    args.add_argument("--write", type=Path, metavar="PAPER")
    opts = args.parse_args()
    paths = sorted(opts.text.glob("*.txt"))
    named = [part.split("=", 1) for part in opts.part or ["all="]]
    parts = {name: [p for p in paths if p.name.startswith(tuple(outlets.split(",")))] for name, outlets in named}
    print_or_write(opts, parts)


def blocks_of(opts: argparse.Namespace, parts: dict[str, list[Path]]) -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each table that was asked for."""
    first, before = next(iter(parts.values())), opts.write.read_text(encoding="utf-8") if opts.write else ""
    if "figures" in opts.only and opts.scorer:
        yield "figures", "\n".join(table(parts, opts.gold, opts.scorer, opts.model, before))
    if "mistakes" in opts.only and opts.errors:
        found = mistakes.sample(by_framing, first, opts.gold, opts.errors)
        yield "mistakes", "\n".join(mistakes.table(found))
        if opts.show:
            print(*mistakes.shown(found), sep="\n")
    if "speed" in opts.only:
        yield "speed", "\n".join(speed(first))


def print_or_write(opts: argparse.Namespace, parts: dict[str, list[Path]]) -> None:
    """Print the tables, and write them where a paper is named."""
    blocks = dict(blocks_of(opts, parts))
    print(*blocks.values(), sep="\n\n")
    if opts.write:
        write(opts.write, blocks)


if __name__ == "__main__":
    main()
