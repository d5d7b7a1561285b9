"""Files that are locked, broken, scanned or without characters: said, and never taken for empty ones."""

import pytest

from lint_gov.model.document import Paragraph, Trouble, TroubleKind, Unreadable
from lint_gov.readers.limits import Limits
from tests.readers.pdf.here import read_blocks, read_here
from tests.readers.plot import FONTS, HEIGHT, WIDTH, Sheet, file_of, line, net, pdf, table, write

ROWS = [["甲", "1"], ["乙", "2"]]
TABLE = table(net(50, 100, [60, 60], [20, 20]), ROWS)
WHOLE = pdf(TABLE)
WORDS = write(50, 100, "一二三四五六七八九")
PICTURE = "q 500 0 0 700 50 50 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI Q "
SMALL = "q 100 0 0 80 50 600 cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00FF00FF> EI Q "
RECOGNISED = PICTURE + write(50, 100, "一二三四五六七八九", mode=3)
DRAWN = "".join(
    f"{x} {y} m {x + 5} {y + 8} l {x + 9} {y} l f " for x in range(50, 500, 20) for y in range(100, 700, 40)
)
UNKNOWN = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [<< /Type /Font "
    "/Subtype /CIDFontType2 /BaseFont /X /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
    "/Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /X /Flags 4 /StemV 80 "
    "/FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 850 /Descent -150 /CapHeight 700 >> >>] >>"
)
ALL_PICTURES = "the PDF is scanned or drawn, without text; it was not read"
ALL_RECOGNISED = "the PDF is scanned; its hidden text from recognition cannot be relied on and was not read"
NO_MAPS = "the fonts of the PDF do not say which characters they show; its text cannot be read"
UNNAMED = (
    "fonts of the PDF do not say which characters they show; "
    "2 characters could not be restored (shown as \ufffd)"
)
BROKEN = "the PDF is broken and cannot be opened"
BROKEN_PAGES = "the pages of the PDF are broken and cannot be read"
LOCKED = "the PDF is encrypted and needs a password"
LOCKED_STRANGELY = "the PDF is encrypted in a way that is not supported"


def refusal(content: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        read_here(content, limits)
    assert refused.value.detail_zh
    return refused.value.rule, refused.value.detail_en


def locked(how: str) -> bytes:
    return pdf(TABLE, trailer=f"/ID [<{'00' * 16}> <{'00' * 16}>] /Encrypt << {how} >>")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (pdf(PICTURE), ALL_PICTURES),
        (pdf(PICTURE + write(290, 780, "- 1 -")), ALL_PICTURES),
        (pdf(DRAWN), ALL_PICTURES),
        (pdf(RECOGNISED), ALL_RECOGNISED),
        (pdf(RECOGNISED, PICTURE), ALL_PICTURES),
    ],
)
def test_pictures_of_pages_are_not_read(content: bytes, why: str) -> None:
    assert refusal(content) == ("E007", why)


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        ([PICTURE], "page 2 is scanned or drawn, without text, and not read"),
        ([PICTURE, DRAWN], "pages 2, 3 are scanned or drawn, without text, and not read"),
        (
            [RECOGNISED],
            "page 2 is scanned, with hidden text from recognition that cannot be relied on, and not read",
        ),
        (
            [PICTURE] * 13,
            "pages 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 … are scanned or drawn, without text, and not read",
        ),
    ],
)
def test_scanned_pages_among_others_are_named(pages: list[str], why: str) -> None:
    read = read_here(pdf(WORDS, *pages))
    assert [(trouble.kind, trouble.detail_en) for trouble in read.troubles] == [(TroubleKind.SCANNED, why)]


def test_pictures_are_noted_where_they_are_not_the_ground_of_a_page() -> None:
    ground = "q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID FF> EI Q "
    assert read_blocks(pdf(ground + WORDS + SMALL)) == ["一二三四五六七八九", None]


def test_hidden_text_beside_text_is_left_out() -> None:
    assert read_blocks(pdf(WORDS + write(50, 200, "看不见", mode=3))) == ["一二三四五六七八九"]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"%PDF-1.7\n", BROKEN, id="nothing but its name"),
        pytest.param(pdf(), BROKEN, id="no pages"),
        pytest.param(WHOLE[: len(WHOLE) // 2], BROKEN, id="half of it"),
        pytest.param(pdf(""), "there is nothing in the PDF", id="an empty page"),
        pytest.param(WHOLE.replace(b"/Type /Page ", b"/Type /Font "), BROKEN_PAGES, id="a page that is none"),
        pytest.param(
            file_of(
                {1: "<< /Type /Catalog /Pages 2 0 R >>", 2: "<< /Type /Pages /Kids [2 0 R] /Count 3 >>"}, ""
            ),
            BROKEN_PAGES,
            id="pages that hold themselves",
        ),
        pytest.param(
            locked(f"/Filter /Standard /V 1 /R 2 /O <{'11' * 32}> /U <{'22' * 32}> /P -4"),
            LOCKED,
            id="a password",
        ),
        pytest.param(locked("/Filter /Own /V 9"), LOCKED_STRANGELY, id="another lock"),
        pytest.param(pdf(Sheet(write(50, 100, "123456789012"), fonts={"D": UNKNOWN})), NO_MAPS, id="no maps"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, why: str) -> None:
    assert refusal(content) == ("E001", why)


def test_the_reason_is_not_that_of_the_file_before() -> None:
    assert refusal(locked("/Filter /Own /V 9")) == ("E001", LOCKED_STRANGELY)
    assert refusal(pdf()) == ("E001", BROKEN)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WHOLE.replace(b"xref", b"xxxx"), id="no table of objects"),
        pytest.param(WHOLE.replace(b" 00000 n", b" 00007 n"), id="a wrong table of objects"),
        pytest.param(WHOLE.replace(b"startxref\n1", b"startxref\n9"), id="the table is elsewhere"),
        pytest.param(b"\x00junk\n" * 20 + WHOLE, id="something before it"),
        pytest.param(WHOLE + b"\x00junk\n" * 20, id="something after it"),
        pytest.param(pdf(Sheet(TABLE, width=1e9)), id="a page without end"),
        pytest.param(pdf(Sheet(TABLE, width=0, height=0)), id="a page without size"),
    ],
)
def test_damage_that_leaves_the_pages_whole_is_no_matter(content: bytes) -> None:
    assert read_blocks(content) == [ROWS]


def test_a_broken_page_among_others_is_named() -> None:
    content = pdf(WORDS, WORDS).replace(b"6 0 obj\n<< /Type /Page", b"6 0 obj\n<< /Type /Font")
    assert read_here(content).troubles == (
        Trouble(TroubleKind.STRUCTURE, "第 2 页已损坏，未能读取", "page 2 is broken and not read"),
    )


def test_characters_that_a_font_does_not_name_are_in_doubt() -> None:
    drawing = table(net(50, 100, [60, 60], [20, 20]), [["甲乙丙", ""], ["丁戊己", "2"]])
    page = Sheet(drawing + "BT /X 10 Tf 120 688 Td <00310032> Tj ET", fonts={**FONTS, "X": UNKNOWN})
    read = read_here(pdf(page))
    assert read_blocks(pdf(page)) == [[["甲乙丙", "\ufffd\ufffd?font"], ["丁戊己", "2"]]]
    assert [(trouble.kind, trouble.detail_en) for trouble in read.troubles] == [
        (
            TroubleKind.ENCODING,
            UNNAMED,
        )
    ]


def test_what_is_filled_into_a_form_is_read() -> None:
    field = (
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (37) /F 4 /Rect [113 682 167 698] "
        "/AP << /N 9 0 R >> >>"
    )
    look = (
        "<< /Type /XObject /Subtype /Form /BBox [0 0 60 20] /Length 29 "
        f"/Resources << /Font << /D {FONTS['D']} >> >> >>\nstream\nBT /D 10 Tf 4 6 Td (37) Tj ET\nendstream"
    )
    blank = table(net(50, 100, [60, 60], [20, 20]), [["甲", ""], ["乙", "2"]])
    content = pdf(Sheet(blank, more="/Annots [8 0 R]"))
    # The table of objects does not know the new ones: it is made anew.
    objects = f"8 0 obj\n{field}\nendobj\n9 0 obj\n{look}\nendobj\ntrailer".encode()
    content = content.replace(b"trailer", objects).replace(b"startxref", b"startxxxx")
    assert read_blocks(content) == [[["甲", "37"], ["乙", "2"]]]


def test_what_a_file_says_of_itself() -> None:
    read = read_here(pdf(TABLE, info="/Title <FEFF62A5544A> /Author (a\\000b) /Producer ()"))
    assert (read.title, read.metadata) == ("报告", (("Title", "报告"), ("Author", "a")))


# ---------------------------------------------------------------- limits


def test_the_first_pages_of_too_many_are_read() -> None:
    read = read_here(pdf(*[write(50, 100, "一二三四五六七")] * 3), Limits(pages=2))
    assert read.troubles == (
        Trouble(
            TroubleKind.LIMIT,
            "PDF 共 3 页，超过读取上限，只读取了前 2 页",
            "the PDF has 3 pages, more than the limits allow; only the first 2 were read",
        ),
    )
    assert [block.text for block in read.blocks if isinstance(block, Paragraph)] == ["一二三四五六七"] * 2


def test_ten_thousand_pages() -> None:
    kids = " ".join(["3 0 R"] * 10_000)
    content = file_of(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: f"<< /Type /Pages /Kids [{kids}] /Count 10000 >>",
            3: f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] >>",
        },
        "",
    )
    with pytest.raises(Unreadable) as refused:
        read_here(content)
    assert refused.value.detail_en == "there is nothing in the PDF"


def test_where_time_is_up_the_pages_read_by_then_count() -> None:
    read = read_here(pdf(WORDS, WORDS), seconds=0)
    assert [trouble.detail_en for trouble in read.troubles] == [
        "the PDF has 2 pages, more than the limits allow; only the first 1 were read"
    ]


@pytest.mark.parametrize("pages", [[TABLE], [WORDS, TABLE]])
def test_too_many_cells_are_refused(pages: list[str]) -> None:
    assert refusal(pdf(*pages), Limits(cells=3)) == (
        "E004",
        "4 table cells exceed the limit of 3; the file was not read",
    )


def test_too_many_cells_in_several_tables() -> None:
    assert refusal(pdf(TABLE, TABLE), Limits(cells=7)) == (
        "E004",
        "8 table cells exceed the limit of 7; the file was not read",
    )


def test_a_page_of_nothing_but_rules_is_read_in_bounds() -> None:
    hatched = "".join(line(x / 2, 10, x / 2, 790) + line(10, x / 2, 590, x / 2) for x in range(20, 1180))
    assert read_blocks(pdf(WORDS + hatched)) == ["一二三四五六七八九"]
