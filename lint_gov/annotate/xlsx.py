"""Puts notes at the cells of a workbook; its cells, formulas, formats and macros stay byte for byte."""

from collections import defaultdict
from collections.abc import Sequence

from lint_gov.annotate.notes import Note
from lint_gov.annotate.xlsx_notes import write_notes
from lint_gov.editing.parts import Draft
from lint_gov.editing.refusal import NotEditable
from lint_gov.model.location import Location
from lint_gov.readers import Limits
from lint_gov.readers.package import open_package
from lint_gov.readers.sheet_xlsx import sheet_parts

_NO_SHEET = "工作簿中没有工作表", "the workbook has no sheet"


def annotated_xlsx(content: bytes, notes: Sequence[Note], title: Location) -> bytes:
    """Return the workbook with notes; what has no cell stands at the title, else at the first cell.

    NotEditable where the file cannot be changed, Unreadable where it cannot be read.
    """
    draft = Draft(content, open_package(content, Limits()))
    parts = sheet_parts(draft.package)
    if not parts:
        raise NotEditable(*_NO_SHEET)
    start = _cell(title, parts) or (next(iter(parts)), "A1")
    held: dict[str, dict[str, list[Note]]] = defaultdict(lambda: defaultdict(list))
    for note in notes:
        sheet, cell = _cell(note.location, parts) or start
        held[sheet][cell].append(note)
    for sheet, cells in held.items():
        write_notes(draft, parts[sheet], cells)
    return draft.packed()


def _cell(location: Location, parts: dict[str, str]) -> tuple[str, str] | None:
    if location.sheet not in parts or not isinstance(location.cell, str):
        return None
    return location.sheet, location.cell
