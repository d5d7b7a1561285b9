"""Each extractor on its own: what it reads, and what it leaves alone."""

import pytest

from lint_gov.model.document import Paragraph
from lint_gov.model.report import Report
from lint_gov.prose.claims import claims_of, prose_of
from lint_gov.prose.facts import FACTS
from tests.kinds.handmade import report, section

CITY, OFFICE = "示例市人民政府", "示例市教育局"


def made(text: str, place: str = "overview", organisation: str = OFFICE, year: int = 2021) -> Report:
    return report([section(place, "一、总体情况", text)], organisation=organisation, year=year)


def stated(text: str, place: str = "overview", organisation: str = OFFICE) -> list[tuple[str, int]]:
    return [
        ("+".join(reading), int(claim.number))
        for claim in prose_of(made(text, place, organisation)).claims
        for reading in claim.readings
    ]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2021年，共收到政府信息公开申请239件。", [("received", 239)]),
        ("全年新收依申请公开1,170件，上年结转6件。", [("received", 1170), ("carried_in", 6)]),
        ("依申请公开方面，共受理17件。", [("received", 17)]),
        ("共收到239件政府信息公开申请。", [("received", 239)]),
        ("收到公民、法人及其他组织提出的政府信息公开申请21件。", [("received", 21)]),
        ("全年收办政府信息公开申请245件。", [("taken_up", 245)]),
        ("共办理依申请公开239件，", [("processed", 239)]),
        ("收到政府信息公开申请76件，答复75件。", [("received", 76), ("completed", 75)]),
        ("共办结政府信息公开申请75件。", [("completed", 75)]),
        ("收到政府信息公开申请9件，结转至2022年6件。", [("received", 9), ("carried_out", 6)]),
        (
            "收到政府信息公开申请9件，其中自然人7件、商业企业2件。",
            [("received", 9), ("natural", 7), ("companies", 2)],
        ),
        (
            (
                "办结政府信息公开申请9件，给予同意公开答复 1 件，区分处理后公开2件，"
                "不予公开答复3件，无法提供的3件。"
            ),
            [("completed", 9), ("granted", 1), ("partial", 2), ("denied", 3), ("unavailable", 3)],
        ),
        (
            "依申请公开方面，予以公开及部分公开42件，不予处理及其他319件，其他处理4件。",
            [("granted+partial", 42), ("declined+other", 319), ("other", 4)],
        ),
        (
            "因政府信息公开引发的行政复议36起，行政诉讼9起。",
            [("reviews", 36), ("suits", 9)],
        ),
        ("因信息公开发生行政复议和行政诉讼5件。", [("reviews+suits", 5)]),
        ("制定行政规范性文件5件，废止规范性文件2件。", [("normative_issued", 5), ("normative_repealed", 2)]),
        ("现行有效行政规范性文件66件。", [("normative_in_force", 66)]),
        ("全年作出行政处罚决定20件。", [("penalties", 20)]),
        ("行政许可处理决定数量20件，行政强制处理决定3件。", [("licences", 20), ("coercions", 3)]),
        ("全年收依申请公开64件，结转上年度3件。", [("received", 64), ("carried_in", 3)]),
        (
            "新收政府信息公开申请64件，上年转结0件，剩余6件结转下年办理。",
            [("received", 64), ("carried_in", 0), ("carried_out", 6)],
        ),
        (
            "收到公开申请19件，公民个人提出18件，未经复议直接诉讼2件。",
            [("received", 19), ("natural", 18), ("suits_direct", 2)],
        ),
    ],
)
def test_what_is_read(text: str, claims: list[tuple[str, int]]) -> None:
    assert stated(text) == claims


@pytest.mark.parametrize(
    "text",
    [
        "收到行政许可申请300件，信访举报20件。",
        "信访回收申请表300件，20件转至下年。",
        "收到政协提案12件，均已答复。依申请公开工作有序。",
        "依申请公开方面，通过网络收到申请30件。",
        "依申请公开方面，首次答复18件，按期答复18件。",
        "2020年，收到政府信息公开申请300件。",
        "上半年收到政府信息公开申请30件。",
        "全市收到政府信息公开申请300件。",
        "各县区共受理政府信息公开申请300件。",
        "收到政府信息公开申请约300件。",
        "公开行政处罚信息300条。",
        "备案审查行政规范性文件12件。",
        "集中公开现行有效行政规范性文件698件。",
        "全年审结因信息公开引起的行政复议12件。",
        "属于国家秘密的不予公开2件，依申请公开有序。",
        "（三）不予公开1.属于国家秘密2件",
        "依据第四十九条，按第三项申请。",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert stated(text) == []


def test_whose_figures_they_are_holds_until_other_words() -> None:
    text = (
        "全区收到政府信息公开申请95件。区政府办公室受理政府信息公开申请17件。"
        "予以公开10件。全区办结依申请公开95件。"
    )
    assert stated(text, organisation="示例区人民政府") == [("received", 95), ("completed", 95)]
    assert stated("我局收到政府信息公开申请5件。") == [("received", 5)]
    assert stated("全市收到政府信息公开申请5件。", organisation=CITY) == [("received", 5)]
    assert stated("区政府办代表区政府受理政府信息公开申请17件。", organisation="示例区人民政府") == []


def test_a_part_counts_where_the_whole_is_known() -> None:
    assert stated("收到政府信息公开申请9件。其中予以公开7件。") == [("received", 9), ("granted", 7)]
    assert stated("不予公开政府信息公开申请9件，其中自然人7件。") == [("denied", 9)]


def test_two_readings_are_doubtful() -> None:
    (claim,) = prose_of(made("受理并办结政府信息公开申请9件。")).claims
    assert (claim.readings, claim.doubtful) == ((("received",), ("completed",)), True)
    (claim,) = prose_of(made("收到政府信息公开申请1 170件。")).claims
    assert claim.doubtful


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("全年未收到政府信息公开申请。", ["no_requests"]),
        ("本年度依申请公开零申请。", ["no_requests"]),
        ("全年没有因政府信息公开引发的行政复议、行政诉讼。", ["no_reviews", "no_suits"]),
        ("未发生因政府信息公开工作引发的相关行政诉讼案件。", ["no_suits"]),
        ("因信息公开被申请行政复议8件，均维持。", ["reviews", "reviews_upheld"]),
        ("因信息公开引发的行政诉讼实现零纠错。", ["suits_uncorrected"]),
        ("收到政府信息公开申请9件，已全部办结。", ["received", "left_over"]),
        ("依申请公开办结率100%。", ["left_over"]),
    ],
)
def test_claims_in_words(text: str, facts: list[str]) -> None:
    assert [name for name, _ in stated(text)] == facts


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到网络政府信息公开申请。",
        "未发生因政府信息公开败诉的行政诉讼案件。",
        "依申请公开按期办结率100%。",
        "政府信息公开申请均已按时办结。",
        "人大建议全部办结。依申请公开有序。",
        "因信息公开引发的行政诉讼，已审结的均维持。",
        "各县区未收到政府信息公开申请。",
        "无法提供政府信息公开申请表的，可以当面填写。",
    ],
)
def test_words_that_claim_nothing_of_the_whole(text: str) -> None:
    assert stated(text) == []


def test_a_claim_has_its_clause_and_its_paragraph() -> None:
    paragraphs = (
        Paragraph("全年公开信息386条。", 11),
        Paragraph("依申请公开方面，收到申请 1，170 件，均有答复。", 12),
    )
    one = section("overview", "一、总体情况")._replace(paragraphs=paragraphs)
    (claim,) = claims_of(report([one], organisation=OFFICE), "received")
    assert (claim.clause, claim.sentence.anchor(claim.start)) == ("收到申请1,170件", 12)


def test_a_sentence_goes_on_over_the_end_of_a_long_line() -> None:
    text = "全年通过门户网站、信函和窗口等渠道做好依申请公开工作，收到政府信\n息公开申请239件。"
    assert stated(text) == [("received", 239)]


def test_every_fact_has_a_name_in_both_languages() -> None:
    assert all(name.zh and name.en for name in FACTS.values())


def test_a_flood_of_figures_is_cut_short() -> None:
    prose = prose_of(made("收到政府信息公开申请5件，" * 5000))
    assert 1900 < len(prose.claims) <= 2000
    assert max(len(mentions[0].sentence.text) for mentions in prose.sentences) <= 1000


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("2021年，全市各级行政机关共受理政府信息公开申请49件。", [("received", 49)]),
        ("2021年，全市各部门、乡镇共收到政府信息公开申请49件。", [("received", 49)]),
        ("2021年，全市各区县共收到政府信息公开申请49件。", []),
        ("2021年，各级行政机关共受理政府信息公开申请49件。", []),
    ],
)
def test_all_organs_of_a_place_are_the_whole(text: str, claims: list[tuple[str, int]]) -> None:
    """But not all districts of a city: its own departments are missing there."""
    assert stated(text, organisation=CITY) == claims
