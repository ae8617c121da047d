"""The hooks of framing. Data is a pack, a new kind of rule is a kind, anything cross-cutting is a hook.

Hooks run while loading or once a document, never once a sentence, token or finding. A plugin is a module or object
whose functions carry ``@hookimpl`` and these names; it is found by the entry-point group ``framing``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pluggy

if TYPE_CHECKING:
    import click

    from framing.match import Kind
    from framing.model import Attribution, Document, Reader, Rule, Sentence
    from framing.report import Report, Run
    from framing.voice import Cues

hookspec = pluggy.HookspecMarker("framing")
hookimpl = pluggy.HookimplMarker("framing")


@hookspec
def framing_packs() -> Sequence[Path]:  # type: ignore[empty-body]
    """Give TOML packs. Packs alone need no code: the entry-point group ``framing.packs`` names a package and folder."""


@hookspec
def framing_rules() -> Sequence[Rule]:  # type: ignore[empty-body]
    """Give rules written in Python, with the same examples as those in TOML."""


@hookspec
def framing_kinds() -> Mapping[str, Kind]:  # type: ignore[empty-body]
    """Give new values of ``kind``: keys, a compile function, literal anchors."""


@hookspec
def framing_readers() -> Mapping[str, Reader]:  # type: ignore[empty-body]
    """Give input formats: file suffix, with its dot → reader of (name, bytes)."""


@hookspec
def framing_renderers() -> Mapping[str, Callable[[Run], str]]:  # type: ignore[empty-body]
    """Give output formats: name → renderer of a run."""


@hookspec
def framing_commands() -> Sequence[click.Command]:  # type: ignore[empty-body]
    """Give commands: ``framing <name>``."""


@hookspec(firstresult=True)
def framing_segment(document: Document) -> Sequence[Sentence] | None:
    """Cut a document into sentences, or None to leave it to the next plugin."""


@hookspec(firstresult=True)
def framing_attribute(document: Document, sentences: Sequence[Sentence], cues: Cues) -> Sequence[Attribution] | None:
    """Say whose words are whose, or None to leave it to the next plugin; ``cues`` has the ``[cues]`` tables of packs."""


@hookspec
def framing_annotate(report: Report) -> Mapping[str, Any] | None:
    """Add JSON data to a document's ``annotations``, under the plugin's name."""
