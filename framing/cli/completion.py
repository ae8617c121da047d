"""``framing completion``: print what makes a shell complete framing's commands and options."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from framing.cli.options import examples, one_of
from framing.cli.output import emit
from framing.cli.suggest import of

SHELLS = ("bash", "zsh", "fish")


@click.command(
    "completion",
    epilog=examples(
        "framing completion bash > ~/.local/share/bash-completion/completions/framing",
        "framing completion zsh > ~/.zfunc/_framing   # a folder of $fpath",
        "framing completion fish > ~/.config/fish/completions/framing.fish",
    ),
)
@click.argument("shell", metavar="bash|zsh|fish", shell_complete=of(*SHELLS))
@click.pass_context
def command(ctx: click.Context, /, shell: str) -> None:
    """Print a completion script."""
    one_of("SHELL", shell, SHELLS)
    made = get_completion_class(shell)
    if made is not None:
        emit(made(ctx.find_root().command, {}, "framing", "_FRAMING_COMPLETE").source())
