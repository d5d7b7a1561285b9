from lint_gov.kinds.required_table import KIND
from lint_gov.model.document import Trouble, TroubleKind
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, section, seen

DISPUTES = {"tables": ["disputes"]}
TITLE = "四、政府信息公开行政复议、行政诉讼情况"
BLANKS = dict.fromkeys(FORMS["2021"].tables["disputes"].addresses, "")


def state(text: str = "", **more: int) -> list[object]:
    made = report([section("disputes", TITLE, text, **more)])
    return [values["state"] for _, values in failures(KIND, made, DISPUTES)]


def test_zeros_and_strokes_are_values() -> None:
    for figure in ("0", "/", "无"):
        made = report(cells={**BLANKS, "disputes[direct,total]": figure})
        assert seen(KIND, made, DISPUTES) == [("passed", "section[disputes]")]


def test_a_table_of_blanks_is_empty() -> None:
    assert failures(KIND, report(cells=BLANKS), DISPUTES) == [
        ("section[disputes]", {"table": "表四", "state": "empty", "picture": 0, "damaged": 0})
    ]


def test_cells_that_were_not_read_prove_nothing() -> None:
    made = report(cells={**BLANKS, "disputes[direct,total]": None})
    assert reasons(KIND, made, DISPUTES) == [("section[disputes]", "找到了该表，但有单元格没有读出")]


def test_an_absent_table_says_what_stands_in_its_place() -> None:
    assert state("本年未发生行政复议和行政诉讼。") == ["absent"]
    assert state(pictures=1) == ["picture"]
    assert state(tables=1) == ["unlike"]


def test_labels_in_the_text_show_that_the_table_is_there() -> None:
    made = report(
        [section("disputes", TITLE, "行政复议行政诉讼\n未经复议直接起诉 复议后起诉\n结果维持 尚未审结")]
    )
    assert reasons(KIND, made, DISPUTES) == [("section[disputes]", "有该表的栏目名称，但没有读出表格")]


def test_what_was_cut_off_in_reading_is_not_missing() -> None:
    cut = Trouble(TroubleKind.STRUCTURE, "网页不完整", "the page is not whole")
    made = report([section("overview", "一、总体情况")], troubles=(cut,))
    assert reasons(KIND, made, DISPUTES) == [("section[disputes]", "文件没有完整读取：网页不完整")]


def test_bare_figures_say_nothing_of_other_tables() -> None:
    made = report(cells={"requests[new,total]": 1}, title=None)
    assert reasons(KIND, made, DISPUTES) == [("section[disputes]", "只提供了表格数字，没有报告正文")]
