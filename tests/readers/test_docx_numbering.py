"""Automatic numbers are printed as a word processor prints them, in titles and in labels."""

import pytest

from lint_gov.readers.docx_numerals import written
from tests.readers.seen import seen
from tests.readers.word import p, tbl, tc, tr, word


def level(number: int, number_format: str, text: str, *more: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/>{"".join(more)}</w:lvl>'
    )


def pattern(number: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def listed(number: int, of: int, *changes: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{"".join(changes)}</w:num>'


def item(text: str, number: int = 1, at: int | None = 0, more: str = "") -> str:
    place = "" if at is None else f'<w:ilvl w:val="{at}"/>'
    return p(text, f'{more}<w:numPr>{place}<w:numId w:val="{number}"/></w:numPr>')


def numbered(*paragraphs: str, numbering: str, styles: str = "") -> list[object]:
    return seen(word("".join(paragraphs), numbering=numbering, styles=styles))


CHINESE = pattern(
    0,
    level(0, "chineseCountingThousand", "%1、"),
    level(1, "chineseCountingThousand", "（%2）"),
    level(2, "decimal", "%3."),
)


def test_levels_count_and_begin_anew() -> None:
    assert numbered(
        item("总体情况"),
        item("主动公开", at=1),
        item("依申请公开", at=1),
        item("甲", at=2),
        p("不编号"),
        item("乙", at=2),
        item("主动公开政府信息情况"),
        item("丙", at=1),
        item("丁", at=2),
        numbering=CHINESE + listed(1, 0),
    ) == [
        "一、总体情况",
        "（一）主动公开",
        "（二）依申请公开",
        "1.甲",
        "不编号",
        "2.乙",
        "二、主动公开政府信息情况",
        "（一）丙",
        "1.丁",
    ]


def test_lists_of_one_pattern_count_together_unless_they_start_again() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    numbering = (
        CHINESE + listed(1, 0) + listed(2, 0) + listed(3, 0, again.format(1)) + listed(4, 0, again.format(5))
    )
    assert numbered(
        item("甲"), item("乙", 2), item("丙", 3), item("丁", 3), item("戊", 1), item("己", 4), item("庚", 4),
        numbering=numbering,
    ) == ["一、甲", "二、乙", "一、丙", "二、丁", "三、戊", "五、己", "六、庚"]  # fmt: skip


def test_a_level_may_be_changed_for_one_list() -> None:
    change = f'<w:lvlOverride w:ilvl="0">{level(0, "decimal", "%1）", start=3)}</w:lvlOverride>'
    assert numbered(item("甲"), item("乙"), numbering=CHINESE + listed(1, 0, change)) == ["3）甲", "4）乙"]


def test_numbers_of_several_levels_and_restarts() -> None:
    legal = pattern(
        0,
        level(0, "upperRoman", "第%1章", '<w:suff w:val="space"/>'),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "decimal", "%2-%3", '<w:lvlRestart w:val="0"/>'),
        level(3, "decimal", "%4)", '<w:lvlRestart w:val="1"/>'),
    )
    assert numbered(
        item("甲"), item("乙", at=1), item("丙", at=2), item("丁", at=3), item("戊", at=1), item("己", at=2),
        item("庚", at=3), item("辛"), item("壬", at=3), item("癸", at=2),
        numbering=legal + listed(1, 0),
    ) == ["第I章 甲", "1.1 乙", "1-1 丙", "1)丁", "1.2 戊", "2-2 己",
           "2)庚", "第II章 辛", "1)壬", "1-3 癸"]  # fmt: skip


def test_a_style_may_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:name w:val="heading 2"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="a"/>'
        '<w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="d"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    own = pattern(
        0,
        level(0, "japaneseCounting", "%1、"),
        level(1, "japaneseCounting", "（%2）", '<w:pStyle w:val="d"/>'),
    )
    assert numbered(
        p("甲", '<w:pStyle w:val="a"/>'),
        p("乙", '<w:pStyle w:val="b"/>'),
        p("丙", '<w:pStyle w:val="c"/>'),
        p("丁", '<w:pStyle w:val="d"/>'),
        p("戊", '<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'),
        p("己", '<w:pStyle w:val="a"/>'),
        numbering=own + listed(1, 0),
        styles=styles,
    ) == [(1, "一、甲"), (2, "（一）乙"), (1, "丙"), "（二）丁", (1, "戊"), (1, "二、己")]


def test_a_pattern_may_be_that_of_a_style_of_lists() -> None:
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = (
        CHINESE
        + '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + listed(1, 1)
        + listed(2, 0)
    )
    assert numbered(item("甲"), item("乙", 2), numbering=numbering, styles=styles) == ["一、甲", "二、乙"]


def test_what_is_gone_or_hidden_is_not_counted() -> None:
    gone = (
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del/>"
        "</w:rPr></w:pPr><w:del><w:r><w:delText>删</w:delText></w:r></w:del></w:p>"
    )
    hidden = (
        gone.replace("<w:del/>", "<w:vanish/>")
        .replace("w:del>", "w:ins>")
        .replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>")
    )
    assert numbered(item("甲"), gone, hidden, item("乙"), numbering=CHINESE + listed(1, 0)) == [
        "一、甲",
        "二、乙",
    ]


def test_labels_in_cells_are_numbered_and_marks_are_not_text() -> None:
    marks = pattern(1, level(0, "bullet", "\uf06c")) + listed(2, 1)
    table = tbl(
        tr(tc(item("属于国家秘密", at=2)), "0"),
        tr(tc(item("其他", at=2)), tc(item("", at=2))),
        tr(tc(item("点", 2)), "1"),
    )
    assert numbered(table, numbering=CHINESE + marks + listed(1, 0)) == [
        [["1.属于国家秘密", "0"], ["2.其他", "3."], ["点", "1"]]
    ]


@pytest.mark.parametrize(
    "number", ["<w:numId w:val='9'/>", "", "<w:numId w:val='1'/><w:ilvl w:val='8'/>", "<w:numId w:val='x'/>"]
)
def test_a_list_that_is_not_there_numbers_nothing(number: str) -> None:
    body = p("甲", f"<w:numPr>{number}</w:numPr>")
    assert seen(word(body, numbering=CHINESE + listed(1, 0) + listed(3, 7))) == ["甲"]
    assert seen(word(body)) == ["甲"]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        (
            "chineseCountingThousand",
            "一 二 九 十 十一 二十 二十一 九十九 一百 一百零一 一百一十 一百一十五 一千零一 一千零一十",
        ),
        (
            "chineseCounting",
            "一 二 九 十 十一 二十 二十一 九十九 一〇〇 一〇一 一一〇 一一五 一〇〇一 一〇一〇",
        ),
        (
            "ideographDigital",
            "一 二 九 一〇 一一 二〇 二一 九九 一〇〇 一〇一 一一〇 一一五 一〇〇一 一〇一〇",
        ),
        (
            "chineseLegalSimplified",
            "壹 贰 玖 壹拾 壹拾壹 贰拾 贰拾壹 玖拾玖 壹佰 壹佰零壹 壹佰壹拾 壹佰壹拾伍 壹仟零壹 壹仟零壹拾",
        ),
        ("decimalZero", "01 02 09 10 11 20 21 99 100 101 110 115 1001 1010"),
        ("lowerRoman", "i ii ix x xi xx xxi xcix c ci cx cxv mi mx"),
        ("upperRoman", "I II IX X XI XX XXI XCIX C CI CX CXV MI MX"),
        ("decimalEnclosedCircle", "① ② ⑨ ⑩ ⑪ ⑳ 21 99 100 101 110 115 1001 1010"),
        ("ideographTraditional", "甲 乙 壬 癸 11 20 21 99 100 101 110 115 1001 1010"),
        (
            "decimalFullWidth",
            "１ ２ ９ １０ １１ ２０ ２１ ９９ １００ １０１ １１０ １１５ １００１ １０１０",
        ),
        ("hebrew1", "1 2 9 10 11 20 21 99 100 101 110 115 1001 1010"),
    ],
)
def test_formats(number_format: str, expected: str) -> None:
    numbers = (1, 2, 9, 10, 11, 20, 21, 99, 100, 101, 110, 115, 1001, 1010)
    assert " ".join(written(number, number_format) for number in numbers) == expected


def test_letters_and_what_no_format_can_write() -> None:
    assert [written(number, "lowerLetter") for number in (1, 26, 27, 53)] == ["a", "z", "aa", "aaa"]
    assert [written(number, "chineseCounting") for number in (0, -1, 10_000)] == ["0", "-1", "10000"]
    assert [written(number, "none") for number in (1, 2)] == ["", ""]
