"""Attributions → ledger: who is given how much to say, with which verbs, and who is accused and given no word."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import regex
import tomli

from framing.ledger import LedgerRow, Unanswered
from framing.model import Attribution, Certainty, Document, Sentence, Span, Stance, Voice
from framing.values import replace
from framing.words import WORD, count_words

_POSTMODIFIERS = frozenset("who that which of in at with from for on inside near familiar close to about".split())
_PRONOUNS = frozenset("he she they it we i who".split())
_STOP = regex.compile(r"[.!?]\s|\n")
_NEAR = regex.compile(r"(?:[^.!?\n]|[.!?](?!\s))*+(?:[.!?]\s+(?:He|She|It|They|His|Her)\b(?:[^.!?\n]|[.!?](?!\s))*+)?")
_REACH = 400  #: code points of the rest of a sentence, and of the next if it begins with a pronoun
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
        total += count_words(text, Span(max(start, reached), max(end, reached)))
        reached = max(reached, end)
    return total


def named(source: str) -> bool:
    """Tell whether a source is a name rather than a description, by the head of its words.

    >>> [named(s) for s in ("Wang Wenbin", "a French official", "the Ministry of Defence")]
    [True, False, True]
    >>> [named(s) for s in ("Critics", "Critics of the plan", "Holt", "The Times")]
    [False, False, True, True]
    """
    head, before = "", ""
    for word in source.replace(",", " who ").split():
        if head and word.casefold() in _POSTMODIFIERS:
            break
        head, before = word, head
    alone = not before and head.casefold() in _lexicon("named")["common"]
    return head.lstrip("“\"'(@#")[:1].isupper() and head.casefold() not in _PRONOUNS and not alone


def unanswered(text: str, by_source: Mapping[str, Sequence[Attribution]]) -> dict[str, tuple[Unanswered, ...]]:
    """Return, by accuser, the accusations against someone named who is given no word, where the article says of no answer."""
    words = _lexicon("unanswered")
    charges = [(name, charge) for name, group in by_source.items() for said in group for charge in _charged(text, said, words)]
    if not charges or _answered(text, words["answers"]):
        return {}
    heard = {word for group in by_source.values() for said in group if said.source for word in _name_words(said)}
    found: dict[str, dict[str, Unanswered]] = defaultdict(dict)
    for accuser, charge in charges:
        if not heard & set(_plain(charge.target)) and not _replied(text, charge.target, words["replies"]):
            found[accuser].setdefault(charge.target, charge)
    return {accuser: tuple(targets.values()) for accuser, targets in found.items()}


def _charged(text: str, said: Attribution, words: Mapping[str, frozenset[str]]) -> Iterator[Unanswered]:
    """Yield the one whom a content such as “Ann Lee of lying” charges."""
    if not said.cue or said.cue.text.casefold().split()[-1] not in words["accusing"]:
        return
    if _denied(text, said.cue.span, words) or not said.source or not _someone(said.source.name):
        return
    before = [m for m, _ in zip(WORD.finditer(text, *said.content), range(_LONGEST_NAME + 2), strict=False)]
    titles = len([*takewhile(lambda m: m.group().casefold() in words["titles"], before)])
    name = _name(text, before[titles:])
    after = [m.group() for m in before[titles + len(name) :][:2]]
    if name and len(after) == 2 and _is_charge(said.cue.text, after):
        span = Span(name[0].start(), name[-1].end())
        certainty = _certainty(text, span.of(text), words["titles"])
        if certainty and said.source.certainty is Certainty.INFERRED:
            certainty = Certainty.INFERRED
        if certainty:
            yield Unanswered(span.of(text), span, certainty)


def _name(text: str, words: Sequence[regex.Match[str]]) -> list[regex.Match[str]]:
    """Return the capitalised words at the start that nothing but a blank, or the full stop of an initial, parts."""
    name: list[regex.Match[str]] = []
    for m in words:
        if not m.group()[0].isupper() or (name and text[name[-1].end() : m.start()] not in (" ", ". ")):
            break
        name.append(m)
    return name


def _someone(source: str) -> bool:
    """Tell whether a source is more than a pronoun or a stray word, so that the accuser is known."""
    return source.casefold() not in _PRONOUNS and (source[:1].isupper() or " " in source)


def _is_charge(cue: str, after: Sequence[str]) -> bool:
    """Tell whether a charge follows the name: “of” after accusing only, and never the rest of a name (“Bureau of Land”)."""
    link = "of" if "accus" in cue.casefold() else "for"
    return after[0] == link and not after[1][0].isupper()


def _denied(text: str, cue: Span, words: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether the accusation is one that was not made: “has never accused”."""
    before = max((m.end() for m in _STOP.finditer(text, max(0, cue.start - 40), cue.start)), default=max(0, cue.start - 40))
    around = [m.group().casefold() for m in WORD.finditer(text, before, cue.end)]
    return any(word in words["not_made"] or word.endswith(("n't", "n’t")) for word in around[-5:])


@lru_cache(maxsize=256)
def _certainty(text: str, name: str, titles: frozenset[str]) -> Certainty | None:
    """Return how surely a name means one person or body: None where it is told speaking, or is the name of a place."""
    last = regex.escape(name.split()[-1])
    if regex.search(rf"\b(?:in {last}|{last} (?:\w+ )?(?:sa(?:id|ys?|ying)|told|called|argued|insisted))\b", text):
        return None
    if len(name.split()) > 1:
        return Certainty.STATED
    firsts = {m.group(1) for m in regex.finditer(rf"\b(\p{{Lu}}[\w.-]*\w) {regex.escape(name)}\b", text)}
    firsts = {first for first in firsts if first.casefold() not in titles}
    if not firsts:
        return None
    return Certainty.RESOLVED if len(firsts) == 1 else Certainty.INFERRED


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


def _replied(text: str, target: str, replies: frozenset[str]) -> bool:
    """Tell whether one who is charged is said to deny it where the name stands, or in the sentence behind."""
    for m in regex.finditer(rf"\b{regex.escape(target.split()[-1])}\b", text):
        near = _NEAR.match(text, m.end(), min(len(text), m.end() + _REACH))
        if near and not replies.isdisjoint(WORD.findall(near[0].casefold())):
            return True
    return False


@lru_cache(maxsize=4)
def _lexicon(part: str) -> Mapping[str, frozenset[str]]:
    """Return the words of a part of ``rules/ledger.toml``: beside the code in a wheel, at the top in a checkout."""
    package = Path(__file__).parent
    inside = package / "rules" / "ledger.toml"
    with (inside if inside.exists() else package.parent / "rules" / "ledger.toml").open("rb") as file:
        table: dict[str, Any] = tomli.load(file)[part]
    return {name: frozenset(words) for name, words in table.items()}
