"""What a kind of check is: its name, the keys it reads from a rule file, and how it is bound."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from lint_gov.model.form import Form
from lint_gov.model.rule import Check

Bind = Callable[[Mapping[str, Any], Mapping[str, Form]], Check]


def _never(_parameters: Mapping[str, Any]) -> bool:
    return False


def always(_parameters: Mapping[str, Any]) -> bool:
    """Return True: for kinds that never do without other reports."""
    return True


class Kind(NamedTuple):
    """One kind of check, named in a rule file as `kind: <name>`.

    `schema` is the JSON Schema of the kind's own keys: `properties` (each with a `description`)
    and, where some are needed, `required`; `required` may also name the common keys `table` and
    `form`. `bind(parameters, forms)` makes the check: `parameters` are the kind's own keys as
    written, with `table` added where the rule has it; `forms` holds the forms that the rule is for
    (all, or those its `form` names) by id.
    It raises `lint_gov.model.rule.RuleError(message, path)` on parameters that make no sense, the
    path leading to the faulty key. `values` lists the names that every finding has for the
    message; leave it empty where they depend on the parameters. `across(parameters)` says whether
    the check needs reports other than the one it judges.
    """

    name: str
    schema: Mapping[str, Any]
    bind: Bind
    values: tuple[str, ...] = ()
    across: Callable[[Mapping[str, Any]], bool] = _never
