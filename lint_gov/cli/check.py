"""The command `check`: lints files, folders, patterns or stdin and says what is wrong with them."""

from contextlib import closing
from typing import TYPE_CHECKING, Any

import click

from lint_gov.cli.check_options import Options, at_or_above, declared

if TYPE_CHECKING:
    from lint_gov.cli.check_run import Tally
    from lint_gov.outputs.summary import Summary

_FOUND, _TROUBLE = 1, 2


@click.command("check", short_help="Check reports and say what is wrong with them.")
@declared
@click.pass_context
def command(ctx: click.Context, /, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Check reports: files, folders, patterns such as "2023/**/*.html", or - for stdin.

    In folders the supported document formats count; hidden and git-ignored files do not.
    """
    ctx.exit(_check(Options(**given)))


def _check(options: Options) -> int:
    from lint_gov.cli.check_inputs import look_for
    from lint_gov.cli.check_outputs import refuse_nonsense, tool_of, with_step_summary, written
    from lint_gov.cli.check_run import Tally, notes, reading
    from lint_gov.cli.preparing import prepared, started
    from lint_gov.cli.progress import progress
    from lint_gov.cli.setups import remarks_on
    from lint_gov.cli.terminal import complain

    options = with_step_summary(options)
    look = look_for(options)
    refuse_nonsense(options, look)
    run = prepared(options, look)
    rules, settings = run.rules, run.settings
    tally = Tally(run.sources.folders, allow_empty=options.allow_empty)
    line = progress(run.sources.total, look, wanted=options.progress)
    with closing(started(run, options, reading(tally, line))) as results:
        tool = tool_of(rules, settings, lambda: _code(options, tally))
        done = written(options, settings, results, tally, tool, line=line)
    for note in (*remarks_on(run.placing, rules, look), *notes(tally, settings, rules, look)):
        complain(note)
    return _code(options, tally, trouble=not done)


def _code(options: Options, tally: "Tally", *, trouble: bool = False) -> int:
    code = exit_code(options, tally.summary, trouble=trouble or bool(tally.empty_folders))
    return code if tally.complete else code or _TROUBLE


def exit_code(options: Options, summary: "Summary", *, trouble: bool) -> int:
    """Return 0, 1 or 2; `trouble` says that the run itself failed.

    Whatever was asked, a run is not green on a file that was not read.
    """
    if trouble or summary.crashed:
        return _TROUBLE
    found = any(summary.severities[severity] for severity in at_or_above(options.fail_on))
    crowded = options.max_warnings is not None and summary.severities["warning"] > options.max_warnings
    failed = not options.exit_zero and (found or crowded)
    return _FOUND if failed or summary.unreadable else 0
