"""Where rules meet text: the kinds of rule, and the stage that runs them all."""

from __future__ import annotations

from framing.match.anchored import literals
from framing.match.contrast import CONTRAST
from framing.match.cooccur import COOCCUR
from framing.match.cues import cues, words_of_anchors
from framing.match.index import Index
from framing.match.kind import Compiled, Key, Kind, Vocabulary
from framing.match.literal import fold
from framing.match.pattern import REGEX
from framing.match.phrase import PHRASE
from framing.match.repeat import REPEAT
from framing.match.run import match
from framing.match.words import WORDS

__all__ = ["KINDS", "Compiled", "Index", "Key", "Kind", "Vocabulary", "cues", "fold", "literals", "match", "words_of_anchors"]

KINDS = {kind.name: kind for kind in (WORDS, PHRASE, REGEX, COOCCUR, REPEAT, CONTRAST)}
