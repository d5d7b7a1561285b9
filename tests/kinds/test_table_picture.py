"""The kind `table_picture`: a section that holds pictures and neither its table nor words of it."""

import pytest

from lint_gov.kinds.table_picture import KIND
from tests.kinds.handmade import failures, report, section, seen

TITLE = "四、政府信息公开行政复议、行政诉讼情况"


@pytest.mark.parametrize(
    ("text", "more", "cells", "status"),
    [
        ("", {"pictures": 1}, {}, "failed"),
        ("", {}, {}, "passed"),
        ("", {"pictures": 1}, {"disputes[review,total]": 0}, "passed"),
        ("", {"pictures": 1, "tables": 1}, {}, "undecided"),
        ("结果维持、结果纠正、其他结果、尚未审结", {"pictures": 1}, {}, "undecided"),
    ],
)
def test_a_picture_in_place_of_a_table(
    text: str, more: dict[str, int], cells: dict[str, int], status: str
) -> None:
    made = report([section("disputes", TITLE, text, **more)], cells=cells)
    assert seen(KIND, made) == [(status, "section[disputes]")]


def test_the_finding_names_the_table_and_counts_the_pictures() -> None:
    made = report([section("disputes", TITLE, pictures=2)])
    assert failures(KIND, made) == [("section[disputes]", {"table": "表四", "pictures": 2})]
