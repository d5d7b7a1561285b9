"""The kind `digits_split`: one figure in two neighbouring cells."""

import pytest

from lint_gov.forms.cells import report_of
from lint_gov.kinds.digits_split import KIND
from lint_gov.model.outcome import CellChange, Certainty, Repair, Status, Subject
from tests.generate import FORMS, consistent_cells, seeded
from tests.kinds.handmade import failures, report, seen, verdicts

COLUMNS = ("upheld", "corrected", "other", "pending", "total")


def _disputes(*figures: str | None) -> list[str]:
    cells = {f"disputes[review,{column}]": figure for column, figure in zip(COLUMNS, figures, strict=True)}
    return [status for status, at in seen(KIND, report(cells=cells)) if at == "disputes[review]"]


@pytest.mark.parametrize(
    ("figures", "status"),
    [
        (("1", "4", "0", "0", "14"), "failed"),
        (("0", "1", "4", "2", "16"), "failed"),
        (("12", "3", "0", "", "123"), "failed"),
        (("14", "0", "0", "0", "14"), "passed"),
        (("1", "4", "0", "0", "20"), "passed"),
        (("0", "4", "0", "0", "40"), "passed"),
        (("1", "1", "1", "0", "12"), "passed"),  # 11 + 1 or 1 + 11: two ways to join are no evidence
        (("1", None, "0", "0", "14"), "undecided"),
        (("1", "约4", "0", "0", "14"), "undecided"),
        (("1", "4.0", "0", "0", "14"), "undecided"),
    ],
)
def test_a_block_has_one_sum(figures: tuple[str | None, ...], status: str) -> None:
    assert _disputes(*figures) == [status]


SPLIT = {
    "requests[new,natural]": 12,
    "requests[new,total]": 12,
    "requests[granted,natural]": 1,
    "requests[granted,company]": 2,
    "requests[granted,total]": 12,
    "requests[handled,natural]": 12,
    "requests[handled,total]": 12,
}


def test_a_row_has_the_sums_down_its_columns_as_witnesses() -> None:
    made = report(cells=SPLIT)
    values = {
        "table": "表三",
        "row": "（一）予以公开",
        "first": "1",
        "second": "2",
        "first_column": "自然人",
        "second_column": "商业企业",
        "joined": 12,
    }
    assert failures(KIND, made) == [("requests[granted]", values)]
    (finding,) = [verdict.finding for verdict in verdicts(KIND, made) if verdict.finding]
    changes = (
        CellChange("requests[granted,natural]", "1", "12"),
        CellChange("requests[granted,company]", "2", "0"),
    )
    assert finding.repairs == (Repair(changes, Certainty.LIKELY),)


def test_a_sum_down_a_column_can_speak_against_it() -> None:
    cells = {**SPLIT, "requests[handled,natural]": 11, "requests[handled,company]": 1}
    assert failures(KIND, report(cells=cells)) == []


def test_every_line_is_one_application() -> None:
    made = report(cells={"requests[new,total]": 0, "disputes[direct,total]": 0})
    assert len(seen(KIND, made)) == 25 + 3
    assert len(seen(KIND, made, {"table": "disputes"})) == 3


def test_consistent_reports_have_no_split() -> None:
    for seed in range(60):
        form = FORMS["2019" if seed % 2 else "2021"]
        made = report_of(consistent_cells(seeded(seed), form), form)
        assert {verdict.status for verdict in KIND.bind({}, FORMS)(Subject(made))} == {Status.PASSED}


def test_a_split_figure_of_a_consistent_report_is_found() -> None:
    found = 0
    for seed in range(60):
        rng, form = seeded(seed), FORMS["2021"]
        cells = consistent_cells(rng, form)
        whole, empty = "requests[granted,natural]", "requests[granted,company]"
        if len(cells[whole]) < 2 or cells[empty] != "0" or cells[whole][1] == "0":
            continue
        cells |= {whole: cells[whole][0], empty: cells[whole][1:]}
        failed = [at for at, _ in failures(KIND, report(cells=cells))]
        found += 1
        assert failed == ["requests[granted]"]
    assert found > 3
