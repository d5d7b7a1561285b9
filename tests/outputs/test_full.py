"""The full format, character by character."""

import pytest

from lint_gov.model.diagnostic import Explained, Severity, Suppression
from lint_gov.model.outcome import CellChange, Certainty, Repair
from lint_gov.model.wording import Text
from lint_gov.outputs.console import width_of
from lint_gov.outputs.formats import Tool, format_named
from lint_gov.outputs.look import Look
from lint_gov.outputs.summary import summary_of, total
from lint_gov.result import ReadStatus, Result
from tests.outputs import handmade


def shown(*results: Result, look: Look) -> str:
    full = format_named("full")
    parts = [full.part(result, look) for result in results]
    return "".join(full.whole(parts, Tool("0.1.0", "0" * 64), lambda: total(map(summary_of, results)), look))


EIGHTY = """\
示例市人民政府 2020 年  总计列 239 + 0 = 237 + 2 ✓  reports/shili-2020.html

error[A101 requests-unbalanced] 表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差
  2
  reports/shili-2020.html:412:5  第三节 · 四、结转下年度继续办理 · 自然人
              自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
    一           150        88         0             0             1     □   239
    二             0         0         0             0             0     0     0
    （七）       148        88         0             0             1     0   237
    四         ▶ 0 ◀         0         0             0             0     0     2
  同一原因：A102 表三「四、结转下年度继续办理」行各列之和 0 ≠ 总计 2，相差 2
  建议：0 → 2，唯一能同时消除两处差错的单格修改（请核对原始台账）
  依据：表三表头「第一项加第二项之和，等于第三项加第四项之和」（国办公开办函
    〔2019〕60号）

error[A104 disputes-total-wrong] 表四「未经复议直接起诉」不平衡：
  78 + 24 + 12 + 65 = 179 ≠ 178，相差 1
  reports/shili-2020.html:512:9  第四节 · 未经复议直接起诉
                      结果维持  结果纠正  其他结果  尚未审结   总计
    未经复议直接起诉      [78]      [24]      [12]      [65]  [178]
  建议：下列 5 种改法任取一种即可消除差错，仅凭表内数据无法确定是哪一种，请核对
    原始台账：
    - 「未经复议直接起诉 · 结果维持」78 → 77
    - 「未经复议直接起诉 · 结果纠正」24 → 23
    - 「未经复议直接起诉 · 其他结果」12 → 11
    - 「未经复议直接起诉 · 尚未审结」65 → 64
    - 「未经复议直接起诉 · 总计」178 → 179
  依据：国办公开办函〔2019〕60号

warning[V101 cell-blank] 表三「一、本年新收政府信息公开申请数量」行「其他」列空
  白
  reports/shili-2020.html:312:15
  第三节 · 一、本年新收政府信息公开申请数量 · 其他
             自然人  商业企业  科研机构  社会公益组织  法律服务机构   其他  总计
    一          150        88         0             0             1  ▶ □ ◀   239
  建议：□ → 0，由多处勾稽关系共同确定（请核对原始台账）
  依据：国办公开办函〔2019〕60号

warning[C101 category-code-invalid] 表三「8.属于行政查询事务」应为「8.属于行政查
  询事项」
  reports/shili-2020.html:332  第三节 · 8.属于行政查询事项
  建议：将「8.属于行政查询事务」改为「8.属于行政查询事项」
  依据：国办公开办函〔2019〕60号

error[S101 section-missing] 缺少第六节「其他需要报告的事项」
  reports/shili-2020.html  第六节 其他需要报告的事项
  建议：逐项核对原始台账。
  依据：国办公开办函〔2019〕60号

1 份报告：差错 3 处，警告 2 处，提示 0 处
单元格：应有 198，读出 197，空白 1，存疑 0，未读出 0
规则：通过 1，未通过 1，未能判定 1，不适用 1
"""

NARROW_ENGLISH = """\
示例市人民政府 2020  totals 239 + 0 = 237 + 2 ✓
  reports/shili-2020.html

error[A101 requests-unbalanced] Column 自然人 of
  table 三 does not balance: 150 + 0 ≠ 148 + 0, a
  difference of 2
  reports/shili-2020.html:412:5
  section 3 · 四、结转下年度继续办理 · 自然人
               自然人  商业企业  科研机构  …  总计
    一            150        88         0      239
    二              0         0         0        0
    （七）        148        88         0      237
    四          ▶ 0 ◀         0         0        2
  Same cause: A102 Row 四、结转下年度继续办理 of
    table 三: the columns add up to 0, not to the
    total 2
  Suggestion: 0 → 2, the only change of one cell
    that removes both discrepancies (check it
    against your records)
  Why: The form prescribes the sums.
  Basis: 表三表头「第一项加第二项之和，等于第三项
    加第四项之和」（国办公开办函〔2019〕60号）

rules passed (1)
  A103 requests-results-total-wrong  applied 7×
rules undecided (1)
  A104 disputes-total-wrong  a cell was not read
rules not applicable (1)
  A105 stock-below-net-issue  the rule speaks only
    of the 2021 form

1 report: 1 error, 0 warnings, 0 notes
cells: 197 of 198 read, 1 blank, 0 doubtful, 0
  missing
rules: 1 passed, 1 failed, 1 undecided, 1 not
  applicable
"""


def test_everything_at_eighty_columns() -> None:
    assert shown(handmade.EVERYTHING, look=Look(width=80)) == EIGHTY


def test_narrow_verbose_english() -> None:
    look = Look(language="en", width=50, verbose=True, show_passed=True)
    assert shown(handmade.result(handmade.CARRIED), look=look) == NARROW_ENGLISH


@pytest.mark.parametrize("width", [40, 50, 64, 80, 100, 120, 200])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_but_a_whole_table_or_path_is_wider_than_the_terminal(width: int, language: str) -> None:
    look = Look(language=language, width=width, verbose=True, show_passed=True)
    wide = [line for line in shown(handmade.EVERYTHING, look=look).splitlines() if width_of(line) > width]
    assert [line for line in wide if "[78]" not in line and "结果维持" not in line] == []


def test_colour_adds_codes_and_nothing_else() -> None:
    plain = shown(handmade.EVERYTHING, look=Look(width=80))
    coloured = shown(handmade.EVERYTHING, look=Look(width=80, colour=True))
    assert "\x1b[" in coloured
    codes = coloured.replace("\x1b[0m", "")
    for code in ("1;31", "1;33", "1;36", "32", "1", "2"):
        codes = codes.replace(f"\x1b[{code}m", "")
    assert codes == plain


def test_clean_reports_have_a_line_each() -> None:
    clean = handmade.result()
    said = shown(clean, clean._replace(path="b.html"), look=Look(width=100))
    assert said == (
        "示例市人民政府 2020 年  总计列 239 + 0 = 237 + 2 ✓  reports/shili-2020.html\n"
        "示例市人民政府 2020 年  总计列 239 + 0 = 237 + 2 ✓  b.html\n"
        "\n"
        "2 份报告：差错 0 处，警告 0 处，提示 0 处\n"
        "单元格：应有 396，读出 394，空白 2，存疑 0，未读出 0\n"
        "规则：通过 2，未通过 2，未能判定 2，不适用 2\n"
    )


def test_headline_says_when_the_totals_do_not_balance() -> None:
    report = handmade.report(**{"requests[handled,total]": "236"})
    assert shown(handmade.result(told=report), look=Look(width=100)).splitlines()[0] == (
        "示例市人民政府 2020 年  总计列 239 + 0 ≠ 236 + 2 ✗  reports/shili-2020.html"
    )


def test_headline_says_what_was_not_read() -> None:
    report = handmade.report(**{"requests[handled,total]": None})
    result = handmade.result(told=report)._replace(status=ReadStatus.PARTIAL)
    assert shown(result, look=Look(width=120)).splitlines()[0] == (
        "示例市人民政府 2020 年  总计列 239 + 0 = 未读出 + 2 未能判定  部分单元格未能读取"
        "  reports/shili-2020.html"
    )


def test_strangers_in_a_folder_are_counted_and_named_when_asked() -> None:
    stranger = Result("notes.html", "0" * 64, ReadStatus.NOT_A_REPORT)
    assert shown(stranger, look=Look()) == "0 份报告：差错 0 处，警告 0 处，提示 0 处，1 个文件不是年度报告\n"
    assert shown(stranger, look=Look(verbose=True)).splitlines()[0] == "不是政府信息公开年度报告  notes.html"


def test_quiet_writes_diagnoses_only() -> None:
    said = shown(handmade.result(), handmade.result(handmade.SECTION), look=Look(quiet=True))
    assert said == (
        "error[S101 section-missing] 缺少第六节「其他需要报告的事项」\n"
        "  reports/shili-2020.html  第六节 其他需要报告的事项\n"
        "  建议：逐项核对原始台账。\n"
        "  依据：国办公开办函〔2019〕60号\n"
    )


def test_a_waived_diagnosis_is_shown_in_short_and_counted_apart() -> None:
    waived = handmade.SECTION._replace(suppressed=Suppression("waiver", "另有附件说明"))
    assert shown(handmade.result(waived), look=Look(width=100)) == (
        "示例市人民政府 2020 年  总计列 239 + 0 = 237 + 2 ✓  reports/shili-2020.html\n"
        "\n"
        "waived[S101 section-missing] 缺少第六节「其他需要报告的事项」\n"
        "  reports/shili-2020.html  第六节 其他需要报告的事项\n"
        "  已豁免：另有附件说明\n"
        "\n"
        "1 份报告：差错 0 处，警告 0 处，提示 0 处，1 处已豁免或在基线内\n"
        "单元格：应有 198，读出 197，空白 1，存疑 0，未读出 0\n"
        "规则：通过 1，未通过 1，未能判定 1，不适用 1\n"
    )


def test_an_old_defect_is_counted_and_shown_to_who_wants_to_know() -> None:
    old = handmade.SECTION._replace(suppressed=Suppression("baseline", ""))
    assert "S101" not in shown(handmade.result(old), look=Look(width=100))
    assert (
        "baseline[S101 section-missing] 缺少第六节「其他需要报告的事项」\n"
        "  reports/shili-2020.html  第六节 其他需要报告的事项\n"
        "  基线内\n"
    ) in shown(handmade.result(old), look=Look(width=100, verbose=True))


def test_control_characters_of_a_document_never_reach_the_terminal() -> None:
    hostile = "\x1b[31m红\u202e\x07\r\n\x9b2J\U000e0001"
    report = handmade.report(**{"requests[granted,company]": hostile})._replace(
        organisation=hostile, published=hostile
    )
    diagnostic = handmade.CARRIED._replace(
        message=Text(hostile, hostile),
        basis=hostile,
        explains=(Explained("A102", "requests[granted]", Text(hostile, hostile)),),
        repairs=(Repair((CellChange("requests[granted,company]", hostile, "0"),), Certainty.CERTAIN),),
    )
    result = handmade.result(diagnostic, told=report)._replace(path=f"{hostile}.html")
    for look in (Look(), Look(language="en", verbose=True, show_passed=True)):
        said = shown(result, look=look)
        assert [line for line in said.splitlines() if not line.isprintable()] == []


def test_a_long_equation_is_shown_without_its_zeros() -> None:
    results = handmade.FORM.tables["requests"].groups["results"]
    report = handmade.report(**{"requests[handled,natural]": "149"})
    cells = [f"requests[{row},natural]" for row in results]
    equation = handmade.equation(report, cells, ["requests[handled,natural]"])
    diagnostic = handmade.diagnostic(
        "A103",
        "requests-results-total-wrong",
        Severity.ERROR,
        Text("表三「自然人」列：各项之和 148 ≠ 总计 149", "…"),
        "requests[,natural]",
        equation=equation,
    )
    said = shown(handmade.result(diagnostic, told=report), look=Look(width=100)).splitlines()
    assert said[4:10] == [
        "                                自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计",
        "    （一）予以公开                 100         0         0             0             0     0     0",
        "    （三）4.保护第三方合法权益      48         0         0             0             0     0     0",
        "    （七）总计                     149        88         0             0             1     0   237",
        "    （其余 17 行在该列均为 0）",
        "  建议：逐项核对原始台账。",
    ]


def test_many_changes_are_not_all_listed() -> None:
    rows = [row.id for row in handmade.FORM.tables["requests"].rows]
    cells = tuple(
        CellChange(f"requests[{row},total]", "0", str(number)) for number, row in enumerate(rows, 1)
    )
    diagnostic = handmade.CARRIED._replace(
        address="requests[,total]",
        repairs=(Repair(cells, Certainty.LIKELY),),
        explains=handmade.CARRIED.explains * 4,
    )
    said = shown(handmade.result(diagnostic), look=Look(width=120)).splitlines()
    assert [line for line in said if line.startswith("    （另")] == ["    （另有 9 行未列出）"]
    assert [line for line in said if line.startswith("  同一原因")][-1] == "  同一原因：另有 1 处"
    first = next(place for place, line in enumerate(said) if line.startswith("  建议"))
    assert "".join(line.strip() for line in said[first : first + 3]) == (
        "建议：「一、本年新收政府信息公开申请数量 · 总计」0 → 1；"
        "「二、上年结转政府信息公开申请数量 · 总计」0 → 2；"
        "「（一）予以公开 · 总计」0 → 3；"
        "「（二）部分公开（区分处理的，只计这一情形，不计其他情形） · 总计」0 → 4……共 23 格，"
        "是消除 8 处差错所需改动最少的唯一改法（请核对原始台账）"
    )


def test_many_blanks_are_one_short_diagnosis() -> None:
    rows = [row.id for row in handmade.FORM.tables["requests"].rows]
    report = handmade.report(**{f"requests[{row},legal]": "" for row in rows})
    cells = tuple(CellChange(f"requests[{row},legal]", "", "0") for row in rows)
    diagnostic = handmade.BLANK._replace(
        address="requests[new,legal]", repairs=(Repair(cells, Certainty.LIKELY),)
    )
    said = shown(handmade.result(diagnostic, told=report), look=Look(width=96)).splitlines()
    assert said[4:12] == [
        "                              自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计",
        "    一、本年新收政府信息公…      150        88         0             0         ▶ □ ◀     □   239",
        "    二、上年结转政府信息公…        0         0         0             0         ▶ □ ◀     0     0",
        "    （一）予以公开               100         0         0             0         ▶ □ ◀     0     0",
        "    （二）部分公开（区分处…        0         0         0             0         ▶ □ ◀     0     0",
        "    （另有 19 行未列出）",
        "  建议：这 23 格均应为 0，由一处勾稽关系推算（请核对原始台账）",
        "  依据：国办公开办函〔2019〕60号",
    ]
