"""The closed word classes of English that finding a cue's neighbours needs."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS = _set("he she they it we i you who one others critics many some")
PERSONS = _set("he she")
DETERMINERS = _set(
    "the a an his her their its my your our this these those no any some every each another such of in for on with by"
    " from into about against between under over at as more most other"
)
AUXILIARIES = _set(
    "has have had is was were are be been being did does do will would could should may might can must cannot not n't"
    " also then later now still already repeatedly recently often further even never just previously once again simply"
    " soon always actually really only both all earlier to"
)
PASSIVE = _set("is was were are be been being")
MODALS = _set("has have had also would could should might may must can will")
FINITE = _set(
    "is was are were has have had be been do did does will would could should may might can must isn't wasn't aren't weren't"
    " isn’t wasn’t aren’t weren’t"
)
STOPS = _set(
    "that but because while although though when if as after before since where whether and or so than which what how"
    " why says said"
)
QUESTION = _set("that how why if whether")
CLAUSE_OPENERS = _set(
    "he she they it we i there the his her their this these those you if whether why how what who where when no a an"
    " some many most all"
)
NARROW_OPENERS = _set("he she they it we i there that what how why if whether")
PREPOSITIONS = _set("in during on at to of with via through after before for by from as about when while")
MANNER = _set("in on at to during of about with after by through as for")
DAYS = _set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight again later afterward afterwards"
    " recently here also earlier last this late early week month year night morning evening afternoon"
)
PARTICIPLES = _set(
    "adding noting saying referring citing calling arguing suggesting pointing telling describing explaining insisting"
    " warning claiming showing drawing speaking using"
)
NO_APPOSITION = PARTICIPLES | _set("as when while after before during in on at and but according with")
RESUMES = _set("that but because so if he she they it we i there this these")
BREAKS = _set("but according while although")
QUOTE_MARKS = frozenset("“”\"„«»‘`'")
SUBJECT_OPENERS = _set("the a an one his her their another former mr. some many")
IRREGULAR_PAST = _set(
    "left took made went came gave held stood met sent put led ran won lost rose fell became began saw got kept spent"
    " said told wrote thought felt knew found heard swore sang forgot understood meant bade"
    " brought bought built broke spoke drew hit cut set sat struck fought caught taught sold paid wore flew grew threw"
)
SUBJECTIVE = _set("he she they it we i you there these")
OBJECTIVE = _set("him her them me us himself herself themselves itself each")
SUBORDINATORS = _set("when while as if because although though after before since where whether unless until once even than")
COPULAS = _set(
    "is was are were be been being isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t 's ’s 're ’re"
    " remain remains remained seem seems seemed appear appears appeared feel feels felt become became becomes sound sounds"
    " sounded grow grew look looked looks get got"
)
LINKS = _set("that to about of for on with by over at in against as from into toward towards regarding on whether how if why")
SAYING = ("said", "says", "added", "adds", "told", "tells", "wrote", "writes", "asked", "replied", "explained", "insisted")
RELATIVE = _set("who which")
OWNERS = _set("his her their its my your our whose")
POSSESSIVES = ("’s", "'s")
