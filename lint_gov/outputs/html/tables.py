"""The official tables of one report with their figures and marks: plain values for the template."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from lint_gov.forms.address import TABLE_NAMES
from lint_gov.model.report import ExtraRow, Report, TableReading, Value
from lint_gov.outputs.html.grids import Grid, Slot, grids
from lint_gov.outputs.html.marks import Mark
from lint_gov.outputs.look import Look
from lint_gov.outputs.published import published
from lint_gov.text.normalise import printable, squeeze
from lint_gov.text.personal import masked

_LONGEST_CELL = 60
_MOST_EXTRA_ROWS = 30
_TONES = ("error", "warning", "note", "off")
_UNSURE = ("blank", "doubtful", "missing")

Marks = Mapping[str, list[Mark]]


class CellView(NamedTuple):
    """One cell as shown: `label` of a head, `text` of a value and what is to be said of its reading.

    `state` is "", "blank", "doubtful" or "missing". `anchor` is True where something links to it.
    """

    slot: Slot
    text: str
    state: str
    state_words: str
    tone: str
    marks: tuple[Mark, ...]
    anchor: bool


class GridView(NamedTuple):
    """A grid with its figures."""

    caption: CellView
    head: list[list[CellView]]
    body: list[list[CellView]]


class TableView(NamedTuple):
    """One official table; `grids` is empty where it was not found.

    `remarks` say what the reader must know of the reading. `telling` is True where there is more to
    see than figures read for certain.
    """

    name: str
    title: str
    counts: str
    grids: list[GridView]
    marked: int
    remarks: list[str]
    telling: bool


def table_views(report: Report, marks: Marks, linked: Mapping[str, int], look: Look) -> list[TableView]:
    """Return the tables that the report should have; `linked` are the addresses that links lead to."""
    return [_table(report, name, marks, linked, look) for name in TABLE_NAMES if name in report.forms]


def _table(report: Report, name: str, marks: Marks, linked: Mapping[str, int], look: Look) -> TableView:
    form = report.forms[name]
    values = [report.cells[cell] for cell in form.tables[name].addresses if cell in report.cells]
    states = Counter(value.state for value in values)
    reading = report.tables.get(name)
    section = next((one.title for one in form.sections if one.id == name), "")
    drawn = grids(form.tables[name]) if reading else ()
    views = [_grid(grid, report.cells, marks, linked, look) for grid in drawn]
    marked = sum(bool(cell.marks) for view in views for cell in _cells_of(view))
    remarks = list(_remarks(reading, values, look))
    unread = sum(states[one] for one in _UNSURE)
    return TableView(
        name=look.say(TABLE_NAMES[name], f"Table {form.tables[name].numeral}"),
        title=section,
        counts=_counts(states, len(values), look),
        grids=views,
        marked=marked,
        remarks=remarks,
        telling=bool(marked or remarks or unread),
    )


def _cells_of(view: GridView) -> Iterator[CellView]:
    yield view.caption
    for row in (*view.head, *view.body):
        yield from row


def _grid(
    grid: Grid, cells: Mapping[str, Value], marks: Marks, linked: Mapping[str, int], look: Look
) -> GridView:
    def row(slots: Iterable[Slot]) -> list[CellView]:
        return [_cell(slot, cells, marks, linked, look) for slot in slots]

    caption = _cell(Slot(grid.address, grid.caption), cells, marks, linked, look)
    return GridView(caption, [row(slots) for slots in grid.head], [row(slots) for slots in grid.body])


def _cell(
    slot: Slot, cells: Mapping[str, Value], marks: Marks, linked: Mapping[str, int], look: Look
) -> CellView:
    own = tuple(marks.get(slot.address, ()))
    tone = next((one for one in _TONES if any(mark.tone == one for mark in own)), "")
    if tone and all(mark.loose for mark in own if mark.tone == tone):
        tone += " loose"
    anchor = slot.address in linked
    if slot.label is not None:
        return CellView(slot, slot.label, "", "", tone, own, anchor)
    value = cells.get(slot.address)
    read = "missing" if value is None else value.state
    state = read if read in _UNSURE else ""
    return CellView(slot, _text(value), state, _state_words(state, look), tone, own, anchor)


def _text(value: Value | None) -> str:
    return _shortened(published(value) or "") if value else ""


def _shortened(text: str) -> str:
    shown = squeeze(printable(text))
    return shown if len(shown) <= _LONGEST_CELL else shown[:_LONGEST_CELL] + "…"


def _state_words(state: str, look: Look) -> str:
    return {
        "blank": look.say("空白", "blank"),
        "doubtful": look.say("存疑", "doubtful"),
        "missing": look.say("未读出", "unread"),
    }.get(state, "")


def _counts(states: Counter[str], total: int, look: Look) -> str:
    parts = [look.say(f"读出 {states['read']} / {total} 格", f"{states['read']} of {total} cells read")]
    unsure = [one for one in _UNSURE if states[one]]
    parts += [f"{_state_words(one, look)} {states[one]}" for one in unsure]
    return look.say("，", ", ").join(parts)


def _remarks(reading: TableReading | None, values: Iterable[Value], look: Look) -> Iterator[str]:
    if reading is None:
        yield look.say("报告中没有找到这张表。", "This table was not found in the report.")
        return
    if reading.source == "text":
        yield look.say(
            "这张表的数字是从连续文字中切分出来的。",
            "The figures of this table were cut out of running text.",
        )
    doubts = Counter(value.doubt.in_language(look.language) for value in values if value.doubt)
    for reason, count in doubts.items():
        yield look.say(f"存疑 {count} 格：{reason}", f"{count} doubtful: {reason}")
    for row in reading.extra_rows[:_MOST_EXTRA_ROWS]:
        yield _extra(row, look)
    rest = len(reading.extra_rows) - _MOST_EXTRA_ROWS
    if rest > 0:
        yield look.say(f"另有 {rest} 行格式没有规定的行", f"{rest} more rows that the form does not have")


def _extra(row: ExtraRow, look: Look) -> str:
    figures = " | ".join(_text(value) or "□" for value in row.values)
    label = _shortened(masked(row.label))
    return look.say(
        f"表中另有格式没有规定的一行「{label}」：{figures}",
        f"a row that the form does not have, 「{label}」: {figures}",
    )
