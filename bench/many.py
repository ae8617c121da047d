"""Rules in any number, made of the words of some texts: rules that fire, rules that never do, and the naive way to run them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence

import regex

from framing.match import KINDS, Vocabulary
from framing.match.literal import EXACT, FOLDED, bounded, pattern
from framing.model import Device, DeviceClass, Document, Rule, Sentence

DEVICE = Device(id="made", family="made", klass=DeviceClass.WORDING, title="", gloss="")
Table = tuple[str, Mapping[str, object]]


def fired(words: Sequence[str], literals: int, patterns: int) -> list[Table]:
    """Return tables of so many rules of one word or two, and so many patterns, of the rarest words of some texts."""
    chance = random.Random(1)
    plain = [word for word in words if word.isalpha()][-literals - patterns :]
    if len(plain) < literals + patterns:
        plain += [f"{word}ish" for word in plain] * (1 + (literals + patterns) // max(1, len(plain)))
    out: list[Table] = []
    for number, word in enumerate(plain[:literals]):
        other = chance.choice(words[:30])
        out.append(("words", {"words": [f"{other} {word}" if number % 5 == 2 else word]}))
    for word in plain[literals : literals + patterns]:
        out.append(("regex", {"pattern": rf"\b{regex.escape(word)}(?:ed|s|ing)?\b(?:\s+(?:of|to|in)\b)?"}))
    return out


def idle(words: Sequence[str], number: int) -> list[Table]:
    """Return tables of so many rules that look like others and never fire."""
    chance = random.Random(2)
    out: list[Table] = []
    for at in range(number):
        word = "".join(reversed(chance.choice(words))) + f"q{chance.choice(words)}x"
        out.append(("regex", {"pattern": rf"\b{regex.escape(word)}s?\b"}) if at % 6 == 5 else ("words", {"words": [word]}))
    return out


def rules_of(tables: Sequence[Table]) -> list[Rule]:
    """Return the rules of tables."""
    return [_rule(number, kind, table) for number, (kind, table) in enumerate(tables)]


def _rule(number: int, kind: str, table: Mapping[str, object]) -> Rule:
    made = KINDS[kind].compile(table, Vocabulary())
    return Rule(
        id=f"made.rule-{number}",
        device=DEVICE,
        message="",
        hits=(),
        misses=(),
        kind=kind,
        find=made.find,
        anchors=made.anchors,
        forms={str(one): tuple(forms) for one, forms in made.forms.items()},
    )


def naive(rules: Sequence[Rule]) -> Callable[[Document, Sequence[Sentence]], Iterator[tuple[str, int, int]]]:
    """Return the way without an index: the pattern of every rule, searched for in every sentence."""
    compiled = [(rule.id, rule.roles, _pattern(rule)) for rule in rules]

    def found(document: Document, sentences: Sequence[Sentence]) -> Iterator[tuple[str, int, int]]:
        for sentence in sentences:
            for id_, roles, made in compiled:
                if sentence.role in roles:
                    yield from ((id_, *m.span()) for m in made.finditer(document.text, *sentence.span))

    return found


def _pattern(rule: Rule) -> regex.Pattern[str]:
    (form,) = next(iter(rule.forms.values()))
    if rule.kind == "regex":
        return regex.compile(form, regex.V0 | regex.IGNORECASE)
    return regex.compile(bounded(pattern(form)), FOLDED | EXACT)
