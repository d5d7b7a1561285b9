"""Pages of the rules as Markdown, made of what their files say."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from lint_gov.model.rule import Rule, Ruleset
from lint_gov.model.wording import Text
from lint_gov.outputs.look import Look
from lint_gov.outputs.rule_list import in_cell
from lint_gov.outputs.rule_page import page_markdown, page_of

FAMILIES = {
    "E": Text("E 读取", "E Input"),
    "S": Text("S 结构", "S Structure"),
    "A": Text("A 勾稽", "A Arithmetic"),
    "C": Text("C 类目和名称", "C Codes and labels"),
    "V": Text("V 单元格", "V Cell values"),
    "N": Text("N 正文数字", "N Figures in prose"),
    "F": Text("F 信息处理费", "F Processing fees"),
    "X": Text("X 跨年和跨报告", "X Across reports"),
    "T": Text("T 时间", "T Time"),
    "R": Text("R 引用", "R References"),
    "P": Text("P 个人信息和涉密", "P Privacy and secrecy"),
    "D": Text("D 呈现", "D Presentation"),
}
"""The families of rules, in the order of the catalogue."""
INDEX = Text("全部规则", "All rules")
_HEAD = Text("| 规则 | 名称 | 级别 | 缺陷 |", "| rule | name | severity | defect |")


def families(ruleset: Ruleset) -> list[tuple[str, list[Rule]]]:
    """Return the rules by the letter of their family, the families in the order of the catalogue."""
    order = list(FAMILIES)
    ordered = sorted(ruleset.rules, key=lambda rule: (order.index(rule.family), rule.id))
    return [(family, list(rules)) for family, rules in groupby(ordered, attrgetter("family"))]


def rule_pages(ruleset: Ruleset, language: str) -> Iterator[tuple[str, str]]:
    """Yield the path and the Markdown of the index and of every rule's page."""
    look = Look(language=language)
    yield "rules/index.md", "\n".join(_index(ruleset, language)) + "\n"
    for rule in ruleset.rules:
        title = f"---\ntitle: {rule.id} {rule.title.in_language(language)}\n---\n\n"
        yield page_path(rule), title + page_markdown(page_of(rule, ruleset.forms, look), look)


def page_path(rule: Rule) -> str:
    """Return where the page of a rule stands."""
    return f"rules/{rule.id}.md"


def _index(ruleset: Ruleset, language: str) -> Iterator[str]:
    yield f"# {INDEX.in_language(language)}"
    for family, rules in families(ruleset):
        yield from ("", f"## {FAMILIES[family].in_language(language)}", "")
        yield from (_HEAD.in_language(language), "|---|---|---|---|")
        yield from (_row(rule, language) for rule in rules)


def _row(rule: Rule, language: str) -> str:
    severities: Sequence[str] = list(dict.fromkeys(choice.then.value for choice in reversed(rule.severity)))
    title = in_cell(rule.title.in_language(language))
    return f"| [{rule.id}]({rule.id}.md) | {rule.name} | {'/'.join(severities)} | {title} |"
