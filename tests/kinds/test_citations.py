"""The kinds on citations: titles, numbers, articles; and what they rest on."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.kinds import cited_article, cited_document, document_number
from lint_gov.kinds.citations import Citation, citations_in
from lint_gov.model.document import Paragraph
from lint_gov.model.outcome import Fix
from lint_gov.model.report import Damage, Report
from tests.kinds.handmade import failures, reasons, report, section, seen, verdicts

COPIED = (Damage("number", "〔201960号", "〔2019〕60号"),)
NOTICE = {
    "name": "关于年度报告有关事项的通知",
    "number": "示函〔2019〕60号",
    "until": 2020,
    "instead": "示函〔2021〕30号",
}
LAW = {"name": "示例国政府信息公开条例", "short": ["信息公开条例"], "number": "示令第711号"}
OUTDATED = {"documents": [NOTICE], "refuse": "superseded", "unless": ["以来"]}
WRONG = {"documents": [NOTICE, LAW], "refuse": "misnamed"}
ARTICLES = {
    "regulation": "信息公开条例",
    "short": "条例",
    "articles": 56,
    "items": [{"article": 20, "last": 15}],
    "wrong": [{"articles": [31], "about": ["年报"], "instead": "第五十条"}],
}


def made(text: str, **facts: Any) -> Report:
    return report([section("overview", "一、总体情况", text)], year=facts.pop("year", 2023), **facts)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("依《甲》和《乙》", [Citation("甲", 2, 3), Citation("乙", 6, 7)]),
        (
            "《关于印发《甲》的通知》（示函〔2021〕3号）",
            [Citation("关于印发《甲》的通知", 1, 11, "示函", ("2021", "3"))],
        ),
        (
            "《甲》（示令第711号，以下简称《条例》）",
            [Citation("甲", 1, 2, "示令", ("", "711")), Citation("条例", 17, 19)],
        ),
        ("《甲》(示函[2021]3号)", [Citation("甲", 1, 2, "示函", ("2021", "3"))]),
        ("《没有收尾", []),
        ("》甲《乙》", [Citation("乙", 3, 4)]),
        ("《" + "甲" * 200 + "》《乙》", [Citation("乙", 203, 204)]),
        ("《《" + "甲" * 200 + "》《乙》", [Citation("乙", 204, 205)]),
    ],
)
def test_titles_and_the_numbers_behind_them(text: str, found: list[Citation]) -> None:
    assert list(citations_in(text)) == found


@pytest.mark.parametrize(
    ("text", "year", "printed"),
    [
        ("依据《关于年度报告有关事项的通知》（示函〔2019〕60号）", 2023, ["示函〔2019〕60号"]),
        ("依据示函[2019]60号", 2021, ["示函[2019]60号"]),
        ("依据《关于年度报告有关事项的通知》", 2021, ["《关于年度报告有关事项的通知》"]),
        ("依据示函〔2019〕60号", 2020, []),
        ("示函〔2019〕60号印发以来，报告逐年规范", 2023, []),
        ("依据示函〔2019〕600号", 2023, []),
        ("依据示函〔2021〕30号", 2023, []),
        ("依据示函〔2019〕60号。又依据示函〔2019〕60号。", 2023, ["示函〔2019〕60号"]),
    ],
)
def test_documents_after_their_time(text: str, year: int, printed: list[str]) -> None:
    found = failures(cited_document.KIND, made(text, year=year), OUTDATED)
    assert [values["printed"] for _, values in found] == printed


def test_without_a_year_nothing_is_outdated() -> None:
    unknown = made("依据示函〔2019〕60号")._replace(year=None)
    assert reasons(cited_document.KIND, unknown, OUTDATED) == [("text", "未能确定报告年度")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《示例国政府信息公开条例》（示令第711号）", []),
        ("《信息公开条例》《示例国政府信息公开条例》释义", []),
        ("《示例国采购条例》《示例国保密条例》", []),
        ("《示例国政府信息公开条列》", [("name", "《示例国政府信息公开条列》")]),
        ("《示例国信息公开条例》", [("name", "《示例国信息公开条例》")]),
        (
            "《示例国政府信息公开条例》（示令第717号）",
            [("number", "《示例国政府信息公开条例》（示令第717号")],
        ),
        (
            "《关于年度报告有关事项的通知》（示函〔2021〕30号）",
            [("number", "《关于年度报告有关事项的通知》（示函〔2021〕30号")],
        ),
        ("《关于年度报告有关事项的通知》（某函〔2021〕30号）", []),
        ("《示例国政府信息公开条列》《示例国政府信息公开条列》", [("name", "《示例国政府信息公开条列》")]),
    ],
)
def test_wrong_titles_and_numbers(text: str, found: list[tuple[str, str]]) -> None:
    said = failures(cited_document.KIND, made(text), WRONG)
    assert [(values["fault"], values["printed"]) for _, values in said] == found


def test_a_slip_has_a_hint_and_a_loss_has_none() -> None:
    slip, loss = made("《示例国政府信息公开条列》"), made("《示例国信息公开条例》", damage=COPIED)
    (hinted,) = verdicts(cited_document.KIND, slip, WRONG)
    assert hinted.finding is not None
    assert hinted.finding.fix == Fix("《示例国政府信息公开条列》", "《示例国政府信息公开条例》", 0, hint=True)
    assert [values["match"] for _, values in failures(cited_document.KIND, loss, WRONG)] == ["lost"]
    (lost,) = verdicts(cited_document.KIND, loss, WRONG)
    assert lost.finding is not None
    assert lost.finding.fix is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("示函〔2021〕30号、示办发﹝2021﹞3号", []),
        ("（2023）示01行初1号、2023年第5号公告、证字20231234号、人民路2023号", []),
        ("示函[2021]30号", [("brackets", "示函[2021]30号", "示函〔2021〕30号")]),
        ("根据示函（2021）30号", [("brackets", "示函（2021）30号", "示函〔2021〕30号")]),
        ("示函【２０２１】３０号", [("brackets", "示函【２０２１】３０号", "示函〔2021〕30号")]),
        ("示函〔2021] 30号", [("brackets", "示函〔2021] 30号", "示函〔2021〕30号")]),
        ("示函〔2021〕第30号", [("ordinal", "示函〔2021〕第30号", "示函〔2021〕30号")]),
        ("示函〔2021〕030号", [("zeros", "示函〔2021〕030号", "示函〔2021〕30号")]),
        ("示函〔202130号", [("missing", "示函〔202130号", "示函〔2021〕30号")]),
        ("示函202130号", [("missing", "示函202130号", "示函〔2021〕30号")]),
    ],
)
def test_numbers_as_the_standard_has_them(text: str, found: list[tuple[str, str, str]]) -> None:
    said = failures(document_number.KIND, made(text))
    assert [(values["fault"], values["printed"], values["standard"]) for _, values in said] == found


def test_a_number_is_told_once_with_its_times_and_its_fix() -> None:
    twice = made("示函[2021]30号\n示函[2021]30号\n示函〔202130号")
    found = verdicts(document_number.KIND, twice)
    assert [verdict.finding and verdict.finding.values["times"] for verdict in found] == [2, 1]
    assert [verdict.finding and verdict.finding.fix for verdict in found] == [
        Fix("示函[2021]30号", "示函〔2021〕30号", 0, hint=False),
        Fix("示函〔202130号", "示函〔2021〕30号", 0, hint=True),
    ]


def test_only_lost_characters_are_put_down_to_copying() -> None:
    copied = made("示函〔202130号、示办[2021]3号", damage=COPIED)
    assert [values["match"] for _, values in failures(document_number.KIND, copied)] == ["lost", "other"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("《示例国信息公开条例》第四十九条、第五十条", []),
        ("《条例》第二十条第（十五）项", []),
        ("《条例》第三十一条计算时间。年报另行公布", []),
        ("《示例市条例》第九十条", []),
        ("《示例国信息公开条例》没有第六十条", []),
        ("《条例》第五十七条", [("article", "《条例》第五十七条")]),
        ("《条例》第60条", [("article", "《条例》第60条")]),
        ("《条例》第四十九条、第六十条", [("article", "《条例》、第六十条")]),
        ("《条例》第二十条第（十六）项", [("item", "《条例》第二十条第（十六）项")]),
        (
            "《示例国信息公开条例》（以下简称《条例》）第三十一条公布年报",
            [("subject", "《示例国信息公开条例》（以下简称《条例》）第三十一条")],
        ),
        ("《营商环境条例》（以下简称《条例》）规定，《条例》第九十条", []),
        ("《条例》第一百一百条", []),
    ],
)
def test_articles(text: str, found: list[tuple[str, str]]) -> None:
    said = failures(cited_article.KIND, made(text), ARTICLES)
    assert [(values["fault"], values["printed"]) for _, values in said] == found


def test_the_opening_is_read_too_and_order_is_a_pass() -> None:
    opening = report(preamble=(Paragraph("依据示函[2021]3号和《条例》第六十条", 3),))
    assert seen(document_number.KIND, opening) == [("failed", "preamble")]
    assert seen(cited_article.KIND, opening, ARTICLES) == [("failed", "preamble")]
    plain = made("主动公开86条。")
    assert seen(document_number.KIND, plain) == [("passed", "text")]
    assert seen(cited_article.KIND, plain, ARTICLES) == [("passed", "text")]
    assert seen(cited_document.KIND, plain, WRONG) == [("passed", "text")]


@given(st.text("《》（）〔〕[]第条项号示函20196一十二", max_size=80))
def test_any_text_can_be_judged(text: str) -> None:
    one = made(text)
    for kind, parameters in (
        (cited_document.KIND, WRONG),
        (cited_document.KIND, OUTDATED),
        (document_number.KIND, {}),
        (cited_article.KIND, ARTICLES),
    ):
        assert verdicts(kind, one, parameters)
