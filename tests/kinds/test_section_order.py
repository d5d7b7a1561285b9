from itertools import permutations

from lint_gov.kinds.order import displaced
from lint_gov.kinds.section_order import KIND
from tests.kinds.handmade import failures, report, section, seen, six_sections

ORDER = "abcd"


def test_nothing_is_displaced_in_any_part_of_the_order() -> None:
    for found in ("", "a", "bd", "abcd", "aab"):
        assert displaced(tuple(found), tuple(ORDER)) == ()


def test_one_thing_moved_away_is_the_only_one_displaced() -> None:
    assert displaced(tuple("bcda"), tuple(ORDER)) == ("a",)
    assert displaced(tuple("dabc"), tuple(ORDER)) == ("d",)
    assert displaced(tuple("axcbd"), tuple(ORDER)) in {("b",), ("c",)}


def test_what_is_not_displaced_stands_in_order() -> None:
    for found in permutations(ORDER):
        moved = displaced(found, tuple(ORDER))
        kept = [name for name in found if name not in moved]
        assert kept == sorted(kept)
        assert (not moved) == (list(found) == sorted(found))


def test_the_section_that_moved_is_named_with_its_neighbour() -> None:
    one, two, three, four, five, six = six_sections()
    made = report([one, two, six, three, four, five])
    assert failures(KIND, made) == [
        (
            "section[others]",
            {
                "section": "others",
                "title": "六、其他需要报告的事项",
                "neighbour": "五、存在的主要问题及改进情况",
                "side": "after",
            },
        )
    ]
    assert [status for status, _ in seen(KIND, made)].count("passed") == 5


def test_the_first_section_belongs_before_the_next_one_present() -> None:
    one, _, three, four, *_ = six_sections()
    assert failures(KIND, report([three, four, one])) == [
        (
            "section[overview]",
            {
                "section": "overview",
                "title": "一、总体情况",
                "neighbour": "三、收到和处理政府信息公开申请情况",
                "side": "before",
            },
        )
    ]


def test_sections_the_form_does_not_have_are_passed_over() -> None:
    one, two, *_ = six_sections()
    made = report([one, section(None, "二、组织领导"), two])
    assert seen(KIND, made) == [("passed", "section[overview]"), ("passed", "section[disclosure]")]
