"""Personal data in text: found where its form is certain, left alone otherwise, and masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.text.personal import SORTS, find_personal, mask, masked

# Numbers that nobody has: the serial number 000 is not given out.
ID, ID_X = "110101190001010006", "65010119000108000X"
CARD = "6222000000000000004"


def found(text: str, *sorts: str) -> list[tuple[str, str]]:
    return [(one.sort, text[one.start : one.end]) for one in find_personal(text, *sorts)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"身份证号{ID}，", ID),
        (f"号码为{ID_X}。", ID_X),
        (f"号码为{ID_X.lower()}。", ID_X.lower()),
        ("１１０１０１１９０００１０１０００６", "１１０１０１１９０００１０１０００６"),
        ("110101 19000101 0006", "110101 19000101 0006"),
        ("110101-19000101-0006", "110101-19000101-0006"),
        ("身份证110101900101001", "110101900101001"),
    ],
)
def test_identity_numbers(text: str, number: str) -> None:
    assert found(text, "id-number") == [("id-number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "110101190001010007",  # another check digit
        "990101190001010006",  # no such region
        "110101190002300006",  # no such day
        f"1{ID}",
        f"{ID}0",
        f"统一社会信用代码{ID}",
        "编号110101900101001",  # fifteen digits without a word for them
        "身份证110101901301001",
        "身份证010101900101001",
        "属于国家秘密 0 0 0 0 0 0 0",
    ],
)
def test_what_is_no_identity_number(text: str) -> None:
    assert found(text, "id-number") == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("手机13900000000。", "13900000000"),
        ("电话：139-0000-0000", "139-0000-0000"),
        ("139 0000 0000", "139 0000 0000"),
        ("致电+8613900000000", "+8613900000000"),
        ("１３９０００００００0", "１３９０００００００0"),
    ],
)
def test_mobile_numbers(text: str, number: str) -> None:
    assert found(text, "mobile-number") == [("mobile-number", number)]


@pytest.mark.parametrize(
    "text",
    [
        "12000000000",
        "1390000000",
        "139000000001",
        "13900000000@example.com",
        "http://example.com/13900000000",
        "13900000000.5",
        "A13900000000",
        "0000-8800001",
    ],
)
def test_what_is_no_mobile_number(text: str) -> None:
    assert found(text, "mobile-number") == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (f"退款至{CARD}", [CARD]),
        ("退款至6222 0000 0000 0000 004", ["6222 0000 0000 0000 004"]),
        ("银行卡4000000000000002", ["4000000000000002"]),
        ("编号4000000000000002", []),
        ("6222000000000000005", []),
        (f"缴入财政专户{CARD}", []),
        (f"统一社会信用代码{CARD}", []),
    ],
)
def test_bank_cards(text: str, numbers: list[str]) -> None:
    assert found(text, "bank-card") == [("bank-card", number) for number in numbers]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("住址：示例市示例区人民路1号3栋201室，", ["示例市示例区人民路1号3栋201室"]),
        ("家住示例县示例村五组的", ["示例县示例村五组"]),
        ("户籍地为示例省示例市示例街12号", ["示例省示例市示例街12号"]),
        ("住址、身份证号等", []),
        ("家庭住址和电话", []),
        ("联系地址：示例市学院路2号", []),
    ],
)
def test_home_addresses(text: str, places: list[str]) -> None:
    assert found(text, "home-address") == [("home-address", place) for place in places]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("申请人赵六提出申请", ["赵六"]),
        ("申请人：赵小六，申请公开", ["赵小六"]),
        ("申请人姓名为赵六。", ["赵六"]),
        ("原告李四诉本局一案", ["李四"]),
        ("村民李小四先生来信", ["李小四"]),
        ("当事人欧阳丙（身份证已核对）", ["欧阳丙"]),
        ("居民王五通过邮寄提交，申请人孙七不服", ["王五", "孙七"]),
        ("申请人张某提出", []),
        ("申请人张某某（身份证已核对）", []),
        ("申请人王女士提出", []),
        ("申请人李××提出", []),
        ("听取申请人陈述、申辩", []),
        ("申请人：陈述", []),
        ("申请人严重不服", []),
        ("申请人向本机关提出", []),
        ("申请人提出申请", []),
        ("申请人应当提供姓名", []),
        ("申请人马上申请公开", []),
        ("申请人情况", []),
        ("申请人武汉市提出，申请人周末提交，申请人林场申请公开", []),
        ("申请人无正当理由逾期不补正", []),
    ],
)
def test_names_of_applicants(text: str, names: list[str]) -> None:
    assert found(text, "applicant-name") == [("applicant-name", name) for name in names]


def test_all_of_it_is_masked_and_the_rest_stays() -> None:
    text = f"申请人赵六（{ID}，电话13900000000）提出，卡号{CARD}，住址：示例市人民路1号。"
    assert masked(text) == (
        "申请人赵*（11****************，电话13*********）提出，卡号62*****************，住址：示例******。"
    )
    assert masked("2020年新收239件，电话0000-8800001") == "2020年新收239件，电话0000-8800001"
    assert (mask("applicant-name", "欧阳丙"), mask("id-number", ID)) == ("欧**", "11" + "*" * 16)


@given(st.text("申请人赵六提出住址市路号身份证139 -0016X", max_size=60))
def test_masked_text_has_no_data_left_and_its_length(text: str) -> None:
    assert len(masked(text)) == len(text)
    left = [one for one in find_personal(masked(text)) if set(masked(text)[one.start + 2 : one.end]) != {"*"}]
    assert [one for one in left if one.sort in {"id-number", "mobile-number", "bank-card"}] == []


def test_every_sort_is_searched_if_none_is_named() -> None:
    text = f"申请人赵六（{ID}，电话13900000000）提出，卡号{CARD}，住址：示例市人民路1号。"
    assert sorted(one.sort for one in find_personal(text)) == sorted(SORTS)
