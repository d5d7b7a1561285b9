"""Waivers: who lets which diagnosis of which report pass, why, and until when."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.rule import Rule
from lint_gov.result import Result
from lint_gov.ruleset.faults import Fault, RuleFileError
from lint_gov.ruleset.records import checked_data, fault_at, source_at
from lint_gov.ruleset.schema import DIALECT
from lint_gov.ruleset.selection import UnknownRuleError, rule_named
from lint_gov.ruleset.sources import Source
from lint_gov.sources.names import seen_from
from lint_gov.suppression.faults import SuppressionError
from lint_gov.suppression.placeholders import is_placeholder
from lint_gov.text.globs import pattern_of
from lint_gov.text.organs import organ_key

if TYPE_CHECKING:
    from re import Pattern

_TEXT = {"type": "string", "minLength": 1}
SCHEMA: Mapping[str, Any] = {
    "$schema": DIALECT,
    "title": "lint-gov waivers",
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "rule": {**_TEXT, "description": "The rule, by id or name."},
            "report": {
                "description": "The report: organ and year, or a pattern for its path from this file.",
                "errorMessage": "organisation and year, or a pattern for the path of the report",
                "anyOf": [
                    _TEXT,
                    {
                        "type": "object",
                        "properties": {"organisation": _TEXT, "year": {"type": "integer"}},
                        "required": ["organisation", "year"],
                        "additionalProperties": False,
                    },
                ],
            },
            "address": {**_TEXT, "description": "The cell, line or section; default: wherever it is found."},
            "reason": {**_TEXT, "description": "Why it may pass; a placeholder is refused."},
            "by": {**_TEXT, "description": "Who answers for it."},
            "date": {**_TEXT, "description": "When it was granted, as 2024-03-01."},
            "expires": {**_TEXT, "description": "The last day on which it holds."},
        },
        "required": ["rule", "report", "reason", "by", "date"],
        "additionalProperties": False,
    },
}


class Scope(NamedTuple):
    """The reports that a waiver is for: those of an organ and year, or those whose paths fit a pattern."""

    organisation: str | None = None
    year: int | None = None
    folder: str = ""
    pattern: "Pattern[str] | None" = None

    def holds(self, result: Result) -> bool:
        """Return whether a report is one of them."""
        if self.pattern is not None:
            return self.pattern.fullmatch(seen_from(self.folder, result.path)) is not None
        report = result.report
        same = report is not None and organ_key(report.organisation or "") == self.organisation
        return same and report is not None and report.year == self.year


class Waiver(NamedTuple):
    """One waiver; `rule` is an id, `expires` the last day on which it holds, `place` file and line."""

    rule: str
    scope: Scope
    address: str | None
    reason: str
    by: str
    date: str
    expires: str | None
    place: str

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Return whether it is for a diagnosis of its reports: of its rule, at its address."""
        if diagnostic.rule != self.rule:
            return False
        places = (diagnostic.address, *(one.at for one in diagnostic.explains if one.rule == self.rule))
        return self.address is None or self.address in places

    def expired(self, day: str) -> bool:
        """Return whether it holds no more on a day."""
        return self.expires is not None and self.expires < day


def waivers_in(paths: Iterable[str], rules: Sequence[Rule]) -> tuple[Waiver, ...]:
    """Return the waivers of files; SuppressionError with every fault of every file."""
    found: list[Waiver] = []
    faults: list[Fault] = []
    for path in paths:
        try:
            source = source_at(path)
            data = checked_data(source, SCHEMA)
        except RuleFileError as error:
            faults += error.faults
            continue
        wrong = list(_faults(source, data, rules))
        faults += wrong
        if not wrong:
            lines = _lines(source, len(data))
            pairs = zip(data, lines, strict=True)
            found += [_waiver(entry, f"{path}:{line}", path, rules) for entry, line in pairs]
    if faults:
        raise SuppressionError(faults)
    return tuple(found)


def _waiver(data: Mapping[str, Any], place: str, path: str, rules: Sequence[Rule]) -> Waiver:
    report = data["report"]
    if isinstance(report, str):
        folder = os.path.dirname(os.path.abspath(path))  # noqa: PTH100, PTH120 - text as given
        scope = Scope(folder=folder, pattern=pattern_of([report]))
    else:
        scope = Scope(organ_key(report["organisation"]), report["year"])
    texts = (data["reason"].strip(), data["by"].strip(), data["date"], data.get("expires"))
    return Waiver(rule_named(rules, data["rule"]).id, scope, data.get("address"), *texts, place)


def _faults(source: Source, data: Sequence[Mapping[str, Any]], rules: Sequence[Rule]) -> Iterator[Fault]:
    for number, entry in enumerate(data):
        for key, message in (*_rule_fault(entry, rules), *_word_faults(entry), *_date_faults(entry)):
            yield fault_at(source, (number, key), message)


def _rule_fault(entry: Mapping[str, Any], rules: Sequence[Rule]) -> Iterator[tuple[str, str]]:
    try:
        rule = rule_named(rules, entry["rule"])
    except UnknownRuleError as error:
        yield "rule", str(error)
        return
    if rule.locked or not rule.waivable:
        yield "rule", f"expected a rule that can be waived, found {rule.id} {rule.name}, which never is"


def _word_faults(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key, what in (("reason", "a reason that an auditor can follow"), ("by", "who answers for it")):
        if is_placeholder(entry[key]):
            yield key, f'expected {what}, found "{entry[key][:60]}"'
    if isinstance(entry["report"], str):
        try:
            pattern_of([entry["report"]])
        except ValueError:
            yield "report", f'expected a pattern such as "2023/*.html", found "{entry["report"][:60]}"'


def _date_faults(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    sound = True
    for key in ("date", "expires"):
        if key in entry and not _is_day(entry[key]):
            sound = False
            yield key, f'expected a date such as 2024-03-01, found "{entry[key][:60]}"'
    if sound and entry.get("expires", "9999-12-31") < entry["date"]:
        yield "expires", f"expected a day after {entry['date']}, found {entry['expires']}"


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _lines(source: Source, count: int) -> list[int]:
    """Return the lines on which the entries of a list begin."""
    from lint_gov.ruleset.strict_yaml import parse  # noqa: PLC0415 - PyYAML, for those who have waivers

    places = parse(source.content, source.name).places
    return [places[number,][0] for number in range(count)]
