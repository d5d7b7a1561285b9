"""Writes the workbook: sheets with heads that stay, filters, widths, and no formula; row by row."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any, NamedTuple

from lint_gov.outputs.look import Look
from lint_gov.outputs.xlsx.cells import Cell
from lint_gov.outputs.xlsx.issues import COLUMNS, PRINTED, RECTIFICATION, Column
from lint_gov.outputs.xlsx.sink import Sink

_A4 = 9
_OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
# The same results give the same bytes, so no clock.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - the library takes no zone
_STATES = (
    ("待核实", "to be checked"),
    ("整改中", "being rectified"),
    ("已整改", "rectified"),
    ("不属实", "unfounded"),
    ("无需整改", "nothing to do"),
    ("已豁免", "waived"),
)
_LINE, _TALLEST = 15.0, 405.0  # points: of a line of text, and of a row at most
_TEXT: dict[str, object] = {
    "valign": "top",
    "align": "left",
    "text_wrap": True,
    "border": 1,
    "border_color": "#BFC7D1",
}
_TONES: dict[str, dict[str, object]] = {
    "": {},
    "count": {"align": "right"},
    "head": {
        "bold": True,
        "bg_color": "#1F3A5F",
        "font_color": "#FFFFFF",
        "align": "center",
        "valign": "vcenter",
    },
    "error": {"bg_color": "#F9D9D6", "font_color": "#8C1610", "bold": True},
    "warning": {"bg_color": "#FFEFC2", "font_color": "#5F3D00", "bold": True},
    "note": {"bg_color": "#DCEAF7", "font_color": "#174A78"},
    "off": {"bg_color": "#E9EDF1", "font_color": "#4A535F", "italic": True},
}


class Book(NamedTuple):
    """A workbook under way, and its formats by tone."""

    book: Any
    formats: dict[str, Any]
    look: Look


@contextmanager
def opened(stream: IO[bytes], look: Look) -> Iterator[Book]:
    """Give a workbook that is written to the stream at the end; OSError where that fails."""
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - for this format only

    from xlsxwriter import Workbook  # noqa: PLC0415 - the same
    from xlsxwriter.exceptions import FileCreateError  # noqa: PLC0415 - the same

    # A folder of its own: the library leaves its files behind where it fails.
    with TemporaryDirectory(prefix="lint-gov-", ignore_cleanup_errors=True) as folder:
        sink = Sink(stream)
        book = Workbook(sink, {**_OPTIONS, "tmpdir": folder})
        title = look.say(
            "政府信息公开年度报告问题清单", "Findings in government information disclosure reports"
        )
        book.set_properties({"title": title, "author": "lint-gov", "created": _MADE})
        formats = {tone: book.add_format({**_TEXT, **style}) for tone, style in _TONES.items()}
        try:
            yield Book(book, formats, look)
            book.close()
        except FileCreateError as fault:
            raise OSError(*fault.args) from fault
        finally:
            _let_go(book)
        if sink.fault is not None:
            raise sink.fault


def _let_go(book: Any) -> None:  # noqa: ANN401 - no types
    """Close the files of rows, which the library leaves open where it fails."""
    for made in book.worksheets():
        with suppress(OSError):  # there is no room for the rest of them
            made.row_data_fh.close()


@dataclass(slots=True)
class Rows:
    """Rows below a head, on as many sheets as they need; `finish` is called with each sheet and its rows.

    The first `frozen` columns stay in view, as the head does.
    """

    book: Book
    name: str
    columns: Sequence[Column]
    finish: Callable[[Any, int], None]
    frozen: int = 0
    most: int = 1_000_000  # a sheet has 1 048 576 in all
    sheets: int = 0
    lines: int = 0
    sheet: Any = None  # XlsxWriter has no types

    def begin(self) -> None:
        """Begin a sheet, which stands behind all there are."""
        self.sheets += 1
        name = self.name if self.sheets == 1 else f"{self.name} {self.sheets}"
        self.sheet, self.lines = _sheet(self.book, name, self.columns, self.frozen), 0

    def add(self, cells: Sequence[Cell], tone: str = "", *, toned: int = 0) -> None:
        """Add a row; the cell `toned` has the format of the tone, all of them where that is "off"."""
        if self.lines == self.most:
            self.end()
            self.begin()
        self.lines += 1
        # Programs fit a row to wrapped text when one writes in it, not when they open the file.
        self.sheet.set_row(self.lines, _height(cells, self.columns))
        for place, cell in enumerate(cells):
            usual = "count" if self.columns[place].counts else ""
            shown = self.book.formats[tone if place == toned or tone == "off" else usual]
            if cell == "":
                self.sheet.write_blank(self.lines, place, None, shown)
            elif isinstance(cell, str):
                self.sheet.write_string(self.lines, place, cell, shown)
            else:
                self.sheet.write_number(self.lines, place, cell, shown)

    def end(self) -> None:
        """Finish the sheet under way."""
        self.finish(self.sheet, self.lines)


def _height(cells: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Return the height of a row in points, from how wide its texts and its columns are."""
    lines = max(
        sum(-(-_width(line) // int(column.width - 1)) or 1 for line in str(cell).split("\n"))
        for cell, column in zip(cells, columns, strict=True)
    )
    return min(lines * _LINE + 2, _TALLEST)


def _width(text: str) -> int:
    """Return how many Latin characters a text is as wide as: Chinese ones take two."""
    return len(text) + sum(character > "\u2e7f" for character in text)


def _sheet(book: Book, name: str, columns: Sequence[Column], frozen: int) -> Any:  # noqa: ANN401 - no types
    made = book.book.add_worksheet(name)
    made.set_row(0, 2 * _LINE)
    for place, column in enumerate(columns):
        made.set_column(place, place, column.width)
        made.write_string(0, place, book.look.say(column.zh, column.en), book.formats["head"])
    made.freeze_panes(1, frozen)
    made.repeat_rows(0)
    made.set_landscape()
    made.set_paper(_A4)
    made.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    made.fit_to_pages(1, 0)
    made.set_footer("&C&P / &N")
    return made


def with_filters(sheet: Any, lines: int, columns: int) -> None:  # noqa: ANN401 - no types
    """Give a sheet with so many rows below its head filters."""
    sheet.autofilter(0, 0, max(lines, 1), columns - 1)


def with_choices(sheet: Any, lines: int, look: Look) -> None:  # noqa: ANN401 - no types
    """Give a list of findings filters, states to choose from, and what of it is printed."""
    with_filters(sheet, lines, len(COLUMNS))
    sheet.print_area(0, 0, max(lines, 1), PRINTED - 1)
    sheet.data_validation(
        1,
        RECTIFICATION,
        max(lines, 1),
        RECTIFICATION,
        {
            "validate": "list",
            "source": [look.say(*state) for state in _STATES],
            "input_title": look.say("整改情况", "Rectification"),
            "input_message": look.say("从列表中选择，也可以另行填写。", "Choose, or write something else."),
            "error_type": "information",
            "error_title": look.say("不在列表中", "Not in the list"),
            "error_message": look.say("所填内容不在列表中。", "This is not in the list."),
        },
    )
