"""A result made by hand: one report with a certain repair, five candidates, a blank, a label, a section."""

from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic, Explained, Severity, Suppression
from lint_gov.model.location import NOWHERE, Location
from lint_gov.model.outcome import CellChange, Certainty, Equation, Fix, Outcome, Repair, Status
from lint_gov.model.report import Report
from lint_gov.model.wording import Text
from lint_gov.result import ReadStatus, Result
from tests.generate import FORMS

FORM = FORMS["2019"]
CELLS = {
    "requests[new,natural]": "150",
    "requests[new,company]": "88",
    "requests[new,legal]": "1",
    "requests[new,other_org]": "",
    "requests[new,total]": "239",
    "requests[granted,natural]": "100",
    "requests[denied.4,natural]": "48",
    "requests[handled,natural]": "148",
    "requests[handled,company]": "88",
    "requests[handled,legal]": "1",
    "requests[handled,total]": "237",
    "requests[carried_out,total]": "2",
    "disputes[direct,upheld]": "78",
    "disputes[direct,corrected]": "24",
    "disputes[direct,other]": "12",
    "disputes[direct,pending]": "65",
    "disputes[direct,total]": "178",
    "disclosure[normative,made]": "3",
}
BASIS = "国办公开办函〔2019〕60号"


def report(**changes: str | None) -> Report:
    """Return the report, with other cells than the usual ones by address."""
    return report_of({**CELLS, **changes}, FORM, year=2020, organisation="示例市人民政府")


def diagnostic(  # noqa: PLR0917 - the facts of a diagnostic in their order
    rule: str,
    name: str,
    severity: Severity,
    message: Text,
    address: str | None = None,
    location: Location = NOWHERE,
    *,
    equation: Equation | None = None,
    explains: tuple[Explained, ...] = (),
    repairs: tuple[Repair, ...] = (),
    fix: Fix | None = None,
    basis: str = BASIS,
) -> Diagnostic:
    """Return a diagnostic with advice of its own and a fingerprint."""
    return Diagnostic(
        rule=rule,
        name=name,
        severity=severity,
        message=message,
        why=Text("勾稽关系是格式规定的。", "The form prescribes the sums."),
        help=Text("逐项核对原始台账。", "Check each figure against the records."),
        basis=basis,
        address=address,
        location=location,
        fingerprint="0123456789abcdef0123",
        equation=equation,
        explains=explains,
        repairs=repairs,
        candidates=len(repairs),
        fix=fix,
    )


def change(address: str, old: str, new: str, certainty: Certainty) -> Repair:
    """Return the repair that changes one cell."""
    return Repair((CellChange(address, old, new),), certainty)


_UNBALANCED = Text(
    "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2",
    "Column 自然人 of table 三 does not balance: 150 + 0 ≠ 148 + 0, a difference of 2",
)
_ROW = Text(
    "表三「四、结转下年度继续办理」行各列之和 0 ≠ 总计 2，相差 2",
    "Row 四、结转下年度继续办理 of table 三: the columns add up to 0, not to the total 2",
)
CARRIED = diagnostic(
    "A101",
    "requests-unbalanced",
    Severity.ERROR,
    _UNBALANCED,
    "requests[carried_out,natural]",
    Location(line=412, column=5, path="section[3]/table[1]/row[26]/cell[2]"),
    equation=Equation(
        (("requests[new,natural]", "150"), ("requests[carried_in,natural]", "0")),
        (("requests[handled,natural]", "148"), ("requests[carried_out,natural]", "0")),
        "150",
        "148",
        "2",
    ),
    explains=(
        Explained("A101", "requests[,natural]", _UNBALANCED),
        Explained("A102", "requests[carried_out]", _ROW),
    ),
    repairs=(change("requests[carried_out,natural]", "0", "2", Certainty.CERTAIN),),
    basis=f"表三表头「第一项加第二项之和，等于第三项加第四项之和」（{BASIS}）",
)
_SUITS = {"upheld": 78, "corrected": 24, "other": 12, "pending": 65}
SUITS = diagnostic(
    "A104",
    "disputes-total-wrong",
    Severity.ERROR,
    Text(
        "表四「未经复议直接起诉」不平衡：78 + 24 + 12 + 65 = 179 ≠ 178，相差 1",
        "Block 未经复议直接起诉 of table 四 does not balance: 78 + 24 + 12 + 65 = 179 ≠ 178",
    ),
    "disputes[direct]",
    Location(line=512, column=9),
    equation=Equation(
        tuple((f"disputes[direct,{case}]", str(count)) for case, count in _SUITS.items()),
        (("disputes[direct,total]", "178"),),
        "179",
        "178",
        "1",
    ),
    repairs=(
        *(
            change(f"disputes[direct,{case}]", str(count), str(count - 1), Certainty.ONE_OF)
            for case, count in _SUITS.items()
        ),
        change("disputes[direct,total]", "178", "179", Certainty.ONE_OF),
    ),
)
BLANK = diagnostic(
    "V101",
    "cell-blank",
    Severity.WARNING,
    Text("表三「一、本年新收政府信息公开申请数量」行「其他」列空白", "A cell of table 三 is blank"),
    "requests[new,other_org]",
    Location(line=312, column=15),
    repairs=(change("requests[new,other_org]", "", "0", Certainty.CERTAIN),),
)
LABEL = diagnostic(
    "C101",
    "category-code-invalid",
    Severity.WARNING,
    Text("表三「8.属于行政查询事务」应为「8.属于行政查询事项」", "A label of table 三 has a wrong word"),
    "requests[denied.8]",
    Location(line=332),
    fix=Fix("8.属于行政查询事务", "8.属于行政查询事项"),
)
SECTION = diagnostic(
    "S101",
    "section-missing",
    Severity.ERROR,
    Text("缺少第六节「其他需要报告的事项」", "Section 6 「其他需要报告的事项」 is missing"),
    "section[others]",
)
OUTCOMES = (
    Outcome("A101", "requests-unbalanced", Status.FAILED, 7, 6, 1, 0),
    Outcome("A103", "requests-results-total-wrong", Status.PASSED, 7, 7, 0, 0),
    Outcome(
        "A104",
        "disputes-total-wrong",
        Status.UNDECIDED,
        3,
        2,
        0,
        1,
        Text("有单元格没有读出", "a cell was not read"),
    ),
    Outcome(
        "A105",
        "stock-below-net-issue",
        Status.NOT_APPLICABLE,
        0,
        0,
        0,
        0,
        Text("本规则只适用于2021年格式", "the rule speaks only of the 2021 form"),
    ),
)


def result(
    *diagnostics: Diagnostic, path: str = "reports/shili-2020.html", told: Report | None = None
) -> Result:
    """Return a result with these diagnostics and the usual outcomes."""
    return Result(path, "0" * 64, ReadStatus.READ, told or report(), OUTCOMES, diagnostics)


EVERYTHING = result(CARRIED, SUITS, BLANK, LABEL, SECTION)


def equation(told: Report, left: list[str], right: list[str]) -> Equation:
    """Return the identity of a report that some cells add up to the others."""
    sides = [[(cell, str(told.cells[cell].number)) for cell in cells] for cells in (left, right)]
    sums = [sum(int(figure) for _, figure in side) for side in sides]
    return Equation(tuple(sides[0]), tuple(sides[1]), str(sums[0]), str(sums[1]), str(abs(sums[0] - sums[1])))


SUPPRESSED = SECTION._replace(
    suppressed=Suppression("waiver", "另有附件", "张三", "2021-04-01", "2022-04-01")
)
UNREADABLE = Result("missing.html", None, ReadStatus.UNREADABLE)
STRANGER = Result("notes.html", "b" * 64, ReadStatus.NOT_A_REPORT)
MANY = (EVERYTHING, UNREADABLE, STRANGER, result(SUPPRESSED, path="坏\udcff\n.html"))
PLACES = (
    Location(page=3, box=(1.0, 2.0, 3.0, 4.0)),
    Location(sheet="表 1", cell="B5"),
    Location(table=1, row=26, cell=2),
)
HOSTILE = (
    "<script>alert(1)</script> & \"quotes\" 'single' | a | `code` ``two`` ]]> --> %0A::error::x\n"
    "::error file=a::x\r\n# head\n- [x](javascript:1) ![i](x) **b** _i_ ~s~ @someone #12 $x$ https://a.b "
    "www.a.b a@b.cn \\ \x00\x1b[31m\u202e\u200b\ud800 ##[set-env]"
)


def hostile() -> Result:
    """Return a result in which every text comes from somebody who means no good."""
    text = Text(HOSTILE, HOSTILE)
    bad = diagnostic(
        "S101",
        "section-missing",
        Severity.ERROR,
        text,
        "section[others]",
        Location(sheet=HOSTILE, cell="B5"),
        equation=Equation((("requests[new,natural]", HOSTILE),), (), "1", "2", HOSTILE),
        repairs=(change("requests[new,natural]", HOSTILE, HOSTILE, Certainty.CERTAIN),),
        basis=HOSTILE,
    )
    suppressed = bad._replace(
        fingerprint="f", suppressed=Suppression("waiver", HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    )
    told = report()._replace(organisation=HOSTILE)
    outcomes = (
        Outcome("S101", "section-missing", Status.FAILED, 1, 0, 1, 0),
        Outcome("A104", "disputes-total-wrong", Status.UNDECIDED, 1, 0, 0, 1, text),
        Outcome("A105", "stock-below-net-issue", Status.CRASHED, 1, 0, 0, 0, text, crashed=True),
    )
    return Result(HOSTILE, None, ReadStatus.PARTIAL, told, outcomes, (bad, suppressed))
