"""Linting one source, from the library."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from lint_gov import Result, lint
from lint_gov.model.outcome import Certainty, Outcome, Status, Subject, Verdict
from lint_gov.outputs.summary import summary_of
from lint_gov.pipeline import read_report
from lint_gov.readers import Limits
from lint_gov.result import ReadStatus
from lint_gov.ruleset import bundled_ruleset
from tests.cli.running import broken_page, page
from tests.generate import FORMS, consistent_cells, render_html, seeded
from tests.outputs.test_machine_formats import validator


def said(result: Result) -> list[tuple[str, str, str]]:
    return [(one.rule, one.severity.value, one.message.zh) for one in result.diagnostics]


def test_bytes_are_content_and_paths_are_paths(tmp_path: Path) -> None:
    content = broken_page().encode()
    path = tmp_path / "a.html"
    path.write_bytes(content)
    digest = sha256(content).hexdigest()
    by_bytes, by_path, by_text = lint(content), lint(path), lint(str(path))
    assert [one.path for one in (by_bytes, by_path, by_text)] == ["-", str(path), str(path)]
    assert [one.sha256 for one in (by_bytes, by_path, by_text)] == [digest] * 3
    assert by_bytes.status is ReadStatus.READ
    assert said(by_bytes) == said(by_path) == said(by_text)
    assert said(by_bytes) == [
        ("A104", "error", "表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1")
    ]


def test_a_name_is_what_a_source_is_called(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page(), encoding="utf-8")
    assert lint(path, name="草稿").path == "草稿"
    assert lint(page().encode(), name="草稿.html").path == "草稿.html"


@pytest.mark.parametrize(
    ("content", "status", "diagnostics"),
    [
        (b"", ReadStatus.UNREADABLE, [("E001", "error", "文件无法读取：文件为空")]),
        (
            "<p>今天开会</p>".encode(),
            ReadStatus.NOT_A_REPORT,
            [
                (
                    "E002",
                    "error",
                    "文件中没有找到政府信息公开工作年度报告：既没有规定的各节标题，也没有规定的表格",
                )
            ],
        ),
        (
            b"\x89PNG\r\n\x1a\n",
            ReadStatus.UNREADABLE,
            [("E007", "error", "文件是扫描件或图片，没有可读的文字：文件是 PNG 图片，其中的文字未能读取")],
        ),
    ],
)
def test_what_holds_no_report_is_a_result(
    content: bytes, status: ReadStatus, diagnostics: list[tuple[str, str, str]]
) -> None:
    result = lint(content)
    assert (result.status, result.report, said(result)) == (status, None, diagnostics)
    assert result.sha256 == sha256(content).hexdigest()
    rule, name = result.diagnostics[0].rule, result.diagnostics[0].name
    assert result.outcomes == (Outcome(rule, name, Status.FAILED, 1, 0, 1, 0),)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("none.html", "找不到这个文件"),
        (".", "这是文件夹，不是文件"),
        ("a\0b", "读取失败（embedded null byte）"),
    ],
)
def test_a_path_that_cannot_be_read_is_a_result(path: str, reason: str) -> None:
    result = lint(path)
    assert (result.status, result.sha256) == (ReadStatus.UNREADABLE, None)
    assert said(result) == [("E001", "error", f"文件无法读取：{reason}")]


def test_a_file_above_every_limit_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(page() + " " * 100_000, encoding="utf-8")
    limits = Limits(text_bytes=1_000, file_bytes=50_000)
    result = lint(path, limits=limits)
    assert (result.status, result.sha256, [one.rule for one in result.diagnostics]) == (
        ReadStatus.UNREADABLE,
        None,
        ["E004"],
    )


def test_the_report_of_the_year_before_may_come_in_any_form(tmp_path: Path) -> None:
    path = tmp_path / "2022.html"
    path.write_text(page(), encoding="utf-8")
    content = page().encode()
    for previous in (path, str(path), content, lint(content), read_report(content, FORMS).report):
        assert lint(content, previous=previous).status is ReadStatus.READ


def test_what_is_no_report_cannot_be_the_one_of_the_year_before() -> None:
    with pytest.raises(ValueError, match=r"^none\.html: there is no such file$"):
        lint(page().encode(), previous="none.html")
    with pytest.raises(ValueError, match=r"^-: not an annual report"):
        lint(page().encode(), previous=b"<p>")
    with pytest.raises(ValueError, match=r"^-: not an annual report"):
        lint(page().encode(), previous=lint(b"<p>"))


def test_input_rules_speak_even_where_a_ruleset_lacks_them() -> None:
    rules = bundled_ruleset()
    few = rules._replace(rules=tuple(rule for rule in rules.rules if rule.id == "A101"))
    assert [one.rule for one in lint(b"", ruleset=few).diagnostics] == ["E001"]
    assert [one.rule for one in lint(page().encode(), ruleset=few).outcomes] == ["A101"]


def test_the_dictionary_speaks_either_language() -> None:
    result = lint(broken_page().encode())
    messages = [
        [one["message"] for one in json.loads(json.dumps(result.to_dict(language)))["diagnostics"]]
        for language in ("zh", "en")
    ]
    assert messages == [
        ["表四「行政复议」：0 + 0 + 0 + 0 = 0，刊载的总计是 1，相差 1"],
        ["Table 四, “行政复议”: 0 + 0 + 0 + 0 = 0, the stated total is 1, off by 1"],
    ]


def test_a_rule_that_breaks_down_is_told_and_silences_no_other() -> None:
    def broken(_subject: Subject) -> Iterator[Verdict]:
        message = "made for the test"
        raise ZeroDivisionError(message)
        yield

    rules = bundled_ruleset()
    (model,) = (rule for rule in rules.rules if rule.id == "A101")
    more = (*rules.rules, model._replace(id="Z101", name="broken", check=broken))
    result = lint(broken_page().encode(), ruleset=rules._replace(rules=more))
    crashed = [(one.rule, one.status, one.crashed) for one in result.outcomes if one.crashed]
    assert crashed == [("Z101", Status.CRASHED, True)]
    assert [one.rule for one in result.diagnostics] == ["A104"]
    summary = summary_of(result)
    assert (summary.crashed, summary.outcomes["crashed"]) == (True, 1)
    assert list(validator("report").iter_errors(json.loads(json.dumps(result.to_dict())))) == []


def test_a_rule_alone_is_judged_with_all_identities_as_witnesses() -> None:
    form = FORMS["2019"]
    cells = consistent_cells(seeded(11), form)
    address = "requests[new,natural]"
    page = render_html(cells | {address: str(int(cells[address]) + 3)}, form)
    for rule in ("A101", "A102"):
        result = lint(page.encode(), ruleset=bundled_ruleset().only({rule}))
        assert [outcome.rule for outcome in result.outcomes] == [rule]
        (diagnostic,) = result.diagnostics
        assert (diagnostic.rule, diagnostic.address) == (rule, address)
        assert [(one.certainty, one.cells[0].new) for one in diagnostic.repairs] == [
            (Certainty.CERTAIN, cells[address])
        ]
    silent = lint(page.encode(), ruleset=bundled_ruleset().only({"A103"}))
    assert silent.diagnostics == ()


def test_optional_rules_run_only_where_they_are_asked_for() -> None:
    rules = bundled_ruleset()
    (model,) = (rule for rule in rules.rules if rule.id == "A101")
    optional = (
        model._replace(id="Z101", name="on-trial", status="preview"),
        model._replace(id="Z102", name="gone", status="deprecated", successor="A101"),
        model._replace(id="Z103", name="chatty", by_default=False),
    )
    more = rules._replace(rules=(*rules.rules, *optional))
    assert more.usual() == rules.usual()
    assert [rule.id for rule in more.only({"Z103", "E001"}).rules] == ["E001", "Z103"]
    assert [rule.id for rule in more.only({"A101"}).witnesses if rule.family == "Z"] == []
