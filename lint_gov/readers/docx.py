"""Reads word-processor documents (.docx, .docm, .dotx; strict or not), by Word, WPS and others.

Headers, footers and comments are no part of the report and are not read; notes follow the paragraph or
table that refers to them.
"""

from dataclasses import replace
from functools import cache
from typing import NamedTuple

from lint_gov.model.document import Block, Cell, Document, Picture, Table, Unreadable
from lint_gov.readers.docx_flow import FOREIGN, Story, read_blocks
from lint_gov.readers.docx_names import W
from lint_gov.readers.docx_numbering import numbering_from
from lint_gov.readers.docx_runs import Runs
from lint_gov.readers.docx_styles import styles_from
from lint_gov.readers.flow import Anchors, Element
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import Package, Relation, open_package, part_of_type, relations_of, xml_part
from lint_gov.readers.places import Counted
from lint_gov.readers.tables import blocks_of

_NO_TEXT = "文件中没有 Word 正文", "there is no text of a word processor in the file"
_PICTURES = "文档里只有图片，其中的文字未能读取", "the document holds only pictures; their text was not read"
_USUAL = "word/document.xml"
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_ID = f"{W}id"


class OpenedDocx(NamedTuple):
    """A word-processor file as read: its document, and what the anchors of that stand for.

    `part` is the name of the part with the text, `root` its tree.
    """

    document: Document
    package: Package
    part: str
    root: Element
    anchors: Anchors


def read_docx(content: bytes, limits: Limits) -> Document:
    """Return the document that a word-processor file makes.

    Raises Unreadable: E001 for damage and passwords, E004 for a limit, E007 for nothing but pictures.
    """
    return opened_docx(content, limits).document


def opened_docx(content: bytes, limits: Limits) -> OpenedDocx:
    """Return a word-processor file as read, for those who have to find its places again; raises the same."""
    package = open_package(content, limits)
    name = part_of_type(relations_of(package), "officeDocument") or _USUAL
    root = xml_part(package, name)
    body = None if root is None else root.find(f"{W}body")
    if root is None or body is None:
        raise Unreadable(*_NO_TEXT)
    story = _story(package, relations_of(package, name), limits)
    read_blocks(story, body)
    anchors = Anchors()
    blocks = _with_doubts(blocks_of(story.tokens, anchors), story, anchors)
    if blocks and all(isinstance(block, Picture) for block in blocks):
        raise Unreadable(*_PICTURES, rule="E007")
    troubles = (FOREIGN,) if story.foreign else ()
    document = Document("docx", blocks, Counted(blocks), troubles=troubles)
    return OpenedDocx(document, package, name, root, anchors)


def _story(package: Package, links: tuple[Relation, ...], limits: Limits) -> Story:
    def linked(kind: str) -> Element | None:
        name = part_of_type(links, kind)
        return xml_part(package, name) if name else None

    @cache
    def notes(kind: str) -> dict[str, Element]:
        root = linked(kind)
        return {} if root is None else {note.get(_ID, ""): note for note in root}

    styles = styles_from(linked("styles"))
    return Story(
        styles=styles,
        numbering=numbering_from(linked("numbering"), lambda name: styles.of(name).number),
        runs=Runs(styles.hiding),
        limits=limits,
        note_of=lambda mark: notes(_NOTES[mark.tag]).pop(mark.get(_ID, ""), None),
    )


def _with_doubts(blocks: tuple[Block, ...], story: Story, anchors: Anchors) -> tuple[Block, ...]:
    if not story.doubts:
        return blocks

    def doubted(cell: Cell) -> Cell:
        doubt = story.doubts.get(anchors.elements[cell.anchor])
        return cell._replace(doubt=doubt) if doubt else cell

    return tuple(
        replace(block, rows=tuple(tuple(map(doubted, row)) for row in block.rows))
        if isinstance(block, Table)
        else block
        for block in blocks
    )
