"""The command `test-rules`: runs the examples inside rule files."""

import click

from lint_gov.cli.language import language_option


@click.command("test-rules")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path())
@click.option("--quiet", "-q", is_flag=True, help="Only the examples that did not come out as stated.")
@language_option
@click.pass_context
def command(ctx: click.Context, *, directory: str | None, quiet: bool, lang: str | None) -> None:
    """Run the examples inside the rule files of DIR, or inside the bundled rules.

    Exit code 0: every example came out as its file states; 1: at least one did not; 2: a rule file
    is faulty.
    """
    from lint_gov.cli.printing import look_of, print_lines
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.examples import try_examples
    from lint_gov.outputs.trials import trial_lines, trial_totals
    from lint_gov.ruleset import load

    look = look_of(lang)
    with rule_errors_exit():
        ruleset = load([directory] if directory else (), examples=True)
        rules = load([directory], bundled=False, examples=True).rules if directory else ruleset.rules
    trials = []
    for trial in try_examples(rules, ruleset):
        trials.append(trial)
        if not (quiet and trial.passed):
            print_lines(trial_lines(trial, look), look)
    print_lines(trial_totals(rules, trials, look), look)
    ctx.exit(0 if all(trial.passed for trial in trials) else 1)
