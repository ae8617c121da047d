"""The packs that ship with framing: whole, within the list of devices, sparing with judgement, blind to sides."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from framing.context import spans
from framing.match import KINDS, fold
from framing.model import Pack, Rule, Span
from framing.packs import bundled, home, load, read_source

DEVICES = {
    "sides": {
        *("bloc-confrontation", "bloc-accusation", "historical-analogy", "zero-sum", "containment", "encroachment"),
        *("choose-sides", "proxy-label", "collision-course", "order-words", "discord"),
    },
    "us-them": {"us-them", "in-group-praise", "dehumanising", "speaking-for"},
    "war": {
        *("demonising-label", "emotive-harm", "euphemism", "retaliation-frame", "victim-grading", "contested-name"),
        "war-lens",
    },
    "security": {"existential-threat", "extraordinary-measures", "fear-appeal", "veiled-condition", "urgency"},
    "attribution": {
        *("distancing-verb", "endorsing-verb", "conceding-verb", "charged-verb", "weasel-attribution"),
        *("unnamed-source", "bare-authority", "source-label", "scare-quotes", "asserted-motive"),
        *("unattributed-headline", "headline-drift", "uneven-verbs"),
    },
    "certainty": {"presupposition", "booster", "accusing-nominal", "insinuation"},
    "agency": {"agentless-harm", "harm-as-event", "impersonal-decision"},
    "emotion": {"loaded-verb", "loaded-modifier", "exaggeration", "minimisation"},
    "reputation": {
        *("name-calling", "guilt-by-association", "delegitimising", "whataboutism", "imputed-intent"),
        "interference-charge",
    },
    "reasoning": {
        *("false-dilemma", "scapegoat", "slippery-slope", "bandwagon", "virtue-words", "slogan", "repetition"),
    },
}
"""The closed list of devices, by family. A pack of others brings its own under its own prefix."""

JUDGEMENTS = re.compile(
    r"\b(?:bias(?:ed)?|propagand\w*|liars?|lies|lying|dishonest|manipulat\w*|fake|untrue|we|our|us|I|you|your)\b", re.I
)
"""What a message never says: a verdict on a person, a text or its truth, and nothing in the first or second person."""

PACKS = load([read_source(path, "framing") for path in bundled()], KINDS)
RULES = [rule for pack in PACKS for rule in pack.rules]
MODIFIERS = [modifier for pack in PACKS for modifier in pack.modifiers]
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def found(rule: Rule, text: str) -> list[str]:
    """Return what a rule's matcher marks in a text, exceptions and voice aside."""
    return [text[slice(*place(hit, "mark"))] for hit in rule.find(text, 0, len(text))]


def place(hit: object, part: str) -> Span:
    """Return a part of what a matcher yields, which may be bare offsets."""
    return getattr(hit, part, None) or Span(*hit)  # type: ignore[misc]


def by_id(rule_id: str) -> Rule:
    return next(rule for rule in RULES if rule.id == rule_id)


def tables() -> list[tuple[Path, dict[str, object]]]:
    return [(path, tomli.loads(path.read_text(encoding="utf-8"))) for path in bundled()]


def test_the_starter_packs_are_there() -> None:
    assert {"attribution", "emotion", "modifiers", "reputation", "sides", "us-them"} <= {pack.id for pack in PACKS}


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.id)
def test_a_pack_says_what_it_is(pack: Pack) -> None:
    assert (pack.lang, pack.license, bool(pack.title)) == ("en", "CC-BY-4.0", True)
    assert Path(pack.origin.path).stem == pack.id


def test_devices_are_those_of_the_closed_list() -> None:
    devices = [device for pack in PACKS for device in pack.devices]
    assert [d.id for d in devices if d.id not in DEVICES.get(d.family, ())] == []
    assert len({d.id for d in devices}) == len(devices)


def test_every_device_has_a_rule_and_says_where_it_ends() -> None:
    devices = [device for pack in PACKS for device in pack.devices]
    assert {d.id for d in devices} == {rule.device.id for rule in RULES}
    assert [d.id for d in devices if not (d.title and d.gloss and d.boundary)] == []
    known = set().union(*DEVICES.values())
    assert [(d.id, other) for d in devices for other in d.before if other not in known or other == d.id] == []


def test_sources_stand_in_the_bibliography() -> None:
    works = tomli.loads((home() / "bibliography.toml").read_text(encoding="utf-8"))
    cited = {source for pack in PACKS for device in pack.devices for source in device.sources}
    assert cited - works.keys() == set()
    assert [
        key for key, work in works.items() if not (work["authors"] and work["title"] and isinstance(work["year"], int))
    ] == []
    assert [key for key, work in works.items() if not isinstance(work["read"], bool)] == []
    assert [key for key, work in works.items() if work["read"] and not work.get("note")] == []
    schools = " ".join(work.get("school", "") for work in works.values())
    assert [key for key in works.keys() - cited if key not in schools] == []


def test_numbers_of_the_bibliography_are_well_formed() -> None:
    works = tomli.loads((home() / "bibliography.toml").read_text(encoding="utf-8"))
    assert [key for key, work in works.items() if "doi" in work and not re.fullmatch(r"10\.\d{4,5}/\S+", work["doi"])] == []
    assert [key for key, work in works.items() if "isbn" in work and not checked(work["isbn"])] == []


def checked(isbn: str) -> bool:
    """Tell whether an ISBN of 13 digits has the check digit that it must have."""
    digits = [int(digit) for digit in isbn if digit.isdigit()]
    return len(digits) == 13 and sum(digit * (1, 3)[place % 2] for place, digit in enumerate(digits)) % 10 == 0


@each_rule
def test_a_rule_speaks_for_itself(rule: Rule) -> None:
    assert all(text.strip() for text in (rule.message, rule.ask, rule.why))
    assert any(name in rule.message for name in (("{count}", "{words}") if rule.repeat else ("{match}",)))
    assert rule.ask.endswith("?")
    assert rule.why.endswith(".") and rule.message.endswith(".")


@each_rule
def test_a_rule_judges_wording_only(rule: Rule) -> None:
    said = f"{rule.message} {rule.ask} {rule.device.title} {rule.device.gloss}".replace("Us and them", "")
    if rule.device.id == "us-them":
        said = rule.message
    assert JUDGEMENTS.findall(said) == []


@each_rule
def test_a_rule_has_two_hits_and_two_misses_that_differ(rule: Rule) -> None:
    assert len(rule.hits) >= 2
    assert len(rule.misses) >= 2
    texts = [example.text for example in (*rule.hits, *rule.misses)]
    assert len(set(texts)) == len(texts)
    assert all(example.spans or rule.repeat for example in rule.hits)
    assert not any(example.spans for example in rule.misses)


CLAIMS = {
    *("doubled.noun", "doubled.and", "doubled.boosted", "emotion-adjectives.disgust", "emotion-adjectives.mad"),
    "emotion-adjectives.horror",
    *("emotion-adverbs.outcry", "emotion-idioms.shout", "emotion-scale.beyond-scale", "emotion-scale.of-all-time"),
}
"""Rules that claim a technique: found right in half of twenty findings or more, and within the guideline's definition."""


def test_techniques_are_claimed_where_measured_and_nowhere_else() -> None:
    assert {rule.id for rule in RULES if rule.technique} == CLAIMS


@each_rule
def test_every_exception_is_needed_by_an_example(rule: Rule) -> None:
    texts = [example.text for example in (*rule.hits, *rule.misses)]
    idle = [
        exempt.phrase
        for exempt in rule.exceptions
        if not any(
            wide.covers(place(hit, "whole"))
            for text in texts
            for wide in spans(exempt.find, text, 0, len(text))
            for hit in rule.find(text, 0, len(text))
        )
    ]
    assert idle == []


@each_rule
def test_anchors_stand_in_every_hit(rule: Rule) -> None:
    missing = [e.text for e in rule.hits if rule.anchors and not any(a in fold(e.text) for a in rule.anchors)]
    assert missing == []


def test_examples_are_not_shared_between_rules() -> None:
    texts = [example.text for rule in RULES for example in (*rule.hits, *rule.misses)]
    assert sorted({text for text in texts if texts.count(text) > 1}) == []


@pytest.mark.parametrize("modifier", MODIFIERS, ids=lambda modifier: modifier.name)
def test_a_modifier_has_two_hits_and_two_misses(modifier: object) -> None:
    assert len(modifier.hits) >= 2 and len(modifier.misses) >= 2  # type: ignore[attr-defined]
    assert all(len(e.spans) == 1 for e in (*modifier.hits, *modifier.misses))  # type: ignore[attr-defined]


def test_every_context_has_a_modifier() -> None:
    labels = {str(modifier.label) for modifier in MODIFIERS}
    assert labels == {"denied", "mention", "distanced", "hedged", "hypothetical", "historical"}


SIDES = ["Washington", "Beijing", "Moscow", "Brussels", "Tehran", "New Delhi", "Ankara", "NATO", "America", "China", "Russia"]
SWAPPED = {
    "sides.contain": "It is meant to contain {}.",
    "sides.encircle": "The bases encircle {}.",
    "sides.backyard": "Ships sail in {}’s backyard.",
    "sides.doorstep": "There is war on {}’s doorstep.",
    "sides.orbit": "The island slid into {}’s orbit.",
    "sides.puppet": "They are lackeys of {}.",
    "sides.bidding": "The board is doing {}’s bidding.",
    "sides.rival-camps": "{} spoke of opposing blocs.",
    "sides.bloc-charge": "{} keeps a Cold War mentality.",
    "reputation.bent-on": "{} is bent on expanding its reach.",
    "reputation.interference": "{} is meddling in regional affairs.",
    "attribution.owned-outlet": "A {}-backed channel said so.",
    "sides.blow-or-gift": "The vote is a blow to {}.",
    "sides.barrier": "The aim is to weaken {}.",
    "sides.drift": "The islands drift away from {}.",
    "sides.at-the-behest": "They act at the behest of {}.",
    "sides.march-to-war": "{} is sliding into war.",
    "sides.coming-closer": "{} tightens its grip on the strait.",
    "sides.small-circles": "{} gangs up on small states.",
    "sides.quarrel-words": "{} is caught in a bitter row over fish.",
    "war.evil-power": "{} is a terrorist state, he said.",
    "war.provocation": "{} called it a dangerous provocation.",
    "war.unprovoked": "{} speaks of an unprovoked attack.",
    "security.consequences": "{} will pay a heavy price.",
    "security.play-with-fire": "{} is playing with fire.",
    "security.right-call": "{} should make the right call.",
    "certainty.possessed-malice": "They condemn {}’s aggression.",
    "certainty.failure-to": "{}’s refusal to negotiate is known.",
    "agency.erupted": "Clashes broke out near {}.",
    "us-them.they-hate-us": "{} knows that they hate us.",
}


@pytest.mark.parametrize("rule_id", SWAPPED)
@pytest.mark.parametrize("actor", SIDES)
def test_actors_can_be_swapped(rule_id: str, actor: str) -> None:
    if rule_id == "attribution.owned-outlet" and " " in actor:
        actor = actor.rpartition(" ")[2]
    assert len(found(by_id(rule_id), SWAPPED[rule_id].format(actor))) == 1


SIDES = (
    {"Washington", "Beijing", "Moscow", "Tehran", "Kyiv", "Jerusalem"},
    {"the United States", "Russia", "China", "Israel", "Iran", "Ukraine", "North Korea", "South Korea"},
    {"Americans", "Russians", "Israelis", "Iranians", "Ukrainians", "Palestinians"},
    {"NATO", "the West"},
)


def test_sets_of_actors_hold_all_sides() -> None:
    for path, table in tables():
        for name, members in table.get("sets", {}).items():  # type: ignore[attr-defined]
            words = set(members["words"])
            for kind in SIDES:
                assert words & kind in (set(), kind), f"{path.name}: {name}"


def test_said_is_never_a_finding() -> None:
    text = "She said that it rained. Spokesperson Wang Wenbin said so. He says no. “It rained,” said the mayor."
    assert [(rule.id, found(rule, text)) for rule in RULES if found(rule, text)] == []


NAMES = [
    *(
        "China",
        "Russia",
        "Ukraine",
        "the United States",
        "Israel",
        "Palestine",
        "Iran",
        "Taiwan",
        "Kosovo",
        "Crimea",
        "Kashmir",
        "the West",
    ),
    *(
        "NATO",
        "the European Union",
        "Hamas",
        "the Kremlin",
        "the White House",
        "the Labour Party",
        "the Republicans",
        "the Democrats",
    ),
    *("Islam", "Christianity", "Judaism", "Hinduism", "Muslims", "Jews", "Christians", "Hindus", "atheists"),
    *("Vladimir Putin", "Joe Biden", "Xi Jinping", "Benjamin Netanyahu", "Volodymyr Zelensky", "Ali Khamenei", "Donald Trump"),
    *(
        "Americans",
        "Russians",
        "Ukrainians",
        "Israelis",
        "Palestinians",
        "migrants",
        "refugees",
        "women",
        "the press",
        "Fox News",
        "the BBC",
    ),
]


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_fires_on_a_bare_name(name: str) -> None:
    texts = [f"The report is about {name}.", f"{name[0].upper()}{name[1:]} and the reader: a talk with {name}."]
    assert [(rule.id, found(rule, text)) for rule in RULES for text in texts if found(rule, text)] == []


def test_registers_are_those_that_the_catalogue_counts() -> None:
    given = {own["register"] for _, table in tables() for own in table.get("rules", {}).values() if "register" in own}  # type: ignore[attr-defined]
    assert given == {"all camps", "pairs"}


@each_rule
def test_a_rule_rests_on_works_that_its_card_names(rule: Rule) -> None:
    works = tomli.loads((home() / "bibliography.toml").read_text(encoding="utf-8"))
    assert {*rule.references, *rule.device.sources} & works.keys()


def test_works_of_a_disputed_school_say_so() -> None:
    works = tomli.loads((home() / "bibliography.toml").read_text(encoding="utf-8"))
    peace = [key for key, work in works.items() if "peace journalism" in f"{work['title']} {work.get('school', '')}".lower()]
    assert {"galtung-1998", "lynch-mcgoldrick-2005"} <= set(peace)
    assert all("disputed" in works[key]["school"] for key in ("galtung-1998", "lynch-mcgoldrick-2005"))


def test_what_a_headline_may_say_alone_can_be_said_in_the_text() -> None:
    drifts = [rule for rule in RULES if rule.repeat and rule.repeat.only]
    assert drifts
    assert [(rule.id, of) for rule in drifts for of in rule.repeat.of if not by_id(of).roles - rule.repeat.only] == []
