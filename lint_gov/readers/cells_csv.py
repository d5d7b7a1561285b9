"""Reads the figures of a report from CSV with the columns address and value; others are left aside.

"meta[organ]", "meta[year]", "meta[published]" and "meta[form]" are addresses too. A cell that was not
read has no line; one without a value is blank.
"""

import csv
import io
from collections.abc import Iterator

from lint_gov.model.document import Document, Stated, Unreadable
from lint_gov.readers.cells import check_number, document_of, figures_of
from lint_gov.readers.limits import Limits, refuse
from lint_gov.text.encoding import Decoded
from lint_gov.text.normalise import without_space

_META = {
    "meta[organ]": "organisation",
    "meta[year]": "year",
    "meta[published]": "published",
    "meta[form]": "form",
}
_DELIMITERS = ",;\t"
_NO_COLUMNS = "首行应有 address 和 value 两列", "the first line must name the columns address and value"


def read_cells_csv(content: bytes, decoded: Decoded, limits: Limits) -> Document:  # noqa: ARG001 - a reader's signature
    """Return the figures in a table of addresses and values; Unreadable names the line that is wrong."""
    lines = decoded.text.count("\n")
    if lines > limits.parts:
        refuse("文本行数", "lines", lines, limits.parts)
    header, *rows = _rows(decoded.text)
    names = [name.strip().lower() for name in header[1]]
    if not {"address", "value"} <= set(names):
        raise Unreadable(*_NO_COLUMNS)
    place, value = names.index("address"), names.index("value")
    check_number(len(rows), limits)
    said: dict[str, object] = {}
    cells: list[tuple[str, Stated]] = []
    for anchor, (offset, row) in enumerate(rows):
        if not any(part.strip() for part in row):
            continue
        if len(row) <= max(place, value):
            line = decoded.text.count("\n", 0, offset) + 1
            detail = f"第 {line} 行缺少地址或数值", f"line {line} lacks an address or a value"
            raise Unreadable(*detail)
        address = without_space(row[place])
        if address in _META:
            said[_META[address]] = row[value]
        else:
            cells.append((address, Stated(row[value], anchor)))
    return document_of("csv", figures_of(cells, said), decoded.text, [offset for offset, _ in rows])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, the header first, with the offsets of their beginnings."""
    bare = text.lstrip("\ufeff\r\n")
    starts = [len(text) - len(bare)]
    lines = list(io.StringIO(bare, newline=""))
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, delimiter=max(_DELIMITERS, key=lines[0].count), strict=True)
    read = 0
    try:
        for row in reader:
            yield starts[read], row
            read = reader.line_num
    except csv.Error as fault:
        detail = (
            f"第 {reader.line_num} 行不是正确的 CSV",
            f"line {reader.line_num} is not well-formed CSV: {fault}",
        )
        raise Unreadable(*detail) from fault
