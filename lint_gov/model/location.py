"""Places inside a source file, as a person or an editor would name them."""

from typing import NamedTuple


class Location(NamedTuple):
    """Where something stands in its file; every part that is not known is None.

    Lines, columns, pages, tables, rows and cells count from 1; columns count code points.
    `box` is (left, top, right, bottom) in PDF points. `cell` is a number in a word-processor
    table and an A1-style name in a spreadsheet.
    """

    line: int | None = None
    column: int | None = None
    path: str | None = None
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    sheet: str | None = None
    table: int | None = None
    row: int | None = None
    cell: int | str | None = None

    def to_dict(self) -> dict[str, object]:
        """Return the known parts by name, in the order of the published schema."""
        return {name: value for name, value in zip(self._fields, self, strict=True) if value is not None}


NOWHERE = Location()
