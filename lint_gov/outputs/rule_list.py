"""Rules in a list: id, name, severity and title."""

from collections.abc import Sequence

from lint_gov.model.rule import Rule
from lint_gov.outputs.console import Line, width_of
from lint_gov.outputs.layout import padded, wrapped
from lint_gov.outputs.look import Look

_NARROWEST = 20


def severity_words(rule: Rule) -> str:
    """Return the severities that a rule can have, the usual one first: "error", "error/note"."""
    return "/".join(dict.fromkeys(choice.then.value for choice in reversed(rule.severity)))


def title_of(rule: Rule, look: Look) -> str:
    """Return the title of a rule, with the reason where it does not run by itself."""
    title = rule.title.in_language(look.language)
    if not rule.optional:
        return title
    words = {"preview": ("预览", "preview"), "deprecated": ("已弃用", "deprecated")}
    word = look.say(*words.get(rule.status, ("默认关闭", "off by default")))
    return title + look.say(f"（{word}）", f" ({word})")


def listed(rules: Sequence[Rule], look: Look) -> list[Line]:
    """Return the rules as a table for a terminal, titles wrapped in the last column."""
    names = max((width_of(rule.name) for rule in rules), default=0)
    severities = max((width_of(severity_words(rule)) for rule in rules), default=0)
    ids = max((len(rule.id) for rule in rules), default=0)
    margin = ids + names + severities + 6
    lines: list[Line] = []
    for rule in rules:
        words = severity_words(rule)
        titles = wrapped(title_of(rule, look), max(look.width - margin, _NARROWEST))
        style = rule.severity[-1].then.value
        head = (
            (f"{padded(rule.id, ids)}  {padded(rule.name, names)}  ", ""),
            (padded(words, severities), style),
        )
        lines.append((*head, (f"  {titles[0]}", "")))
        lines += [((" " * margin + title, ""),) for title in titles[1:]]
    return lines


def tabbed(rules: Sequence[Rule], look: Look) -> str:
    """Return the rules one a line, columns separated by tabs, for other programs."""
    rows = ((rule.id, rule.name, severity_words(rule), title_of(rule, look)) for rule in rules)
    return "".join("\t".join(row) + "\n" for row in rows)


def markdown_list(rules: Sequence[Rule], look: Look) -> str:
    """Return the rules as a Markdown table."""
    heads = look.say("| 规则 | 名称 | 级别 | 缺陷 |", "| rule | name | severity | defect |")
    titles = (in_cell(title_of(rule, look)) for rule in rules)
    rows = (
        f"| {rule.id} | {rule.name} | {severity_words(rule)} | {title} |"
        for rule, title in zip(rules, titles, strict=True)
    )
    return "\n".join((heads, "|---|---|---|---|", *rows)) + "\n"


def in_cell(text: str) -> str:
    """Return text as it may stand in a cell of a Markdown table."""
    return " ".join(text.replace("\\", "\\\\").replace("|", "\\|").split())
