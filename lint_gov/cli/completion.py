"""The command `completion`: the script with which a shell completes command lines."""

import click
from click.shell_completion import ShellComplete, get_completion_class

_SHELLS = ("bash", "zsh", "fish")


_USE = """\b
bash: lint-gov completion bash >> ~/.bashrc
zsh:  lint-gov completion zsh >> ~/.zshrc
fish: lint-gov completion fish > ~/.config/fish/completions/lint-gov.fish
"""


@click.command("completion", epilog=_USE)
@click.argument("shell", type=click.Choice(_SHELLS))
def command(*, shell: str) -> None:
    """Print the completion script for SHELL: bash, zsh or fish."""
    from lint_gov.cli.main import group

    kind = get_completion_class(shell)
    if kind is None:
        message = f"click has no completion for {shell}"
        raise click.UsageError(message)
    # Not the script of the class for bash, which would run a shell to ask for its version.
    click.echo(ShellComplete.source(kind(group, {}, "lint-gov", "_LINT_GOV_COMPLETE")))
