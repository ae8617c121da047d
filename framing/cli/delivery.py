"""What becomes of reports: written one by one where a format lets documents stand alone, else together at the end.

One by one, an archive takes no more memory than its largest article, and what was finished is there at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from framing.cli.output import Sink, emit, save
from framing.errors import PluginError, ReadError, UsageError
from framing.values import replace

if TYPE_CHECKING:
    from framing.host import Renderer
    from framing.report import Report, Run


class Delivery:
    """Takes reports in their order and writes them to a file or to standard output."""

    def __init__(self, run: Run, render: Renderer, following: Renderer | None, output: str | None) -> None:
        """``run`` has no reports yet; ``following`` renders what comes after the first, where documents stand alone."""
        self.failing = False  #: a finding is there that fails the check
        self._run, self._render, self._following = run, render, following
        self._output = None if output == "-" else output
        self._kept: list[Report] = []
        self._sink = Sink(self._output) if following else None
        self._begun = False

    def take(self, report: Report) -> bool:
        """Take the next report; False where nobody reads any more. Raises UsageError where nothing can be written."""
        own = replace(self._run, reports=(report,))
        self.failing = self.failing or own.fails
        if self._sink is None or self._following is None:
            self._kept.append(report)
            return True
        render, self._begun = self._following if self._begun else self._render, True
        return self._sink.put(render(own))

    def end(self) -> None:
        """Write what is left, and a file as a whole. Raises UsageError."""
        if self._sink is None:
            text = self._render(replace(self._run, reports=tuple(self._kept)))
            save(text, self._output) if self._output else emit(text)
        else:
            if not self._begun:
                self._sink.put(self._render(self._run))
            self._sink.end()

    def close(self) -> None:
        """Leave no half a file behind."""
        if self._sink is not None:
            self._sink.close()


def renderer(name: str, of: Renderer) -> Renderer:
    """Return the renderer of a format; what it raises is PluginError, where it is a plugin's."""
    from framing.render import RENDERERS

    if of is RENDERERS.get(name):
        return of

    def guarded(run: Run) -> str:
        try:
            return str(of(run))
        except Exception as error:  # a plugin may raise anything
            cause = " ".join(f"{type(error).__name__}: {error}".split())
            raise PluginError(f"--format {name}: its plugin failed: {cause}") from error

    return guarded


def following(name: str, of: Renderer) -> Renderer | None:
    """Return what renders the documents after the first, if those of the format stand alone."""
    from framing.render import FOLLOWING, RENDERERS

    return FOLLOWING.get(name) if of is RENDERERS.get(name) else None


def apart(output: str | None, names: Iterable[str | ReadError]) -> None:
    """Raise UsageError for a file that cannot be written, or that is one of the articles."""
    if output is None or output == "-":
        return
    folder = os.path.dirname(output) or "."
    if os.path.isdir(output) or not os.path.isdir(folder):
        raise UsageError(f"cannot write {output}: {'it is' if os.path.isdir(output) else f'{folder} is not'} a folder")
    written = os.path.realpath(output)
    if any(isinstance(name, str) and os.path.realpath(name) == written for name in names):
        raise UsageError(f"cannot write {output}: it is one of the articles")
