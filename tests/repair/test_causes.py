"""Which causes broken identities are put down to: figures, lines, or nothing that can be named."""

from collections.abc import Mapping

import pytest

from lint_gov.engine import check
from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.document import Unplaced
from lint_gov.model.outcome import Subject
from lint_gov.repair import localise
from tests.checking import Short, diagnosed, judged, rules_of, short
from tests.generate import FORMS
from tests.repair.figures import URUMQI

COLUMNS = ("natural", "company", "research", "nonprofit", "legal", "other_org", "total")
CLEAN: dict[str, str] = {
    f"requests[{row},{column}]": figure
    for row, figures in {
        "new": ("30", "12", "5", "0", "2", "1", "50"),
        "carried_in": ("4", "0", "1", "0", "0", "0", "5"),
        "granted": ("16", "7", "3", "0", "1", "1", "28"),
        "partial": ("5", "0", "1", "0", "1", "0", "7"),
        "denied.7": ("2", "3", "0", "0", "0", "0", "5"),
        "unavailable.1": ("8", "2", "0", "0", "0", "0", "10"),
        "handled": ("31", "12", "4", "0", "2", "1", "50"),
        "carried_out": ("3", "0", "2", "0", "0", "0", "5"),
    }.items()
    for column, figure in zip(COLUMNS, figures, strict=True)
}


def _cells(**changes: str) -> dict[str, str | int | None]:
    """Return the clean figures with some changed; `granted__total` is requests[granted,total]."""
    new = {f"requests[{name.replace('__', ',').replace('_C_', '.')}]": text for name, text in changes.items()}
    unknown = [address for address in new if address not in CLEAN]
    assert unknown == []
    return {**CLEAN, **new}


def _line(row: str, *figures: str) -> dict[str, str]:
    return {f"{row}__{column}": figure for column, figure in zip(COLUMNS, figures, strict=True)}


def _shorts(cells: Mapping[str, str | int | None], form: str = "2021") -> list[Short]:
    return [short(one) for one in diagnosed(cells, FORMS[form])]


def _only(cells: Mapping[str, str | int | None]) -> Diagnostic:
    (found,) = diagnosed(cells, FORMS["2021"])
    return found


def _repair(found: Diagnostic) -> dict[str, tuple[str, str]]:
    (repair,) = found.repairs
    return {cell.address: (cell.old, cell.new) for cell in repair.cells}


def test_the_figures_these_tests_start_from_are_consistent() -> None:
    assert diagnosed(CLEAN, FORMS["2021"]) == ()


def test_the_published_report_of_2020() -> None:
    assert _shorts(URUMQI, "2019") == [
        (
            "A101",
            "requests[carried_out,natural]",
            (("A101", "requests[,natural]"), ("A102", "requests[carried_out]")),
            (("certain", (("requests[carried_out,natural]", "0", "2"),)),),
        ),
        (
            "A104",
            "disputes[direct]",
            (("A104", "disputes[direct]"),),
            (
                ("one-of", (("disputes[direct,upheld]", "78", "77"),)),
                ("one-of", (("disputes[direct,corrected]", "24", "23"),)),
                ("one-of", (("disputes[direct,other]", "12", "11"),)),
                ("one-of", (("disputes[direct,pending]", "65", "64"),)),
                ("one-of", (("disputes[direct,total]", "178", "179"),)),
            ),
        ),
    ]


def test_one_sum_with_one_possible_repair_is_likely() -> None:
    cells = {"disputes[review,upheld]": 10, "disputes[review,corrected]": 1}
    assert _shorts(cells) == [
        (
            "A104",
            "disputes[review,total]",
            (("A104", "disputes[review]"),),
            (("likely", (("disputes[review,total]", "0", "11"),)),),
        )
    ]


def test_a_figure_in_three_sums_is_certain() -> None:
    assert _shorts(_cells(handled__natural="13")) == [
        (
            "A101",
            "requests[handled,natural]",
            (("A101", "requests[,natural]"), ("A102", "requests[handled]"), ("A103", "requests[,natural]")),
            (("certain", (("requests[handled,natural]", "13", "31"),)),),
        )
    ]


def test_two_figures_in_sums_of_their_own_are_two_diagnoses() -> None:
    assert _shorts(_cells(new__natural="33", granted__company="70")) == [
        (
            "A101",
            "requests[new,natural]",
            (("A101", "requests[,natural]"), ("A102", "requests[new]")),
            (("certain", (("requests[new,natural]", "33", "30"),)),),
        ),
        (
            "A102",
            "requests[granted,company]",
            (("A102", "requests[granted]"), ("A103", "requests[,company]")),
            (("certain", (("requests[granted,company]", "70", "7"),)),),
        ),
    ]


def test_two_figures_whose_sums_cross_are_likely_each() -> None:
    assert _shorts(_cells(granted__natural="19", partial__research="6")) == [
        (
            "A102",
            "requests[granted,natural]",
            (("A102", "requests[granted]"), ("A103", "requests[,natural]")),
            (("likely", (("requests[granted,natural]", "19", "16"),)),),
        ),
        (
            "A102",
            "requests[partial,research]",
            (("A102", "requests[partial]"), ("A103", "requests[,research]")),
            (("likely", (("requests[partial,research]", "6", "1"),)),),
        ),
    ]


def test_two_figures_of_one_sum_are_one_diagnosis_of_the_line() -> None:
    assert _shorts(_cells(granted__natural="19", granted__company="12")) == [
        (
            "A102",
            "requests[granted]",
            (("A102", "requests[granted]"), ("A103", "requests[,natural]"), ("A103", "requests[,company]")),
            (
                (
                    "likely",
                    (("requests[granted,natural]", "19", "16"), ("requests[granted,company]", "12", "7")),
                ),
            ),
        )
    ]


def test_a_wrong_sum_that_is_carried_into_the_total_is_one_diagnosis() -> None:
    found = _only(_cells(handled__natural="34", handled__total="53"))
    assert (found.address, _repair(found)) == (
        "requests[handled]",
        {"requests[handled,natural]": ("34", "31"), "requests[handled,total]": ("53", "50")},
    )


def test_figures_that_stand_in_one_anothers_cells_are_listed_first() -> None:
    """A figure put into the column beside its own: any other row could make up for it as well."""
    found = _only(_cells(denied_C_7__natural="3", denied_C_7__company="2"))
    best, *others = found.repairs
    assert [(cell.address, cell.old, cell.new) for cell in best.cells] == [
        ("requests[denied.7,natural]", "3", "2"),
        ("requests[denied.7,company]", "2", "3"),
    ]
    assert best.certainty.value == "likely"
    assert {other.certainty.value for other in others} == {"one-of"}
    assert found.candidates == len(found.repairs) > 1


def test_totals_left_at_zero_are_one_diagnosis_of_the_column() -> None:
    found = _only(CLEAN | {cell: "0" for cell in CLEAN if cell.endswith(",total]")})
    assert (found.rule, found.address, found.repairs[0].certainty.value, found.candidates) == (
        "A102",
        "requests[,total]",
        "likely",
        1,
    )
    assert _repair(found) == {
        cell: ("0", figure) for cell, figure in CLEAN.items() if cell.endswith(",total]")
    }
    assert found.help.zh.startswith("「总计」列像是漏填：按勾稽关系可以推算出其中 8 格。")
    assert [one.rule for one in found.explains] == ["A102"] * 8


def test_what_is_carried_over_stated_under_the_total_alone() -> None:
    found = _only(_cells(**_line("carried_out", "0", "0", "0", "0", "0", "0", "5")))
    assert (found.address, _repair(found)) == (
        "requests[carried_out]",
        {"requests[carried_out,natural]": ("0", "3"), "requests[carried_out,research]": ("0", "2")},
    )
    assert found.help.en.startswith("row 「四、结转下年度继续办理」 seems to have been left out")


def test_a_row_one_place_off() -> None:
    found = _only(_cells(**_line("granted", "0", "16", "7", "3", "0", "1", "1")))
    assert found.address == "requests[granted]"
    assert _repair(found) == {
        "requests[granted,natural]": ("0", "16"),
        "requests[granted,company]": ("16", "7"),
        "requests[granted,research]": ("7", "3"),
        "requests[granted,nonprofit]": ("3", "0"),
        "requests[granted,legal]": ("0", "1"),
        "requests[granted,total]": ("1", "28"),
    }
    assert found.help.zh.startswith("「（一）予以公开」行的数字像是错开了一格（共 6 格）。")


def test_two_rows_in_one_anothers_place() -> None:
    handled = [CLEAN[f"requests[handled,{column}]"] for column in COLUMNS]
    new = [CLEAN[f"requests[new,{column}]"] for column in COLUMNS]
    found = _only(_cells(**_line("new", *handled), **_line("handled", *new)))
    assert _repair(found) == {
        "requests[new,natural]": ("31", "30"),
        "requests[new,research]": ("4", "5"),
        "requests[handled,natural]": ("30", "31"),
        "requests[handled,research]": ("5", "4"),
    }
    assert found.help.zh.startswith(
        "「一、本年新收政府信息公开申请数量」行和「（七）总计」行的数字像是互换了位置"
    )


def test_totals_that_leave_out_a_column() -> None:
    rows = {cell.partition(",")[0] for cell in CLEAN}
    short_totals = {
        f"{row},total]": str(int(CLEAN[f"{row},total]"]) - int(CLEAN[f"{row},natural]"])) for row in rows
    }
    found = _only(CLEAN | short_totals)
    # The column left out could also be empty in truth; its sums would hold as well.
    totals, emptied = found.repairs
    assert {cell.address for cell in totals.cells} == {f"{row},total]" for row in rows}
    assert {cell.address for cell in emptied.cells} == {f"{row},natural]" for row in rows}
    assert {cell.new for cell in emptied.cells} == {"0"}
    assert (totals.certainty.value, emptied.certainty.value) == ("one-of", "one-of")
    assert found.help.zh.startswith("有关行列像是整体算错：按其他各项重算，共 8 格应当更改。")


SCATTERED = {
    "requests[granted,natural]": "61",
    "requests[granted,company]": "70",
    "requests[partial,natural]": "52",
    "requests[partial,legal]": "18",
    "requests[denied.7,company]": "33",
    "requests[unavailable.1,legal]": "44",
}


def test_too_many_figures_are_not_localised() -> None:
    found = _only(CLEAN | SCATTERED)
    assert (found.repairs, found.candidates, found.address) == ((), 0, "requests[granted]")
    assert [(one.rule, one.at) for one in found.explains] == [
        ("A102", "requests[granted]"), ("A102", "requests[partial]"), ("A102", "requests[denied.7]"),
        ("A102", "requests[unavailable.1]"), ("A103", "requests[,natural]"), ("A103", "requests[,company]"),
        ("A103", "requests[,legal]"),
    ]  # fmt: skip
    assert found.help.zh.startswith("可能涉及的数字较多，不能确定是哪一格有误，请逐项核对原始台账。")


def test_figures_cut_out_of_running_text_may_have_been_misread() -> None:
    subject, _ = judged(CLEAN | SCATTERED, FORMS["2021"])
    read = subject.report.tables["requests"]._replace(source="text")
    report = subject.report._replace(tables={**subject.report.tables, "requests": read})
    found = localise(subject, check(Subject(report), rules_of("A")), Unplaced())
    cut = localise(Subject(report), check(Subject(report), rules_of("A")), Unplaced())
    assert [one.help.zh.count("也可能是没有读准") for one in found] == [0]
    assert [one.help.zh.count("也可能是没有读准") for one in cut] == [1]


def test_a_blank_takes_the_value_it_must_when_another_figure_is_wrong() -> None:
    assert _shorts(_cells(new__natural="33", carried_out__natural="")) == [
        (
            "A102",
            "requests[new,natural]",
            (("A101", "requests[,natural]"), ("A102", "requests[new]"), ("A102", "requests[carried_out]")),
            (("certain", (("requests[new,natural]", "33", "30"),)),),
        )
    ]


def test_a_blank_that_would_have_to_be_negative_counts_as_nothing() -> None:
    cells: dict[str, str | int | None] = {
        "disputes[review,upheld]": 5,
        "disputes[review,corrected]": "",
        "disputes[review,total]": 3,
    }
    assert _shorts(cells) == [
        (
            "A104",
            "disputes[review]",
            (("A104", "disputes[review]"),),
            (
                ("one-of", (("disputes[review,upheld]", "5", "3"),)),
                ("one-of", (("disputes[review,total]", "3", "5"),)),
            ),
        )
    ]


@pytest.mark.parametrize("unread", [None, "？"])
def test_a_cell_that_was_not_read_is_never_blamed(unread: str | None) -> None:
    cells = _cells(new__natural="33") | {"requests[granted,natural]": unread}
    assert _shorts(cells) == [
        (
            "A101",
            "requests[new,natural]",
            (("A101", "requests[,natural]"), ("A102", "requests[new]")),
            (("certain", (("requests[new,natural]", "33", "30"),)),),
        )
    ]


def test_last_years_report_settles_a_tie() -> None:
    cells = {
        "requests[carried_in,natural]": 3,
        "requests[handled,natural]": 4,
        "requests[granted,natural]": 4,
    }
    cells |= {"requests[carried_in,total]": 3, "requests[handled,total]": 4, "requests[granted,total]": 4}
    before = report_of({"requests[carried_out,natural]": 4, "requests[carried_out,total]": 4}, FORMS["2021"])
    (alone,) = diagnosed(cells, FORMS["2021"])
    (settled,) = diagnosed(cells, FORMS["2021"], previous=before)
    assert {repair.certainty.value for repair in alone.repairs} == {"one-of"}
    assert [repair.certainty.value for repair in settled.repairs][:2] == ["likely", "one-of"]
    assert [(cell.address, cell.new) for cell in settled.repairs[0].cells] == [
        ("requests[carried_in,natural]", "4"),
        ("requests[carried_in,total]", "4"),
    ]
