"""The kind `cell_value`: faults of single cells, and when they are one finding."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.kinds.cell_faults import TESTS
from lint_gov.kinds.cell_value import KIND
from lint_gov.model.outcome import Fix, Status
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, seen, verdicts
from tests.kinds.tables import label, labelled

COUNT = "requests[new,natural]"
CHANGE = "disclosure[licence,change]"
AMOUNT = "disclosure[fee,amount]"
SPENT = "disclosure[procurement,amount]"
FORM_OF = {CHANGE: "2019", SPENT: "2019"}


def _made(address: str, raw: str | None) -> Report:
    return report(cells={address: raw}, form=FORM_OF.get(address, "2021"))


def _fault(refuse: str, address: str, raw: str | None) -> tuple[str, str] | None:
    """Return the fault and the better text of one cell, all others being 0."""
    found = failures(KIND, _made(address, raw), {"refuse": refuse})
    assert {at for at, _ in found} <= {address}
    return (found[0][1]["detail"], found[0][1]["plain"]) if found else None


@pytest.mark.parametrize("raw", ["", " ", "\u00a0", "\u3000", "\u200b", "\n\t"])
def test_blank(raw: str) -> None:
    assert _fault("blank", COUNT, raw) == ("blank", "")
    assert _fault("placeholder", COUNT, raw) is None
    assert _fault("not_integer", COUNT, raw) is None


@pytest.mark.parametrize(
    ("raw", "detail"),
    [
        ("/", "mark"), ("-", "mark"), ("—", "mark"), ("——", "mark"), ("／", "mark"),
        ("无", "word"), (" 不适用 ", "word"), ("（无）", "word"), ("N/A", "word"), ("*", "word"),
        ("……", "word"),
    ],
)  # fmt: skip
def test_placeholder(raw: str, detail: str) -> None:
    assert _fault("placeholder", COUNT, raw) == (detail, "")
    assert _fault("not_integer", COUNT, raw) is None
    assert _fault("blank", COUNT, raw) is None


@pytest.mark.parametrize("raw", ["0", "-8", "无3", "约30", "近12", "−1"])
def test_no_placeholder(raw: str) -> None:
    assert _fault("placeholder", COUNT, raw) is None


@pytest.mark.parametrize(
    ("address", "raw", "detail"),
    [
        (COUNT, "2.5", "fraction"),
        (COUNT, "1,170", None),
        (COUNT, "3.0", None),
        (COUNT, "55（含自然失效29件）", None),
        (COUNT, "约30", "words"),
        (COUNT, "近12", "words"),
        (COUNT, "三", "words"),
        (COUNT, "1,17", "words"),
        (COUNT, "增3减2", "words"),
        (CHANGE, "增3减2", "pair"),
        (CHANGE, "+(0) -(0)", "pair"),
        (CHANGE, "+3/-2", "pair"),
        (CHANGE, "增加", "words"),
        (CHANGE, "-8", None),
        (AMOUNT, "12.5", None),
        (AMOUNT, "251000元", None),
        (AMOUNT, "见附件", "amount"),
        (AMOUNT, "约30万元", "amount"),
    ],
)
def test_not_integer(address: str, raw: str, detail: str | None) -> None:
    assert _fault("not_integer", address, raw) == ((detail, "") if detail else None)


@pytest.mark.parametrize(
    ("address", "raw", "detail"),
    [
        (COUNT, "-2", "count"),
        (COUNT, "−2", "count"),
        (COUNT, "-", None),
        (COUNT, "-0", None),
        (CHANGE, "-2", None),
        (CHANGE, "减少8", None),
        (AMOUNT, "-2.5", "amount"),
    ],
)
def test_negative(address: str, raw: str, detail: str | None) -> None:
    assert _fault("negative", address, raw) == ((detail, "") if detail else None)


@pytest.mark.parametrize(
    ("address", "raw", "fault"),
    [
        (COUNT, "１２", ("wide", "12")),
        (COUNT, "1，170", ("wide", "1,170")),
        (COUNT, "1 170", ("space", "1170")),
        (COUNT, "024", ("zeros", "24")),
        (COUNT, "00", ("zeros", "0")),
        (COUNT, "0", None),
        (COUNT, "3.0", ("point", "3")),
        (COUNT, "+3", ("plus", "3")),
        (COUNT, " 12\u00a0", None),
        (COUNT, "０１２件", ("wide", "12件")),
        (COUNT, "０５（含自然失效２９件）", ("wide", "5（含自然失效２９件）")),
        (COUNT, "007（注）", ("zeros", "7（注）")),
        (CHANGE, "+3", None),
        (CHANGE, "＋3", ("wide", "+3")),
        (AMOUNT, "0.50", None),
        (AMOUNT, "12.0", None),
        (AMOUNT, "00.5", ("zeros", "0.5")),
        (COUNT, "约０３", None),
    ],
)
def test_loose_format(address: str, raw: str, fault: tuple[str, str] | None) -> None:
    assert _fault("loose_format", address, raw) == fault


@pytest.mark.parametrize(
    ("raw", "new"), [("１２", "12"), (" 024 ", "24"), ("1 170", "1170"), ("1 2", None), ("15 0", None)]
)
def test_a_gap_is_closed_only_between_groups_of_three(raw: str, new: str | None) -> None:
    finding = next(
        verdict.finding
        for verdict in verdicts(KIND, _made(COUNT, raw), {"refuse": "loose_format"})
        if verdict.finding
    )
    assert finding.fix == (None if new is None else Fix(raw, new))


@pytest.mark.parametrize(
    ("address", "raw", "fault"),
    [
        (COUNT, "12件", ("count", "12")),
        (COUNT, "0件", ("count", "0")),
        (CHANGE, "+3项", ("count", "+3")),
        (COUNT, "12", None),
        (COUNT, "12（件）", None),
        (COUNT, "约30件", None),
    ],
)
def test_unit(address: str, raw: str, fault: tuple[str, str] | None) -> None:
    assert _fault("unit", address, raw) == fault


@pytest.mark.parametrize(
    ("header", "raw", "seen_as"),
    [
        ("本年收费金额（单位：万元）", "25.1万元", ("failed", "same", "25.1")),
        ("本年收费金额（单位：万元）", "251000元", ("failed", "other", "")),
        ("本年收费金额", "251000元", ("passed", "", "")),
        (None, "251000元", ("undecided", "", "")),
    ],
)
def test_a_unit_of_money_is_judged_by_its_column(
    header: str | None, raw: str, seen_as: tuple[str, str, str]
) -> None:
    heads = [label("disclosure[,amount]", header, "本年收费金额（单位：万元）", "column")]
    made = labelled(heads, cells={AMOUNT: raw})
    (verdict,) = [one for one in verdicts(KIND, made, {"refuse": "unit"}) if one.at == AMOUNT]
    values = verdict.finding.values if verdict.finding else {}
    assert (verdict.status.value, values.get("detail", ""), values.get("plain", "")) == seen_as


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        ("44", ("none", "+44")),
        ("1,044", ("none", "+1,044")),
        ("减少8", ("words", "-8")),
        ("增10", ("words", "+10")),
        ("-8", None),
        ("−8", None),
        ("＋8", None),
        ("0", None),
        ("", None),
    ],
)
def test_unsigned(raw: str, fault: tuple[str, str] | None) -> None:
    assert _fault("unsigned", CHANGE, raw) == fault


def test_counts_need_no_sign() -> None:
    assert _fault("unsigned", COUNT, "44") is None


def test_every_chosen_cell_is_one_application() -> None:
    made = report(cells={CHANGE: "+3", "requests[new,total]": 0}, form="2019")
    count = {cells: len(seen(KIND, made, {"refuse": "blank", "cells": cells})) for cells in ("all", "counts")}
    assert count == {"all": 22 + 161, "counts": 22 + 161 - 1}
    assert [at for _, at in seen(KIND, made, {"refuse": "blank", "cells": "amounts"})] == [SPENT]
    assert [at for _, at in seen(KIND, made, {"refuse": "blank", "cells": "signed"})] == [
        "disclosure[licence,change]",
        "disclosure[service,change]",
        "disclosure[penalty,change]",
        "disclosure[coercion,change]",
        "disclosure[fee,change]",
    ]
    assert len(seen(KIND, made, {"refuse": "blank", "table": "requests"})) == 161


def test_a_cell_not_read_or_in_doubt_is_undecided() -> None:
    made = report(cells={COUNT: None, "requests[new,company]": 3})
    doubtful = made.cells["requests[new,company]"]._replace(
        raw="", doubt=Text("有两种切分", "two cuts add up")
    )
    made = made._replace(cells={**made.cells, "requests[new,company]": doubtful})
    assert reasons(KIND, made, {"refuse": "blank"}) == [
        (COUNT, "该单元格没有读出"),
        ("requests[new,company]", "该单元格的读取存疑：有两种切分"),
    ]


def test_the_values_of_one_blank() -> None:
    (found,) = failures(KIND, _made(COUNT, ""), {"refuse": "blank", "together": 10})
    values: dict[str, Any] = {
        "table": "表三",
        "row": "一、本年新收政府信息公开申请数量",
        "column": "自然人",
        "cell": "「一、本年新收政府信息公开申请数量」行「自然人」列",
        "printed": "",
        "detail": "blank",
        "plain": "",
        "unit": "",
        "header": "",
        "count": 1,
        "lines": "",
    }
    assert found == (COUNT, values)


@pytest.mark.parametrize(("blanks", "findings"), [(9, 9), (10, 1), (14, 1)])
def test_many_blanks_of_one_table_are_one_finding(blanks: int, findings: int) -> None:
    cells = [address for address in FORMS["2021"].tables["requests"].addresses if "[other." in address]
    made = report(cells=dict.fromkeys(cells[:blanks], ""))
    found = verdicts(KIND, made, {"refuse": "blank", "together": 10})
    failed = [verdict for verdict in found if verdict.status is Status.FAILED]
    assert len(failed) == findings
    assert len(found) == 175 - blanks + findings
    assert failed[0].at == cells[0]
    assert failed[0].finding is not None
    assert failed[0].finding.cells == (tuple(cells[:blanks]) if findings == 1 else (cells[0],))


def _lines(addresses: list[str]) -> str:
    made = report(cells=dict.fromkeys(addresses, ""))
    return str(failures(KIND, made, {"refuse": "blank", "together": 10})[0][1]["lines"])


def test_blanks_are_named_by_whole_rows_and_columns() -> None:
    every = FORMS["2021"].tables["requests"].addresses
    rows = [address for address in every if "[carried_in," in address or "[granted," in address]
    assert _lines(rows) == "「二、上年结转政府信息公开申请数量」、「（一）予以公开」整行"
    columns = [address for address in every if address.endswith((",company]", ",legal]"))]
    assert _lines(columns) == "「商业企业」、「法律服务机构」整列"
    assert _lines([*rows, "requests[new,natural]"]).endswith("整行，另有 1 格")
    assert _lines([address for address in every if ",natural]" in address][:12]) == "分散的 12 格"


def test_two_tables_are_never_one_finding() -> None:
    rows = [address for address in FORMS["2021"].tables["requests"].addresses if "[new," in address]
    cells = [
        *rows,
        "disclosure[rules,issued]",
        "disclosure[licence,decisions]",
        "disclosure[coercion,decisions]",
    ]
    assert (
        len(failures(KIND, report(cells=dict.fromkeys(cells, "")), {"refuse": "blank", "together": 10})) == 10
    )


@given(st.sampled_from(sorted(TESTS)), st.sampled_from([COUNT, CHANGE, AMOUNT, SPENT]), st.text(max_size=30))
def test_any_cell_text_is_judged(refuse: str, address: str, raw: str) -> None:
    found = verdicts(KIND, _made(address, raw), {"refuse": refuse})
    assert len(found) == len(FORMS[FORM_OF.get(address, "2021")].tables[address.partition("[")[0]].addresses)
    for verdict in found:
        for value in verdict.finding.values.values() if verdict.finding else ():
            assert str(getattr(value, "zh", value)).isprintable()


@given(st.text(alphabet="0123456789０１２,，. +-", min_size=1, max_size=12))
def test_a_fix_of_spelling_keeps_the_figure(raw: str) -> None:
    made = _made(COUNT, raw)
    for verdict in verdicts(KIND, made, {"refuse": "loose_format"}):
        if verdict.finding and verdict.finding.fix:
            fixed = _made(COUNT, verdict.finding.fix.new).cells[COUNT]
            assert fixed.number == made.cells[COUNT].number
            assert _fault("loose_format", COUNT, verdict.finding.fix.new) is None
