"""The kind `report_title`: organ, year and statutory name."""

import pytest

from lint_gov.kinds.report_title import KIND
from lint_gov.model.report import Damage
from tests.kinds.handmade import failures, reasons, report


@pytest.mark.parametrize(
    ("title", "fault"),
    [
        ("示例市教育局2023年政府信息公开工作年度报告", None),
        ("示例市教育局 2023 年度政府信息公开工作年度报告", None),
        ("2023年示例市政府信息公开工作年度报告", None),
        ("示例市教育局二〇二三年政府信息公开工作年度报告", None),
        ("示例市教育局政府信息公开工作年度报告（2023）", None),
        ("示例市教育局2023年政府信息公开年度报告", "name"),
        ("示例市教育局2023年政务公开工作年度报告", "name"),
        ("示例市教育局2023年政府信息公开工作报告", "name"),
        ("示例市教育局政府信息公开工作年度报告", "year"),
        ("2023年政府信息公开工作年度报告", "organ"),
        ("关于2023年度政府信息公开工作年度报告", "organ"),
    ],
)
def test_what_a_title_lacks(title: str, fault: str | None) -> None:
    made = report(title=title, organisation="示例市教育局", year=2023)
    assert [values["fault"] for _, values in failures(KIND, made)] == ([fault] if fault else [])


def test_characters_lost_in_copying_are_not_the_authors() -> None:
    damage = (Damage("number", "〔201960号", "〔2019〕60号"),)
    made = report(
        title="示例市教育局2023年政府信息公开工作年度告",
        organisation="示例市教育局",
        year=2023,
        damage=damage,
    )
    assert failures(KIND, made) == [
        (
            "title",
            {
                "printed": "示例市教育局2023年政府信息公开工作年度告",
                "standard": "示例市教育局2023年政府信息公开工作年度报告",
                "fault": "name",
                "match": "lost",
            },
        )
    ]


def test_a_report_without_a_title_is_not_judged() -> None:
    assert reasons(KIND, report(title=None)) == [("title", "没有找到标题")]
