"""The command `rules`: which rules there are."""

import json
import sys
from typing import TYPE_CHECKING

import click

from lint_gov.cli.language import language_here, language_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lint_gov.model.rule import Rule, Ruleset
    from lint_gov.outputs.look import Look

_TROUBLE = 2


@click.command("rules", short_help="List the rules: id, name, severity, defect.")
@click.option("--select", multiple=True, metavar="RULES", help="Only these: ids, names or beginnings of ids.")
@click.option("--rules", "paths", multiple=True, metavar="PATH", help="Add rule files, or folders of them.")
@click.option(
    "--output-format", type=click.Choice(("text", "json", "markdown")), default="text", show_default=True
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of rule files, for editors.")
@language_option
@click.pass_context
def command(
    ctx: click.Context,
    *,
    select: tuple[str, ...],
    paths: tuple[str, ...],
    output_format: str,
    schema: bool,
    lang: str | None,
) -> None:
    """List the rules: id, name, severity and the defect that each reports.

    On a terminal as a table; to another program one rule a line, with tabs.
    """
    from lint_gov.cli.configured import configured_rules
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.cli.terminal import look_at, writes_to
    from lint_gov.ruleset import load, rule_files_schema
    from lint_gov.ruleset.selection import rules_named

    look = look_at(None, language=language_here(lang), color="auto")
    with rule_errors_exit():
        if schema:
            text = schema_text(rule_files_schema())
        else:
            ruleset = load(paths or configured_rules())
            words = [word for one in select for word in one.split(",") if word.strip()]
            rules = rules_named(ruleset.rules, words) if words else ruleset.rules
            text = _listed(ruleset, rules, output_format, look)
    ctx.exit(0 if writes_to(None, [text], look) else _TROUBLE)


def schema_text(schema: dict[str, object]) -> str:
    """Return a JSON Schema as the text of its published file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _listed(ruleset: "Ruleset", rules: "Sequence[Rule]", output_format: str, look: "Look") -> str:
    from lint_gov.cli.terminal import is_terminal
    from lint_gov.outputs.console import painted
    from lint_gov.outputs.json_text import json_block
    from lint_gov.outputs.rule_list import listed, markdown_list, tabbed
    from lint_gov.outputs.rule_record import rule_record

    if output_format == "json":
        records = [rule_record(rule) for rule in rules]
        return json_block({"version": 1, "ruleset": ruleset.sha256, "rules": records}, look) + "\n"
    if output_format == "markdown":
        return markdown_list(rules, look)
    return (
        painted(listed(rules, look), colour=look.colour) if is_terminal(sys.stdout) else tabbed(rules, look)
    )
