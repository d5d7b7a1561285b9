"""Draws a whole report around given figures: as an HTML page, as Markdown, or as flattened text.

The tables are the official ones with their real spans; the prose is our own and says what every
report has to say, in the words of a department that exists nowhere.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from lint_gov.model.form import BlockForm, Form, TableForm

STYLES = ("lines", "spaces", "tabs", "pipes", "ended", "stacked", "closed", "run")

_NOTICES = {
    "2019": "《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》",
    "2021": (
        "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》"
    ),
}
_OVERVIEW = (
    "（一）主动公开。围绕社会关注的事项及时更新机构职能、办事指南和财政预决算等栏目，政策文件公开的同时配有解读。",
    "（二）依申请公开。畅通当面、信函和网络三种申请渠道，登记、审核、答复、归档各环节有专人负责，均在法定期限内答复。",
    "（三）政府信息管理。落实公文属性源头认定和公开前保密审查，对已公开的文件定期清理，及时标注效力。",
    "（四）政府信息公开平台建设。做好网站公开专栏的日常维护，栏目设置清晰，检索和下载功能运行正常。",
    "（五）监督保障。把信息公开纳入年度工作考核，组织业务培训，认真听取社会评议意见，未发生责任追究情形。",
)
_PROBLEMS = (
    "存在的主要问题：一是政策解读的形式还不够多样；二是个别栏目更新不够及时。",
    "改进措施：一是增加图表和问答等解读形式；二是每月检查栏目更新情况，发现滞后立即整改。",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One cell as printed, with its spans."""

    text: str
    rowspan: int = 1
    colspan: int = 1


Row = list[Printed]


@dataclass(frozen=True, slots=True)
class Page:
    """A report before it is drawn: paragraphs (level, text) and tables in order."""

    title: str
    published: str
    parts: tuple[tuple[int, str] | list[Row], ...]


def page_of(
    cells: Mapping[str, str],
    form: Form,
    *,
    organisation: str = "示例市教育局",
    year: int | None = None,
    published: str | None = None,
) -> Page:
    """Return the report with these figures; cells not given are drawn empty."""
    year = year if year is not None else {"2019": 2020, "2021": 2023}[form.id]
    title = f"{organisation}{year}年政府信息公开工作年度报告"
    published = published or f"{year + 1}-01-18"
    prose = _prose(cells, form, year)
    tables = {
        "disclosure": _disclosure(form.tables["disclosure"], cells),
        "requests": _requests(form.tables["requests"], cells),
        "disputes": _disputes(form.tables["disputes"], cells),
    }
    parts: list[tuple[int, str] | list[Row]] = [(1, title), (0, f"发布日期：{published}")]
    parts.extend((0, text) for text in _opening(form, year))
    for section in form.sections:
        parts.append((2, f"{section.numeral}、{section.title}"))
        parts.extend((0, text) for text in prose.get(section.id, ()))
        if section.id in tables:
            parts.append(tables[section.id])
    parts.append((0, f"联系方式：{organisation}办公室，电话0000-1234567，地址：示例市人民路1号。"))
    return Page(title, published, tuple(parts))


def _opening(form: Form, year: int) -> tuple[str, ...]:
    notice = f"{_NOTICES[form.id]}（{form.document}）"
    period = f"报告中所列数据的统计期限自{year}年1月1日起至{year}年12月31日止。"
    return (f"本报告根据《中华人民共和国政府信息公开条例》和{notice}的要求编制。{period}",)


def _prose(cells: Mapping[str, str], form: Form, year: int) -> dict[str, tuple[str, ...]]:
    others = "除上述内容外，没有其他需要报告的事项。"
    if form.id == "2021":
        unpaid = cells.get("requests[other.2,total]", "0")
        stated = "未收取" if unpaid in {"", "0"} else f"发出收费通知后有{unpaid}件逾期未缴，实际未收取"
        others = f"{year}年，本机关按照规定办理政府信息公开信息处理费事宜，{stated}信息处理费。{others}"
    return {
        "overview": (f"{year}年，本机关认真执行政府信息公开条例，各项工作平稳有序。", *_OVERVIEW),
        "problems": _PROBLEMS,
        "others": (others,),
    }


def _value(cells: Mapping[str, str], table: str, row: str, column: str) -> str:
    return cells.get(f"{table}[{row},{column}]", "")


def _disclosure(table: TableForm, cells: Mapping[str, str]) -> list[Row]:
    rows: list[Row] = []
    for block in table.blocks:
        rows.append([Printed(block.label, colspan=4)])
        rows.append(_widened(["信息内容", *(_column_label(column.label) for column in block.columns)]))
        rows.extend(
            _widened([row.label, *(_value(cells, table.id, row.id, column.id) for column in block.columns)])
            for row in block.rows
        )
    return rows


def _column_label(label: str) -> str:
    return "采购总金额（万元）" if label == "采购总金额" else label


def _widened(texts: list[str]) -> Row:
    return [*(Printed(text) for text in texts[:-1]), Printed(texts[-1], colspan=5 - len(texts))]


def _requests(table: TableForm, cells: Mapping[str, str]) -> list[Row]:
    heads = {heading.id: heading.label for heading in table.headings}
    organisations = [column for column in table.columns if column.group]
    rows = [
        [Printed(heads["check"], 3, 3), Printed(heads["applicants"], colspan=len(table.columns))],
        [
            Printed(table.columns[0].label, rowspan=2),
            Printed(heads["organisations"], colspan=len(organisations)),
            Printed(table.columns[-1].label, rowspan=2),
        ],
        [Printed(column.label) for column in organisations],
    ]
    inner = [*table.groups["results"], "handled"]
    seen = {"results"}
    for row in table.rows:
        figures = [Printed(_value(cells, table.id, row.id, column.id)) for column in table.columns]
        lead = [Printed(heads["results"], rowspan=len(inner))] if row.id == inner[0] else []
        if row.group and row.group not in seen:
            seen.add(row.group)
            lead.append(Printed(heads[row.group], rowspan=len(table.groups[row.group])))
        width = 1 if row.group else 2 if row.id in inner else 3
        rows.append([*lead, Printed(row.label, colspan=width), *figures])
    return rows


def _disputes(table: TableForm, cells: Mapping[str, str]) -> list[Row]:
    review, *suits = table.blocks
    return [
        [Printed(review.label, colspan=5), Printed(table.headings[0].label, colspan=5 * len(suits))],
        [
            *(Printed(column.label, rowspan=2) for column in review.columns),
            *(Printed(block.label, colspan=5) for block in suits),
        ],
        [Printed(column.label) for block in suits for column in block.columns],
        [Printed(text) for block in table.blocks for text in _block_values(block, cells)],
    ]


def _block_values(block: BlockForm, cells: Mapping[str, str]) -> list[str]:
    return [_value(cells, "disputes", block.id, column.id) for column in block.columns]


def render_html(
    cells: Mapping[str, str],
    form: Form,
    *,
    organisation: str = "示例市教育局",
    year: int | None = None,
    published: str | None = None,
) -> str:
    """Return the report as a simple HTML page, one source line per table row."""
    return draw_html(page_of(cells, form, organisation=organisation, year=year, published=published))


def draw_html(page: Page) -> str:
    """Return a page drawn as HTML."""
    title = f"<title>{escape(page.title)}</title>"
    head = ["<!DOCTYPE html>", '<html lang="zh-CN">', "<head>", '<meta charset="utf-8">', title, "</head>"]
    return "\n".join([*head, "<body>", *_html_parts(page), "</body>", "</html>", ""])


def _html_parts(page: Page) -> Iterator[str]:
    for part in page.parts:
        if isinstance(part, list):
            yield '<table border="1">'
            yield from (f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in part)
            yield "</table>"
        else:
            level, text = part
            yield f"<h{level}>{escape(text)}</h{level}>" if level else f"<p>{escape(text)}</p>"


def _html_cell(cell: Printed) -> str:
    spans = "".join(
        f' {name}="{span}"'
        for name, span in (("rowspan", cell.rowspan), ("colspan", cell.colspan))
        if span > 1
    )
    return f"<td{spans}>{escape(cell.text) or '&nbsp;'}</td>"


def render_markdown(
    cells: Mapping[str, str],
    form: Form,
    *,
    organisation: str = "示例市教育局",
    year: int | None = None,
    published: str | None = None,
) -> str:
    """Return the report as Markdown with pipe tables; a spanned cell is empty after its first place."""
    return draw_markdown(page_of(cells, form, organisation=organisation, year=year, published=published))


def draw_markdown(page: Page) -> str:
    """Return a page as Markdown."""
    blocks = []
    for part in page.parts:
        if isinstance(part, list):
            lines = [f"| {' | '.join(row)} |" for row in _grid(part)]
            lines.insert(1, f"|{'---|' * len(_grid(part)[0])}")
            blocks.append("\n".join(lines))
        else:
            level, text = part
            blocks.append(f"{'#' * level} {text}" if level else text)
    return "\n\n".join(blocks) + "\n"


def _grid(rows: list[Row]) -> list[list[str]]:
    width = sum(cell.colspan for cell in rows[0])
    grid: list[list[str | None]] = [[None] * width for _ in rows]
    for top, row in enumerate(rows):
        for cell in row:
            left = grid[top].index(None)
            for y in range(top, top + cell.rowspan):
                grid[y][left : left + cell.colspan] = [""] * cell.colspan
            grid[top][left] = cell.text
    return [[text or "" for text in line] for line in grid]


def render_text(
    cells: Mapping[str, str],
    form: Form,
    style: str = "lines",
    *,
    organisation: str = "示例市教育局",
    year: int | None = None,
    published: str | None = None,
) -> str:
    """Return the report as plain text, its tables flattened in one of `STYLES`.

    "lines" has a cell a line; "spaces", "tabs", "pipes" and "ended" a table row a line, the last with a
    stroke behind every cell; "stacked" and "closed" a cell a line before a stroke, with and without one
    that opens the row; "run" has the whole report on one line with nothing between the cells.
    """
    return draw_text(page_of(cells, form, organisation=organisation, year=year, published=published), style)


def draw_text(page: Page, style: str = "lines") -> str:
    """Return a page as plain text in one of `STYLES`."""
    lines: list[str] = []
    for part in page.parts:
        if isinstance(part, list):
            lines.extend(_text_row(row, style) for row in part)
        else:
            lines.append(part[1])
    return ("" if style == "run" else "\n").join(lines) + "\n"


def _text_row(row: Row, style: str) -> str:
    if style in {"stacked", "closed"}:
        cells = [f"{cell.text} |{'|' * (cell.colspan - 1)}".strip() for cell in row]
        return "\n".join(["|", *cells] if style == "stacked" else cells)
    between = {"lines": "\n", "spaces": " ", "tabs": "\t", "run": ""}.get(style, " | ")
    return between.join(cell.text for cell in row) + (" |" if style == "ended" else "")
