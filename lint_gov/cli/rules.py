"""The command `rules`: which rules there are."""

import click

from lint_gov.cli.language import language_option


@click.command("rules")
@click.option("--select", multiple=True, metavar="RULES", help="Only these: ids, names or beginnings of ids.")
@click.option(
    "--rules", "paths", multiple=True, type=click.Path(), metavar="PATH", help="Rule files of your own, too."
)
@click.option(
    "--output-format", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True
)
@click.option("--schema", is_flag=True, help="Print the JSON Schema of rule files, for editors.")
@language_option
def command(
    *, select: tuple[str, ...], paths: tuple[str, ...], output_format: str, schema: bool, lang: str | None
) -> None:
    """List the rules: id, name, severity and the defect that each reports.

    On a terminal as a table; to another program one rule a line, with tabs.
    """
    from lint_gov.cli.printing import look_of, person_reads, print_lines, print_text
    from lint_gov.cli.rule_errors import rule_errors_exit
    from lint_gov.outputs.json_text import json_block
    from lint_gov.outputs.rule_list import listed, markdown_list, tabbed
    from lint_gov.outputs.rule_record import rule_record
    from lint_gov.ruleset import load, rule_files_schema
    from lint_gov.ruleset.selection import rules_named

    look = look_of(lang)
    with rule_errors_exit():
        if schema:
            print_text(schema_text(rule_files_schema()))
            return
        ruleset = load(paths)
        words = [word for one in select for word in one.split(",") if word.strip()]
        rules = rules_named(ruleset.rules, words) if words else ruleset.rules
    if output_format == "json":
        records = [rule_record(rule) for rule in rules]
        print_text(json_block({"version": 1, "ruleset": ruleset.sha256, "rules": records}, look) + "\n")
    elif output_format == "markdown":
        print_text(markdown_list(rules, look))
    elif person_reads():
        print_lines(listed(rules, look), look)
    else:
        print_text(tabbed(rules, look))


def schema_text(schema: dict[str, object]) -> str:
    """Return a JSON Schema as the text of its published file."""
    import json

    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
