"""What speaks for one repair rather than another."""

import pytest

from lint_gov.repair.rank import slip_distance


@pytest.mark.parametrize(
    ("one", "other", "distance"),
    [
        ("178", "178", 0),
        ("178", "179", 1),
        ("178", "187", 1),
        ("178", "17", 1),
        ("178", "1778", 1),
        ("0", "12", 2),
        ("65", "64", 1),
        ("9", "10", 2),
        ("", "11", 2),
    ],
)
def test_counts_slips_of_a_digit(one: str, other: str, distance: int) -> None:
    assert (slip_distance(one, other), slip_distance(other, one)) == (distance, distance)
