"""The command `compare`: two versions of a report, two years, two folders, or two runs."""

from typing import TYPE_CHECKING, Any

import click

from lint_gov.cli.check_options import Options, at_or_above, declared_for_linting

if TYPE_CHECKING:
    from lint_gov.comparison import Comparison, Record
    from lint_gov.outputs.look import Look

_FOUND, _TROUBLE = 1, 2
_NO_REPORTS = "expected a report, a folder of them, or the JSON of a run"


@click.command("compare", short_help="What is new, fixed and unchanged between two versions or years.")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--output-format",
    "form_of_output",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write.",
)
@declared_for_linting("fail_on", "include", "exclude", "jobs", "color", "verbose", "output")
@click.pass_context
def command(ctx: click.Context, /, old: str, new: str, form_of_output: str, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Compare OLD with NEW: files, folders, or what `check` wrote as json or jsonl.

    Of one report defects are told apart by their figures, of two years by their places. Exit code 1 where
    NEW has something new at or above --fail-on, or a file that could not be read.
    """
    ctx.exit(_compare(old, new, form_of_output, Options(**given)))


def _compare(old: str, new: str, form_of_output: str, options: Options) -> int:
    from lint_gov.cli.check_inputs import look_for, rules_for
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import writes_to
    from lint_gov.comparison import compared
    from lint_gov.outputs.comparison import as_json, as_lines
    from lint_gov.outputs.console import painted

    look = look_for(options)
    before, after = (_records(path, options, look) for path in (old, new))
    comparison = compared(before, after)
    if form_of_output == "json":
        text = as_json(comparison, look)
    else:
        with rule_errors_exit():
            forms = rules_for(options, look).forms
        text = painted(as_lines(comparison, forms, look), colour=look.colour)
    if not writes_to(options.output, [text], look):
        return _TROUBLE
    _tell(comparison, after, look)
    return _code(comparison, after, options.fail_on)


def _tell(comparison: "Comparison", new: "tuple[Record, ...]", look: "Look") -> None:
    """Say what the comparison itself does not show: no figures were there, files could not be read."""
    from lint_gov.cli.terminal import complain

    if any(pair.changes is None for pair in comparison.pairs):
        complain(
            look.say(
                "check 写出的 JSON 不含各单元格的数字，只比对了问题",
                "the JSON of a run holds no figures of cells: only defects were compared",
            )
        )
    for one in new:
        if one.status == "unreadable":
            complain(look.say(f"无法读取 {one.path}", f"{one.path} could not be read"))


def _code(comparison: "Comparison", new: "tuple[Record, ...]", fail_on: str) -> int:
    grave = at_or_above(fail_on)
    found = any(one.severity in grave for one in comparison.came)
    return _FOUND if found or any(one.status == "unreadable" for one in new) else 0


def _records(path: str, options: Options, look: "Look") -> "tuple[Record, ...]":
    """Return the reports at a path; UsageError where there is none."""
    from collections import Counter

    from lint_gov.cli.preparing import prepared
    from lint_gov.cli.records import records
    from lint_gov.comparison import record_from

    written = _written(path)
    if written is not None:
        return written
    asked = options._replace(paths=(path,), allow_empty=True)
    found = tuple(map(record_from, records(prepared(asked, look), asked, Counter[str]())))
    if not found:
        message = look.say(f"{path} 中没有年度报告，也不是 check 写出的 JSON", f"{path}: {_NO_REPORTS}")
        raise click.UsageError(message)
    return found


def _written(path: str) -> "tuple[Record, ...] | None":
    """Return the reports in the JSON of an earlier run, None where the path is something else."""
    from pathlib import Path

    from lint_gov.comparison import RecordError, records_of_output

    if not path.lower().endswith((".json", ".jsonl")):
        return None
    try:
        return records_of_output(Path(path).read_bytes())
    except OSError:  # told as any file that cannot be read
        return None
    except RecordError as error:
        message = f"{path}: {error}"
        raise click.UsageError(message) from error
