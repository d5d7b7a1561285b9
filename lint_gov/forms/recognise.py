"""Recognises a Document as a Report: finds its sections, its tables and every figure's address."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lint_gov.forms.damage import find_damage
from lint_gov.forms.disclosure import read_disclosure
from lint_gov.forms.disputes import read_disputes
from lint_gov.forms.identity import Identity, identify
from lint_gov.forms.lexicon import Lexicon, lexicon_of
from lint_gov.forms.reading import Draft, Material, material_for
from lint_gov.forms.regions import rows_by_table, section_spans
from lint_gov.forms.requests import read_requests
from lint_gov.forms.sections import Title, find_titles, split_running
from lint_gov.forms.stream import Item, TableRow, TextLine, stream_of
from lint_gov.forms.values import value_of
from lint_gov.model.document import Document, Paragraph, Picture
from lint_gov.model.form import Form
from lint_gov.model.report import Report, Section, Value

_READERS: Mapping[str, Callable[[Material, Form | None], Draft | None]] = {
    "disclosure": read_disclosure,
    "requests": read_requests,
    "disputes": read_disputes,
}
_FEWEST_SECTIONS = 3
_HEAD = 30


def recognise(
    document: Document, forms: Mapping[str, Form], *, year: int | None = None, form: str | None = None
) -> Report | None:
    """Return the report that a document holds, or None where it holds none.

    `forms` maps a form id to the form. `year` and `form` override what the document says of its
    year and what the year says of its form.
    """
    every = tuple(forms.values())
    lexicon = lexicon_of(every)
    items = split_running(stream_of(document), lexicon)
    titles = find_titles(items, lexicon, _row_keys(lexicon))
    spans = section_spans(titles, len(items))
    lines = [item for item in items if isinstance(item, TextLine)]
    first = titles[0].index if titles else len(items)
    lead = [item for item in items[:first] if isinstance(item, TextLine)]
    identity = identify(document, items[:first] or items[:_HEAD], lines)
    year = year if year is not None else identity.year
    required = forms.get(form) if form else required_form(every, year)
    drafts = _read_tables(items, titles, spans, lexicon, every, required)
    if not drafts and (len(spans) < _FEWEST_SECTIONS or identity.title is None):
        return None
    return _report(document, items, titles, lines, lead, identity, year, drafts, required or every[-1])


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


def _read_tables(  # noqa: PLR0913 - the parts of one document
    items: Sequence[Item],
    titles: Sequence[Title],
    spans: Mapping[str, tuple[int, int]],
    lexicon: Lexicon,
    forms: tuple[Form, ...],
    required: Form | None,
) -> dict[str, Draft]:
    rows = rows_by_table(items, spans, lexicon)
    prefixes = _prefixes(items, titles)
    drafts: dict[str, Draft] = {}
    for name, reader in _READERS.items():
        material = material_for(name, items, rows, spans.get(name), lexicon, forms, prefixes)
        draft = reader(material, required)
        if draft is not None:
            drafts[name] = draft
    return drafts


def _prefixes(items: Sequence[Item], titles: Sequence[Title]) -> dict[int, str]:
    """Return the path of each table of the document: its section, and its number there."""
    starts = {title.index for title in titles}
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


def _report(  # noqa: PLR0913 - everything that was found, put together once
    document: Document,
    items: Sequence[Item],
    titles: Sequence[Title],
    lines: Sequence[TextLine],
    lead: Sequence[TextLine],
    identity: Identity,
    year: int | None,
    drafts: Mapping[str, Draft],
    fallback: Form,
) -> Report:
    forms = {name: drafts[name].form if name in drafts else fallback for name in fallback.tables}
    tables = {name: draft.reading(name) for name, draft in drafts.items()}
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
        sections=_sections(items, titles),
        preamble=tuple(Paragraph(line.text, line.anchor, line.level) for line in lead),
        damage=find_damage(lines, tables.values()),
        troubles=document.troubles,
    )


def _cells(forms: Mapping[str, Form], drafts: Mapping[str, Draft]) -> dict[str, Value]:
    cells: dict[str, Value] = {}
    for name, form in forms.items():
        found = drafts[name].values if name in drafts else {}
        for address in form.tables[name].addresses:
            cells[address] = found.get(address) or value_of(address, None)
    return cells


def _sections(items: Sequence[Item], titles: Sequence[Title]) -> tuple[Section, ...]:
    ends = [title.index for title in titles[1:]] + [len(items)] if titles else []
    return tuple(
        _section(title, items[title.index + 1 : end]) for title, end in zip(titles, ends, strict=True)
    )


def _section(title: Title, items: Sequence[Item]) -> Section:
    paragraphs = tuple(
        Paragraph(item.text, item.anchor, item.level) for item in items if isinstance(item, TextLine)
    )
    tables = len({item.table for item in items if isinstance(item, TableRow)})
    pictures = sum(isinstance(item, Picture) for item in items)
    return Section(title.section, title.printed, title.numeral, title.anchor, paragraphs, tables, pictures)
