"""framing's own plugin: what it does, it does through the hooks that it offers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from framing import packs
from framing.hookspecs import hookimpl
from framing.match import KINDS, Kind
from framing.model import Attribution, Document, Reader, Sentence
from framing.render import RENDERERS
from framing.report import Run
from framing.text import read_text, segment
from framing.voice import Cues, attribute


@hookimpl
def framing_packs() -> Sequence[Path]:
    """Give the packs in rules/."""
    return packs.bundled()


@hookimpl
def framing_kinds() -> Mapping[str, Kind]:
    """Give words, phrase, regex, cooccur, repeat and contrast."""
    return KINDS


@hookimpl
def framing_readers() -> Mapping[str, Reader]:
    """Give plain text and Markdown."""
    return {".txt": read_text, ".md": read_text}


@hookimpl
def framing_renderers() -> Mapping[str, Callable[[Run], str]]:
    """Give text, json, jsonl and csv."""
    return RENDERERS


@hookimpl(trylast=True)
def framing_segment(document: Document) -> Sequence[Sentence]:
    """Cut a document into sentences."""
    return segment(document)


@hookimpl(trylast=True)
def framing_attribute(document: Document, sentences: Sequence[Sentence], cues: Cues) -> Sequence[Attribution]:
    """Say whose words are whose."""
    return attribute(document, sentences, cues)
