"""A file of the cache, read where it is needed (packs/layout.py), into the packs that were written there.

Whatever cannot be read is taken from the packs themselves, read anew: a file that is not as it was written costs time only.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, TypeVar

from framing.match import KINDS, Vocabulary
from framing.match.anchored import Anchored, spelt
from framing.match.branches import Way
from framing.match.cues import Cues, Stops
from framing.match.index import Laid, Use, literals_of
from framing.match.indexed import Indexed, Need, Needle
from framing.match.pattern import CHECKED, Pattern
from framing.match.phrase import Phrases, way_of
from framing.match.spelling import Spelling
from framing.match.words import finish_of
from framing.model import Device, Matcher, Modifier, Origin, Pack, Rule
from framing.packs import layout
from framing.packs.layout import ABOUT, CUE_LIGHT, CUE_PROOFS, LIGHT, PACK, PROOFS
from framing.packs.lazy import Later, LazyModifier, LazyRule, Shelved, made
from framing.packs.source import PackSource
from framing.packs.stored import choices, number as whole, read, table as as_table, texts

T = TypeVar("T")
Again = Callable[[], Sequence[Pack]]


class Shelf:
    """What stands in one file; ``again`` reads the packs themselves."""

    def __init__(self, body: memoryview, sources: Sequence[PackSource], again: Again) -> None:
        parts = layout.parted(body)
        self._parts, self._sources, self._again = parts, sources, again
        self._asked: dict[int, Any] = {}  #: modifier → what it is made from
        self._split: dict[int, list[bytes]] = {}  #: section → its lines, once one of them was asked for
        self._head = as_table(json.loads(self._lines(layout.HEAD)[0]))
        self._always = frozenset(map(whole, self._head["always"]))
        self._keys = [whole(number) for number in self._head["keys"]]
        self._kinds: list[str] = []
        self._owner: list[int] = []  #: pack of each rule
        self.packs = tuple(self._packs())
        self.pieces = [self._use("", row) for row in self._head["pieces"]]

    def _packs(self) -> list[Pack]:
        packs = self._head["packs"]
        if len(packs) != len(self._sources):
            raise ValueError("other packs")
        own = [tuple(Device(**read(Device, device)) for device in pack["devices"]) for pack in packs]
        devices = {device.id: device for some in own for device in some}
        cues = 0
        out = []
        for number, (pack, source) in enumerate(zip(packs, self._sources, strict=True)):
            rules = tuple(self._rule(number, source, devices, one) for one in pack["rules"])
            modifiers = tuple(self._modifier(cues + n, number, source, *one) for n, one in enumerate(pack["modifiers"]))
            cues += len(modifiers)
            out.append(_pack(pack["head"], source, rules, own[number], modifiers))
        return out

    def _rule(self, pack: int, source: PackSource, devices: Mapping[str, Device], row: Any) -> Rule:
        device, line, light = row
        number = len(self._owner)
        fields = read(Rule, light, LIGHT)
        kind = KINDS[fields["kind"]]
        self._owner.append(pack)
        self._kinds.append(kind.name)
        always = number in self._always
        find: Matcher
        if kind.name in _SHELVED:
            find = Shelved(self, number, always)
        else:
            find = Later(partial(self._matcher, number), Laid(self, number, always))
        known = {"device": devices[device], "origin": Origin(source.path, whole(line)), "find": find}
        return made(LazyRule, {**fields, **known}, partial(self._rest_of_rule, number))  # type: ignore[no-any-return]

    def _rest_of_rule(self, number: int, name: str) -> Mapping[str, Any]:
        names, part = (PROOFS, layout.PROOF) if name in PROOFS else (ABOUT, layout.TOLD)
        if name not in names:
            raise AttributeError(name)
        return self._or_else(
            lambda: read(Rule, self._line(part, number), names),
            lambda: {name: getattr(self._fresh_rules[number], name) for name in names},
        )

    def _matcher(self, number: int) -> Matcher:
        """Return the matcher of a rule that has no needles."""

        def kept() -> Matcher:
            table, _, _ = self._line(layout.MADE, number)
            kind = KINDS[self._kinds[number]]
            if any(key.required and name not in table for name, key in kind.keys.items()):
                raise KeyError(number)
            return kind.compile(table, self._vocabularies[self._owner[number]]).find

        return self._or_else(kept, lambda: self._fresh_rules[number].find)

    def indexed(self, number: int) -> Indexed:
        """Return the matcher of a rule that an index serves, without its needles if it has names."""
        if self._kinds[number] == "regex":
            return self._or_else(lambda: self._pattern(number), lambda: self._fresh(number, Pattern))
        return self._or_else(lambda: self._anchored(number), lambda: self._fresh(number, Anchored))

    def _pattern(self, number: int) -> Pattern:
        made = _pattern(*self._line(layout.MADE, number))
        if made.keys != self._keys[number]:
            raise ValueError("other ways")
        return made

    def _anchored(self, number: int) -> Anchored:
        table, names, entries = self._line(layout.MADE, number)
        held, exact = texts(names), as_table(table).get("case") == "exact"
        if len(held) != self._keys[number]:
            raise ValueError("other names")
        if self._kinds[number] == "phrase":
            ready = Phrases(self._vocabularies[self._owner[number]], exact=exact)
            return Anchored(held, lambda: (), way_of(ready, exact=exact))
        entry = dict(zip(held, texts(entries), strict=True)) if entries is not None else {}
        return Anchored(held, lambda: (), spelt(exact=exact), entry=entry, finish=finish_of(table))

    def _fresh(self, number: int, kind: type[T]) -> T:
        find = self._fresh_rules[number].find
        if not isinstance(find, kind):
            raise TypeError("the packs have changed")
        return find

    def needles(self, number: int) -> tuple[Needle, ...]:
        """Return the needles of a rule, in the order of their keys."""
        return tuple(sorted(self._needles.get(number, ()), key=lambda needle: (needle.key, needle.literal)))

    @cached_property
    def _needles(self) -> Mapping[int, Sequence[Needle]]:
        found: dict[int, list[Needle]] = {}
        for word in self.words:
            for use in self.uses(word):
                if use.needle:
                    found.setdefault(use.rule, []).append(use.needle)
        return found

    @cached_property
    def words(self) -> Mapping[str, int]:
        """The words under which literals are kept, each with the number of its line."""
        written = str(self._parts[layout.WORDS], "utf-8", "replace").split("\n")
        return {word: number for number, word in enumerate(written)} if written != [""] else {}

    def uses(self, word: str) -> list[Use]:
        """Return the literals that are kept under a word."""
        return self._or_else(
            lambda: [self._use(word, one) for one in self._line(layout.USES, self.words[word])],
            lambda: self._fresh_uses.get(word, []),
        )

    def _use(self, word: str, row: Any) -> Use:
        literal, at, rule, key, how, words = row
        text = word if literal is None else literal
        if (
            type(text) is not str
            or not (0 <= whole(rule) < len(self._owner))
            or whole(at) < 0
            or not 0 <= whole(key) < max(1, self._keys[rule])
        ):
            raise TypeError("not a literal")
        if how == layout.ALONE:
            return Use(text, at, rule)
        spelling = None
        if how == layout.SPELT:
            spelling = Spelling(tuple(text.split(" ")))
        elif how in (layout.EXACT, layout.SPELT_SO):
            spelling = Spelling(texts(words), how == layout.EXACT)
        elif how not in (layout.BEGINS, layout.STANDS):
            raise ValueError("not a literal")
        written = texts(words) if spelling is None and words is not None else ()
        return Use(text, at, rule, Needle(text, key, spelling, how == layout.BEGINS, written))

    def _modifier(self, number: int, pack: int, source: PackSource, line: Any, light: Any) -> Modifier:
        fields = read(Modifier, light, CUE_LIGHT)
        parts = {which: Later(partial(self._cue, number, pack, which)) for which in ("cue", "stop", "pseudo")}
        origin = Origin(source.path, whole(line))
        return made(  # type: ignore[no-any-return]
            LazyModifier, {**fields, **parts, "origin": origin}, partial(self._rest_of_modifier, number)
        )

    def _rest_of_modifier(self, number: int, name: str) -> Mapping[str, Any]:
        if name not in CUE_PROOFS:
            raise AttributeError(name)
        return self._or_else(
            lambda: read(Modifier, json.loads(self._cues(number)[3]), CUE_PROOFS),
            lambda: {name: getattr(self._fresh_modifiers[number], name) for name in CUE_PROOFS},
        )

    def _cue(self, number: int, pack: int, which: str) -> Matcher:
        def kept() -> Matcher:
            marks, by_word, pattern, _ = self._cues(number)
            if which == "cue" and pattern is not None:
                return _pattern(*pattern)
            words = {word: texts(phrases) for word, phrases in as_table(by_word[which]).items()}
            cues = Cues(words, self._phrases[pack])
            return Stops(texts(marks), cues) if which == "stop" else cues

        return self._or_else(kept, lambda: self._fresh_cue(number, which))

    def _cues(self, number: int) -> Any:
        """Return what a modifier is made from; it is asked for once for each of its three matchers."""
        if number not in self._asked:
            self._asked[number] = self._line(layout.CUES, number)
        return self._asked[number]

    def _fresh_cue(self, number: int, which: str) -> Matcher:
        fresh = self._fresh_modifiers[number]
        return {"cue": fresh.cue, "stop": fresh.stop, "pseudo": fresh.pseudo}[which]

    @cached_property
    def _phrases(self) -> Sequence[Phrases]:
        return [Phrases(vocabulary) for vocabulary in self._vocabularies]

    @cached_property
    def _vocabularies(self) -> Sequence[Vocabulary]:
        return [_vocabulary(json.loads(line)) for line in self._lines(layout.SETS)]

    def _line(self, part: int, number: int) -> Any:
        return json.loads(self._lines(part)[number])

    def _lines(self, part: int) -> list[bytes]:
        if part not in self._split:
            self._split[part] = bytes(self._parts[part]).split(b"\n")
        return self._split[part]

    def _or_else(self, kept: Callable[[], T], fresh: Callable[[], T]) -> T:
        try:
            return kept()
        except Exception:  # a file of the cache may hold anything, and the packs themselves are there to be read
            return fresh()

    @cached_property
    def _fresh_rules(self) -> Sequence[Rule]:
        return [rule for pack in self._again() for rule in pack.rules]

    @cached_property
    def _fresh_modifiers(self) -> Sequence[Modifier]:
        return [modifier for pack in self._again() for modifier in pack.modifiers]

    @cached_property
    def _fresh_uses(self) -> Mapping[str, list[Use]]:
        found: dict[str, list[Use]] = {}
        for number, rule in enumerate(self._fresh_rules):
            for word, use in literals_of(rule, number)[0]:
                found.setdefault(word, []).append(use)
        return found


_SHELVED = ("words", "phrase", "regex")


def _pattern(table: Any, rows: Any, inner: Any) -> Pattern:
    ways = [Way(whole(alternative), tuple(map(_need, needs))) for alternative, needs in rows]
    held: dict[str, Any] = {key: str(table[key]) for key in ("pattern", "case", "mark") if key in as_table(table)}
    reach, slow, marks = table[CHECKED]
    held[CHECKED] = [whole(reach), bool(slow), str(marks)]
    return Pattern(held, ways, inner=partial(choices, inner, held["pattern"]))


def _need(row: Any) -> Need:
    words, pieces, cased = map(texts, row)
    return Need(frozenset(words), pieces, cased)


def _pack(head: Any, source: PackSource, rules: Any, devices: Any, modifiers: Any) -> Pack:
    return Pack(
        **read(Pack, head, PACK),
        sha256=source.sha256,
        origin=Origin(source.path),
        provider=source.provider,
        rules=rules,
        devices=devices,
        modifiers=modifiers,
    )


def _vocabulary(data: Any) -> Vocabulary:
    return Vocabulary(
        sets={name: texts(members) for name, members in as_table(data["sets"]).items()},
        exact=frozenset(texts(data["exact"])),
        lemmas={name: as_table(lemmas) for name, lemmas in as_table(data["lemmas"]).items()},
    )
