"""Which rules run: the closest selector decides, input rules always do."""

import pytest

from lint_gov.cli.selection import chosen
from lint_gov.model.rule import Rule
from lint_gov.ruleset import bundled_ruleset
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
    assert list(chosen(RULES, select=select, ignore=ignore, extend_select=extend)) == ids


@pytest.mark.parametrize(
    ("selector", "likely"),
    [("A1O1", "A101"), ("request-unbalanced", "requests-unbalanced"), ("Z", None), ("", None)],
)
def test_a_selector_that_fits_nothing_is_refused_with_the_likely_one(
    selector: str, likely: str | None
) -> None:
    with pytest.raises(UnknownRuleError) as caught:
        chosen(RULES, ignore=(selector,))
    assert (caught.value.word, caught.value.likely) == (selector, likely)
