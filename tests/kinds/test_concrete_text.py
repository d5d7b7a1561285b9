"""The kind `concrete_text`: a figure, or a fact that nothing happened."""

import pytest

from lint_gov.kinds.concrete_text import KIND
from lint_gov.model.document import Trouble, TroubleKind
from tests.kinds.handmade import failures, report, section, seen

EMPTY = "2023年，本机关坚持以人民为中心，按照第二十条和第20条规定，全面落实各项要求，不断提升水平。"
OVERVIEW = {"sections": ["overview"]}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (EMPTY, "failed"),
        (f"{EMPTY}公开８６条。", "passed"),
        (f"{EMPTY}公开1,234 余条。", "passed"),
        (f"{EMPTY}培训三次。", "passed"),
        (f"{EMPTY}没有收到申请。", "passed"),
        (f"{EMPTY}满意率98.5%。", "passed"),
        (f"{EMPTY}……", "undecided"),
        ("落实要求。", "undecided"),
    ],
)
def test_what_counts_as_a_fact(text: str, status: str) -> None:
    made = report([section("overview", "一、总体情况", text)])
    assert seen(KIND, made, OVERVIEW) == [(status, "section[overview]")]


def test_sections_of_other_titles_belong_to_it() -> None:
    made = report([section("overview", "一、总体情况", EMPTY), section(None, "二、平台建设", "信息86条。")])
    assert seen(KIND, made, OVERVIEW) == [("passed", "section[overview]")]
    assert seen(KIND, report(), OVERVIEW) == [("undecided", "section[overview]")]


def test_what_was_not_read_whole_decides_nothing() -> None:
    trouble = Trouble(TroubleKind.LIMIT, "超过上限", "a limit was met")
    made = report([section("overview", "一、总体情况", EMPTY)], troubles=(trouble,))
    assert seen(KIND, made, OVERVIEW) == [("undecided", "section[overview]")]
    assert failures(KIND, made._replace(troubles=()), OVERVIEW) == [
        ("section[overview]", {"length": len(EMPTY)})
    ]
