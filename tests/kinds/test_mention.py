"""The kind `mention`: words that stand somewhere in the report."""

import pytest

from lint_gov.kinds.mention import KIND
from lint_gov.model.document import Paragraph
from tests.kinds.handmade import report, section, seen

WORDS = {"words": ["联系电话", "请 与"]}


@pytest.mark.parametrize(
    ("opening", "text", "status"),
    [
        ("联系 电话0000", "甲", "passed"),
        ("标题", "如有疑问，请与本局联系", "passed"),
        ("标题", "甲", "failed"),
        ("标题……", "甲", "undecided"),
        ("标题……", "联系电话", "passed"),
    ],
)
def test_one_word_anywhere_is_enough(opening: str, text: str, status: str) -> None:
    made = report([section("others", "六、其他需要报告的事项", text)], preamble=(Paragraph(opening, 0),))
    assert seen(KIND, made, WORDS) == [(status, "text")]


def test_bare_figures_decide_nothing() -> None:
    assert seen(KIND, report(title=None), WORDS) == [("undecided", "text")]
