"""A sheet of a workbook before anyone decides which of its rows are tables: the same for every format."""

from dataclasses import dataclass, field

from lint_gov.model.wording import Text
from lint_gov.readers.limits import Limits, refuse

At = tuple[int, int]
"""A row and a column, from 0."""

NO_RESULT = Text("公式没有保存计算结果", "a formula whose result the file does not hold")
NOT_CALCULATED = Text(
    "文件注明公式尚待计算，保存的 0 不可靠",
    "the file says that its formulas are still to be calculated; the 0 is not sure",
)


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, edges included, rows and columns from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell shows, and why it is not sure where it is not."""

    text: str
    doubt: Text | None = None


@dataclass(slots=True)
class Sheet:
    """A sheet as its file has it.

    `cells` are those that hold something, `framed` those with a border, filled or not. `merged` are
    the merged areas, whose content stands at their top left. `hidden_columns` are ranges, ends included.
    `size` counts the characters.
    """

    name: str
    hidden: bool = False
    cells: dict[At, Content] = field(default_factory=dict)
    framed: set[At] = field(default_factory=set)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    size: int = 0


def put(sheet: Sheet, at: At, content: Content, limits: Limits) -> None:
    """Enter what a cell holds, unless that is nothing; Unreadable (E004) for too many cells, or too long."""
    if not (content.text and content.text.strip(" \t\r\n")) and content.doubt is None:
        return
    sheet.cells[at] = content
    sheet.size += len(content.text)
    if len(sheet.cells) > limits.cells:
        refuse("表格单元格数", "table cells", len(sheet.cells), limits.cells)
    # A text may be shared by all cells, and costs nothing until it is copied for each.
    if sheet.size > limits.text_bytes:
        refuse("文字数", "characters", sheet.size, limits.text_bytes)


def name_of(at: At) -> str:
    """Return the usual name of a cell: D12."""
    row, column = at
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"
