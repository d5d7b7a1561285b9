"""Recognises a Document as a Report: finds its sections, its tables and every figure's address."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint_gov.forms.cells import report_of_figures
from lint_gov.forms.damage import find_damage
from lint_gov.forms.disclosure import read_disclosure
from lint_gov.forms.disputes import read_disputes
from lint_gov.forms.identity import Identity, identify
from lint_gov.forms.lexicon import Lexicon, lexicon_of
from lint_gov.forms.reading import Draft, Material
from lint_gov.forms.regions import Rows, rows_by_table, section_spans
from lint_gov.forms.requests import read_requests
from lint_gov.forms.script import in_simplified
from lint_gov.forms.sections import Title, find_titles, split_running
from lint_gov.forms.stream import Item, TableRow, TextLine, stream_of
from lint_gov.forms.unplaced import without_unplaced
from lint_gov.forms.values import value_of
from lint_gov.model.document import Document, Paragraph, Picture, Unreadable
from lint_gov.model.form import Form
from lint_gov.model.report import Report, Section, Value

_READERS: Mapping[str, Callable[[Material, Form | None], Draft | None]] = {
    "disclosure": read_disclosure,
    "requests": read_requests,
    "disputes": read_disputes,
}
_ORDER = ("requests", "disclosure", "disputes")  # the largest first: it tells what text lost
_FEWEST_SECTIONS = 3
_HEAD = 30
_SHORTEST_REPORT = 300
_HANDING_OUT = ("印发", "通知")
_NOTICE = (
    "表格都是空白，也没有报告标题和统计期限，应是印发年度报告格式的文件",
    "its tables are blank and it has neither a title nor a period: it is a notice that hands out the form",
)


def recognise(
    document: Document, forms: Mapping[str, Form], *, year: int | None = None, form: str | None = None
) -> Report | None:
    """Return the report that a document holds, or None where it holds none.

    `forms` maps a form id to the form. `year` and `form` override what the document says of its
    year and what the year says of its form. Unreadable where a file of bare figures states a cell or
    a form that there is not, and where the document is a notice that hands out the form.
    """
    if document.figures is not None:
        return report_of_figures(document.figures, forms, year=year, form=form)
    every = tuple(forms.values())
    scene = _scene(in_simplified(document), every)
    year = year if year is not None else scene.identity.year
    required = forms.get(form) if form else required_form(every, year)
    drafts = _read_tables(scene, every, required)
    if not drafts and not _is_report(scene, year, every):
        return None
    if _is_notice(scene, drafts):
        raise Unreadable(*_NOTICE, rule="E002")
    governed = year is None or required_form(every, year) is not None
    return _report(scene, drafts, year, required or every[-1], governed=governed)


class _Scene(NamedTuple):
    """A document with its parts found: stream, section titles and ranges, lines of text."""

    document: Document
    lexicon: Lexicon
    items: Sequence[Item]
    titles: Sequence[Title]
    spans: Mapping[str, tuple[int, int]]
    lines: Sequence[TextLine]
    lead: Sequence[TextLine]
    identity: Identity


def _scene(document: Document, forms: tuple[Form, ...]) -> _Scene:
    lexicon = lexicon_of(forms)
    items = split_running(stream_of(document), lexicon)
    titles = find_titles(items, lexicon, _row_keys(lexicon))
    first = titles[0].place if titles else len(items)
    lines = [item for item in items if isinstance(item, TextLine)]
    return _Scene(
        document=document,
        lexicon=lexicon,
        items=items,
        titles=titles,
        spans=section_spans(titles, len(items)),
        lines=lines,
        lead=[item for item in items[:first] if isinstance(item, TextLine)],
        identity=identify(document, items[:first] or items[:_HEAD], lines),
    )


def _is_report(scene: _Scene, year: int | None, forms: Sequence[Form]) -> bool:
    """Return whether a document without any table is a report: by its title and its sections.

    Reports of the years before there was a form have neither tables nor these sections.
    """
    if scene.identity.title is None:
        return False
    if year is not None and year < min(form.first_year for form in forms):
        return sum(len(line.text) for line in scene.lines) >= _SHORTEST_REPORT
    return len(scene.spans) >= _FEWEST_SECTIONS


def _is_notice(scene: _Scene, drafts: Mapping[str, Draft]) -> bool:
    """Return whether a document hands out the form: it speaks of it, and its tables hold no figure.

    The form by itself, with nothing filled in, is read: somebody is about to.
    """
    if scene.identity.title is not None or scene.identity.period is not None:
        return False
    if not any(word in line.text for line in scene.lines for word in _HANDING_OUT):
        return False
    return not any(value.number is not None for draft in drafts.values() for value in draft.values.values())


def required_form(forms: Sequence[Form], year: int | None) -> Form | None:
    """Return the form prescribed for a report year, or None where there was none yet."""
    if year is None:
        return None
    return next((form for form in forms if form.governs(year)), None)


@lru_cache(maxsize=8)
def _row_keys(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(
        key for words in lexicon.tables.values() for keys in (words.rows, words.headings) for key in keys
    )


def _read_tables(scene: _Scene, forms: tuple[Form, ...], required: Form | None) -> dict[str, Draft]:
    rows = rows_by_table(scene.items, scene.spans, scene.lexicon)
    prefixes = _prefixes(scene.items, scene.titles)
    drafts: dict[str, Draft] = {}
    for name in _ORDER:
        low, high = scene.spans.get(name, (0, len(scene.items)))
        material = Material(
            table=name,
            rows=rows.get(name, Rows()).own,
            elsewhere=rows.get(name, Rows()).elsewhere,
            lines=[item for item in scene.items[low:high] if isinstance(item, TextLine)],
            words=scene.lexicon.tables[name],
            forms=forms,
            prefixes=prefixes,
            lossy=any(draft.lossy for draft in drafts.values()),
        )
        draft = _READERS[name](material, required)
        if draft is not None:
            drafts[name] = draft
    without_unplaced(drafts, scene.items, scene.spans)
    return {name: drafts[name] for name in _READERS if name in drafts}


def _prefixes(items: Sequence[Item], titles: Sequence[Title]) -> dict[int, str]:
    """Return the path of each table of the document: its section, and its number there."""
    starts = {title.place for title in titles}
    prefixes: dict[int, str] = {}
    section = number = 0
    for index, item in enumerate(items):
        if index in starts:
            section, number = section + 1, 0
        elif isinstance(item, TableRow) and item.table not in prefixes:
            number += 1
            place = f"section[{section}]/" if section else ""
            prefixes[item.table] = f"{place}table[{number}]"
    return prefixes


def _report(
    scene: _Scene, drafts: Mapping[str, Draft], year: int | None, fallback: Form, *, governed: bool
) -> Report:
    names = fallback.tables if governed or drafts else ()
    forms = {name: drafts[name].form if name in drafts else fallback for name in names}
    tables = {name: draft.reading(name) for name, draft in drafts.items()}
    identity = scene.identity
    return Report(
        organisation=identity.organisation,
        year=year,
        title=identity.title,
        title_anchor=identity.title_anchor,
        published=identity.published,
        period=identity.period,
        forms=forms,
        tables=tables,
        cells=_cells(forms, drafts),
        sections=_sections(scene.items, scene.titles),
        preamble=tuple(Paragraph(line.text, line.anchor, line.level) for line in scene.lead),
        damage=find_damage(scene.lines, tables.values()),
        troubles=scene.document.troubles,
        governed=governed,
        links=scene.document.links,
    )


def _cells(forms: Mapping[str, Form], drafts: Mapping[str, Draft]) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    for name, form in forms.items():
        found = drafts[name].values if name in drafts else {}
        for address in form.tables[name].addresses:
            cells[address] = found.get(address) or value_of(address, None)
    return cells


def _sections(items: Sequence[Item], titles: Sequence[Title]) -> tuple[Section, ...]:
    ends = [title.place for title in titles[1:]] + [len(items)] if titles else []
    return tuple(
        _section(title, items[title.place + 1 : end]) for title, end in zip(titles, ends, strict=True)
    )


def _section(title: Title, items: Sequence[Item]) -> Section:
    paragraphs = tuple(
        Paragraph(item.text, item.anchor, item.level) for item in items if isinstance(item, TextLine)
    )
    tables = len({item.table for item in items if isinstance(item, TableRow)})
    pictures = sum(isinstance(item, Picture) for item in items)
    return Section(title.section, title.printed, title.numeral, title.anchor, paragraphs, tables, pictures)
