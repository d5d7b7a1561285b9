import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import Splice, spliced
from lint_gov.editing.xml_source import extents_of, in_utf8, xml_source, xml_text

_PART = (
    '<?xml version="1.0"?><!-- <a> --><a x=">"><b y=\'/>\'/><c>甲<b></b></c><![CDATA[<b/>]]>乙</a>'.encode()
)


def test_elements_stand_where_their_tags_do() -> None:
    source = xml_source(_PART)
    written = [(source.tag(one).decode(), _PART[one.inner : one.close].decode()) for one in source.extents]
    inside = "<b y='/>'/><c>甲<b></b></c><![CDATA[<b/>]]>乙"
    assert written == [('<a x=">">', inside), ("<b y='/>'/>", ""), ("<c>", "甲<b></b>"), ("<b>", "")]
    assert [one.single for one in source.extents] == [False, True, False, False]


def test_what_goes_in_goes_in_at_the_end_or_the_beginning() -> None:
    source = xml_source(b"<a><p:b/><c>1</c></a>")
    root, single, other = source.extents
    assert spliced(source.content, [source.inside(root, b"<x/>")]) == b"<a><p:b/><c>1</c><x/></a>"
    assert spliced(source.content, [source.inside(other, b"0", first=True)]) == b"<a><p:b/><c>01</c></a>"
    assert spliced(source.content, [source.inside(single, b"1")]) == b"<a><p:b>1</p:b><c>1</c></a>"
    assert (root.prefix, single.prefix) == ("", "p:")


def test_stretches_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at byte 1"):
        spliced(b"abc", [Splice(0, 2, b""), Splice(1, 3, b"")])


def test_what_goes_in_at_one_place_keeps_its_order() -> None:
    assert spliced(b"abc", [Splice(1, 2, b"B"), Splice(1, 1, b"1"), Splice(1, 1, b"2")]) == b"a12Bc"


_BOMB = b'<!DOCTYPE a [<!ENTITY b "<c/>">]><a>&b;</a>'


@pytest.mark.parametrize(
    "content", [b"<a>", b"<a></b>", b'<?xml version="1.0" encoding="gbk"?><a/>', b"", _BOMB]
)
def test_what_cannot_be_placed_is_refused(content: bytes) -> None:
    with pytest.raises(NotEditable):
        xml_source(content)


def test_a_tree_of_another_part_is_refused() -> None:
    with pytest.raises(NotEditable):
        extents_of(etree.fromstring("<a><b/></a>"), xml_source(b"<a/>"))


def test_parts_in_utf_16_are_made_utf_8() -> None:
    part = '<?xml version="1.0" encoding="UTF-16" standalone="yes"?><a>甲</a>'
    plain = '<?xml version="1.0" standalone="yes"?><a>甲</a>'
    assert in_utf8(part.encode("utf-16")).decode().lstrip("\ufeff") == plain
    assert in_utf8(part.encode("utf-16-be")).decode() == plain
    assert in_utf8(plain.encode()) == plain.encode()


@given(st.text())
def test_any_text_can_stand_in_xml(text: str) -> None:
    root = etree.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert (root.text or "").replace("\r", "\n") == "".join(c for c in text if c in (root.text or ""))
