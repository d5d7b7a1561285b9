"""The author's own file with the diagnoses in it: by format, whole or refused with the reason."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import NamedTuple

from lint_gov.annotate.notes import Note, notes_of
from lint_gov.editing.refusal import NotEditable
from lint_gov.model.location import NOWHERE, Location
from lint_gov.outputs.look import Look
from lint_gov.readers import Limits, format_of, read
from lint_gov.result import Result

_Writer = Callable[[bytes, Sequence[Note], Location], bytes]
_WRITERS = {
    "DOCX": ("lint_gov.annotate.docx", "annotated_docx"),
    "HTML": ("lint_gov.annotate.html", "annotated_html"),
    "XLSX": ("lint_gov.annotate.xlsx", "annotated_xlsx"),
}
_LISTED = ", ".join(_WRITERS)


class Annotated(NamedTuple):
    """The file with its notes, and how many there are; without any it is the file as it was."""

    content: bytes
    notes: int


def check_annotatable(content: bytes, name: str | None) -> str:
    """Return the format of a file that takes notes; NotEditable, with what to do instead, for any other."""
    found = format_of(content, name)
    if found in _WRITERS:
        return found
    zh, en = _INSTEAD.get(found, _OTHERWISE)
    listed = "、".join(_WRITERS)
    detail = (
        f"{found} 文件里放不下批注，能加批注的是 {listed}；{zh}",
        f"files of the format {found} take no notes, those of {_LISTED} do; {en}",
    )
    raise NotEditable(*detail)


def annotated(content: bytes, name: str | None, result: Result, look: Look) -> Annotated:
    """Return a file with what was found in it, given the result of linting it.

    NotEditable for a format that takes no notes, and where the file cannot be changed; Unreadable where it
    cannot be read.
    """
    module, function = _WRITERS[check_annotatable(content, name)]
    notes = notes_of(result, look)
    if not notes:
        return Annotated(content, 0)
    write: _Writer = getattr(import_module(module), function)
    document = read(content, name, Limits())
    anchor = result.report.title_anchor if result.report else None
    title = NOWHERE if anchor is None else document.places.locate(anchor)
    return Annotated(write(content, notes, title), len(notes))


_OTHERWISE = "结果请用 lint-gov check 查看", "see the findings with lint-gov check"
_CONVERT = (
    "请先用 Word、WPS 或 LibreOffice 另存为 DOCX 或 XLSX",
    "save it as DOCX or XLSX first, with Word, WPS or LibreOffice",
)
_INSTEAD = dict.fromkeys(("DOC/WPS", "RTF", "ODT", "XLS", "XLSB", "ODS"), _CONVERT)
