"""Each named extractor on its own: sentences it reads, with the figure, and sentences it leaves alone.

The first of each are the examples in `docs/writing-rules.md`.
"""

from pathlib import Path
from typing import NamedTuple

import pytest

from lint_gov.prose.claims import claims_of
from lint_gov.prose.facts import FACTS
from tests.kinds.handmade import report, section

GUIDE = Path(__file__).parent.parent.parent / "docs" / "writing-rules.md"


class Cases(NamedTuple):
    """Sentences of section 一 that an extractor reads, each with what it reads, and those it does not."""

    read: dict[str, int]
    left: tuple[str, ...]


EXTRACTORS: dict[str, Cases] = {
    "received": Cases(
        {
            "共收到政府信息公开申请1,170件。": 1170,
            "新收依申请公开二百三十九件。": 239,
            "全年受理公民、法人和其他组织提出的政府信息公开申请８６件。": 86,
            "共收到23宗政府信息公开申请。": 23,
        },
        (
            "收到信访举报12件，均转有关部门。",
            "通过网上平台收到政府信息公开申请30件。",
            "2019年，收到政府信息公开申请30件。",
            "收到政府信息公开申请30余件。",
            "各镇街共收到政府信息公开申请30件。",
        ),
    ),
    "taken_up": Cases(
        {"全年收办政府信息公开申请245件。": 245},
        ("全年收办人大建议24件。", "去年收办政府信息公开申请245件。"),
    ),
    "processed": Cases(
        {"共办理依申请公开239件。": 239, "全年处理政府信息公开申请58件。": 58},
        (
            "共办理政协提案39件。",
            "结转下年继续办理的政府信息公开申请2件。",
            "不予处理的申请3件，依申请公开。",
        ),
    ),
    "completed": Cases(
        {
            "办结政府信息公开申请124件。": 124,
            "收到政府信息公开申请76件，答复75件。": 75,
            "政府信息公开申请办理答复57件。": 57,
        },
        (
            "按期答复政府信息公开申请18件。",
            "公众可提出政府信息公开申请。收到留言100条，答复100条。",
            "首次答复政府信息公开申请18件。",
        ),
    ),
    "carried_in": Cases(
        {"上年结转政府信息公开申请6件。": 6, "2020年结转3件。": 3, "上年度结转两件。": 2},
        ("2018年结转政府信息公开申请6件。", "答复上年结转政府信息公开申请6件。"),
    ),
    "carried_out": Cases(
        {"结转下年度继续办理4件。": 4, "结转至2022年6件。": 6, "转下一年度办理答复的有1件。": 1},
        ("上年结转4件。", "结转至2025年6件。"),
    ),
    "granted": Cases(
        {"依申请公开中，予以公开208件。": 208, "依申请公开方面，同意公开答复9件。": 9},
        (
            "决定对12项事项予以公开，新增栏目3个。",
            "依申请公开中，不予公开208件。",
            "依申请公开方面，予以公开的占48.5%。",
        ),
    ),
    "partial": Cases(
        {"依申请公开中，部分公开20件。": 20, "依申请公开方面，区分处理后公开11件。": 11},
        ("依申请公开中，予以公开20件。",),
    ),
    "denied": Cases(
        {"依申请公开中，不予公开564件。": 564},
        ("依申请公开中，属于国家秘密的不予公开2件。", "依申请公开中，其余3件不符合要求。"),
    ),
    "unavailable": Cases(
        {"依申请公开中，无法提供80件。": 80},
        ("依申请公开中，信息不存在的无法提供的有关材料3份。", "无法提供申请表的3件已补正。"),
    ),
    "declined": Cases(
        {"依申请公开中，不予处理3件。": 3},
        ("依申请公开中，重复申请不予处理2件。", "处理申请3件，依申请公开。"),
    ),
    "other": Cases(
        {"依申请公开中，其他处理14件。": 14},
        ("依申请公开中，其他14件。", "主动公开其他类信息14条。"),
    ),
    "natural": Cases(
        {"收到政府信息公开申请75件，涉及自然人72件。": 72},
        ("答复政府信息公开申请75件，其中不予公开6件，其中自然人5件。",),
    ),
    "organisations": Cases(
        {"收到政府信息公开申请9件，其中法人或其他组织2件。": 2},
        ("收到公民、法人和其他组织政府信息公开申请9件。",),
    ),
    "companies": Cases(
        {"收到政府信息公开申请9件，其中商业企业2件。": 2}, ("走访商业企业2家，政府信息公开申请便利。",)
    ),
    "research": Cases(
        {"收到政府信息公开申请9件，其中科研机构2件。": 2}, ("收到科研机构来信2件，政府信息公开申请便利。",)
    ),
    "nonprofits": Cases(
        {"收到政府信息公开申请9件，其中社会公益组织1件。": 1}, ("收到社会公益组织建议1件。",)
    ),
    "law_firms": Cases({"收到政府信息公开申请9件，其中法律服务机构1件。": 1}, ("聘请法律服务机构1家。",)),
    "published": Cases(
        {
            "全年主动公开政府信息3646条。": 3646,
            "截至2021年12月31日，全年累计主动公开政府信息395条。": 395,
        },
        (
            "通过门户网站主动公开政府信息300条。",
            "2020年主动公开政府信息300条。",
            "截至2021年底，累计主动公开政府信息9000条。",
            "主动公开财政信息300条。",
            "全年主动公开政府信息3.5万余条。",
        ),
    ),
    "reviews": Cases(
        {"因政府信息公开引发行政复议36起。": 36, "因政府信息公开引起的行政复议案件3件。": 3},
        (
            "因政府信息公开审结行政复议36件。",
            "各单位备案政府信息公开行政复议134件。",
            "因许可引发行政复议36件。",
        ),
    ),
    "suits": Cases(
        {"因政府信息公开引发行政诉讼9起。": 9},
        ("各单位备案政府信息公开行政诉讼57件。", "因政府信息公开引发的行政诉讼，一审2件。"),
    ),
    "suits_direct": Cases({"政府信息公开未经复议直接起诉8件。": 8}, ("政府信息公开复议后起诉8件。",)),
    "suits_after_review": Cases({"政府信息公开复议后起诉1件。": 1}, ("政府信息公开未经复议直接起诉1件。",)),
    "no_requests": Cases(
        {"我局未收到政府信息公开申请。": 0, "全年依申请公开零申请。": 0},
        ("未收到网络政府信息公开申请。", "各街道未收到政府信息公开申请。"),
    ),
    "no_reviews": Cases(
        {"全年没有因政府信息公开引发的行政复议。": 0},
        ("全年没有被纠错的行政复议。", "2020年没有因政府信息公开引发的行政复议。"),
    ),
    "no_suits": Cases(
        {"未发生因政府信息公开引发的行政诉讼案件。": 0}, ("未发生因政府信息公开败诉的行政诉讼案件。",)
    ),
    "reviews_upheld": Cases(
        {"因政府信息公开被申请行政复议8件，均维持。": 0}, ("因政府信息公开被申请行政复议，已审结的均维持。",)
    ),
    "suits_upheld": Cases(
        {"因政府信息公开引发行政诉讼3件，全部维持。": 0},
        ("因政府信息公开引发行政诉讼3件，其余均维持。",),
    ),
    "reviews_uncorrected": Cases({"政府信息公开行政复议零纠错。": 0}, ("全年行政复议零纠错。",)),
    "suits_uncorrected": Cases(
        {"因信息公开引发的行政诉讼实现零纠错。": 0}, ("各县区信息公开行政诉讼零纠错。",)
    ),
    "left_over": Cases(
        {"政府信息公开申请已全部办结。": 0, "依申请公开办结率100%。": 0},
        (
            "政府信息公开申请按期办结率100%。",
            "人大建议全部办结。依申请公开有序。",
            "依申请公开答复率100%。",
        ),
    ),
    "rules_issued": Cases({"全年制定规章2件。": 2}, ("清理规章2件。",)),
    "normative_issued": Cases(
        {"全年制发行政规范性文件5件。": 5},
        ("备案审查行政规范性文件5件。", "公开行政规范性文件5件。", "以市政府名义制发行政规范性文件5件。"),
    ),
    "normative_repealed": Cases({"废止行政规范性文件2件。": 2}, ("拟废止行政规范性文件2件。",)),
    "normative_in_force": Cases({"现行有效行政规范性文件66件。": 66}, ("公开现行有效行政规范性文件66件。",)),
    "licences": Cases({"作出行政许可决定12件。": 12}, ("公开行政许可决定12件。",)),
    "penalties": Cases(
        {"作出行政处罚决定20件。": 20}, ("公示行政处罚信息20条。", "拟作出行政处罚决定20件。")
    ),
    "coercions": Cases({"实施行政强制措施3起。": 3}, ("公开行政强制信息3条。",)),
}


def read(fact: str, text: str) -> list[int]:
    made = report([section("overview", "一、总体情况", text)], organisation="示例市教育局", year=2021)
    return [int(claim.number) for claim in claims_of(made, fact)]


@pytest.mark.parametrize(
    ("fact", "text", "number"),
    [(fact, text, number) for fact, cases in EXTRACTORS.items() for text, number in cases.read.items()],
)
def test_what_it_reads(fact: str, text: str, number: int) -> None:
    assert read(fact, text) == [number]


@pytest.mark.parametrize(
    ("fact", "text"), [(fact, text) for fact, cases in EXTRACTORS.items() for text in cases.left]
)
def test_what_it_leaves_alone(fact: str, text: str) -> None:
    assert read(fact, text) == []


def test_every_extractor_has_its_cases() -> None:
    assert list(EXTRACTORS) == list(FACTS)


def table() -> str:
    """Return the list of extractors as the guide shows it."""
    rows = (
        f"| `{fact}` | {FACTS[fact].en} | {next(iter(cases.read))} | {cases.left[0]} |"
        for fact, cases in EXTRACTORS.items()
    )
    return "\n".join(("| name | figure | read | left alone |", "|---|---|---|---|", *rows)) + "\n"


def test_the_guide_lists_them() -> None:
    assert table() in GUIDE.read_text("utf-8")
