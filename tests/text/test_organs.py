"""What the name of an organ tells, and what it leaves open."""

import pytest

from lint_gov.text.organs import BELOW_PROVINCE, Standing, bare_name, standing_of

CITY = frozenset({"prefecture", "county"})
NO_RULES = frozenset({"county", "township", "department"})


@pytest.mark.parametrize(
    ("name", "levels", "department"),
    [
        ("江苏省人民政府", {"province"}, False),
        ("上海市人民政府", {"province"}, False),
        ("新疆维吾尔自治区人民政府", {"province"}, False),
        ("示例市人民政府", CITY, False),
        ("江苏省示例市人民政府", CITY, False),
        ("示例市范例市人民政府", {"county"}, False),
        ("示例自治州范例市人民政府", {"county"}, False),
        ("凉山彝族自治州人民政府", {"prefecture"}, False),
        ("示例市示例区人民政府", {"county"}, False),
        ("示例县人民政府", {"county"}, False),
        ("示例县示例镇人民政府", {"township"}, False),
        ("示例市示例街道办事处", {"township"}, False),
        ("景德镇市人民政府", CITY, False),
        ("示例县人民政府办公室", {"county"}, None),
        ("上海市浦东新区人民政府", set(), False),
        ("江苏省教育厅", {"province"}, True),
        ("江苏省住房和城乡建设厅", {"province"}, True),
        ("上海市科学技术委员会", {"province"}, True),
        ("上海市徐汇区城市管理行政执法局", BELOW_PROVINCE, True),
        ("示例市市场监督管理局", BELOW_PROVINCE, True),
        ("示例县发展和改革局", BELOW_PROVINCE, True),
        ("示例市教育局（示例市体育局）", BELOW_PROVINCE, True),
        ("江苏省卫生健康委员会(江苏省中医药管理局)", {"province"}, True),
        ("示例市人民政府（办公室）", set(), None),
        ("示例县人民政府(本级)", set(), None),
        ("市场监督管理局", set(), None),
        ("城市管理局", set(), None),
        ("示例综合实验区", set(), None),
        ("示例市高新区管委会", set(), None),
        ("国家发展和改革委员会", {"state"}, False),
        ("教育部", {"state"}, False),
        ("国家税务总局示例市税务局", set(), True),
        ("示例县 人⺠政府", {"county"}, False),
    ],
)
def test_a_name_tells_level_and_sort(name: str, levels: set[str], department: bool | None) -> None:
    assert standing_of(name) == Standing(frozenset(levels), department)


def test_a_name_without_the_brackets_at_its_end() -> None:
    names = ("示例市 教育局（体育局）", "示例市(示例区)教育局", "示例市教育局（体育局", "（）")
    assert [bare_name(name) for name in names] == [
        "示例市教育局",
        "示例市(示例区)教育局",
        "示例市教育局（体育局",
        "",
    ]


def test_a_stated_level_goes_before_the_name() -> None:
    assert standing_of("示例市人民政府", "county") == Standing(frozenset({"county"}), department=False)
    assert standing_of("示例综合实验区", "department") == Standing(department=True)
    assert standing_of(None, "province") == Standing(frozenset({"province"}), None)
    assert standing_of(None) == Standing()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("示例县人民政府", True),
        ("江苏省教育厅", True),
        ("江苏省人民政府", False),
        ("教育部", False),
        ("示例市人民政府", None),
        ("江苏省人民政府办公厅", None),
        ("示例综合实验区", None),
    ],
)
def test_what_the_name_leaves_open_stays_open(name: str, expected: bool | None) -> None:
    assert standing_of(name).among(NO_RULES) is expected
