"""Parses the XML inside office documents: no entities, nothing fetched, no depth or size without bound."""

import codecs
import re

from lxml import etree

from lint_gov.model.document import Unreadable
from lint_gov.readers.flow import Element
from lint_gov.readers.limits import Limits, refuse

_STRICT = b"purl.oclc.org/ooxml"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"
_WIDE = {
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}


def parse_xml(content: bytes, name: str, limits: Limits) -> Element:
    """Return the root of a part; Unreadable where it is not well-formed, or a limit is met (E004).

    The names of strict OOXML (ISO/IEC 29500) are made those that all programs write.
    """
    wide = next((encoding for mark, encoding in _WIDE.items() if content.startswith(mark)), None)
    if wide is not None:
        content = content.decode(wide, "replace").encode()
        parser = _parser(encoding="utf-8")
    else:
        parser = _parser()
    tags = content.count(b"<")
    if tags > limits.tags:
        refuse(f"{name} 的标签数", f"tags of {name}", tags, limits.tags)
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        detail = (
            f"{name} 带有文档类型声明（DTD），办公文档中不允许，未予读取",
            f"{name} declares a document type (DTD), which office documents may not; it was not read",
        )
        raise Unreadable(*detail)
    if _STRICT in content:
        content = _STRICT_NAME.sub(_USUAL_NAME, content)
    return _root(content, name, parser)


def _parser(encoding: str | None = None) -> etree.XMLParser:
    return etree.XMLParser(
        encoding=encoding,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _root(content: bytes, name: str, parser: etree.XMLParser) -> Element:
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
            detail = (
                f"{name} 的嵌套层数或单段文字长度超过上限，未予读取",
                f"{name} is nested too deep or holds too long a text; the file was not read",
            )
            raise Unreadable(*detail, rule="E004") from fault
        detail = (
            f"文件已损坏：{name} 不是完整的 XML",
            f"the file is damaged: {name} is not well-formed XML",
        )
        raise Unreadable(*detail) from fault
