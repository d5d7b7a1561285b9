"""The `junit` format: a report is a test suite, a rule on it a test case."""

from collections.abc import Iterable, Iterator, Sequence

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.outcome import Outcome, Status
from lint_gov.outputs.files import in_repository
from lint_gov.outputs.formats import Summarise, Tool
from lint_gov.outputs.levels import suppression_words
from lint_gov.outputs.look import Look
from lint_gov.outputs.overview import status_words
from lint_gov.outputs.place import reference
from lint_gov.outputs.told import in_lines, message_of, told
from lint_gov.outputs.xml_text import xml_attributes, xml_text
from lint_gov.result import ReadStatus, Result

_FAILED, _SKIPPED, _BROKEN = "failure", "skipped", "error"


def part(result: Result, look: Look) -> str:
    """Return the suite of one report."""
    cases = [_case(result, outcome, look) for outcome in result.outcomes] or [_no_case(result, look)]
    kinds = [kind for kind, _ in cases]
    attributes = xml_attributes(
        look,
        name=in_repository(result.path, look),
        tests=len(cases),
        failures=kinds.count(_FAILED),
        errors=kinds.count(_BROKEN),
        skipped=kinds.count(_SKIPPED),
        time=0,
    )
    body = "".join(text for _, text in cases)
    return f" <testsuite{attributes}>\n{_properties(result, look)}{body} </testsuite>\n"


def whole(parts: Iterable[str], _tool: Tool, _summarise: Summarise, _look: Look) -> Iterator[str]:
    """Yield the document, suite by suite."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="lint-gov">\n'
    yield from parts
    yield "</testsuites>\n"


def _properties(result: Result, look: Look) -> str:
    report = result.report
    values = {
        "status": result.status.value,
        "organisation": report.organisation if report else None,
        "year": report.year if report else None,
    }
    lines = (
        f"   <property{xml_attributes(look, name=name, value=value)}/>\n"
        for name, value in values.items()
        if value is not None
    )
    return f"  <properties>\n{''.join(lines)}  </properties>\n"


def _no_case(result: Result, look: Look) -> tuple[str, str]:
    """Return the case of a source on which no rule ran: suites without cases are refused by some."""
    reason = status_words(result.status, look)
    kind = _BROKEN if result.status is ReadStatus.UNREADABLE else _SKIPPED
    return kind, _test(result, result.status.value, None, (kind, {"message": reason}, ""), look)


def _case(result: Result, outcome: Outcome, look: Look) -> tuple[str, str]:
    found = [one for one in result.diagnostics if one.speaks_of(outcome.rule)]
    kind, attributes, text = _became(result, outcome, found, look)
    line = next((one.location.line for one in found), None)
    name = f"{outcome.rule} {outcome.name}"
    return kind, _test(result, name, line, (kind, attributes, text), look)


def _became(
    result: Result, outcome: Outcome, found: Sequence[Diagnostic], look: Look
) -> tuple[str, dict[str, str], str]:
    """Return what became of a rule: the element of its case ("" where it passed), attributes, text."""
    reason = outcome.reason.in_language(look.language) if outcome.reason else ""
    counted = [one for one in found if one.suppressed is None]
    if outcome.crashed:
        crashed = reason or look.say("规则出错", "the rule crashed")
        return _BROKEN, {"message": crashed, "type": Status.CRASHED.value}, _details(result, counted, look)
    if counted:
        more = f" (+{len(counted) - 1})" if len(counted) > 1 else ""
        worst = min(counted, key=lambda one: one.severity.rank).severity.value
        message = message_of(counted[0], look) + more
        return _FAILED, {"message": message, "type": worst}, _details(result, counted, look)
    if found:
        reasons = dict.fromkeys(suppression_words(one.suppressed, look) for one in found if one.suppressed)
        return _SKIPPED, {"message": look.say("；", "; ").join(reasons)}, ""
    if outcome.status is Status.FAILED:
        message = look.say("未通过", "failed")
        return _FAILED, {"message": message, "type": outcome.status.value}, ""
    if outcome.status is Status.PASSED:
        return "", {}, ""
    status = {
        Status.UNDECIDED: look.say("未能判定", "undecided"),
        Status.NOT_APPLICABLE: look.say("不适用", "not applicable"),
    }[outcome.status]
    return _SKIPPED, {"message": status + (look.say("：", ": ") + reason if reason else "")}, ""


def _details(result: Result, found: Sequence[Diagnostic], look: Look) -> str:
    lines = []
    for one in found:
        place = reference(in_repository(result.path, look), one.location)
        lines += [f"{place}: {one.severity} {one.rule} {one.name}: {message_of(one, look)}"]
        lines += [f"  {line}" for line in in_lines(told(result, one, look))]
    return "\n".join(lines)


def _test(
    result: Result, name: str, line: int | None, became: tuple[str, dict[str, str], str], look: Look
) -> str:
    path = in_repository(result.path, look)
    head = xml_attributes(look, classname=path, name=name, file=path, line=line, time=0)
    kind, attributes, text = became
    if not kind:
        return f"  <testcase{head}/>\n"
    opening = f"<{kind}{xml_attributes(look, **attributes)}"
    inner = f"{opening}>{xml_text(text, look)}</{kind}>" if text else f"{opening}/>"
    return f"  <testcase{head}>{inner}</testcase>\n"
