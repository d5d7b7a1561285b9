"""Kind `extra_rows`: a table has no rows besides those of its form."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_gov.kinds.grounds import known_table
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing, table_name
from lint_gov.kinds.reasons import NO_TABLE
from lint_gov.kinds.verdicts import Values, failed, passed, undecided
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import ExtraRow
from lint_gov.model.rule import Check
from lint_gov.text.normalise import label_key

_SCHEMA = {
    "properties": {
        "subtotals": {
            "type": "array",
            "items": {"type": "string", "minLength": 1},
            "description": "words that mark a row as a subtotal, as the label of a group of the form does",
        }
    },
    "required": ["table"],
}


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table = known_table(parameters["table"], forms)
    words = tuple(label_key(word) for word in parameters.get("subtotals", ()))

    def check(subject: Subject) -> Iterator[Verdict]:
        at = f"section[{table}]"
        reading, form = subject.report.tables.get(table), subject.report.forms.get(table)
        if reading is None or form is None:
            yield undecided(at, NO_TABLE)
            return
        if not reading.extra_rows:
            yield passed(at)
            return
        for subtotal in (False, True):
            groups = _group_keys(form.tables[table])
            rows = [row for row in reading.extra_rows if _is_subtotal(row, words, groups) is subtotal]
            if rows:
                yield failed(at, _finding(table, rows, subtotal=subtotal))

    return check


def _group_keys(form: TableForm) -> frozenset[str]:
    return frozenset(label_key(heading.label) for heading in form.headings)


def _is_subtotal(row: ExtraRow, words: Sequence[str], groups: frozenset[str]) -> bool:
    key = label_key(row.label)
    return key in groups or any(word in key for word in words)


def _finding(table: str, rows: Sequence[ExtraRow], *, subtotal: bool) -> Finding:
    values: Values = {
        "table": table_name(table),
        "rows": listing([row.label or "（无行名）" for row in rows]),
        "count": len(rows),
        "subtotal": int(subtotal),
    }
    return Finding(
        f"section[{table}]", values, anchor=rows[0].anchor, path=rows[0].path, quote=rows[0].label or None
    )


KIND = Kind("extra_rows", _SCHEMA, _bind, ("table", "rows", "count", "subtotal"))
