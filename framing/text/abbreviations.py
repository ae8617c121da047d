"""Closed lists for the splitter: words after which a full stop ends nothing, and words that begin sentences."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms dr prof rev hon gov sen rep gen lt col sgt capt cmdr adm maj pvt cpl pres messrs mme mlle st ste mt ft msgr "
    "fr supt det insp pfc spc dep asst treas atty amb sec vs v cf eg e.g i.e viz approx est ca figs eq pp vol ed "
    "eds trans al ave blvd sens reps gens drs profs revs"
)
MONTHS = _words("jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat")
NUMBERED = _words("no nos art sec ch p pp vol fig figs op par para rm nr")
STATES = _words(
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore pa penn "
    "tenn tex va vt wash wis wyo"
)
FIRMS = _words("inc corp co ltd llc plc bros jr sr esq ph.d m.d etc dept univ assn")
EXCLAIMING = _words("yahoo jeb jeopardy")
OPENERS = _words(
    "the a an this that these those it its he she they we i you his her their our my your but and so yet or nor in on at "
    "for from with by after before when while if as since because although though however meanwhile moreover still also "
    "then there here what who why how where which now last next some many most few all both each every no not one two "
    "according to under over during until unless even just only despite instead later earlier today yesterday once such "
    "another other several more of among amid did does do is are was were has have had can could will would should may "
    "might must let let's it's that's he's she's they're we're i'm there's don't"
)
"""Words that begin a sentence and seldom follow an abbreviation inside one."""

SPEECH = (
    "said says say asked asks added adds wrote writes told tells continued continues explained explains replied responded "
    "tweeted declared shouted cried exclaimed wondered quipped joked recalled noted insisted argued warned concluded "
    "demanded yelled screamed answered announced reads read posted commented stated thundered urged chanted began "
    "remarked mused retorted snapped inquired questioned queried boomed"
).split()
