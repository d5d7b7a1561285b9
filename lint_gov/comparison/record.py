"""One report as it is compared: from a run of now, or from the JSON that an earlier one wrote."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lint_gov.text.organs import organ_key


class RecordError(Exception):
    """A file that looks like the JSON of a run and cannot be compared; the message says what was expected."""


class Found(NamedTuple):
    """One diagnosis; `suppressed` says that it does not count."""

    rule: str
    name: str
    severity: str
    message: str
    address: str | None
    fingerprint: str
    suppressed: bool


class Record(NamedTuple):
    """One report; `cells` are its figures as text by address, None where they are not known.

    A cell that was not read has None. `forms` are the ids of the forms by table.
    """

    path: str
    organisation: str | None
    year: int | None
    status: str
    diagnostics: tuple[Found, ...]
    cells: Mapping[str, str | None] | None
    forms: Mapping[str, str | None]

    @property
    def organ(self) -> str:
        """Return the organ as it is compared, empty where it is not known."""
        return organ_key(self.organisation or "")


def record_from(data: Mapping[str, Any]) -> Record:
    """Return a report from its JSON; RecordError where that lacks something."""
    try:
        return Record(
            path=str(data["path"]),
            organisation=data["organisation"],
            year=data["year"],
            status=str(data["status"]),
            diagnostics=tuple(map(_found, data["diagnostics"])),
            cells=data.get("figures"),
            forms=data["form"],
        )
    except (KeyError, TypeError, AttributeError) as error:
        message = f"expected a report as `check` writes it, found none of its keys ({error})"
        raise RecordError(message) from error


def records_of_output(content: bytes) -> tuple[Record, ...] | None:
    """Return the reports in the output of a run, `json` or `jsonl`; None where it is something else.

    RecordError where it is such output, and not whole.
    """
    if content.lstrip()[:1] != b"{":
        return None
    try:
        return tuple(map(record_from, _reports(content)))
    except _NoOutputError:
        return None


class _NoOutputError(Exception):
    """The content is JSON of another kind, or none."""


def _reports(content: bytes) -> Iterator[Mapping[str, Any]]:
    try:
        whole = json.loads(content)
    except (ValueError, RecursionError):
        yield from _lines(content)
        return
    if isinstance(whole, dict) and isinstance(whole.get("reports"), list) and "tool" in whole:
        yield from whole["reports"]
    elif isinstance(whole, dict) and {"path", "outcomes", "diagnostics"} <= set(whole):
        yield whole
    else:
        raise _NoOutputError


def _lines(content: bytes) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(content.splitlines(), 1):
        try:
            data = json.loads(line)
        except (ValueError, RecursionError) as error:
            if number == 1:
                raise _NoOutputError from error
            message = f"expected a report on line {number}: {error}"
            raise RecordError(message) from error
        if not isinstance(data, dict) or "diagnostics" not in data:
            raise _NoOutputError
        yield data


def _found(data: Mapping[str, Any]) -> Found:
    texts = (data["rule"], data["name"], data["severity"], data["message"])
    return Found(*texts, data["address"], data["fingerprint"], data["suppressed"] is not None)
