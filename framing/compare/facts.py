"""What a sentence tells that another account of the same event tells too: names, numbers, quoted words, content words.

A name is a capitalised word, at the head of a sentence only where it also stands capitalised inside one of either account.
A number is written in digits, or in words from two to nineteen and for tens; with a per cent sign or a month beside it, both
are one number (9 percent, 12 May). Quoted words count in runs of four. All other
words count by their stem.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

import regex

from framing.model import Role, Span, Voice
from framing.report import Report
from framing.values import dataclass

RUN = 4  #: quoted words in a row that two accounts must share
_WORD = regex.compile(r"\d[\d,.]*\d%?|\d%?|(?:[OD]['’])?\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?")
_SMALL = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_NUMBERS: Mapping[str, str] = MappingProxyType(
    {word: str(n) for n, word in enumerate(_SMALL.split(), 2)}
    | {word: str(10 * n) for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
)
_UNITS = frozenset("percent hundred thousand million billion trillion".split())
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_COMMON = frozenset(
    (
        "i'm i'll i've i'd the a an of to in and is was were are be been being that this these those it its for on "
        "with as at by from he she they his her their him them has have had not but or nor which who whom whose what "
        "when where how will would could should can may might must said say says told tell after before about more "
        "than out up no if we i you our your my me us do does did so into over under while because there then also "
        "only just against between during through until new last next year years week day days time people former mr "
        "mrs ms monday tuesday wednesday thursday friday saturday sunday "
    ).split()
)
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "ied", "ers", "ed", "es", "er", "ly", "s", "y", "e")


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one sentence, as features; quoted ones are runs of four words."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    title: bool = False  #: a headline or a heading

    def all(self) -> Iterator[tuple[str, str]]:
        """Yield every feature with its kind."""
        for kind in ("name", "number", "quoted", "word"):
            for feature in getattr(self, kind if kind == "quoted" else f"{kind}s"):
                yield kind, feature


def stem(word: str) -> str:
    """Return what is left of a word without its ending: crude, and the same for its forms.

    >>> stem("proposals"), stem("proposal"), stem("proposed")
    ('proposal', 'proposal', 'propos')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def facts(report: Report, *others: Report) -> tuple[Facts, ...]:
    """Return the facts of each sentence of an article; boilerplate and bylines tell none.

    ``others`` are further accounts that show which words are names.
    """
    text = report.document.text
    known = frozenset[str]().union(*map(_names_inside, (report, *others)))
    quoted = [said.content for said in report.attributions if said.voice is Voice.QUOTED]
    return tuple(
        Facts()
        if reading.sentence.role in (Role.BOILERPLATE, Role.BYLINE)
        else _facts(text, reading.sentence.span, _title(reading.sentence.role), known, quoted)
        for reading in report.readings
    )


def _title(role: Role) -> bool:
    return role in (Role.HEADLINE, Role.HEADING)


def _names_inside(report: Report) -> frozenset[str]:
    """Return the words that stand capitalised inside a sentence of running text."""
    found = set()
    for reading in report.readings:
        if not _title(reading.sentence.role):
            first = True
            for word in _words(report.document.text, reading.sentence.span):
                if not first and word[:1].isupper():
                    found.add(_plain(word))
                first = False
    return frozenset(found)


def _words(text: str, span: Span) -> Iterator[str]:
    for found in _WORD.finditer(text, *span):
        yield found[0]


def _plain(word: str) -> str:
    """Return a word in lower case, without genitive or contraction.

    >>> _plain("Ryan’s"), _plain("O’Malley’s"), _plain("I'll")
    ('ryan', "o'malley", "i'll")
    """
    return regex.sub("(?<=..)['’].*", "", word.lower()).replace("’", "'")


def _facts(text: str, span: Span, title: bool, known: frozenset[str], quoted: Iterable[Span]) -> Facts:
    names, numbers, words = set(), set(), set()
    written = list(_words(text, span))
    for at, word in enumerate(written):
        plain, number = _plain(word), _number(written, at)
        if number:
            numbers.add(number[0])
        elif plain in _COMMON:
            continue
        elif word[0].isupper() and (plain in known if at == 0 or title else True):
            names.add(plain)
        elif len(plain) > 2:
            words.add(stem(plain))
    return Facts(frozenset(names), frozenset(numbers), frozenset(_runs(text, span, quoted)), frozenset(words), title)


def _number(words: Sequence[str], at: int) -> tuple[str, str] | None:
    """Return a number as a feature and as it is written, with its unit or month; None for another word.

    >>> _number(["Twelve", "percent"], 0), _number(["12", "May"], 0), _number(["4,800", "children"], 0)
    (('12 percent', 'Twelve percent'), ('12 may', '12 May'), ('4800', '4,800'))
    """
    word, plain = words[at], _plain(words[at])
    value = _NUMBERS.get(plain) or (plain.replace(",", "") if word[0].isdigit() else "")
    if not value:
        return None
    if value.endswith("%"):
        return f"{value[:-1]} percent", word
    before, after = (_plain(words[n]) if 0 <= n < len(words) else "" for n in (at - 1, at + 1))
    if after == "per" and words[at + 2 : at + 3] == ["cent"]:
        return f"{value} percent", " ".join(words[at : at + 3])
    if after in _UNITS or (after in _MONTHS and _day(value)):
        return f"{value} {after}", f"{word} {words[at + 1]}"
    return (f"{value} {before}", f"{words[at - 1]} {word}") if before in _MONTHS and _day(value) else (value, word)


def _day(value: str) -> bool:
    return value.isdigit() and int(value[:9]) <= 31


def _runs(text: str, span: Span, quoted: Iterable[Span]) -> Iterator[str]:
    for content in quoted:
        inside = Span(max(span.start, content.start), min(span.end, content.end))
        if inside.start < inside.end:
            words = [_plain(word) for word in _words(text, inside)]
            for at in range(len(words) - RUN + 1):
                yield " ".join(words[at : at + RUN])


def as_written(text: str, span: Span, shared: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return shared features as a sentence writes them, each once, in its order: (kind, words)."""
    wanted = dict.fromkeys(shared)
    words = list(_words(text, span))
    plain = [_plain(word) for word in words]
    runs = [at for at in range(len(words)) if ("quoted", " ".join(plain[at : at + RUN])) in wanted]
    told: dict[tuple[str, str], None] = {}
    for at, word in enumerate(words):
        if at in runs and at - 1 not in runs:
            end = at
            while end + 1 in runs:
                end += 1
            told["quoted", " ".join(words[at : end + RUN])] = None
        number = _number(words, at) or ("", "")
        for kind, feature, said in (
            ("name", plain[at], word),
            ("number", *number),
            ("word", stem(plain[at]), word),
        ):
            if (kind, feature) in wanted:
                told[kind, said] = None
    return tuple(told)
