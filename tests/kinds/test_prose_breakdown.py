import pytest

from lint_gov.kinds.prose_breakdown import KIND
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, report, section, seen

COUNTS = {"of": "counts"}


def made(text: str) -> Report:
    return report([section("overview", "一、总体情况", text)], year=2021)


@pytest.mark.parametrize(
    "text",
    [
        "发布信息128条，包括政策1条、征地98条、其他29条。",
        "发布信息128条（即政策30条，征地98条），解读5条。",
        "发布信息128条，其中政策1条、征地98条。",
        "发布信息100条，包括政策50条，其中解读30条、图解15条。",
        "发布信息128条，包括政策10条、征地98条等。",
        "发布信息52条，包括政策3条，国土类信息 45，其他类4条。",
    ],
)
def test_parts_that_fit_pass(text: str) -> None:
    assert seen(KIND, made(text), COUNTS) == [("passed", "section[overview]")]


@pytest.mark.parametrize(
    "text",
    [
        "发生行政争议11件，其中，行政复议7件，维持6件，未结1件；行政诉讼4件，维持2件，未结2件。",
        "发生行政争议11件，其中，行政复议7件，维持6件，未结1件，行政诉讼4件，维持2件，未结2件。",
        "发生行政争议3件，其中行政复议3件，均维持3件。",
        "发布信息90条，包括政策60条，解读40条，图解20条，公告30条。",
        "发布信息90条，包括政策30条，解读20条；动态30条，公告10条。",
        "发布信息60条，包括政策30条，解读18条；动态30条，公告10条。",
        "发布信息1020条，其中动态479条，目录540条，新开专栏6个，发布解读44条。",
        "发布信息103条，包括动态60条，专题3个，解读40条。",
    ],
)
def test_parts_of_parts_are_told_apart(text: str) -> None:
    assert set(seen(KIND, made(text), COUNTS)) == {("passed", "section[overview]")}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        # The groups show which figures are parts of parts: the wrong one is named beside its like.
        ("发生行政争议11件，其中，行政复议9件，维持6件，未结1件；行政诉讼4件，维持2件，未结2件。", ["9 + 4"]),
        ("发生行政争议11件，其中，行政复议7件，维持6件，未结3件；行政诉讼4件，维持2件，未结2件。", ["6 + 3"]),
        ("发布信息150条，其中网页100条、报纸100条。", ["100 + 100"]),
        ("发布信息90条，包括政策30条，解读20条；动态30条，公告20条。", ["30 + 20 + 30 + 20"]),
    ],
)
def test_a_wrong_part_is_found_at_its_level(text: str, parts: list[str]) -> None:
    assert [values["parts"] for _, values in failures(KIND, made(text), COUNTS)] == parts


@pytest.mark.parametrize(
    "text",
    [
        "受理申请749件，其中新收713件，上年结转36件，办结740件，结转下年9件。",
        "发布信息1000条，其中原创900条，转载200条。",
        "发布信息100条，包括政策50条，较上年增加60条。",
        "发布信息100余条，包括政策50条、征地98条。",
        "网站发布信息100条，其中政策类80条，微信公众号发布90条。",
        "收到申请75件，其中自然人72件、商业企业3件，予以公开30件，不予公开45件。",
    ],
)
def test_figures_that_are_no_parts_are_left_alone(text: str) -> None:
    assert seen(KIND, made(text), COUNTS) == [("not-applicable", "section[overview]")]


@pytest.mark.parametrize(
    ("text", "total", "relation"),
    [
        ("发布信息2599条，包括概况1200条、动态1033条、目录300条。", "2533", "falls-short"),
        ("发布信息128条（其中政策30条，征地99条），解读5条。", "129", "exceeds"),
        ("发布信息128条，分别为政策30条，征地99条。", "129", "exceeds"),
        ("发布信息128条，包括政策30条、征地99条等。", "129", "exceeds"),
    ],
)
def test_parts_that_do_not_fit(text: str, total: str, relation: str) -> None:
    ((_, values),) = failures(KIND, made(text), COUNTS)
    assert (values["sum"], values["relation"]) == (total, relation)
