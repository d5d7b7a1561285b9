"""How the commands that change files lint them: with the options of `check` that say by which rules."""

from collections.abc import Callable

import click

from lint_gov.cli.check_inputs import rules_for, settings_for
from lint_gov.cli.check_options import Options
from lint_gov.cli.rule_errors import rule_errors_exit
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look
from lint_gov.pipeline import lint, report_in
from lint_gov.result import Result

OPTIONS = (
    "select",
    "ignore",
    "extend_select",
    "rules",
    "lang",
    "previous",
    "year",
    "form",
    "organ_level",
    "as_of",
    "organs",
)
"""The options of `check` that all of them have."""

Linter = Callable[[bytes, str], Result]
"""Lints content, which is called something."""


def chosen_rules(options: Options, look: Look) -> tuple[Ruleset, frozenset[str]]:
    """Return all rules, and the ids of those asked for."""
    with rule_errors_exit():
        rules = rules_for(options, look)
    return rules, frozenset(settings_for(options, look, rules).chosen or ())


def linter(options: Options, look: Look, rules: Ruleset) -> Linter:
    """Return what lints by these rules as asked for; UsageError where the report of last year is none."""
    settings = settings_for(options, look, rules)
    try:
        previous = report_in(settings.previous, rules.forms) if settings.previous else None
    except ValueError as error:
        message = f"--previous {error}"
        raise click.UsageError(message) from error

    def lint_one(content: bytes, name: str) -> Result:
        return lint(
            content,
            name=name,
            ruleset=rules,
            previous=previous,
            year=settings.year,
            form=settings.form,
            organ_level=settings.organ_level,
            as_of=settings.as_of,
            organs=settings.organs,
        )

    return lint_one
