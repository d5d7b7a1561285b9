"""Adds parts to an office package: their content type, and the link that leads to them (ISO/IEC 29500-2)."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from lint_gov.editing.packing import repacked
from lint_gov.editing.refusal import NotEditable
from lint_gov.editing.splices import spliced
from lint_gov.editing.xml_source import XmlSource, in_utf8, xml_source, xml_text
from lint_gov.readers.package import Package, read_part

_TYPES = "[content_types].xml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
"""What the types of links begin with, in files of the usual kind and in strict ones."""
_NO_TYPES = "文件缺少内容类型清单", "its list of content types is missing"
_ID = re.compile(rb"""\sId\s*=\s*["']([^"']*)["']""")
_EMPTY = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="%b/relationships"/>'
    % _PACKAGE.encode()
)


@dataclass(slots=True)
class Draft:
    """A package while it is changed: the bytes of parts by name, those it has and those it gets."""

    content: bytes
    package: Package
    changed: dict[str, bytes] = field(default_factory=dict)
    added: dict[str, bytes] = field(default_factory=dict)

    def part(self, name: str) -> bytes | None:
        """Return a part as it stands, in UTF-8; None where there is none."""
        for held in (self.changed, self.added):
            if name in held:
                return held[name]
        content = read_part(self.package, name)
        return None if content is None else in_utf8(content)

    def put(self, name: str, content: bytes) -> None:
        """Set the content of a part that is there, or add one."""
        held = self.changed if name.lower() in self.package.entries else self.added
        held[name] = content

    def free_name(self, pattern: str) -> str:
        """Return the first name that no part has: a pattern with nothing or a number in the place of {}."""
        number = 1
        name = pattern.format("")
        while name.lower() in self.package.entries or name in self.added:
            name, number = pattern.format(number), number + 1
        return name

    def packed(self) -> bytes:
        """Return the file."""
        return repacked(self.content, self.package, self.changed, self.added)


def declare(draft: Draft, name: str, content_type: str) -> None:
    """State the type of a part that is added; NotEditable where the list of types is missing."""
    source = _source(draft, _TYPES)
    if source is None:
        raise NotEditable(*_NO_TYPES)
    facts = {"PartName": f"/{name}", "ContentType": content_type}
    _insert(draft, _TYPES, source, "Override", facts)


def link(draft: Draft, part: str, target: str, kind: str) -> str:
    """Lead from one part to another by a new link, and return its id."""
    folder, name = posixpath.split(part)
    at = posixpath.join(folder, "_rels", f"{name}.rels")
    source = _source(draft, at) or xml_source(_EMPTY)
    taken = {match[1].decode(errors="replace") for match in _ID.finditer(source.content)}
    number = len(taken) + 1
    while (mark := f"rId{number}") in taken:
        number += 1
    facts = {"Id": mark, "Type": kind, "Target": posixpath.relpath(target, folder or ".")}
    _insert(draft, at, source, "Relationship", facts)
    return mark


def _source(draft: Draft, name: str) -> XmlSource | None:
    content = draft.part(name)
    return None if content is None else xml_source(content)


def _insert(draft: Draft, name: str, source: XmlSource, tag: str, facts: Mapping[str, str]) -> None:
    root = source.extents[0]
    written = " ".join(f'{key}="{xml_text(value)}"' for key, value in facts.items())
    new = f"<{root.prefix}{tag} {written}/>".encode()
    draft.put(name, spliced(source.content, [source.inside(root, new)]))
