"""Rules as SARIF declares them, with what became of each over a run."""

from lint_gov.model.rule import Rule
from lint_gov.outputs.formats import Tool
from lint_gov.outputs.look import Look
from lint_gov.text.normalise import squeeze


def descriptor(rule: Rule, look: Look) -> dict[str, object]:
    """Return one rule as a `reportingDescriptor`; what it was tried on stands under `properties`."""
    title = squeeze(rule.title.in_language(look.language))
    why = squeeze(rule.why.in_language(look.language))
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": why or title},
        "help": _help(rule, title, why, look),
        "defaultConfiguration": {"enabled": not rule.optional, "level": rule.severity[-1].then.value},
        "properties": {
            "tags": list(rule.tags),
            "family": rule.family,
            "basis": rule.basis,
            "status": rule.status,
            "since": rule.since,
            "aliases": list(rule.aliases),
        },
    }


def _help(rule: Rule, title: str, why: str, look: Look) -> dict[str, object]:
    advice = squeeze(rule.help.in_language(look.language))
    parts = (
        (look.say("理由", "Why"), why),
        (look.say("建议", "What to do"), advice),
        (look.say("依据", "Basis"), rule.basis),
    )
    known = [(lead, text) for lead, text in parts if text]
    colon = look.say("：", ": ")
    text = "\n".join(f"{lead}{colon}{text}" for lead, text in known)
    return {"text": text or title}


def overrides(tool: Tool) -> list[dict[str, object]]:
    """Return the rules whose being run or not differs from their default."""
    if tool.chosen is None:
        return []
    return [
        {"descriptor": {"id": rule.id}, "configuration": {"enabled": rule.id in tool.chosen}}
        for rule in tool.rules
        if (rule.id in tool.chosen) is rule.optional
    ]
