"""Tables written a cell a line: a lone stroke opens a row, a stroke closes each cell."""

from typing import Any

import pytest

from lint_gov import lint
from lint_gov.model.form import Form
from tests.generate import FORMS, consistent_cells, render_text, seeded
from tests.readers.seen import places, seen

BOTH = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        (
            [
                "|",
                "信息内容 |",
                "本年处理决定数量 | ||",
                "|",
                "行政许可 |",
                "12 | ||",
                "|",
                "行政处罚 |",
                "3 | ||",
            ],
            [["信息内容", "本年处理决定数量"], ["行政许可", "12"], ["行政处罚", "3"]],
        ),
        (
            ["|", "规章 |", "0 |", "0 |", "|", "|", "规范性文件 |", "5 |", "|", "8 |"],
            [["规章", "0", "0", ""], ["规范性文件", "5", "", "8"]],
        ),
        (
            ["|", "现行有效件数", "（历史累计） |", "甲 |", "|", "规章 |", "|", "3 |"],
            [["现行有效件数\n（历史累计）", "甲"], ["规章", "", "3"]],
        ),
        (
            ["|", "结果维持 |", "结果纠正 |", "总计 | ||", "|", "1 |", "0 |", "1 |"],
            [["结果维持", "结果纠正", "总计"], ["1", "0", "1"]],
        ),
    ],
)
def test_rows_are_found(lines: list[str], rows: list[list[str]]) -> None:
    text = "\n".join(["文字。", *lines, "后文。"])
    assert seen(text) == ["文字。", rows, "后文。"]


def test_without_lone_strokes_each_cell_is_a_line() -> None:
    text = "规章 |\n|\n0 |\n3 |\n||\n规范性文件 |\n5 | ||\n|\n8 |"
    assert seen(text) == ["规章", " ", "0", "3", "规范性文件", "5", " ", "8"]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("|\n首页 |\n政务公开 |", ["|", [["首页"], ["政务公开"]]]),
        ("|\n|\n|\n|\n|", ["|", "|", "|", "|", "|"]),
        ("甲 |\n乙 |\n丙 |", [[["甲"], ["乙"], ["丙"]]]),
    ],
)
def test_few_closed_cells_prove_no_such_table(text: str, blocks: list[Any]) -> None:
    assert seen(text) == blocks


def test_places_are_those_of_the_cells() -> None:
    assert places("|\n规章 |\n 0 |\n|\n  法 |\n1 | |") == [
        ("table", "2:1 table[1]"),
        ("规章", "2:1 table[1]/row[1]/cell[1]"),
        ("0", "3:2 table[1]/row[1]/cell[2]"),
        ("法", "5:3 table[1]/row[2]/cell[1]"),
        ("1", "6:1 table[1]/row[2]/cell[2]"),
    ]


@BOTH
@pytest.mark.parametrize("name", ["report.txt", "report.md"])
@pytest.mark.parametrize("style", ["stacked", "closed"])
def test_a_report_is_read_whole(form: Form, name: str, style: str) -> None:
    cells = consistent_cells(seeded(3), form)
    result = lint(render_text(cells, form, style).encode(), name=name)
    assert result.report is not None
    assert {address: value.raw for address, value in result.report.cells.items()} == cells
    assert [value for value in result.report.cells.values() if value.doubt] == []
