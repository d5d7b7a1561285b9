"""What `check` was asked for, turned into rules, settings and sources; what makes no sense is refused."""

import os
import sys
from contextlib import suppress

import click

from lint_gov.batch import Settings, Task
from lint_gov.cli.changed import only_changed, roots_of
from lint_gov.cli.check_options import Options
from lint_gov.cli.folders import Filter
from lint_gov.cli.language import language_of
from lint_gov.cli.limits import bounds_of
from lint_gov.cli.repository import repository
from lint_gov.cli.setups import run_setup
from lint_gov.cli.sources import STDIN, Sources, listed, sources_of
from lint_gov.cli.suppressed import suppressions_of
from lint_gov.cli.terminal import look_at
from lint_gov.model.organ import Registry
from lint_gov.model.rule import Ruleset
from lint_gov.outputs.look import Look
from lint_gov.pipeline import largest
from lint_gov.ruleset import bundled_ruleset, load
from lint_gov.ruleset.cache import cache_folder
from lint_gov.ruleset.selection import UnknownRuleError
from lint_gov.sources.names import SUFFIXES
from lint_gov.sources.refusal import MissingExtraError
from lint_gov.text.globs import pattern_of


def look_for(options: Options) -> Look:
    """Return how the output is to look: as asked, else as where it goes to can show."""
    return _look(options, options.output)


def _look(options: Options, output: str | None) -> Look:
    look = look_at(
        output,
        language=language_of(options.lang),
        color=options.color,
        quiet=options.quiet,
        verbose=options.verbose,
        show_passed=options.show_passed,
    )
    folder, root = repository()
    return look._replace(folder=folder, root=root)


def rules_for(options: Options, look: Look) -> Ruleset:
    """Return the rules, those of the user among them."""
    rules = load(options.rules) if options.rules else bundled_ruleset()
    if options.form is not None and options.form not in rules.forms:
        forms = ", ".join(rules.forms)
        message = look.say(
            f"没有“{options.form}”格式，可选：{forms}", f"no form {options.form!r}; there are {forms}"
        )
        raise click.UsageError(message)
    return rules


def settings_for(options: Options, look: Look, rules: Ruleset) -> Settings:
    """Return how every source is to be linted."""
    try:
        own = run_setup(options, rules)
    except UnknownRuleError as error:
        raise click.UsageError(_no_rule(error, look)) from error
    bounds = bounds_of(options)
    return Settings(
        suppressions=suppressions_of(options, rules),
        cache=(options.cache_dir or cache_folder()) if options.cache else None,
        format=options.output_format,
        look=look,
        rules=options.rules,
        chosen=own.chosen,
        severity=own.severity,
        previous=options.previous,
        year=own.year,
        form=own.form,
        organ_level=own.organ_level,
        as_of=options.as_of,
        limits=bounds.reading,
        seconds=bounds.seconds,
        memory=bounds.memory,
        reports=tuple((one.format, _look(options, one.path)) for one in options.report),
        organs=_organs(options.organs),
    )


def _organs(path: str | None) -> Registry | None:
    if path is None:
        return None
    from lint_gov.organs.register import register_in

    return register_in(path)


def _no_rule(error: UnknownRuleError, look: Look) -> str:
    message = look.say(f"没有规则“{error.word}”", f"no rule is called {error.word!r}")
    if error.likely is None:
        return message
    return message + look.say(f"，是否指 {error.likely}？", f"; did you mean {error.likely}?")


def sources_for(options: Options, look: Look) -> Sources:
    """Return the sources that the paths, the list and stdin make."""
    try:
        which = Filter(SUFFIXES, pattern_of(options.include), pattern_of(options.exclude))
    except ValueError as error:
        raise click.UsageError(look.say(f"文件名模式有误：{error}", f"faulty pattern: {error}")) from error
    paths = list(options.paths)
    if options.files_from is not None:
        if options.files_from == STDIN and STDIN in paths:
            raise click.UsageError(look.say("标准输入只能用一次", "stdin can be used only once"))
        paths += listed(_list(options.files_from, look))
    only = options.changed or options.since is not None
    if only and not paths and options.files_from is None:
        paths.append(os.curdir)
    if not paths:
        message = look.say(
            "没有要检查的内容：请指定文件、文件夹，或用 - 表示标准输入",
            "nothing to check: name files or folders, or - for stdin",
        )
        raise click.UsageError(message)
    roots = roots_of(paths, look) if only else []
    try:
        sources = sources_of(paths, which, _stdin(options) if STDIN in options.paths else None)
    except MissingExtraError as missing:
        raise click.UsageError(look.say(missing.zh, missing.en)) from missing
    if only:
        sources = only_changed(sources, roots, options.since, look)
    if any(_overwrites(path, sources) for path in (options.output, *(one.path for one in options.report))):
        message = look.say(
            "输出文件就是要检查的文件，请换一个文件名", "the output would overwrite a file that is checked"
        )
        raise click.UsageError(message)
    return sources


def _overwrites(output: str | None, sources: Sources) -> bool:
    if output is None:
        return False
    from pathlib import Path

    if not Path(output).is_file():
        return False
    for task in sources.tasks:
        with suppress(OSError, ValueError):
            if task.content is None and Path(task.path).samefile(output):
                return True
    return False


def _list(path: str, look: Look) -> bytes:
    from pathlib import Path

    try:
        return sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = look.say(f"打不开文件清单 {path}：{reason}", f"the list {path} cannot be read: {reason}")
        raise click.UsageError(message) from error


def _stdin(options: Options) -> Task:
    content = sys.stdin.buffer.read(largest(bounds_of(options).reading) + 1)
    return Task(options.stdin_filename or STDIN, content)
