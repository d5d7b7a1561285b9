"""For 2019 the form was only encouraged: rules of structure and of labels are one step lower there."""

from collections.abc import Mapping

import pytest

from lint_gov.model.diagnostic import Severity
from lint_gov.model.rule import Rule
from lint_gov.ruleset import bundled_ruleset

LABELS = ("C101", "C102", "C103", "C104")
RULES = [rule for rule in bundled_ruleset().rules if rule.family == "S" or rule.id in LABELS]
FACTS: tuple[Mapping[str, object], ...] = (
    {},
    {"damaged": 1},
    {"section": "problems"},
    {"match": "unknown"},
    {"match": "lost"},
)


def severity(rule: Rule, facts: Mapping[str, object]) -> Severity:
    return next(choice.then for choice in rule.severity if choice.when is None or choice.when(facts))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_is_one_step_lower_at_least(rule: Rule) -> None:
    for facts in FACTS:
        first, later = (severity(rule, {"year": year, **facts}).rank for year in (2019, 2020))
        assert first > later or later == Severity.NOTE.rank
