"""The command `annotate`: the author's own file with the diagnoses in it."""

from typing import TYPE_CHECKING, Any

import click

from lint_gov.cli.check_options import Options, declared_for_linting

if TYPE_CHECKING:
    from lint_gov.outputs.look import Look
    from lint_gov.result import Result

_UNREADABLE, _TROUBLE = 1, 2


@click.command("annotate", short_help="Put the diagnoses into a copy of the author's file.")
@click.argument("file", metavar="FILE")
@click.option(
    "-o", "--output", metavar="OUT", required=True, help="The copy; it appears whole or not at all."
)
@declared_for_linting()
@click.pass_context
def command(ctx: click.Context, /, file: str, **given: Any) -> None:  # noqa: ANN401 - what Options says
    """Write a copy of FILE with a note at each wrong cell or sentence; FILE itself stays as it is.

    DOCX files get comments, web pages marks and a list, XLSX files notes at their cells. Exit code 0 if the
    copy was written, whatever was found; 1 if FILE could not be read, or holds no report.
    """
    ctx.exit(_annotate(file, Options(**given)))


def _annotate(file: str, options: Options) -> int:
    from lint_gov.annotate.annotated import check_annotatable
    from lint_gov.batch import Task
    from lint_gov.cli.language import language_of
    from lint_gov.cli.linting import linters
    from lint_gov.cli.terminal import complain, look_at
    from lint_gov.editing.refusal import NotEditable
    from lint_gov.model.document import Unreadable
    from lint_gov.pipeline import content_of
    from lint_gov.sources.names import shown

    look = look_at(None, language=language_of(options.lang), color="never")
    _refuse_same(file, str(options.output), look)
    linter = next(linters(options, look, [Task(file)], usual=False))
    name = shown(file)
    try:
        content = content_of(file, linter.settings.limits)
        check_annotatable(content, name)
        return _write(content, linter.lint(content, name), str(options.output), look)
    except Unreadable as fault:
        complain(f"{name}: {look.say(fault.detail_zh, fault.detail_en)}")
        return _UNREADABLE
    except NotEditable as fault:
        complain(f"{name}: {fault.reason.in_language(look.language)}")
        return _TROUBLE


def _refuse_same(file: str, output: str, look: "Look") -> None:
    from pathlib import Path

    if output == "-":
        message = look.say("请用 -o 指定一个文件", "name a file with -o")
        raise click.UsageError(message)
    try:
        same = Path(file).samefile(output)
    except (OSError, ValueError):
        return
    if same:
        message = look.say(
            "输出文件就是要批注的文件，请换一个文件名",
            "the output would overwrite the file that is annotated",
        )
        raise click.UsageError(message)


def _write(content: bytes, result: "Result", output: str, look: "Look") -> int:
    from lint_gov.annotate.annotated import annotated
    from lint_gov.cli.terminal import complain, writes_to
    from lint_gov.text.normalise import printable

    if result.report is None:
        complain(f"{result.path}: {result.diagnostics[0].message.in_language(look.language)}")
        return _UNREADABLE
    made = annotated(content, result.path, result, look)
    if not writes_to(output, (made.content,), look):
        return _TROUBLE
    place = printable(output)
    count = made.notes
    said = look.say(f"{place}：{count} 条批注", f"{place}: {count} note{'s' * (count != 1)}")
    complain(said if count else look.say(f"{place}：没有发现问题", f"{place}: nothing was found"))
    return 0
