import pytest

from lint_gov.kinds.topics import KIND
from lint_gov.model.document import Trouble, TroubleKind
from lint_gov.model.rule import RuleError
from tests.generate import FORMS
from tests.kinds.handmade import failures, reasons, report, section, seen

RULE = {
    "sections": ["overview"],
    "without": ["下一步"],
    "topics": [
        {"id": "files", "name": {"zh": "文件", "en": "files"}, "words": [["文件", "清理"], "归档"]},
        {
            "id": "review",
            "name": {"zh": "评议", "en": "review"},
            "words": ["社会评议"],
            "without": ["制度"],
            "weak": {"words": ["意见"], "without": ["有待"]},
        },
    ],
}
GOVERNMENTS = {**RULE, "organisations": {"levels": ["county"], "endings": ["人民政府"]}}
BOTH = "对文件进行了清理。听取社会评议。"


def lacking(text: str) -> list[object]:
    made = report([section("overview", "一、总体情况", text)])
    return [values["lacking"] for _, values in failures(KIND, made, RULE)]


def test_every_topic_found_passes_once() -> None:
    made = report([section("overview", "一、总体情况", BOTH)])
    assert seen(KIND, made, RULE) == [("passed", "section[overview]")]


def test_missing_topics_are_one_finding() -> None:
    made = report([section("overview", "一、总体情况", "全年主动公开政府信息八十六条。")])
    assert failures(KIND, made, RULE) == [
        ("section[overview]", {"missing": "文件、评议", "lacking": "files+review", "count": 2})
    ]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("清理了网站栏目。印发文件十件。听取社会评议。", ["files"]),
        ("文件归档齐全。健全社会评议制度，逐步推开。", ["review"]),
        ("文件归档齐全。下一步开展社会评议工作。", ["review"]),
        ("文件归档齐全。意见征集有待加强，逐步推开。", ["review"]),
        ("文件归档齐全。广泛征求公众意见八十条。", []),
        ("文 件 归 档 齐 全，听取社 会 评 议。", []),
    ],
)
def test_words_count_in_their_sentence(text: str, missing: list[str]) -> None:
    assert lacking(text) == missing


def test_a_sentence_goes_on_over_the_end_of_a_line() -> None:
    assert lacking(
        "按照上级的统一部署和要求，本机关对历年印发的全部文件进\n行了清理，并听取社会评\n议。"
    ) == ["review"]
    assert lacking("按照上级的统一部署和要求，本机关对历年印发的全部文件进\n行了清理。\n听取社会评议。") == []


def test_an_item_begins_a_sentence_of_its_own() -> None:
    text = "一是按照上级部署和要求，本机关对历年印发的各类文件逐件登记\n二是清理网站栏目\n三是听取社会评议"
    assert lacking(text) == ["files"]


def test_sections_of_other_titles_behind_it_count_with_their_titles() -> None:
    made = report(
        [
            section("overview", "一、总体情况", "全年主动公开政府信息八十六条。"),
            section(None, "二、文件清理", "全部完成。"),
            section("disclosure", "三、主动公开政府信息情况", "听取社会评议。"),
        ]
    )
    assert [values["lacking"] for _, values in failures(KIND, made, RULE)] == ["review"]


def test_what_was_left_out_or_not_read_is_not_missing() -> None:
    shortened = report([section("overview", "一、总体情况", "全年主动公开政府信息八十六条……")])
    assert reasons(KIND, shortened, RULE) == [("section[overview]", "该节文字标有省略（……），内容未完整给出")]
    cut = Trouble(TroubleKind.LIMIT, "超出上限", "a limit was reached")
    unread = report([section("overview", "一、总体情况", "全年主动公开政府信息八十六条。")], troubles=(cut,))
    assert reasons(KIND, unread, RULE) == [("section[overview]", "文件没有完整读取：超出上限")]


def test_without_a_text_there_is_nothing_to_judge() -> None:
    assert reasons(KIND, report([section("overview", "一、总体情况", "略。")]), RULE) == [
        ("section[overview]", "该节没有可供判断的文字")
    ]
    assert reasons(KIND, report([]), RULE) == [("section[overview]", "没有找到该节")]
    figures = report(cells={"requests[new,total]": 1}, title=None)
    assert reasons(KIND, figures, RULE) == [("section[overview]", "只提供了表格数字，没有报告正文")]


@pytest.mark.parametrize(
    ("organisation", "level", "status"),
    [
        ("示例市人民政府", None, "passed"),
        ("示例市人民政府（本级）", None, "passed"),
        ("示例市人民政府办公室", None, "not-applicable"),
        ("示例市教育局", None, "not-applicable"),
        ("示例市教育局", "county", "passed"),
        ("示例市人民政府", "department", "not-applicable"),
        (None, None, "undecided"),
    ],
)
def test_organs_are_known_by_level_or_else_by_name(
    organisation: str | None, level: str | None, status: str
) -> None:
    made = report([section("overview", "一、总体情况", BOTH)], organisation=organisation)
    assert seen(KIND, made, GOVERNMENTS, organ_level=level) == [(status, "section[overview]")]


def test_topics_of_one_id_are_a_fault_of_the_rule() -> None:
    twice = [RULE["topics"][0], RULE["topics"][0]]  # type: ignore[index]  # a list, whatever else RULE holds
    with pytest.raises(RuleError, match="two topics have the same id"):
        KIND.bind({**RULE, "topics": twice}, FORMS)


def test_kangxi_radicals_are_the_characters_they_look_like() -> None:
    assert lacking("⽂件归档齐全，听取社会评议。") == []
