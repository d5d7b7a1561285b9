"""The options of `check`, as declared to click and as the command sees them."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

import click

from lint_gov.cli.configured import Configured, config_options
from lint_gov.cli.language import language_option
from lint_gov.cli.reports import Wanted, wanted
from lint_gov.model.organ import LEVELS
from lint_gov.outputs.names import FORMATS

SEVERITIES = ("error", "warning", "note")  # those of Severity, whose module every command would import
_COMMAND = TypeVar("_COMMAND", bound=Callable[..., Any])


class Options(NamedTuple):
    """The command line of `check`, option by option."""

    paths: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    fail_on: str = "error"
    max_warnings: int | None = None
    exit_zero: bool = False
    output_format: str = "full"
    output: str | None = None
    report: tuple[Wanted, ...] = ()
    statistics: bool = False
    show_passed: bool = False
    lang: str | None = None
    color: str = "auto"
    progress: bool = True
    quiet: bool = False
    verbose: bool = False
    jobs: int | None = None
    changed: bool = False
    since: str | None = None
    cache: bool = True
    cache_dir: str | None = None
    files_from: str | None = None
    stdin_filename: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    allow_empty: bool = False
    previous: str | None = None
    year: int | None = None
    form: str | None = None
    organ_level: str | None = None
    as_of: str | None = None
    organs: str | None = None
    profile: str | None = None
    config: Configured = Configured()
    isolated: bool = False
    waivers: tuple[str, ...] = ()
    baseline: str | None = None


def at_or_above(fail_on: str) -> tuple[str, ...]:
    """Return the severities that fail a run, for the value of --fail-on."""
    return () if fail_on == "never" else SEVERITIES[: SEVERITIES.index(fail_on) + 1]


def declared(command: _COMMAND) -> _COMMAND:
    """Return a function as one that click gives the options of `check`, and its paths."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


_OF_LINTING = frozenset(
    {
        *{"select", "ignore", "extend_select", "rules", "profile", "isolated", "lang"},
        *{"previous", "year", "form", "organ_level", "as_of", "organs", "waivers", "baseline"},
    }
)


def declared_for_linting(*others: str) -> Callable[[_COMMAND], _COMMAND]:
    """Return what gives a command the options of `check` that say by which rules, and others by name."""

    def declare(command: _COMMAND) -> _COMMAND:
        for option in reversed(_OPTIONS):
            if _field_of(option) in _OF_LINTING or _field_of(option) in others:
                command = option(command)
        return command

    return declare


def _field_of(option: Callable[[Any], Any]) -> str | None:
    def probe() -> None: ...

    name: str | None = option(probe).__click_params__[0].name
    return name


def _split(_ctx: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for value in values for part in value.split(",") if part.strip())


def _day(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        message = f"{value!r} is no date; expected YYYY-MM-DD, such as 2021-03-31"
        raise click.BadParameter(message) from error


def _selectors(name: str, text: str) -> Callable[[_COMMAND], _COMMAND]:
    return click.option(name, multiple=True, metavar="RULES", callback=_split, help=text)


_OPTIONS = (
    click.argument("paths", nargs=-1, metavar="[PATH...|-]"),
    _selectors("--select", "Run these rules only: ids, beginnings of ids (A, A1), names, ALL; by comma."),
    _selectors("--ignore", "Do not run these rules. Input rules (E) always run."),
    _selectors("--extend-select", "Run these rules beside the default ones."),
    click.option("--rules", multiple=True, metavar="PATH", help="Add rule files, or folders of them."),
    click.option(
        "--fail-on",
        type=click.Choice((*SEVERITIES, "never")),
        default="error",
        show_default=True,
        help="Exit 1 when something at least this grave is found.",
    ),
    click.option(
        "--max-warnings", type=click.IntRange(0), metavar="N", help="Exit 1 with more warnings than N."
    ),
    click.option(
        "--exit-zero",
        is_flag=True,
        help="Exit 0 whatever is found; still 1 if a file could not be read, 2 if the run failed.",
    ),
    click.option(
        "--output-format",
        type=click.Choice(FORMATS),
        default="full",
        show_default=True,
        help="What to write.",
    ),
    click.option(
        "-o", "--output", metavar="FILE", help="Write to a file, which appears whole or not at all."
    ),
    click.option(
        "--report",
        multiple=True,
        metavar="FORMAT:PATH",
        callback=wanted,
        help="Write a file in another format as well; may be given several times.",
    ),
    click.option(
        "--statistics", is_flag=True, help="Count how often each rule was broken, in place of details."
    ),
    click.option("--show-passed", is_flag=True, help="List the rules that were checked and passed (full)."),
    language_option,
    click.option(
        "--color",
        type=click.Choice(("auto", "always", "never")),
        default="auto",
        show_default=True,
        help="Colour.",
    ),
    click.option(
        "--no-progress", "progress", flag_value=False, default=True, help="No progress line on stderr."
    ),
    click.option("-q", "--quiet", is_flag=True, help="Write diagnoses only, no headlines and totals (full)."),
    click.option("-v", "--verbose", is_flag=True, help="Say why, and which rules could not decide (full)."),
    click.option(
        "--jobs", type=click.IntRange(1), metavar="N", help="Processes for many files; default: one a core."
    ),
    click.option(
        "--changed", is_flag=True, help="Check only files that git says have changed; default path: here."
    ),
    click.option("--since", metavar="REF", help="Changed since here and REF went apart (implies --changed)."),
    click.option(
        "--cache/--no-cache",
        default=True,
        help="Take what came of unchanged files from earlier runs; on by default.",
    ),
    click.option(
        "--cache-dir", metavar="FOLDER", help="Keep that there; default: the user's folder for caches."
    ),
    click.option(
        "--files-from", metavar="FILE", help="Check the paths listed in a file (- for stdin), one a line."
    ),
    click.option(
        "--stdin-filename",
        metavar="NAME",
        help="What to call the content of stdin; its ending tells the kind.",
    ),
    click.option("--include", multiple=True, metavar="GLOB", help="In folders, check only files that fit."),
    click.option("--exclude", multiple=True, metavar="GLOB", help="In folders, leave out what fits."),
    click.option("--allow-empty", is_flag=True, help="A folder may hold no report."),
    click.option("--previous", metavar="FILE", help="The same organ's report of the year before."),
    click.option(
        "--year", type=click.IntRange(2000, 2100), metavar="YEAR", help="The report year, whatever it says."
    ),
    click.option(
        "--form", metavar="FORM", help="The form it should follow (2019 or 2021), whatever its year."
    ),
    click.option("--organ-level", type=click.Choice(LEVELS), help="The level of the organ."),
    click.option("--waivers", multiple=True, metavar="FILE", help="Waivers: diagnoses that may pass (YAML)."),
    click.option("--baseline", metavar="FILE", help="A baseline: old defects that do not count."),
    config_options,
    click.option("--profile", metavar="NAME", help="Rules for author, gate or audit, or those of a file."),
    click.option("--as-of", metavar="DATE", callback=_day, help="Judge as on this day (YYYY-MM-DD)."),
    click.option(
        "--organs", metavar="FILE", help="A register of organs (YAML or CSV): levels, hierarchy, deadlines."
    ),
)
