"""The tables of the pack format: which keys a section takes, of what type, and the closed lists of values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from framing.match import Key
from framing.model import Context, DeviceClass, Role, Severity, Voice

SCHEMA = 1

SECTIONS = ("pack", "defaults", "sets", "rules", "modifiers", "devices", "cues")

PACK = {
    "schema": Key("int", required=True),
    "id": Key("str", required=True),
    "version": Key("str", required=True),
    "title": Key("str", required=True),
    "lang": Key("str", required=True),
    "license": Key("str", required=True),
    "requires": Key("str", required=True),
    "homepage": Key("str"),
    "authors": Key("strs"),
}
SET = {
    "words": Key("strs", required=True),
    "inflect": Key("str"),
    "forms": Key("strs-table"),
    "case": Key("str"),
}
RULE = {
    "kind": Key("str", required=True),
    "device": Key("str", required=True),
    "message": Key("str", required=True),
    "hits": Key("examples", required=True),
    "misses": Key("examples", required=True),
    "todo_hits": Key("examples"),
    "todo_misses": Key("examples"),
    "title": Key("str"),
    "ask": Key("str"),
    "why": Key("str"),
    "severity": Key("str"),
    "technique": Key("str-table"),
    "related": Key("str-table"),
    "voice": Key("strs"),
    "roles": Key("strs"),
    "except": Key("tables"),
    "suggest": Key("strs"),
    "references": Key("strs"),
    "context": Key("str-table"),
    "register": Key("str"),
}
EXCEPT = {"phrase": Key("str", required=True), "why": Key("str", required=True), "case": Key("str")}
EXAMPLE = {
    "text": Key("str", required=True),
    "voice": Key("str"),
    "context": Key("strs"),
    "source": Key("str"),
}
MODIFIER = {
    "cues": Key("strs"),
    "pattern": Key("str"),
    "anchors": Key("strs"),
    "voice": Key("strs"),
    "direction": Key("str", required=True),
    "reach": Key("int", required=True),
    "stop_at": Key("strs"),
    "pseudo": Key("strs"),
    "label": Key("str"),
    "hits": Key("examples", required=True),
    "misses": Key("examples", required=True),
    "todo_hits": Key("examples"),
    "todo_misses": Key("examples"),
}
DEVICE = {
    "family": Key("str", required=True),
    "class": Key("str", required=True),
    "title": Key("str", required=True),
    "gloss": Key("str", required=True),
    "boundary": Key("str"),
    "crosswalk": Key("table"),
    "sources": Key("strs"),
    "before": Key("strs"),
}

CHOICES: Mapping[str, tuple[str, ...]] = {
    "severity": tuple(map(str, Severity)),
    "voice": tuple(map(str, Voice)),
    "roles": tuple(map(str, Role)),
    "context": tuple(map(str, Context)),
    "label": tuple(map(str, Context)),
    "class": tuple(map(str, DeviceClass)),
    "inflect": ("verb", "noun", "noun-phrase", "adjective"),
    "case": ("fold", "exact"),
    "direction": ("forward", "backward", "both", "around"),
}
EFFECTS = ("keep", "drop")

LABELS: Mapping[str, tuple[str, ...]] = {
    "ptc18": (
        *("Appeal_to_Authority", "Appeal_to_fear-prejudice", "Bandwagon", "Black-and-White_Fallacy"),
        *("Causal_Oversimplification", "Doubt", "Exaggeration,Minimisation", "Flag-Waving", "Loaded_Language"),
        *(
            "Name_Calling,Labeling",
            "Obfuscation,Intentional_Vagueness,Confusion",
            "Red_Herring",
            "Reductio_ad_hitlerum",
        ),
        *("Repetition", "Slogans", "Straw_Men", "Thought-terminating_Cliches", "Whataboutism"),
    ),
    "semeval23": (
        *("Name_Calling-Labeling", "Guilt_by_Association", "Doubt", "Appeal_to_Hypocrisy"),
        *("Questioning_the_Reputation", "Flag_Waving", "Appeal_to_Authority", "Appeal_to_Popularity"),
        *("Appeal_to_Values", "Appeal_to_Fear-Prejudice", "Straw_Man", "Red_Herring", "Whataboutism"),
        *("Causal_Oversimplification", "False_Dilemma-No_Choice", "Consequential_Oversimplification", "Slogans"),
        *("Conversation_Killer", "Appeal_to_Time", "Loaded_Language", "Obfuscation-Vagueness-Confusion"),
        *("Exaggeration-Minimisation", "Repetition"),
    ),
}
"""Technique catalogues: PTC-18 (Da San Martino et al. 2019) and SemEval-2023 task 3, as their label files spell them."""


def _texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


TYPES: Mapping[str, tuple[Callable[[Any], bool], str]] = {
    "str": (lambda value: isinstance(value, str), "text"),
    "strs": (_texts, "a list of texts"),
    "int": (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    "table": (lambda value: isinstance(value, dict), "a table"),
    "tables": (
        lambda value: isinstance(value, list) and all(isinstance(item, dict) for item in value),
        "a list of tables",
    ),
    "str-table": (
        lambda value: (
            isinstance(value, dict) and all(isinstance(item, str) for key, item in value.items() if not key.startswith("x-"))
        ),
        "a table of texts",
    ),
    "strs-table": (
        lambda value: isinstance(value, dict) and all(map(_texts, value.values())),
        "a table of lists of texts",
    ),
    "examples": (
        lambda value: isinstance(value, list) and all(isinstance(item, (str, dict)) for item in value),
        "a list of texts or tables",
    ),
}
"""For each type of a key: the test of a value, and how a fault names the type."""


def named(value: Any) -> str:
    """Return what an author would call a value's type."""
    names = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")
