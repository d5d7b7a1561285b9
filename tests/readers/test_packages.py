"""Office files that are damaged, locked, or made to do harm: refused by name, quickly, without a trace."""

import io
import struct
import time
import zipfile

import pytest

from lint_gov.model.document import Unreadable
from lint_gov.readers import Limits, read
from lint_gov.readers.compound import streams_in
from tests.readers.book import book, ods, row
from tests.readers.seen import document, seen
from tests.readers.word import DECLARED, changed, links, p, parts, strict, tbl, tc, tr, unzipped, word, zipped

PLAIN = word(p("甲") + tbl(tr("规章", "0"), tr("其他", "1")))
READ = ["甲", [["规章", "0"], ["其他", "1"]]]


def refusal(content: bytes, limits: Limits | None = None) -> tuple[str, str]:
    with pytest.raises(Unreadable) as refused:
        read(content, None, limits or Limits())
    assert refused.value.detail_zh
    return refused.value.rule, refused.value.detail_en


def moved(old: str, new: str) -> bytes:
    """Return the plain document with its main part elsewhere."""
    held = {name: part for name, part in parts(p("甲")).items() if name != old}
    return zipped(
        {
            **held,
            "_rels/.rels": links(("officeDocument", new)),
            new.lstrip("/"): parts(p("甲"))[old],
        }
    )


@pytest.mark.parametrize(
    "content",
    [
        strict(PLAIN),
        changed(
            PLAIN, b"<w:document", b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:document'
        ),
        zipped(
            {
                **unzipped(PLAIN),
                "word/vbaProject.bin": b"\xd0\xcf\x11\xe0",
                "word/media/image1.png": b"x" * 5000,
            }
        ),
        zipped({name: part for name, part in unzipped(PLAIN).items() if name != "[Content_Types].xml"}),
        zipped({name.replace("/", "\\"): part for name, part in unzipped(PLAIN).items()}),
        zipped(
            {
                name: part
                for name, part in unzipped(PLAIN).items()
                if "rels" not in name or name == "_rels/.rels"
            }
        ),
        PLAIN + b"junk behind it",
    ],
    ids=["strict", "declared", "macros", "no types", "backslashes", "no links", "junk"],
)
def test_variants_of_a_package_are_read_alike(content: bytes) -> None:
    assert seen(content) == READ


@pytest.mark.parametrize(
    "name", ["word/document2.xml", "/word/document.xml", "word/正文.xml", "WORD/Document.XML"]
)
def test_the_main_part_is_where_the_links_lead(name: str) -> None:
    assert seen(moved("word/document.xml", name)) == ["甲"]


def test_text_in_other_encodings_of_xml() -> None:
    body = f"<w:document {DECLARED}><w:body>{p('甲')}</w:body></w:document>"
    declared = f'<?xml version="1.0" encoding="UTF-16"?>{body}'
    for encoded in (
        body.encode("utf-16"),
        declared.encode("utf-16"),
        ("\ufeff" + body).encode(),
        body.encode("utf-16-be"),
    ):
        assert seen(zipped({**parts(""), "word/document.xml": encoded})) == ["甲"]


CUT = "the file is cut short or damaged: its package does not open"
LOCKED = "the file is protected by a password; remove it and check again"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PLAIN[:-30], CUT),
        (PLAIN[: len(PLAIN) // 2], CUT),
        (book(row("甲", "0"))[:-30], CUT),
        (
            zipped({**unzipped(PLAIN), "word/document.xml": b"<w:document"}),
            "the file is damaged: word/document.xml is not well-formed XML",
        ),
        (
            zipped({**unzipped(PLAIN), "word/document.xml": b""}),
            "the file is damaged: word/document.xml is not well-formed XML",
        ),
        (
            zipped({**unzipped(PLAIN), "word/document.xml": b"<x/>"}),
            "there is no text of a word processor in the file",
        ),
        (
            zipped({name: part for name, part in unzipped(PLAIN).items() if name != "word/document.xml"}),
            "there is no text of a word processor in the file",
        ),
        (
            zipped({**unzipped(book(row("甲"))), "xl/workbook.xml": b"<x/>"}),
            "there is no workbook in the file",
        ),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "there are no sheets in the file",
        ),
        (
            zipped({**unzipped(PLAIN), "../../etc/cron.d/x": b"x"}),
            "the package holds names that lead out of it; it was not read",
        ),
        (
            zipped({**unzipped(PLAIN), "word\\..\\..\\x": b"x"}),
            "the package holds names that lead out of it; it was not read",
        ),
        (
            ods("", manifest="<encryption-data/>"),
            LOCKED,
        ),
    ],
)
def test_damage_is_named(content: bytes, said: str) -> None:
    assert refusal(content) == ("E001", said)


def test_one_name_for_two_parts_is_no_document() -> None:
    held = io.BytesIO(PLAIN)
    with zipfile.ZipFile(held, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", parts(p("乙"))["word/document.xml"])
    assert refusal(held.getvalue()) == ("E001", "the file is damaged: word/document.xml cannot be read")


def test_a_wrong_checksum_is_damage() -> None:
    place = PLAIN.rindex(b"PK\x01\x02", 0, PLAIN.rindex(b"word/document.xml")) + 16
    assert (
        refusal(PLAIN[:place] + b"\0\0\0\0" + PLAIN[place + 4 :])[1]
        == "the file is damaged: word/document.xml cannot be read"
    )


def test_parts_packed_in_ways_that_office_files_may_not_be() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_BZIP2) as archive:
        for name, part in unzipped(PLAIN).items():
            archive.writestr(name, part)
    assert refusal(held.getvalue()) == ("E001", "the file is damaged: _rels/.rels cannot be read")


def compound(*names: str) -> bytes:
    """Return a compound file whose root holds streams of these names."""
    entries = [_entry("Root Entry", 5, child=1)]
    for number, name in enumerate(names, 1):
        entries.append(_entry(name, 2, right=number + 1 if number < len(names) else -1))
    directory = b"".join(entries).ljust(512, b"\0")
    table = struct.pack("<2I", 0xFFFFFFFE, 0xFFFFFFFD).ljust(512, b"\xff")
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HH", head, 28, 0xFFFE, 9)
    struct.pack_into("<I", head, 48, 0)
    struct.pack_into("<109I", head, 76, 1, *[0xFFFFFFFF] * 108)
    return bytes(head) + directory + table


def _entry(name: str, kind: int, *, child: int = -1, right: int = -1) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack("<64sHBBiii48x", encoded, len(encoded) + 2, kind, 1, -1, right, child)


def test_a_compound_file_tells_by_its_streams_what_it_is() -> None:
    assert streams_in(compound("EncryptionInfo", "EncryptedPackage")) == {
        "EncryptionInfo",
        "EncryptedPackage",
    }
    assert refusal(compound("EncryptionInfo", "EncryptedPackage")) == ("E001", LOCKED)
    assert refusal(compound("CONTENTS")) == (
        "E001",
        "the file is an OLE compound file that is damaged, or holds neither a text nor a workbook",
    )
    assert streams_in(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") == frozenset()
    # A directory whose entries lead round in circles, and a chain of sectors that does.
    looped = compound("Workbook", "x").replace(struct.pack("<iii", -1, 2, -1), struct.pack("<iii", 1, 1, 1))
    assert streams_in(looped) == {"Workbook"}
    assert streams_in(compound("Workbook").replace(struct.pack("<I", 0xFFFFFFFE), bytes(4))) == {"Workbook"}


def test_entities_and_types_are_never_expanded() -> None:
    bomb = (
        '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c "&b;&b;&b;&b;">]>'
        f"<w:document {DECLARED}><w:body>{p('&c;')}</w:body></w:document>"
    )
    outside = (
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {DECLARED}>'
        f"<w:body>{p('&x;')}</w:body></w:document>"
    )
    for text in (bomb, outside, bomb.encode("utf-16")):
        assert refusal(zipped({**parts(""), "word/document.xml": text})) == (
            "E001",
            (
                "word/document.xml declares a document type (DTD), which office documents may n"
                "ot; it was not read"
            ),
        )


def test_bombs_are_refused_before_they_go_off() -> None:
    zeros = zipped({**parts(""), "word/document.xml": bytes(80 << 20)})
    assert refusal(zeros) == (
        "E004",
        "67,108,865 bytes, unpacked, exceed the limit of 67,108,864; the file was not read",
    )
    white = zipped({**parts(""), "word/document.xml": b" " * (20 << 20) + b"<x/>"})
    assert refusal(white)[0] == "E004"
    small = word(p("甲" * 9))
    assert refusal(small, Limits(unpacked_bytes=300))[0] == "E004"
    tags = word("<w:p/>" * 30)
    assert refusal(tags, Limits(tags=20))[0] == "E004"
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as archive:
        for number in range(10_050):
            archive.writestr(str(number), "")
        archive.writestr("word/document.xml", "")
    assert refusal(many.getvalue()) == (
        "E004",
        "10,051 files in the package exceed the limit of 10,000; the file was not read",
    )


def test_too_much_text_is_refused() -> None:
    assert refusal(word(p("甲" * 60) + p("乙" * 60)), Limits(text_bytes=100)) == (
        "E004",
        "120 characters exceed the limit of 100; the file was not read",
    )


def test_what_is_repeated_without_end_is_read_in_little_time() -> None:
    left_open = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r></w:p>'
    )
    chain = "".join(
        f'<w:style w:styleId="{number}"><w:basedOn w:val="{number + 1}"/></w:style>'
        for number in range(20_000)
    )
    level = '<w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="0">{level * 5000}</w:abstractNum>'
    lists += "".join(f'<w:num w:numId="{at}"><w:abstractNumId w:val="0"/></w:num>' for at in range(5000))
    items = "".join(p("甲", f'<w:numPr><w:numId w:val="{at}"/></w:numPr>') for at in range(1, 5000))
    body = left_open * 5000 + items + p("末", '<w:pStyle w:val="0"/>')
    start = time.process_time()
    assert len(document(_stored(word(body, styles=chain, numbering=lists))).blocks) == 5000
    assert time.process_time() - start < 10


def _stored(content: bytes) -> bytes:
    """Return an archive whose parts are not packed, as so much of the same packs too well to be read."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, part in unzipped(content).items():
            archive.writestr(name, part)
    return held.getvalue()


def test_depth_has_a_bound() -> None:
    deep = "<w:sdt><w:sdtContent>" * 200 + p("甲") + "</w:sdtContent></w:sdt>" * 200
    assert refusal(word(deep)) == (
        "E004",
        "word/document.xml is nested too deep or holds too long a text; the file was not read",
    )
    tables = p("甲")
    for _ in range(70):
        tables = tbl(tr(tc(tables + "<w:p/>")))
    assert seen(word(tables)) == [[["甲"]]]


def test_nothing_outside_the_package_is_asked_for() -> None:
    away = links(("styles", "styles.xml")).replace("Target=", 'TargetMode="External" Target=')
    above = links(("styles", "../../../../etc/passwd"), ("numbering", "http://127.0.0.1:9/x"))
    for relations in (away, above):
        assert seen(zipped({**parts(p("甲")), "word/_rels/document.xml.rels": relations})) == ["甲"]


def test_absurd_numbers_cost_nothing() -> None:
    wild = "999999999"
    body = (
        tbl(
            tr(tc("甲", f"<w:gridSpan w:val='{wild}'/>"), "0", properties=f"<w:gridBefore w:val='{wild}'/>"),
            tr("乙", tc("1", "<w:gridSpan w:val='99999999999999999999'/>")),
            widths="1 " * 3000,
        )
        + f"<w:p><w:pPr><w:numPr><w:ilvl w:val='{wild}'/><w:numId w:val='-1'/></w:numPr>"
        "</w:pPr><w:r><w:t>末</w:t></w:r></w:p>"
    )
    assert len(document(word(body)).blocks) == 2
    counted = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="{wild}"/>'
        '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert seen(word(p("甲", '<w:numPr><w:numId w:val="1"/></w:numPr>'), numbering=counted)) == [
        "999999999.甲"
    ]
