import pytest

from lint_gov.kinds.prose_contradiction import KIND
from lint_gov.model.report import Report
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, report, section, seen

REQUESTS = {
    "facts": ["published"],
    "checks": [
        {"table": "requests", "check": "prose(received) in {new, new + carried_in}"},
        {"table": "requests", "check": "prose(completed) = handled"},
    ],
}


def made(overview: str, requests: str = "", **cells: str | int | None) -> Report:
    sections = [section("overview", "一、总体情况", overview), section("requests", "三、收到", requests)]
    figures = {f"requests[{row},total]": figure for row, figure in cells.items()}
    return report(sections, cells=figures, organisation="示例市教育局", year=2021)


def test_a_fact_without_a_table() -> None:
    text = "全年主动公开政府信息395条。"
    assert seen(KIND, made(text, text), REQUESTS) == [("passed", "section[requests]")]
    assert failures(KIND, made(text, "2021年主动公开政府信息359条。"), REQUESTS) == [
        (
            "section[requests]",
            {
                "figure": "主动公开政府信息",
                "clause": "2021年主动公开政府信息359条",
                "stated": "359",
                "other": "全年主动公开政府信息395条",
                "stated_before": "395",
                "match": "none",
            },
        )
    ]


@pytest.mark.parametrize(
    ("overview", "requests"),
    [
        ("全年主动公开政府信息395条。", "通过门户网站主动公开政府信息300条。"),
        ("全年主动公开政府信息395条。", "2020年主动公开政府信息300条。"),
        ("全年主动公开政府信息395条。", "全年主动公开政府信息400余条。"),
        ("全年主动公开政府信息395条。", "全年主动公开政府信息20件。"),
        ("收到政府信息公开申请10件。", "受理并办结申请12件。"),
        ("收到政府信息公开申请10件。", "其中网上收到申请8件。"),
    ],
)
def test_figures_that_may_be_of_something_else(overview: str, requests: str) -> None:
    assert seen(KIND, made(overview, requests, new=10), REQUESTS) == [("not-applicable", "section[overview]")]


def test_each_other_number_is_named_once() -> None:
    text = "全年主动公开政府信息{}条。"
    later = "".join(text.format(number) for number in (96, 97, 96, 95))
    found = failures(KIND, made(text.format(95), later), REQUESTS)
    assert [(values["stated"], values["stated_before"]) for _, values in found] == [
        ("96", "95"),
        ("97", "95"),
    ]


@pytest.mark.parametrize(
    ("new", "carried_in", "status", "match"),
    [
        (713, 36, "passed", None),
        (713, 0, "failed", "table"),
        (700, 0, "failed", "table"),
        (713, None, "undecided", None),
        (None, None, "undecided", None),
    ],
)
def test_figures_of_a_table(new: int | None, carried_in: int | None, status: str, match: str | None) -> None:
    one = made(
        "新收政府信息公开申请713件。", "全年受理政府信息公开申请749件。", new=new, carried_in=carried_in
    )
    assert seen(KIND, one, REQUESTS) == [(status, "section[requests]")]
    assert [values["match"] for _, values in failures(KIND, one, REQUESTS)] == ([match] if match else [])


def test_where_the_table_was_not_read_the_prose_alone_is_compared() -> None:
    one = made("办结政府信息公开申请75件。", "全年办结政府信息公开申请57件。", handled=None)
    assert [values["match"] for _, values in failures(KIND, one, REQUESTS)] == ["none"]
    without = one._replace(forms={})
    assert [values["match"] for _, values in failures(KIND, without, REQUESTS)] == ["none"]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(RuleError, match="unknown extractor 'recieved'"):
        KIND.bind({"checks": [{"table": "requests", "check": "prose(recieved) = new"}]}, FORMS)
