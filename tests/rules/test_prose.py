"""Rules N101 to N115 on sentences as offices write them, beside tables whose figures are known."""

from typing import Any

import pytest

from lint_gov.model.outcome import Subject
from tests.kinds.handmade import report, section
from tests.rules.saying import said

OFFICE, DISTRICT, CITY = "示例市教育局", "示例区人民政府", "示例市人民政府"
RULES = tuple(f"N{number}" for number in range(101, 116))
# 100 came in and 5 were carried in; 103 were handled, 2 carried out.
CELLS = {
    "requests[new,total]": 100,
    "requests[new,natural]": 90,
    "requests[new,company]": 10,
    "requests[carried_in,total]": 5,
    "requests[granted,total]": 50,
    "requests[partial,total]": 10,
    "requests[denied.5,total]": 20,
    "requests[unavailable.1,total]": 15,
    "requests[declined.1,total]": 5,
    "requests[other.3,total]": 3,
    "requests[handled,total]": 103,
    "requests[carried_out,total]": 2,
    "disputes[review,upheld]": 3,
    "disputes[review,pending]": 1,
    "disputes[review,total]": 4,
    "disputes[direct,upheld]": 2,
    "disputes[direct,total]": 2,
    "disclosure[normative,issued]": 5,
    "disclosure[normative,in_force]": 30,
}


def found(
    text: str,
    cells: dict[str, int] | None = None,
    place: str = "overview",
    organisation: str = OFFICE,
    **facts: Any,
) -> list[str]:
    """Return severity and rule of what is said about a text, `CELLS` beside it unless others are given."""
    sections = [section(place, "一、总体情况", text)]
    facts.setdefault("year", 2021)
    made = report(sections, cells=CELLS if cells is None else cells, organisation=organisation, **facts)
    return [" ".join(line.split()[:2]) for line in said(Subject(made), *RULES)]


def test_shares_of_a_total_that_stands_in_the_table_are_right() -> None:
    cells = {
        "requests[new,total]": 1191,
        "requests[handled,total]": 1191,
        "requests[granted,total]": 208,
        "requests[partial,total]": 20,
        "requests[denied.4,total]": 500,
        "requests[denied.7,total]": 64,
        "requests[unavailable.1,total]": 80,
        "requests[declined.1,total]": 300,
        "requests[other.3,total]": 19,
    }
    text = (
        "依申请公开的办理结果：予以公开208件，占17.46%；部分公开20件，占1.68%；不予公开564件，占47.36%；"
        "无法提供80件，占6.72%；不予处理及其他319件，占26.78%。"
    )
    assert found(text, cells) == []
    assert found(text.replace("26.78", "25.78"), cells) == ["warning N111"]


def test_received_with_what_was_carried_in_is_right() -> None:
    cells = {"requests[new,total]": 713, "requests[carried_in,total]": 36}
    assert found("全年受理政府信息公开申请749件。", cells) == []
    assert found("新收政府信息公开申请713件，加上年结转36件，共受理749件。", cells) == []
    assert found("全年受理政府信息公开申请739件。", cells) == ["warning N101"]


def test_the_office_is_not_the_district() -> None:
    cells = {"requests[new,total]": 95, "requests[handled,total]": 95}
    text = "2021年，全区共受理政府信息公开申请95件。其中，区政府办公室受理17件，均按期答复。"
    assert found(text, cells, organisation=DISTRICT) == []
    text = "区政府办公室2021年受理政府信息公开申请17件，办结17件。"
    assert found(text, cells, organisation=DISTRICT) == []
    assert found(text, cells, organisation="示例区人民政府办公室") == ["warning N103", "warning N101"][::-1]


@pytest.mark.parametrize("place", ["overview", "disputes"])
def test_cases_put_on_file_are_not_those_of_table_four(place: str) -> None:
    cells = {"disputes[review,total]": 130, "disputes[direct,total]": 50, "disputes[after_review,total]": 4}
    text = "全市各单位向市政府办公室备案的涉政府信息公开行政复议134件、行政诉讼57件。"
    assert found(text, cells, place, CITY) == []
    assert found("因政府信息公开引发行政复议134件。", cells, place, CITY) == ["warning N106"]


def test_in_time_does_not_say_that_all_were_completed() -> None:
    assert found("政府信息公开申请按期办结率100%。") == []
    assert found("政府信息公开申请办结率100%。") == ["warning N109"]


def test_another_year_in_a_comparison_is_the_base_only() -> None:
    text = "2020年收到政府信息公开申请100件，较2019年的80件增长25%；较2019年，申请量增加20件，增长25%。"
    cells = {"requests[new,total]": 100}
    assert found(text, cells, form="2019", year=2020) == []
    text = "共收到政府信息公开申请100件，较2019年增加30件，增长25%。"
    assert found(text, cells, form="2019", year=2020) == ["warning N112"]


def test_labels_of_the_table_are_no_prose() -> None:
    text = "（三）不予公开1.属于国家秘密2件\n2.其他法律行政法规禁止公开3件\n不予公开 0 0 0"
    assert found(text, place="requests") == []


def test_errors_that_must_be_found() -> None:
    handled = {"requests[new,total]": 805, "requests[handled,total]": 805, "requests[granted,total]": 258}
    text = "办结政府信息公开申请805件，其中予以公开258件，占33.9%。"
    assert found(text, handled) == ["warning N111"]
    assert found(text.replace("33.9", "32.0"), handled) == []
    group = {"requests[unavailable.1,total]": 265, "requests[unavailable.2,total]": 72}
    assert found("依申请公开方面，无法提供265件。", group) == ["warning N104"]
    assert found("依申请公开方面，无法提供337件。", group) == []
    growth = "全年主动公开政府信息3646条，上年为3607条，同比增长1.05%。"
    assert found(growth) == ["note N112"]
    assert found(growth.replace("1.05", "1.08")) == []
    parts = "网站全年发布信息2599条，包括机构概况类1200条、工作动态类1033条、信息公开目录类300条。"
    assert found(parts) == ["warning N113"]
    assert found(parts.replace("300", "366")) == []
    cases = {"disputes[direct,upheld]": 4, "disputes[direct,pending]": 3, "disputes[direct,total]": 7}
    assert found("因政府信息公开引发行政诉讼7件，均维持。", cases) == ["warning N108"]


def test_growth_of_more_than_all_is_right_where_it_is() -> None:
    text = "市民提出意见75899条，比去年增长54665条，增长率为257.4%。"
    assert found(text) == []


RIGHT = """
全年共收到政府信息公开申请100件次，办结103件次。
本机关全年新收政府信息公开申请一百件，上年结转五件，结转下年度继续办理两件。
受理政府信息公开申请105件（新收100件，上年结转5件），答复103件，结转至2022年2件。
办结政府信息公开申请103件，其中，予以公开50件，占48.5%；部分公开10件，占9.7%；不予公开20件，占19.4%。
办结政府信息公开申请103件，其中予以公开和部分公开60件，占总数的58.3%。
办理结果：同意公开50件，同意部分公开10件，不同意公开20件，无法提供15件，不予处理5件，其他处理3件，均为依申请公开。
收到政府信息公开申请100件，其中自然人90件，占90%；商业企业10件，占10%。
收到政府信息公开申请100件，同比减少20件，降幅16.67%。
较2020年的80件增加20件，增长25%，共收到政府信息公开申请100件。
主动公开政府信息300条，比上年增长1.5倍，是近年最多的一年。
主动公开政府信息90条，较上年减少10条，下降百分之十。
社会评议满意度95.5%，比上年提高3个百分点。
主动公开政府信息800条，占全年发布信息1000条的80%。
全年发布信息2599条（概况类1200条、动态1033条、目录366条）。
发布信息100条，其中通过网站60条，微信80条。
发布信息50条，包括解读20条、公告5条等。
培训3期240人次，其中专题培训1期80人次。
2020年，我局收到政府信息公开申请80件。
今年收到政府信息公开申请100件，较2020年增长25%。
全市教育系统共受理政府信息公开申请3000件。
各区县教育局共办理政府信息公开申请300件。
截至目前，累计收到政府信息公开申请330件。
公开条例施行以来，共收到政府信息公开申请330件。
累计收到政府信息公开申请330件。
收到政府信息公开申请10至20件。
收到政府信息公开申请110余件。
收到政府信息公开申请两三件。
收到政府信息公开申请不到110件。
收到政府信息公开申请110件左右。
收到政府信息公开申请1.170件。
上半年收到政府信息公开申请40件。
受理网上依申请公开60件、信函申请40件。
答复上年结转政府信息公开申请4件。
公众可以提出政府信息公开申请。全年收到网民留言230条，答复230条。
收到人大建议12件、政协提案30件，办结率100%。
因政府信息公开引起的行政复议4件，行政诉讼2件。
因政府信息公开被申请行政复议4件，已审结3件均维持。
因政府信息公开被申请行政复议4件，其中3件维持、1件尚未审结。
全年受理行政复议案件30件，均与许可有关。
全年公开规范性文件12件，配发政策解读12篇。
以市政府名义制发行政规范性文件12件。
制发行政规范性文件5件，公开现行有效行政规范性文件30件。
对收到的申请，做到件件有落实，办结率100%。
"""


@pytest.mark.parametrize("text", RIGHT.split())
def test_sentences_that_are_right_or_speak_of_something_else(text: str) -> None:
    assert found(text) == []


WRONG = """
N101 收到政府信息公开申请101件。
N101 全年新收政府信息公开申请一百零一件。
N101 全年累计收到政府信息公开申请330件。
N101 共收到1，170件政府信息公开申请。
N101 收到政府信息公开申请0.02万件。
N102 收到政府信息公开申请100件，上年结转6件。
N102 收到政府信息公开申请100件，转结下一年3件。
N103 办结政府信息公开申请104件次。
N103 依申请公开方面，收到申请100件，答复１０４件。
N104 办结政府信息公开申请103件，不予公开21件。
N104 办理的政府信息公开申请中，不予公开和无法提供36件。
N104 依申请公开方面，同意部分公开11件。
N105 收到政府信息公开申请100件，其中商业企业11件。
N106 因政府信息公开被申请行政复议5件。
N106 因政府信息公开引起的行政诉讼3起。
N107 全年没有因政府信息公开引发的行政诉讼。
N107 我局未收到政府信息公开申请。
N108 因政府信息公开被申请行政复议4件，均维持。
N109 收到政府信息公开申请100件，全部办结。
N110 制发行政规范性文件6件。
N111 办结政府信息公开申请103件，予以公开50件，占50.5%。
N111 主动公开政府信息800条，占全年发布信息1000条的90%。
N112 主动公开信息200条，较上年增加50条，增长25%。
N112 收到政府信息公开申请100件，较上年减少20件，下降20%。
N112 主动公开信息90条，比上年减少10条，下降百分之十二。
N113 发布信息2599条，包括概况1200条、动态1033条、目录300条。
N113 发布信息100条，其中文字类80条、图片类30条。
"""


@pytest.mark.parametrize(("rule", "text"), [line.split() for line in WRONG.strip().split("\n")])
def test_sentences_with_one_wrong_figure(rule: str, text: str) -> None:
    assert found(text) == [f"warning {rule}"]
