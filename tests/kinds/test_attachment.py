"""The kind `attachment`: a heading for attachments with something, or nothing, behind it."""

import pytest

from lint_gov.kinds.attachment import KIND
from lint_gov.model.document import Paragraph, Trouble, TroubleKind
from tests.kinds.handmade import failures, report, section, seen

TITLE = "六、其他需要报告的事项"


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("附件：\n统计表.xlsx", ["passed"]),
        ("附 件 下 载：\n相关链接：", ["failed"]),
        ("附件：", ["failed"]),
        ("附件列表\n打印本页 关闭窗口", ["failed"]),
        ("附件1：\n附件2：\n表.docx", ["failed", "passed"]),
        ("附件：统计表.xlsx", []),
        ("附件", []),
        ("详见附件。", []),
    ],
)
def test_what_follows_the_heading(text: str, statuses: list[str]) -> None:
    made = report([section("others", TITLE, text)])
    assert [status for status, _ in seen(KIND, made)] == statuses


def test_pictures_and_what_was_not_read_may_be_attachments() -> None:
    drawn = report([section("others", TITLE, "附件：", pictures=1)])
    assert seen(KIND, drawn) == [("undecided", "section[others]")]
    trouble = Trouble(TroubleKind.LIMIT, "超过上限", "a limit was met")
    cut = report([section("others", TITLE, "附件：")], troubles=(trouble,))
    assert seen(KIND, cut) == [("undecided", "section[others]")]


def test_the_opening_counts_too() -> None:
    made = report(preamble=(Paragraph("附件下载：", 5),))
    assert failures(KIND, made) == [("preamble", {"label": "附件下载"})]
