"""Ruled tables on one page, drawn in all the ways that programs draw them, sound and flawed."""

from collections.abc import Callable

import pytest

from tests.pages import Printed
from tests.readers.pdf.here import read_blocks
from tests.readers.plot import Rows, askew, frame, ground, inside, line, net, pdf, table, write
from tests.renderings import Laid, laid_out

NET = net(50, 100, [100, 60, 60], [20, 20, 20])
TEXTS = [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]
CELLS = laid_out([[Printed(text) for text in row] for row in TEXTS])
WRITTEN = "".join(inside(NET, cell) for cell in CELLS)
BLANK = [["甲", "1", ""], ["乙", "3", "4"], ["丙", "5", "6"]]


def drawn(sides: Callable[[Laid], str]) -> bytes:
    """Return the table with some rules of its cells left out."""
    return pdf("".join(frame(NET, cell, sides=sides(cell)) + inside(NET, cell) for cell in CELLS))


def without(missing: str, *places: tuple[int, int]) -> bytes:
    """Return the table without the rules on one side of some cells, given as (row, column)."""
    return drawn(lambda cell: "tblr".replace(missing, "") if (cell.top, cell.left) in places else "tblr")


def blank_and(*more: str) -> bytes:
    """Return the table with its third cell blank, and more drawn in it."""
    return pdf(table(NET, BLANK) + "".join(more))


def test_merged_cells_span() -> None:
    rows: Rows = [
        [Printed("三、结果", 3), "予以公开", "1", "2"],
        ["部分公开", "3", "4"],
        [Printed("合计", 1, 3)],
    ]
    assert read_blocks(pdf(table(net(50, 100, [80, 80, 60, 60], [20, 20, 20]), rows))) == [
        [[("三、结果", 3, 1), "予以公开", "1", "2"], ["部分公开", "3", "4"], [("合计", 1, 3)]]
    ]


def test_a_figure_over_two_columns_that_the_rows_beside_it_have_apart_is_in_doubt() -> None:
    rows: Rows = [TEXTS[0], ["乙", Printed("3", 1, 2)], TEXTS[2]]
    assert read_blocks(pdf(table(NET, rows))) == [[TEXTS[0], ["乙", "3?merged", "?merged"], TEXTS[2]]]


def test_paragraphs_and_tables_come_in_order() -> None:
    drawing = write(50, 60, "甲表") + table(NET, TEXTS) + write(50, 200, "完")
    assert read_blocks(pdf(drawing)) == ["甲表", TEXTS, "完"]


OUTER = [line(48, 98, 272, 98), line(48, 162, 272, 162), line(48, 98, 48, 162), line(272, 98, 272, 162)]
DOTS = [ground(x, 100, x + 1, 101, 0) for x in range(50, 270, 3)]
PATH = "50 700 m 270 700 l 270 640 l 50 640 l h S " + "".join(line(x, 100, x, 160) for x in (150, 210))


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(table(NET, TEXTS) + "".join(OUTER), id="a double border"),
        pytest.param(table(NET, TEXTS) * 2, id="drawn twice"),
        pytest.param(
            "".join(ground(x - 0.3, 100, x + 0.3, 160, 0) for x in NET.xs)
            + "".join(ground(50, y - 0.3, 270, y + 0.3, 0) for y in NET.ys)
            + WRITTEN,
            id="thin rectangles for rules",
        ),
        pytest.param(
            "".join(ground(x, y, x + 1, y + 1, 0) for x in NET.xs for y in range(100, 161, 3))
            + "".join(ground(x, y, x + 1, y + 1, 0) for y in NET.ys for x in range(50, 271, 3))
            + WRITTEN,
            id="dots for rules",
        ),
        pytest.param(
            "".join(
                ground(
                    NET.xs[c.left] + 1,
                    NET.ys[c.top] + 1,
                    NET.xs[c.right + 1] - 1,
                    NET.ys[c.bottom + 1] - 1,
                    0.8,
                )
                for c in CELLS
            )
            + WRITTEN,
            id="grounds with gaps between, and no rules",
        ),
        pytest.param(
            PATH + line(50, 120, 270, 120) + line(50, 140, 270, 140) + WRITTEN, id="a border in one stroke"
        ),
        pytest.param(
            "50 640 100 60 re 150 640 60 60 re 210 640 60 60 re S "
            + line(50, 120, 270, 120)
            + line(50, 140, 270, 140)
            + WRITTEN,
            id="rectangles for columns",
        ),
        pytest.param(f"q 2 0 0 2 0 -{800} cm 0.5 0 0 0.5 0 400 cm {table(NET, TEXTS)} Q", id="scaled"),
    ],
)
def test_however_the_rules_are_drawn(drawing: str) -> None:
    assert read_blocks(pdf(drawing)) == [TEXTS]


def test_a_frame_open_at_its_sides_is_closed_by_the_ends_of_its_rules() -> None:
    inner = {0: "tbr", 1: "tblr", 2: "tbl"}
    assert read_blocks(drawn(lambda cell: inner[cell.left])) == [TEXTS]


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        pytest.param(
            lambda _: "tb",
            [[f"{text}?merged" for text in row] for row in TEXTS],
            id="rules between rows alone: the columns are guessed",
        ),
        pytest.param(
            lambda cell: {0: "tblr", 1: "tbl", 2: "tbr"}[cell.left],
            [["甲", "1?merged", "2?merged"], ["乙", "3?merged", "4?merged"], ["丙", "5?merged", "6?merged"]],
            id="no rule between two columns",
        ),
        pytest.param(
            lambda cell: {0: "tlr", 1: "lr", 2: "blr"}[cell.top],
            [[f"{text}?merged" for text in row] for row in TEXTS],
            id="no rules between rows",
        ),
    ],
)
def test_cells_that_only_their_figures_part_are_in_doubt(
    sides: Callable[[Laid], str], expected: list[list[str]]
) -> None:
    assert read_blocks(drawn(sides)) == [expected]


def test_a_rule_missing_in_one_row_is_known_from_the_rows_beside_it() -> None:
    content = drawn(lambda cell: {(0, 1): "tbl", (0, 2): "tbr"}.get((cell.top, cell.left), "tblr"))
    assert read_blocks(content) == [[["甲", "1?merged", "2?merged"], *TEXTS[1:]]]


def test_a_rule_missing_between_two_figures_above_each_other() -> None:
    content = drawn(lambda cell: {(0, 1): "tlr", (1, 1): "blr"}.get((cell.top, cell.left), "tblr"))
    assert read_blocks(content) == [
        [["甲", ("13?merged", 2, 1), "2?merged"], ["乙", "4?merged"], ["丙", "5", "6"]]
    ]


@pytest.mark.parametrize(
    ("content", "first"),
    [
        pytest.param(blank_and(), ["甲", "1", ""], id="nothing"),
        pytest.param(blank_and(write(207, 112, "12")), ["甲", "1 1?crosses", "2?crosses"], id="over a rule"),
        pytest.param(
            blank_and(write(213, 112, "5"), write(240, 112, "6")),
            ["甲", "1?row", "5 6?several"],
            id="two figures",
        ),
        pytest.param(
            blank_and(write(213, 109, "5", size=5), write(213, 117, "6", size=5)),
            ["甲", "1?row", "56?stacked"],
            id="two lines of figures",
        ),
        pytest.param(
            blank_and(write(213, 112, "5"), write(214.5, 112, "8")),
            ["甲", "1", "58?overprinted"],
            id="over another",
        ),
        pytest.param(
            blank_and(write(213, 112, "5") * 2), ["甲", "1", "5"], id="twice the same, to look bold"
        ),
        pytest.param(
            blank_and(ground(230, 105, 240, 115, 0)), ["甲", "1", "?drawn"], id="a figure that is no text"
        ),
        pytest.param(
            blank_and(write(213, 112, "5"), ground(230, 105, 240, 115, 0)),
            ["甲", "1", "5?drawn"],
            id="text and more",
        ),
        pytest.param(blank_and("1 g ", write(230, 112, "9")), ["甲", "1", "9?unseen"], id="white on white"),
        pytest.param(blank_and(write(213, 112, "5", mode=3)), ["甲", "1", ""], id="invisible"),
        pytest.param(
            blank_and("q 0.7 0.7 -0.7 0.7 300 600 cm ", write(0, 800, "9"), "Q "),
            ["甲", "1", ""],
            id="a watermark",
        ),
        pytest.param(blank_and(write(213, 112, "1.5")), ["甲", "1", "1.5"], id="a figure with a point"),
        pytest.param(
            blank_and(write(213, 112, "\u2212"), write(225, 112, "3")), ["甲", "1", "−3"], id="a minus"
        ),
    ],
)
def test_what_stands_in_a_cell(content: bytes, first: list[str]) -> None:
    assert read_blocks(content) == [[first, *BLANK[1:]]]


def test_a_cell_at_the_edge_of_the_page_may_be_cut_off() -> None:
    where = net(440, 100, [100, 60], [20, 20])
    assert read_blocks(pdf(table(where, [["甲", "1"], ["乙", ""]]))) == [[["甲", "1"], ["乙", "?cut-off"]]]


def test_a_figure_that_goes_on_below_is_one_where_its_cell_is_full() -> None:
    where = net(50, 100, [100, 33, 60], [40, 20])
    drawing = table(where, [["甲", "12345\n67", "2"], ["乙", "3", "4"]])
    assert read_blocks(pdf(drawing)) == [[["甲", "1234567", "2"], ["乙", "3", "4"]]]


def test_a_table_within_a_frame_around_the_page() -> None:
    border = [line(20, 20, 580, 20), line(20, 780, 580, 780), line(20, 20, 20, 780), line(580, 20, 580, 780)]
    assert read_blocks(pdf(write(50, 60, "甲表") + table(NET, TEXTS) + "".join(border))) == ["甲表", TEXTS]


def test_one_frame_around_words_is_no_table() -> None:
    where = net(50, 100, [200], [40])
    assert read_blocks(pdf(table(where, [["发布日期：2024"]]))) == ["发布日期：2024"]


def test_figures_beside_a_table_show_that_its_rules_are_not_all_there() -> None:
    drawing = table(NET, TEXTS) + write(290, 112, "7") + write(290, 132, "8")
    assert read_blocks(pdf(drawing)) == ["甲 1 2 7", "乙 3 4 8", "丙 5 6"]


def test_two_tables_side_by_side_are_two() -> None:
    other = net(350, 100, [60, 60], [20, 20])
    drawing = table(NET, TEXTS) + table(other, [["丁", "7"], ["戊", "8"]])
    assert read_blocks(pdf(drawing)) == [TEXTS, [["丁", "7"], ["戊", "8"]]]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_on_its_side_is_turned_until_its_text_stands_upright(turn: int) -> None:
    page = askew(write(50, 60, "甲表") + table(NET, TEXTS))._replace(turn=turn)
    assert read_blocks(pdf(page)) == ["甲表", TEXTS]


def test_words_that_stand_upright_in_a_column_are_read_downwards() -> None:
    where = net(50, 100, [40, 60], [60, 20])
    drawing = table(where, [["", "1"], ["乙", "2"]]) + "".join(
        write(60, 113 + 14 * index, word) for index, word in enumerate("申请人")
    )
    assert read_blocks(pdf(drawing)) == [[["申请人", "1"], ["乙", "2"]]]
