"""Closed lists for the splitter: words after which a full stop need end nothing, and words that begin sentences.

Words are listed as they are written; a word all in capitals is looked up with its first letter only in capitals.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "Mr Mrs Ms Mx Dr Prof Rev Hon Gov Sen Rep Gen Lt Col Sgt Capt Cmdr Adm Maj Pvt Cpl Pres Messrs Mme Mlle Ste Msgr Fr Sr "
    "Supt Det Insp Pfc Spc Dep Asst Treas Atty Amb Sens Reps Gens Govs Drs Profs Revs Cllr Cpt Brig Cdr Ltc Sra Srta"
)
LATIN = _words("vs v cf eg e.g i.e ie viz approx ca al incl Vs")
NUMBERED = _words("No Nos no nos Art art Sec sec Ch ch Vol vol Fig fig Figs figs Op op p pp par para Eq eq ed")
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat")
STATES = _words(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Kans Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn "
    "Tenn Tex Va Vt Wash Wis Wyo"
)
PLACES = _words("St Mt Ft Ave Blvd Rd Hwy Pt")
FIRMS = _words("Inc Corp Co Ltd LLC Llc Plc Bros Jr Esq Ph.D M.Sc B.Sc D.Phil etc Dept Univ Assn Assoc Intl Natl Est")
EXCLAIMING = _words("Yahoo Jeb Jeopardy Oklahoma Yum")

ALWAYS, BEFORE_NUMBERS, BEFORE_NAMES = "always", "before numbers", "before names"
"""Where a full stop ends nothing: before anything, before a number, before all but a word that begins sentences."""

GOES_ON: Mapping[str, str] = {
    **dict.fromkeys(TITLES | LATIN, ALWAYS),
    **dict.fromkeys(NUMBERED, BEFORE_NUMBERS),
    **dict.fromkeys(MONTHS | STATES | PLACES | FIRMS, BEFORE_NAMES),
}

OPENERS = _words(
    "the a an this that these those it its he she they we i you his her their our my your but and so yet or nor in on at "
    "for from with by after before when while if as since because although though however meanwhile moreover still also "
    "then there here what who why how where which now last next some many most few all both each every no not one two "
    "according to under over during until unless even just only despite instead later earlier today yesterday once such "
    "another other several more of among amid did does do is are was were has have had can could will would should may "
    "might must let don't won't can't yes well thus indeed perhaps maybe often sometimes soon everyone everybody nobody "
    "nothing people both neither either whether whatever whoever"
)
"""Words that begin a sentence and seldom follow an abbreviation inside one; what follows an apostrophe may be left off."""

AFTER_INITIALS = (
    "The This That These Those But And He She They It We You If In When While After Before His Her Their Our However Now "
    "Then There What Why How Who As At For With Not Some Many Most All Both"
).split()
"""Words that are no surname: what follows ``Plan B.`` and not ``George W.``"""

SPEECH = (
    "said says say asked asks added adds wrote writes told tells continued continues explained explains replied responded "
    "tweeted declared shouted cried exclaimed wondered quipped joked recalled noted insisted argued warned concluded "
    "demanded yelled screamed answered announced reads read posted commented stated thundered urged chanted began "
    "remarked mused retorted snapped inquired questioned queried boomed"
).split()
"""Verbs that give a quotation before them to someone."""
