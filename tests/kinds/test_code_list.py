"""The kind `code_list`: printed labels against the form's."""

from typing import Any

import pytest

from lint_gov.kinds.code_list import KIND
from lint_gov.model.outcome import Fix
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, seen, verdicts
from tests.kinds.tables import COPIED, label, labelled

ROWS = {"table": "requests", "parts": ["row"], "headings": ["results", "denied"], "codes": True}
COLUMNS = {"table": "disclosure", "parts": ["column"]}
QUERY = ("requests[denied.8]", "8.属于行政查询事项")
SAFETY = ("requests[denied.3]", "3.危及“三安全一稳定”")
CHANGE = ("disclosure[,change]", "本年增/减", "column", "本年增减")


def _values(**changed: Any) -> dict[str, Any]:
    plain = {"table": "表三", "part": "行", "lost": "", "edit": "replaced", "times": 1, "repeats": ""}
    return {**plain, **changed}


def _one(printed: str | None, address: str, standard: str, **facts: Any) -> tuple[str, dict[str, Any]]:
    (found,) = failures(KIND, labelled([label(address, printed, standard)], **facts), ROWS)
    return found


def test_labels_as_prescribed_pass_one_by_one() -> None:
    made = labelled(
        [label(*_swap(QUERY, "8. 属于行政查询事项")), label(*_swap(SAFETY, '3.危及"三安全一稳定"'))]
    )
    assert seen(KIND, made, ROWS) == [("passed", "requests[denied.8]"), ("passed", "requests[denied.3]")]


def _swap(known: tuple[str, str], printed: str | None) -> tuple[str, str | None, str]:
    return known[0], printed, known[1]


def test_a_word_for_another_is_pinpointed() -> None:
    assert _one("8.属于行政查询事务", *QUERY) == (
        "requests[denied.8]",
        _values(printed="8.属于行政查询事务", standard=QUERY[1], wrong="事务", right="事项", match="word"),
    )


def test_a_word_for_another_is_never_copy_damage() -> None:
    assert _one("8.属于行政查询事务", *QUERY, damage=COPIED)[1]["match"] == "word"


def test_a_lost_character_is_a_word_unless_the_text_was_damaged() -> None:
    printed = "8.属于行政查询"
    assert _one(printed, *QUERY)[1]["match"] == "word"
    damaged = _one(printed, *QUERY, damage=COPIED)[1]
    assert (damaged["match"], damaged["lost"]) == ("lost", "事项")


def test_lost_marks_and_numerals_are_damage_too() -> None:
    assert _one("3.危及三安全一稳定", *SAFETY)[1]["match"] == "punctuation"
    assert _one("3.危及三安全一稳定", *SAFETY, damage=COPIED)[1]["lost"] == "“”"
    heading = label("requests[results]", "本年度办理结果", "三、本年度办理结果", "heading")
    assert failures(KIND, labelled([heading]), ROWS)[0][1]["match"] == "numeral"
    assert failures(KIND, labelled([heading], damage=COPIED), ROWS)[0][1]["lost"] == "三、"


def test_a_changed_numeral_is_not_damage() -> None:
    assert _one("7.属于行政查询事项", *QUERY, damage=COPIED)[1]["match"] == "numeral"


def test_a_piece_of_another_label_is_no_label_of_the_authors_in_damaged_text() -> None:
    piece = label("disputes[,total]", "结果", "总计", "column")
    parameters = {"table": "disputes", "parts": ["column"]}
    assert reasons(KIND, labelled([piece], damage=COPIED), parameters) == [
        ("disputes[,total]", "读到的只是另一栏名称的一部分，可能是复制时断开的")
    ]
    assert failures(KIND, labelled([piece]), parameters)[0][1]["match"] == "unknown"


def test_a_label_that_is_none_of_the_form_is_unknown() -> None:
    assert _one("9.另行答复", *QUERY)[1]["match"] == "unknown"


def test_the_heading_of_the_group_may_stand_in_the_same_cell() -> None:
    made = labelled([label(*_swap(QUERY, "（三）不予公开\n8.属于行政查询事项"))])
    assert seen(KIND, made, ROWS) == [("passed", "requests[denied.8]")]
    found = _one("三、本年度办理结果（三）不予公开8.属于行政查询事务", *QUERY)[1]
    assert (found["wrong"], found["right"]) == ("事务", "事项")


def test_a_label_that_was_not_read_is_undecided() -> None:
    made = labelled([label(*_swap(QUERY, None)), label(*_swap(SAFETY, " \u3000"))])
    assert reasons(KIND, made, ROWS) == [
        ("requests[denied.8]", "没有读到这一栏的名称"),
        ("requests[denied.3]", "没有读到这一栏的名称"),
    ]


def test_one_label_printed_three_times_is_one_finding() -> None:
    made = labelled([label(*_three("本年增/"))] * 3, form="2019", damage=COPIED)
    ((at, values),) = failures(KIND, made, COLUMNS)
    assert (at, values["match"], values["lost"], values["times"], values["repeats"]) == (
        "disclosure[,change]", "lost", "减", 3, "（共 3 处）",
    )  # fmt: skip


def _three(printed: str) -> tuple[str, str, str, str, str]:
    address, standard, part, variant = CHANGE
    return address, printed, standard, part, variant


def test_labels_of_one_line_printed_differently_are_judged_apart() -> None:
    made = labelled(
        [label(*_three("本年增/减")), label(*_three("本年增减")), label(*_three("本年变化"))], form="2019"
    )
    found = [(at, values["printed"], values["match"]) for at, values in failures(KIND, made, COLUMNS)]
    assert found == [
        ("disclosure[,change]", "本年增减", "punctuation"),
        ("disclosure[,change]", "本年变化", "word"),
    ]


@pytest.mark.parametrize("printed", ["本年收费金额", "本年收费金额（元）", "本年收费金额(单位:万元)"])
def test_the_unit_in_a_label_is_not_compared(printed: str) -> None:
    standard = "本年收费金额（单位：万元）"
    made = labelled([label("disclosure[,amount]", printed, standard, "column", "本年收费金额")])
    assert seen(KIND, made, COLUMNS) == [("passed", "disclosure[,amount]")]


def test_the_fix_changes_the_wrong_piece_only() -> None:
    made = labelled([label(*_swap(QUERY, " 8. 属于行政查询事务\n"))])
    finding = verdicts(KIND, made, ROWS)[0].finding
    assert finding is not None
    assert finding.fix == Fix(" 8. 属于行政查询事务\n", " 8. 属于行政查询事项\n", 5, hint=True)


def test_another_word_is_shown_and_other_marks_are_put_right() -> None:
    made = labelled([label(*_three("本年增减"))], form="2019")
    finding = verdicts(KIND, made, COLUMNS)[0].finding
    assert finding is not None
    assert finding.fix == Fix("本年增减", "本年增/减", 5)


@pytest.mark.parametrize(("printed", "damage"), [("8.属于行政查询", COPIED), ("9.另行答复", ())])
def test_what_copying_lost_and_what_nobody_knows_has_no_fix(printed: str, damage: tuple[Any, ...]) -> None:
    finding = verdicts(KIND, labelled([label(*_swap(QUERY, printed))], damage=damage), ROWS)[0].finding
    assert finding is not None
    assert finding.fix is None


def test_a_hint_is_marked_as_one() -> None:
    made = labelled([label("requests[,total]", "合计", "总计", "column", "合计")])
    finding = verdicts(KIND, made, {"table": "requests", "parts": ["column"], "hint": True})[0].finding
    assert finding is not None
    assert finding.fix == Fix("合计", "总计", 5, hint=True)


def test_a_row_with_a_code_of_its_own_is_no_category() -> None:
    made = labelled(
        [], extra=["9.申请人死亡", "小计", "（一）予以公开", "2.申请人逾期未按收费通知", "（八）转办"]
    )
    assert [(at, values["printed"], values["edit"]) for at, values in failures(KIND, made, ROWS)] == [
        ("section[requests]", "9.申请人死亡", "stray"),
        ("section[requests]", "（八）转办", "stray"),
    ]
    assert failures(KIND, made, {**ROWS, "codes": False}) == []


def test_a_table_that_is_not_there_has_no_labels() -> None:
    assert verdicts(KIND, labelled([]), COLUMNS) == []


def test_a_heading_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match="no form has a heading 'total'") as error:
        KIND.bind({**ROWS, "headings": ["results", "total"]}, FORMS)
    assert error.value.path == ("headings", 1)


def test_a_hostile_label_is_shown_safely() -> None:
    values = _one("\x1b[31m8.属于行政查询事项\u202e" + "长" * 400, *QUERY)[1]
    assert values["match"] == "unknown"
    assert values["printed"].isprintable()
    assert len(values["printed"]) == 60
