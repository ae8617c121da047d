"""Sort what a system gets wrong against annotations into kinds and causes; bench/voice.py prints them."""

from __future__ import annotations

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.model import Document
from framing.voice.lexicon import Lexicon, lexicon
from framing.voice.quotation import outermost, quotes

WORD = re.compile(r"[^\W_]+(?:[’'\-.&][^\W_]+)*")
SLIGHT = 2  #: words by which an extent may differ
PRONOUNS = frozenset(["he", "she"])
Spans = list[tuple[int, int]]


class Mistake(NamedTuple):
    """What is wrong, why, and how many words it costs."""

    kind: str
    cause: str
    words: int
    shown: str = ""


class Told(NamedTuple):
    """An attribution as sets of words; ``lost`` tells a pronoun that stands for no one."""

    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    cue_text: str
    lost: bool = False


class Article(NamedTuple):
    """The words of a text, which of them are quoted, and what is told in it."""

    text: str
    words: list[tuple[int, int]]
    quoted: frozenset[int]
    gold: list[Told]
    found: list[Told]


def brat(path: Path) -> Iterator[dict[str, Spans]]:
    """Yield the attributions of an annotation file: source, cue and content as spans."""
    spans: dict[str, Spans] = {}
    for line in path.read_text(encoding="utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            spans[name] = [(int(a), int(b)) for a, b in re.findall(r"(\d+) (\d+)", rest.split("\t")[0])]
        elif name.startswith("E"):
            roles: dict[str, Spans] = {"source": [], "cue": [], "content": []}
            for role, target in re.findall(r"([A-Za-z]+)\d*:(T\d+)", rest):
                roles.get(role.lower(), []).extend(spans.get(target, ()))
            yield roles


def read(path: Path, gold: Path, system: Callable[[Document], list[dict[str, Any]]]) -> Article:
    """Return an article with what its first annotator marked and what a system finds."""
    text = path.read_bytes().decode("utf-8")
    words = [m.span() for m in WORD.finditer(text)]
    starts = [start for start, _ in words]

    def among(spans: Spans) -> frozenset[int]:
        return frozenset(i for a, b in spans for i in range(bisect_left(starts, a), bisect_left(starts, b)))

    def told(roles: dict[str, Spans], lost: bool = False) -> Told:
        cue = " ".join(text[a:b] for a, b in roles["cue"])
        return Told(among(roles["content"]), among(roles["cue"]), among(roles["source"]), cue.lower(), lost)

    marked = [told(roles) for roles in brat(gold)]
    found = [told(_roles(row), _lost(row)) for row in system(Document(path.name, text))]
    return Article(text, words, among(list(outermost(quotes(text)))), marked, found)


def _roles(row: dict[str, Any]) -> dict[str, Spans]:
    ends = {name: row.get(name) for name in ("cue", "source")}
    return {"content": [(row["start"], row["end"])]} | {n: [(e["start"], e["end"])] if e else [] for n, e in ends.items()}


def _lost(row: dict[str, Any]) -> bool:
    source = row.get("source") or {}
    return source.get("text", "").lower() in PRONOUNS and source.get("name", "").lower() in PRONOUNS


def mistakes(article: Article, cues: Lexicon) -> Iterator[Mistake]:
    """Yield everything that is wrong with an article."""
    covered = frozenset().union(*(told.content for told in article.found))
    right = frozenset().union(*(told.content for told in article.gold))
    cued = frozenset().union(*(told.cue for told in article.found))
    for told in article.gold:
        plain = told.content - article.quoted
        if plain and not told.content & covered:
            yield Mistake("content missed", _why(told, article, cues), len(plain), _show(article, told))
        elif told.cue and not told.cue & cued:
            yield Mistake("cue missed, content found", _why(told, article, cues), 0, _show(article, told))
    for told in article.found:
        if not told.content & right:
            yield Mistake("content found, not marked", _class(told, cues), len(told.content), _show(article, told))
        else:
            yield from _compared(article, told)


def _compared(article: Article, told: Told) -> Iterator[Mistake]:
    """Yield what is wrong with an attribution that has a counterpart."""
    same = next((gold for gold in article.gold if gold.cue & told.cue), None)
    if told.lost:
        yield Mistake("pronoun not followed", "no one fits, or no one was heard", 0, _show(article, told))
    if same is None:
        return
    if same.source and not same.source & told.source:
        cause = "another noun phrase" if told.source else "none given"
        yield Mistake("source wrong", cause, 0, _show(article, told))
    whole = frozenset().union(*(other.content for other in article.found if other.cue == told.cue))
    if told.content == max((o.content for o in article.found if o.cue == told.cue), key=len):
        yield from _extent(article, same, whole)


def _extent(article: Article, gold: Told, whole: frozenset[int]) -> Iterator[Mistake]:
    if not gold.content or not whole:
        return
    marked = frozenset().union(*(other.content for other in article.gold))
    off = {
        "begins too early": {i for i in whole - marked if i < min(gold.content)},
        "begins too late": {i for i in gold.content - whole - article.quoted if i < min(whole)},
        "ends too late": {i for i in whole - marked if i > max(gold.content)},
        "ends too early": {i for i in gold.content - whole - article.quoted if i > max(whole)},
    }
    cause = max(off, key=lambda name: len(off[name]))
    if len(off[cause]) > SLIGHT:
        yield Mistake("extent wrong", cause, len(off[cause]), _show(article, gold))


def _why(told: Told, article: Article, cues: Lexicon) -> str:
    if not told.cue:
        return "no cue is marked"
    if told.cue & article.quoted:
        return "the cue stands inside quotation marks"
    known = [word for word in re.findall(r"[\w’']+", told.cue_text) if word in cues.cues]
    return f"a {_word_class(known[0], cues)} that the lexicon has, too weak here" if known else "the lexicon lacks the cue"


def _class(told: Told, cues: Lexicon) -> str:
    known = [word for word in re.findall(r"[\w’']+", told.cue_text) if word in cues.cues]
    if not told.cue_text:
        return "a quotation that nobody is given"
    return f"a {_word_class(known[0], cues)}" if known else f"“{told.cue_text}”"


def _word_class(word: str, cues: Lexicon) -> str:
    return "verb" if word in cues.verbs else "noun" if word in cues.nouns else "word"


def _show(article: Article, told: Told) -> str:
    held = sorted(told.content | told.cue | told.source)
    text = article.text[article.words[held[0]][0] : article.words[held[-1]][1]] if held else ""
    return f"<{told.cue_text}> {text[:300]!r}"


def sample(system: Any, paths: Sequence[Path], gold: Path, number: int) -> list[Mistake]:
    """Return so many mistakes, drawn alike from all articles; the same each time."""
    first: dict[str, Path] = {}
    for path in sorted(gold.glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    cues = lexicon()
    found = [m for path in paths if path.stem in first for m in mistakes(read(path, first[path.stem], system), cues)]
    return random.Random(1).sample(found, min(number, len(found)))


def table(found: Sequence[Mistake]) -> Iterator[str]:
    """Yield a table of kinds and causes."""
    counts, words = Counter((m.kind, m.cause) for m in found), Counter[tuple[str, str]]()
    for m in found:
        words[m.kind, m.cause] += m.words
    yield f"| what is wrong | cause | of {len(found)} | words |\n|---|---|---|---|"
    for (kind, cause), number in sorted(counts.items(), key=lambda item: (item[0][0], -item[1])):
        yield f"| {kind} | {cause} | {number} | {words[kind, cause] or ''} |"


def shown(found: Sequence[Mistake]) -> Iterator[str]:
    """Yield the mistakes with their words."""
    return (f"{m.kind}: {m.cause}: {m.shown}" for m in sorted(found))
