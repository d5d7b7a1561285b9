from typing import Any

import pytest

from lint_gov.kinds.table_lines import KIND
from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.model.report import Damage, Report
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, section, seen

ROWS = {"table": "requests", "lines": ["rows"], "ordered": True}
COLUMNS = {"table": "requests", "lines": ["columns"], "ordered": True}
BLOCKS = {"table": "disputes", "lines": ["rows", "columns"], "ordered": True}
DISCLOSURE = {"table": "disclosure", "lines": ["rows", "columns"]}
ANY = {
    "requests": "requests[new,total]",
    "disputes": "disputes[review,total]",
    "disclosure": "disclosure[fee,amount]",
}


def whole(table: str, form: str = "2021") -> Report:
    place = "disclosure[fee,items]" if (table, form) == ("disclosure", "2019") else ANY[table]
    return report(cells={place: 0}, form=form)


def without(made: Report, table: str, *addresses: str, **reading: Any) -> Report:
    """Return the report with cells that begin like these not read, and the reading changed."""
    cells = {
        address: value._replace(raw=None, kind=type(value.kind).MISSING, number=None)
        if address.startswith(addresses)
        else value
        for address, value in made.cells.items()
    }
    return made._replace(cells=cells, tables={table: made.tables[table]._replace(**reading)})


def rows_of(made: Report, table: str, *left_out: str) -> tuple[str, ...]:
    return tuple(row for row in made.tables[table].rows if row not in left_out)


@pytest.mark.parametrize("form", ["2019", "2021"])
@pytest.mark.parametrize("rule", [ROWS, COLUMNS, BLOCKS, DISCLOSURE])
def test_whole_tables_pass(rule: dict[str, Any], form: str) -> None:
    table = str(rule["table"])
    assert seen(KIND, whole(table, form), rule) == [("passed", f"section[{table}]")]


def test_missing_rows_are_one_finding_at_the_first_of_them() -> None:
    made = whole("requests")
    rows = rows_of(made, "requests", "denied.3", "other.1")
    lacking = without(made, "requests", "requests[denied.3,", "requests[other.1,", rows=rows)
    assert failures(KIND, lacking, ROWS) == [
        (
            "requests[denied.3]",
            {
                "table": "表三",
                "state": "missing",
                "missing": "「3.危及“三安全一稳定”」、"
                "「1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请」",
                "count": 2,
                "moved": "",
                "damaged": 0,
            },
        )
    ]


def test_a_row_whose_figures_were_read_is_there() -> None:
    made = whole("requests")
    unlabelled = without(made, "requests", "nothing", rows=rows_of(made, "requests", "denied.3"))
    assert seen(KIND, unlabelled, ROWS) == [("passed", "section[requests]")]


def test_rows_out_of_order() -> None:
    made = whole("requests")
    rows = rows_of(made, "requests", "new")
    moved = without(made, "requests", "nothing", rows=(*rows, "new"))
    (finding,) = failures(KIND, moved, ROWS)
    assert finding[0] == "requests[new]"
    assert (finding[1]["state"], finding[1]["moved"]) == ("order", "「一、本年新收政府信息公开申请数量」")


def test_columns_missing_and_swapped() -> None:
    made = whole("requests")
    columns = made.tables["requests"].columns
    lacking = without(
        made,
        "requests",
        *(f"requests[{row.id},legal]" for row in FORMS["2021"].tables["requests"].rows),
        columns=tuple(column for column in columns if column != "legal"),
    )
    assert [(at, values["missing"]) for at, values in failures(KIND, lacking, COLUMNS)] == [
        ("requests[,legal]", "「法律服务机构」")
    ]
    swapped = without(made, "requests", "nothing", columns=(columns[1], columns[0], *columns[2:]))
    assert [values["state"] for _, values in failures(KIND, swapped, COLUMNS)] == ["order"]


def test_a_missing_block_takes_its_columns_with_it() -> None:
    made = whole("disputes")
    columns = tuple(name for name in made.tables["disputes"].columns if not name.startswith("after_review:"))
    lacking = without(
        made,
        "disputes",
        "disputes[after_review,",
        rows=rows_of(made, "disputes", "after_review"),
        columns=columns,
    )
    assert [(at, values["missing"], values["count"]) for at, values in failures(KIND, lacking, BLOCKS)] == [
        ("disputes[after_review]", "「复议后起诉」", 1)
    ]


def test_rows_of_table_two_are_named_with_their_item() -> None:
    made = whole("disclosure")
    lacking = without(made, "disclosure", "disclosure[rules,", rows=rows_of(made, "disclosure", "rules"))
    assert [(at, values["missing"]) for at, values in failures(KIND, lacking, DISCLOSURE)] == [
        ("disclosure[rules]", "「第二十条第（一）项 规章」")
    ]


def test_a_file_that_was_not_read_whole_lacks_nothing_for_certain() -> None:
    made = whole("requests")
    rows = rows_of(made, "requests", "carried_out")
    cut = Trouble(TroubleKind.LIMIT, "超出上限", "a limit was reached")
    lacking = without(made, "requests", "requests[carried_out,", rows=rows)._replace(troubles=(cut,))
    assert reasons(KIND, lacking, ROWS) == [("section[requests]", "文件没有完整读取：超出上限")]


def test_in_running_text_a_label_that_can_be_seen_is_not_missing() -> None:
    made = whole("requests")
    rows = rows_of(made, "requests", "unavailable.2")
    lacking = without(made, "requests", "requests[unavailable.2,", rows=rows, source="text")
    broken = section(
        "requests", "三、收到和处理政府信息公开申请情况", "（四）无2.没有现成信息需要另\n法提供行制作"
    )
    assert reasons(KIND, lacking._replace(sections=(broken,)), ROWS) == [
        ("section[requests]", "有该行的名称，但没有读成表格的一行")
    ]
    assert [at for at, _ in failures(KIND, lacking, ROWS)] == ["requests[unavailable.2]"]


def test_running_text_has_no_columns_to_miss() -> None:
    made = whole("requests")
    assert seen(KIND, without(made, "requests", "requests[", columns=(), source="text"), COLUMNS) == [
        ("passed", "section[requests]")
    ]


def test_damage_is_told_with_the_finding() -> None:
    made = whole("requests")
    rows = rows_of(made, "requests", "carried_out")
    lacking = without(made, "requests", "requests[carried_out,", rows=rows)
    damaged = lacking._replace(damage=(Damage("date", "20201112日", "2020年11月12日"),))
    assert [values["damaged"] for _, values in failures(KIND, damaged, ROWS)] == [1]


def test_a_table_that_was_not_found_is_left_undecided() -> None:
    assert reasons(KIND, whole("disputes"), ROWS) == [("section[requests]", "没有找到该表")]


def test_an_unknown_table_is_a_fault_of_the_rule() -> None:
    with pytest.raises(RuleError) as caught:
        KIND.bind({"table": "fees", "lines": ["rows"]}, FORMS)
    assert caught.value.path == ("table",)
    assert caught.value.message == "no form has a table 'fees'; tables are disclosure, requests, disputes"
