"""The exact search on equations made by hand, and against trying everything."""

from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from lint_gov.repair.search import Equation, Found, smallest_repairs

# A table of two rows and two columns with its totals: six sums over nine cells.
LINES = (
    ("aa", "ab", "at"), ("ba", "bb", "bt"), ("ta", "tb", "tt"),
    ("aa", "ba", "ta"), ("ab", "bb", "tb"), ("at", "bt", "tt"),
)  # fmt: skip
CELLS = tuple(dict.fromkeys(cell for line in LINES for cell in line))


def _equations(figures: Mapping[str, int]) -> list[Equation]:
    return [
        Equation({one: 1, two: 1, total: -1}, figures[one] + figures[two] - figures[total])
        for one, two, total in LINES
    ]


def _positive(figures: Mapping[str, int], changes: Mapping[str, int | Decimal]) -> bool:
    return all(figures[cell] + change >= 0 for cell, change in changes.items())


def _brute(figures: Mapping[str, int], size: int) -> list[dict[str, int]]:
    steps = [step for step in range(-18, 19) if step]
    found = []
    for cells in combinations(sorted(CELLS), size):
        for changes in product(steps, repeat=size):
            new = {
                **figures,
                **{cell: figures[cell] + change for cell, change in zip(cells, changes, strict=True)},
            }
            if min(new.values()) >= 0 and not any(equation.residual for equation in _equations(new)):
                found.append(dict(zip(cells, changes, strict=True)))
    return found


@given(st.lists(st.integers(0, 4), min_size=4, max_size=4), st.sampled_from(CELLS), st.sampled_from(CELLS),
       st.integers(-4, 5), st.integers(-4, 5))  # fmt: skip
def test_finds_exactly_what_trying_everything_finds(
    parts: list[int], one: str, other: str, first: int, second: int
) -> None:
    aa, ab, ba, bb = parts
    figures = {
        "aa": aa, "ab": ab, "at": aa + ab, "ba": ba, "bb": bb, "bt": ba + bb,
        "ta": aa + ba, "tb": ab + bb, "tt": sum(parts),
    }  # fmt: skip
    figures[one] = max(0, figures[one] + first)
    figures[other] = max(0, figures[other] + second)
    found = smallest_repairs(_equations(figures), (), lambda changes: _positive(figures, changes), most=2)
    expected: list[dict[str, int]] = []
    if any(equation.residual for equation in _equations(figures)):
        expected = _brute(figures, 1) or _brute(figures, 2)
    assert sorted(map(dict, found.repairs), key=str) == sorted(expected, key=str)


def test_a_cell_in_two_violated_equations_is_the_only_repair() -> None:
    equations = [Equation({"a": 1, "b": -1}, 2), Equation({"a": 1, "c": 1}, 2), Equation({"b": 1, "c": 1}, 0)]
    assert smallest_repairs(equations, (), lambda _: True) == Found(({"a": -2},), complete=True)


def test_refused_repairs_are_no_candidates() -> None:
    total_of_nothing = [Equation({"upheld": 1, "corrected": 1, "total": -1}, 11)]
    allowed = {"total": 11}
    found = smallest_repairs(total_of_nothing, (), lambda changes: changes == allowed)
    assert found == Found(({"total": 11},), complete=True)


def test_a_cell_without_figure_takes_what_it_must_and_is_no_part_of_a_repair() -> None:
    equations = [Equation({"a": 1, "blank": -1}, 5), Equation({"b": 1, "blank": -1}, 3)]
    found = smallest_repairs(equations, ("blank",), lambda _: True)
    assert found == Found(({"b": 2}, {"a": -2}), complete=True)


def test_factors_other_than_one_must_divide() -> None:
    equations = [Equation({"a": 2, "b": -3}, 4)]
    assert smallest_repairs(equations, (), lambda _: True).repairs == ({"a": -2},)


def test_amounts_of_money_stay_exact() -> None:
    equations = [Equation({"fee": 1, "total": -1}, Decimal("0.10"))]
    assert smallest_repairs(equations, (), lambda _: True).repairs == (
        {"fee": Decimal("-0.10")},
        {"total": Decimal("0.10")},
    )


def test_three_figures_that_only_fit_together() -> None:
    equations = [
        Equation({"a": 1, "x": -1}, 1),
        Equation({"b": 1, "y": -1}, 2),
        Equation({"c": 1, "z": -1}, 4),
    ]
    fixed = [Equation({"x": 1}, 0), Equation({"y": 1}, 0), Equation({"z": 1}, 0)]
    found = smallest_repairs([*equations, *fixed], (), lambda _: True)
    assert found == Found(({"a": -1, "b": -2, "c": -4},), complete=True)


def test_four_figures_are_too_many() -> None:
    equations = [Equation({name: 1}, 1) for name in "abcd"]
    assert smallest_repairs(equations, (), lambda _: True) == Found((), complete=True)


def test_nothing_violated_needs_no_repair() -> None:
    assert smallest_repairs([Equation({"a": 1}, 0)], (), lambda _: True) == Found((), complete=True)


def test_work_is_bounded_and_says_so() -> None:
    wide = [Equation({f"c{row}{column}": 1 for column in range(60)}, row + 1) for row in range(3)]
    found = smallest_repairs(wide, (), lambda _: False, work=500)
    assert found == Found((), complete=False)
