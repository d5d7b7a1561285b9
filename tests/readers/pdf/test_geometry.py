"""Turned pages, rules that lack pieces, cells that overlap, and what is drawn in other ways than by rules."""

import pytest

from lint_gov.readers.pdf.box import Box, around
from lint_gov.readers.pdf.doubts import Doubt
from lint_gov.readers.pdf.gridding import gridded
from lint_gov.readers.pdf.lattice import Lattice, Mesh, lattice_of
from lint_gov.readers.pdf.page import Glyph
from lint_gov.readers.pdf.raster import raster_of, visible_edges
from lint_gov.readers.pdf.rules import Frame, Rule, frames_of
from lint_gov.readers.pdf.sight import Sight
from lint_gov.readers.pdf.slots import Slot
from tests.pages import Printed
from tests.readers.pdf.here import read_blocks, read_here
from tests.readers.plot import (
    FONTS,
    HEIGHT,
    Rows,
    Sheet,
    askew,
    frame,
    ground,
    inside,
    line,
    net,
    pdf,
    table,
    write,
)
from tests.renderings import laid_out

NET = net(50, 100, [100, 60, 60], [20, 20, 20])
TEXTS = [["甲", "1", "2"], ["乙", "3", "4"], ["丙", "5", "6"]]
CELLS = laid_out([[Printed(text) for text in row] for row in TEXTS])


# ---------------------------------------------------------------- turning


@pytest.mark.parametrize(
    ("turns", "expected"),
    [
        (0, (10, 20, 30, 60)),
        (1, (140, 10, 180, 30)),
        (2, (70, 140, 90, 180)),
        (3, (20, 70, 60, 90)),
        (5, (140, 10, 180, 30)),
    ],
)
def test_a_box_on_a_turned_page(turns: int, expected: tuple[float, ...]) -> None:
    assert Box(10, 20, 30, 60).turned(turns, 100, 200) == expected


@pytest.mark.parametrize(
    ("turns", "size", "box"),
    [
        (0, (100, 200), (10, 140, 30, 180)),
        (1, (200, 100), (20, 10, 60, 30)),
        (2, (100, 200), (70, 20, 90, 60)),
        (3, (200, 100), (140, 70, 180, 90)),
    ],
)
def test_a_box_of_the_file_where_it_is_seen(
    turns: int, size: tuple[float, float], box: tuple[float, ...]
) -> None:
    sight = Sight(5, 5, 105, 205, turns)
    assert (sight.size, sight.box(15, 25, 35, 65)) == (size, box)


def test_the_box_around_boxes() -> None:
    assert around([Box(1, 2, 3, 4), Box(0, 3, 2, 9)]) == Box(0, 2, 3, 9)


@pytest.mark.parametrize(("turn", "expected"), [(0, (100, 450, 120, 550)), (90, (50, 100, 150, 120))])
def test_places_are_those_on_the_page_as_it_is_shown(turn: int, expected: tuple[float, ...]) -> None:
    read = read_here(pdf(askew(table(NET, TEXTS))._replace(turn=turn)))
    assert read.spots[1] == (1, expected)


# ---------------------------------------------------------------- rules


def lying(at: float, start: float, end: float) -> Box:
    return Box(start, at - 0.25, end, at + 0.25)


def upright(at: float, start: float, end: float) -> Box:
    return Box(at - 0.25, start, at + 0.25, end)


def described(frames: list[Frame]) -> list[list[tuple[str, float, float, float]]]:
    return [
        sorted(("|" if rule.upright else "-", rule.at, rule.start, rule.end) for rule in one.rules)
        for one in frames
    ]


def test_pieces_of_a_rule_are_joined_and_frames_parted() -> None:
    strokes = [
        lying(10, 0, 50),
        lying(10.3, 52, 100),
        lying(40, 0, 100),
        upright(0, 10, 40),
        upright(100, 10, 39),
        lying(200, 0, 100),
        upright(0, 200, 230),
        Box(300, 300, 302, 302),
    ]
    assert described(frames_of(strokes)) == [
        [("-", 10, 0, 100), ("-", 40, 0, 100), ("|", 0, 10, 40), ("|", 100, 10, 39)],
        [("-", 200, 0, 100), ("|", 0, 200, 230)],
    ]


def test_rows_of_one_open_cell_belong_to_one_frame() -> None:
    strokes = [
        lying(10, 0, 100),
        lying(30, 0, 100),
        upright(50, 10, 30),
        lying(50, 0, 100),
        lying(70, 0, 100),
    ]
    assert len(frames_of(strokes)) == 1


def test_meshes_of_a_net() -> None:
    rules = (
        Rule(upright=False, at=0, start=0, end=20),
        Rule(upright=False, at=10, start=0, end=20),
        Rule(upright=False, at=20, start=0, end=20),
        Rule(upright=True, at=0, start=0, end=20),
        Rule(upright=True, at=10, start=0, end=10),
        Rule(upright=True, at=20, start=0, end=20),
    )
    lattice = lattice_of(Frame(rules, Box(0, 0, 20, 20)))
    assert lattice == Lattice(
        (0, 10, 20),
        (0, 10, 20),
        (
            Mesh(Box(0, 0, 10, 10), square=True, open_top=False, open_bottom=False),
            Mesh(Box(10, 0, 20, 10), square=True, open_top=False, open_bottom=False),
            Mesh(Box(0, 10, 20, 20), square=True, open_top=False, open_bottom=False),
        ),
        (0, 1, 2, 2),
    )
    assert [lattice.mesh_at(x, y) for x, y in ((5, 5), (15, 15), (25, 5), (-1, 5))] == [0, 2, None, None]


def test_one_rule_is_no_net() -> None:
    assert lattice_of(Frame((Rule(upright=False, at=0, start=0, end=9),), Box(0, 0, 9, 0))) is None


def test_an_area_that_is_no_rectangle_is_cut_up_and_all_figures_are_in_doubt() -> None:
    sides = {(0, 1): "tl", (0, 2): "tbr", (1, 1): "blr"}
    drawing = "".join(
        frame(NET, cell, sides=sides.get((cell.top, cell.left), "tblr")) + inside(NET, cell)
        for cell in CELLS
        if (cell.top, cell.left) not in {(0, 0), (1, 2), (2, 1), (1, 0)}
    )
    drawing += "".join(
        frame(NET, cell, sides=side) + inside(NET, cell)
        for cell, side in zip(
            (CELLS[0], CELLS[3], CELLS[5], CELLS[7]), ("tlb", "tlb", "tbr", "tblr"), strict=True
        )
    )
    assert read_blocks(pdf(drawing)) == [
        [["甲", "1?merged", "2?merged"], ["乙", "3?gaps", "4?row"], ["丙", "5", "6"]]
    ]


def slot(left: float, top: float, right: float, bottom: float, text: str = "") -> Slot:
    glyphs = tuple(
        Glyph(one, left + 5 * at, top, left + 5 * at + 5, top + 9, left + 5 * at + 2.5, top + 4.5, 9, at)
        for at, one in enumerate(text)
    )
    return Slot(Box(left, top, right, bottom), glyphs)


def placed(slots: list[Slot]) -> list[tuple[str, int, int, int, int, Doubt | None, bool]]:
    part = gridded(1, slots, 5, Lattice((), (), (), ()))
    return [
        (one.text, one.top, one.bottom, one.left, one.right, one.doubt, one.ruled)
        for one in (part.slots if part else [])
    ]


def test_places_that_no_cell_takes_are_filled() -> None:
    assert placed([slot(0, 0, 20, 20, "1"), slot(20, 20, 40, 40, "2")]) == [
        ("1", 0, 1, 0, 1, None, True),
        ("", 0, 1, 1, 2, None, False),
        ("", 1, 2, 0, 1, None, False),
        ("2", 1, 2, 1, 2, None, True),
    ]


def test_what_overlaps_goes_to_the_nearest_cell_in_doubt() -> None:
    assert placed([slot(0, 0, 20, 20, "1"), slot(1, 1, 19, 19, "2"), slot(20, 0, 40, 20, "3")]) == [
        ("12", 0, 1, 0, 1, Doubt.GAPS, True),
        ("3", 0, 1, 1, 2, None, True),
    ]


@pytest.mark.parametrize(("top", "bottom"), [(0, 50), (10, 60)])
def test_a_cell_over_rows_that_ends_between_them_makes_no_row(top: float, bottom: float) -> None:
    rows = [slot(20, 20 * row, 40, 20 * row + 20, str(row)) for row in range(3)]
    found = placed([slot(0, top, 20, bottom, "a"), *rows])
    assert [(text, top, bottom) for text, top, bottom, *_ in found if text] == [
        ("a", 0, 3),
        ("0", 0, 1),
        ("1", 1, 2),
        ("2", 2, 3),
    ]


def test_cells_too_small_to_write_in_make_no_table() -> None:
    assert placed([slot(0, 0, 3, 3)]) == []


# ---------------------------------------------------------------- how it looks


GREY = raster_of(bytes([255, 255, 255, 255, 255, 0, 255, 255, 255, 255, 255, 255]), 4, 3, 1.0)


@pytest.mark.parametrize(
    ("box", "ink"),
    [(Box(0, 0, 4, 3), True), (Box(2, 0, 4, 3), False), (Box(1, 1, 2, 2), False), (Box(3, 0, 1, 3), False)],
)
def test_ink_is_what_stands_out_from_its_ground(box: Box, ink: bool) -> None:
    assert GREY.has_ink(box) is ink


def test_no_ground_is_white() -> None:
    assert [GREY.at(1.5, 1.5), GREY.at(0, 0), GREY.at(-1, 0), GREY.at(9, 9)] == [0, 255, 255, 255]


def test_edges_of_a_ground_are_seen_where_it_differs_from_what_is_beside_it() -> None:
    half = raster_of(bytes([200] * 10 + [255] * 10) * 20, 20, 20, 1.0)
    assert list(visible_edges(Box(2, 2, 10, 18), half)) == [Box(10, 2, 10, 18)]
    assert list(visible_edges(Box(2, 2, 10, 18), None)) == []


# ---------------------------------------------------------------- other ways of drawing


def test_rules_that_are_pictures_or_stand_within_forms() -> None:
    dot = "BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q "
    across = "".join(f"q 220 0 0 1 50 {HEIGHT - y - 0.5:g} cm {dot}" for y in NET.ys)
    down = "".join(line(x, 100, x, 160) for x in NET.xs)
    written = "".join(inside(NET, cell) for cell in CELLS)
    head = f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Length {len(down)} >>"
    look = f"{head}\nstream\n{down}\nendstream"
    fonts = " ".join(f"/{name} {font}" for name, font in FONTS.items())
    content = pdf(f"{across}q 1 0 0 1 0 0 cm /X Do Q {written}")
    content = content.replace(
        f"<< {fonts} >> >>".encode(), f"<< {fonts} >> /XObject << /X 8 0 R >> >>".encode()
    )
    content = content.replace(b"trailer", f"8 0 obj\n{look}\nendobj\ntrailer".encode())
    assert read_blocks(content.replace(b"startxref", b"startxxxx")) == [TEXTS]


def test_text_on_its_side_is_a_line_of_its_own() -> None:
    side, end = (
        "BT /D 10 Tf 0 1 -1 0 400 300 Tm (side) Tj ET ",
        "BT /D 10 Tf 0 1 -1 0 500 300 Tm (end) Tj ET ",
    )
    words = "一二三四五六七八九" * 5
    assert read_blocks(pdf(side + write(50, 100, f"{words}。") + end + write(50, 700, words))) == [
        f"{words}。",
        "side",
        "end",
        words,
    ]


def test_a_rare_character_and_a_lost_one() -> None:
    shown = "BT /W 10 Tf 50 700 Td <D867DEF14E00> Tj ET "
    assert read_blocks(pdf(shown + write(50, 200, "一二三四五六"))) == ["\U00029ef1一", "一二三四五六"]


def test_white_on_black_cells_touching_each_other() -> None:
    rows: Rows = [["甲", "1"], ["乙", "2"]]
    where = net(50, 100, [60, 60], [20, 20])
    shades = [0.9, 0.7, 0.7, 0.9]
    cells = laid_out([[Printed(str(text)) for text in row] for row in rows])
    drawing = "".join(
        ground(where.xs[c.left], where.ys[c.top], where.xs[c.right + 1], where.ys[c.bottom + 1], shade)
        for c, shade in zip(cells, shades, strict=True)
    )
    assert read_blocks(pdf(drawing + "".join(inside(where, cell) for cell in cells))) == [rows]


def test_a_page_of_text_in_one_place() -> None:
    assert read_blocks(pdf(Sheet(write(50, 300, "一二三四五六七") * 500))) == ["一二三四五六七"]
