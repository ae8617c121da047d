"""Inflection, held to lemminflect on some 700 verbs and to tables of our own."""

import pytest
from hypothesis import given, strategies as st
from lemminflect import getInflection

from framing.packs.inflect import adjective, inflect, noun, verb

REGULAR = (
    "accuse abandon abolish abuse accept accelerate address admit admonish adopt advance advise affirm afford "
    "aggravate agitate agree aid aim alarm allege allow ally amass amplify anger announce annoy annex antagonize "
    "appeal appease applaud apply appoint approve argue arm arrest ask assail assassinate assault assemble assert "
    "assist assure attack attempt back backfire ban bar bash batter beg believe belittle benefit berate betray blame "
    "blast blather block bluff blunder boast bolster bomb boost botch brag brand breach bully bumble bungle buoy bury "
    "butcher call cancel castigate cave cede censure challenge chant charge chastise cheat chide circumvent claim "
    "clamp clash cleanse coddle coerce collapse collude combat commend commit compel complain concede conclude concoct "
    "condemn condone confirm confront connive conspire contain contend control convince corrupt counter cozy crack "
    "cram cripple criticize crow crumble crush cry curb dabble damage dare dash debunk deceive declare decline decry "
    "defame defeat defend defer defy degrade deliver demand demean demolish demonize denounce deny depart deploy "
    "deport depose deride derail despise destroy deter devastate dictate discard discredit disgrace dismantle dismiss "
    "disparage dispel disrupt distort divide dodge dominate downplay drag drain drop drum dub dump duck echo eject "
    "embarrass embrace embolden emit empower enable encircle encroach endanger endorse enrage ensnare entrap erode "
    "erupt escalate evade evict exaggerate exclude excoriate execute expel exploit expose extol fabricate fail falter "
    "fan feign fester fizzle flatter flaunt flirt flood flop flounder flout foil foment force foster fret frustrate "
    "fuel fulminate fume gag gain gloat gobble goad grab grill gripe grovel grumble gut gush hail halt hammer harass "
    "harm hatch haul herd hijack hinder hobble hoodwink howl huff humiliate hurl hush ignite ignore impel imply impose "
    "impugn incite incur indoctrinate infect infest infiltrate inflame inflict insist instigate insult interfere "
    "intervene intimidate invade jab jeer jeopardize jettison jolt kill kowtow label lambaste lament languish lash "
    "launch lecture liken loathe lob loot lunge lurch lure malign mangle manipulate manufacture marginalize mask "
    "massacre meddle menace mimic mobilize mock mortgage mount muddle murder muzzle nag neglect nurse obey object "
    "obliterate obsess obstruct occupy occur offend omit oppose oppress orchestrate oust overreact overstate pander "
    "panic parade parrot patrol pamper peddle permit persecute pervert pillage plague plan plod plot plummet plunder "
    "plunge ply pocket poison pollute ponder posture praise preach prefer press presume pretend prod promise promote "
    "provoke pry pummel punish purge push quash quell question quip rage raid rail rally ram rampage rant rape rattle "
    "rave ravage raze rebel rebuff rebuke rebut reckon recur refer refuse regret reiterate reject relish remit renege "
    "repel repress resist retaliate retort reveal revel revolt ridicule rig rip roar rob rouse ruin rush sabotage "
    "sacrifice savage scapegoat scare scheme scoff scold scorch scorn scramble scrap scrub scuttle seethe seize shame "
    "shatter shirk shock shove shred shriek shrug shun silence simmer skewer slam slander slap slash slaughter slip "
    "smash smear smother smuggle snap snatch sneer snipe snub soar sob spark spew spur spurn squabble squander squash "
    "squeal squeeze stab stagger stalk stall stamp starve stifle stir stoke stomp storm stumble stun stymie subdue "
    "submit subvert succumb suffocate sulk suppress surge surrender swap tarnish taunt terrorize thrash threaten "
    "throttle thunder thwart topple torment torpedo torture tout trample transfer trash traumatize trick trigger trip "
    "trivialize trounce trumpet undercut undermine uphold usurp vanquish vaunt vilify violate vow wag wallow warn "
    "waver weaponize whine whip whitewash wield wither worship wrangle wreak wreck yank yell"
).split()
IRREGULAR = (
    "arise awake be bear beat become begin bend bet bind bite bleed blow break breed bring build burst buy cast catch choose "
    "cling come cost creep cut deal dig do draw drink drive eat fall feed feel fight find flee fling fly forbid foresee "
    "forget forgive forsake freeze get give go grind grow hang have hear hide hit hold hurt keep know lay lead leave lend "
    "let lose make mean meet mislead misunderstand offset outbid outdo overcome overrun overtake overthrow pay put quit read "
    "rebuild redo rethink rewrite ride ring rise run say see seek sell send set shake shed shoot shrink shut sing sink sit "
    "slay sleep slide sling slit speak spend spin split spread spring stand steal stick sting strike swear sweep swim swing "
    "take teach tear tell think throw thrust undercut undergo understand undertake undo uphold upset wake wear weave weep "
    "win wind withdraw withhold withstand wring write"
).split()
OTHERWISE = {"mimic": ("mimicked", "mimicking")}  # lemminflect: mimiced


@pytest.mark.parametrize("base", sorted({*REGULAR, *IRREGULAR}))
def test_verbs_have_the_forms_that_lemminflect_gives(base: str) -> None:
    forms = verb(base)
    if base in OTHERWISE:
        assert forms[-2:] == OTHERWISE[base]
        return
    for tag in ("VBZ", "VBD", "VBN", "VBG"):
        assert set(getInflection(base, tag)) & set(forms), (tag, forms)


def test_there_are_enough_verbs() -> None:
    assert len({*REGULAR, *IRREGULAR}) >= 400


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("slam", "slam slams slammed slamming"),
        ("panic", "panic panics panicked panicking"),
        ("travel", "travel travels traveled travelled traveling travelling"),
        ("overthrow", "overthrow overthrows overthrew overthrown overthrowing"),
        ("undermine", "undermine undermines undermined undermining"),
        ("welcome", "welcome welcomes welcomed welcoming"),
        ("veto", "veto vetoes vetoed vetoing"),
        ("decry", "decry decries decried decrying"),
        ("free", "free frees freed freeing"),
        ("stymie", "stymie stymies stymied stymieing"),
        ("cut", "cut cuts cutting"),
    ],
)
def test_verbs_have_these_forms_and_no_others(base: str, forms: str) -> None:
    assert " ".join(verb(base)) == forms


@pytest.mark.parametrize(
    ("base", "plural"),
    [
        ("puppet", "puppets"),
        ("ally", "allies"),
        ("toy", "toys"),
        ("crisis", "crises"),
        ("strongman", "strongmen"),
        ("human", "humans"),
        ("lackey", "lackeys"),
        ("witch", "witches"),
        ("axis", "axes"),
        ("thief", "thieves"),
    ],
)
def test_nouns_have_their_plural(base: str, plural: str) -> None:
    assert noun(base) == (base, plural)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("harsh", "harsh harsher harshest"),
        ("brave", "brave braver bravest"),
        ("ugly", "ugly uglier ugliest"),
        ("grim", "grim grimmer grimmest"),
        ("barbaric", "barbaric"),
        ("brutal", "brutal"),
        ("bad", "bad worse worst"),
    ],
)
def test_short_adjectives_are_compared(base: str, forms: str) -> None:
    assert " ".join(adjective(base)) == forms


def test_only_the_first_word_of_an_entry_changes_and_forms_override() -> None:
    assert inflect("lash out at", "verb")[2] == "lashed out at"
    assert inflect("slam", "verb", {"slam": ["slammed"]}) == ("slammed",)
    assert inflect("slam", None) == ("slam",)


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12), st.sampled_from(["verb", "noun", "adjective"]))
def test_any_word_keeps_its_base_and_has_no_form_twice(word: str, part: str) -> None:
    forms = inflect(word, part)
    assert forms[0] == word
    assert len(set(forms)) == len(forms)
