"""The command `explain`: one rule, offline."""

from typing import TYPE_CHECKING

import click

from lint_gov.cli.language import language_here, language_option

if TYPE_CHECKING:
    from lint_gov.model.rule import Rule, Ruleset
    from lint_gov.outputs.look import Look

_TROUBLE = 2


@click.command("explain", short_help="One rule: what, why, legal basis, examples.")
@click.argument("rule")
@click.option("--rules", "paths", multiple=True, metavar="PATH", help="Add rule files, or folders of them.")
@click.option(
    "--output-format", type=click.Choice(("text", "json", "markdown")), default="text", show_default=True
)
@language_option
@click.pass_context
def command(
    ctx: click.Context, *, rule: str, paths: tuple[str, ...], output_format: str, lang: str | None
) -> None:
    """Explain RULE, an id or a name: what it reports, why, its legal basis, examples, the repair."""
    from lint_gov.cli.configured import configured_rules
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import look_at, writes_to
    from lint_gov.ruleset import load
    from lint_gov.ruleset.selection import rule_named

    look = look_at(None, language=language_here(lang), color="auto")
    with rule_errors_exit():
        ruleset = load(paths or configured_rules(), examples=True)
        found = rule_named(ruleset.rules, rule)
    text = _explained(found, ruleset, output_format, look)
    ctx.exit(0 if writes_to(None, [text], look) else _TROUBLE)


def _explained(rule: "Rule", ruleset: "Ruleset", output_format: str, look: "Look") -> str:
    from lint_gov.outputs.console import painted
    from lint_gov.outputs.json_text import json_block
    from lint_gov.outputs.rule_page import page_markdown, page_of, page_text
    from lint_gov.outputs.rule_record import rule_record

    if output_format == "json":
        return json_block({"version": 1, **rule_record(rule)}, look) + "\n"
    page = page_of(rule, ruleset.forms, look)
    if output_format == "markdown":
        return page_markdown(page, look)
    return painted(page_text(page, look), colour=look.colour)
