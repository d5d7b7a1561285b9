"""The language of what a person reads: as asked for, else as configured, else as the locale says."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from lint_gov.model.wording import LANGUAGES

_COMMAND = TypeVar("_COMMAND", bound=Callable[..., Any])
_SILENT = ("", "C", "POSIX")  # locales that say nothing of a language
_WINDOWS_CHINESE = 0x04  # primary language id LANG_CHINESE


def language_option(command: _COMMAND) -> _COMMAND:
    """Return a command with the option `--lang`, whose value is "zh", "en" or None."""
    text = "Language of the texts; default: the locale's, Chinese if it says nothing."
    return click.option("--lang", type=click.Choice(LANGUAGES), help=text)(command)


def language_of(
    asked: str | None, configured: str | None = None, environment: Mapping[str, str] = os.environ
) -> str:
    """Return "zh" or "en": what was asked for, else configured, else what the locale says.

    A locale that says nothing means Chinese; one of another language than Chinese means English.
    """
    return asked or configured or _of_locale(environment)


def language_here(asked: str | None) -> str:
    """Return "zh" or "en": as asked, else as the configuration of the current folder or the locale says."""
    from lint_gov.cli.configured import configured_language

    return language_of(asked, None if asked else configured_language())


def _of_locale(environment: Mapping[str, str]) -> str:
    named = next(
        (environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), ""
    )
    word = named.split(".")[0].split("@")[0]
    if word in _SILENT:
        return _of_windows() if sys.platform == "win32" else "zh"
    return "zh" if word.lower().startswith("zh") else "en"


def _of_windows() -> str:
    if sys.platform != "win32":
        return "zh"
    import ctypes

    language: int = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return "zh" if language == _WINDOWS_CHINESE else "en"
