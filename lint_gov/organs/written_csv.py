"""Reads the entries of a register written as CSV, as spreadsheets save it, in any Chinese encoding.

The first line names the columns, in English or in Chinese; several aliases stand in one cell,
separated by ; or 、 or |.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping

from lint_gov.organs.entry import FIELDS, MOST_ORGANS, Entry, Place, RegisterError, shown
from lint_gov.ruleset.faults import Fault
from lint_gov.text.encoding import decode

_HEADINGS = {
    **dict(zip(FIELDS, FIELDS, strict=True)),
    "名称": "name",
    "机关名称": "name",
    "单位名称": "name",
    "别名": "aliases",
    "曾用名": "aliases",
    "简称": "aliases",
    "级别": "level",
    "层级": "level",
    "上级": "parent",
    "上级机关": "parent",
    "公布期限": "deadline",
    "期限": "deadline",
}
_DELIMITERS = ",;\t"
_BETWEEN = re.compile(r"[;；、|]")
_LONGEST_CELL = 4_000


def entries_of(content: bytes, file: str, most_bytes: int) -> tuple[Entry, ...]:
    """Return the entries; RegisterError names the line and expectation of what is no register."""
    if len(content) > most_bytes:
        raise _fault(file, (1, 1), f"expected a file of at most {most_bytes // 1024} KiB")
    decoded = decode(content)
    if decoded.lost or "\0" in decoded.text:
        raise _fault(file, (1, 1), "expected a table as CSV text in UTF-8 or GBK")
    rows = _rows(decoded.text.removeprefix("\ufeff"), file)
    first = next(rows, None)
    columns = _columns(first[1], file) if first else None
    if columns is None:
        raise _fault(file, (1, 1), f"expected a first line that names the columns: {', '.join(FIELDS)}")
    return tuple(_entry(line, row, columns, file) for line, row in rows)


def _rows(text: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, with the line each begins on."""
    lines = io.StringIO(text, newline="")
    head = text[: text.find("\n") + 1 or len(text)]
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=head.count), strict=True)
    begins, count = 1, 0
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                count += 1
                if count > MOST_ORGANS + 1:
                    raise _fault(file, (begins, 1), f"expected at most {MOST_ORGANS:,} organs")
                yield begins, row
            begins = reader.line_num + 1
    except csv.Error as fault:
        raise _fault(file, (max(reader.line_num, 1), 1), f"expected well-formed CSV: {fault}") from None


def _columns(row: list[str], file: str) -> Mapping[str, int] | None:
    columns: dict[str, int] = {}
    for number, heading in enumerate(row):
        field = _HEADINGS.get(heading.strip().lower())
        if field is None and heading.strip():
            known = ", ".join(FIELDS)
            message = f"expected columns named {known}, found “{shown(heading)}”"
            raise _fault(file, (1, number + 1), message)
        if field in columns:
            raise _fault(file, (1, number + 1), f"expected one column {field}, found a second one")
        if field is not None:
            columns[field] = number
    return columns if "name" in columns else None


def _entry(line: int, row: list[str], columns: Mapping[str, int], file: str) -> Entry:
    """Return an entry; the column of a place counts the cells of the line."""
    if len(row) > max(columns.values()) + 1 and any(row[max(columns.values()) + 1 :]):
        raise _fault(file, (line, max(columns.values()) + 2), "expected as many cells as there are columns")
    said: dict[str, tuple[str, ...]] = {}
    for field, number in columns.items():
        cell = row[number] if number < len(row) else ""
        if len(cell) > _LONGEST_CELL:
            raise _fault(file, (line, number + 1), f"expected at most {_LONGEST_CELL:,} characters in a cell")
        texts = _BETWEEN.split(cell) if field == "aliases" else [cell]
        kept = tuple(text for text in texts if text.strip())
        if kept:
            said[field] = kept
    return Entry((line, 1), said, {field: (line, columns[field] + 1) for field in said})


def _fault(file: str, place: Place, message: str) -> RegisterError:
    return RegisterError([Fault(file, *place, message)])
