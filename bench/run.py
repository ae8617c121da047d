"""Print the engine's figures in one run: medians, and ratios of what was run in turns.

    python bench/run.py DIR... [--articles N] [--peers BIN] [--times N]
    python bench/run.py --budget small

Articles are the text files of the folders. ``--peers`` is the folder of the programs of an environment with proselint and
spaCy, by default the one that runs this; what is not there is not compared. Peers run their own stock rules, fewer than
framing's and others; spaCy looks for 1,000 phrases. Whole processes are timed by the clock on the wall, what runs inside
one by its own time on a core, so that other work on the machine does not count. ``--budget small`` needs no articles and
no peers and takes under a minute: its texts are made of the words of the seed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import stages
from identical import vocabulary
from many import fired, idle, naive, rules_of

from framing import load
from framing.match import Index, match
from framing.model import Document
from framing.text import read_text, segment

Clock = Callable[[], float]
SEED = Path(__file__).parents[1] / "seeds" / "nato-tokyo.txt"
BIN = Path(sys.executable).parent
SOME = 100  #: articles that peers are given


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run is made with."""

    files: tuple[Path, ...]
    times: int
    peers: Path | None


def in_turns(compared: Mapping[str, Callable[[], object]], times: int, clock: Clock = time.perf_counter) -> dict[str, float]:
    """Return the median seconds of each, run in turns so that a busy machine slows all alike."""
    taken: dict[str, list[float]] = {name: [] for name in compared}
    for _ in range(times):
        for name, call in compared.items():
            began = clock()
            call()
            taken[name].append(clock() - began)
    return {name: median(seconds) for name, seconds in taken.items()}


def row(what: str, value: str, ask: str = "") -> None:
    """Print one line of the table."""
    print(f"{what:66} {value:>16}  {ask}".rstrip(), flush=True)


def ended(*words: str | Path, **settings: str) -> None:
    """Run a program to its end, whatever it finds."""
    done = subprocess.run(
        list(map(str, words)), stdin=subprocess.DEVNULL, capture_output=True, env={**os.environ, **settings}, check=False
    )
    if done.returncode not in (0, 1):
        raise SystemExit(f"{words[0]} ended with {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")


def documents(files: Sequence[Path]) -> list[Document]:
    """Return articles as they are read."""
    return [read_text(file.name, file.read_bytes()) for file in files]


def matching(asked: Asked) -> None:
    """Print how matching grows: against the naive way, and with the number of rules."""
    read = documents(asked.files[:SOME])
    cut = [(document, segment(document)) for document in read]
    words = vocabulary([document.text for document in read])
    rules = rules_of(fired(words, 1_000, 200))
    index, patterns = Index(rules), naive(rules)
    fast = lambda: [fired_at(match(d, s, index)[0]) for d, s in cut]  # noqa: E731
    slow = lambda: [sorted(patterns(d, s)) for d, s in cut]  # noqa: E731
    took = in_turns({"index": fast, "naive": slow}, asked.times, time.process_time)
    same = fast() == slow()
    found = sum(map(len, fast()))
    size = sum(len(document.text) for document in read)
    row("naive / matching, 1,200 rules", f"{took['naive'] / took['index']:.0f}x", "150x, 250x")
    row("  findings", f"{'identical' if same else 'DIFFER'}, {1000 * found / size:.1f} a kB")
    row("  matching alone", f"{size / took['index'] / 1e6:.1f} MB/s")
    few = fired(words, 250, 50)
    growing = {n: Index(rules_of([*few, *idle(words, n - len(few))])) for n in (300, 1_000, 20_000)}
    calls = {str(n): lambda made=made: [match(d, s, made) for d, s in cut] for n, made in growing.items()}  # type: ignore[misc]
    took = in_turns(calls, max(asked.times, 5), time.process_time)
    row("matching an article, 300 -> 1,000 rules that fire as often", f"{took['1000'] / took['300']:.2f}x")
    row("matching an article, 300 -> 20,000 rules that fire as often", f"{took['20000'] / took['300']:.2f}x", "1.3x, 1.1x")


def fired_at(matches: Sequence[object]) -> list[tuple[str, int, int]]:
    """Return which rules fired where, in order."""
    return sorted((one.rule.id, *one.whole) for one in matches)  # type: ignore[attr-defined]


def pipeline(asked: Asked) -> None:
    """Print how fast the whole is, and each stage of it."""
    whole, parts = stages.timed(asked.files, asked.times)
    row("whole pipeline, bytes to JSON, all bundled packs", f"{whole:.2f} MB/s", "3, 8")
    for name, (speed, share) in parts.items():
        row(f"  {name}", f"{speed:.1f} MB/s", f"{share:.0%}")


def peers(asked: Asked) -> None:
    """Print whole processes beside those of peers on the same articles."""
    if not asked.peers:
        return
    some = asked.files[:SOME]
    with tempfile.TemporaryDirectory() as folder:
        framing = lambda: ended(BIN / "framing", "check", *some, "--format", "json", "--output", f"{folder}/out.json")  # noqa: E731
        proselint = asked.peers / "proselint"
        if proselint.exists():
            took = in_turns({"framing": framing, "peer": lambda: ended(proselint, "check", *some)}, asked.times)
            said = f"proselint {version(asked.peers, 'proselint')}, its stock rules"
            row(f"{said} / framing check, {len(some)} articles", f"{took['peer'] / took['framing']:.2f}x", "5x, 15x")
        spacy = version(asked.peers, "spacy")
        if spacy:
            script = Path(__file__).with_name("spacy_peer.py")
            took = in_turns({"framing": framing, "peer": lambda: ended(asked.peers / "python", script, *some)}, asked.times)
            said = f"spaCy {spacy}, sentencizer + 1,000 phrases"
            row(f"{said} / framing check, {len(some)} articles", f"{took['peer'] / took['framing']:.2f}x", "4x, 10x")


def version(peers: Path, name: str) -> str:
    """Return the version of a peer, or nothing where it is not installed."""
    code = f"import importlib.metadata as m; print(m.version({name!r}))"
    done = subprocess.run([str(peers / "python"), "-c", code], capture_output=True, encoding="utf-8", check=False)
    return done.stdout.strip()


def alone(asked: Asked) -> None:
    """Print what one article costs as a whole process, what loading costs, and the memory that it takes."""
    article = asked.files[0]
    calls: dict[str, Callable[[], None]] = {"framing": lambda: ended(BIN / "framing", "check", article)}
    if asked.peers and (asked.peers / "proselint").exists():
        calls["peer"] = lambda: ended(asked.peers / "proselint", "check", article)
    took = in_turns(calls, max(asked.times, 7))
    row("one article, whole process", f"{1000 * took['framing']:.0f} ms")
    if "peer" in took:
        row("one article, framing check / proselint", f"{took['framing'] / took['peer']:.2f}x", "1.0x, 0.6x")
    row("peak memory, one article, all packs", f"{peak(article):.0f} MiB", "60, 40")
    with tempfile.TemporaryDirectory() as folder:
        pack = Path(folder) / "made.toml"
        pack.write_text(toml(fired(vocabulary([file.read_text(errors="replace") for file in asked.files[:SOME]]), 1_000, 200)))
        cold = median(loaded(pack) for _ in range(asked.times))
        cached = [loaded(pack, folder) for _ in range(asked.times + 1)][1:]
        row("load of 1,200 rules, cold", f"{1000 * cold:.0f} ms", "120, 80")
        row("load of 1,200 rules, cached", f"{1000 * median(cached):.0f} ms", "50, 25")


def loaded(pack: Path, cache: str = "") -> float:
    """Return how long a process takes to load one pack, from a cache if it has it; start and imports left out."""
    code = (
        "import sys, time; from pathlib import Path; from framing.host import gather; cache = Path(sys.argv[2]) if sys.argv[2]"
        " else None; t = time.process_time(); gather([sys.argv[1]], bundled=False, installed=False, cache=cache).detector();"
        " print(time.process_time() - t)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(pack), cache], capture_output=True, check=True)
    return float(done.stdout)


def toml(tables: Sequence[tuple[str, Mapping[str, object]]]) -> str:
    """Return rules as a pack."""
    lines = [
        '[pack]\nschema = 1\nid = "made"\nversion = "1"\ntitle = "Made"\nlang = "en"\nlicense = "CC0-1.0"\nrequires = ">=0.1"'
    ]
    lines.append('[devices.made]\nfamily = "made"\nclass = "wording"\ntitle = "Made"\ngloss = "Made."')
    for number, (kind, table) in enumerate(tables):
        keys = "\n".join(f"{key} = {_toml(value)}" for key, value in table.items())
        proof = 'message = "{match}"\nhits = ["<<x>>"]\nmisses = ["y"]'
        lines.append(f'[rules.rule-{number}]\nkind = "{kind}"\ndevice = "made"\n{keys}\n{proof}')
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    return str(value) if isinstance(value, list) else f"'''{value}'''"


def peak(article: Path) -> float:
    """Return the most memory that a check of one article takes, in MiB."""
    code = (
        "import resource, subprocess, sys; subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL);"
        " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    words = [sys.executable, "-c", code, str(BIN / "framing"), "check", str(article)]
    done = subprocess.run(words, capture_output=True, encoding="utf-8", check=True)
    return int(done.stdout) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def jobs(asked: Asked) -> None:
    """Print what a second worker brings."""
    many = asked.files[:1_000]
    with tempfile.TemporaryDirectory() as folder:
        names = [Path(folder) / "articles" / f"{number:04}.txt" for number in range(len(many))]
        names[0].parent.mkdir()
        for name, file in zip(names, many, strict=True):
            name.write_bytes(file.read_bytes())
        check = (BIN / "framing", "check", names[0].parent, "--format", "jsonl", "--output", f"{folder}/out", "--jobs")
        took = in_turns({n: lambda n=n: ended(*check, n) for n in ("1", "2")}, max(1, asked.times // 2))  # type: ignore[misc]
    busy = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores" if hasattr(os, "getloadavg") else ""
    row(f"--jobs 1 / --jobs 2, {len(many)} articles ({busy})", f"{took['1'] / took['2']:.2f}x", "1.5x, 1.9x")


def made_up(folder: Path, number: int) -> Iterator[Path]:
    """Write so many articles that are made of the seed's sentences, in another order each, and yield where they are."""
    text = SEED.read_text(encoding="utf-8")
    sentences = [one.span.of(text) for one in segment(Document("seed", text))]
    chance = random.Random(1)
    for at in range(number):
        file = folder / f"{at:03}.txt"
        file.write_text("\n\n".join(chance.choices(sentences, k=25)) + "\n", encoding="utf-8")
        yield file


def main() -> None:
    """Print the table: what is compared, what came of it, and what was asked for and hoped for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="DIR")
    parser.add_argument("--peers", type=Path, default=BIN)
    parser.add_argument("--articles", type=int, help="only so many, chosen by chance")
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--budget", choices=["small"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if given.budget or not given.folders:
            asked = Asked(tuple(made_up(Path(folder), 60)), 3, None)
        else:
            files = sorted(file for one in given.folders for file in one.rglob("*.txt"))
            random.Random(1).shuffle(files)
            asked = Asked(tuple(files[: given.articles]), given.times, given.peers)
        print(f"{len(asked.files)} articles, {sum(file.stat().st_size for file in asked.files) / 1e6:.2f} MB;", end=" ")
        print(f"{len(load(installed=False).rules)} bundled rules; the last column: asked for, hoped for\n")
        for part in (matching, pipeline, peers, alone, jobs):
            part(asked)


if __name__ == "__main__":
    main()
