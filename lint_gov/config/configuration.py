"""What configuration files say, every setting with where it was said."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_gov.ruleset.faults import Fault, FaultsError


class Setting(NamedTuple):
    """One value, with the file and the line that set it; the line is None where it is not known."""

    value: Any
    file: str
    line: int | None
    column: int | None = None

    @property
    def origin(self) -> str:
        """Return `file:line`."""
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def fault(self, message: str) -> Fault:
        """Return what is wrong with the value as a fault of its place."""
        return Fault(self.file, self.line, self.column, message)


class PerFile(NamedTuple):
    """Settings for the files that fit a pattern, seen from the folder of the file that says so."""

    glob: Setting
    folder: str
    settings: Mapping[str, Setting]


class Configuration(NamedTuple):
    """The settings of a file and of those that it extends, by key; tables as `table.key`.

    `files` are the files read, that of the configuration first.
    """

    files: tuple[str, ...]
    settings: Mapping[str, Setting]
    per_file: tuple[PerFile, ...] = ()

    def value(self, key: str) -> Any:  # noqa: ANN401 - what the key says
        """Return the value of a key, None where it is not set."""
        setting = self.settings.get(key)
        return None if setting is None else setting.value

    def table(self, name: str) -> dict[str, Setting]:
        """Return the settings of a table by key."""
        return in_table(self.settings, name)


class ConfigError(FaultsError):
    """Configuration that cannot be used."""


def in_table(settings: Mapping[str, Setting], name: str) -> dict[str, Setting]:
    """Return the settings whose keys begin with a table's name, by the rest of their keys."""
    start = f"{name}."
    return {key.removeprefix(start): one for key, one in settings.items() if key.startswith(start)}
