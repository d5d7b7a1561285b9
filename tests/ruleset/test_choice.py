"""Which rules run: the closest selector decides, input rules always do."""

import pytest

from lint_gov.model.rule import Rule
from lint_gov.ruleset import bundled_ruleset
from lint_gov.ruleset.choice import Layer, chosen, remarks, severities
from lint_gov.ruleset.selection import UnknownRuleError

NAMES = {
    "A101": "requests-unbalanced",
    "A102": "requests-row-total-wrong",
    "A201": "second-hundred",
    "E001": "input-unreadable",
    "S101": "section-missing",
}


def rule(rule_id: str, name: str, status: str = "stable") -> Rule:
    model = next(iter(bundled_ruleset().rules))
    return model._replace(id=rule_id, name=name, status=status, family=rule_id[0], aliases=())


RULES = (
    *(rule(*pair) for pair in NAMES.items()),
    rule("S901", "on-trial", "preview"),
    rule("S902", "gone", "deprecated"),
    rule("S903", "chatty")._replace(by_default=False),
)


@pytest.mark.parametrize(
    ("select", "ignore", "extend", "ids"),
    [
        ((), (), (), ["A101", "A102", "A201", "E001", "S101"]),
        (("A1",), (), (), ["A101", "A102", "E001"]),
        (("A",), ("A1",), (), ["A201", "E001"]),
        (("A101",), ("A",), (), ["A101", "E001"]),
        (("A",), ("A",), (), ["E001"]),
        (("requests-unbalanced",), (), (), ["A101", "E001"]),
        (("a101", "Section-Missing"), (), (), ["A101", "E001", "S101"]),
        (("ALL",), ("S",), (), ["A101", "A102", "A201", "E001"]),
        ((), ("ALL",), (), ["E001"]),
        ((), ("E", "E001", "A"), (), ["E001", "S101"]),
        ((), (), ("S901",), ["A101", "A102", "A201", "E001", "S101", "S901"]),
        ((), (), ("S90",), ["A101", "A102", "A201", "E001", "S101"]),
        (("S902", "chatty"), (), (), ["E001", "S902", "S903"]),
        ((), ("S",), ("on-trial",), ["A101", "A102", "A201", "E001", "S901"]),
        (("S",), (), (), ["E001", "S101"]),
        (("S",), (), ("A2",), ["A201", "E001", "S101"]),
    ],
)
def test_chosen(
    select: tuple[str, ...], ignore: tuple[str, ...], extend: tuple[str, ...], ids: list[str]
) -> None:
    assert list(chosen(RULES, [Layer(select, ignore, extend)])) == ids


@pytest.mark.parametrize(
    ("selector", "likely"),
    [("A1O1", "A101"), ("request-unbalanced", "requests-unbalanced"), ("Z", None), ("", None)],
)
def test_a_selector_that_fits_nothing_is_refused_with_the_likely_one(
    selector: str, likely: str | None
) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        chosen(RULES, [Layer(ignore=(selector,))])
    assert (caught.value.word, caught.value.likely) == (selector, likely)


@pytest.mark.parametrize(
    ("layers", "ids"),
    [
        ([Layer(ignore=("A",)), Layer(extend_select=("A1",))], ["A101", "A102", "E001", "S101"]),
        ([Layer(select=("A101",)), Layer(ignore=("A",))], ["E001"]),
        ([Layer(select=("S",)), Layer(select=("A201",))], ["A201", "E001"]),
        ([Layer(ignore=("A101",)), Layer(select=("A",))], ["A101", "A102", "A201", "E001"]),
        ([Layer(extend_select=("S901",)), Layer(ignore=("A",))], ["E001", "S101", "S901"]),
        ([], ["A101", "A102", "A201", "E001", "S101"]),
    ],
)
def test_the_last_layer_that_speaks_of_a_rule_decides(layers: list[Layer], ids: list[str]) -> None:
    assert list(chosen(RULES, layers)) == ids


def test_severities_come_from_the_closest_selector_of_the_last_table() -> None:
    tables = [{"A": "note", "A101": "warning", "S901": "note"}, {"A2": "error"}, {}]
    assert dict(severities(RULES, tables)) == {
        "A101": "warning",
        "A102": "note",
        "A201": "error",
        "S901": "note",
    }
    assert dict(severities(RULES, [{"ALL": "note"}])).keys() == {rule.id for rule in RULES} - {"E001"}


def test_former_names_and_deprecated_rules_are_remarked_on() -> None:
    renamed = rule("S904", "new-name")._replace(aliases=("old-name",))
    gone = rule("S905", "replaced", "deprecated")._replace(successor="S904")
    found = remarks((*RULES, renamed, gone), ("old-name", "S902", "S905", "A101", "S", "old-name"))
    assert [one.en for one in found] == [
        '"old-name" is now called S904 new-name',
        "S902 gone is deprecated",
        "S905 replaced is deprecated; use S904 instead",
    ]
