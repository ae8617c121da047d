"""Cues that follow what is said: "…," she said; …, said the mayor; …, according to the report."""

from __future__ import annotations

from framing.voice.classes import verb_form
from framing.voice.frames import DASHES, Frame, Search
from framing.voice.grammar import FINITE, NO_APPOSITION, OWNERS, POSSESSIVES, PREPOSITIONS, QUESTION, QUOTE_MARKS, RESUMES
from framing.voice.lexicon import Entry
from framing.voice.openings import has_predicate
from framing.voice.phrases import Part, noun_phrase, subject_after, trails_off
from framing.voice.tokens import Window
from framing.voice.verbs import Verb, cue_part

ADDRESSED = QUESTION | {"to", "about"}
OPENING = frozenset("as after when while since before despite asked during even although though because".split())
NEW = frozenset(["a", "an", "some", "many", "one", "another"])  #: begin an object rather than who speaks
CLOSERS = DASHES | {",", ":", ")", ";"}
BEHIND = DASHES | QUOTE_MARKS | {",", "?", "!", "as"}  #: one of them stands between what is said and a cue behind it
COMMENT = 12  #: tokens between the verb of "as the paper noted" and the mark that closes it
SPEAKER = 3  #: words of who speaks at the end of a headline
SHORT = 2  #: tokens that are no clause yet
ACCORDING = Entry("according to", {})
MANNER = Entry("in whose words", {})


def follow_according(search: Search, at: int) -> None:
    """Take up "according to" at ``at``, whether it opens the sentence, interrupts or closes it."""
    window, tokens = search.window, search.window.tokens
    if at + 2 >= window.hi or tokens.low[at + 1] != "to":
        return
    end = at + 2
    while end < window.hi and tokens.words[end] not in (",", ";", ")", "—", "–"):
        end += 1
    contents = _around(search, at, end)
    if contents:
        search.add(Frame(Part(at, at + 2), Part(at + 2, end), contents, ACCORDING, "according"), cover=True)
        search.covered.clear()  # what someone is cited for may hold cues of its own
        search.claimed.update(range(at, end))
        search.floor = end


def follow_manner(search: Search, at: int) -> None:
    """Take up "in her words" and "in the view of the mayor", whose noun stands at ``at``."""
    window, low = search.window, search.window.tokens.low
    found = _of_whom(window, at) if at + 1 < window.hi and low[at + 1] == "of" else _in_whose(search, at)
    if found is None:
        return
    cue, source, end = found
    first = min(cue.first, source.first - 1)
    contents = _around(search, first, end)
    if contents:
        search.add(Frame(cue, source, contents, MANNER, "manner"), cover=True)
        search.covered.clear()
        search.claimed.update(range(first, end))
        search.floor = end


def _in_whose(search: Search, at: int) -> tuple[Part, Part, int] | None:
    """Return cue, source and end of "in Mara Holt’s words" and "in her own view"."""
    window, low = search.window, search.window.tokens.low
    owner = at - 1 - (low[at - 1] == "own") if at > window.lo + 1 else window.lo
    if owner <= window.lo or not (low[owner] in OWNERS or low[owner].endswith(POSSESSIVES)):
        return None
    source = Part(owner, owner + 1) if low[owner] in OWNERS else noun_phrase(window, owner, search.lexicon)
    if source is None or source.first <= window.lo or low[source.first - 1] != "in":
        return _opening_in(window, source, owner, at)
    return Part(owner + 1, at + 1), source, at + 1


def _opening_in(window: Window, source: Part | None, owner: int, at: int) -> tuple[Part, Part, int] | None:
    """Return the same where "In" opens the sentence and was read as part of the name."""
    if source is None or window.tokens.low[source.first] != "in" or source.first + 1 > owner:
        return None
    return Part(owner + 1, at + 1), Part(source.first + 1, owner + 1), at + 1


def _of_whom(window: Window, at: int) -> tuple[Part, Part, int] | None:
    """Return cue, source and end of "in the words of Mara Holt"."""
    low, words = window.tokens.low, window.tokens.words
    if at < window.lo + 2 or low[at - 1] != "the" or low[at - 2] != "in":
        return None
    end = at + 2
    while end < window.hi and words[end] not in (",", ";", ")", "—", "–"):
        end += 1
    return (Part(at - 2, at + 2), Part(at + 2, end), end) if end > at + 2 else None


def _around(search: Search, at: int, end: int) -> tuple[Part, ...]:
    """Return what "according to …" at ``[at, end)`` is about."""
    window, tokens = search.window, search.window.tokens
    goes_on = end + 2 < window.hi and tokens.words[end] == ","
    if at == window.lo or tokens.capital(at):
        return (Part(end + 1, window.hi),) if end + 1 < window.hi else ()
    last = at - 1
    while last >= search.floor and tokens.words[last] == ",":
        last -= 1
    before = Part(_clause_start(search, last + 1), last + 1)
    whole = before.last - before.first > SHORT and has_predicate(window, before.first - 1, search.lexicon, before.last)
    cut = not whole or tokens.low[end + 1 if goes_on else last] in ("and", "but") or tokens.low[last] in FINITE
    after = (Part(end + 1, window.hi),) if goes_on and cut else ()
    return ((before,) if before.first < before.last else ()) + after


def _clause_start(search: Search, last: int) -> int:
    """Return where the content that ends before ``last`` begins: behind an opening dash or parenthesis."""
    tokens, start = search.window.tokens, search.floor
    opened = None
    for at in range(start, last):
        if tokens.quote[at]:
            continue
        if tokens.words[at] in DASHES:
            opened = None if opened is not None and tokens.words[opened] in DASHES else at
        elif tokens.words[at] == "(":
            opened = at
        elif tokens.words[at] == ")":
            opened = None
    return start if opened is None or opened + 1 >= last or opened == start else opened + 1


def trail(search: Search, verb: Verb) -> bool:
    """Take up the verb, which takes a trailing place, as a cue after its content; tell whether it is one."""
    tokens, lo, at = search.window.tokens, search.window.lo, verb.at
    if tokens.quote.find(1, lo, at) < 0 and BEHIND.isdisjoint(tokens.low[lo:at]):
        return False
    source = search.subject(at)
    if source is not None and (_as_said(search, verb, source) or _subject_verb(search, verb, source)):
        return True
    return (source is None or _said_before(search.window, at - 1)) and _inverted(search, verb)


def _speech_before(window: Window, at: int) -> bool:
    """Tell whether the quotation that ends at token ``at`` ends as speech does: “…,” and not “…”."""
    return at - 1 >= window.lo and window.tokens.words[at - 1][0] in ",?!—…"


def _said_before(window: Window, at: int) -> bool:
    """Tell whether a quotation ends at token ``at``."""
    return at >= window.lo and bool(window.tokens.quote[at] or window.tokens.words[at] in QUOTE_MARKS)


def _subject_verb(search: Search, verb: Verb, source: Part) -> bool:
    window, tokens = search.window, search.window.tokens
    if source.first <= search.floor:
        return False
    left, after = source.first - 1, verb.at + 1
    quoted = _said_before(window, left)
    if not (quoted or tokens.words[left] in ",—–?!"):
        return False
    following = tokens.words[after] if after < window.hi else ""
    comma = following == ","
    ends = trails_off(window, _skip_addressee(window, verb, after)) or (
        quoted and _speech_before(window, left) and bool(tokens.quote[search.floor])
    )
    if not quoted and (_takes_to(window, verb) or (not comma and tokens.low[search.floor] in OPENING)):
        return False
    if not (ends or comma or following == "." or following in DASHES):
        return False
    contents = [Part(_clause_start(search, left + 1), left + 1)]
    resumes = after + 1 < window.hi and (tokens.low[after + 1] not in NO_APPOSITION or _shares_subject(window, after + 1))
    if comma and not ends and not quoted and resumes:
        contents.append(Part(after + 1, window.hi))
    search.add(Frame(cue_part(window, verb.at, after), source, tuple(contents), verb.entry, "trailing"), cover=True)
    return True


def _as_said(search: Search, verb: Verb, source: Part) -> bool:
    """Take up "As the paper noted, …", "…, as the paper noted, …"; tell whether the verb stands in one."""
    window, tokens = search.window, search.window.tokens
    opener, end = source.first - 1, verb.at + 1
    if opener < search.floor or tokens.low[opener] != "as" or "that" in tokens.low[max(search.floor, opener - 2) : opener]:
        return False  # “told the board that, as the paper reported, …” goes on with what is told
    while end < window.hi and end - verb.at < COMMENT and tokens.words[end] not in CLOSERS and not tokens.quote[end]:
        end += 1
    closed = end >= window.hi or tokens.words[end] in CLOSERS
    if not closed or not (end == verb.at + 1 or trails_off(window._replace(hi=end), verb.at + 1)):
        return False
    opens = opener == search.floor or tokens.words[opener - 1] in DASHES
    if not opens and tokens.words[opener - 1] not in ",(":
        return False
    before = () if opens or opener - 1 <= search.floor else (Part(_clause_start(search, opener - 1), opener - 1),)
    after = (Part(end + 1, window.hi),) if end + 2 < window.hi and tokens.words[end] in ",:)" else ()
    if not (before or after):
        return False
    search.add(Frame(cue_part(window, verb.at, verb.at + 1), source, before + after, verb.entry, "trailing"), cover=True)
    return True


def _shares_subject(window: Window, at: int) -> bool:
    """Tell whether "and" or "but" at ``at`` joins another predicate rather than another clause."""
    low = window.tokens.low
    return low[at] in ("and", "but") and at + 1 < window.hi and (low[at + 1] in FINITE or verb_form(low[at + 1]) == "past")


def _takes_to(window: Window, verb: Verb) -> bool:
    """Tell whether the verb is followed by its own infinitive: "agreed to go"."""
    after = verb.at + 1
    return "to" in verb.entry.frames and after < window.hi and window.tokens.low[after] == "to"


def _skip_addressee(window: Window, verb: Verb, after: int) -> int:
    """Return the token after who is told: "told the paper"."""
    tokens = window.tokens
    if "addressee" not in verb.entry.frames:
        return after
    for at in range(after, min(window.hi, after + 8)):
        if tokens.low[at] in ADDRESSED or tokens.quote[at]:
            return after
        if tokens.words[at] == "," or tokens.low[at] in PREPOSITIONS:
            return at
    return window.hi if window.hi - after < 8 else after


def _dashed(search: Search, before: int) -> bool:
    """Tell whether dashes mark what is said: "— It is safe, — said the mayor"."""
    words = search.window.tokens.words
    return words[before] in DASHES and words[search.window.lo] in DASHES and before > search.window.lo + 1


def _headline_speaker(window: Window, at: int) -> Part | None:
    """Return who speaks at the end of a headline, where no article stands: "Bridge ‘is safe’, says mayor"."""
    low = window.tokens.low
    bare = window.hi - SPEAKER <= at < window.hi and low[at - 1] == "says"
    return Part(at, window.hi) if bare and all(low[i].isalpha() for i in range(at, window.hi)) else None


def _inverted(search: Search, verb: Verb) -> bool:
    window, tokens = search.window, search.window.tokens
    before = verb.at - 1
    if before < window.lo or not (_said_before(window, before) or tokens.words[before] in ",?!" or _dashed(search, before)):
        return False
    source = subject_after(window, verb.at + 1) or _headline_speaker(window, verb.at + 1)
    if source is None or (not _said_before(window, before) and tokens.low[verb.at + 1] in NEW):
        return False
    contents = [Part(search.floor, before if tokens.words[before] == "," else before + 1)]
    if contents[0].first >= contents[0].last:
        return False
    end = source.last
    goes_on = window.hi - end > 3 and tokens.words[end] == "," and tokens.low[end + 1] in RESUMES
    if goes_on and not _said_before(window, before):
        contents.append(Part(end + 1, window.hi))
    search.add(Frame(Part(verb.at, verb.at + 1), source, tuple(contents), verb.entry, "trailing"), cover=True)
    return True
