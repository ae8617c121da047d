"""Attributions → ledger: who is given how much to say, with which verbs, and who is accused and given no word."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import tomli

from framing.ledger import LedgerRow, Unanswered
from framing.model import Attribution, Certainty, Document, Sentence, Span, Stance, Voice
from framing.owners import WORD

_POSTMODIFIERS = frozenset("who that which of in at with from for on inside near familiar close to about".split())
_PRONOUNS = frozenset("he she they it we i who".split())
_LONGEST_NAME = 5  #: words of a name and of the titles before it


def ledger(document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> tuple[LedgerRow, ...]:
    """Return who is given how much to say, in the order in which they first speak."""
    starts = [sentence.span.start for sentence in sentences]
    by_source: dict[str, list[Attribution]] = defaultdict(list)
    for said in attributions:
        if said.source:
            by_source[said.source.name].append(said)
    last = max((said.content.end for group in by_source.values() for said in group), default=0)
    accused = unanswered(document.text, by_source)
    rows = (
        replace(_row(document.text, starts, name, group, last), unanswered=accused.get(name, ()))
        for name, group in by_source.items()
    )
    return tuple(sorted(rows, key=lambda row: (row.first_sentence, row.source)))


def _row(text: str, starts: Sequence[int], name: str, group: Sequence[Attribution], last: int) -> LedgerRow:
    cues = {(said.cue.span.start, said.cue.text.casefold(), said.cue.stance) for said in group if said.cue}
    stances = Counter(stance for _, _, stance in cues)
    return LedgerRow(
        source=name,
        named=named(name),
        words=_words(text, (said.content for said in group)),
        quoted_words=_words(text, (said.content for said in group if said.voice is Voice.QUOTED)),
        cues=dict(sorted(Counter(cue for _, cue, _ in cues).items())),
        first_sentence=max(0, bisect_right(starts, min(said.content.start for said in group)) - 1),
        last_sentence=max(0, bisect_right(starts, max(said.content.end for said in group) - 1) - 1),
        last_word=any(said.content.end == last for said in group),
        stances={str(stance): stances[stance] for stance in Stance if stances[stance]},
    )


def _words(text: str, contents: Iterable[Span]) -> int:
    """Count words under any of the spans once, however they nest."""
    total = reached = 0
    for start, end in sorted(contents):
        total += sum(1 for _ in WORD.finditer(text, max(start, reached), max(end, reached)))
        reached = max(reached, end)
    return total


def named(source: str) -> bool:
    """Tell whether a source is a name rather than a description, by the head of its words.

    >>> [named(s) for s in ("Wang Wenbin", "a French official", "the Ministry of Defence", "a.lee (@alee)")]
    [True, False, True, True]
    """
    if "@" in source:
        return True
    head = ""
    for word in source.replace(",", " who ").split():
        if head and word.casefold() in _POSTMODIFIERS:
            break
        head = word
    return head.lstrip("“\"'(@#")[:1].isupper() and head.casefold() not in _PRONOUNS


def unanswered(text: str, by_source: Mapping[str, Sequence[Attribution]]) -> dict[str, tuple[Unanswered, ...]]:
    """Return, by accuser, the accusations against someone named who is given no word, where the article says of no answer."""
    words = _lexicon()
    charges = [(name, charge) for name, group in by_source.items() for said in group for charge in _charged(text, said, words)]
    if not charges or _answered(text, words["answers"]):
        return {}
    heard = {word for group in by_source.values() for said in group if said.source for word in _name_words(said)}
    found: dict[str, dict[str, Unanswered]] = defaultdict(dict)
    for accuser, charge in charges:
        if not heard & set(_plain(charge.target)):
            found[accuser].setdefault(charge.target, charge)
    return {accuser: tuple(targets.values()) for accuser, targets in found.items()}


def _charged(text: str, said: Attribution, words: Mapping[str, frozenset[str]]) -> Iterator[Unanswered]:
    """Yield the one whom a content such as “Ann Lee of lying” charges."""
    if not said.cue or said.cue.text.casefold().split()[-1] not in words["accusing"]:
        return
    before = [m for m, _ in zip(WORD.finditer(text, *said.content), range(_LONGEST_NAME + 1), strict=False)]
    titles = len([*takewhile(lambda m: m.group().casefold() in words["titles"], before)])
    name = [*takewhile(lambda m: m.group()[0].isupper(), before[titles:])]
    after = before[titles + len(name) : titles + len(name) + 1]
    if name and after and after[0].group() in words["charge"]:
        span = Span(name[0].start(), name[-1].end())
        yield Unanswered(span.of(text), span, Certainty.STATED if len(name) > 1 else Certainty.INFERRED)


def _name_words(said: Attribution) -> Iterator[str]:
    if said.source:
        yield from _plain(f"{said.source.text} {said.source.resolved or ''}")


def _plain(name: str) -> Iterator[str]:
    """Yield the words of a name without possessive endings."""
    for m in WORD.finditer(name):
        yield m.group().casefold().removesuffix("’s").removesuffix("'s")


def _answered(text: str, answers: Iterable[str]) -> bool:
    plain = " ".join(text.casefold().replace("’", "'").split())
    return any(answer in plain for answer in answers)


@lru_cache(maxsize=1)
def _lexicon() -> Mapping[str, frozenset[str]]:
    """Return the words of ``rules/ledger.toml``: beside the code in a wheel, at the top in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules" / "ledger.toml"
    with (inside if inside.exists() else package.parent / "rules" / "ledger.toml").open("rb") as file:
        table: dict[str, Any] = tomli.load(file)["unanswered"]
    return {name: frozenset(words) for name, words in table.items()}
