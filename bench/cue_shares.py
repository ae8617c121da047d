"""Fit the shares and shifts of rules/cues.toml on annotated articles, or tell what they are worth on unseen outlets.

    python bench/cue_shares.py TEXTDIR ANNDIR --outlets A,B,C --held
    python bench/cue_shares.py TEXTDIR ANNDIR --outlets A,B,C --write rules/cues.toml

Every word that the lexicon or bench/placed.toml knows is looked at in every frame. A logistic regression with a penalty on
each weight tells how likely an occurrence is to be a marked cue, from its class and frame, its word, its word in that frame,
whether someone placed it there, and what stands around it. A word seen seldom so stays close to its frame's share.
"""

from __future__ import annotations

import argparse
import dataclasses
import math
import re
import textwrap
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import mistakes
import tomli

from framing.measure import logistic
from framing.model import Document
from framing.text.segment import segment
from framing.voice import Cues, attribute, lexicon as lexicons, reporting
from framing.voice.frames import Frame, Search
from framing.voice.lexicon import Entry, Lexicon

PREPOSITIONS = "about against as at by for from in of on over with".split()
LINKED = ["that", "question", "to", "into", "toward", "towards", *PREPOSITIONS]
FRAMES = {
    "verbs": [
        "that",
        "question",
        "quote",
        "clause",
        "bare",
        "to",
        "nto",
        "object",
        *PREPOSITIONS,
        *(f"be {w}" for w in LINKED),
    ],
    "nouns": LINKED,
    "adjectives": LINKED,
}
SPREAD = {"frame": 1.0, "placed": 1.0, "placed frame": 0.6, "word": 0.6, "word frame": 0.8, "around": 1.0, "around word": 0.3}
WORDS = ("behind ", "said by ", "opens with ")  #: shifts that single words make
LEAST_SHIFT, LEAST_WORD_SHIFT = 0.05, 0.12
BAR = -0.45  #: log odds from which a frame is taken up: where cue and content F1 peak on unseen outlets
LOWEST = 28  #: share in a hundred below which what stands around a word hardly ever helps it
STEP = 4  #: shares are rounded to so many in a hundred
ONE_LINE = 100  #: characters of words that stand on one line
PLACED = Path(__file__).with_name("placed.toml")


class Seen(NamedTuple):
    """A candidate: what the weights are of, the outlet, and whether it was marked."""

    names: tuple[str, ...]
    key: tuple[str, str, str]
    outlet: str
    marked: bool


class Watch:
    """Collects each frame that is weighed while articles are read; in a second look, frames that the lexicon lacks."""

    def __init__(self, wide: Lexicon, placed: frozenset[tuple[str, str, str]]) -> None:
        """Take the lexicon that is used and the triples of class, word and frame that someone placed."""
        self.wide, self.placed, self.weighed = wide, placed, list[tuple[Search, Frame, str]]()
        self.cues = Cues()
        self.cues.__dict__["lexicon"] = wide  # in the place of what it would read
        self.second: tuple[str, Collection[str]] | None = None

    def likely(self, search: Search, frame: Frame) -> bool:
        """Note a frame, and weigh it unless this is the second look."""
        if self.second is None:
            self.weighed.append((search, frame, self._kind(frame.entry)))
            return LIKELY(search, frame)
        kind, known = self.second
        if frame.frame not in known:
            self.weighed.append((search, frame, kind))
        return False

    def _kind(self, entry: Entry) -> str:
        if entry.frames.keys() & {"phrase", "raising"}:
            return "phrases"
        tables = {"verbs": self.wide.verbs, "nouns": self.wide.nouns, "adjectives": self.wide.adjectives}
        return next(name for name, table in tables.items() if table.get(entry.lemma) is entry)

    def again(self, kind: str, look: Callable[..., bool]) -> Callable[..., bool]:
        """Return ``look`` followed by a second look with all frames of the class."""

        def twice(search: Search, at: Any, *rest: Any) -> bool:
            found = look(search, at, *rest)
            entry: Entry = at.entry if kind == "verbs" else rest[0]
            if self.second is None and not {"addressee", "person", "asked"} & entry.frames.keys():
                open_to_all = dataclasses.replace(entry, frames=dict.fromkeys(FRAMES[kind], 0.0))
                last, self.second = search.last, (kind, entry.frames.keys())
                arguments = (at._replace(entry=open_to_all), *rest) if kind == "verbs" else (at, open_to_all)
                look(search, *arguments)
                search.last, self.second = last, None
            return found

        return twice


LIKELY = Search.likely
PLACES = {("verbs", word, "at") for word in "argue claim estimate identify know report say talk tweet write".split()}
PLACES |= {("verbs", "say", frame) for frame in ("by", "for", "in", "over")}
"""Frames that are none: “said at a rally that”, “said for months that” have their words behind “that”."""


def placed_by_hand() -> frozenset[tuple[str, str, str]]:
    """Return class, lemma and frame of what bench/placed.toml places."""
    table = tomli.loads(PLACED.read_text(encoding="utf-8"))
    return frozenset((kind, w, frame) for kind, rows in table.items() for frame, words in rows.items() for w in words.split())


def widened(cues: Mapping[str, Any], placed: frozenset[tuple[str, str, str]]) -> Lexicon:
    """Return the lexicon with every placed word in it, at odds that are never taken up."""
    table = {**cues, **{kind: {f: dict(rows) for f, rows in cues[kind].items()} for kind in FRAMES}}
    known = {(k, w, f) for k in FRAMES for f, rows in cues[k].items() for ws in rows.values() for w in ws}
    for kind, word, frame in sorted(placed - known):
        table[kind].setdefault(frame, {}).setdefault("1", []).append(word)
    return lexicons.build(table)


def collect(paths: Sequence[Path], gold: Path, watch: Watch) -> list[Seen]:
    """Return the candidates of some articles."""
    first: dict[str, Path] = {}
    for path in sorted(gold.glob("*.ann")):
        first.setdefault(path.stem.rsplit("_", 1)[0], path)
    seen: list[Seen] = []
    for path in paths:
        if path.stem not in first:
            continue
        watch.weighed.clear()
        text = path.read_bytes().decode("utf-8")
        document = Document(path.name, text)
        attribute(document, segment(document), watch.cues)
        cues = [span for roles in mistakes.brat(first[path.stem]) for span in roles["cue"]]
        seen += (_seen(watch, one, cues, path.name.split("_")[0]) for one in watch.weighed)
    return seen


def _seen(watch: Watch, one: tuple[Search, Frame, str], cues: Sequence[tuple[int, int]], outlet: str) -> Seen:
    search, frame, kind = one
    start, end = search.window.tokens.span(*frame.cue)
    lemma, name = frame.entry.lemma, frame.frame
    names = [f"frame {kind} {name}", f"word {kind} {lemma}", f"word frame {kind} {name} {lemma}"]
    if (kind, lemma, name) in watch.placed:
        names += ["placed", f"placed frame {kind} {name}"]
    around = [f"around {shift}" for shift in (*search.near(search.head(frame)), *search.sides(frame))]
    marked = any(a < end and start < b for a, b in cues)
    return Seen(tuple(dict.fromkeys([*names, *around])), (kind, lemma, name), outlet, marked)


def weights(seen: Sequence[Seen]) -> dict[str, float]:
    """Return the weight of each name."""
    columns: dict[str, int] = {}
    rows = [{columns.setdefault(name, len(columns)): 1.0 for name in ("", *one.names)} for one in seen]
    penalties = [_penalty(name) for name in columns]
    return dict(zip(columns, logistic.fit(rows, [one.marked for one in seen], penalties), strict=True))


def _penalty(name: str) -> float:
    if not name:
        return 0.0
    if name.startswith(tuple(f"around {word}" for word in WORDS)):
        return SPREAD["around word"] ** -2
    return SPREAD[max((kind for kind in SPREAD if name.startswith(kind)), key=len)] ** -2


def held_out(seen: Sequence[Seen]) -> Iterator[str]:
    """Yield for each outlet, fitted on the others: candidates, log loss, F1 of the cues among them at the bar."""
    for outlet in sorted({one.outlet for one in seen}):
        fitted = weights([one for one in seen if one.outlet != outlet])
        rows = [(sum(fitted.get(n, 0.0) for n in ("", *one.names)), one.marked) for one in seen if one.outlet == outlet]
        loss = sum(math.log1p(math.exp(-odds if marked else odds)) for odds, marked in rows) / len(rows)
        taken, marked = sum(odds >= BAR for odds, _ in rows), sum(marked for _, marked in rows)
        right = sum(odds >= BAR and marked for odds, marked in rows)
        yield f"{outlet:12} {len(rows):6} candidates  log loss {loss:.3f}  F1 {2 * right / (taken + marked):.3f}"


def shares(fitted: Mapping[str, float], keys: Sequence[tuple[str, str, str]], placed: frozenset[tuple[str, str, str]]) -> Any:
    """Return class → frame → share in a hundred → words."""
    table: dict[str, dict[str, dict[int, list[str]]]] = {}
    for kind, lemma, frame in sorted({*keys, *placed} - PLACES):
        names = ["", f"frame {kind} {frame}", f"word {kind} {lemma}", f"word frame {kind} {frame} {lemma}"]
        if (kind, lemma, frame) in placed:
            names += ["placed", f"placed frame {kind} {frame}"]
        share = 100 / (1 + math.exp(-sum(fitted.get(name, 0.0) for name in names)))
        rounded = min(96, STEP * round(share / STEP))
        if rounded >= LOWEST:
            table.setdefault(kind, {}).setdefault(frame, {}).setdefault(rounded, []).append(lemma)
    return table


def written(old: str, table: Any, fitted: Mapping[str, float]) -> str:
    """Return the lexicon's file with new shares and shifts."""
    notes = dict(re.findall(r"(?m)^(\[cues\.[^\n]*?\])(  #[^\n]*)$", old))
    first, last = old.index("# Verbs, by what follows"), old.index("[cues.stance]")
    heads = {m[1]: m[0] for m in re.finditer(r"(?m)^# [^\n]*\n\[cues\.(\w+)\.[^\n]*$", old[first:last])}
    blocks = []
    for kind in (*FRAMES, "phrases"):
        blocks.append(heads[kind].split("\n")[0])
        for frame in _order(kind, table[kind]):
            name = f"[cues.{kind}.{frame if ' ' not in frame else chr(34) + frame + chr(34)}]"
            blocks.append(name + notes.get(name, ""))
            blocks += (_line(share, words) for share, words in sorted(table[kind][frame].items(), reverse=True))
            blocks.append("")
    old = old[:first] + "\n".join(blocks) + "\n" + old[last:]
    old = re.sub(r"(?m)^least = .*$", f"least = {BAR}", old)
    lines = [f"{_key(name)} = {round(value, 2)}" for name, value in sorted(_shifts(fitted).items())]
    return re.sub(r"(?s)(\[cues\.shifts\]\n).*?(\n\n# )", lambda m: m[1] + "\n".join(lines) + m[2], old)


def _shifts(fitted: Mapping[str, float]) -> dict[str, float]:
    found = {name.removeprefix("around "): value for name, value in fitted.items() if name.startswith("around ")}
    return {n: v for n, v in found.items() if abs(v) >= (LEAST_WORD_SHIFT if n.startswith(WORDS) else LEAST_SHIFT)}


def _order(kind: str, rows: Mapping[str, Any]) -> list[str]:
    return [frame for frame in dict.fromkeys((*FRAMES.get(kind, ()), *sorted(rows))) if frame in rows]


def _key(name: str) -> str:
    return name if re.fullmatch(r"\w+", name, re.ASCII) else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _line(share: int, words: Sequence[str]) -> str:
    listed = ", ".join(f'"{word}"' for word in words)
    if len(listed) < ONE_LINE:
        return f"{share} = [{listed}]"
    kept = f"{listed},".replace(" ", "\0").replace(",\0", ", ")
    body = textwrap.fill(kept, 118, initial_indent="    ", subsequent_indent="    ", break_on_hyphens=False)
    return f"{share} = [\n{body}\n]".replace("\0", " ")


def _listen(watch: Watch) -> None:
    """Put the watch where frames are weighed."""
    Search.likely = lambda search, frame: watch.likely(search, frame)  # type: ignore[method-assign]
    Search.hopeless = lambda *_: False  # type: ignore[method-assign]
    for name, kind in (("lead", "verbs"), ("passive", "verbs"), ("noun", "nouns"), ("adjective", "adjectives")):
        setattr(reporting, name, watch.again(kind, getattr(reporting, name)))


def main() -> None:
    """Print what unseen outlets give, or write the shares."""
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("text", type=Path)
    args.add_argument("gold", type=Path)
    args.add_argument("--outlets", required=True)
    args.add_argument("--held", action="store_true", help="fit on all outlets but one, judge on that one")
    args.add_argument("--write", type=Path, metavar="CUES")
    opts = args.parse_args()
    placed = placed_by_hand()
    wide = widened(tomli.loads(lexicons.bundled().read_text(encoding="utf-8"))["cues"], placed)
    watch = Watch(wide, placed)
    _listen(watch)
    paths = [p for p in sorted(opts.text.glob("*.txt")) if p.name.startswith(tuple(opts.outlets.split(",")))]
    seen = collect(paths, opts.gold, watch)
    print(f"{len(seen)} candidates, {sum(one.marked for one in seen)} marked")
    if opts.held:
        print(*held_out(seen), sep="\n")
    if opts.write:
        fitted = weights(seen)
        table = shares(fitted, [one.key for one in seen], placed)
        opts.write.write_text(written(opts.write.read_text(encoding="utf-8"), table, fitted), encoding="utf-8")


if __name__ == "__main__":
    main()
