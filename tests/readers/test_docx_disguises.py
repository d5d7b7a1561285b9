"""However a word processor has come to write a report, it is the same report that is read."""

import os
import re
from collections.abc import Callable
from functools import cache
from random import Random

import pytest
from lxml import etree

from lint_gov.readers.docx_names import CELL, PARAGRAPH, ROW, RUN, TABLE, W
from tests.generate import FORMS, consistent_cells, seeded
from tests.pages import page_of
from tests.readers.seen import seen
from tests.readers.word import unzipped, zipped
from tests.renderings import render_docx

Element = etree._Element  # noqa: SLF001 - the only name that lxml has for the type
_BODY = f"{W}body"


def made(tag: str, *inside: Element, **facts: str) -> Element:
    """Return an element of the word processor's with what it holds."""
    element = etree.Element(f"{W}{tag}", {f"{W}{name}": fact for name, fact in facts.items()})
    element.extend(inside)
    return element


def run(text: str, *properties: Element, tag: str = "t") -> Element:
    words = made(tag)
    words.text = text
    return made("r", made("rPr", *properties), words)


def wrap(element: Element, *around: str) -> None:
    """Put an element into others, the innermost named last."""
    parent = element.getparent()
    assert parent is not None
    place = parent.index(element)
    inner = element
    for tag in reversed(around):
        inner = made(tag, inner)
    parent.insert(place, inner)


def some(rng: Random, root: Element, tag: str, share: float = 0.3) -> list[Element]:
    return [element for element in root.iter(tag) if rng.random() < share]


def split_runs(rng: Random, root: Element) -> None:
    for old in some(rng, root, RUN, 0.7):
        words = old.find(f"{W}t")
        if words is None or len(words.text or "") < 2:
            continue
        text = words.text or ""
        cut = rng.randrange(1, len(text))
        words.text = text[:cut]
        rest = run(text[cut:], made("b"))
        old.addnext(rest)
        old.addnext(made("proofErr", type="spellStart"))
        old.addnext(made("bookmarkStart", id="7", name="_GoBack"))


def controls(rng: Random, root: Element) -> None:
    for tag in (RUN, PARAGRAPH, CELL, ROW, TABLE):
        for element in some(rng, root, tag, 0.2):
            wrap(element, "sdt", "sdtContent")
    for element in some(rng, root, RUN, 0.2):
        wrap(element, rng.choice(("smartTag", "hyperlink", "customXml", "ins", "moveTo")))


def changes(rng: Random, root: Element) -> None:
    for element in some(rng, root, RUN):
        gone = made(rng.choice(("del", "moveFrom")), run("9", tag=rng.choice(("delText", "t"))))
        (element.addprevious if rng.random() < 0.5 else element.addnext)(gone)
    for row in some(rng, root, ROW, 0.1):
        cells = [made("tc", made("p", run("9"))) for _ in range(4)]
        row.addnext(made("tr", made("trPr", made("del")), *cells))


def hidden_text(rng: Random, root: Element) -> None:
    for element in some(rng, root, RUN):
        element.addnext(run("9", made("vanish")))


def fields(rng: Random, root: Element) -> None:
    for element in some(rng, root, RUN):
        for kind in ("begin", "instr", "separate"):
            part = run(" =SUM(LEFT) ", tag="instrText") if kind == "instr" else _mark(kind)
            element.addprevious(part)
        element.addnext(_mark("end"))


def _mark(kind: str) -> Element:
    return made("r", made("fldChar", fldCharType=kind))


def narrow_column(rng: Random, root: Element) -> None:
    """Add a column of a twip, which in every row belongs to the cell on its left or on its right."""
    for table in root.iter(TABLE):
        grid = table.find(f"{W}tblGrid")
        assert grid is not None
        place = rng.randrange(1, len(grid))
        grid.insert(place, made("gridCol", w="1"))
        whole: dict[int, bool] = {}
        for row in table.iterchildren(ROW):
            _widen(rng, row, place, whole)


def _widen(rng: Random, row: Element, place: int, whole: dict[int, bool]) -> None:
    cells = list(row.iterchildren(CELL))
    start = 0
    for number, cell in enumerate(cells):
        end = start + _span(cell)
        if start < place < end:
            return _set_span(cell, end - start + 1)
        if end == place and number + 1 < len(cells):
            # Cells merged downwards must keep their edges in every row.
            left = (
                whole.setdefault(0, rng.random() < 0.5)
                if row.find(f".//{W}vMerge") is not None
                else rng.random() < 0.5
            )
            taker = cell if left else cells[number + 1]
            return _set_span(taker, _span(taker) + 1)
        start = end
    return None


def _span(cell: Element) -> int:
    stated = cell.find(f"{W}tcPr/{W}gridSpan")
    return 1 if stated is None else int(stated.get(f"{W}val", "1"))


def _set_span(cell: Element, span: int) -> None:
    properties = cell.find(f"{W}tcPr")
    if properties is None:
        properties = made("tcPr")
        cell.insert(0, properties)
    for stated in properties.findall(f"{W}gridSpan"):
        properties.remove(stated)
    properties.append(made("gridSpan", val=str(span)))


def layout_table(rng: Random, root: Element) -> None:
    for table in some(rng, root, TABLE, 0.7):
        wrap(table, "tbl", "tr", "tc")
        table.addnext(made("p"))


def numbered_titles(_: Random, root: Element) -> None:
    for paragraph in root.iterfind(f"{_BODY}/{PARAGRAPH}"):
        words = paragraph.find(f"{RUN}/{W}t")
        title = re.fullmatch(r"[一二三四五六]、(?P<rest>.+)", words.text or "") if words is not None else None
        if words is None or title is None:
            continue
        words.text = title["rest"]
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = made("pPr")
            paragraph.insert(0, properties)
        properties.append(made("numPr", made("ilvl", val="0"), made("numId", val="77")))


LISTS = (
    '<w:abstractNum w:abstractNumId="77"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num></w:numbering>'
)
DISGUISES: list[Callable[[Random, Element], None]] = [
    numbered_titles,
    split_runs,
    fields,
    changes,
    hidden_text,
    narrow_column,
    controls,
    layout_table,
]


def disguised(content: bytes, rng: Random, *disguises: Callable[[Random, Element], None]) -> bytes:
    parts = unzipped(content)
    root = etree.fromstring(parts["word/document.xml"])
    for disguise in disguises:
        disguise(rng, root)
    parts["word/document.xml"] = etree.tostring(root)
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b"</w:numbering>", LISTS.encode())
    return zipped({name: part for name, part in parts.items() if "thumbnail" not in name})


@cache
def drawn(seed: int) -> bytes:
    form = FORMS[("2019", "2021")[seed % 2]]
    return render_docx(page_of(consistent_cells(seeded(seed), form), form))


@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("seed", range(2))
def test_a_disguise_changes_nothing(seed: int, disguise: Callable[[Random, Element], None]) -> None:
    content = drawn(seed)
    assert seen(disguised(content, seeded(seed), disguise)) == seen(content)


@pytest.mark.parametrize("seed", range(200 if os.environ.get("HYPOTHESIS_PROFILE") == "search" else 6))
def test_nor_do_all_of_them_together(seed: int) -> None:
    content, rng = drawn(seed), seeded(seed)
    chosen = [disguise for disguise in DISGUISES if rng.random() < 0.7]
    assert seen(disguised(content, rng, *chosen)) == seen(content)
