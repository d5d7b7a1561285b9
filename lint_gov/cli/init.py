"""The command `init`: writes a configuration to begin with."""

import os

import click

from lint_gov.cli.language import language_here, language_option

_TROUBLE = 2


@click.command("init", short_help="Write a lint-gov.toml that lists every setting.")
@click.argument("folder", default=os.curdir, required=False)
@language_option
@click.pass_context
def command(ctx: click.Context, *, folder: str, lang: str | None) -> None:
    """Write lint-gov.toml to FOLDER, or here: every setting with its meaning, commented out.

    A file that is there is left as it is.
    """
    from pathlib import Path

    from lint_gov.cli.terminal import complain
    from lint_gov.config.finding import OWN_NAME
    from lint_gov.config.sample import sample

    chinese = language_here(lang) == "zh"
    target = Path(folder) / OWN_NAME
    try:
        with target.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(sample("zh" if chinese else "en"))
    except FileExistsError:
        complain(f"{target} 已经存在，没有改动" if chinese else f"{target} exists and was left as it is")
        ctx.exit(_TROUBLE)
    except OSError as error:
        reason = error.strerror or str(error)
        complain(f"无法写出 {target}：{reason}" if chinese else f"{target} cannot be written: {reason}")
        ctx.exit(_TROUBLE)
    click.echo(f"已写出 {target}" if chinese else f"wrote {target}")
