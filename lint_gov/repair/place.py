"""Where an address stands: its location in the file, and its place in the order of the report."""

from lint_gov.forms.address import Address, parse_address
from lint_gov.model.document import Places
from lint_gov.model.location import NOWHERE, Location
from lint_gov.model.report import Report

_LAST = 1_000_000


def locate(
    report: Report, places: Places, address: str | None, anchor: int | None = None, path: str | None = None
) -> Location:
    """Return the location of an anchor, or of an address where there is none; NOWHERE if unknown."""
    if anchor is None and address is not None:
        anchor, own = _anchor_of(report, address)
        path = path or own
    found = NOWHERE if anchor is None else places.locate(anchor)
    return found if path is None else found._replace(path=path)


def order_of(report: Report, address: str | None) -> tuple[int, int]:
    """Return the place of an address in the order of the report: the section, then the cell in it.

    What belongs to the report as a whole comes first, what the form does not know comes last.
    """
    parts = _parse(address)
    if parts is None or parts.table in {"meta", "title", "text"}:
        return 0, 0
    form = next(iter(report.forms.values()), None)
    sections = [section.id for section in form.sections] if form else []
    name = parts.row if parts.table == "section" else parts.table
    section = sections.index(name) + 1 if name in sections else _LAST
    return section, 0 if parts.table == "section" else 1 + _cell_order(report, parts)


def _parse(address: str | None) -> Address | None:
    try:
        return parse_address(address) if address else None
    except ValueError:
        return None


def _cell_order(report: Report, parts: Address) -> int:
    form = report.forms.get(parts.table)
    table = form.tables.get(parts.table) if form else None
    # A group has no cells of its own: it stands where its first row does.
    members = table.groups.get(parts.row, ()) if table else ()
    line = Address(parts.table, members[0], parts.column) if members else parts
    for place, cell in enumerate(table.addresses if table else ()):
        if _matches(cell, line):
            return place
    return _LAST


def _matches(cell: str, parts: Address) -> bool:
    if parts.row and parts.column:
        return cell == str(parts)
    if parts.row:
        return cell.startswith(f"{parts.table}[{parts.row},")
    return cell.endswith(f",{parts.column}]")


def _anchor_of(report: Report, address: str) -> tuple[int | None, str | None]:
    value = report.cells.get(address)
    if value is not None and value.anchor is not None:
        return value.anchor, value.path
    parts = _parse(address)
    if address == "title" or (parts and parts.table == "meta"):
        period = report.period if parts and parts.row == "period" else None
        return (period.anchor if period else report.title_anchor), None
    if parts is None:
        return None, None
    if parts.table == "section":
        section = report.section(parts.row)
        return (section.anchor if section else None), None
    return _line_anchor(report, address, parts)


def _line_anchor(report: Report, address: str, parts: Address) -> tuple[int | None, str | None]:
    """Return the place of a line's label, else of its first cell, else of its table."""
    table = report.tables.get(parts.table)
    for label in table.labels if table else ():
        if label.address == address and label.anchor is not None:
            return label.anchor, label.path
    for cell, value in report.cells.items():
        if value.anchor is not None and cell.startswith(f"{parts.table}[") and _matches(cell, parts):
            return value.anchor, value.path
    return (table.anchor if table else None), None
