"""Figures that ran together: what count settles, what sums settle, what stays open."""

from collections.abc import Mapping, Sequence
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.forms.balance import Settled, Sums, settle
from lint_gov.forms.cuts import cuts, with_blanks
from tests.generate import FORMS, consistent_cells

Rows = Mapping[str, Sequence[tuple[str, ...]]]
APPLICANTS = Sums(width=3, total=2, columns=((("new", "old"), ("done", "left")),))


@pytest.mark.parametrize(
    ("tokens", "width", "expected"),
    [
        (["0000000"], 7, [("0",) * 7]),
        (["1203"], 4, [("1", "2", "0", "3")]),
        (["12", "0", "12"], 3, [("12", "0", "12")]),
        (["12", "", "12"], 3, [("12", "", "12")]),
        (["0", "00", "0"], 4, [("0", "0", "0", "0")]),
        (["1010"], 2, [("10", "10"), ("101", "0")]),
        (["100"], 2, [("10", "0")]),
        (["5066"], 3, [("5", "0", "66"), ("50", "6", "6")]),
        (["7"], 1, [("7",)]),
        (["24252.31"], 1, [("24252.31",)]),
        (["3", "-18"], 2, [("3", "-18")]),
    ],
)
def test_every_cut_is_listed(tokens: list[str], width: int, expected: list[tuple[str, ...]]) -> None:
    signed = frozenset({1}) if width == 2 else frozenset()
    whole = [cut for cut in cuts(tokens, width, signed) if "" in tokens or "" not in cut]
    assert whole == expected


def test_a_cell_may_also_have_been_blank() -> None:
    assert cuts(["10"], 2) == [("1", "0")]
    assert cuts(["21"], 3) == [("", "", "21"), ("", "21", ""), ("21", "", "")]


def test_a_sign_begins_a_cell_of_a_signed_column() -> None:
    found = cuts(["2648", "-18538"], 3, frozenset({1}))
    assert {cut[0] for cut in found} == {"2648"}
    assert ("2648", "-18", "538") in found
    assert ("2648", "-185", "38") in found


def test_too_many_ways_are_none() -> None:
    assert cuts(["1" * 40], 7) == []


def test_cells_left_out_are_tried_everywhere() -> None:
    assert with_blanks(["4", "5"], 3) == [("", "4", "5"), ("4", "", "5"), ("4", "5", "")]


def test_the_sums_of_the_form_choose_between_cuts() -> None:
    rows: Rows = {
        "new": [("12", "3", "15")],
        "old": [("0", "0", "0")],
        "done": cuts(["11314"], 3),
        "left": [("1", "0", "1")],
    }
    settled = settle(rows, APPLICANTS)
    assert settled["done"] == Settled(("11", "3", "14"), by_row=True, by_column=True)
    assert settled["new"] == Settled(("12", "3", "15"), by_row=False, by_column=False)


def test_two_readings_that_both_add_up_leave_open_what_they_differ_in() -> None:
    rows: Rows = {
        "new": cuts(["11112"], 3),
        "old": [("0", "0", "0")],
        "done": cuts(["11112"], 3),
        "left": [("0",) * 3],
    }
    settled = settle(rows, APPLICANTS)
    assert settled["new"].cells == settled["done"].cells == (None, None, "12")


def _ways(text: str, width: int) -> set[tuple[str, ...]]:
    found = set()
    for marks in product((False, True), repeat=len(text) - 1):
        parts, current = [], text[0]
        for character, mark in zip(text[1:], marks, strict=True):
            if mark:
                parts.append(current)
                current = character
            else:
                current += character
        parts.append(current)
        if len(parts) == width and all(part == "0" or part[0] != "0" for part in parts):
            found.add(tuple(parts))
    return found


@given(st.text("0123", min_size=1, max_size=10), st.integers(1, 5))
def test_cuts_are_exactly_those_without_leading_zeros(text: str, width: int) -> None:
    found = [cut for cut in cuts([text], width) if "" not in cut]
    if len(text) == width or width == 1:
        return
    assert set(found) == _ways(text, width)


@given(st.integers(0, 10**6), st.sampled_from(sorted(FORMS)))
def test_a_settled_cell_of_a_consistent_table_is_never_wrong(seed: int, form: str) -> None:
    table = FORMS[form].tables["requests"]
    cells = consistent_cells(Random(seed), FORMS[form])  # noqa: S311 - made-up figures
    columns = [column.id for column in table.columns]
    true = {row.id: tuple(cells[f"requests[{row.id},{column}]"] for column in columns) for row in table.rows}
    results = table.groups["results"]
    sums = Sums(7, 6, ((results, ("handled",)), (("new", "carried_in"), ("handled", "carried_out"))))
    settled = settle({row: cuts(["".join(figures)], 7) for row, figures in true.items()}, sums)
    wrong = [
        (row, column)
        for row, figures in true.items()
        for column, cell in enumerate(settled[row].cells)
        if cell is not None and cell != figures[column]
    ]
    assert wrong == []
