"""Makes a Rule from the valid data of its file: texts, conditions, and the check bound by its kind."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.registry import ACROSS
from lint_gov.model.diagnostic import Severity
from lint_gov.model.form import Form
from lint_gov.model.outcome import Subject, Verdict
from lint_gov.model.rule import Check, Example, MessageChoice, Rule, RuleError, SeverityChoice
from lint_gov.model.wording import NOTHING, Text
from lint_gov.ruleset.condition import compile_condition

VERDICTS = ("good", "bad", "undecided")
_ID = re.compile(r"([A-Z]+)(\d+)")


class _Bound(NamedTuple):
    """What a rule has of its kind."""

    check: Check
    parameters: Mapping[str, Any]
    across: bool


def rule_from(
    data: Mapping[str, Any],
    source: str,
    forms: Mapping[str, Form],
    kinds: Mapping[str, Kind],
    *,
    examples: tuple[Example, ...] = (),
) -> Rule:
    """Return the rule that valid data describes; RuleError where its kind refuses the parameters."""
    kind = kinds[data["kind"]]
    bound = _Bound(bound_check(data, forms, kinds), _parameters(data, kind), kind.across(data))
    return _rule(data, source, bound)._replace(examples=examples)


def entry_of(rule: Rule, data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a rule can be made of again without its kind, as plain data; the examples stay behind."""
    kept = {key: value for key, value in data.items() if key != "examples"}
    return {"rule": kept, "parameters": rule.parameters}


def recalled_rule(
    entry: Mapping[str, Any], source: str, forms: Mapping[str, Form], kinds: Mapping[str, Kind]
) -> Rule:
    """Return a rule from its entry, which was found valid before: it is bound when it first runs.

    Many runs judge nothing, or by few rules; there are fifty kinds to import.
    """
    data, kind = entry["rule"], entry["rule"]["kind"]
    if kind not in kinds:
        message = f"no kind {kind!r}"
        raise LookupError(message)
    across = kind in ACROSS and kinds[kind].across(data)
    check = _late(lambda: bound_check(data, forms, kinds))
    return _rule(data, source, _Bound(check, entry["parameters"], across))


def _late(bind: Callable[[], Check]) -> Check:
    bound = cache(bind)

    def check(subject: Subject) -> Iterable[Verdict]:
        return bound()(subject)

    return check


def _rule(data: Mapping[str, Any], source: str, bound: _Bound) -> Rule:
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
        check=bound.check,
        parameters=bound.parameters,
        examples=(),
        source=source,
        waivable=data.get("waivable", True),
        by_default=data.get("default", "on") == "on",
        successor=data.get("successor"),
        beware=_text(data.get("beware")),
        across=bound.across,
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
