"""Makes fixes in word-processor files: in the texts of runs, whose number and formatting stay."""

from collections.abc import Sequence

from lint_gov.editing.characters import xml_marks
from lint_gov.editing.parts import Draft
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.rewriting import rewritten
from lint_gov.editing.splices import Splice, spliced
from lint_gov.editing.xml_source import extents_of, in_utf8, xml_source, xml_text
from lint_gov.fix.wanted import Wanted
from lint_gov.fix.written import NOT_FOUND
from lint_gov.readers import Limits
from lint_gov.readers.docx import opened_docx
from lint_gov.readers.docx_names import W
from lint_gov.readers.flow import Element
from lint_gov.readers.package import open_package, read_part

_TEXT = f"{W}t"
# What is not read, or read from elsewhere, such as text that was moved away.
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}txbxContent", f"{W}rt"})


def edit_docx(content: bytes, wanted: Sequence[Wanted]) -> bytes:
    """Return a file with fixes made; NotEditable where one cannot be, Unreadable where it cannot be read."""
    opened = opened_docx(content, Limits())
    draft = Draft(content, open_package(content, Limits()))
    source = xml_source(in_utf8(read_part(draft.package, opened.part) or b""))
    extents = extents_of(opened.root, source)
    splices: list[Splice] = []
    for one in wanted:
        texts = list(_texts(opened.anchors.elements[one.anchor]))
        held = [extents[text] for text in texts if text in extents]
        marks = xml_marks(source, held) if len(held) == len(texts) else None
        changes = rewritten(marks, one.old, one.new) if marks else None
        if changes is None:
            raise NotEditable(*NOT_FOUND)
        splices += (Splice(change.start, change.end, xml_text(change.new).encode()) for change in changes)
    draft.put(opened.part, spliced(source.content, splices))
    return draft.packed()


def _texts(element: Element) -> Sequence[Element]:
    return [text for text in element.iter(_TEXT) if not _is_gone(text, element)]


def _is_gone(text: Element, within: Element) -> bool:
    for parent in text.iterancestors():
        if parent is within:
            return False
        if parent.tag in _GONE:
            return True
    return False
