"""English inflection, closed and inspectable: rules, and the tables of inflection.toml.

Every form is computed once, when a pack is loaded; a text is never stemmed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import tomli

_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SHORT = re.compile(r"^[^aeiou]*(?:qu)?[aeiouy][^aeiouwxy]$")  # one syllable ending in one vowel and one consonant


_BEHIND = frozenset("of for in on at to with from by behind against".split())  #: what ends the noun of a noun phrase


def inflect(entry: str, part: str | None, forms: Mapping[str, Sequence[str]] | None = None) -> tuple[str, ...]:
    """Return an entry with its first word in every form of a verb, noun or adjective; ``forms`` overrides.

    In a ``noun-phrase`` it is the word before the first preposition, or the last.

    >>> inflect("lash out at", "verb")
    ('lash out at', 'lashes out at', 'lashed out at', 'lashing out at')
    >>> inflect("poster child", "noun-phrase"), inflect("puppet master of fear", "noun-phrase")
    (('poster child', 'poster children'), ('puppet master of fear', 'puppet masters of fear'))
    """
    if forms and entry in forms:
        return tuple(dict.fromkeys(forms[entry]))
    if part is None:
        return (entry,)
    words = entry.split(" ")
    at = 0
    if part == "noun-phrase":
        at = next((number for number, word in enumerate(words) if number and word in _BEHIND), len(words)) - 1
    given = {"verb": verb, "noun": noun, "noun-phrase": noun, "adjective": adjective}[part](words[at])
    return tuple(dict.fromkeys(" ".join([*words[:at], form, *words[at + 1 :]]) for form in given))


def verb(base: str) -> tuple[str, ...]:
    """Return base, third person, past, past participle and -ing form; several where both are in use.

    >>> verb("overthrow")
    ('overthrow', 'overthrows', 'overthrew', 'overthrown', 'overthrowing')
    """
    third = "is" if base == "be" else "has" if base == "have" else _s(base)
    past = _irregular(base)
    stems = _stems(base)
    regular = [_ed(stem) for stem in stems]
    return tuple(dict.fromkeys([base, third, *(past or regular), *(_ing(base, stem) for stem in stems)]))


def _irregular(base: str) -> tuple[str, ...]:
    tables = _tables()
    if base in tables["irregular"]:
        return tables["irregular"][base]  # type: ignore[no-any-return]
    if base not in tables["whole"]:
        for prefix in tables["prefixes"]:
            rest = base.removeprefix(prefix)
            if rest != base and len(rest) > 1 and (forms := _irregular(rest)):
                return tuple(prefix + form for form in forms)
    return ()


def _stems(base: str) -> list[str]:
    """Return what endings are put to: the last consonant doubled, or not, or either."""
    tables = _tables()
    if base.endswith("ic"):
        return [base + "k"]
    if base in tables["either"]:
        return [base, base + base[-1]]
    tail = next((base.removeprefix(p) for p in tables["prefixes"] if len(base) - len(p) > 2 and base.startswith(p)), "")
    doubled = base in tables["doubles"] or _SHORT.match(base) or (tail in tables["irregular"] and _SHORT.match(tail))
    return [base + base[-1]] if doubled and len(base) > 2 else [base]


def _s(base: str) -> str:
    if _CONSONANT_Y.search(base):
        return base[:-1] + "ies"
    if _SIBILANT.search(base) or re.search(r"[^aeiou]o$", base):
        return base + ("zes" if _SHORT.match(base) and base.endswith("z") else "es")
    return base + "s"


def _ed(stem: str) -> str:
    if stem.endswith("e"):
        return stem + "d"
    return stem[:-1] + "ied" if _CONSONANT_Y.search(stem) else stem + "ed"


def _ing(base: str, stem: str) -> str:
    if base.endswith("ie") and (len(base) < 5 or base.endswith("lie")):  # die, belie; but stymieing
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "ie", "oe", "ye", "inge")) and len(base) > 2:
        return base[:-1] + "ing"
    return (base if base == "singe" else stem) + "ing"


def noun(base: str) -> tuple[str, ...]:
    """Return a noun and its plural.

    >>> noun("warmonger"), noun("policy")
    (('warmonger', 'warmongers'), ('policy', 'policies'))
    """
    tables = _tables()
    if base in tables["same"]:
        return (base,)
    if base in tables["plurals"]:
        return (base, *tables["plurals"][base])
    for singular, plural in (("woman", "women"), ("man", "men"), ("child", "children")):
        if base.endswith(singular) and base not in ("human", "german", "roman", "talisman", "shaman"):
            return base, base.removesuffix(singular) + plural
    if _CONSONANT_Y.search(base):
        return base, base[:-1] + "ies"
    return base, base + ("es" if _SIBILANT.search(base) else "s")


def adjective(base: str) -> tuple[str, ...]:
    """Return an adjective, with comparative and superlative where it is short enough to take endings.

    >>> adjective("harsh"), adjective("barbaric")
    (('harsh', 'harsher', 'harshest'), ('barbaric',))
    """
    tables = _tables()
    if base in tables["comparisons"]:
        return (base, *tables["comparisons"][base])
    syllables = len(re.findall(r"[aeiouy]+", base.removesuffix("e")))
    if syllables > 2 or (syllables == 2 and not base.endswith(("y", "le", "ow"))):
        return (base,)
    if base.endswith("e"):
        return base, base + "r", base + "st"
    if _CONSONANT_Y.search(base):
        return base, base[:-1] + "ier", base[:-1] + "iest"
    stem = base + base[-1] if _SHORT.match(base) else base
    return base, stem + "er", stem + "est"


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    raw = tomli.loads((Path(__file__).parent / "inflection.toml").read_text(encoding="utf-8"))
    return {
        "irregular": _rows(raw["irregular"]),
        "plurals": _rows(raw["plurals"]),
        "comparisons": _rows(raw["comparisons"]),
        "doubles": frozenset(raw["doubles"].split()),
        "either": frozenset(raw["either"].split()),
        "same": frozenset(raw["same"]),
        "whole": frozenset(raw["whole"]),
        "prefixes": tuple(raw["prefixes"]),
    }


def _rows(table: str) -> dict[str, tuple[str, ...]]:
    rows = (line.split() for line in table.strip().splitlines())
    return {row[0]: tuple(form for cell in row[1:] for form in cell.split("/")) for row in rows}


def irregular_pasts() -> Mapping[str, str]:
    """Return every irregular past form and participle with its base.

    >>> irregular_pasts()["shot"], irregular_pasts()["driven"]
    ('shoot', 'drive')
    """
    return {form: base for base, forms in _tables()["irregular"].items() for form in forms}
