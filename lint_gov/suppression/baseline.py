"""The baseline: defects that were there when a repository adopted the tool, by report and fingerprint.

A fingerprint follows rule, organ, year, address and figures, so that an entry survives another layout
of the page, and a defect that takes the place of another one is new.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from lint_gov.model.report import Report
from lint_gov.ruleset.faults import Fault
from lint_gov.suppression.faults import SuppressionError
from lint_gov.text.organs import organ_key

VERSION = 1
MAXIMUM_BYTES = 64 << 20
_KEYS = ("rule", "address", "fingerprint")
_FINGERPRINT = re.compile(r"[0-9a-f]{20}")

Entries = Mapping[str, tuple["Entry", ...]]
"""Entries by the keys of reports."""


class Entry(NamedTuple):
    """One old defect: the rule that found it, where, and what tells it from others."""

    rule: str
    address: str | None
    fingerprint: str


def report_key(path: str, report: Report | None) -> str:
    """Return what a report is known by: organ and year; with its file's name where one is unknown."""
    organisation = organ_key(report.organisation or "") if report else ""
    year = report.year if report else None
    key = f"{organisation or '?'} {year or '?'}"
    return key if organisation and year else f"{key} {os.path.basename(path)}"  # noqa: PTH119 - text as given


def baseline_in(path: str, firm: Iterable[str]) -> Entries:
    """Return what a baseline holds; SuppressionError where it is none, or holds one of the `firm` rules."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - as it was given
            content = stream.read(MAXIMUM_BYTES + 1)
        if len(content) > MAXIMUM_BYTES:
            _refuse(path, f"a file of at most {MAXIMUM_BYTES >> 20} MiB")
        data = json.loads(content)
    except (OSError, ValueError, RecursionError) as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else None
        column = error.colno if isinstance(error, json.JSONDecodeError) else None
        reason = getattr(error, "strerror", None) or getattr(error, "msg", None) or str(error)
        message = f"expected a baseline that can be read: {reason}"
        raise SuppressionError([Fault(path, line, column, message)]) from error
    return _entries(path, data, frozenset(firm))


def as_text(entries: Entries) -> str:
    """Return a baseline as the text of its file: sorted, an entry a line, so that differences show."""
    blocks = []
    for key in sorted(entries):
        lines = sorted({_line(entry) for entry in entries[key]})
        if lines:
            inner = ",\n".join(f"   {line}" for line in lines)
            blocks.append(f"  {_json(key)}: [\n{inner}\n  ]")
    body = ",\n".join(blocks)
    return f'{{\n "version": {VERSION},\n "reports": {{\n{body}\n }}\n}}\n'


def pruned(
    entries: Entries, found: Mapping[str, frozenset[str]], decided: Mapping[str, frozenset[str]]
) -> dict[str, tuple[Entry, ...]]:
    """Return a baseline without the entries that are gone; nothing is ever added.

    `found` are the fingerprints met, by report, `decided` the rules that came to a verdict there: where
    a rule did not run, or could not tell, its entries stay.
    """
    return {
        key: tuple(
            entry
            for entry in old
            if entry.fingerprint in found.get(key, frozenset())
            or entry.rule not in decided.get(key, frozenset())
        )
        for key, old in entries.items()
    }


def _line(entry: Entry) -> str:
    return "{" + ", ".join(f"{_json(name)}: {_json(getattr(entry, name))}" for name in _KEYS) + "}"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _entries(path: str, data: Any, firm: frozenset[str]) -> Entries:  # noqa: ANN401 - whatever JSON holds
    if not isinstance(data, dict) or data.get("version") != VERSION:
        _refuse(path, f'a baseline with "version": {VERSION}')
    reports = data.get("reports")
    if not isinstance(reports, dict):
        _refuse(path, '"reports" with the entries of each report')
    found: dict[str, tuple[Entry, ...]] = {}
    for key, entries in reports.items():
        if not isinstance(entries, list):
            _refuse(path, f'a list of entries for "{key[:60]}"')
        found[key] = tuple(_entry(path, key, entry, firm) for entry in entries)
    return found


def _entry(path: str, key: str, data: Any, firm: frozenset[str]) -> Entry:  # noqa: ANN401 - as above
    sound = isinstance(data, dict) and set(data) == set(_KEYS) and isinstance(data["rule"], str)
    sound = sound and isinstance(data["address"], str | None) and isinstance(data["fingerprint"], str)
    if not sound or not _FINGERPRINT.fullmatch(data["fingerprint"]):
        _refuse(path, f'rule, address and fingerprint in every entry of "{key[:60]}"')
    if data["rule"] in firm:
        _refuse(path, f'rules that a baseline may hold, found {data["rule"]} in "{key[:60]}"')
    return Entry(data["rule"], data["address"], data["fingerprint"])


def _refuse(path: str, expected: str) -> None:
    raise SuppressionError([Fault(path, None, None, f"expected {expected}")])
