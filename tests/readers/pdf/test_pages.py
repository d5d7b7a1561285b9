"""What goes over several pages: tables cut anywhere, paragraphs, and what stands at the edge of each."""

from typing import Any

import pytest

from tests.pages import Printed
from tests.readers.pdf.here import read_blocks, read_here
from tests.readers.plot import Net, Rows, frame, inside, lines, net, pdf, table, write
from tests.renderings import laid_out

HEAD = ["", "项目", "甲", "乙"]
WIDTHS = [80, 80, 60, 60]


def foot_of_page(rows: int) -> Net:
    """Return the lines of a table that ends where the page does."""
    return net(50, 760 - 20 * rows, WIDTHS, [20] * rows)


def top_of_page(rows: int, left: float = 50) -> Net:
    """Return the lines of a table that begins where the page does."""
    return net(left, 50, WIDTHS, [20] * rows)


def cut(above: Rows, below: Rows) -> list[Any]:
    """Return what is read of a table whose rows stand on two pages."""
    return read_blocks(pdf(table(foot_of_page(len(above)), above), table(top_of_page(len(below)), below)))


def test_a_group_of_rows_cut_by_the_page_is_one_and_the_head_counts_once() -> None:
    above: Rows = [HEAD, [Printed("三、结果", 2), "予以公开", "1", "2"], ["部分公开", "3", "4"]]
    below: Rows = [
        HEAD,
        [Printed("", 2), "不予公开", "5", "6"],
        ["无法提供", "7", "8"],
        [Printed("合计", 1, 2), "16", "20"],
    ]
    assert cut(above, below) == [
        [
            HEAD,
            [("三、结果", 4, 1), "予以公开", "1", "2"],
            ["部分公开", "3", "4"],
            ["不予公开", "5", "6"],
            ["无法提供", "7", "8"],
            [("合计", 1, 2), "16", "20"],
        ]
    ]


def test_a_group_whose_name_stands_on_the_second_page() -> None:
    above: Rows = [[Printed("", 2), "予以公开", "1", "2"], ["部分公开", "3", "4"]]
    below: Rows = [[Printed("结果", 2), "不予公开", "5", "6"], ["无法提供", "7", "8"]]
    content = pdf(table(foot_of_page(2), above), table(top_of_page(2), below))
    read = read_here(content)
    assert read_blocks(content) == [
        [
            [("结果", 4, 1), "予以公开", "1", "2"],
            ["部分公开", "3", "4"],
            ["不予公开", "5", "6"],
            ["无法提供", "7", "8"],
        ]
    ]
    # Its place is where its words are.
    assert read.spots[1] == (2, (50.0, 50.0, 130.0, 90.0))


def test_the_next_group_begins_on_the_next_page() -> None:
    above: Rows = [[Printed("一、甲", 2), "予以公开", "1", "2"], ["部分公开", "3", "4"]]
    below: Rows = [[Printed("二、乙", 2), "不予公开", "5", "6"], ["无法提供", "7", "8"]]
    assert cut(above, below) == [
        [
            [("一、甲", 2, 1), "予以公开", "1", "2"],
            ["部分公开", "3", "4"],
            [("二、乙", 2, 1), "不予公开", "5", "6"],
            ["无法提供", "7", "8"],
        ]
    ]


def test_a_page_on_which_the_cell_of_a_group_has_no_rules_is_part_of_its_table() -> None:
    inner = net(130, 50, WIDTHS[1:], [20] * 2)
    pages = [
        table(foot_of_page(2), [HEAD, ["三、", "予以公开", "1", "2"]]),
        table(inner, [["部分公开", "3", "4"], ["一二三四五六七", "5", "6"]]) + write(53, 62, "结果"),
        table(
            top_of_page(3),
            [[Printed("", 2), "八", "", ""], ["其他处理", "7", "8"], ["四、结转", "", "9", "1"]],
        ),
    ]
    assert read_blocks(pdf(*pages)) == [
        [
            HEAD,
            [("三、结果", 4, 1), "予以公开", "1", "2"],
            ["部分公开", "3", "4"],
            ["一二三四五六七八", "5", "6"],
            ["其他处理", "7", "8"],
            ["四、结转", "", "9", "1"],
        ]
    ]


def test_heads_cut_by_the_page_are_whole_again() -> None:
    upper, lower = net(50, 720, [26, 26, 120], [20, 20]), net(50, 50, [26, 26, 60, 60], [20, 20])
    above: Rows = [[Printed("复议", 1, 2), "诉讼"], ["结果", "总计", "直接起诉"]]
    below: Rows = [["维持", "", "结果维持", "总计"], ["1", "2", "3", "4"]]
    assert read_blocks(pdf(table(upper, above), table(lower, below))) == [
        [
            [("复议", 1, 2), ("诉讼", 1, 2)],
            [("结果维持", 2, 1), ("总计", 2, 1), ("直接起诉", 1, 2)],
            ["结果维持", "总计"],
            ["1", "2", "3", "4"],
        ]
    ]


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(
            ["一二三四五六七", "部分公开的", "1", ""],
            ["八九", "", "", "2"],
            [["一二三四五六七八九", "部分公开的", "1", "2"]],
            id="a row cut: its words went on",
        ),
        pytest.param(
            ["一二三四五", "八", "1", "2"],
            ["三“安全”", "", "", ""],
            [["一二三四五三“安全”", "八", "1", "2"]],
            id="quotes keep to the words on both their sides",
        ),
        pytest.param(
            ["一二三四五六七", "八", "1", "2"],
            ["", "", "", ""],
            [["一二三四五六七", "八", "1", "2"]],
            id="a row cut below its words",
        ),
        pytest.param(
            ["一二三四五六七", "八", "1", "2"],
            ["九", "十", "3", "4"],
            [["一二三四五六七", "八", "1", "2"], ["九", "十", "3", "4"]],
            id="two rows with figures each",
        ),
        pytest.param(
            ["一二三", "八", "1", ""],
            ["（二）四", "十", "", "4"],
            [["一二三", "八", "1", ""], ["（二）四", "十", "", "4"]],
            id="a number begins a row",
        ),
        pytest.param(
            ["一二三", "八", "1", ""],
            ["四", "十", "", "4"],
            [["一二三", "八", "1?cut", "?cut"], ["四", "十", "?cut", "4?cut"]],
            id="nobody knows whether these rows are one",
        ),
    ],
)
def test_a_row_at_the_end_of_a_page(above: list[str], below: list[str], expected: list[list[str]]) -> None:
    assert cut([HEAD, above], [below]) == [[HEAD, *expected]]


def test_a_row_left_open_at_the_end_of_the_page_goes_on() -> None:
    upper, lower = foot_of_page(1), top_of_page(1)
    [above, below] = [["一二三", "八", "1", ""]], [["四", "十", "", "4"]]
    open_below = "".join(
        frame(upper, cell, sides="tlr") + inside(upper, cell)
        for cell in laid_out([[Printed(text) for text in row] for row in above])
    )
    open_above = "".join(
        frame(lower, cell, sides="blr") + inside(lower, cell)
        for cell in laid_out([[Printed(text) for text in row] for row in below])
    )
    assert read_blocks(pdf(open_below, open_above)) == [[["一二三四", "八十", "1", "4"]]]


def test_a_long_figure_cut_by_the_page_is_in_doubt() -> None:
    above, below = ["一二三四五六七", "八", "1234567890", "5"], ["九", "", "12", ""]
    assert cut([HEAD, above], [below]) == [[HEAD, ["一二三四五六七九", "八", "123456789012?cut", "5"]]]


def test_margins_of_pages_may_differ() -> None:
    above, below = [["甲", "子", "1", "2"]], [["乙", "丑", "3", "4"]]
    pages = table(foot_of_page(1), above), table(top_of_page(1, left=80), below)
    assert read_blocks(pdf(*pages)) == [[*above, *below]]


def test_a_row_cut_between_its_number_and_its_words() -> None:
    widths = [60, 22, 60, 60]
    above = table(net(50, 720, widths, [20, 20]), [["项目", "甲", "乙", "丙"], ["二、结果", "2.", "1", "2"]])
    below = table(net(50, 50, widths, [40]), [["", "没有\n现成", "", ""]])
    assert read_blocks(pdf(above, below)) == [
        [["项目", "甲", "乙", "丙"], ["二、结果", "2.没有现成", "1", "2"]]
    ]


def test_a_line_that_hangs_out_of_a_cut_cell_is_part_of_it() -> None:
    hanging = table(foot_of_page(2), [HEAD, ["无法提", "子", "1", "2"]]) + write(53, 767, "供")
    below = [["四、其他", "丑", "3", "4"]]
    assert read_blocks(pdf(hanging, table(top_of_page(1), below))) == [
        [HEAD, ["无法提供", "子", "1", "2"], *below]
    ]


def test_columns_that_only_the_second_page_parts() -> None:
    above: Rows = [[Printed("甲", 1, 2), "1", "2"]]
    assert cut(above, [["乙", "丑", "3", "4"]]) == [[[("甲", 1, 2), "1", "2"], ["乙", "丑", "3", "4"]]]


def test_tables_of_two_widths_are_two() -> None:
    above, below = [["甲", "子", "1", "2"]], [["乙", "丑", "3", "4"]]
    other = table(net(50, 50, [90, 90, 60, 60], [20]), below)
    assert read_blocks(pdf(table(foot_of_page(1), above), other)) == [above, below]


def test_a_line_between_parts_two_tables() -> None:
    above, below = [["甲", "子", "1", "2"]], [["乙", "丑", "3", "4"]]
    second = write(50, 100, "四、其他") + table(net(50, 120, WIDTHS, [20]), below)
    assert read_blocks(pdf(table(foot_of_page(1), above), second)) == [above, "四、其他", below]


def test_doubt_above_the_break_goes_on_below_it() -> None:
    above = table(foot_of_page(1), [["甲", "子", "", "2"]]) + write(213, 752, "5") + write(240, 752, "6")
    content = pdf(above, table(top_of_page(2), [["乙", "丑", "3", "4"], ["丙", "寅", "5", "6"]]))
    assert read_blocks(content) == [
        [
            ["甲", "子", "5 6?several", "2?row"],
            ["乙", "丑", "3?cut", "4?cut"],
            ["丙", "寅", "5", "6"],
        ]
    ]


# ---------------------------------------------------------------- what stands at the edges of pages


def numbered(*feet: str, head: str = "某局年度报告") -> list[Any]:
    """Return what is read of pages with one head and a foot each."""
    body = ["第一段的文字。", "第二段的文字。", "第三段的文字。"]
    return read_blocks(
        pdf(
            *(
                write(250, 40, head) + write(50, 300, body[at]) + write(290, 780, foot)
                for at, foot in enumerate(feet)
            )
        )
    )


@pytest.mark.parametrize(
    "feet",
    [
        pytest.param(["1", "2", "3"], id="bare numbers that count on"),
        pytest.param(["- 1 -", "- 2 -", "- 3 -"], id="dashes"),
        pytest.param(["第 1 页 共 3 页", "第 2 页 共 3 页", "第 3 页 共 3 页"], id="words"),
        pytest.param(["Page 1 of 3", "Page 2 of 3", "Page 3 of 3"], id="English"),
        pytest.param(["第一页", "第二页", "第三页"], id="numerals"),
    ],
)
def test_running_heads_and_page_numbers_are_left_out(feet: list[str]) -> None:
    assert numbered(*feet) == ["第一段的文字。", "第二段的文字。", "第三段的文字。"]


def test_a_bare_number_that_does_not_count_pages_is_text() -> None:
    assert numbered("17", "5", "40", head="") == [
        "第一段的文字。", "17", "第二段的文字。", "5", "第三段的文字。", "40",
    ]  # fmt: skip


def test_a_number_alone_on_the_only_page_is_text() -> None:
    assert read_blocks(pdf(write(50, 40, "1234567890"))) == ["1234567890"]


def test_lines_at_one_height_with_other_figures_are_text() -> None:
    pages = (write(50, 40, f"本局收到{count}件") + write(50, 300, "文字。") for count in (7, 9))
    assert read_blocks(pdf(*pages)) == ["本局收到7件", "文字。", "本局收到9件", "文字。"]


# ---------------------------------------------------------------- prose


LONG = "一二三四五六七八九十" * 4


def test_lines_become_paragraphs() -> None:
    drawing = lines(50, 100, f"　　{LONG[2:]}", LONG, "完。", f"　　{LONG[2:]}", "又完。", pitch=18)
    assert read_blocks(pdf(drawing)) == [f"{LONG[2:]}{LONG}完。", f"{LONG[2:]}又完。"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = lines(50, 680, LONG, LONG, LONG, LONG, LONG, pitch=18)
    assert read_blocks(pdf(first, lines(50, 60, LONG, "完。", pitch=18))) == [f"{LONG * 6}完。"]


def test_a_numbered_line_begins_anew_after_a_full_stop() -> None:
    drawing = lines(50, 100, LONG, LONG, f"{LONG[:-1]}。", f"（一）{LONG[3:]}", "完。", pitch=18)
    assert read_blocks(pdf(drawing)) == [f"{LONG * 2}{LONG[:-1]}。", f"（一）{LONG[3:]}完。"]


def test_heads_of_another_size_and_centred_ones() -> None:
    drawing = write(180, 60, "某县某局二〇二三年度信息公开工作", size=15) + write(
        255, 80, "年度报告", size=15
    )
    body = lines(50, 120, LONG, LONG, LONG, LONG, "完。", pitch=18)
    assert read_blocks(pdf(drawing + body)) == [
        "某县某局二〇二三年度信息公开工作",
        "年度报告",
        f"{LONG * 4}完。",
    ]


def test_words_in_columns_keep_their_lines() -> None:
    drawing = "".join(
        write(50 + 120 * column, 100 + 16 * row, f"{'甲乙丙丁'[column]}{row}")
        for row in range(3)
        for column in range(4)
    )
    assert read_blocks(pdf(drawing)) == ["甲0 乙0 丙0 丁0", "甲1 乙1 丙1 丁1", "甲2 乙2 丙2 丁2"]
