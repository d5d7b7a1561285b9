"""The kind `wording`: words that do not belong in the text."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.kinds.wording import KIND
from lint_gov.model.document import Paragraph
from lint_gov.model.outcome import Fix
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, report, section, seen, verdicts

POWER = {
    "find": [
        {"words": ["权利"], "before": ["运行", "清单"], "not_after": ["申请人", "合法"], "instead": "权力"}
    ]
}
OLD = {
    "find": [{"words": ["国务院令第492号"], "instead": "国务院令第711号"}, {"words": ["三需要", "特殊需要"]}],
    "unless": ["修订", "711号"],
    "quotations": "skip",
}


def _found(parameters: dict[str, Any], text: str) -> list[tuple[str, str]]:
    made = report([section("overview", "一、总体情况", text)])
    return [(str(values["word"]), str(values["context"])) for _, values in failures(KIND, made, parameters)]


@pytest.mark.parametrize(
    ("text", "contexts"),
    [
        ("公布清单，推动政府权利运行，接受监督。", ["推动政府权利运行"]),
        ("政府权利运行；行政权利清单", ["政府权利运行", "行政权利清单"]),
        ("规范权 利\n运 行", ["规范权利运行"]),
        ("推动权力运行", []),
        ("保障申请人权利运行", []),
        ("维护合法权利清单", []),
        ("保障公民权利", []),
        ("", []),
    ],
)
def test_words_before_and_after_decide(text: str, contexts: list[str]) -> None:
    made = report([section("overview", "一、总体情况", text.replace("\n", "\t"))])
    assert [values["context"] for _, values in failures(KIND, made, POWER)] == contexts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("依据国务院令第492号办理。", ["国务院令第492号"]),
        ("依据国务院令第 ４９２ 号办理。", ["国务院令第492号"]),
        ("国务院令第492号已经修订。", []),
        ("国务院令第492号已经修订。依据国务院令第492号办理。", ["国务院令第492号"]),
        ("《条例》（国务院令第492号，国务院令第711号修改）", []),
        ("转发《关于国务院令第492号的通知》。", []),
        ("取得“三需要”材料。", []),
        ("“一公开”和三需要", ["三需要"]),
        ("根据特殊需要申请，又依据国务院令第492号。", ["国务院令第492号", "特殊需要"]),
    ],
)
def test_history_and_quotations_are_left_alone(text: str, words: list[str]) -> None:
    assert [word for word, _ in _found(OLD, text)] == words


def test_every_section_is_one_application_and_every_hit_a_finding() -> None:
    made = report(
        [
            section("overview", "一、总体情况", "权利运行。权利清单。"),
            section("others", "六、其他需要报告的事项", "无"),
        ],
        preamble=(Paragraph("权利运行", 3),),
    )
    assert seen(KIND, made, POWER) == [
        ("failed", "preamble"),
        ("failed", "section[overview]"),
        ("failed", "section[overview]"),
        ("passed", "section[others]"),
    ]
    assert seen(KIND, made, {**POWER, "sections": ["others"]}) == [("passed", "section[others]")]


def test_a_finding_has_its_paragraph_and_a_hint() -> None:
    made = report([section("overview", "一、总体情况", "政府权利运行")], preamble=(Paragraph("权利清单", 3),))
    opening, inside = (verdict.finding for verdict in verdicts(KIND, made, POWER))
    assert opening is not None
    assert inside is not None
    assert (opening.address, opening.anchor, opening.quote) == (None, 3, "权利清单")
    assert inside.address == "section[overview]"
    assert inside.fix == Fix("权利", "权力", 0, hint=True)
    assert failures(KIND, made, POWER)[1] == (
        "section[overview]",
        {
            "where": "「一、总体情况」",
            "word": "权利",
            "instead": "权力",
            "context": "政府权利运行",
            "rest": 0,
        },
    )


def test_the_title_of_a_section_of_the_authors_own_is_text_too() -> None:
    made = report([section(None, "七、权利清单", "无")])
    assert seen(KIND, made, POWER) == [("failed", "section[]")]


def test_a_flood_of_hits_is_cut_and_counted() -> None:
    made = report([section("overview", "一、总体情况", "权利运行。" * 100)])
    found = failures(KIND, made, POWER)
    assert [values["rest"] for _, values in found] == [0] * 29 + [70]


def test_a_section_that_no_form_has_is_refused() -> None:
    with pytest.raises(RuleError, match="no form has a section 'annex'"):
        KIND.bind({**POWER, "sections": ["annex"]}, FORMS)


@given(st.text(max_size=80), st.text(min_size=1, max_size=10))
def test_any_word_in_any_text(text: str, word: str) -> None:
    made = report([section("overview", "一、总体情况", text)])
    for status, at in seen(KIND, made, {"find": [{"words": [word]}]}):
        assert (status in {"passed", "failed"}, at) == (True, "section[overview]")
