"""What a shell offers when TAB is pressed: files, names of closed lists, rules and devices."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Suggest = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def files(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Let the shell complete a path as it does."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(typed, type="file")]


def of(*known: str) -> Suggest:
    """Return what offers these names; where some are separated by commas, the last is completed."""
    return lambda _ctx, _param, typed: _items(known, typed)


def formats(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer framing's own formats."""
    from framing.render import RENDERERS

    return _items(RENDERERS, typed)


def rules(_ctx: click.Context, _param: click.Parameter, typed: str) -> list[CompletionItem]:
    """Offer rules, devices and families; nothing where packs cannot be loaded, since a shell shows no error."""
    from framing.cli.options import gather
    from framing.errors import FramingError

    try:
        known = {name for rule in gather().rules for name in (rule.id, rule.device.id, rule.device.family)}
    except FramingError:
        return []
    return _items(sorted(known), typed)


def _items(known: Iterable[str], typed: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    before, comma, last = typed.rpartition(",")
    return [CompletionItem(f"{before}{comma}{name}") for name in known if name.startswith(last)]
