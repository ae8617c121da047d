"""The vocabulary: what a text, a rule and a finding are made of.

Nothing here does any work, and nothing here imports the rest of the package. Every ``Span`` counts code points of
``Document.text``, which is never altered. All values are frozen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from framing.labels import (
    Act as Act,
    Certainty as Certainty,
    Context as Context,
    DeviceClass as DeviceClass,
    Form as Form,
    Role as Role,
    Severity as Severity,
    Stance as Stance,
    Tier as Tier,
    Voice as Voice,
    Why as Why,
)
from framing.tally import Measured as Measured, Tally as Tally
from framing.values import dataclass, field


class Span(NamedTuple):
    """A half-open stretch ``[start, end)`` of code points.

    >>> Span(4, 9).of("two blocs")
    'blocs'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the stretch of ``text`` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


class Stretch(NamedTuple):
    """A line or run of lines of the article, and its role."""

    span: Span
    role: Role


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read; ``roles`` covers every line that is not blank, in order, and where it is empty all is body."""

    name: str
    text: str
    roles: tuple[Stretch, ...] = ()

    def of(self, span: Span) -> str:
        """Return the words that ``span`` covers."""
        return self.text[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the unit a rule sees and a report lists. ``index`` counts from 0."""

    index: int
    span: Span
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Source:
    """Who is said to say it: the words as written, and the name they stand for."""

    text: str
    span: Span | None
    resolved: str | None = None
    certainty: Certainty = Certainty.STATED

    @property
    def name(self) -> str:
        """Return the name followed back, or the words as written."""
        return self.resolved or self.text


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that say so: *said*, *according to*."""

    text: str
    span: Span
    stance: Stance = Stance.NEUTRAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words or thoughts that the text gives to someone; ``content`` leaves out cue and source."""

    content: Span
    voice: Voice
    act: Act = Act.SPEECH
    form: Form = Form.FULL
    edited: bool = False
    via: str | None = None
    source: Source | None = None
    cue: Cue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Device:
    """A way of wording that frames; rules detect it, readers know it by name."""

    id: str
    family: str
    klass: DeviceClass
    title: str
    gloss: str
    boundary: str = ""
    crosswalk: Mapping[str, Any] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    before: tuple[str, ...] = ()  #: devices that it precedes where both name the same words


class Found(NamedTuple):
    """What a matcher yields: offsets of the document, never of a slice."""

    whole: Span  #: all that the pattern took
    mark: Span  #: what a report underlines
    entry: str = ""  #: the word or phrase of the rule that fired
    parts: tuple[Span, ...] = ()  #: of a co-occurrence
    groups: Mapping[str, str] = {}  #: named, for the message


Matcher = Callable[[str, int, int], "Iterable[Found | tuple[int, int]]"]
"""How a rule looks: (text of the document, start, end) in, what it found between them out."""


class Origin(NamedTuple):
    """Where a rule was written; line 0 for rules made in Python."""

    path: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text, the spans that the rule must find in it, and what else must hold of them."""

    text: str
    spans: tuple[Span, ...] = ()
    voice: Voice | None = None
    context: tuple[Context, ...] | None = None
    source: str | None = None
    todo: bool = False  #: a known gap: must fail until the rule is mended
    at: tuple[str | int, ...] = ()  #: its key in the pack: rules, name, hits, number


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempt:
    """An exception: a wider phrase that takes away the match it encloses, in any case unless it is ``exact``."""

    phrase: str
    why: str
    find: Matcher
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Repeat:
    """What a ``repeat`` rule counts: findings of these rules, one voice at a time; or what a ``contrast`` rule compares."""

    of: tuple[str, ...]
    least: int
    only: frozenset[Role] = frozenset()  #: if given: in these roles, and the device is nowhere else in the document
    sources: bool = False  #: in place of findings: the cues of sources that have ``least`` of them, by stance


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One test for one device, whether written in TOML or in Python: only ``find`` came about differently."""

    id: str
    device: Device
    message: str
    hits: tuple[Example, ...]
    misses: tuple[Example, ...]
    find: Matcher
    kind: str = "python"
    ask: str = ""
    why: str = ""
    severity: Severity = Severity.MEDIUM
    voice: frozenset[Voice] = frozenset(Voice)
    roles: frozenset[Role] = frozenset(set(Role) - {Role.BOILERPLATE})
    scope: str = "sentence"  #: what ``find`` is given: sentence, paragraph or document
    exceptions: tuple[Exempt, ...] = ()
    context: Mapping[Context, str] = field(default_factory=dict)  #: keep (default) or drop
    technique: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, str] = field(default_factory=dict)
    suggest: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()  #: folded literals, one of which must stand in the text; empty: always tried
    forms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  #: entry → all that it matches
    repeat: Repeat | None = None
    fingerprint: str = ""  #: changes with all that decides what is found
    measured: Measured | None = None
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A context cue with direction and reach (after ConText, Harkema et al. 2009)."""

    name: str
    label: Context
    cue: Matcher
    direction: str  #: forward, backward or both: where the finding stands, seen from the cue; around: inside it
    reach: int  #: words between cue and finding at most
    stop: Matcher
    pseudo: Matcher
    hits: tuple[Example, ...]
    misses: tuple[Example, ...]
    voice: frozenset[Voice] = frozenset(Voice)  #: voices of findings that it labels
    words: frozenset[str] = frozenset()  #: folded words, one of which stands where a cue does; empty: always looked for
    origin: Origin = Origin("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A file of rules that are switched on and off together."""

    id: str
    version: str
    title: str
    lang: str
    license: str
    sha256: str
    origin: Origin
    provider: str  #: distribution and version that brought it, or "file"
    rules: tuple[Rule, ...]
    devices: tuple[Device, ...]
    modifiers: tuple[Modifier, ...]
    cues: Mapping[str, Any] = field(default_factory=dict)  #: words that give words to someone, as ``[cues]`` has them
    cue_examples: tuple[Example, ...] = ()  #: hits are marked
    measured_sha256: str | None = None
    stale: tuple[str, ...] = ()  #: rules that changed since they were measured, and so count as unmeasured


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A rule fired here; whether it counts is for context to say."""

    rule: Rule
    sentence: Sentence
    whole: Span
    mark: Span
    entry: str = ""
    parts: tuple[Span, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A match that counts, with its voice, source and context."""

    match: Match
    voice: Voice
    source: Source | None = None
    context: tuple[Context, ...] = ()
    tier: Tier = Tier.UNMEASURED
    also: tuple[str, ...] = ()
    id: str = ""  #: fingerprint: rule, words, neighbours and count, never the offset
    message: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A finding that was taken away, and why; of one that was suppressed, by what and with which reason."""

    finding: Finding
    why: Why
    by: str = ""  #: baseline, comment or allow
    reason: str = ""


Segmenter = Callable[[Document], Sequence[Sentence]]
Attributor = Callable[[Document, Sequence[Sentence]], Sequence[Attribution]]
Reader = Callable[[str, bytes], Document]
"""A file format: (name, bytes) in, Document out; raises ReadError."""
Pathish = str | Path
