"""Documents in traditional characters, as some sites convert them: read as if in simplified ones."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from lint_gov.model.document import Block, Document, Paragraph, Picture, Trouble, TroubleKind
from lint_gov.text.traditional import is_traditional, simplified

_SAMPLE = 60  # blocks looked at
_LONGEST = 200  # characters of each
_CONVERTED = Trouble(
    TroubleKind.TRADITIONAL,
    "文件用的是繁体字，按对应的简体字检查",
    "the file is in traditional characters and is checked by the simplified ones",
)


def in_simplified(document: Document) -> Document:
    """Return a document whose characters are those of the forms; it says so where they were converted."""
    sample = "".join(text[:_LONGEST] for block in islice(document.blocks, _SAMPLE) for text in _texts(block))
    if not is_traditional(sample):
        return document
    return document._replace(
        blocks=tuple(map(_converted, document.blocks)),
        title=simplified(document.title) if document.title else document.title,
        metadata=tuple((name, simplified(content)) for name, content in document.metadata),
        troubles=(*document.troubles, _CONVERTED),
    )


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield block.text
    elif not isinstance(block, Picture):
        yield from (cell.text for row in islice(block.rows, _SAMPLE) for cell in row)


def _converted(block: Block) -> Block:
    if isinstance(block, Paragraph):
        return block._replace(text=simplified(block.text))
    if isinstance(block, Picture):
        return block
    rows = (tuple(cell._replace(text=simplified(cell.text)) for cell in row) for row in block.rows)
    return replace(block, rows=tuple(rows))
