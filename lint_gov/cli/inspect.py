"""The command `inspect`: shows what was read of a report, before anything is judged."""

import sys
from typing import TYPE_CHECKING

import click

from lint_gov.cli.language import language_here, language_option

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lint_gov.model.form import Form
    from lint_gov.pipeline import Reading

_FAILED = 1


@click.command("inspect", short_help="Show what was read of a report.")
@click.argument("file", metavar="FILE|-")
@click.option(
    "--output-format",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="What to write.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to a file, which appears whole or not at all.")
@click.option(
    "--stdin-filename", metavar="NAME", help="What to call the content of stdin; its ending tells the kind."
)
@click.option(
    "--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="The report year, whatever it says."
)
@click.option("--form", metavar="FORM", help="The form it should follow (2019 or 2021), whatever its year.")
@click.option(
    "--color",
    type=click.Choice(("auto", "always", "never")),
    default="auto",
    show_default=True,
    help="Colour.",
)
@language_option
@click.pass_context
def command(  # noqa: PLR0913 - one parameter an option
    ctx: click.Context,
    /,
    *,
    file: str,
    output_format: str,
    output: str | None,
    stdin_filename: str | None,
    year: int | None,
    form: str | None,
    color: str,
    lang: str | None,
) -> None:
    """Show what was read: every cell with its address, text, value and place.

    Exit code 1 if the file could not be read, or holds no report.
    """
    from lint_gov.cli.terminal import complain, look_at, writes_to
    from lint_gov.model.document import Unreadable
    from lint_gov.outputs.inspection import as_json, as_text
    from lint_gov.pipeline import NO_REPORT
    from lint_gov.ruleset import bundled_ruleset

    look = look_at(output, language=language_here(lang), color=color)
    forms = bundled_ruleset().forms
    if form is not None and form not in forms:
        raise click.UsageError(look.say(f"没有“{form}”格式", f"no form {form!r}"))
    path = (stdin_filename or file) if file == "-" else file
    reading, fault = None, NO_REPORT
    try:
        reading = _read(file, stdin_filename, forms, year=year, form=form)
    except Unreadable as unreadable:
        fault = unreadable
    report = reading.report if reading else None
    if output_format == "json":
        text = as_json(path, report, reading.document.places if reading else None, look)
    else:
        text = as_text(path, report, look) if report else ""
    written = writes_to(output, (text,), look)
    if report is None:
        complain(f"{path}: {look.say(fault.detail_zh, fault.detail_en)}")
        ctx.exit(_FAILED)
    if not written:
        ctx.exit(2)


def _read(
    file: str, stdin_filename: str | None, forms: "Mapping[str, Form]", *, year: int | None, form: str | None
) -> "Reading":
    from lint_gov.pipeline import content_of, largest, read_report
    from lint_gov.readers import Limits

    if file != "-":
        return read_report(content_of(file, Limits()), forms, name=file, year=year, form=form)
    content = sys.stdin.buffer.read(largest(Limits()) + 1)
    return read_report(content, forms, name=stdin_filename, year=year, form=form)
