import pytest

from lint_gov.kinds.prose_share import KIND
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, reasons, report, section, seen

SHARE, GROWTH = {"of": "share"}, {"of": "growth"}
RIGHT = [("passed", "section[overview]")]


def made(text: str, handled: int | None = 1191) -> Report:
    cells = {"requests[new,total]": handled, "requests[handled,total]": handled}
    return report([section("overview", "一、总体情况", text)], cells=cells, year=2020, form="2019")


@pytest.mark.parametrize(
    "text",
    [
        "共办理政府信息公开申请1191件，予以公开208件，占17.46%。",
        "公开信息500条，其中解读200条，占40%。",
        "网站发布信息1000条，微信发布信息500条，占33.3%。",
        "办结的申请中，不予公开564件（占47.36%）。",
    ],
)
def test_a_share_of_any_figure_passes(text: str) -> None:
    assert seen(KIND, made(text), SHARE) == RIGHT


@pytest.mark.parametrize(
    "text",
    [
        "公开信息500条，其中解读200条，占全省的3%。",
        "公开信息500条，其中解读约200条，占33%。",
        "网站发布信息1000条，微信发布信息500条，占12%。",
        "公开信息500条，其中解读200条，占比提高3%。",
        "满意率为93.5%，办结率100%。",
    ],
)
def test_what_it_is_a_share_of_must_be_plain(text: str) -> None:
    assert seen(KIND, made(text), SHARE) == [("not-applicable", "section[overview]")]


def test_a_wrong_share_is_shown_with_its_working() -> None:
    text = "办结政府信息公开申请805件，其中予以公开258件，占33.9%。"
    assert failures(KIND, made(text, 805), SHARE) == [
        (
            "section[overview]",
            {
                "clause": "其中予以公开258件，占33.9%",
                "stated": "33.9%",
                "expected": "32.0%",
                "working": "258 ÷ 805",
                "off": "large",
            },
        )
    ]


SHARES = (
    "答复申请805件。予以公开{}，占{}；无法提供265件，占32.9%；不予处理158件，占19.6%；不予公开35件，占4.35%。"
)


def test_the_other_shares_of_a_sentence_tell_the_base() -> None:
    """The table has 1191 requests, and the figure before it is a share itself: neither is the base."""
    right = made(SHARES.format("258件", "32.0%"))
    assert set(seen(KIND, right, SHARE)) == {("passed", "section[overview]")}
    ((_, values),) = failures(KIND, made(SHARES.format("258件", "33.9%")), SHARE)
    assert (values["working"], values["expected"], values["off"]) == ("258 ÷ 805", "32.0%", "large")


def test_a_figure_with_a_share_is_no_base_of_its_neighbours() -> None:
    text = "收到公开申请：同意30件，占61%；不同意12件，占24%。"
    assert seen(KIND, made(text, None), SHARE) == [
        ("undecided", "section[overview]"),
        ("undecided", "section[overview]"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("收到公开申请130件，予以公开59件、占45.3%。", "45.4%"),
        ("收到公开申请130件，不予处理1件，占0.7%。", "0.8%"),
        ("收到公开申请130件，予以公开59件，占45.38%。", None),
        ("公开信息800条，其中解读231条，占28.8%。", "28.9%"),
        ("公开信息800条，其中解读231条，占28%。", "28.9%"),
    ],
)
def test_digits_cut_off_are_told_apart(text: str, expected: str | None) -> None:
    found = [(values["expected"], values["off"]) for _, values in failures(KIND, made(text, 130), SHARE)]
    assert found == ([(expected, "cut")] if expected else [])


@pytest.mark.parametrize(
    "text",
    [
        "征集75899条意见建议，较去年增长54665条，增长率达257.4%。",
        "公开信息3646条，上年为3607条，同比增长1.08%。",
        "2019年公开信息3607条，2020年公开信息3646条，同比增长1.08%。",
        "公开信息90条，比上年减少10条，下降10%。",
        "公开信息90条，上年为100条，同比下降10%。",
        "公开信息500条，其中解读20条，较上年增加100条，增长25%。",
    ],
)
def test_growth_is_taken_of_last_year(text: str) -> None:
    assert seen(KIND, made(text), GROWTH) == RIGHT


@pytest.mark.parametrize(
    ("text", "expected", "off"),
    [
        ("公开信息3646条，上年为3607条，同比增长1.05%。", "1.08%", "small"),
        ("公开信息90条，比上年减少10条，下降11.1%。", "10.0%", "large"),
        ("公开信息90条，上年为100条，同比增长10%。", "-10.0%", "large"),
    ],
)
def test_wrong_growth(text: str, expected: str, off: str) -> None:
    ((_, values),) = failures(KIND, made(text), GROWTH)
    assert (values["expected"], values["off"]) == (expected, off)


def test_cells_that_were_not_read_leave_it_open() -> None:
    text = "政府信息公开申请量较上年增加16件，增长28.7%。"
    assert reasons(KIND, made(text, None), GROWTH) == [
        ("section[overview]", "表三没有确定的数字，无法核算这一百分比")
    ]
