"""How the files of each format are changed: words at an anchor become other words."""

from collections.abc import Callable, Sequence
from importlib import import_module

from lint_gov.editing.refusal import NotEditable
from lint_gov.fix.wanted import Wanted
from lint_gov.readers import format_of

Edit = Callable[[bytes, Sequence[Wanted]], bytes]
"""Returns a file with fixes made, all of them; NotEditable where one cannot be."""

_EDITORS = {
    "HTML": ("lint_gov.fix.written", "edit_page"),
    "Markdown": ("lint_gov.fix.written", "edit_markdown"),
    "TXT": ("lint_gov.fix.written", "edit_text"),
    "DOCX": ("lint_gov.fix.docx", "edit_docx"),
    "XLSX": ("lint_gov.fix.xlsx", "edit_xlsx"),
}
WRITTEN = frozenset({"HTML", "Markdown", "TXT"})
"""The formats that are text, whose changes are shown line by line."""


def editor_for(content: bytes, name: str) -> tuple[str, Edit]:
    """Return the format of a file and what changes it; NotEditable for a format that is not changed."""
    found = format_of(content, name)
    if found not in _EDITORS:
        listed = "、".join(_EDITORS), ", ".join(_EDITORS)
        detail = (
            f"{found} 文件不作修正，能修正的是 {listed[0]}",
            f"files of the format {found} are not changed, those of {listed[1]} are",
        )
        raise NotEditable(*detail)
    module, function = _EDITORS[found]
    edit: Edit = getattr(import_module(module), function)
    return found, edit
