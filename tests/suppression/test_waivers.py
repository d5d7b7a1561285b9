"""Files of waivers: what they may say, and what is said of those that may not."""

from pathlib import Path

import pytest

from lint_gov import lint
from lint_gov.ruleset import bundled_ruleset
from lint_gov.suppression.faults import SuppressionError
from lint_gov.suppression.placeholders import is_placeholder
from lint_gov.suppression.waivers import Scope, Waiver, waivers_in
from tests.cli.running import broken_page

RULES = bundled_ruleset().rules
GOOD = """\
- rule: disputes-total-wrong
  report: {organisation: 示例市 教育局, year: 2023}
  address: "disputes[review,total]"
  reason: " 复议机关四月更正了决定书 "
  by: 王某
  date: 2024-03-01
  expires: 2024-12-31
"""


def written(folder: Path, text: str) -> str:
    path = folder / "waivers.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def faults(path: str) -> list[str]:
    with pytest.raises(SuppressionError) as caught:
        waivers_in([path], RULES)
    return [one.removeprefix(path) for one in str(caught.value).splitlines()]


def test_a_waiver(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD)
    assert waivers_in([path], RULES) == (
        Waiver(
            rule="A104",
            scope=Scope("示例市教育局", 2023),
            address="disputes[review,total]",
            reason="复议机关四月更正了决定书",
            by="王某",
            date="2024-03-01",
            expires="2024-12-31",
            place=f"{path}:1",
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("disputes-total-wrong", "A1O4", ':1:9: expected a rule, found "A1O4": did you mean "A104"?'),
        (
            "disputes-total-wrong",
            "E003",
            ":1:9: expected a rule that can be waived, found E003 cells-unreadable, which never is",
        ),
        (
            "复议机关四月更正了决定书",
            "暂无",
            ':4:11: expected a reason that an auditor can follow, found " 暂无 "',
        ),
        ("王某", "无", ':5:7: expected who answers for it, found "无"'),
        ("2024-03-01", "1 March", ':6:9: expected a date such as 2024-03-01, found "1 March"'),
        ("2024-12-31", "20241231", ":7:12: expected a text, found 20241231"),
        ("2024-12-31", "2024-12-32", ':7:12: expected a date such as 2024-03-01, found "2024-12-32"'),
        ("2024-12-31", "2024-01-31", ":7:12: expected a day after 2024-03-01, found 2024-01-31"),
        ("  by: 王某\n", "", ':1:3: expected the key "by"'),
        ('  reason: " 复议机关四月更正了决定书 "\n', "", ':1:3: expected the key "reason"'),
        ("  by:", "  bye:", ':1:3: expected the key "by"'),
        ("{organisation: 示例市 教育局, year: 2023}", '"[z-a]"',
         ':2:11: expected a pattern such as "2023/*.html", found "[z-a]"'),
        ("year: 2023", "yaer: 2023", ":2:11: expected organisation and year, or a pattern for"),
    ],
)  # fmt: skip
def test_what_is_refused_and_where(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (fault, *_) = faults(written(tmp_path, GOOD.replace(old, new)))
    assert fault.startswith(said)


def test_a_file_that_is_none(tmp_path: Path) -> None:
    assert faults(written(tmp_path, "rule: A104\n")) == [":1:1: expected a list, found keys with values"]
    assert faults(str(tmp_path / "none.yaml")) == [
        ": expected a file that can be read: No such file or directory"
    ]


@pytest.mark.parametrize(
    "text",
    ["todo", "TODO!", "无", "暂无。", "test", ".", "…", " ", "N/A", "xxx", "111", "同上", "已核对", ""],
)
def test_placeholders(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize("text", ["复议机关更正", "数据口径不同", "see letter 12/2024", "无需填报规章"])
def test_reasons(text: str) -> None:
    assert not is_placeholder(text)


@pytest.mark.parametrize(
    ("report", "held"),
    [
        ("{organisation: 示例市教育局, year: 2023}", True),
        ("{organisation: 示例市教育局, year: 2022}", False),
        ("{organisation: 示例市财政局, year: 2023}", False),
        ("2023/*.html", True),
        ("a.html", True),
        ("2023/", True),
        ("2022/*.html", False),
    ],
)
def test_the_reports_of_a_waiver(tmp_path: Path, report: str, held: bool) -> None:
    page = tmp_path / "2023" / "a.html"
    page.parent.mkdir()
    page.write_text(broken_page(), encoding="utf-8")
    text = GOOD.replace("{organisation: 示例市 教育局, year: 2023}", report)
    (waiver,) = waivers_in([written(tmp_path, text)], RULES)
    assert waiver.scope.holds(lint(page)) is held


def test_the_organ_of_a_waiver_may_be_written_as_it_is_printed(tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(broken_page().replace("示例市教育局", "示例市教育局（体育局）"), encoding="utf-8")
    (waiver,) = waivers_in(
        [written(tmp_path, GOOD.replace("示例市 教育局", "示例市教育局（体育局）"))], RULES
    )
    assert waiver.scope.holds(lint(page)) is True
