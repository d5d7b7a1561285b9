"""The xlsx format: what stands in which cell, as which kind, and that no cell can do anything."""

import csv
import tempfile
from errno import ENOSPC
from io import BytesIO, StringIO
from pathlib import Path
from shutil import rmtree
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from lint_gov.model.diagnostic import Severity, Suppression
from lint_gov.model.outcome import CellChange, Certainty, Fix, Repair
from lint_gov.model.wording import Text
from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import summary_of, total
from lint_gov.outputs.xlsx.book import Rows, opened
from lint_gov.outputs.xlsx.cells import Cell, figure_cell, text_cell
from lint_gov.outputs.xlsx.issues import Column
from lint_gov.outputs.xlsx.sink import Sink
from lint_gov.result import ReadStatus, Result
from tests.converting import by_libreoffice, needs_soffice
from tests.outputs import handmade

ENGLISH = Look(language="en")
UNREAD = Result("scan.pdf", None, ReadStatus.UNREADABLE, None, (), (handmade.SECTION._replace(rule="E001"),))
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def book(*results: Result, look: Look = Look()) -> bytes:  # noqa: B008 - frozen
    chosen = format_named("xlsx")
    assert chosen.binary
    parts = [chosen.part(result, look) for result in results]
    tool = Tool("0.1.0", "a" * 64)
    return b"".join(chosen.whole(parts, tool, lambda: total(map(summary_of, results)), look))


def sheets(content: bytes) -> dict[str, list[list[object]]]:
    opened_book = CalamineWorkbook.from_filelike(BytesIO(content))
    return {
        name: [list(row) for row in opened_book.get_sheet_by_name(name).to_python()]
        for name in opened_book.sheet_names
    }


def part(content: bytes, name: str) -> etree._Element:
    with ZipFile(BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


HEAD = [
    "机构",
    "年度",
    "规则",
    "位置",
    "刊载值",
    "应为",
    "差额",
    "依据",
    "确定程度",
    "说明",
    "整改情况",
    "级别",
    "文件",
]
ORGAN = "示例市人民政府"
BASIS = handmade.BASIS


def test_the_list_has_a_row_a_finding() -> None:
    assert sheets(book(handmade.EVERYTHING))["问题清单"] == [
        HEAD,
        [
            ORGAN,
            2020,
            "A101",
            "第三节 · 四、结转下年度继续办理 · 自然人",
            0,
            2,
            2,
            handmade.CARRIED.basis,
            "确定",
            (
                "【差错】表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2\n"
                "同一原因：A102 表三「四、结转下年度继续办理」行各列之和 0 ≠ 总计 2，相差 2\n"
                "建议：0 → 2，唯一能同时消除两处差错的单格修改（请核对原始台账）"
            ),
            "",
            "差错",
            "reports/shili-2020.html:412:5",
        ],
        [
            ORGAN,
            2020,
            "A104",
            "第四节 · 未经复议直接起诉",
            "结果维持 78\n结果纠正 24\n其他结果 12\n尚未审结 65\n总计 178",
            "其中之一：\n结果维持 77\n结果纠正 23\n其他结果 11\n尚未审结 64\n总计 179",
            1,
            BASIS,
            "5 选一",
            (
                "【差错】表四「未经复议直接起诉」不平衡：78 + 24 + 12 + 65 = 179 ≠ 178，相差 1\n"
                "建议：下列 5 种改法任取一种即可消除差错，仅凭表内数据无法确定是哪一种，请核对原始台账：\n"
                "「未经复议直接起诉 · 结果维持」78 → 77\n「未经复议直接起诉 · 结果纠正」24 → 23\n"
                "「未经复议直接起诉 · 其他结果」12 → 11\n「未经复议直接起诉 · 尚未审结」65 → 64\n"
                "「未经复议直接起诉 · 总计」178 → 179"
            ),
            "",
            "差错",
            "reports/shili-2020.html:512:9",
        ],
        [
            ORGAN,
            2020,
            "V101",
            "第三节 · 一、本年新收政府信息公开申请数量 · 其他",
            "（空白）",
            0,
            "",
            BASIS,
            "确定",
            (
                "【警告】表三「一、本年新收政府信息公开申请数量」行「其他」列空白\n"
                "建议：□ → 0，由多处勾稽关系共同确定（请核对原始台账）"
            ),
            "",
            "警告",
            "reports/shili-2020.html:312:15",
        ],
        [
            ORGAN,
            2020,
            "C101",
            "第三节 · 8.属于行政查询事项",
            "8.属于行政查询事务",
            "8.属于行政查询事项",
            "",
            BASIS,
            "",
            (
                "【警告】表三「8.属于行政查询事务」应为「8.属于行政查询事项」\n"
                "建议：将「8.属于行政查询事务」改为「8.属于行政查询事项」"
            ),
            "",
            "警告",
            "reports/shili-2020.html:332",
        ],
        [
            ORGAN,
            2020,
            "S101",
            "第六节 其他需要报告的事项",
            "",
            "",
            "",
            BASIS,
            "",
            "【差错】缺少第六节「其他需要报告的事项」\n建议：逐项核对原始台账。",
            "",
            "差错",
            "reports/shili-2020.html",
        ],
    ]


def test_in_english() -> None:
    found = sheets(book(handmade.result(handmade.SUITS), look=ENGLISH))
    assert list(found) == ["Findings", "Run", "Reports"]
    assert found["Findings"][0] == [
        "Organ",
        "Year",
        "Rule",
        "Place",
        "Published",
        "Expected",
        "Difference",
        "Basis",
        "Certainty",
        "Explanation",
        "Rectification",
        "Severity",
        "File",
    ]
    row = found["Findings"][1]
    assert (row[5], row[8], row[11]) == (
        "One of:\n结果维持 77\n结果纠正 23\n其他结果 11\n尚未审结 64\n总计 179",
        "one of 5",
        "error",
    )


def test_every_report_is_told_clean_strange_and_unreadable_ones_too() -> None:
    stranger = Result("notes.html", "0" * 64, ReadStatus.NOT_A_REPORT)
    waived = handmade.SECTION._replace(suppressed=Suppression("waiver", "另行公开"))
    found = sheets(book(handmade.result(waived), UNREAD, stranger))
    assert found["报告"] == [
        [
            "机构",
            "年度",
            "文件",
            "状态",
            "勾稽（表三总计列）",
            "应有格数",
            "读出",
            "空白",
            "存疑",
            "未读出",
            "差错",
            "警告",
            "提示",
            "已豁免",
            "规则通过",
            "未通过",
            "未能判定",
            "不适用",
            "出错",
        ],
        [
            ORGAN,
            2020,
            "reports/shili-2020.html",
            "已读取",
            "总计列 239 + 0 = 237 + 2 ✓",
            198,
            197,
            1,
            0,
            0,
            0,
            0,
            0,
            1,
            1,
            1,
            1,
            1,
            0,
        ],
        ["", "", "scan.pdf", "无法读取", "", "", "", "", "", "", 1, 0, 0, 0, 0, 0, 0, 0, 0],
        ["", "", "notes.html", "不是政府信息公开年度报告", "", "", "", "", "", "", 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]
    assert [tuple(row) for row in found["检查概况"][:20]] == [
        ("项目", "内容"),
        ("检查的文件", 3),
        ("读出的报告", 1),
        ("无法读取的文件", 1),
        ("不是年度报告的文件", 1),
        ("差错", 1),
        ("警告", 0),
        ("提示", 0),
        ("已豁免或在基线内", 1),
        ("应有格数", 198),
        ("读出", 197),
        ("空白", 1),
        ("存疑", 0),
        ("未读出", 0),
        ("规则通过", 1),
        ("未通过", 1),
        ("未能判定", 1),
        ("不适用", 1),
        ("出错", 0),
        ("工具版本", "lint-gov 0.1.0"),
    ]


def test_what_does_not_count_says_so_in_its_row() -> None:
    waived = handmade.SECTION._replace(suppressed=Suppression("waiver", "另行公开", "李"))
    known = handmade.SECTION._replace(suppressed=Suppression("baseline", ""))
    rows = sheets(book(handmade.result(waived, known)))["问题清单"][1:]
    assert [(row[9], row[10]) for row in rows] == [
        (
            "【差错】缺少第六节「其他需要报告的事项」\n已豁免：另行公开（李）\n建议：逐项核对原始台账。",
            "已豁免",
        ),
        ("【差错】缺少第六节「其他需要报告的事项」\n基线内\n建议：逐项核对原始台账。", "基线内"),
    ]


def test_published_and_expected_as_far_as_they_are_known() -> None:
    report = handmade.report(
        **{"requests[granted,legal]": None, "requests[granted,company]": "见13900000000"}
    )
    about = (
        handmade.SECTION._replace(address="requests[granted,natural]"),
        handmade.SECTION._replace(address="requests[granted,legal]"),
        handmade.SECTION._replace(address="requests[granted,company]"),
        handmade.SECTION._replace(address="section[overview]", quote="办理申请239件"),
        handmade.SECTION._replace(address="disclosure[licence,decisions]", fix=Fix("1,200", "1200")),
    )
    result = handmade.result(*about, told=report)
    rows = sheets(book(result))["问题清单"][1:]
    assert [(row[4], row[5]) for row in rows] == [
        (100, ""),
        ("（未读出）", ""),
        ("见13*********", ""),
        ("办理申请239件", ""),
        ("1,200", 1200),
    ]


def test_many_cells_are_not_all_written_out() -> None:
    rows = [row.id for row in handmade.FORM.tables["requests"].rows]
    cells = tuple(CellChange(f"requests[{row},total]", "", "0") for row in rows)
    finding = handmade.BLANK._replace(repairs=(Repair(cells, Certainty.LIKELY),))
    row = sheets(book(handmade.result(finding)))["问题清单"][1]
    assert str(row[4]).splitlines()[0] == "一、本年新收政府信息公开申请数量 （空白）"
    assert str(row[5]).splitlines()[20:] == ["……共 23 格"]
    assert row[8] == "较可能"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("150", 150),
        ("-18", -18),
        ("0", 0),
        ("1873.4", 1873.4),
        ("1873.40", "1873.40"),
        ("007", "007"),
        ("+2", "+2"),
        ("86件", "86件"),
        ("1,200", "1,200"),
        ("２４", "２４"),
        ("1e5", "1e5"),
        ("1_000", "1_000"),
        ("9" * 15, 999999999999999),
        ("9" * 16, "9" * 16),
        ("nan", "nan"),
        ("-", "-"),
        ("=1+1", "'=1+1"),
        ("1.", "1."),
        ("", ""),
    ],
)
def test_figures_are_numbers_where_they_are_shown_as_written(text: str, cell: Cell) -> None:
    assert (figure_cell(text), type(figure_cell(text))) == (cell, type(cell))


FORMULAS = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    " =1",
    "＝1+1",
    "＋1+1",
    "＠A",
)


@pytest.mark.parametrize("text", FORMULAS)
def test_no_text_begins_as_a_formula(text: str) -> None:
    assert text_cell(text) == "'" + text.strip()


def test_long_text_is_cut() -> None:
    assert text_cell("字" * 5000) == "字" * 3999 + "…"


def _hostile() -> Result:
    text = '=HYPERLINK("http://x.invalid",1)\u202e\x00\ud800'
    told = handmade.report()._replace(organisation=text)
    finding = handmade.diagnostic("=A1", "x", Severity.NOTE, Text("\t=1+1", "=1"), basis="@x")._replace(
        repairs=(Repair((CellChange("requests[new,natural]", "=2", "+3+3"),), Certainty.CERTAIN),)
    )
    return handmade.result(finding, told=told, path="=cmd.html")


def test_nothing_in_the_workbook_is_a_formula_or_a_link() -> None:
    content = book(_hostile())
    with ZipFile(BytesIO(content)) as archive:
        names = archive.namelist()
        assert [name for name in names if "sheet" in name and "rels" in name] == []
        text = "".join(archive.read(name).decode() for name in names if name.startswith("xl/worksheets/"))
    assert ("<f>" in text, "<hyperlink" in text) == (False, False)
    row = sheets(content)["问题清单"][1]
    assert row[0] == '\'=HYPERLINK("http://x.invalid",1)\ufffd\ufffd\ufffd'
    assert (row[2], row[4], row[5], row[7], row[12]) == ("'=A1", "'=2", "'+3+3", "'@x", "'=cmd.html")


@needs_soffice
def test_saved_as_csv_no_field_begins_a_formula() -> None:
    made = by_libreoffice({"list.xlsx": book(_hostile(), handmade.EVERYTHING)}, "csv")["list.xlsx"]
    rows = list(csv.reader(StringIO(made.decode("utf-8"))))
    assert rows[0] == HEAD
    assert [
        field for row in rows for field in row if field.startswith(("=", "@", "+", "-", "\t", "\r"))
    ] == []
    assert len(rows) == 7


def test_the_list_has_filters_a_head_that_stays_widths_and_states_to_choose_from() -> None:
    content = book(handmade.EVERYTHING)
    sheet = part(content, "xl/worksheets/sheet1.xml")
    assert next(sheet.iter(f"{_SPACE}autoFilter")).items() == [("ref", "A1:M6")]
    pane = next(sheet.iter(f"{_SPACE}pane"))
    stays = [pane.get(name) for name in ("xSplit", "ySplit", "topLeftCell", "state")]
    assert stays == ["2", "1", "C2", "frozen"]
    rule = next(sheet.iter(f"{_SPACE}dataValidation"))
    assert (rule.get("sqref"), rule.get("type"), rule.get("errorStyle")) == ("K2:K6", "list", "information")
    assert rule.findtext(f"{_SPACE}formula1") == '"待核实,整改中,已整改,不属实,无需整改,已豁免"'
    spans = [(one.get("min"), one.get("max")) for one in sheet.iter(f"{_SPACE}col")]
    assert (spans[0], spans[-1]) == (("1", "1"), ("13", "13"))
    heights = [float(row.get("ht", "0")) for row in sheet.iter(f"{_SPACE}row")]
    assert heights == [30, 77.25, 137.25, 47.25, 47.25, 32.25]
    names = {
        one.get("name"): one.text for one in part(content, "xl/workbook.xml").iter(f"{_SPACE}definedName")
    }
    assert names["_xlnm.Print_Area"] == "问题清单!$A$1:$K$6"


def test_same_results_same_bytes() -> None:
    assert book(handmade.EVERYTHING) == book(handmade.EVERYTHING)


def test_more_rows_than_a_sheet_has_go_on_further_sheets() -> None:
    stream, finished = BytesIO(), []
    with opened(stream, Look()) as made:
        rows = Rows(made, "单", (Column("甲", "A", 9),), lambda _sheet, lines: finished.append(lines), most=2)
        rows.begin()
        for number in range(5):
            rows.add([number])
        rows.end()
    assert finished == [2, 2, 1]
    assert sheets(stream.getvalue()) == {
        "单": [["甲"], [0], [1]],
        "单 2": [["甲"], [2], [3]],
        "单 3": [["甲"], [4]],
    }


def test_an_empty_run_is_a_workbook_too() -> None:
    assert sheets(book())["问题清单"] == [HEAD]


class _Full(BytesIO):
    """A file on a disk that has no more room."""

    def write(self, _content: object) -> int:
        raise OSError(ENOSPC, "No space left on device")


def test_a_full_disk_is_one_error_and_leaves_nothing_behind(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OSError, match="No space left"), opened(_Full(), Look()) as made:
        Rows(made, "单", (Column("甲", "A", 9),), lambda _sheet, _lines: None).begin()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_for_temporary_files_that_goes_is_an_error_of_the_system(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with pytest.raises(OSError, match="No such file"):
        _lose_the_folder(tmp_path)


def _lose_the_folder(parent: Path) -> None:
    with opened(BytesIO(), Look()) as made:
        Rows(made, "单", (Column("甲", "A", 9),), lambda _sheet, _lines: None).begin()
        rmtree(next(parent.iterdir()))


def test_a_write_after_a_failed_one_does_nothing() -> None:
    sink = Sink(_Full())
    assert (sink.write(b"abc"), sink.fault is None, sink.write(b"d"), sink.tell()) == (3, False, 1, 4)
    closed = BytesIO()
    closed.close()
    assert Sink(closed).write(b"abc") == 3
    assert (sink.seek(1), sink.seek(2, 1)) == (1, 3)
