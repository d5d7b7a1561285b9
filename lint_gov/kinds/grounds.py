"""What a check of structure may rest on: the form that applies, and whether the text was read whole."""

from collections.abc import Mapping, Sequence

from lint_gov.model.document import TroubleKind
from lint_gov.model.form import Form, TableForm
from lint_gov.model.report import Report, Section
from lint_gov.model.rule import RuleError
from lint_gov.model.wording import Text
from lint_gov.text.normalise import label_key
from lint_gov.text.pattern import late

_CODE = late(r"^[一二三四五六七八九十\d]")
_FRAGMENT = 4
_SHORT = 2  # 其他 and 总计 stand in ordinary prose
_ENOUGH = 3
SHORTENED = Text("该节文字标有省略（……），内容未完整给出", "the section marks omitted text (……)")
FIGURES_ONLY = Text("只提供了表格数字，没有报告正文", "only figures were given, not the text of the report")


def form_for(report: Report, forms: Mapping[str, Form]) -> Form:
    """Return the form that a report has to follow: by its year, else the one its tables follow."""
    by_year = required_form(report, forms)
    return by_year or next(iter((*report.forms.values(), *forms.values())))


def required_form(report: Report, forms: Mapping[str, Form]) -> Form | None:
    """Return the form that governs the report's year, or None where the year is unknown or has none."""
    if report.year is None:
        return None
    return next((form for form in forms.values() if form.governs(report.year)), None)


def lost_content(report: Report) -> Text | None:
    """Return why content may be missing from the reading, or None where all of it was read.

    What was not read cannot be called missing from the report. Characters that could not be decoded
    hide no section and no table.
    """
    trouble = next((one for one in report.troubles if one.kind is not TroubleKind.ENCODING), None)
    if trouble is None:
        return None
    return Text(f"文件没有完整读取：{trouble.detail_zh}", f"the file was not read whole: {trouble.detail_en}")


def figures_only(report: Report) -> bool:
    """Return whether the report was made from bare figures, so that it has no text to judge."""
    placed = any(reading.anchor is not None for reading in report.tables.values())
    return not (report.sections or report.preamble or report.title or placed)


def no_text(report: Report) -> Text | None:
    """Return why the text of the report cannot be judged as a whole, or None where it can."""
    return FIGURES_ONLY if figures_only(report) else lost_content(report)


def shortened(section: Section) -> bool:
    """Return whether a section's text marks that something was left out of it (……)."""
    return any("…" in paragraph.text or "......" in paragraph.text for paragraph in section.paragraphs)


def with_followers(report: Report, names: Sequence[str]) -> list[Section]:
    """Return the named sections, each with the sections of other titles that stand behind it."""
    chosen: list[Section] = []
    inside = False
    for section in report.sections:
        inside = section.id in names if section.id is not None else inside
        if inside:
            chosen.append(section)
    return chosen


def label_glimpsed(report: Report, table: str, label: str) -> bool:
    """Return whether the text of a table's section holds the beginning of a label, code aside.

    Text copied from a page or a PDF breaks labels over lines, so that their beginning stands there
    although no row could be made of it.
    """
    section = report.section(table)
    return section is not None and _beginning(label) in label_key(section.text)


def table_glimpsed(report: Report, form: TableForm) -> bool:
    """Return whether the text of a table's section holds labels of the table: it is there, unread."""
    section = report.section(form.id)
    if section is None:
        return False
    text = label_key(section.text)
    printed = [line.label for line in (*form.rows, *form.columns)] + [block.label for block in form.blocks]
    labels = {key for key in map(label_key, printed) if len(key) > _SHORT}
    return sum(label in text for label in labels) >= _ENOUGH


def _beginning(label: str) -> str:
    return _CODE().sub("", label_key(label))[:_FRAGMENT]


def known_sections(names: Sequence[str], forms: Mapping[str, Form]) -> tuple[str, ...]:
    """Return section ids as a tuple; RuleError where no form has one of them."""
    known = [section.id for form in forms.values() for section in form.sections]
    for index, name in enumerate(names):
        if name not in known:
            message = f"no form has a section {name!r}; sections are {', '.join(dict.fromkeys(known))}"
            raise RuleError(message, ("sections", index))
    return tuple(names)


def known_tables(names: Sequence[str], forms: Mapping[str, Form]) -> tuple[str, ...]:
    """Return table ids as a tuple; RuleError where no form has one of them."""
    known = [table for form in forms.values() for table in form.tables]
    for index, name in enumerate(names):
        if name not in known:
            message = f"no form has a table {name!r}; tables are {', '.join(dict.fromkeys(known))}"
            raise RuleError(message, ("tables", index))
    return tuple(names)


def known_table(name: str, forms: Mapping[str, Form]) -> str:
    """Return the id of the one table a rule is about; RuleError where no form has it."""
    try:
        return known_tables((name,), forms)[0]
    except RuleError as fault:
        raise RuleError(fault.message, ("table",)) from fault


def known_cells(names: Sequence[str], forms: Mapping[str, Form], *, key: str = "cells") -> tuple[str, ...]:
    """Return the addresses of cells under a key as a tuple; RuleError where no form has one of them."""
    known = {cell for form in forms.values() for table in form.tables.values() for cell in table.addresses}
    for index, address in enumerate(names):
        if address not in known:
            message = f"no form has a cell {address!r}; expected an address such as requests[new,total]"
            raise RuleError(message, (key, index))
    return tuple(names)
