"""Checked packs → the body of a file of the cache (packs/layout.py)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from framing.match import KINDS, Vocabulary
from framing.match.anchored import Anchored
from framing.match.choices import choices
from framing.match.cues import Cues
from framing.match.index import Use, literals_of
from framing.match.indexed import Indexed, Need
from framing.match.pattern import Pattern
from framing.model import Modifier, Pack, Rule
from framing.packs import layout
from framing.packs.layout import ABOUT, CUE_LIGHT, CUE_PROOFS, LIGHT, PACK, PROOFS, Posting, packed
from framing.packs.reading import Recipe
from framing.packs.stored import written


def dump(packs: Sequence[Pack], recipes: Sequence[Recipe]) -> bytes:
    """Return packs as a body. Raises LookupError where a rule is of a kind that framing does not bring itself."""
    rules = [rule for pack in packs for rule in pack.rules]
    tables = {rule.id: recipe.rules[rule.id] for pack, recipe in zip(packs, recipes, strict=True) for rule in pack.rules}
    kept, pieces, always = _laid(rules)
    head = {
        "packs": [_pack(pack) for pack in packs],
        "pieces": pieces,
        "always": always,
        "keys": [rule.find.keys if isinstance(rule.find, Indexed) else 0 for rule in rules],
    }
    words = sorted(kept)
    return layout.joined(
        [
            [packed(head)],
            [word.encode("utf-8") for word in words],
            [packed(kept[word]) for word in words],
            [packed(written(rule, ABOUT)) for rule in rules],
            [packed(written(rule, PROOFS)) for rule in rules],
            [packed(_made(rule, tables[rule.id])) for rule in rules],
            [packed(_modifier(one)) for pack in packs for one in pack.modifiers],
            [packed(_sets(recipe.vocabulary)) for recipe in recipes],
        ]
    )


def _pack(pack: Pack) -> dict[str, Any]:
    return {
        "head": written(pack, PACK),
        "devices": [written(device) for device in pack.devices],
        "rules": [[rule.device.id, rule.origin.line, written(rule, LIGHT)] for rule in pack.rules],
        "modifiers": [[one.origin.line, written(one, CUE_LIGHT)] for one in pack.modifiers],
    }


def _laid(rules: Sequence[Rule]) -> tuple[dict[str, list[Posting]], list[Posting], list[int]]:
    """Return the literals of all rules by word, those that may stand inside one, and the rules that have none."""
    kept: dict[str, list[Posting]] = {}
    loose: list[Posting] = []
    always = []
    for number, rule in enumerate(rules):
        uses, pieces = literals_of(rule, number)
        for word, use in uses:
            kept.setdefault(word, []).append(_posting(word, use, number))
        loose += [_posting("", use, number) for use in pieces]
        if not uses and not pieces:
            always.append(number)
    return kept, loose, always


def _posting(word: str, use: Use, rule: int) -> Posting:
    literal = None if use.literal == word else use.literal
    needle = use.needle
    if needle is None:
        return Posting(literal, use.at, rule, 0, layout.ALONE)
    spelt = needle.spelling
    if spelt is None:
        written = list(needle.written) or None
        return Posting(literal, use.at, rule, needle.key, layout.BEGINS if needle.head else layout.STANDS, written)
    if not spelt.exact and list(spelt.words) == needle.literal.split(" "):
        return Posting(literal, use.at, rule, needle.key, layout.SPELT)
    return Posting(literal, use.at, rule, needle.key, layout.EXACT if spelt.exact else layout.SPELT_SO, list(spelt.words))


def _made(rule: Rule, table: Mapping[str, Any]) -> list[Any]:
    """Return the table of a rule's matcher, and the names and entries of one with names, or ways and choices of a pattern."""
    KINDS[rule.kind]
    find = rule.find
    if isinstance(find, Pattern):
        return _pattern(find)
    if not isinstance(find, Anchored):
        return [table, None, None]
    short = {key: table[key] for key in ("case", "mark") if key in table}
    return [short, list(find.names), [find.entry.get(name, name) for name in find.names] if find.entry else None]


def _pattern(find: Pattern) -> list[Any]:
    """Return the checked table of a pattern, its ways, and its choices."""
    ways = [[way.alternative, list(map(_need, way.needs))] for way in find.branches.ways]
    return [find.table, ways, packed(choices(find.table["pattern"])).decode()]  # read where a pattern is compiled


def _need(need: Need) -> list[Any]:
    return [sorted(need.words), need.pieces, need.cased]


def _modifier(modifier: Modifier) -> list[Any]:
    """Return the marks that stop a modifier, its phrases by word, its pattern if it has one, and its examples."""
    by_word = {key: dict(_by_word(getattr(modifier, key))) for key in ("cue", "stop", "pseudo")}
    pattern = _pattern(modifier.cue) if isinstance(modifier.cue, Pattern) else None
    proofs = packed(written(modifier, CUE_PROOFS)).decode()  # read where they are asked for
    return [list(getattr(modifier.stop, "marks", ())), by_word, pattern, proofs]


def _by_word(find: Any) -> Iterator[tuple[str, list[str]]]:
    cues = getattr(find, "words", find)
    if isinstance(cues, Cues):
        yield from ((word, list(phrases)) for word, phrases in cues.by_word.items())


def _sets(vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "sets": {name: list(members) for name, members in vocabulary.sets.items()},
        "exact": sorted(vocabulary.exact),
        "lemmas": {name: dict(lemmas) for name, lemmas in vocabulary.lemmas.items()},
    }
