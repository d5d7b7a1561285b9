"""One rule explained: what it reports, why, on what basis, what to do, with its examples."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lint_gov.forms.address import TABLE_NAMES, label_of
from lint_gov.model.form import Form
from lint_gov.model.rule import Condition, Example, Rule
from lint_gov.model.wording import Text
from lint_gov.outputs.console import Line
from lint_gov.outputs.layout import wrapped
from lint_gov.outputs.look import Look
from lint_gov.outputs.rule_list import in_cell
from lint_gov.outputs.rule_record import condition_text, plain
from lint_gov.ruleset.examples import form_of_example

_LONGEST = 40  # lines of an example that are shown
_WIDEST = 100  # columns: longer lines of prose are hard to read
_VERDICTS = {
    "good": Text("通过的例子", "An example that passes"),
    "bad": Text("报错的例子", "An example that fails"),
    "undecided": Text("无法判定的例子", "An example that cannot be decided"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: a heading, paragraphs, figures by label, lines as they are, what comes of it."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    figures: tuple[tuple[str, str], ...] = ()
    verbatim: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The page of one rule, in one language."""

    title: str
    summary: str
    parts: tuple[Part, ...]


def page_of(rule: Rule, forms: Mapping[str, Form], look: Look) -> Page:
    """Return the page of a rule that was loaded with its examples."""
    language = look.language
    parts = (
        Part(look.say("报告内容", "What it reports"), tuple(_messages(rule, look))),
        Part(look.say("为什么", "Why"), _given(rule.why.in_language(language))),
        Part(look.say("怎么办", "What to do"), _given(rule.help.in_language(language))),
        Part(look.say("可能的误报", "When it may be wrong"), _given(rule.beware.in_language(language))),
        Part(look.say("依据", "Basis"), _given(rule.basis)),
        Part(look.say("适用", "Where it applies"), (_scope(rule, look),)),
        Part(look.say("检查方式", "How it is checked"), verbatim=tuple(_check(rule))),
        *_examples(rule, forms, look),
        _waiving(rule, look),
    )
    filled = tuple(part for part in parts if part.paragraphs or part.figures or part.verbatim)
    return Page(f"{rule.id} {rule.name}", rule.title.in_language(language), filled)


def page_text(page: Page, look: Look) -> list[Line]:
    """Return a page as lines for a terminal."""
    width = min(look.width, _WIDEST)
    lines: list[Line] = [((page.title, "strong"),), *_indented(page.summary, width, 0)]
    for part in page.parts:
        lines += [(), ((part.heading, "strong"),)]
        for paragraph in part.paragraphs:
            lines += _indented(paragraph, width, 2)
        for label, figure in part.figures:
            lines += _indented(
                f"{label}：{figure}" if look.language == "zh" else f"{label}: {figure}", width, 2
            )
        lines += [((f"  {line}", ""),) for line in part.verbatim]
        for sentence in part.outcome:
            lines += _indented(f"→ {sentence}", width, 2)
    return lines


def page_markdown(page: Page, look: Look) -> str:
    """Return a page as Markdown."""
    lines = [f"# {page.title}", "", page.summary]
    for part in page.parts:
        lines += ["", f"## {part.heading}"]
        for paragraph in part.paragraphs:
            lines += ["", paragraph]
        if part.figures:
            lines += ["", look.say("| 单元格 | 值 |", "| cell | figure |"), "|---|---|"]
            lines += [f"| {in_cell(label)} | {in_cell(figure)} |" for label, figure in part.figures]
        if part.verbatim:
            lines += ["", *_fenced(part.verbatim)]
        for sentence in part.outcome:
            lines += ["", f"→ {sentence}"]
    return "\n".join(lines) + "\n"


def _fenced(lines: tuple[str, ...]) -> Iterator[str]:
    fence = "```"
    while any(fence in line for line in lines):
        fence += "`"
    yield from (fence, *lines, fence)


def _indented(text: str, width: int, margin: int) -> list[Line]:
    return [((" " * margin + line, ""),) for line in wrapped(text, width - margin)]


def _given(text: str) -> tuple[str, ...]:
    return tuple(line for line in text.splitlines() if line.strip())


def _messages(rule: Rule, look: Look) -> Iterator[str]:
    for choice in rule.message:
        text = choice.then.in_language(look.language)
        yield f"{_when(choice.when, look)}{text}"


def _when(condition: Condition | None, look: Look) -> str:
    text = condition_text(condition)
    return look.say(f"（{text}）", f"({text}) ") if text else ""


def _scope(rule: Rule, look: Look) -> str:
    words = [_severity(rule, look)]
    if rule.table:
        words.append(look.say(TABLE_NAMES[rule.table], f"table {TABLE_NAMES[rule.table].removeprefix('表')}"))
    if rule.forms:
        forms = look.say("、", ", ").join(rule.forms)
        words.append(look.say(f"{forms}年格式", f"the {forms} form"))
    if rule.status != "stable":
        words.append(rule.status)
    if rule.successor:
        words.append(look.say(f"由 {rule.successor} 代替", f"use {rule.successor} instead"))
    if rule.optional:
        words.append(look.say("指明才运行（--extend-select）", "runs where it is named (--extend-select)"))
    if rule.since:
        words.append(look.say(f"{rule.since} 版起", f"since {rule.since}"))
    if rule.locked:
        words.append(look.say("始终启用，不可豁免", "always on, never waived"))
    return look.say("；", "; ").join(words)


def _severity(rule: Rule, look: Look) -> str:
    choices = []
    for choice in rule.severity:
        text = condition_text(choice.when)
        condition = look.say(f"{text} 时 ", f" where {text}") if text else ""
        choices.append(look.say(f"{condition}{choice.then.value}", f"{choice.then.value}{condition}"))
    return look.say("级别：", "severity: ") + look.say("，否则 ", ", else ").join(choices)


def _check(rule: Rule) -> Iterator[str]:
    yield f"kind: {rule.kind}"
    for key, value in rule.parameters.items():
        shown = value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)
        yield from _shortened(f"{key}: {shown}".splitlines())


def _examples(rule: Rule, forms: Mapping[str, Form], look: Look) -> Iterator[Part]:
    numbers: dict[str, int] = {}
    for example in rule.examples:
        number = numbers[example.verdict] = numbers.get(example.verdict, 0) + 1
        heading = f"{_VERDICTS[example.verdict].in_language(look.language)} {number}"
        yield _example(heading, example, form_of_example(example.data, rule, forms), look)


def _example(heading: str, example: Example, form: Form, look: Look) -> Part:
    data: Mapping[str, Any] = example.data
    places = dict.fromkeys(form.tables, form)
    cells = data.get("cells", {})
    source = str(data.get("text", data.get("html", "")))
    return Part(
        heading,
        tuple(_setting(data, form, look)),
        tuple((_label(places, address), _figure(figure, look)) for address, figure in cells.items()),
        tuple(_shortened(source.splitlines())),
        tuple(_outcome(example, places, look)),
    )


def _setting(data: Mapping[str, Any], form: Form, look: Look) -> Iterator[str]:
    if "note" in data:
        yield str(data["note"])
    facts = [str(data["organisation"])] if "organisation" in data else []
    if "year" in data:
        facts.append(look.say(f"{data['year']} 年报告", f"report of {data['year']}"))
    if "cells" in data:
        facts += [
            look.say(f"{form.id}年格式", f"{form.id} form"),
            look.say("未列出的单元格为 0", "other cells 0"),
        ]
    if "previous" in data:
        facts.append(look.say("并有上年报告", "with last year's report"))
    if "troubles" in data:
        troubles = ", ".join(data["troubles"])
        facts.append(look.say(f"读取问题：{troubles}", f"reading trouble: {troubles}"))
    if facts:
        yield look.say("，", ", ").join(facts)


def _outcome(example: Example, places: Mapping[str, Form], look: Look) -> Iterator[str]:
    data: Mapping[str, Any] = example.data
    if example.verdict == "bad":
        stated = data["at"] if isinstance(data["at"], list) else [data["at"]]
        where = look.say("、", ", ").join(_place(places, at, look) for at in stated)
        severity = (
            look.say(f"，级别 {data['severity']}", f", as {data['severity']}") if "severity" in data else ""
        )
        yield look.say(f"在 {where} 报错{severity}", f"fails at {where}{severity}")
    for address, figure in data.get("repair", {}).items():
        label, shown = _label(places, address), _figure(figure, look)
        yield look.say(f"建议修改：{label} 改为 {shown}", f"repair: {label} becomes {shown}")


def _place(places: Mapping[str, Form], at: str, look: Look) -> str:
    label = _label(places, at)
    return at if label == at else look.say(f"{label}（{at}）", f"{label} ({at})")


def _label(places: Mapping[str, Form], address: str) -> str:
    table = address.partition("[")[0]
    try:
        label = label_of(places, address)
    except ValueError:
        return address
    return f"{TABLE_NAMES[table]} {label}" if table in TABLE_NAMES and label != address else label


def _figure(figure: object, look: Look) -> str:
    if figure is None:
        return look.say("（未读出）", "(not read)")
    return str(figure) if str(figure).strip() else look.say("（空白）", "(blank)")


def _waiving(rule: Rule, look: Look) -> Part:
    """Return how a finding is waived: what stands in the file of waivers, or that nothing clears it."""
    heading = look.say("如何豁免", "How to waive it")
    if rule.locked or not rule.waivable:
        return Part(heading, (look.say("本规则不可豁免。", "No waiver clears this rule."),))
    return Part(
        heading,
        (look.say("在豁免文件（--waivers）中写：", "In the file of waivers (--waivers):"),),
        verbatim=(
            f"- rule: {rule.id}",
            "  report: {organisation: 示例市教育局, year: 2023}",
            look.say("  reason: 为什么这处不算差错", "  reason: why this is no defect here"),
            look.say("  by: 谁作的决定", "  by: who decided"),
            "  date: 2024-03-01",
        ),
    )


def _shortened(lines: list[str]) -> list[str]:
    return lines if len(lines) <= _LONGEST else [*lines[:_LONGEST], "…"]
