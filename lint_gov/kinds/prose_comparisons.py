"""Comparisons bound to the forms: `prose(received) in {new, new + carried_in}` as cells of a table."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from lint_gov.expression import ExpressionError, Side, UnknownName, compile_check, parse, resolve_check
from lint_gov.expression.compile import Resolved
from lint_gov.expression.number import Number, exact
from lint_gov.expression.tokens import MAX_LENGTH
from lint_gov.kinds.schemas import WORDS
from lint_gov.model.form import Form, TableForm
from lint_gov.model.report import Report
from lint_gov.model.rule import RuleError
from lint_gov.prose.facts import FACTS
from lint_gov.text.pattern import late

_PROSE = late(r"\s*prose[（(]\s*(?P<name>\w+)\s*[)）]")
_CHECK = {"type": "string", "minLength": 1, "maxLength": MAX_LENGTH}
CHECKS: Mapping[str, Any] = {
    "type": "array",
    "minItems": 1,
    "description": "which figures of the prose are compared with which cells",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["check"],
        "properties": {
            "check": {**_CHECK, "description": "such as prose(received) in {new, new + carried_in}"},
            "near": {
                "type": "array",
                "items": _CHECK,
                "minItems": 1,
                "description": "sums that the figure may be taken for; the finding says match = near",
            },
            "allow": {
                "type": "array",
                "items": _CHECK,
                "minItems": 1,
                "description": "sums that make the figure right too, where the table contradicts itself",
            },
            "table": {
                "type": "string",
                "minLength": 1,
                "description": "the table; default: that of the rule",
            },
            "lines": {
                **WORDS,
                "uniqueItems": True,
                "description": "ids of columns, blocks or rows, whose figures are added up",
            },
        },
    },
}
"""The schema of the checks of figures in the prose."""

_EACH = {"requests": "column", "disputes": "block", "disclosure": "row"}


class Addition(NamedTuple):
    """What cells add up to: constant + Σ coefficient · cell, over all lines."""

    sides: tuple[Side, ...]


class Comparison(NamedTuple):
    """A fact of the prose and what it may add up to in a table.

    `near` is what it may be taken for, `allow` what makes it right where the table contradicts itself.
    """

    fact: str
    table: str
    relation: str
    sums: tuple[Addition, ...]
    near: tuple[Addition, ...]
    allow: tuple[Addition, ...]


Plan = Mapping[tuple[str, str], list[Comparison]]
"""The comparisons by table and form."""


def plan_of(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Plan:
    """Return the comparisons that `checks` ask for; RuleError says what is wrong with one of them."""
    plan: dict[tuple[str, str], list[Comparison]] = {}
    for index, entry in enumerate(parameters["checks"]):
        path = ("checks", index)
        table = entry.get("table", parameters.get("table"))
        with_table = {name: form.tables[table] for name, form in forms.items() if table in form.tables}
        if not with_table:
            message = f"no form has a table '{table}'" if table else "expected a table, here or for the rule"
            raise RuleError(message, (*path, "table") if "table" in entry else ("table",) if table else path)
        for name, comparison in _by_form(entry, with_table, path).items():
            plan.setdefault((table, name), []).append(comparison)
    return plan


def _by_form(
    entry: Mapping[str, Any], tables: Mapping[str, TableForm], path: tuple[str | int, ...]
) -> dict[str, Comparison]:
    """Return a check for the forms that have its names; RuleError where none has."""
    fact, text = _fact(entry["check"], (*path, "check"))
    texts = [(text, (*path, "check"))] + [
        (f"0 = {written}", (*path, key, index))
        for key in ("near", "allow")
        for index, written in enumerate(entry.get(key, ()))
    ]
    found: dict[str, Comparison] = {}
    unknown: _Unknown | None = None
    for name, table in tables.items():
        try:
            resolved = [_resolved(written, table, place) for written, place in texts]
            lines = _lines(entry, table, path)
            sums = [_sums(one, lines) for one in resolved]
        except _Unknown as error:
            unknown = error
            continue
        more = [group[0] for group in sums[1:]]
        split = len(entry.get("near", ()))
        near, allow = tuple(more[:split]), tuple(more[split:])
        found[name] = Comparison(fact, table.id, resolved[0].relation, sums[0], near, allow)
    if not found and unknown:
        raise RuleError(unknown.fault.message, unknown.path, unknown.fault.offset)
    return found


class _Unknown(Exception):
    def __init__(self, fault: UnknownName, path: tuple[str | int, ...]) -> None:
        super().__init__()
        self.fault = fault
        self.path = path


def _fact(text: str, path: tuple[str | int, ...]) -> tuple[str, str]:
    """Return the extractor that a check names, and the check with 0 in its place."""
    match = _PROSE().match(text)
    if match is None:
        message = "expected prose(name) and a relation, such as prose(received) in {new, new + carried_in}"
        raise RuleError(message, path)
    if match["name"] not in FACTS:
        message = f"unknown extractor '{match['name']}': expected one of {', '.join(FACTS)}"
        raise RuleError(message, path, match.start("name"))
    return match["name"], "0".rjust(match.end()) + text[match.end() :]


def _resolved(text: str, table: TableForm, path: tuple[str | int, ...]) -> Resolved:
    try:
        resolved = resolve_check(parse(text), table, _EACH[table.id])
    except UnknownName as error:
        raise _Unknown(error, path) from error
    except ExpressionError as error:
        raise RuleError(error.message, path, error.offset) from error
    if resolved.looks_back or resolved.sides[0].terms:
        message = "expected this report's cells on the right side only"
        raise RuleError(message, path)
    return resolved


def _lines(entry: Mapping[str, Any], table: TableForm, path: tuple[str | int, ...]) -> tuple[str, ...]:
    lines = tuple(entry.get("lines", ("total",)))
    columns = [column.id for column in table.columns]
    rows = [row.id for block in table.blocks for row in block.rows]
    known = columns if table.id == "requests" else rows or [block.id for block in table.blocks]
    for index, line in enumerate(lines):
        if line not in known:
            fault = UnknownName(f"unknown line '{line}': expected some of {', '.join(known)}", 0)
            raise _Unknown(fault, (*path, "lines", index) if "lines" in entry else path)
    return lines


def _sums(resolved: Resolved, lines: tuple[str, ...]) -> tuple[Addition, ...]:
    applications = compile_check(resolved, lines)
    return tuple(
        Addition(tuple(application.right[index] for application in applications))
        for index in range(len(resolved.sides) - 1)
    )


def number_in(one: Addition, report: Report) -> Number | None:
    """Return what cells add up to, None where one of them has no certain figure."""
    total: Number = 0
    for side in one.sides:
        total += side.constant
        for term in side.terms:
            value = report.cells.get(term.cell.address)
            if value is None or not value.known or value.number is None:
                return None
            total += term.coefficient * exact(value.number)
    return total
