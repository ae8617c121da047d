"""Whose words are whose: quotation, reported speech, sources."""

from framing.voice.attribute import attribute as attribute
from framing.voice.lexicon import Cues as Cues
