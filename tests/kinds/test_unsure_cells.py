from lint_gov.kinds.unsure_cells import KIND
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from tests.generate import FORMS
from tests.kinds.handmade import failures, report, section, seen, verdicts

MISSING = {"cells": "missing"}
DOUBTFUL = {"cells": "doubtful"}
REQUESTS = FORMS["2021"].tables["requests"]


def unread(*addresses: str) -> Report:
    return report(cells=dict.fromkeys(addresses))


def test_whole_tables_pass_and_absent_ones_are_not_judged() -> None:
    made = report(cells={"requests[new,total]": "", "disputes[review,total]": "/"})
    assert seen(KIND, made, MISSING) == [("passed", "section[requests]"), ("passed", "section[disputes]")]
    assert seen(KIND, made, DOUBTFUL) == [("passed", "section[requests]"), ("passed", "section[disputes]")]


def test_cells_that_were_not_read_are_one_finding_a_table() -> None:
    made = unread("requests[granted,natural]", "requests[granted,company]", "disputes[direct,total]")
    assert failures(KIND, made, MISSING) == [
        (
            "section[requests]",
            {
                "table": "表三",
                "count": 2,
                "of": 175,
                "which": "「（一）予以公开 · 自然人」、「（一）予以公开 · 商业企业」",
                "reasons": "",
                "judged": 1,
            },
        ),
        (
            "section[disputes]",
            {
                "table": "表四",
                "count": 1,
                "of": 15,
                "which": "「未经复议直接起诉 · 总计」",
                "reasons": "",
                "judged": 1,
            },
        ),
    ]
    first = verdicts(KIND, made, MISSING)[0].finding
    assert first is not None
    assert (first.address, first.cells) == (
        "requests[granted,natural]",
        ("requests[granted,natural]", "requests[granted,company]"),
    )


def test_a_whole_row_is_named_once() -> None:
    row = [f"requests[denied.8,{column.id}]" for column in REQUESTS.columns]
    assert [values["which"] for _, values in failures(KIND, unread(*row), MISSING)] == [
        "「8.属于行政查询事项」"
    ]


def judged(*addresses: str) -> list[object]:
    return [values["judged"] for _, values in failures(KIND, unread(*addresses), MISSING)]


def test_a_table_is_judged_while_each_identity_can_be_judged_somewhere() -> None:
    columns = [column.id for column in REQUESTS.columns]
    rows = [row.id for row in REQUESTS.rows]
    assert judged("requests[granted,natural]") == [1]
    assert judged(*(f"requests[{row},total]" for row in rows)) == [0]
    assert judged(*(f"requests[carried_out,{column}]" for column in columns)) == [0]
    assert judged(*(f"requests[carried_out,{column}]" for column in columns[1:])) == [1]


def test_a_table_without_identities_is_judged_while_any_cell_was_read() -> None:
    addresses = FORMS["2021"].tables["disclosure"].addresses
    assert judged(*addresses[1:]) == [1]
    assert judged(*addresses) == [0]


def test_cells_of_a_line_that_is_not_there_are_not_unread() -> None:
    made = unread(*(f"requests[denied.8,{column.id}]" for column in REQUESTS.columns))
    rows = tuple(row for row in made.tables["requests"].rows if row != "denied.8")
    lacking = made._replace(tables={"requests": made.tables["requests"]._replace(rows=rows)})
    assert seen(KIND, lacking, MISSING) == [("passed", "section[requests]")]


def test_a_table_whose_labels_can_be_seen_was_not_read() -> None:
    title = "四、政府信息公开行政复议、行政诉讼情况"
    made = report([section("disputes", title, "未经复议直接起诉复议后起诉结果维持结果纠正")])
    assert [(at, values["count"], values["judged"]) for at, values in failures(KIND, made, MISSING)] == [
        ("section[disputes]", 15, 0)
    ]


RAN_TOGETHER = Text("数字连在一起", "figures ran together")


def test_doubtful_cells_are_one_finding_with_the_doubts() -> None:
    made = report(cells={"disputes[review,total]": 3})
    address = "disputes[review,total]"
    doubted = made._replace(
        cells={
            **made.cells,
            address: made.cells[address]._replace(doubt=RAN_TOGETHER),
        },
    )
    assert failures(KIND, doubted, DOUBTFUL) == [
        (
            "section[disputes]",
            {
                "table": "表四",
                "count": 1,
                "of": 15,
                "which": "「行政复议 · 总计」",
                "reasons": "数字连在一起",
                "judged": 1,
            },
        )
    ]
    assert seen(KIND, doubted, MISSING) == [("passed", "section[disputes]")]
