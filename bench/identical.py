"""Hold the index to the plain way over a folder of articles: every bundled rule, and made-up ones, must find the same.

    python bench/identical.py DIR... [--generated N] [--turns N] [--part I/N] [--broken]

Each article is matched with the index, without it, and with the index as it is without ahocorasick-rs; findings are written
out as JSON and compared byte by byte. Generated rules are of all kinds and made of words that stand in the articles, so that
they fire; with ``--turns`` each article has another share of them looked for the plain way, which is slow. ``--broken`` leaves
one literal in seven out of the index, to see the comparison fail.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Container, Sequence
from pathlib import Path
from unittest import mock
from zlib import crc32

import regex

from framing import load
from framing.match import KINDS, Index, Vocabulary, match
from framing.match.index import Use
from framing.model import Device, DeviceClass, Document, Match, Rule, Sentence
from framing.text import read_text, segment

DEVICE = Device(id="made", family="made", klass=DeviceClass.WORDING, title="", gloss="")
_WORD = regex.compile(r"[\p{L}]+(?:['’-]\p{L}+)*")
_LEAST = 5  #: letters of the words that generated rules are made of


def articles(folders: Sequence[Path]) -> list[Document]:
    """Return the text files of some folders, in order."""
    files = sorted(file for folder in folders for file in folder.rglob("*.txt"))
    return [read_text(file.name, file.read_bytes()) for file in files]


def vocabulary(texts: Sequence[str]) -> list[str]:
    """Return the longer words of some texts, the commonest first."""
    counted = Counter(word for text in texts for word in _WORD.findall(text) if len(word) >= _LEAST)
    return [word for word, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))]


def generated(words: Sequence[str], number: int, *, seed: int = 1) -> list[Rule]:
    """Return so many rules of all kinds, made of these words."""
    chance = random.Random(seed)
    return [_made(f"made.rule-{n}", *_table(chance, words, n)) for n in range(number)]


def _table(chance: random.Random, words: Sequence[str], number: int) -> tuple[str, dict[str, object]]:
    one, two, three, four = (regex.escape(word) if number % 5 == 4 else word for word in chance.sample(list(words), 4))
    return (
        ("words", {"words": [one, f"{two} {three}", four], "mark": "around"}),
        ("words", {"words": [one.title(), two], "case": "exact"}),
        ("phrase", {"phrases": [f"({one}|{two} {three}) ..3 ({four}|of|the|to)", f"the {two} {four}"]}),
        ("cooccur", {"all": [one, two], "within": ("sentence", "paragraph", "12 words")[number % 3]}),
        ("regex", {"pattern": rf"\b(?:{one}|{two})(?:ed|s|ing)?\s+(?:\w+\s+){{0,2}}\w+\b"}),
    )[number % 5]


def _made(id_: str, kind: str, table: dict[str, object]) -> Rule:
    made = KINDS[kind].compile(table, Vocabulary())
    return Rule(
        id=id_, device=DEVICE, message="", hits=(), misses=(), find=made.find, kind=kind, anchors=made.anchors, scope=made.scope
    )


def without_library(rules: Sequence[Rule]) -> Index:
    """Return the index as it is where ahocorasick-rs is not installed."""
    with mock.patch.dict(sys.modules, {"ahocorasick_rs": None}):
        return Index(rules)


def broken(index: Index) -> Index:
    """Return an index that does not see one literal in seven."""
    hits = index.hits
    index.hits = lambda *given: ((at, seen) for at, uses in hits(*given) if (seen := list(filter(_is_seen, uses))))
    return index


def _is_seen(use: Use) -> bool:
    return crc32(use.literal.encode("utf-8", "replace")) % 7 > 0


def written(
    document: Document,
    sentences: Sequence[Sentence],
    index: Index,
    *,
    prefilter: bool = True,
    only: Container[str] | None = None,
) -> tuple[int, bytes]:
    """Return how many matches there are, of some rules or of all, and them, with what went wrong, as bytes."""
    matches, problems = match(document, sentences, index, prefilter=prefilter)
    matches = matches if only is None else [one for one in matches if one.rule.id in only]
    return len(matches), json.dumps([list(map(_data, matches)), [str(problem) for problem in problems]]).encode()


def _data(one: Match) -> list[object]:
    return [one.rule.id, one.sentence.index, one.whole, one.mark, one.entry, one.parts, dict(one.groups)]


def options() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="DIR")
    parser.add_argument("--generated", type=int, default=5_000)
    parser.add_argument("--turns", type=int, default=1, help="look the plain way for one in N of the generated rules")
    parser.add_argument("--part", default="1/1", help="check every Nth article, from the Ith")
    parser.add_argument("--broken", action="store_true")
    return parser.parse_args()


class Ways:
    """The rules, laid out in each way that is compared; the plain way has a share of the generated ones at a time."""

    def __init__(self, bundled: Sequence[Rule], made: Sequence[Rule], turns: int, *, spoilt: bool) -> None:
        index = Index([*bundled, *made])
        self._fast = broken(index) if spoilt else index
        self._without = without_library(index.rules)
        self._plain = [Index([*bundled, *made[turn::turns]]) for turn in range(turns)]

    def agree(self, document: Document, number: int) -> tuple[bool, int, int]:
        """Return whether they find the same in an article, how many matches, and how many bytes of them."""
        sentences, plain = segment(document), self._plain[number % len(self._plain)]
        found, data = written(document, sentences, self._fast)
        same = written(document, sentences, self._without) == (found, data)
        share = written(document, sentences, self._fast, only={rule.id for rule in plain.rules})
        return same and written(document, sentences, plain, prefilter=False) == share, found, len(data)


def main() -> None:
    """Print how many findings were compared, and where they differ; exit with 1 where they do."""
    asked = options()
    part, parts = map(int, asked.part.split("/"))
    read = articles(asked.folders)
    bundled = load(installed=False).rules
    made = generated(vocabulary([document.text for document in read]), asked.generated)
    ways = Ways(bundled, made, asked.turns, spoilt=asked.broken)
    chosen = read[part - 1 :: parts]
    agreed = [ways.agree(document, number) for number, document in enumerate(chosen)]
    differing = [document.name for document, (same, _, _) in zip(chosen, agreed, strict=True) if not same]
    print(f"{len(chosen)} of {len(read)} articles, {len(bundled)} bundled rules, {asked.generated} generated")
    print(f"{sum(one[1] for one in agreed)} matches, {sum(one[2] for one in agreed)} bytes of them: with the index,")
    print(f"without ahocorasick-rs, and the plain way (every bundled rule, 1 in {asked.turns} of the generated an article)")
    print(f"articles that differ: {len(differing)} {' '.join(differing[:5])}".rstrip())
    sys.exit(bool(differing))


if __name__ == "__main__":
    main()
