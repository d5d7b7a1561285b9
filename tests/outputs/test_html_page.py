"""The html format: what it says, that it is sound HTML anyone can use, and that it keeps to itself."""

import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import pairwise

import pytest
from lxml import etree

from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Explained, Severity, Suppression
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Heading, TableForm
from lint_gov.model.location import Location
from lint_gov.model.outcome import CellChange, Certainty, Equation, Fix, Outcome, Repair, Status
from lint_gov.model.report import ExtraRow, Section, ValueKind
from lint_gov.model.wording import Text
from lint_gov.outputs.html.grids import grids
from lint_gov.outputs.look import Look
from lint_gov.result import ReadStatus, Result
from tests.converting import drawn_by_chromium, needs_chromium
from tests.generate import FORMS
from tests.outputs import handmade
from tests.outputs.paging import cells, inline, page, said, tree

WAIVED = handmade.SECTION._replace(
    suppressed=Suppression("waiver", "附件另行公开", "李", "2021-02-01", "2022-02-01")
)
EVERYTHING = page(handmade.EVERYTHING)
ENGLISH = Look(language="en", verbose=True, show_passed=True)
UNREAD = Result("scan.pdf", None, ReadStatus.UNREADABLE, None, (), (handmade.SECTION._replace(rule="E001"),))
STRANGER = Result("notes.html", "0" * 64, ReadStatus.NOT_A_REPORT)


def by_class(root: etree._Element, name: str) -> Iterator[etree._Element]:
    for element in root.iter(etree.Element):
        if name in element.get("class", "").split():
            yield element


def test_a_finding_says_everything_there_is_to_say() -> None:
    cards = [said(card) for card in by_class(tree(EVERYTHING), "finding")]
    assert cards[0] == (
        "✗ 差错 A101 requests-unbalanced 表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2 "
        "第三节 · 四、结转下年度继续办理 · 自然人 reports/shili-2020.html:412:5 ↓ 看表中位置 "
        "算式150 一、本年新收政府信息公开申请数量 + 0 二、上年结转政府信息公开申请数量 = 150 ≠ "
        "148 （七）总计 + 0 四、结转下年度继续办理 = 148 相差 2 "
        "同一原因A102 表三「四、结转下年度继续办理」行各列之和 0 ≠ 总计 2，相差 2"
        "建议0 → 2，唯一能同时消除两处差错的单格修改（请核对原始台账） 〔确定程度：确定〕 "
        "理由勾稽关系是格式规定的。 "
        "依据表三表头「第一项加第二项之和，等于第三项加第四项之和」（国办公开办函〔2019〕60号）"
    )
    heads = [
        (said(next(one.iter("h4"))), said(next(one.iter("p"))))
        for one in by_class(tree(EVERYTHING), "finding")
    ]
    assert heads[1:] == [
        ("✗ 差错 A104 disputes-total-wrong", handmade.SUITS.message.zh),
        ("✗ 差错 S101 section-missing", handmade.SECTION.message.zh),
        ("▲ 警告 V101 cell-blank", handmade.BLANK.message.zh),
        ("▲ 警告 C101 category-code-invalid", handmade.LABEL.message.zh),
    ]


def test_marks_stand_at_their_cells_with_words() -> None:
    root = tree(EVERYTHING)
    marks = [
        (said(mark), mark.get("aria-label"))
        for mark in root.iter("button")
        if "mark" in mark.get("class", "")
    ]
    assert marks == [
        ("▲→0", "警告 V101，应为 0"),
        ("▲ C101", "警告 C101"),
        ("✗→2", "差错 A101，应为 2"),
        ("?→77", "差错 A104，或应为 77"),
        ("?→23", "差错 A104，或应为 23"),
        ("?→11", "差错 A104，或应为 11"),
        ("?→64", "差错 A104，或应为 64"),
        ("?→179", "差错 A104，或应为 179"),
    ]
    tones = [(said(cell), cell.get("class")) for cell in root.iter("td") if cell.get("data-marked")]
    assert tones == [
        ("空白▲→0", "blank warning"),
        ("0✗→2", " error"),
        *((text, " error loose") for text in ("78?→77", "24?→23", "12?→11", "65?→64", "178?→179")),
    ]


def test_a_mark_opens_the_equation_and_the_repair() -> None:
    root = tree(EVERYTHING)
    opened = {box.get("id"): said(box) for box in by_class(root, "bubble")}
    target = next(mark.get("popovertarget") for mark in root.iter("button") if said(mark) == "✗→2")
    assert opened[target] == (
        "关闭 ✗ 差错 A101 requests-unbalanced 表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2 "
        "150 一、本年新收政府信息公开申请数量 + 0 二、上年结转政府信息公开申请数量 = 150 ≠ "
        "148 （七）总计 + 0 四、结转下年度继续办理 = 148 相差 2 "
        "0 → 2，唯一能同时消除两处差错的单格修改（请核对原始台账） 〔确定程度：确定〕 ↑ 完整说明和依据"
    )


@pytest.mark.parametrize("form", FORMS.values(), ids=str)
def test_tables_are_laid_out_as_the_form_has_them(form: object) -> None:
    told = handmade.report() if form is handmade.FORM else None
    report = told or report_of(
        {"requests[new,total]": "3", "disputes[review,total]": "1", "disclosure[rules,issued]": "0"},
        FORMS["2021"],
    )
    root = tree(page(handmade.result(told=report)))
    expected = {
        name: [grid.caption for grid in grids(next(iter(report.forms.values())).tables[name])]
        for name in ("disclosure", "requests", "disputes")
    }
    tables = [table for table in root.iter("table") if "official" in table.get("class", "")]
    assert len(tables) == sum(map(len, expected.values()))
    found = [(said(cell), heads) for table in tables for cell, heads in cells(table)]
    assert len(found) == len(report.cells)
    values = [value.raw or "空白" for value in report.cells.values()]
    assert [text for text, _ in found] == values
    assert all(heads for _, heads in found)


def test_a_form_without_printed_groups_is_laid_out_too() -> None:
    table = handmade.FORM.tables["requests"]
    columns = tuple(column._replace(group=None) for column in table.columns)
    rows = tuple(row._replace(group=None) for row in table.rows[:2])
    plain = TableForm("x", "三", rows, columns, (), (), {}, (), ())
    (grid,) = grids(plain)
    assert [slot.label for slot in grid.head[0]] == ["", *(column.label for column in columns)]
    assert [len(row) for row in (*grid.head, *grid.body)] == [8, 8, 8]
    named = replace(plain, headings=(Heading("applicants", "申请人情况"),))
    assert [[slot.label for slot in row][-1] for row in grids(named)[0].head] == ["申请人情况", "总计"]
    blocks = tuple(block._replace(parent=None) for block in handmade.FORM.tables["disputes"].blocks)
    (flat,) = grids(replace(plain, columns=(), rows=(), blocks=blocks))
    assert [len(row) for row in (*flat.head, *flat.body)] == [3, 15, 15]


def test_marks_of_cells_lines_and_things_no_table_has() -> None:
    about = [
        handmade.SECTION._replace(address=address)
        for address in ("requests[new,natural]", "requests[denied,natural]", "title", "requests[x,y]")
    ]
    odd = handmade.SECTION._replace(
        address=None, equation=Equation((("fact", "1"),), (("requests[new,natural]", "2"),), "1", "2", "1")
    )
    root = tree(page(handmade.result(*about, odd)))
    marked = [said(one) for one in root.iter("td", "th") if one.get("data-marked")]
    assert marked == ["150✗ S101", "（三）不予公开✗ S101"]
    assert [said(one) for one in by_class(root, "equation")] == [
        "1 fact ≠ 2 一、本年新收政府信息公开申请数量 · 自然人 相差 1"
    ]


def test_a_cell_of_table_three_is_read_with_its_heads() -> None:
    tables = [table for table in tree(EVERYTHING).iter("table") if "requests" in table.get("class", "")]
    heads = {said(cell): heads for cell, heads in cells(tables[0])}
    assert heads["0✗→2"] == ["四、结转下年度继续办理", "申请人情况", "自然人"]
    assert heads["48"] == [
        "三、本年度办理结果",
        "（三）不予公开",
        "4.保护第三方合法权益",
        "申请人情况",
        "自然人",
    ]


def test_blank_doubtful_and_unread_cells_are_said_in_words() -> None:
    report = handmade.report(**{"requests[granted,legal]": None})
    doubt = Text("两种切分都可能", "two cuts are possible")
    cell = report.cells["requests[new,company]"]._replace(doubt=doubt)
    report = report._replace(cells={**report.cells, "requests[new,company]": cell})
    root = tree(page(handmade.result(told=report), look=Look(language="en")))
    states = [
        (said(one), one.get("class")) for one in root.iter("td") if one.get("class") not in {None, "corner"}
    ]
    assert states == [("88doubtful", "doubtful"), ("blank", "blank"), ("unread", "missing")]
    assert [said(one) for one in by_class(root, "remarks")] == ["1 doubtful: two cuts are possible"]


def test_rows_that_the_form_does_not_have_and_tables_not_found_are_said() -> None:
    report = handmade.report()
    values = tuple(report.cells[f"requests[new,{one}]"] for one in ("natural", "company"))
    reading = report.tables["requests"]._replace(
        source="text", extra_rows=(ExtraRow("小计", None, values),) * 31
    )
    report = report._replace(tables={"requests": reading})
    remarks = [said(one) for one in by_class(tree(page(handmade.result(told=report))), "remarks")]
    row = "表中另有格式没有规定的一行「小计」：150 | 88"
    assert remarks == [
        "报告中没有找到这张表。",
        "这张表的数字是从连续文字中切分出来的。" + row * 30 + "另有 1 行格式没有规定的行",
        "报告中没有找到这张表。",
    ]


def test_prose_is_quoted_inside_its_paragraph() -> None:
    text = "本年收到申请。" * 9 + "共办理申请239件，" + "均已答复。" * 12
    section = Section("overview", "一、总体情况", "一", None, (Paragraph(text, -1),))
    finding = handmade.SECTION._replace(address="section[overview]", quote="共办理申请239件")
    report = handmade.report()._replace(sections=(section,))
    quoted = next(tree(page(handmade.result(finding, told=report))).iter("blockquote"))
    assert said(quoted) == f"…{text[23:63]}共办理申请239件{text[72:112]}…"
    assert [said(mark) for mark in quoted.iter("mark")] == ["共办理申请239件"]
    bare = next(tree(page(handmade.result(finding))).iter("blockquote"))
    assert said(bare) == "共办理申请239件"


def test_what_does_not_count_stays_visible_and_marked() -> None:
    waived = handmade.CARRIED._replace(suppressed=Suppression("baseline", ""))
    root = tree(page(handmade.result(waived, WAIVED, handmade.LABEL)))
    assert [said(one) for one in by_class(root, "suppressed")] == [
        "⊘ 基线内",
        "⊘ 已豁免：附件另行公开（李，2021-02-01，有效期至 2022-02-01）",
    ]
    assert [card.get("class") for card in by_class(root, "finding")] == [
        "finding warning",
        "finding off",
        "finding off",
    ]
    marks = [(said(mark), mark.get("aria-label")) for mark in by_class(root, "mark") if mark.tag == "button"]
    assert marks == [("▲ C101", "警告 C101"), ("⊘→2", "已豁免的差错 A101，应为 2")]
    tiles = [said(tile) for tile in by_class(root, "tile")]
    assert tiles == ["已读报告1", "✗ 差错0", "▲ 警告1", "● 提示0", "⊘ 已豁免2"]


def test_clean_unread_and_strange_files_are_all_told() -> None:
    root = tree(page(handmade.result(), UNREAD, STRANGER))
    index = [said(row) for row in root.iter("tr") if (row.get("id") or "").endswith("i")]
    assert index == [
        "示例市人民政府2020 总计列 239 + 0 = 237 + 2 ✓197 / 1980000",
        "scan.pdf无法读取 1000",
        "notes.html不是政府信息公开年度报告 0000",
    ]
    assert [said(one) for one in root.iter("h2")] == ["示例市人民政府 2020 年", "scan.pdf"]
    assert "没有发现问题。" in [said(one) for one in root.iter("p")]
    tiles = [said(tile) for tile in by_class(root, "tile")]
    assert tiles == ["已读报告1", "✗ 差错1", "▲ 警告0", "● 提示0", "✗ 无法读取1", "不是年度报告1"]


def test_rules_that_decided_nothing_are_listed() -> None:
    crashed = Outcome(
        "A106", "item-count-negative", Status.CRASHED, 1, 0, 0, 0, Text("出错", "it broke"), crashed=True
    )
    result = handmade.result()._replace(outcomes=(*handmade.OUTCOMES, crashed))
    usual = [said(one) for one in by_class(tree(page(result)), "others")]
    assert usual == [
        "✗ 出错的规则（1） A106 item-count-negative 出错",
        "未能判定的规则（1） A104 disputes-total-wrong 有单元格没有读出",
    ]
    everything = [said(one) for one in by_class(tree(page(result, look=ENGLISH)), "others")]
    assert everything[2:] == [
        "rules not applicable（1） A105 stock-below-net-issue the rule speaks only of the 2021 form",
        "rules passed（1） A103 requests-results-total-wrong applied 7×",
    ]


PAGES = {
    "zh": EVERYTHING,
    "en": page(handmade.EVERYTHING, look=ENGLISH),
    "many": page(handmade.EVERYTHING, UNREAD, handmade.EVERYTHING, STRANGER, handmade.result(WAIVED)),
    "none": page(),
}


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_everything_that_is_named_exists(name: str) -> None:
    root = tree(PAGES[name])
    ids = [str(element.get("id")) for element in root.iter(etree.Element) if element.get("id")]
    assert len(ids) == len(set(ids))
    named = [
        str(value).removeprefix("#")
        for element in root.iter(etree.Element)
        for key, value in element.attrib.items()
        if key in {"href", "popovertarget", "aria-labelledby", "data-bubble"}
        and not str(value).startswith("data:")
    ]
    missing = {one for one in named if one not in ids}
    # A diagnosis without a mark has no box to open.
    assert {one for one in missing if not re.fullmatch(r"r\d+p\d+", one)} == set()
    targets = [one.get("popovertarget") for one in root.iter("button") if one.get("popovertarget")]
    assert set(targets) <= set(ids)


@pytest.mark.parametrize("name", PAGES)
def test_headings_labels_and_languages_are_in_order(name: str) -> None:
    root = tree(PAGES[name])
    assert root.get("lang") == ("en" if name == "en" else "zh-CN")
    levels = [int(str(one.tag)[1]) for one in root.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(said(button) or button.get("aria-label") for button in root.iter("button"))
    assert all(said(next(table.iter("caption"))) for table in root.iter("table"))
    fields = list(root.iter("input", "select"))
    assert all(next(one.iterancestors("label"), None) is not None for one in fields)
    boxes = list(by_class(root, "box"))
    assert all(box.get("tabindex") == "0" and box.get("aria-label") for box in boxes)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_asks_nobody_for_anything(name: str) -> None:
    text = PAGES[name]
    root = tree(text)
    policy = next(one.get("content") for one in root.iter("meta") if one.get("http-equiv"))
    style, script = (
        "sha256-" + b64encode(sha256(inline(text, kind).encode()).digest()).decode()
        for kind in ("style", "script")
    )
    assert policy == (
        f"default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert re.findall(r"https?:|url\(|@import|\bsrc=|\bon\w+=|\bstyle=", text) == []
    assert {one.get("href") for one in root.iter("link")} == {"data:,"}


HOSTILE = "</script><img src=x onerror=alert(1)>\"'&amp;{{7*7}}{% x %}\u202e\x00\x01\x1b[2J\ud800<!--"


def test_nothing_of_a_document_becomes_markup() -> None:
    section = Section("overview", HOSTILE, "一", None, (Paragraph(HOSTILE * 2, -1),))
    report = handmade.report(**{"requests[granted,company]": HOSTILE})
    tables = {
        name: one._replace(extra_rows=(ExtraRow(HOSTILE, None, ()),)) for name, one in report.tables.items()
    }
    told = report._replace(organisation=HOSTILE, published=HOSTILE, sections=(section,), tables=tables)
    said_so = Text(HOSTILE, HOSTILE)
    finding = handmade.CARRIED._replace(
        rule=HOSTILE,
        name=HOSTILE,
        message=said_so,
        why=said_so,
        basis=HOSTILE,
        quote=HOSTILE,
        explains=(Explained(HOSTILE, "requests[granted]", said_so),),
        repairs=(Repair((CellChange("requests[granted,company]", HOSTILE, HOSTILE),), Certainty.CERTAIN),),
        suppressed=Suppression("waiver", HOSTILE, HOSTILE, HOSTILE, HOSTILE),
    )
    prose = finding._replace(
        address="section[overview]",
        repairs=(),
        equation=None,
        fix=Fix(HOSTILE, HOSTILE),
        location=Location(sheet=HOSTILE, cell=HOSTILE),
        help=said_so,
    )
    outcome = Outcome(HOSTILE, HOSTILE, Status.UNDECIDED, 1, 0, 0, 1, said_so)
    result = Result(f"{HOSTILE}.html", "0" * 64, ReadStatus.READ, told, (outcome,), (finding, prose))
    harmless = tree(page(handmade.result(handmade.CARRIED), handmade.result(handmade.CARRIED)))
    for look in (Look(), ENGLISH):
        text = page(result, result, look=look)
        root = tree(text)
        assert {one.tag for one in root.iter(etree.Element)} <= {
            one.tag for one in harmless.iter(etree.Element)
        } | {
            "blockquote",
            "mark",
        }
        assert text.count("<script>") == text.count("</script>") == 1
        assert [line for line in text.splitlines() if not line.isprintable()] == []
        assert "49" not in [said(one) for one in root.iter("h2")]


def test_long_cells_are_shortened() -> None:
    report = handmade.report(**{"requests[granted,company]": "9" * 5000})
    assert report.cells["requests[granted,company]"].kind is not ValueKind.MISSING
    shown = [said(one) for one in tree(page(handmade.result(told=report))).iter("td")]
    assert "9" * 60 + "…" in shown


def test_personal_data_around_a_quotation_and_in_cells_is_masked() -> None:
    section = Section(
        "overview", "一、总体情况", "一", None, (Paragraph("手机13900000000，办理申请239件", -1),)
    )
    report = handmade.report(**{"requests[granted,company]": "见13900000000"})
    row = ExtraRow("联系13900000000", None, ())
    tables = {**report.tables, "disputes": report.tables["disputes"]._replace(extra_rows=(row,))}
    finding = handmade.SECTION._replace(address="section[overview]", quote="办理申请239件")
    told = report._replace(sections=(section,), tables=tables)
    text = page(handmade.result(finding, told=told))
    assert ("13900000000" in text, text.count("13*********")) == (False, 3)


def test_many_candidates_and_long_equations_stay_short() -> None:
    results = handmade.FORM.tables["requests"].groups["results"]
    report = handmade.report(**{"requests[handled,natural]": "149"})
    equation = handmade.equation(
        report, [f"requests[{row},natural]" for row in results], ["requests[handled,natural]"]
    )
    finding = handmade.diagnostic(
        "A103",
        "requests-results-total-wrong",
        Severity.WARNING,
        Text("不符", "differs"),
        "requests[,natural]",
        equation=equation,
    )
    root = tree(page(handmade.result(finding, told=report), look=Look(language="en")))
    shown = [said(one) for one in by_class(root, "equation")]
    assert (
        shown[0]
        == "100 （一）予以公开 + 48 4.保护第三方合法权益 (and 17 of 0) = 148 ≠ 149 （七）总计 difference 1"
    )
    head = next(one for one in root.iter("th") if one.get("data-marked"))
    assert said(head) == "自然人▲ A103"


def test_same_results_same_page() -> None:
    assert page(handmade.EVERYTHING) == EVERYTHING


# ---------------------------------------------------------------- in a browser

_ACTS = """<script>
const form = document.getElementById("filters");
form.querySelector("input[value=warning]").click();
form.elements.words.value = "SHILI";
form.elements.rule.value = "A101";
form.elements.rule.dispatchEvent(new Event("input", {bubbles: true}));
document.querySelector("button.mark.error").click();
document.title = document.querySelectorAll(".bubble:popover-open").length;
</script></body>"""


@needs_chromium
def test_filters_work_in_a_browser_and_are_not_needed() -> None:
    text = page(handmade.EVERYTHING, handmade.result(), UNREAD)
    untouched = tree(text)
    assert [one.get("id") for one in untouched.iter(etree.Element) if one.get("hidden")] == ["filters"]
    # The page as it is: its policy lets its own script run.
    said_first = re.search(r"<output[^>]*>(.*?)</output>", drawn_by_chromium(text))
    assert said_first is not None
    assert said_first[1] == "显示问题 6 / 6 处，报告 3 / 3 份"
    acted = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text).replace("</body>", _ACTS)
    drawn = drawn_by_chromium(acted)
    said_then = re.search(r"<output[^>]*>(.*?)</output>", drawn)
    assert said_then is not None
    assert said_then[1] == "显示问题 1 / 6 处，报告 1 / 3 份"
    assert re.findall(r'<article[^>]* id="(r\d+)"[^>]* hidden=""', drawn) == ["r2", "r3"]
    assert re.findall(r'<li class="finding[^>]* id="(\w+)"[^>]* hidden=""', drawn) == [
        "r1f2",
        "r1f3",
        "r1f4",
        "r1f5",
        "r3f1",
    ]
    assert "<title>1</title>" in drawn


# ---------------------------------------------------------------- contrast

_VARIABLE = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")


def _palettes() -> dict[str, dict[str, str]]:
    style = inline(EVERYTHING, "style")
    light, dark, printed = (match[1] for match in re.finditer(r":root \{(.*?)\}", style, re.DOTALL))
    usual = dict(_VARIABLE.findall(light))
    return {
        "light": usual,
        "dark": usual | dict(_VARIABLE.findall(dark)),
        "print": usual | dict(_VARIABLE.findall(printed)),
    }


def _brightness(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(one * 2 for one in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", ["light", "dark", "print"])
def test_colours_keep_the_contrast_of_wcag_aa(palette: str) -> None:
    colours = _palettes()[palette]
    grounds = {
        **dict.fromkeys(("ink", "soft", "link", "good"), ("page", "card", "head")),
        **{tone: ("page", "card", "head", f"{tone}-bg") for tone in ("error", "warning", "note", "off")},
    }
    for ground in ("error-bg", "warning-bg", "note-bg", "off-bg"):
        grounds["ink"] += (ground,)
    weak = []
    for text, behind in grounds.items():
        for ground in behind:
            one, other = sorted((_brightness(colours[text]), _brightness(colours[ground])))
            if (other + 0.05) / (one + 0.05) < 4.5:
                weak.append((text, ground))
    assert weak == []
