"""Makes a Rule from the valid data of its file: texts, conditions, and the check bound by its kind."""

import re
from collections.abc import Mapping
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.model.diagnostic import Severity
from lint_gov.model.form import Form
from lint_gov.model.rule import Check, Example, MessageChoice, Rule, RuleError, SeverityChoice
from lint_gov.model.wording import NOTHING, Text
from lint_gov.ruleset.condition import compile_condition

VERDICTS = ("good", "bad", "undecided")
_ID = re.compile(r"([A-Z]+)(\d+)")


def rule_from(
    data: Mapping[str, Any],
    source: str,
    forms: Mapping[str, Form],
    kinds: Mapping[str, Kind],
    *,
    examples: tuple[Example, ...] = (),
) -> Rule:
    """Return the rule that valid data describes; RuleError where its kind refuses the parameters."""
    name = data["name"]
    return Rule(
        id=data["id"],
        name=name,
        since=data.get("since", ""),
        status=data.get("status", "stable"),
        aliases=tuple(data.get("aliases", ())),
        kind=data["kind"],
        family=order_of(data["id"])[0],
        table=data.get("table"),
        forms=_form_ids(data.get("form")),
        severity=_severities(data["severity"]),
        tags=tuple(data.get("tags", ())),
        basis=_basis(data.get("basis")),
        message=_messages(data["message"]),
        title=_text(data.get("title", name)),
        why=_text(data.get("why")),
        help=_text(data.get("help")),
        check=bound_check(data, forms, kinds),
        parameters=_parameters(data, kinds[data["kind"]]),
        examples=examples,
        source=source,
        waivable=data.get("waivable", True),
        by_default=data.get("default", "on") == "on",
        successor=data.get("successor"),
        beware=_text(data.get("beware")),
        across=kinds[data["kind"]].across(data),
    )


def bound_check(data: Mapping[str, Any], forms: Mapping[str, Form], kinds: Mapping[str, Kind]) -> Check:
    """Return the check of a rule; RuleError where its kind refuses the parameters."""
    kind = kinds[data["kind"]]
    own = _form_ids(data.get("form")) or tuple(forms)
    return kind.bind(_parameters(data, kind), {form: forms[form] for form in own})


def _parameters(data: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    return {key: data[key] for key in ("table", *kind.schema.get("properties", ())) if key in data}


def order_of(rule_id: str) -> tuple[str, int]:
    """Return what rules are sorted by: the letters of an id, which name its family, and its number."""
    match = _ID.fullmatch(rule_id)
    if match is None:
        message = f'expected an id such as A101, found "{rule_id}"'
        raise RuleError(message, ("id",))
    return match[1], int(match[2])


def _form_ids(form: Any) -> tuple[str, ...]:  # noqa: ANN401 - a YAML value
    if form is None:
        return ()
    return tuple(str(name) for name in (form if isinstance(form, list) else [form]))


def _text(value: Any) -> Text:  # noqa: ANN401 - a YAML value
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return Text(value, value)
    return Text(value["zh"] if "zh" in value else value["en"], value["en"] if "en" in value else value["zh"])


def _severities(value: Any) -> tuple[SeverityChoice, ...]:  # noqa: ANN401 - a YAML value
    if isinstance(value, str):
        return (SeverityChoice(None, Severity(value)),)
    return tuple(SeverityChoice(_condition(choice), Severity(choice["then"])) for choice in value)


def _messages(value: Any) -> tuple[MessageChoice, ...]:  # noqa: ANN401 - a YAML value
    if isinstance(value, list):
        return tuple(MessageChoice(_condition(choice), _text(choice)) for choice in value)
    return (MessageChoice(None, _text(value)),)


def _condition(choice: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a Condition or None
    return compile_condition(choice["when"]) if "when" in choice else None


def _basis(value: Any) -> str:  # noqa: ANN401 - a YAML value
    parts = value if isinstance(value, list) else [value] if value else []
    return "；".join(" ".join(filter(None, (part["document"], part.get("clause")))) for part in parts)
