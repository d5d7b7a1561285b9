"""From what became of the rules to diagnostics: whole, in the order of the report, one a cause."""

from dataclasses import dataclass

from lint_gov.engine import check
from lint_gov.forms.cells import report_of
from lint_gov.model.diagnostic import Diagnostic, Explained, Severity
from lint_gov.model.document import Unplaced, Unreadable
from lint_gov.model.location import NOWHERE, Location
from lint_gov.model.outcome import (
    CellChange,
    Certainty,
    Equation,
    Finding,
    Fix,
    Repair,
    Status,
    Subject,
    Verdict,
)
from lint_gov.model.report import Report
from lint_gov.model.rule import MessageChoice, Rule, SeverityChoice
from lint_gov.model.wording import Text
from lint_gov.repair import forced_values, input_diagnostic, localise
from tests.checking import diagnosed, identity, judged, made_rule, short
from tests.generate import FORMS
from tests.repair.figures import URUMQI

FORM = FORMS["2019"]


@dataclass(frozen=True)
class Lines:
    """Places of a file in which the anchor is the line."""

    def locate(self, anchor: int) -> Location:
        return Location(line=anchor)


def _report(**cells: str | int) -> Report:
    report = report_of(
        {f"disputes[{name.replace('__', ',')}]": text for name, text in cells.items()},
        FORM,
        year=2020,
        organisation="示例市人民政府",
    )
    placed = {
        cell: value._replace(anchor=100 + row) for row, (cell, value) in enumerate(report.cells.items())
    }
    return report._replace(cells=placed)


def _block(report: Report, block: str) -> Verdict:
    parts = [f"disputes[{block},{column}]" for column in ("upheld", "corrected", "other", "pending")]
    return identity(report, f"disputes[{block}]", parts, [f"disputes[{block},total]"])


def _localise(report: Report, *rules: Rule) -> tuple[Diagnostic, ...]:
    subject = Subject(report)
    return localise(subject, check(subject, rules), Lines())


def test_a_cause_of_broken_identities_is_a_whole_diagnostic() -> None:
    report = _report(review__upheld=10, review__corrected=1)
    row = [f"disputes[review,{column}]" for column in ("upheld", "corrected")]
    same_sum = identity(report, "disputes[,total]", row, ["disputes[review,total]"])
    rules = (made_rule("A7", (same_sum,)), made_rule("A8", (_block(report, "review"),)))
    total = next(row for row, cell in enumerate(report.cells, start=100) if cell == "disputes[review,total]")
    assert _localise(report, *rules) == (
        Diagnostic(
            rule="A7",
            name="name-of-a7",
            severity=Severity.ERROR,
            message=Text("disputes[,total] 有误", "disputes[,total] is wrong"),
            why=Text("原因", "why"),
            help=Text("建议", "help"),
            basis="依据",
            address="disputes[review,total]",
            location=Location(line=total),
            fingerprint="d08070867bc6f24dd4f2",
            equation=Equation(
                left=((row[0], "10"), (row[1], "1")),
                right=(("disputes[review,total]", "0"),),
                left_value="11",
                right_value="0",
                difference="11",
            ),
            explains=(
                Explained(
                    "A7", "disputes[,total]", Text("disputes[,total] 有误", "disputes[,total] is wrong")
                ),
                Explained(
                    "A8", "disputes[review]", Text("disputes[review] 有误", "disputes[review] is wrong")
                ),
            ),
            repairs=(Repair((CellChange("disputes[review,total]", "0", "11"),), Certainty.CERTAIN),),
            candidates=1,
        ),
    )


def test_an_identity_stated_twice_is_no_more_certain() -> None:
    report = _report(review__upheld=10, review__corrected=1)
    verdict = _block(report, "review")
    (found,) = _localise(report, made_rule("A1", (verdict,)), made_rule("A2", (verdict,)))
    assert (found.rule, [one.rule for one in found.explains], found.repairs[0].certainty) == (
        "A1",
        ["A1", "A2"],
        Certainty.LIKELY,
    )


def test_the_gravest_severity_of_what_is_explained_holds() -> None:
    report = _report(review__upheld=10, review__corrected=1)
    note = made_rule("A1", (_block(report, "review"),), severity=[SeverityChoice(None, Severity.NOTE)])
    (found,) = _localise(report, note, made_rule("A2", (_block(report, "review"),)))
    assert (found.rule, found.severity) == ("A1", Severity.ERROR)


def test_severity_and_message_depend_on_the_values() -> None:
    rule = made_rule(
        "C1",
        (Verdict(Status.FAILED, "x", finding=Finding("section[overview]", {"match": "word", "n": 3})),),
        severity=[
            SeverityChoice(lambda values: values.get("year") == 2019, Severity.NOTE),
            SeverityChoice(lambda values: values.get("match") == "word", Severity.WARNING),
            SeverityChoice(None, Severity.ERROR),
        ],
        message=[
            MessageChoice(lambda values: values.get("match") == "none", Text("没有", "none")),
            MessageChoice(None, Text("{n} 处{unknown}", "{n} places {unknown.attribute}")),
        ],
    )
    (found,) = _localise(_report(), rule)
    assert (found.severity, found.message) == (
        Severity.WARNING,
        Text("3 处{unknown}", "3 places {unknown.attribute}"),
    )


def test_a_finding_that_stands_alone_keeps_all_that_it_says() -> None:
    fix = Fix("８", "8", 7)
    finding = Finding("section[others]", {"what": "数字"}, anchor=7, path="p[3]", quote="８件", fix=fix)
    (found,) = _localise(_report(), made_rule("V1", (Verdict(Status.FAILED, "x", finding=finding),)))
    assert (found.address, found.location, found.quote, found.fix, found.candidates, found.explains) == (
        "section[others]",
        Location(line=7, path="p[3]"),
        "８件",
        fix,
        0,
        (),
    )


def test_diagnostics_stand_in_the_order_of_the_report_then_of_the_rules() -> None:
    def failing(rule: str, *addresses: str | None) -> Rule:
        verdicts = [
            Verdict(Status.FAILED, "x", finding=Finding(address, {"what": "x"})) for address in addresses
        ]
        return made_rule(rule, verdicts)

    rules = (
        failing("A1", "disputes[direct,total]", "requests[,natural]", "requests[granted]"),
        failing("C1", "section[others]", "requests[granted,natural]", None, "nowhere", "unknown[x]"),
        failing("S1", "section[requests]", "title", "disclosure[rules,made]", "section[overview]"),
    )
    found = localise(Subject(_report()), check(Subject(_report()), rules), Unplaced())
    assert [(one.rule, one.address) for one in found] == [
        ("C1", None),
        ("C1", "nowhere"),
        ("S1", "title"),
        ("S1", "section[overview]"),
        ("S1", "disclosure[rules,made]"),
        ("S1", "section[requests]"),
        ("A1", "requests[,natural]"),
        ("A1", "requests[granted]"),
        ("C1", "requests[granted,natural]"),
        ("A1", "disputes[direct,total]"),
        ("C1", "section[others]"),
        ("C1", "unknown[x]"),
    ]


def test_what_was_lost_in_copying_is_said_once() -> None:
    lost = Verdict(
        Status.FAILED,
        "disclosure[,change]",
        finding=Finding("disclosure[,change]", {"what": "增/", "match": "lost"}),
    )
    word = Verdict(
        Status.FAILED,
        "requests[denied.8]",
        finding=Finding("requests[denied.8]", {"what": "事务", "match": "word"}),
    )
    damage = made_rule("E006", (Verdict(Status.FAILED, "text", finding=Finding(None, {"what": "文本"})),))
    labels = made_rule("C102", (lost, word))
    found = _localise(_report(), labels, damage)
    assert [short(one)[:3] for one in found] == [
        ("E006", None, (("C102", "disclosure[,change]"),)),
        ("C102", "requests[denied.8]", ()),
    ]
    assert found[0].explains[0].message == Text("增/ 有误", "增/ is wrong")
    assert [short(one)[:2] for one in _localise(_report(), labels)] == [
        ("C102", "disclosure[,change]"),
        ("C102", "requests[denied.8]"),
    ]


def test_a_subtotal_that_the_same_figure_makes_wrong_is_no_second_cause() -> None:
    report = _report(review__upheld=10, review__corrected=1)
    cells = [f"disputes[review,{column}]" for column in ("upheld", "total")]
    blocks = made_rule("A1", (_block(report, "review"),))
    sides = (((cells[0], "10"), ("disputes[a]", "1")), ((cells[1], "0"),))
    finding = Finding("disputes[extra]", {"what": "小计"}, equation=Equation(*sides, "11", "0", "11"))
    same = made_rule("A8", (Verdict(Status.FAILED, "x", finding=finding),))
    assert [short(one)[:3] for one in _localise(report, blocks, same)] == [
        ("A1", "disputes[review,total]", (("A1", "disputes[review]"), ("A8", "disputes[extra]")))
    ]
    doubled = finding._replace(equation=Equation(*sides, "22", "0", "22"))
    twice = made_rule("A8", (Verdict(Status.FAILED, "x", finding=doubled),))
    assert len(_localise(report, blocks, twice)) == 2


def test_a_report_without_failures_has_no_diagnostics() -> None:
    passed = Verdict(Status.PASSED, "x")
    assert _localise(_report(), made_rule("A1", (passed,))) == ()


def test_a_blank_that_two_sums_force_has_its_value_for_certain() -> None:
    found = [one for one in diagnosed(URUMQI, FORM, "AV") if one.rule == "V101"]
    assert [(one.address, one.repairs) for one in found] == [
        (
            "requests[new,other_org]",
            (Repair((CellChange("requests[new,other_org]", "", "0"),), Certainty.CERTAIN),),
        )
    ]


def test_a_blank_that_one_sum_forces_has_its_value_likely() -> None:
    cells: dict[str, str | int | None] = {"disputes[review,upheld]": 3, "disputes[review,total]": ""}
    (found,) = diagnosed(cells, FORM, "AV")
    assert found.repairs == (Repair((CellChange("disputes[review,total]", "", "3"),), Certainty.LIKELY),)
    subject, ran = judged(cells, FORM)
    assert forced_values(subject.report, ran) == {"disputes[review,total]": 3}


def test_blanks_said_together_are_repaired_together() -> None:
    cells: dict[str, str | int | None] = {
        f"requests[{row},{column}]": ""
        for row in ("denied.1", "denied.2")
        for column in ("natural", "company", "research", "nonprofit", "legal", "other_org", "total")
    }
    (found,) = [one for one in diagnosed(cells, FORM, "AV") if one.rule == "V101"]
    assert [(one.certainty, {cell.new for cell in one.cells}, len(one.cells)) for one in found.repairs] == [
        (Certainty.LIKELY, {"0"}, 14)
    ]


def test_a_contradiction_about_a_blank_names_both_sums() -> None:
    blank = "requests[carried_out,natural]"
    (found,) = diagnosed(
        {
            "requests[new,natural]": 150, "requests[new,total]": None,
            "requests[handled,natural]": 148, "requests[handled,total]": 148,
            "requests[granted,natural]": 148, "requests[granted,total]": 148,
            blank: "", "requests[carried_out,total]": 0,
        },
        FORM,
    )  # fmt: skip
    words = Text(
        "表三「四、结转下年度继续办理 · 自然人」没有填写数字，按 A101「自然人」须为 2，"
        "按 A102「四、结转下年度继续办理」须为 0，互相矛盾",
        "「四、结转下年度继续办理 · 自然人」 of table 三 has no figure, and would have to be "
        "2 by A101 「自然人」, 0 by A102 「四、结转下年度继续办理」: they contradict each other",
    )
    assert (found.rule, found.severity, found.address, found.message, found.explains) == (
        "A101",
        Severity.ERROR,
        blank,
        words,
        (Explained("A101", "requests[,natural]", words), Explained("A102", "requests[carried_out]", words)),
    )
    assert short(found)[3] == (
        ("one-of", (("requests[carried_out,total]", "0", "2"),)),
        ("one-of", (("requests[new,natural]", "150", "148"),)),
    )
    assert found.equation == Equation(
        left=(("requests[new,natural]", "150"), ("requests[carried_in,natural]", "0")),
        right=(("requests[handled,natural]", "148"), (blank, "")),
        left_value="150",
        right_value="148",
        difference="2",
    )


def test_a_file_that_could_not_be_read() -> None:
    rule = made_rule(
        "E001", (), message=[MessageChoice(None, Text("无法读取：{detail}", "unreadable: {detail}"))]
    )
    fault = Unreadable("文件已损坏", "the file is damaged")
    found = input_diagnostic(rule, fault, "a/b.html")
    assert found == Diagnostic(
        rule="E001",
        name="name-of-e001",
        severity=Severity.ERROR,
        message=Text("无法读取：文件已损坏", "unreadable: the file is damaged"),
        why=Text("原因", "why"),
        help=Text("建议", "help"),
        basis="依据",
        address=None,
        location=NOWHERE,
        fingerprint=found.fingerprint,
    )
    assert found.fingerprint != input_diagnostic(rule, fault, "a/c.html").fingerprint
