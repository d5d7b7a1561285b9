"""Naming rules: ids, names, aliases, beginnings of ids."""

import pytest

from lint_gov.ruleset import bundled_ruleset
from lint_gov.ruleset.selection import UnknownRuleError, rule_named, rules_named

RULES = bundled_ruleset().rules


@pytest.mark.parametrize("word", ["A101", "a101", " A101 ", "requests-unbalanced", "Requests-Unbalanced"])
def test_a_rule_has_an_id_and_a_name(word: str) -> None:
    assert rule_named(RULES, word).id == "A101"


@pytest.mark.parametrize(
    ("word", "message"),
    [
        ("A1O1", 'expected a rule, found "A1O1": did you mean "A101"?'),
        (
            "request-unbalanced",
            'expected a rule, found "request-unbalanced": did you mean "requests-unbalanced"?',
        ),
        ("qqqq", 'expected a rule, found "qqqq"; `lint-gov rules` lists them'),
        ("", 'expected a rule, found ""; `lint-gov rules` lists them'),
    ],
)
def test_an_unknown_rule_and_the_likely_one(word: str, message: str) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        rule_named(RULES, word)
    assert str(caught.value) == message


def test_several_words_name_rules_in_their_order() -> None:
    found = [rule.id for rule in rules_named(RULES, ["A102", "requests-unbalanced", "A10"])]
    assert found == [rule.id for rule in RULES if rule.id.startswith("A10")]
    assert rules_named(RULES, ["all"]) == RULES
    with pytest.raises(UnknownRuleError):
        rules_named(RULES, ["A", ""])
