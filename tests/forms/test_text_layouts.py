"""Whole reports in the ways in which programs write tables as text: no figure is taken for another."""

from collections.abc import Callable, Mapping

import pytest

from lint_gov import lint
from lint_gov.model.form import Form
from lint_gov.result import Result
from lint_gov.text.traditional import simplified
from tests.forms.test_blank_cells import some_blank, without_zeros
from tests.generate import FORMS, consistent_cells, render_text, seeded
from tests.pages import Printed, Row, draw_html, page_of

BROKEN = {
    "商业企业": "商业\n企业",
    "科研机构": "科研\n机构",
    "本年新制作数量": "本年新\n制作数量",
    "本年新公开数量": "本年新\n公开数量",
}
NOTED = {
    "规章": "规章（有立法权的地方填写）",
    "规范性文件": "规范性文件（含决定、公告、行政处罚裁量基准等有文号的文件）",
    "行政规范性文件": "行政规范性文件（含以办公室名义制发的）",
    "其他对外管理服务事项": "其他对外管理服务事项（如行政确认、行政处罚、行政强制以外的公共服务）",
    "上一年项目数量": "上一年项目数量（指上年末事项数）",
    "本年增/减": "本年增/减（减用负值表示，如-8）",
    "现行有效件数": "现行有效件数 (历史累计)",
    "本年处理决定数量": "本年处理决定数量（全年办件量）",
}
CONVERTED = (
    "報總體情況動開規範條項現發廢標題內處決數許罰強單萬額購業關請機構會團務轉辦無復議訴訟維糾審結"
    "據釋個統計時間為從與這經東門長專責責監護來類級連網絡聯繫電話號頁圖讀過遲滯應當問視頻導質權義"
)
Drawn = Callable[[list[Row]], str]


def _broken(text: str, joint: str = "\n") -> str:
    return BROKEN.get(text, text).replace("\n", joint)


def divided(rows: list[Row]) -> str:
    """Draw a cell a line, a lone stroke between two, heads broken over lines."""
    return "\n|\n".join(_broken(cell.text) for row in rows for cell in row)


def opened(rows: list[Row]) -> str:
    """Draw a cell a line, a stroke before each row and below each cell, and strokes for its width."""
    lines: list[str] = []
    for row in rows:
        for index, cell in enumerate(row):
            lines += [("" if index else "| ") + _broken(cell.text, " "), "|"]
            lines += ["|" * (cell.colspan - 1)] if cell.colspan > 1 else []
    return "\n".join(lines)


def wide(rows: list[Row]) -> str:
    """Draw a cell a line, closed by a stroke, in a table of one column more than it needs."""
    lines: list[str] = []
    for row in rows:
        for cell in row:
            lines.append(f"{_broken(cell.text, ' ')} |".strip())
            lines += ["|" * (cell.colspan - 1)] if cell.colspan > 1 else []
        lines.append("|")
    return "\n".join(lines)


def padded(rows: list[Row]) -> str:
    """Draw a row a line, the widths of all its cells as strokes at its end."""
    return "\n".join(
        " | ".join(_broken(cell.text, " ") for cell in row)
        + " | "
        + "|" * sum(cell.colspan - 1 for cell in row)
        for row in rows
    )


def hanging(rows: list[Row]) -> str:
    """Draw a row a line, blank cells where one from above reaches down, the heads broken into two rows."""
    lines: list[str] = []
    carry: list[int] = []
    for row in rows:
        texts = [_broken(cell.text).split("\n") for cell in row]
        lead = "" if row[0].text in {"自然人", "商业企业"} else "| " * sum(left > 0 for left in carry)
        lines.append(lead + " | ".join(text[0] for text in texts) + " |")
        if any(len(text) > 1 for text in texts):
            lines.append(" | ".join(text[1] for text in texts if len(text) > 1) + " |")
        carry = [left - 1 for left in carry if left > 1]
        carry += [
            cell.rowspan - 1 for cell in row[:2] if cell.rowspan > 1 and cell.text not in {"自然人", "总计"}
        ]
    return "\n".join(lines)


def with_notes(rows: list[Row]) -> list[Row]:
    """Return rows as some offices hand them out: notes behind labels, a row of the province's own."""
    noted: list[Row] = []
    for row in rows:
        noted.append([Printed(NOTED.get(cell.text, cell.text), cell.rowspan, cell.colspan) for cell in row])
        if row[0].text in {"规范性文件", "行政规范性文件"}:
            noted.append([Printed("其他主动公开文件"), Printed("86"), Printed("18"), Printed("255", 1, 2)])
    return noted


STYLES: dict[str, Drawn] = {
    "divided": divided,
    "opened": opened,
    "wide": wide,
    "padded": padded,
    "hanging": hanging,
    "noted divided": lambda rows: divided(with_notes(rows)),
    "noted wide": lambda rows: wide(with_notes(rows)),
    "noted padded": lambda rows: padded(with_notes(rows)),
}
BOTH = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
EACH = pytest.mark.parametrize("style", STYLES)


def linted(cells: Mapping[str, str], form: Form, style: str) -> Result:
    parts = page_of(cells, form).parts
    text = "\n".join(STYLES[style](part) if isinstance(part, list) else part[1] for part in parts)
    return lint(text.encode(), name="report.txt")


def sure_in(result: Result) -> dict[str, str]:
    assert result.report is not None
    return {
        address: (value.raw or "").strip() for address, value in result.report.cells.items() if value.sure
    }


@BOTH
@EACH
def test_every_figure_is_read_and_nothing_blamed(form: Form, style: str) -> None:
    cells = consistent_cells(seeded(2), form)
    result = linted(cells, form, style)
    assert sure_in(result) == cells
    assert [one.rule for one in result.diagnostics if one.severity.value != "note"] == []


@BOTH
@EACH
@pytest.mark.parametrize("made", [without_zeros, some_blank])
def test_no_cell_is_taken_for_another(
    form: Form, style: str, made: Callable[[Form, int], dict[str, str]]
) -> None:
    cells = made(form, 1)
    sure = sure_in(linted(cells, form, style))
    assert sure == {address: cells[address] for address in sure}


@BOTH
@pytest.mark.parametrize("style", ["divided", "opened", "hanging", "noted divided"])
def test_blanks_that_left_a_trace_are_read(form: Form, style: str) -> None:
    cells = without_zeros(form, 1)
    assert sure_in(linted(cells, form, style)) == cells


def test_a_note_behind_a_label_is_a_note() -> None:
    result = linted(consistent_cells(seeded(2), FORMS["2021"]), FORMS["2021"], "noted padded")
    found = {one.message.zh: one.severity.value for one in result.diagnostics if one.rule == "C102"}
    assert found["表二「规章（有立法权的地方填写）」在规定的名称「规章」之后加了说明"] == "note"
    assert set(found.values()) == {"note"}


@BOTH
def test_a_report_in_traditional_characters_is_read_and_said_to_be(form: Form) -> None:
    cells = consistent_cells(seeded(2), form)
    table = str.maketrans(simplified(CONVERTED), CONVERTED)
    for text, name in (
        (draw_html(page_of(cells, form)), "a.html"),
        (render_text(cells, form, "tabs"), "a.txt"),
    ):
        result = lint(text.translate(table).encode(), name=name)
        assert sure_in(result) == cells
        assert [one.rule for one in result.diagnostics if one.rule != "C105"] == ["E009"]
