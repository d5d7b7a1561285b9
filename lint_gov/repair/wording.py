"""The sentences of a diagnostic: the rule's message filled in with the values of a finding."""

from collections.abc import Mapping

from lint_gov.model.diagnostic import Severity
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text
from lint_gov.ruleset.template import fill


class _Values(dict[str, object]):
    """Values of a finding; one that a message asks for in vain shows by its name."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def facts_of(report: Report, rule: Rule, values: Mapping[str, object]) -> Mapping[str, object]:
    """Return what the conditions of a rule may ask: the year, the form, and the values of the finding."""
    form = report.form_id(rule.table) if rule.table else next(iter(report.tables.values()), None)
    form_id = form if isinstance(form, str) or form is None else form.form
    return _Values({"year": report.year, "form": form_id, **values})


def severity_of(rule: Rule, facts: Mapping[str, object]) -> Severity:
    """Return the first severity whose condition holds; an error where the rule has none that does."""
    holding = (choice.then for choice in rule.severity if choice.when is None or choice.when(facts))
    return next(holding, Severity.ERROR)


def message_of(rule: Rule, facts: Mapping[str, object]) -> Text:
    """Return the first message whose condition holds, filled in; the rule's title where none does."""
    holding = (choice.then for choice in rule.message if choice.when is None or choice.when(facts))
    template = next(holding, rule.title)
    return Text(fill(template.zh, facts, "zh"), fill(template.en, facts, "en"))
