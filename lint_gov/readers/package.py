"""Opens the ZIP packages that office documents are: in memory, part by part, within limits.

Nothing is written to disk, nothing outside the package is fetched and no macro is looked at. What is
unpacked is counted while it is unpacked, since the sizes that a package states of itself may be lies.
"""

import io
import posixpath
import struct
import zlib
from dataclasses import dataclass
from typing import NamedTuple, NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lint_gov.model.document import Unreadable
from lint_gov.readers.flow import Element
from lint_gov.readers.limits import Limits, refuse
from lint_gov.readers.xml_part import parse_xml

LOCKED = (
    "文件有密码保护，请解除密码后再检查",
    "the file is protected by a password; remove it and check again",
)
"""What is said of a document that a password protects."""

_LEADS_OUT = (
    "压缩包内有指向包外的文件名，未予读取",
    "the package holds names that lead out of it; it was not read",
)
CUT_SHORT = (
    "文件不完整或已损坏（压缩包打不开）",
    "the file is cut short or damaged: its package does not open",
)
_ENTRY = b"PK\x01\x02"
_MOST_ENTRIES = 10_000
_ENCRYPTED = 1
# Word files of nothing but tables pack 30 to 1, sheets of zeros 60 to 1, a bomb 1,000 to 1.
_MOST_RATIO = 200
_SMALL = 1 << 20
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_DAMAGE = (
    ArithmeticError,
    BadZipFile,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)


class Relation(NamedTuple):
    """A link from one part to another: its id, the last word of its type, and the part it leads to."""

    id: str
    type: str
    part: str


@dataclass(slots=True)
class Package:
    """An open package; `entries` maps the name of a part, in lower case, to its entries.

    `left` is how many bytes may still be unpacked.
    """

    archive: ZipFile
    entries: dict[str, list[ZipInfo]]
    limits: Limits
    left: int


def open_package(content: bytes, limits: Limits) -> Package:
    """Return the package that bytes hold; Unreadable for damage, a password, or names that lead outside."""
    archive = _archive(content)
    entries: dict[str, list[ZipInfo]] = {}
    for entry in archive.infolist():
        name = _plain(entry.filename)
        if name.startswith("../") or "/../" in name:
            raise Unreadable(*_LEADS_OUT)
        entries.setdefault(name, []).append(entry)
    return Package(archive, entries, limits, limits.unpacked_bytes)


def names_in(content: bytes) -> frozenset[str]:
    """Return the names in a ZIP archive, in lower case; none where it cannot be opened."""
    try:
        return frozenset(map(_plain, _archive(content).namelist()))
    except Unreadable:
        return frozenset()


def _archive(content: bytes) -> ZipFile:
    found = content.count(_ENTRY)
    if found > _MOST_ENTRIES:
        refuse("压缩包内文件数", "files in the package", found, _MOST_ENTRIES)
    try:
        return ZipFile(io.BytesIO(content))
    except _DAMAGE as fault:
        raise Unreadable(*CUT_SHORT) from fault


def _plain(name: str) -> str:
    # Names of parts differ in case alone nowhere; some writers on Windows use backslashes.
    return name.replace("\\", "/").lstrip("/").lower()


def read_part(package: Package, name: str) -> bytes | None:
    """Return a part's bytes, or None where there is none of that name.

    Unreadable for damage, a password, two parts of one name, and for limits (E004).
    """
    found = package.entries.get(_plain(name))
    if not found:
        return None
    entry = found[0]
    if len(found) > 1:
        _damaged(name)
    if entry.flag_bits & _ENCRYPTED:
        raise Unreadable(*LOCKED)
    # The standards allow these two alone; bzip2 and lzma unpack without a bound.
    if entry.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        _damaged(name)
    try:
        with package.archive.open(entry) as stream:
            content = stream.read(package.left + 1)
    except _DAMAGE as fault:
        _damaged(name, fault)
    _count(package, entry, len(content))
    return content


def _count(package: Package, entry: ZipInfo, size: int) -> None:
    if size > package.left:
        limit = package.limits.unpacked_bytes
        refuse("解压后的字节数", "bytes, unpacked,", limit - package.left + size, limit)
    package.left -= size
    ratio = size // max(entry.compress_size, 1)
    if size > _SMALL and ratio > _MOST_RATIO:
        refuse("压缩比", "to 1 by which a part is packed", ratio, _MOST_RATIO)


def _damaged(name: str, fault: Exception | None = None) -> NoReturn:
    detail = f"文件已损坏：{name} 读不出", f"the file is damaged: {name} cannot be read"
    raise Unreadable(*detail) from fault


def xml_part(package: Package, name: str) -> Element | None:
    """Return the root of a part in XML, or None where there is no part of that name."""
    content = read_part(package, name)
    return None if content is None else parse_xml(content, name, package.limits)


def relations_of(package: Package, part: str = "") -> tuple[Relation, ...]:
    """Return the links of a part, of the package itself without one; links to outside are left out."""
    folder, name = posixpath.split(part)
    root = xml_part(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    if root is None:
        return ()
    return tuple(
        Relation(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], _target(folder, link))
        for link in root.iter(_RELATIONS)
        if link.get("TargetMode") != "External"
    )


def _target(folder: str, link: Element) -> str:
    target = link.get("Target", "").replace("\\", "/")
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def part_of_type(relations: tuple[Relation, ...], kind: str) -> str | None:
    """Return the first part that a link of a type leads to, or None."""
    return next((link.part for link in relations if link.type == kind), None)
