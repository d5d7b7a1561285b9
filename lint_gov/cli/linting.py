"""How the commands that change files lint them: with the options of `check` that say by which rules."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

from lint_gov.batch import Settings, Setup, Task
from lint_gov.batch.one import rules_of
from lint_gov.cli.check_inputs import rules_for, settings_for
from lint_gov.cli.check_options import Options
from lint_gov.cli.rule_errors import rule_errors_exit
from lint_gov.cli.setups import placed, remarks_on
from lint_gov.cli.terminal import complain
from lint_gov.model.report import Report
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look
from lint_gov.pipeline import lint, report_in
from lint_gov.result import Result
from lint_gov.suppression import suppress


class Linter(NamedTuple):
    """Lints the content of one source as it was asked for; `chosen` are the ids of the rules asked for."""

    task: Task
    chosen: frozenset[str]
    rules: Ruleset
    setup: Setup
    settings: Settings
    previous: Report | None

    def lint(self, content: bytes, name: str) -> Result:
        """Return what is wrong with content that is called something."""
        result = lint(
            content,
            name=name,
            ruleset=self.rules,
            previous=self.previous,
            year=self.setup.year,
            form=self.setup.form,
            organ_level=self.setup.organ_level,
            as_of=self.settings.as_of,
            organs=self.settings.organs,
            limits=self.settings.limits,
        )
        return suppress(result, self.settings.suppressions)[0]


def linters(options: Options, look: Look, tasks: Sequence[Task], *, usual: bool) -> Iterator[Linter]:
    """Yield what lints each source; with `usual` also by the rules that run where nobody chose any.

    Exit code 2 for rules and configurations that cannot be used, UsageError where the report of last year is
    none.
    """
    with rule_errors_exit():
        rules = rules_for(options, look)
        settings = settings_for(options, look, rules)
        placing = placed(tasks, options, rules, settings)
    try:
        previous = report_in(settings.previous, rules.forms) if settings.previous else None
    except ValueError as error:
        message = f"--previous {error}"
        raise click.UsageError(message) from error
    for remark in remarks_on(placing, rules, look):
        complain(remark)
    setups = settings._replace(setups=placing.setups).every_setup()
    for task in placing.tasks:
        setup = setups[task.setup]
        chosen = frozenset(rule.id for rule in rules_of(setup, rules).rules)
        more = frozenset(rule.id for rule in rules.usual().rules) if usual else frozenset[str]()
        applied = setup._replace(chosen=tuple(chosen | more))
        yield Linter(task, chosen, rules_of(applied, rules), setup, settings, previous)
