"""The synthetic reports that other tests rest on are what they say they are."""

from collections.abc import Mapping

import pytest

from tests.generate import FORMS, KINDS, change_figures, consistent_cells, seeded, slipped

FORM_IDS = sorted(FORMS)


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_figures_are_complete_and_add_up(form_id: str) -> None:
    form = FORMS[form_id]
    table = form.tables["requests"]
    for seed in range(50):
        cells = consistent_cells(seeded(seed), form)
        assert list(cells) == [address for part in form.tables.values() for address in part.addresses]
        for total in table.sums:
            for line in table.columns if total.line == "column" else table.rows:
                sides = [
                    sum(int(cells[_cell(total.line, line.id, name)]) for name in _members(table.groups, part))
                    for part in (total.parts, total.wholes)
                ]
                assert sides[0] == sides[1]


def _members(groups: Mapping[str, tuple[str, ...]], names: tuple[str, ...]) -> list[str]:
    return [member for name in names for member in groups.get(name, (name,))]


def _cell(along: str, line: str, name: str) -> str:
    return f"requests[{name},{line}]" if along == "column" else f"requests[{line},{name}]"


@pytest.mark.parametrize("kind", KINDS)
def test_a_slip_changes_the_number_or_is_none(kind: str) -> None:
    for seed in range(200):
        rng = seeded(seed)
        figure = str(rng.choice((0, 7, 10, 88, 239, 1170)))
        new = slipped(rng, figure, kind)
        assert new is None or (new.isdigit() and int(new) != int(figure))


def test_changes_as_many_figures_as_asked() -> None:
    form = FORMS["2021"]
    cells = consistent_cells(seeded(1), form)
    changed, slips = change_figures(seeded(2), cells, form, 3)
    assert {
        address: (cells[address], changed[address]) for address in cells if cells[address] != changed[address]
    } == {slip.address: (slip.old, slip.new) for slip in slips}
    assert len(slips) == 3
