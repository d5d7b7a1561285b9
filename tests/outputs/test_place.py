"""Places in words: in the file, and in the report."""

import pytest

from lint_gov.model.location import NOWHERE, Location
from lint_gov.outputs.look import Look
from lint_gov.outputs.place import reference, standing
from tests.outputs import handmade


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (NOWHERE, "a.html"),
        (Location(line=3), "a.html:3"),
        (Location(line=3, column=7, path="section[3]"), "a.html:3:7"),
        (Location(page=2), "a.html#page=2"),
        (Location(sheet="Sheet1", cell="B5"), "a.html#Sheet1!B5"),
        (Location(sheet="Sheet1"), "a.html#Sheet1"),
        (Location(table=1, row=2, cell=3), "a.html#table=1,row=2,cell=3"),
        (Location(table=1), "a.html#table=1"),
    ],
)
def test_reference(location: Location, shown: str) -> None:
    assert reference("a.html", location) == shown


def test_reference_never_moves_the_cursor() -> None:
    assert reference("a\n\x1b[2J\udcff.html", Location(line=1)) == "a \ufffd[2J\ufffd.html:1"


@pytest.mark.parametrize(
    ("address", "zh", "en"),
    [
        (None, "", ""),
        ("title", "标题", "title"),
        ("meta[published]", "发布日期", "date of publication"),
        ("meta[other]", "", ""),
        ("section[others]", "第六节 其他需要报告的事项", "section 6 其他需要报告的事项"),
        ("section[none]", "", ""),
        ("disputes", "第四节", "section 4"),
        ("requests[,natural]", "第三节 · 自然人", "section 3 · 自然人"),
        ("requests[granted]", "第三节 · （一）予以公开", "section 3 · （一）予以公开"),
        ("requests[none,none]", "第三节 · none · none", "section 3 · none · none"),
        (
            "disclosure[licence,change]",
            "第二节 · 行政许可 · 本年增/减",
            "section 2 · 行政许可 · 本年增/减",
        ),
        ("elsewhere[x]", "", ""),
        ("nonsense", "", ""),
    ],
)
def test_standing(address: str | None, zh: str, en: str) -> None:
    report = handmade.report()
    assert standing(report, address, Look()) == zh
    assert standing(report, address, Look(language="en")) == en


def test_standing_without_a_report_or_its_forms() -> None:
    bare = handmade.report()._replace(forms={}, tables={}, cells={})
    assert standing(None, "requests[granted]", Look()) == ""
    assert standing(None, "section[others]", Look()) == "第六节"
    assert standing(bare, "section[others]", Look()) == "第六节"
    assert standing(bare, "requests[granted]", Look()) == "第三节"
