"""The command `explain`: one rule, offline."""

import click

from lint_gov.cli.language import language_option


@click.command("explain")
@click.argument("rule")
@click.option(
    "--rules", "paths", multiple=True, type=click.Path(), metavar="PATH", help="Rule files of your own, too."
)
@click.option(
    "--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@language_option
def command(*, rule: str, paths: tuple[str, ...], output_format: str, lang: str | None) -> None:
    """Explain RULE, an id or a name: what it reports, why, its legal basis, examples, the repair."""
    from lint_gov.cli.printing import look_of, print_lines, print_text
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.outputs.json_text import json_block
    from lint_gov.outputs.rule_page import page_markdown, page_of, page_text
    from lint_gov.outputs.rule_record import rule_record
    from lint_gov.ruleset import load
    from lint_gov.ruleset.selection import rule_named

    look = look_of(lang)
    with rule_errors_exit():
        ruleset = load(paths, examples=True)
        found = rule_named(ruleset.rules, rule)
    page = page_of(found, ruleset.forms, look)
    if output_format == "json":
        print_text(json_block({"version": 1, **rule_record(found)}, look) + "\n")
    elif output_format == "markdown":
        print_text(page_markdown(page, look))
    else:
        print_lines(page_text(page, look), look)
