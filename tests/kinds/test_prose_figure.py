from typing import Any

import pytest

from lint_gov.kinds.prose_figure import KIND
from lint_gov.model.report import Report
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, section, seen

RULE = {
    "table": "requests",
    "checks": [
        {"check": "prose(received) in {new, new + carried_in}"},
        {"check": "prose(processed) = handled", "near": ["new"]},
        {"check": "prose(granted) = granted"},
        {"check": "prose(partial) = partial"},
    ],
}
CELLS = {
    "requests[new,total]": 713,
    "requests[carried_in,total]": 36,
    "requests[handled,total]": 740,
    "requests[granted,total]": 30,
    "requests[partial,total]": 12,
}


def made(text: str, **cells: Any) -> Report:
    figures = {**CELLS, **{f"requests[{name},total]": value for name, value in cells.items()}}
    return report([section("overview", "一、总体情况", text)], cells=figures, year=2021)


@pytest.mark.parametrize(
    "text",
    [
        "受理政府信息公开申请749件。",
        "新收政府信息公开申请713件。",
        "办理依申请公开740件。",
        "依申请公开方面，予以公开及部分公开42件。",
    ],
)
def test_a_figure_of_the_table_passes(text: str) -> None:
    assert seen(KIND, made(text), RULE) == [("passed", "section[overview]")]


def test_another_figure_fails_with_both() -> None:
    assert failures(KIND, made("受理政府信息公开申请794件。"), RULE) == [
        (
            "section[overview]",
            {
                "figure": "收到的申请",
                "clause": "受理政府信息公开申请794件",
                "stated": "794",
                "expected": "713 或 749",
                "cells": "「一、本年新收政府信息公开申请数量 · 总计」"
                "、「二、上年结转政府信息公开申请数量 · 总计」",
                "match": "none",
                "table": "表三",
            },
        )
    ]


def test_a_figure_taken_for_another_is_near() -> None:
    ((_, values),) = failures(KIND, made("办理依申请公开713件。"), RULE)
    assert (values["match"], values["expected"]) == ("near", "740")


@pytest.mark.parametrize("value", [None, "", "—"])
def test_a_cell_without_figure_decides_nothing(value: str | None) -> None:
    assert reasons(KIND, made("办理依申请公开713件。", handled=value), RULE) == [
        ("section[overview]", "表中相应单元格没有确定的数字")
    ]


def test_two_readings_decide_nothing() -> None:
    assert reasons(KIND, made("受理并办理政府信息公开申请5件。"), RULE) == [
        ("section[overview]", "这句话有两种理解，不作判断")
    ]


def test_nothing_stated_is_not_applicable() -> None:
    assert reasons(KIND, made("公开信息386条。"), RULE) == [
        ("section[requests]", "正文没有可与表格对照的相应数字")
    ]


@pytest.mark.parametrize(
    ("checks", "message", "path"),
    [
        (
            [{"check": "received = new"}],
            "expected prose(name) and a relation, such as prose(received) in {new, new + carried_in}",
            ("checks", 0, "check"),
        ),
        (
            [{"check": "prose(received) = news"}],
            "unknown name 'news': expected a row of table requests or a group of them, such as 'new'",
            ("checks", 0, "check"),
        ),
        (
            [{"check": "prose(received) = new", "lines": ["natural", "nature"]}],
            (
                "unknown line 'nature': expected some of "
                "natural, company, research, nonprofit, legal, other_org, total"
            ),
            ("checks", 0, "lines", 1),
        ),
        (
            [{"check": "prose(received) = previous(new)"}],
            "expected this report's cells on the right side only",
            ("checks", 0, "check"),
        ),
    ],
)
def test_a_faulty_check_is_named(checks: list[Any], message: str, path: tuple[str | int, ...]) -> None:
    with pytest.raises(RuleError) as fault:
        KIND.bind({"table": "requests", "checks": checks}, FORMS)
    assert (fault.value.message, fault.value.path) == (message, path)


def test_an_unknown_extractor_is_named_with_its_place() -> None:
    with pytest.raises(RuleError) as fault:
        KIND.bind({"table": "requests", "checks": [{"check": "prose(got) = new"}]}, FORMS)
    assert (fault.value.offset, fault.value.message.startswith("unknown extractor 'got'")) == (6, True)
