"""A rule as JSON: everything its file says, in both languages."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from lint_gov.model.rule import Condition, Rule
from lint_gov.model.wording import Text
from lint_gov.ruleset.condition import CompiledCondition


def rule_record(rule: Rule) -> dict[str, object]:
    """Return a rule key by key; its examples stand under "examples" with their verdict and place."""
    return {
        "id": rule.id,
        "name": rule.name,
        "severity": rule.severity[-1].then.value,
        "severities": [{"when": condition_text(one.when), "then": one.then.value} for one in rule.severity],
        "title": _both(rule.title),
        "status": rule.status,
        "default": "on" if rule.by_default else "off",
        "successor": rule.successor,
        "since": rule.since,
        "aliases": list(rule.aliases),
        "family": rule.family,
        "table": rule.table,
        "forms": list(rule.forms),
        "tags": list(rule.tags),
        "basis": rule.basis,
        "message": [{"when": condition_text(one.when), **_both(one.then)} for one in rule.message],
        "why": _both(rule.why),
        "help": _both(rule.help),
        "beware": _both(rule.beware),
        "kind": rule.kind,
        "parameters": plain(rule.parameters),
        "waivable": rule.waivable and not rule.locked,
        "source": rule.source,
        "examples": [
            {"verdict": one.verdict, "place": one.place, "data": plain(one.data)} for one in rule.examples
        ],
    }


def condition_text(condition: Condition | None) -> str | None:
    """Return a condition as its rule file has it; None where there is none."""
    return condition.text if isinstance(condition, CompiledCondition) else None


def plain(value: Any) -> Any:  # noqa: ANN401 - a YAML value becomes a JSON value
    """Return a value of a rule file with its decimals as JSON numbers."""
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, Decimal) else value


def _both(text: Text) -> dict[str, str]:
    return {"zh": text.zh, "en": text.en}
