"""JUnit: what the usual reader makes of it, and that it is XML whatever a report holds."""

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped, TestCase, TestSuite
from lxml import etree

from lint_gov.model.diagnostic import Suppression
from lint_gov.model.outcome import Outcome, Status
from lint_gov.outputs.look import Look
from lint_gov.result import Result
from tests.outputs import handmade
from tests.outputs.handmade import MANY
from tests.outputs.written import written


def cases(*results: Result, look: Look = Look()) -> dict[str, list[tuple[type, str]]]:  # noqa: B008 - frozen
    """Return what became of each rule, as read back, by the name of its case."""
    suites = JUnitXml.fromstring(written("junit", results, look).encode())
    assert all(isinstance(suite, TestSuite) for suite in suites)
    found: dict[str, list[tuple[type, str]]] = {}
    for suite in suites:
        tests = list(suite)
        kinds = [type(one) for test in tests for one in test.result]
        counted = (suite.tests, suite.failures, suite.errors, suite.skipped)
        assert counted == (len(tests), *(kinds.count(kind) for kind in (Failure, Error, Skipped)))
        for test in tests:
            assert isinstance(test, TestCase)
            found[test.name] = [(type(one), one.message) for one in test.result]
    return found


def test_every_rule_is_a_case() -> None:
    assert cases(handmade.EVERYTHING) == {
        "A101 requests-unbalanced": [(Failure, "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2")],
        "A103 requests-results-total-wrong": [],
        "A104 disputes-total-wrong": [
            (Failure, "表四「未经复议直接起诉」不平衡：78 + 24 + 12 + 65 = 179 ≠ 178，相差 1")
        ],
        "A105 stock-below-net-issue": [(Skipped, "不适用：本规则只适用于2021年格式")],
    }


def test_a_rule_that_another_diagnosis_explains_has_failed() -> None:
    outcomes = (Outcome("A102", "requests-row-total-wrong", Status.FAILED, 1, 0, 1, 0),)
    result = handmade.result(handmade.CARRIED)._replace(outcomes=outcomes)
    assert list(cases(result).values()) == [[(Failure, "表三「自然人」列不平衡：150 + 0 ≠ 148 + 0，相差 2")]]
    assert list(cases(result._replace(diagnostics=())).values()) == [[(Failure, "未通过")]]


def test_what_is_waived_is_skipped_with_its_reason_unless_something_else_counts() -> None:
    known = handmade.SECTION._replace(suppressed=Suppression("baseline", ""))
    outcomes = (Outcome("S101", "section-missing", Status.FAILED, 1, 0, 1, 0),)
    waived = handmade.result(handmade.SUPPRESSED, known)._replace(outcomes=outcomes)
    assert list(cases(waived, look=Look(language="en")).values()) == [
        [(Skipped, "waived: 另有附件 (张三, 2021-04-01, until 2022-04-01); in the baseline")]
    ]
    both = waived._replace(diagnostics=(*waived.diagnostics, handmade.SECTION, handmade.SECTION))
    assert list(cases(both).values()) == [[(Failure, "缺少第六节「其他需要报告的事项」 (+1)")]]


def test_a_crash_is_an_error_and_so_is_a_file_that_was_not_read() -> None:
    crashed = Outcome("A103", "x", Status.FAILED, 1, 0, 1, 0, crashed=True)
    found = cases(handmade.result()._replace(outcomes=(crashed,)), handmade.UNREADABLE, handmade.STRANGER)
    assert found == {
        "A103 x": [(Error, "规则出错")],
        "unreadable": [(Error, "无法读取")],
        "not-a-report": [(Skipped, "不是政府信息公开年度报告")],
    }


@pytest.mark.parametrize("look", [Look(), Look(language="en", ascii_only=True)])
def test_hostile_text_is_text(look: Look) -> None:
    text = written("junit", [handmade.hostile(), *MANY], look)
    tree = etree.fromstring(text.encode("ascii" if look.ascii_only else "utf-8"))
    assert {element.tag for element in tree.iter()} == {
        *("testsuites", "testsuite", "properties", "property", "testcase", "failure", "skipped", "error")
    }
    organ = str(tree.findall(".//property[@name='organisation']")[0].attrib["value"])
    assert organ.startswith("<script>alert(1)</script> & \"quotes\" 'single' | a | `code` ``two`` ]]> -->")
    assert organ.endswith("\\ \ufffd\ufffd[31m\ufffd\ufffd\ufffd ##[set-env]")
