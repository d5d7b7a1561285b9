"""The command `config`: what is set, where that was said, and the schema of configuration files."""

import os
from typing import TYPE_CHECKING

import click

from lint_gov.cli.configured import Configured, config_alone, found_above, loaded

if TYPE_CHECKING:
    from lint_gov.config.configuration import Configuration, PerFile

_TROUBLE = 2


@click.group("config", short_help="The settings in effect, or their JSON Schema.")
def command() -> None:
    """Show the settings in effect, or the JSON Schema of configuration files."""


@command.command("show", short_help="Every setting in effect and where it comes from.")
@click.argument("path", required=False)
@click.option("--output-format", type=click.Choice(("text", "json")), default="text", show_default=True)
@config_alone
@click.pass_context
def show(
    ctx: click.Context, *, path: str | None, output_format: str, config: Configured, isolated: bool
) -> None:
    """Show every setting and where it comes from, here or for the file or folder PATH.

    The text is TOML. For PATH only those settings per file are shown that hold for it.
    """
    from lint_gov.cli.terminal import look_at, writes_to
    from lint_gov.config.showing import NOTHING, as_record, as_toml
    from lint_gov.outputs.json_text import json_block

    configuration = (None if isolated else _for(path, config)) or NOTHING
    per_file = configuration.per_file if path is None else _holding(configuration, path)
    look = look_at(None, language="en", color="never")
    if output_format == "json":
        text = json_block(as_record(configuration, per_file), look) + "\n"
    else:
        text = as_toml(configuration, per_file)
    ctx.exit(0 if writes_to(None, [text], look) else _TROUBLE)


@command.command("schema")
@click.pass_context
def schema(ctx: click.Context) -> None:
    """Print the JSON Schema of lint-gov.toml, for editors."""
    from lint_gov.cli.rules import schema_text
    from lint_gov.cli.terminal import look_at, writes_to
    from lint_gov.config.keys import schema as config_schema

    look = look_at(None, language="en", color="never")
    ctx.exit(0 if writes_to(None, [schema_text(config_schema())], look) else _TROUBLE)


def _for(path: str | None, config: Configured) -> "Configuration | None":
    if path is None or not config.closest:
        return config.configuration
    folder = path if os.path.isdir(path) else os.path.dirname(path)  # noqa: PTH112, PTH120 - text as given
    file = found_above(folder or os.curdir)
    return loaded(file) if file else None


def _holding(configuration: "Configuration", path: str) -> "tuple[PerFile, ...]":
    from lint_gov.cli.setups import holds, section

    return tuple(one for one in configuration.per_file if holds(section(one), path))
