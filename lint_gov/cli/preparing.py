"""What a run needs before it starts: rules, settings, and sources with the settings that hold for them."""

from collections.abc import Callable, Generator
from typing import NamedTuple

import click

from lint_gov.batch import Checked, Settings, check_all, cores
from lint_gov.cli.check_inputs import rules_for, settings_for, sources_for
from lint_gov.cli.check_options import Options
from lint_gov.cli.rule_errors import rule_errors_exit
from lint_gov.cli.setups import Placed, placed
from lint_gov.cli.sources import Sources
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look

_WORTH_SHARING = 64  # sources: fewer are linted sooner than workers are started


class Prepared(NamedTuple):
    """A run that can start."""

    rules: Ruleset
    settings: Settings
    sources: Sources
    placing: Placed


def prepared(options: Options, look: Look) -> Prepared:
    """Return a run as it was asked for; exit code 2 where rules, configuration or waivers are faulty."""
    with rule_errors_exit():
        rules = rules_for(options, look)
        settings = settings_for(options, look, rules)
    sources = sources_for(options, look)
    with rule_errors_exit():
        placing = placed(sources.tasks, options, rules, settings)
    return Prepared(rules, settings._replace(setups=placing.setups), sources, placing)


def started(
    run: Prepared, options: Options, on_read: Callable[[Checked], None] | None = None
) -> Generator[Checked]:
    """Yield what comes of each source; UsageError where the report of the year before is none."""
    count = run.sources.total
    jobs = options.jobs or (cores() if count is None or count >= _WORTH_SHARING else 1)
    try:
        return check_all(run.placing.tasks, run.settings, jobs=jobs, on_read=on_read)
    except ValueError as error:
        message = f"--previous {error}"
        raise click.UsageError(message) from error
