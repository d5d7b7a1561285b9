"""Kind `subtotal`: a subtotal row, which the forms do not have, equals the items of its group.

The row is known by its label: that of a group of the form (（三）不予公开), with or without numeral,
alone or with one of the `words` (小计). A bare 小计 belongs to the group that it follows, or to the
one that it precedes where it follows none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from lint_gov.expression.compile import Application, Side, Term
from lint_gov.expression.lines import CellName
from lint_gov.expression.number import Number, exact
from lint_gov.forms.address import parse_address
from lint_gov.kinds.identity import VALUES, Ground, judge
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import listing
from lint_gov.kinds.schemas import WORDS
from lint_gov.kinds.verdicts import not_applicable, undecided
from lint_gov.model.form import Form, Heading, TableForm
from lint_gov.model.outcome import Subject, Verdict
from lint_gov.model.report import ExtraRow, Value
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text
from lint_gov.text.normalise import label_key

_SCHEMA = {
    "properties": {
        "words": {
            **WORDS,
            "description": "words that mark a row as a subtotal, such as 小计",
        }
    },
    "required": ["table", "words"],
}
_NONE = Text("表中没有小计行", "the table has no subtotal rows")
_ITEM_WRONG = Text(
    "（七）总计与小计相互印证，有误的可能是所含的某一项",
    "the total of the column agrees with the subtotal: one of the items may be wrong",
)
_NUMERALS = "一二三四五六七八九十"


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table: str = parameters["table"]
    if not any(table in form.tables and _headings(form.tables[table]) for form in forms.values()):
        message = f"expected a table with groups of rows, found {table}"
        raise RuleError(message, ("table",))
    words = tuple(label_key(word) for word in parameters["words"])

    def check(subject: Subject) -> Iterable[Verdict]:
        reading, form = subject.report.tables.get(table), subject.report.forms.get(table)
        rows = reading.extra_rows if reading and form else ()
        verdicts = [
            verdict for row in rows if form for verdict in _judged(row, form.tables[table], words, subject)
        ]
        return verdicts or (not_applicable(f"section[{table}]", _NONE),)

    return check


def _judged(row: ExtraRow, table: TableForm, words: Sequence[str], subject: Subject) -> Iterator[Verdict]:
    key = label_key(row.label)
    bare = key
    for word in words:
        bare = bare.replace(word, "")
    heading = _named(table, bare) if bare or not key else _beside(table, row.after)
    if heading is not None:
        # A heading with empty cells beside it states nothing.
        for value in row.values:
            if value.number is not None or not value.sure:
                yield _compared(value, heading, table, subject)
    elif bare != key:
        label = listing([row.label])
        reason = Text(
            f"无法确定{label.zh}行合计的是哪些项目",
            f"it cannot be told which items the row {label.en} adds up",
        )
        yield undecided(f"section[{table.id}]", reason)


def _headings(table: TableForm) -> list[Heading]:
    rows = {row.id for row in table.rows}
    return [part for part in table.headings if rows.issuperset(table.groups.get(part.id, ("",)))]


def _named(table: TableForm, key: str) -> Heading | None:
    for heading in _headings(table):
        standard = label_key(heading.label)
        if key in {standard, standard.lstrip(_NUMERALS)}:
            return heading
    return None


def _beside(table: TableForm, after: str | None) -> Heading | None:
    rows = [row.id for row in table.rows]
    group_of = {row.id: row.group for row in table.rows}
    following = rows[rows.index(after) + 1 :] if after in rows else rows
    before, behind = group_of.get(after or ""), group_of[following[0]] if following else None
    if before is not None and before == behind:
        return None
    wanted = before or behind
    return next((heading for heading in _headings(table) if heading.id == wanted), None)


def _compared(value: Value, heading: Heading, table: TableForm, subject: Subject) -> Verdict:
    column = parse_address(value.address).column
    at = f"{table.id}[{heading.id},{column}]"
    items = tuple(Term(CellName(f"{table.id}[{row},{column}]"), 1) for row in table.groups[heading.id])
    application = Application(
        at=at,
        line=heading.id,
        relation="=",
        left=Side(items),
        right=(Side((Term(CellName(at), 1),)),),
        integers=None,
        constant=0,
        linear=None,
    )
    cells = {**subject.report.cells, at: value._replace(address=at)}
    verdict = judge(application, Ground(subject.report.forms, table, cells, {}))
    if verdict.finding is None:
        return verdict
    if _confirmed(table, heading, column, cells):
        return undecided(at, _ITEM_WRONG)
    values = {**verdict.finding.values, "row": heading.label}
    finding = verdict.finding._replace(values=values, anchor=value.anchor, path=value.path)
    return verdict._replace(finding=finding)


def _confirmed(table: TableForm, heading: Heading, column: str, cells: Mapping[str, Value]) -> bool:
    """Return whether the column's own total is off by the same: then an item is wrong, not the subtotal.

    That item breaks the column's identity too, which reports it; one cause is not to be told twice.
    """
    items = table.groups[heading.id]
    off = _sum(table, (heading.id,), column, cells) - _sum(table, items, column, cells)
    for identity in table.sums:
        parts = [row for name in identity.parts for row in table.groups.get(name, (name,))]
        if identity.line == "column" and set(items) <= set(parts):
            whole = _sum(table, identity.wholes, column, cells)
            return whole - _sum(table, parts, column, cells) == off
    return False


def _sum(table: TableForm, rows: Iterable[str], column: str, cells: Mapping[str, Value]) -> Number:
    values = (cells.get(f"{table.id}[{row},{column}]") for row in rows)
    return sum((exact(value.number or 0) for value in values if value), Fraction())


KIND = Kind("subtotal", _SCHEMA, _bind, VALUES)
