"""Small documents made by hand, for tests of recognition."""

from collections.abc import Mapping, Sequence
from typing import Any

from lint_gov.model.document import Block, Cell, Document, Paragraph, Table
from lint_gov.model.form import Form
from tests.pages import page_of


def document(*blocks: Block | str, title: str | None = None) -> Document:
    """Return a document; a string is a paragraph, anchors count the blocks."""
    made = tuple(
        Paragraph(block, number) if isinstance(block, str) else block for number, block in enumerate(blocks)
    )
    return Document("text", made, title=title)


def table(*rows: Sequence[str | tuple[str, int, int]], anchor: int = 0, exact: bool = True) -> Table:
    """Return a table; a cell is its text, or (text, rowspan, colspan)."""
    made = tuple(tuple(_cell(cell, anchor) for cell in row) for row in rows)
    return Table(made, anchor, exact)


def _cell(cell: str | tuple[str, int, int], anchor: int) -> Cell:
    return Cell(cell, anchor) if isinstance(cell, str) else Cell(cell[0], anchor, cell[1], cell[2])


def grids(cells: Mapping[str, str], form: Form) -> dict[str, list[list[tuple[str, int, int]]]]:
    """Return the three tables of a report as rows of (text, rowspan, colspan), for tests to spoil."""
    page = page_of(cells, form)
    tables = [part for part in page.parts if isinstance(part, list)]
    rows = [[[(cell.text, cell.rowspan, cell.colspan) for cell in row] for row in grid] for grid in tables]
    return dict(zip(("disclosure", "requests", "disputes"), rows, strict=True))


def report_document(parts: Mapping[str, Sequence[Any]]) -> Document:
    """Return a whole report with these tables, each as rows or as blocks, under their section titles."""
    titles = {
        "disclosure": "二、主动公开政府信息情况",
        "requests": "三、收到和处理政府信息公开申请情况",
        "disputes": "四、政府信息公开行政复议、行政诉讼情况",
    }
    blocks: list[Block | str] = ["示例市教育局2023年政府信息公开工作年度报告", "一、总体情况", "工作平稳。"]
    for name, rows in parts.items():
        blocks.append(titles[name])
        if rows and isinstance(rows[0], Table | Paragraph):
            blocks.extend(rows)
        else:
            blocks.append(table(*rows))
    return document(*blocks, "五、存在的主要问题及改进情况", "暂无。", "六、其他需要报告的事项", "无。")
