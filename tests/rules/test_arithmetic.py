"""What the arithmetic rules say of the figures of a report, word for word."""

from collections.abc import Mapping
from random import Random

import pytest

from lint_gov.engine import check
from lint_gov.forms.cells import report_of
from lint_gov.model.outcome import Status, Subject
from lint_gov.model.rule import Rule
from lint_gov.ruleset import bundled_ruleset
from lint_gov.ruleset.template import fill
from tests.generate import FORMS, consistent_cells

RULES = [rule for rule in bundled_ruleset().rules if rule.family == "A"]


def _said(cells: Mapping[str, str | int | None], form: str) -> list[tuple[str, str, str, str, str]]:
    ran = check(Subject(report_of(cells, FORMS[form])), RULES)
    return [
        (
            one.rule.id,
            one.rule.severity[0].then.value,
            verdict.at,
            *_message(one.rule, verdict.finding.values),
        )
        for one in ran
        for verdict in one.verdicts
        if verdict.finding
    ]


def _message(rule: Rule, values: Mapping[str, object]) -> tuple[str, str]:
    chosen = next(choice for choice in rule.message if choice.when is None or choice.when(values))
    return fill(chosen.then.zh, values, "zh"), fill(chosen.then.en, values, "en")


@pytest.mark.parametrize(
    ("form", "cells", "said"),
    [
        (
            "2019",
            {
                "requests[new,natural]": 150,
                "requests[new,total]": 150,
                "requests[granted,natural]": 148,
                "requests[granted,total]": 148,
                "requests[handled,natural]": 148,
                "requests[handled,total]": 148,
                "requests[carried_out,total]": 2,
            },
            [
                (
                    "A101",
                    "error",
                    "requests[,natural]",
                    "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2",
                    "Table 三, column “自然人” does not balance: 150 + 0 ≠ 148 + 0, off by 2",
                ),
                (
                    "A102",
                    "error",
                    "requests[carried_out]",
                    "表三「四、结转下年度继续办理」行：各类申请人之和 0 ≠ 总计 2，相差 2",
                    (
                        "Table 三, row “四、结转下年度继续办理”: the applicants add up to 0 "
                        "≠ the stated total 2, off by 2"
                    ),
                ),
            ],
        ),
        (
            "2021",
            {
                "requests[new,legal]": 3,
                "requests[new,total]": 3,
                "requests[denied.7,legal]": 1,
                "requests[denied.7,total]": 1,
                "requests[handled,legal]": 3,
                "requests[handled,total]": 3,
            },
            [
                (
                    "A103",
                    "error",
                    f"requests[,{column}]",
                    f"表三「{label}」列：各项办理结果之和 1 ≠ （七）总计 3，相差 2",
                    f"Table 三, column “{label}”: the results add up to 1 ≠ the stated total 3, off by 2",
                )
                for column, label in (("legal", "法律服务机构"), ("total", "总计"))
            ],
        ),
        (
            "2021",
            {
                "requests[handled,natural]": "",
                "requests[granted,natural]": "1.5",
                "requests[granted,total]": "1.5",
            },
            [
                (
                    "A103",
                    "error",
                    "requests[,natural]",
                    (
                        "表三「自然人」列：已填的各项办理结果之和为 1.5，（七）总计为 □，"
                        "未填的单元格填任何件数都不能相符"
                    ),
                    (
                        "Table 三, column “自然人”: the results given add up to 1.5, the stated total is □, "
                        "and no counts in the empty cells make them agree"
                    ),
                ),
                (
                    "A103",
                    "error",
                    "requests[,total]",
                    "表三「总计」列：各项办理结果之和 1.5 ≠ （七）总计 0，相差 1.5",
                    "Table 三, column “总计”: the results add up to 1.5 ≠ the stated total 0, off by 1.5",
                ),
            ],
        ),
        (
            "2019",
            {
                "disputes[direct,upheld]": 78,
                "disputes[direct,corrected]": 24,
                "disputes[direct,other]": 12,
                "disputes[direct,pending]": 65,
                "disputes[direct,total]": 178,
                "disputes[review,upheld]": "—",
                "disputes[review,pending]": 4,
                "disputes[review,total]": 3,
            },
            [
                (
                    "A104",
                    "error",
                    "disputes[review]",
                    "表四「行政复议」：□ + 0 + 0 + 4 ≠ 总计 3，未填的单元格（□）填任何件数都不能相符",
                    (
                        "Table 四, “行政复议”: □ + 0 + 0 + 4 ≠ the stated total 3, "
                        "whatever counts the empty cells (□) stand for"
                    ),
                ),
                (
                    "A104",
                    "error",
                    "disputes[direct]",
                    "表四「行政诉讼·未经复议直接起诉」：78 + 24 + 12 + 65 = 179，刊载的总计是 178，相差 1",
                    (
                        "Table 四, “行政诉讼·未经复议直接起诉”: 78 + 24 + 12 + 65 = 179, "
                        "the stated total is 178, off by 1"
                    ),
                ),
            ],
        ),
        (
            "2021",
            {
                "disclosure[rules,issued]": "1,170",
                "disclosure[rules,repealed]": 4,
                "disclosure[rules,in_force]": 5,
            },
            [
                (
                    "A105",
                    "warning",
                    "disclosure[rules]",
                    "表二「规章」：现行有效 5 件，少于本年制发减去废止的 1170 - 4 = 1166 件",
                    (
                        "Table 二, “规章”: 5 in force, fewer than issued less repealed this year, "
                        "1170 - 4 = 1166"
                    ),
                )
            ],
        ),
        (
            "2019",
            {
                "disclosure[service,items]": 3,
                "disclosure[service,change]": "减8",
                "disclosure[normative,published]": 18,
                "disclosure[normative,stock]": 4,
            },
            [
                (
                    "A106",
                    "error",
                    "disclosure[service]",
                    (
                        "表二「其他对外管理服务事项」：上一年项目数量与本年增/减之和为 3 + (-8) = -5，"
                        "项目数量不可能为负"
                    ),
                    (
                        "Table 二, “其他对外管理服务事项”: last year's items and this year's change make "
                        "3 + (-8) = -5, and a count cannot be negative"
                    ),
                ),
                (
                    "A107",
                    "warning",
                    "disclosure[normative]",
                    "表二「规范性文件」：本年新公开 18 件，多于对外公开总数量 4 件",
                    "Table 二, “规范性文件”: 18 published this year, more than the 4 published in all",
                ),
            ],
        ),
    ],
)
def test_messages_stand_alone(
    form: str, cells: Mapping[str, str | int | None], said: list[tuple[str, str, str, str, str]]
) -> None:
    assert _said(cells, form) == said


@pytest.mark.parametrize(
    ("form", "applied"),
    [
        ("2019", {"A101": 7, "A102": 23, "A103": 7, "A104": 3, "A105": 0, "A106": 5, "A107": 2, "A108": 0}),
        ("2021", {"A101": 7, "A102": 25, "A103": 7, "A104": 3, "A105": 2, "A106": 0, "A107": 0, "A108": 0}),
    ],
)
def test_consistent_reports_pass_everywhere(form: str, applied: Mapping[str, int]) -> None:
    for seed in range(20):
        report = report_of(consistent_cells(Random(seed), FORMS[form]), FORMS[form])  # noqa: S311 - figures, no secrets
        ran = check(Subject(report), RULES)
        assert {one.rule.id: one.outcome.applied for one in ran} == applied
        assert {verdict.status for one in ran for verdict in one.verdicts} <= {
            Status.PASSED,
            Status.NOT_APPLICABLE,
        }
