"""What a file says, in order, with nothing interpreted.

A reader turns bytes into a Document. Texts are as written; only the boundaries between
paragraphs and cells are the reader's. An *anchor* is a reader's own integer for a place; the
reader's `Places` turns it into a Location when, and only when, somebody needs it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple, Protocol

from lint_gov.model.location import NOWHERE, Location
from lint_gov.model.wording import Text


class Places(Protocol):
    """Turns the anchors of one document into locations."""

    def locate(self, anchor: int) -> Location:
        """Return the place of an anchor; a location without parts where it is not known."""
        ...


class Unplaced:
    """The places of a document that has none, such as one made from bare figures."""

    __slots__ = ()

    def locate(self, anchor: int) -> Location:  # noqa: ARG002 - the protocol's signature
        """Return a location without parts."""
        return NOWHERE


class Paragraph(NamedTuple):
    """One run of text: a paragraph, a heading, or a line of a plain-text file.

    `level` is 1 to 6 for a heading that the markup declares, else 0.
    """

    text: str
    anchor: int
    level: int = 0


class Cell(NamedTuple):
    """One cell as the source has it, before spans are expanded; spans are at least 1.

    `doubt` is None or says why its text or its bounds are not sure.
    """

    text: str
    anchor: int
    rowspan: int = 1
    colspan: int = 1
    doubt: Text | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One table: rows of source cells, spans not expanded, empty rows kept.

    `exact` is False where the reader had to guess boundaries (text drawn in columns, a PDF).
    """

    rows: tuple[tuple[Cell, ...], ...]
    anchor: int
    exact: bool = True


class Picture(NamedTuple):
    """An image standing in the flow of the text; `alt` is its alternative text."""

    anchor: int
    alt: str = ""


Block = Paragraph | Table | Picture


class TroubleKind(StrEnum):
    """What went wrong in reading, in the terms of the input rules (family E)."""

    LIMIT = "limit"
    ENCODING = "encoding"
    SCANNED = "scanned"
    STRUCTURE = "structure"
    TRADITIONAL = "traditional"


class Trouble(NamedTuple):
    """A reading problem that cost content: `detail` names the limit or fault, in plain words."""

    kind: TroubleKind
    detail_zh: str
    detail_en: str
    anchor: int | None = None


class Stated(NamedTuple):
    """One figure of a file of figures: its text, None for one that was not read; `doubt` as in Cell."""

    raw: str | None
    anchor: int
    doubt: Text | None = None


class Figures(NamedTuple):
    """What a file says that holds the figures of a report by address, and no text.

    `forms` maps a table's id to the id of the form it follows, "" to that of all tables.
    """

    cells: Mapping[str, Stated]
    organisation: str | None = None
    year: int | None = None
    published: str | None = None
    forms: Mapping[str, str] = MappingProxyType({})


class Link(NamedTuple):
    """What a link of a page leads to, as written."""

    href: str
    anchor: int


class Document(NamedTuple):
    """The whole file: blocks in reading order, declared metadata and reading troubles.

    `media` is "html", "text", "markdown" … ; `title` the declared document title;
    `metadata` the declared (name, content) pairs, in order. `figures` is set for a file of bare
    figures, which has no blocks. `links` are those of a page that name a scheme or a machine.
    """

    media: str
    blocks: tuple[Block, ...]
    places: Places = Unplaced()
    title: str | None = None
    metadata: tuple[tuple[str, str], ...] = ()
    troubles: tuple[Trouble, ...] = ()
    figures: Figures | None = None
    links: tuple[Link, ...] = ()


class Attachment(NamedTuple):
    """A file that a page leads to: its name as shown or as it is called, and the reference."""

    name: str
    href: str


class Unreadable(Exception):
    """A source that could not be read at all; `rule` is the input rule that says so (E001 …)."""

    def __init__(self, detail_zh: str, detail_en: str, *, rule: str = "E001") -> None:
        """Keep the reason in both languages."""
        super().__init__(detail_en)
        self.detail_zh = detail_zh
        self.detail_en = detail_en
        self.rule = rule
