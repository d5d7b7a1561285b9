"""What was read of a report, unjudged: every cell with its text, value and place; JSON or text."""

from collections.abc import Iterator, Mapping

from lint_gov.forms.address import TABLE_NAMES, column_label
from lint_gov.model.document import Places, Unplaced
from lint_gov.model.form import TableForm
from lint_gov.model.report import Report, Section, Value, ValueKind
from lint_gov.outputs.console import Line, painted
from lint_gov.outputs.excerpt import columns_of, row_of, rows_of
from lint_gov.outputs.grid import drawn
from lint_gov.outputs.json_text import json_block
from lint_gov.outputs.layout import entry
from lint_gov.outputs.look import Look
from lint_gov.outputs.published import published
from lint_gov.repair.place import locate
from lint_gov.result import forms_of, place_dict
from lint_gov.text.normalise import printable, squeeze
from lint_gov.text.personal import masked

VERSION = 1


def as_json(path: str, report: Report | None, places: Places | None, look: Look) -> str:
    """Return what was read as JSON, by the schema's `inspection`."""
    return json_block(as_dict(path, report, places or Unplaced(), look.language), look) + "\n"


def as_dict(path: str, report: Report | None, places: Places, language: str = "zh") -> dict[str, object]:
    """Return what was read, key by key; without a report its facts are None and it has no cells."""
    cells = report.cells if report else {}
    return {
        "version": VERSION,
        "path": path,
        "organisation": report.organisation if report else None,
        "year": report.year if report else None,
        "published": report.published if report else None,
        "form": forms_of(report),
        "sections": [_section(section, places) for section in (report.sections if report else ())],
        "cells": {
            address: _cell(value, report, places, language) for address, value in cells.items() if report
        },
    }


def _section(section: Section, places: Places) -> dict[str, object]:
    return {
        "id": section.id,
        "title": section.title,
        "text": masked(section.text),
        "tables": section.tables,
        "pictures": section.pictures,
        "location": place_dict(places.locate(section.anchor)) if section.anchor is not None else None,
    }


def _cell(value: Value, report: Report, places: Places, language: str) -> dict[str, object]:
    return {
        "raw": published(value),
        "kind": value.kind.value,
        "value": None if value.number is None else str(value.number),
        "doubt": None if value.doubt is None else value.doubt.in_language(language),
        "location": place_dict(locate(report, places, value.address, value.anchor, value.path)),
    }


def as_text(path: str, report: Report, look: Look) -> str:
    """Return what was read for a person: the facts, the sections, the tables, the doubts."""
    lines = [*_facts(path, report, look), (), *_sections(report, look)]
    for name in report.tables:
        lines += [(), *_table(report, name, look)]
    doubts = list(_doubts(report.cells, look))
    if doubts:
        lines += [(), ((look.say("存疑的单元格", "cells in doubt"), "strong"),), *doubts]
    return painted(lines, colour=look.colour)


def _facts(path: str, report: Report, look: Look) -> Iterator[Line]:
    unknown = look.say("未识别", "not recognised")
    period = f"{report.period.start} – {report.period.end}" if report.period else None
    forms = ", ".join(f"{TABLE_NAMES[name]} {reading.form}" for name, reading in report.tables.items())
    for zh, en, text in (
        ("文件", "file", path),
        ("标题", "title", report.title),
        ("机构", "organisation", report.organisation),
        ("年度", "year", None if report.year is None else str(report.year)),
        ("发布日期", "published", report.published),
        ("统计期限", "period", period),
        ("格式", "form", forms or None),
    ):
        lead = look.say(f"{zh}：", f"{en}: ")
        shown = unknown if text is None else squeeze(printable(text))
        yield from entry((lead, "strong"), shown, indent=0, width=look.width)


def _sections(report: Report, look: Look) -> Iterator[Line]:
    yield ((look.say("各节", "sections"), "strong"),)
    for section in report.sections:
        told = look.say(
            f"（{len(section.text)} 字，{section.tables} 个表格，{section.pictures} 张图片）",
            f" ({len(section.text)} characters, {section.tables} tables, {section.pictures} pictures)",
        )
        yield ((f"  {squeeze(printable(section.title))}", ""), (told, "faint"))


def _table(report: Report, name: str, look: Look) -> Iterator[Line]:
    table = report.forms[name].tables[name]
    yield ((TABLE_NAMES[name], "strong"),)
    for columns, rows in _parts(table):
        heads = [column_label(table, rows[0], column) for column in columns]
        shown = [row_of(table, row, report.cells, {}, look) for row in rows]
        yield from drawn(heads, shown, (), look.width)


def _parts(table: TableForm) -> list[tuple[list[str], list[str]]]:
    """Return the parts of a table that share their columns, as (columns, rows)."""
    parts: list[tuple[list[str], list[str]]] = []
    for row in rows_of(table):
        columns = columns_of(table, row)
        if parts and parts[-1][0] == columns:
            parts[-1][1].append(row)
        else:
            parts.append((columns, [row]))
    return parts


def _doubts(cells: Mapping[str, Value], look: Look) -> Iterator[Line]:
    for address, value in cells.items():
        if value.doubt is not None and value.kind is not ValueKind.MISSING:
            told = printable(value.doubt.in_language(look.language))
            text = f"{squeeze(printable(published(value) or ''))}  {told}"
            yield from entry((f"{address}  ", ""), text, indent=2, width=look.width)
