"""Tables written a cell a line with a lone stroke between the cells."""

import pytest

from tests.readers.seen import places, seen

CELLS = ["规章", "0", " ", "3", "规范性文件", "5", "4", "现行\n有效", "6"]


@pytest.mark.parametrize(
    "lines",
    [
        [
            "规章",
            "|",
            "0",
            "|",
            "|",
            "3",
            "|",
            "规范性文件",
            "|",
            "5",
            "|",
            "4",
            "|",
            "现行",
            "有效",
            "|",
            "6",
        ],
        [
            "|",
            "规章",
            "|",
            "0",
            "|",
            "",
            "|",
            "3",
            "|",
            "规范性文件",
            "|",
            "5",
            "|",
            "4",
            "|",
            "现行",
            "有效",
            "|",
            "6",
            "|",
        ],
        [
            "| 规章",
            "|",
            "||",
            "0",
            "|",
            "|",
            "3",
            "|",
            "| 规范性文件",
            "|",
            "5",
            "|",
            "4",
            "|",
            "现行",
            "有效",
            "|",
            "6",
        ],
    ],
)
def test_each_cell_is_a_line(lines: list[str]) -> None:
    assert seen("\n".join(["前文。", *lines])) == ["前文。", *CELLS]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("首页\n|\n公开\n|\n年报", ["首页", "|", "公开", "|", "年报"]),
        ("|\n" * 12, ["|"] * 12),
        ("甲 | 乙\n|\n丙", [[["甲", "乙"]], "|", "丙"]),
    ],
)
def test_few_cells_prove_no_such_table(text: str, blocks: list[object]) -> None:
    assert seen(text) == blocks


def test_two_such_tables_and_the_words_between_them() -> None:
    first, second = "\n|\n".join("甲乙丙丁戊己庚辛"), "\n|\n".join("12345678")
    text = f"{first}\n中间的文字，不属于任何一张表，也不会并入表中的单元格。\n表头\n|\n{second}\n后文。"
    between = "中间的文字，不属于任何一张表，也不会并入表中的单元格。"
    assert seen(text) == [*"甲乙丙丁戊己庚辛", between, "表头", *"12345678", "后文。"]


def test_figures_are_never_joined_with_what_follows() -> None:
    text = "\n|\n".join("甲乙丙丁戊己庚1") + "\n三、后文\n|\n"
    assert seen(text)[-3:] == ["1", "三、后文", "|"]


def test_places_are_those_of_the_cells() -> None:
    text = "| 甲\n|\n" + "\n|\n".join("1234567")
    assert places(text)[:3] == [("甲", "1:3"), ("1", "3:1"), ("2", "5:1")]
