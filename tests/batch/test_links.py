"""Which reports belong together: files of one report, organs of a register, texts alike among many."""

from collections.abc import Sequence
from random import Random

from lint_gov.batch.links import MOST_FILES, Card, Links, Spot, links_of
from lint_gov.model.organ import Registry
from lint_gov.model.wording import Text
from lint_gov.organs.register import register_from
from lint_gov.prose.likeness import runs_of, sketch_of


def card(number: int, organ: str = "甲局", year: int = 2023, sha: str | None = None, **more: object) -> Card:
    return Card(f"{number}.html", sha, organ, year, Spot("f", number, 1), **more)  # type: ignore[arg-type]  # fields by name


def linked(cards: Sequence[Card | None], organs: Registry | None = None) -> list[Links]:
    return [one for one in links_of(cards, organs) if one is not None]


def starts(spots: Sequence[Spot]) -> list[int]:
    return [spot.start for spot in spots]


def test_the_first_file_is_set_against_all_and_the_others_against_it() -> None:
    found = linked([card(0), None, card(2), card(3)])
    assert [(starts(one.twins), one.first) for one in found] == [([2, 3], True), ([0], False), ([0], False)]
    assert found[0].read == (("2.html", None), ("3.html", None))


def test_files_of_the_same_bytes_are_one() -> None:
    cards = [card(0, sha="a"), card(1, sha="a"), card(2, year=2024)]
    found = linked(cards)
    assert [starts(one.twins) for one in found] == [[], [0], []]
    assert starts(found[2].previous) == [0]


def test_too_many_files_of_one_name_are_something_else() -> None:
    count = MOST_FILES + 1
    found = linked([*(card(number) for number in range(count)), card(99, year=2024)])
    crowd = Text(
        f"该机关 2023 年度有 {count} 个不同的文件，不能当作同一份报告",
        f"there are {count} different files of the organ for 2023: too many to be one report",
    )
    assert (found[0].twins, found[0].no_twins) == ((), crowd)
    assert (found[-1].previous, found[-1].no_previous) == ((), crowd)


ORGANS = register_from(
    "name,parent\n甲县人民政府,\n甲局,甲县人民政府\n乙局,甲县人民政府\n".encode(), "organs.csv"
)


def test_children_count_only_where_all_are_there() -> None:
    cards = [card(0, "甲县人民政府"), card(1, "甲局"), card(2, "乙局"), card(3, "乙局")]
    assert [starts(spots) for spots in linked(cards, ORGANS)[0].children] == [[1], [2, 3]]
    alone = linked(cards[:2], ORGANS)
    assert (alone[0].children, alone[0].no_children) == (
        (),
        Text(
            "名录中的下级机关有 1 个没有本年度报告，如“乙局”",
            "1 organs under it have no report of this year among the files, such as “乙局”",
        ),
    )
    assert alone[1].no_children == linked(cards[:1])[0].no_children


def text(rng: Random) -> str:
    return "".join(chr(rng.randrange(0x4E00, 0x8000)) for _ in range(1000))


def test_copies_are_found_among_many_and_cost_no_more_where_all_copy() -> None:
    rng = Random(7)  # noqa: S311 - texts, no secrets
    texts = [text(rng) for _ in range(60)]
    texts[50] = texts[3][:900] + texts[50][:100]
    texts[20:40] = [texts[20]] * 20
    cards = [card(n, f"{n}局", sketch=sketch_of(runs_of(one))) for n, one in enumerate(texts)]
    found = linked(cards)
    assert (starts(found[50].alike), starts(found[3].alike)) == ([3], [50])
    assert all(len(found[number].alike) == 2 for number in range(20, 40))
    assert all(found[number].alike == () for number in (0, 10, 59))


def test_another_year_and_the_same_organ_are_no_copy() -> None:
    sketch = sketch_of(runs_of(text(Random(1))))  # noqa: S311 - as above
    cards = [card(0, sketch=sketch), card(1, sketch=sketch), card(2, "乙局", 2022, sketch=sketch)]
    assert [one.alike for one in linked(cards)] == [(), (), ()]
