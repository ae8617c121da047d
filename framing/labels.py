"""The closed lists: what a voice, a role, a stance or a severity can be. Their values are what reports print."""

from __future__ import annotations

from enum import Enum


class _Word(str, Enum):
    """An enumeration whose members print as their value (3.10 has no StrEnum)."""

    __str__ = str.__str__


class Voice(_Word):
    """Whose words these are."""

    AUTHOR = "author"  #: the article's own
    REPORTED = "reported"  #: someone's words or thoughts, told by the article
    QUOTED = "quoted"  #: someone's words, inside quotation marks


class Role(_Word):
    """What a stretch of the article is."""

    HEADLINE = "headline"
    HEADING = "heading"
    BODY = "body"
    CAPTION = "caption"
    POST = "post"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


class Stance(_Word):
    """How the writer's cue stands to what is said."""

    NEUTRAL = "neutral"
    EMPHATIC = "emphatic"
    ENDORSING = "endorsing"
    CONCEDING = "conceding"
    DISTANCING = "distancing"
    CHARGED = "charged"
    DIRECTIVE = "directive"


class Act(_Word):
    """The kind of an attribution: what the source is said to do."""

    SPEECH = "speech"
    THOUGHT = "thought"
    ATTITUDE = "attitude"
    DECREE = "decree"
    WRITING = "writing"


class Form(_Word):
    """How much of the source's words stand there."""

    FULL = "full"
    FRAGMENT = "fragment"


class Certainty(_Word):
    """How the source is known."""

    STATED = "stated"  #: named at the cue
    RESOLVED = "resolved"  #: a pronoun, title or short name followed back
    INFERRED = "inferred"  #: carried over; may be wrong


class Severity(_Word):
    """How much a reader should care; ``rank`` orders them."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Return 0 for low, 1 for medium, 2 for high."""
        return ("low", "medium", "high").index(self.value)


class Tier(_Word):
    """How well measured a rule's entry is."""

    CORE = "core"
    BROAD = "broad"
    UNMEASURED = "unmeasured"


class DeviceClass(_Word):
    """What sort of thing a device is; classes are counted apart."""

    WORDING = "wording"
    SOURCING = "sourcing"
    AGENCY = "agency"
    STRUCTURE = "structure"
    ARGUMENT = "argument"


class Why(_Word):
    """Why a finding was taken away."""

    CONTEXT = "context"
    VOICE = "voice"
    EXCEPTION = "exception"
    OVERLAP = "overlap"
    SUPPRESSED = "suppressed"
    TIER = "tier"
    EVIDENCE = "evidence"


class Context(_Word):
    """What surrounds a finding: the labels that modifiers give."""

    DENIED = "denied"
    MENTION = "mention"
    DISTANCED = "distanced"
    HEDGED = "hedged"
    HYPOTHETICAL = "hypothetical"
    HISTORICAL = "historical"
