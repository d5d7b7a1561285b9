"""The running text of a report, part by part, and what stands around a place in it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_gov.forms.address import TABLE_NAMES
from lint_gov.kinds.naming import shown
from lint_gov.model.document import Paragraph
from lint_gov.model.once import once
from lint_gov.model.report import Report, Section, ValueKind
from lint_gov.model.wording import Text
from lint_gov.text.pattern import late

_AROUND = 20
_SENTENCE = 200
_COMMA = late(r"[，,。；;：:！？!?]")
_STOPS = "。；;！!？?\n"
_OPENING, _CLOSING = "《〈“‘「『", "》〉”’」』"
_OPENING_TEXT = Text("开头部分", "the opening")


class Part(NamedTuple):
    """A part of a report: its address ("preamble", "section[overview]"), its name, and its text.

    `text` is that of its paragraphs, one a line. `table` names the official table whose figures stand in
    the text too, because they were cut out of it. `pictures` counts the images in the part.
    """

    at: str
    where: Text
    paragraphs: Sequence[Paragraph]
    text: str
    table: str | None = None
    pictures: int = 0

    @property
    def address(self) -> str | None:
        """Return the address for a finding; None where the form has no such part."""
        return None if self.at in {"preamble", "section[]"} else self.at


def parts_of(report: Report, wanted: Sequence[str] = (), *, cells: bool = False) -> Sequence[Part]:
    """Return the opening and the sections of a report, or the sections wanted, in their order.

    With `cells`, also the words that stand in the cells of its tables.
    """
    parts = _parts(report)
    if wanted:
        places = {f"section[{name}]" for name in wanted}
        return [part for part in parts if part.at in places]
    return (*parts, *_cell_parts(report)) if cells else parts


@once
def _parts(report: Report) -> tuple[Part, ...]:
    opening = (_part("preamble", _OPENING_TEXT, report.preamble),) if report.preamble else ()
    return (*opening, *(_section_part(report, section) for section in report.sections))


def _section_part(report: Report, section: Section) -> Part:
    title = shown(section.title)
    paragraphs = section.paragraphs
    if section.id is None:
        # A section of the author's own may have the word in its title.
        paragraphs = (Paragraph(section.title, section.anchor or 0), *paragraphs)
    name = Text(f"「{title}」", f"section “{title}”")
    part = _part(f"section[{section.id or ''}]", name, paragraphs)
    return part._replace(table=_flattened(report, section.id), pictures=section.pictures)


def _part(at: str, where: Text, paragraphs: Sequence[Paragraph]) -> Part:
    return Part(at, where, paragraphs, "\n".join([paragraph.text for paragraph in paragraphs]))


def _flattened(report: Report, section: str | None) -> str | None:
    """Return the table of a section whose figures stand in its text, as far as that can be known."""
    if section not in TABLE_NAMES:
        return None
    reading = report.tables.get(section)
    return None if reading is not None and reading.source == "grid" else section


@once
def bare_text(report: Report) -> str:
    """Return all text of a report, words in cells included, without white space."""
    return "".join("".join([part.text for part in parts_of(report, cells=True)]).split())


@once
def _cell_parts(report: Report) -> tuple[Part, ...]:
    return tuple(_parts_in_cells(report))


def _parts_in_cells(report: Report) -> Iterator[Part]:
    words: dict[str, list[Paragraph]] = {}
    for address, value in report.cells.items():
        if value.kind is ValueKind.TEXT and value.raw:
            words.setdefault(address.partition("[")[0], []).append(Paragraph(value.raw, value.anchor or 0))
    for name, reading in report.tables.items():
        rows = [Paragraph(row.label, row.anchor or 0) for row in reading.extra_rows if row.label]
        paragraphs = (*words.get(name, ()), *rows)
        if paragraphs:
            table = TABLE_NAMES[name]
            where = Text(table, f"table {table.removeprefix('表')}")
            yield _part(f"section[{name}]", where, paragraphs)


def clause_around(text: str, start: int, end: int) -> str:
    """Return what stands at a place with what is around it up to the next comma or stop."""
    before = _COMMA().split(text[max(start - _AROUND, 0) : start])[-1]
    return before + text[start:end] + _COMMA().split(text[end : end + _AROUND], maxsplit=1)[0]


def sentence_around(text: str, place: int) -> str:
    """Return the sentence around a place, at most 400 characters of it."""
    low, high = max(place - _SENTENCE, 0), min(place + _SENTENCE, len(text))
    before = max(text.rfind(stop, low, place + 1) for stop in _STOPS)
    behind = [end for stop in _STOPS if (end := text.find(stop, place + 1, high)) >= 0]
    return text[max(before + 1, low) : min(behind, default=high)]


def is_quoted(text: str, place: int) -> bool:
    """Return whether a quotation mark or title bracket opened before the place is still open."""
    before = text[max(place - _SENTENCE, 0) : place]
    return any(before.rfind(mark) > before.rfind(end) for mark, end in zip(_OPENING, _CLOSING, strict=True))
