"""Faults of files written for the tool: each names its file, line and column, and what was expected."""

from collections.abc import Iterable
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault; lines and columns count from 1, columns in code points.

    Line and column are None for a fault of the file itself, such as one that does not exist.
    `message` says what was expected, in one sentence without a full stop.
    """

    file: str
    line: int | None
    column: int | None
    message: str

    def __str__(self) -> str:
        """Return `file:line:column: message`, or `file: message` for a fault of the whole file."""
        if self.line is None:
            return f"{self.file}: {self.message}"
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class FaultsError(Exception):
    """Files that cannot be used; `faults` lists everything that is wrong, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message of the exception has one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class RuleFileError(FaultsError):
    """Rule files, or profiles, that cannot be used."""
