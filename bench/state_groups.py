"""Count findings in speeches of states by group of states: does one side's wording set the rules off?

    python bench/state_groups.py FOLDER [--write]

FOLDER holds text files named by ISO code first (``FRA_79_2024.txt``), as the UN General Debate Corpus does. Nothing is
judged: a group that speaks more of camps and threats is found to do so more. Families are counted for rules/README.md,
devices, registers, the formulas of each group, and what a swap of actors changes for docs/measure.md; ``--write`` puts them
there, between their marks.
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import tomli

import framing
from framing.detector import Detector
from framing.measure.symmetry import actors, exempt, uneven
from framing.packs import bundled

ROOT = Path(__file__).parents[1]
FAMILIES = ("sides", "us-them", "war", "security", "reasoning")
OF_CAMPS = ("sides", "us-them", "war", "security")
GROUPS = {
    "NATO, EU, allies": (
        "ALB AUS AUT BEL BGR CAN CHE CYP CZE DEU DNK ESP EST EU FIN FRA GBR GRC HRV HUN IRL ISL ISR ITA JPN KOR LTU LUX LVA "
        "MKD MLT MNE NLD NOR NZL POL PRT ROU SVK SVN SWE TUR UKR USA"
    ),
    "Russia, China, partners": "BLR CHN CUB IRN NIC PRK RUS SYR VEN",
    "all others": "",
}
MOST = 8  #: formulas shown of a group


class Counts(NamedTuple):
    """What was counted, by group of states."""

    speeches: Counter[str]
    sentences: Counter[str]
    families: Counter[tuple[str, str]]
    devices: Counter[tuple[str, str, str]]  #: group, family, device
    rules: Counter[tuple[str, str]]
    words: Mapping[str, Counter[str]]  #: of each group, what rules of paired formulas marked

    def rate(self, group: str, number: int) -> str:
        """Return a number of a group's findings as those of a thousand sentences."""
        return f"{1000 * number / max(1, self.sentences[group]):.1f}"


def group(code: str) -> str:
    """Return the group that a state is counted to."""
    return next((name for name, codes in GROUPS.items() if code in codes.split()), "all others")


def main(folder: Path, *, write: bool) -> None:
    """Print the tables, or write them between their marks."""
    detector, registers = framing.load(installed=False), dict(registered())
    counts = count(folder, detector)
    tables = {
        ("rules/README.md", "groups"): families(counts),
        ("docs/measure.md", "group-devices"): devices(counts),
        ("docs/measure.md", "registers"): by_register(counts, registers),
        ("docs/measure.md", "swaps"): swaps(folder, detector),
    }
    for (paper, mark), lines in tables.items():
        table = "\n".join(lines)
        if write:
            text = (ROOT / paper).read_text(encoding="utf-8")
            marks = re.compile(rf"(<!-- {mark} -->\n).*?(<!-- /{mark} -->)", re.DOTALL)
            (ROOT / paper).write_text(marks.sub(lambda m, t=table: f"{m[1]}{t}\n{m[2]}", text), encoding="utf-8")
        else:
            print(table + "\n")


def registered() -> Iterator[tuple[str, str]]:
    """Yield the rules that say whose official usage their words are, and what they say."""
    for path in bundled():
        table = tomli.loads(path.read_text(encoding="utf-8"))
        for name, own in table.get("rules", {}).items():
            if "register" in own:
                yield f"{table['pack']['id']}.{name}", own["register"]


def speeches(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield each speech with its name."""
    for path in sorted(folder.rglob("*.txt")):
        yield path.stem, path.read_text(encoding="utf-8", errors="replace")


def count(folder: Path, detector: Detector) -> Counts:
    """Check every speech, and count."""
    paired = {rule for rule, said in registered() if said == "pairs"}
    found = Counts(Counter(), Counter(), Counter(), Counter(), Counter(), defaultdict(Counter))
    for speech, text in speeches(folder):
        name = group(speech.split("_")[0])
        report = detector.check(text, speech)
        found.speeches[name] += 1
        found.sentences[name] += len(report.readings)
        for match in (finding.match for finding in report.findings):
            device = match.rule.device
            found.families[name, device.family] += 1
            found.devices[name, device.family, device.id] += 1
            found.rules[name, match.rule.id] += 1
            if match.rule.id in paired:
                found.words[name][" ".join(match.mark.of(report.document.text).lower().split())] += 1
    return found


def families(counts: Counts) -> Iterator[str]:
    """Yield findings a thousand sentences by family, a row a group."""
    yield "| group | speeches | sentences | " + " | ".join(FAMILIES) + " |\n|---|" + "---|" * (len(FAMILIES) + 2)
    for name in GROUPS:
        rates = (counts.rate(name, counts.families[name, family]) for family in FAMILIES)
        yield f"| {name} | {counts.speeches[name]} | {counts.sentences[name]} | {' | '.join(rates)} |"


def devices(counts: Counts) -> Iterator[str]:
    """Yield findings by device of the families that speak of camps: how many, and in a thousand sentences."""
    yield f"| family | device | {' | '.join(GROUPS)} |\n|---|---|" + "---|" * len(GROUPS)
    for family in OF_CAMPS:
        for device in sorted({device for _, of, device in counts.devices if of == family}):
            numbers = ((name, counts.devices[name, family, device]) for name in GROUPS)
            yield f"| {family} | {device} | " + " | ".join(f"{n} · {counts.rate(name, n)}" for name, n in numbers) + " |"


def by_register(counts: Counts, registers: Mapping[str, str]) -> Iterator[str]:
    """Yield the same for rules by register, and the paired formulas that each group uses most."""
    yield f"| register | rule | {' | '.join(GROUPS)} |\n|---|---|" + "---|" * len(GROUPS)
    for rule, said in sorted(registers.items(), key=lambda row: (row[1], row[0])):
        numbers = [(name, counts.rules[name, rule]) for name in GROUPS]
        if any(n for _, n in numbers):
            yield f"| {said} | {rule} | " + " | ".join(f"{n} · {counts.rate(name, n)}" for name, n in numbers) + " |"
    yield ""
    for name in GROUPS:
        most = sorted(counts.words[name].items(), key=lambda row: (-row[1], row[0]))[:MOST]
        yield f"- {name}: " + ", ".join(f"“{words}” {n}" for words, n in most)


def swaps(folder: Path, detector: Detector) -> Iterator[str]:
    """Yield the rules that find a sentence of one actor and not the same of another, and in how many sentences."""
    reports = [detector.check(text, name) for name, text in speeches(folder)]
    texts = [(one.document.name, one.document.of(reading.sentence.span)) for one in reports for reading in one.readings]
    changed = list(uneven(detector, texts, actors(), exempt()))
    count = Counter(rule for one in changed for rule in {*one.lost, *one.gained})
    yield f"In {len(texts)} sentences of these speeches a swap of actors changes what fires {len(changed)} times:"
    yield "\n| rule | times |\n|---|---|"
    yield from (f"| {rule} | {n} |" for rule, n in sorted(count.items(), key=lambda row: (-row[1], row[0])))


if __name__ == "__main__":
    main(Path(sys.argv[1]), write="--write" in sys.argv[2:])
