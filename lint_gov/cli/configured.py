"""The options --config and --isolated: what a configuration says becomes the defaults of a command."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import click

from lint_gov.config.finding import closest

if TYPE_CHECKING:
    from lint_gov.config.configuration import Configuration

_COMMAND = TypeVar("_COMMAND", bound=Callable[..., Any])


class Configured(NamedTuple):
    """The configuration of a run, None without one; `closest` says that every file has its closest one."""

    configuration: "Configuration | None" = None
    closest: bool = False


def config_options(command: _COMMAND) -> _COMMAND:
    """Return a command with --config and --isolated; the value of `config` is a Configured.

    Both are looked at before the other options, which have their defaults from there.
    """
    return _with_options(command, _apply)


def config_alone(command: _COMMAND) -> _COMMAND:
    """Return a command with the same options, whose other options do not heed the configuration."""
    return _with_options(command, _configure)


def found_above(folder: str, known: dict[str, str | None] | None = None) -> str | None:
    """Return the configuration closest to a folder, as a path from the current folder where it can."""
    found = closest(folder, known)
    if found is None:
        return None
    try:
        return os.path.relpath(found)
    except ValueError:  # another drive
        return found


def loaded(path: str) -> "Configuration":
    """Return what a configuration file says; exit code 2, with its faults, where it cannot be used."""
    from lint_gov.config.configuration import ConfigError
    from lint_gov.config.loading import load

    try:
        return load(path)
    except ConfigError as error:
        from lint_gov.cli.rule_errors import faults_exit

        faults_exit(error.faults, "the configuration")


def configured_language() -> str | None:
    """Return the language that the configuration of the current folder asks for, or None."""
    language = _here("lang")
    return None if language is None else str(language)


def configured_rules() -> tuple[str, ...]:
    """Return the further rule files that the configuration of the current folder names."""
    return tuple(_here("rules") or ())


def _here(key: str) -> Any:  # noqa: ANN401 - what the key says
    path = found_above(os.curdir)
    return loaded(path).value(key) if path else None


def _with_options(command: _COMMAND, callback: Callable[..., Configured]) -> _COMMAND:
    config = click.option(
        "--config",
        metavar="FILE",
        is_eager=True,
        callback=callback,
        help="Take settings from this file; default: the closest lint-gov.toml or pyproject.toml.",
    )
    isolated = click.option(
        "--isolated", is_flag=True, is_eager=True, callback=_isolate, help="Take settings from no file."
    )
    return config(isolated(command))


def _apply(ctx: click.Context, parameter: click.Parameter, path: str | None) -> Configured:
    configured = _configure(ctx, parameter, path)
    if configured.configuration is not None:
        ctx.default_map = {**(ctx.default_map or {}), **_defaults(configured.configuration)}
    return configured


def _configure(ctx: click.Context, _parameter: click.Parameter, path: str | None) -> Configured:
    if ctx.resilient_parsing:
        return Configured()
    if ctx.params.get("isolated"):
        if path is not None:
            _refuse_both()
        return Configured()
    wanted = path if path is not None else found_above(os.curdir)
    if wanted is None:
        return Configured(None, closest=True)
    return Configured(loaded(wanted), closest=path is None)


def _isolate(ctx: click.Context, _parameter: click.Parameter, isolated: bool) -> bool:  # noqa: FBT001 - click's way
    if isolated and ctx.params.get("config") is not None:
        _refuse_both()
    return isolated


def _refuse_both() -> None:
    message = "--config and --isolated exclude each other"
    raise click.UsageError(message)


def _defaults(configuration: "Configuration") -> Mapping[str, Any]:
    """Return the settings of a run by the names of the options, as click takes defaults."""
    from lint_gov.config.keys import RUN_KEYS

    settings = configuration.settings
    return {key.name.replace("-", "_"): settings[key.name].value for key in RUN_KEYS if key.name in settings}
