"""Kind `code_list`: the printed labels of a table are the ones its form prescribes."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from lint_gov.forms.labels import (
    Edit,
    Match,
    canonical,
    difference,
    is_shortened,
    left_out,
    letters,
    pinpoint,
    without_prefix,
    without_unit,
)
from lint_gov.forms.similarity import likeness
from lint_gov.kinds.grounds import known_tables
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown, table_name
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.form import Form, TableForm
from lint_gov.model.outcome import Finding, Fix, Subject, Verdict
from lint_gov.model.report import ExtraRow, LabelReading, TableReading
from lint_gov.model.rule import Check, RuleError
from lint_gov.model.wording import Text
from lint_gov.text.pattern import late

_NAMES = {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True}
_SCHEMA = {
    "properties": {
        "parts": {
            **_NAMES,
            "items": {"enum": ["row", "column", "block"]},
            "description": "which labels are compared; headings are named one by one",
        },
        "headings": {**_NAMES, "description": "ids of the form's headings to compare as well"},
        "codes": {
            "type": "boolean",
            "description": "whether a row with a code, but none of the form, is a finding; default: false",
        },
        "hint": {
            "type": "boolean",
            "description": "whether the standard label is only shown, never put in by a fix; default: false",
        },
    },
    "required": ["table", "parts"],
}
_VALUES = (
    "table", "part", "printed", "standard", "match", "edit", "wrong", "right", "lost", "times", "repeats",
)  # fmt: skip
_UNREAD = Text("没有读到这一栏的名称", "the label was not read")
_PIECE = Text(
    "读到的只是另一栏名称的一部分，可能是复制时断开的",
    "only a piece of another label was read, probably broken in copying",
)
_DIGIT = r"[一二三四五六七八九十\d]"
_CODED = late(rf"^\s*(?:[(（]\s*{_DIGIT}{{1,3}}\s*[)）]|{_DIGIT}{{1,2}}\s*[、.．])")
_SIMILAR = 0.6
_LONGEST = 400  # what is longer is no label, however it goes on
_PART = {"row": "行", "column": "列", "block": "块", "heading": "栏"}

_Prefixes = Mapping[str, tuple[str, ...]]
_passed = lru_cache(maxsize=4096)(passed)


class _Judged(NamedTuple):
    """A printed label that is not the form's: how, and the text that was compared."""

    reading: LabelReading
    match: Match
    compared: str
    standard: str


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:
    table: str = known_tables((parameters["table"],), forms)[0]
    parts = frozenset(parameters["parts"])
    tables = [form.tables[table] for form in forms.values()]
    headings = _known_headings(parameters.get("headings", ()), tables)
    prefixes = {form.id: _prefixes(form.tables[table]) for form in forms.values()}
    own = frozenset(key for form in forms.values() for key in _own_labels(form.tables[table]))
    lines = frozenset(key for one in tables for key in _line_labels(one))
    codes: bool = parameters.get("codes", False)
    hint: bool = parameters.get("hint", False)

    def check(subject: Subject) -> Iterator[Verdict]:
        reading = subject.report.tables.get(table)
        if reading is None:
            return
        damaged = subject.report.copy_damaged
        judged: dict[tuple[str, str], list[_Judged]] = {}
        for label in reading.labels:
            if label.part not in parts and label.address not in headings:
                continue
            if label.printed == label.standard:
                yield _passed(label.address)
                continue
            found = _judge(label, prefixes.get(reading.form, {}), damaged=damaged)
            reason = _unread(found, lines, damaged=damaged)
            if reason is not None:
                yield undecided(label.address, reason)
            elif found.match is Match.SAME:
                yield _passed(label.address)
            else:
                key = label.address, letters((label.printed or "")[:_LONGEST])
                judged.setdefault(key, []).append(found)
        for group in judged.values():
            yield failed(group[0].reading.address, _finding(group, hint=hint))
        if codes:
            yield from _coded_rows(reading, own)

    return check


def _known_headings(names: Iterable[str], tables: list[TableForm]) -> frozenset[str]:
    known = {heading.id for table in tables for heading in table.headings}
    for index, name in enumerate(names):
        if name not in known:
            message = f"no form has a heading {name!r} in this table; headings are {', '.join(sorted(known))}"
            raise RuleError(message, ("headings", index))
    return frozenset(f"{table.id}[{name}]" for table in tables for name in names)


def _prefixes(table: TableForm) -> _Prefixes:
    """Return for each row the labels of its groups, which may stand before it in the same cell."""
    labels = {heading.id: heading.label for heading in table.headings}
    return {
        f"{table.id}[{row.id}]": tuple(labels[name] for name in ("results", row.group) if name in labels)
        for row in table.rows
    }


def _own_labels(table: TableForm) -> Iterator[str]:
    for row in table.rows:
        yield from map(letters, (row.label, *row.variants))
    for heading in table.headings:
        yield from map(letters, (heading.label, *heading.variants))


def _line_labels(table: TableForm) -> Iterator[str]:
    labels = [line.label for line in (*table.rows, *table.columns)]
    for block in table.blocks:
        labels += (block.label, *(column.label for column in block.columns))
    yield from map(letters, labels)


def _unread(found: _Judged, lines: frozenset[str], *, damaged: bool) -> Text | None:
    """Return why nothing follows from a label: it is empty, or a piece of another that broke in copying."""
    printed = letters((found.reading.printed or "")[:_LONGEST])
    if not (found.reading.printed or "").strip():
        return _UNREAD
    broken = damaged and found.match is Match.UNKNOWN
    return _PIECE if broken and any(printed in line and printed != line for line in lines) else None


def _judge(label: LabelReading, prefixes: _Prefixes, *, damaged: bool) -> _Judged:
    # A unit in a label is a matter of the kind `unit`, whichever way the form has it.
    compared, standard = without_unit((label.printed or "")[:_LONGEST]), without_unit(label.standard)
    match = difference(compared, standard, label.variants)
    for prefix in prefixes.get(label.address, ()) if match is not Match.SAME else ():
        compared = without_prefix(compared, prefix)
        match = difference(compared, standard, label.variants)
    if match is Match.LOST and not damaged:
        match = Match.WORD
    elif damaged and match in {Match.PUNCTUATION, Match.NUMERAL} and is_shortened(compared, standard):
        match = Match.LOST
    return _Judged(label, match, compared, standard)


def _finding(group: list[_Judged], *, hint: bool) -> Finding:
    first, times = group[0], len(group)
    reading, edit = first.reading, pinpoint(first.compared, first.standard)
    printed = reading.printed or ""
    values: dict[str, str | int | Text] = {
        "table": table_name(reading.table),
        "part": Text(_PART[reading.part], reading.part),
        "printed": shown(printed),
        "standard": reading.standard,
        "wrong": shown(edit.wrong),
        "right": edit.right,
        "lost": left_out(first.compared, first.standard) if first.match is Match.LOST else "",
        "edit": _sort_of(edit, first.compared),
        "match": first.match.value,
        "times": times,
        "repeats": Text(f"（共 {times} 处）", f" ({times} times)") if times > 1 else Text("", ""),
    }
    fix = _fix(first, edit, printed, hint=hint)
    return Finding(reading.address, values, reading.anchor, reading.path, shown(printed), fix=fix)


def _sort_of(edit: Edit, compared: str) -> str:
    if edit.wrong and edit.right:
        return "whole" if canonical(edit.wrong) == canonical(compared) else "replaced"
    return "missing" if edit.right else "extra"


def _fix(found: _Judged, edit: Edit, printed: str, *, hint: bool) -> Fix | None:
    """Return the correction of the label itself; none for what copying lost or nobody can tell.

    Another word may be meant as it stands: that is for the author to change.
    """
    if found.match in {Match.LOST, Match.UNKNOWN} or printed.count(found.compared) != 1:
        return None
    return Fix(
        printed,
        printed.replace(found.compared, edit.corrected),
        found.reading.anchor,
        hint=hint or found.match is Match.WORD,
    )


def _coded_rows(reading: TableReading, own: frozenset[str]) -> Iterator[Verdict]:
    """Yield the rows that look like a category of the form and are none of either form."""
    for row in reading.extra_rows:
        if _CODED().match(row.label) and not _like_one_of(letters(row.label[:_LONGEST]), own):
            at = f"section[{reading.id}]"
            yield failed(at, _stray(at, reading.id, row))


def _like_one_of(label: str, own: frozenset[str]) -> bool:
    """Return whether a label may be one of the form's, or a piece of one that broke over two rows."""
    if label in own or any(label in other for other in own):
        return True
    return any(likeness(label, other) >= _SIMILAR for other in own)


def _stray(at: str, table: str, row: ExtraRow) -> Finding:
    values: dict[str, str | int | Text] = {
        "table": table_name(table),
        "part": Text("行", "row"),
        "printed": shown(row.label),
        "standard": "",
        "wrong": shown(row.label),
        "right": "",
        "lost": "",
        "edit": "stray",
        "match": Match.UNKNOWN.value,
        "times": 1,
        "repeats": Text("", ""),
    }
    return Finding(at, values, row.anchor, row.path, shown(row.label))


KIND = Kind("code_list", _SCHEMA, _bind, _VALUES)
