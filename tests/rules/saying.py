"""What bundled rules say of a report, in the order of the rules and of their findings."""

from lint_gov.engine import check
from lint_gov.model.outcome import Subject
from lint_gov.ruleset import bundled_ruleset
from lint_gov.ruleset.template import fill


def said(subject: Subject, *ids: str, language: str = "zh") -> list[str]:
    """Return one line a finding of the rules with these ids: severity, rule, place and message."""
    report = subject.report
    lines = []
    for ran in check(subject, [rule for rule in bundled_ruleset().rules if rule.id in ids]):
        rule = ran.rule
        form = report.form_id(rule.table or "requests")
        for verdict in ran.verdicts:
            if verdict.finding is None:
                continue
            values = {**verdict.finding.values, "year": report.year, "form": form}
            severity = next(choice.then for choice in rule.severity if not choice.when or choice.when(values))
            text = next(choice.then for choice in rule.message if not choice.when or choice.when(values))
            message = fill(text.in_language(language), values, language)
            lines.append(f"{severity.value} {rule.id} {verdict.at} {message}")
    return lines
