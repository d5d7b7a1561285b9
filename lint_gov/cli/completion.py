"""The command `completion`: the script with which a shell completes command lines."""

import click
from click.shell_completion import BashComplete, FishComplete, ShellComplete, ZshComplete

_SHELLS = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}


_USE = """\b
bash: lint-gov completion bash >> ~/.bashrc
zsh:  lint-gov completion zsh >> ~/.zshrc
fish: lint-gov completion fish > ~/.config/fish/completions/lint-gov.fish
"""


@click.command("completion", epilog=_USE)
@click.argument("shell", type=click.Choice(list(_SHELLS)))
def command(*, shell: str) -> None:
    """Print the completion script for SHELL: bash, zsh or fish."""
    from lint_gov.cli.main import group

    # Not the script of the class for bash, which would run a shell to ask for its version.
    click.echo(ShellComplete.source(_SHELLS[shell](group, {}, "lint-gov", "_LINT_GOV_COMPLETE")))
