"""The command `test-rules`: runs the examples inside rule files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from lint_gov.cli.language import language_here, language_option

if TYPE_CHECKING:
    from lint_gov.examples import Trial
    from lint_gov.model.rule import Rule, Ruleset
    from lint_gov.outputs.look import Look

_DIFFERENT, _TROUBLE = 1, 2


@click.command("test-rules", short_help="Run the examples inside rule files.")
@click.argument("directory", metavar="[DIR]", required=False)
@click.option("--quiet", "-q", is_flag=True, help="Only the examples that did not come out as stated.")
@language_option
@click.pass_context
def command(ctx: click.Context, *, directory: str | None, quiet: bool, lang: str | None) -> None:
    """Run the examples inside the rule files of DIR, or inside the bundled rules.

    Exit code 0: every example came out as its file states; 1: at least one did not; 2: a rule file
    is faulty.
    """
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import look_at, writes_to
    from lint_gov.ruleset import load

    look = look_at(None, language=language_here(lang), color="auto")
    with rule_errors_exit():
        ruleset = load([directory] if directory else (), examples=True)
        rules = load([directory], bundled=False, examples=True).rules if directory else ruleset.rules
    trials: list[Trial] = []
    if not writes_to(None, _verdicts(rules, ruleset, trials, look, quiet=quiet), look):
        ctx.exit(_TROUBLE)
    ctx.exit(0 if all(trial.passed for trial in trials) else _DIFFERENT)


def _verdicts(
    rules: "tuple[Rule, ...]", ruleset: "Ruleset", trials: "list[Trial]", look: "Look", *, quiet: bool
) -> Iterator[str]:
    from lint_gov.examples import try_examples
    from lint_gov.outputs.console import painted
    from lint_gov.outputs.trials import trial_lines, trial_totals

    for trial in try_examples(rules, ruleset):
        trials.append(trial)
        if not (quiet and trial.passed):
            yield painted(trial_lines(trial, look), colour=look.colour)
    yield painted(trial_totals(rules, trials, look), colour=look.colour)
