"""Reads a PDF file as a Document, in a process of its own."""

from dataclasses import dataclass

from lint_gov.model.document import Document
from lint_gov.model.location import NOWHERE, Location
from lint_gov.readers.limits import Limits
from lint_gov.readers.pdf.frames import Request
from lint_gov.readers.pdf.guard import SECONDS, ask
from lint_gov.readers.pdf.unpacking import Spot, unpacked


@dataclass(frozen=True, slots=True)
class Boxed:
    """The places of a PDF: an anchor numbers a spot, which is a page and a box on it.

    Boxes are in points from the top left corner of the page as viewers show it.
    """

    spots: tuple[Spot, ...]

    def locate(self, anchor: int) -> Location:
        """Return the page and the box of an anchor; of a cell over two pages, those of its beginning."""
        if not 0 <= anchor < len(self.spots):
            return NOWHERE
        page, box = self.spots[anchor]
        return Location(page=page, box=(box.left, box.top, box.right, box.bottom))


def read_pdf(content: bytes, limits: Limits) -> Document:
    """Return the document that a PDF makes.

    Raises Unreadable: E001 for a locked or broken file, E004 for a limit, E007 for scanned pages alone.
    """
    found = unpacked(ask(Request(content, SECONDS, limits.pages, limits.cells)))
    return Document("pdf", found.blocks, Boxed(found.spots), found.title, found.metadata, found.troubles)
