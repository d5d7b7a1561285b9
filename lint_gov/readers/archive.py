"""Says what to do with an archive where a document was expected: one file can hold many reports."""

from typing import NoReturn

from lint_gov.model.document import Unreadable
from lint_gov.readers.limits import Limits
from lint_gov.readers.package import CUT_SHORT, names_in

_NESTED = (
    "这是压缩包，其中的文件没有读取；请解压后检查，或用“压缩包!/文件名”指定其中的一个文件",
    "it is an archive, and the files in it were not read; unpack it, or name one of them as ARCHIVE!/NAME",
)


def refuse_archive(content: bytes, limits: Limits) -> NoReturn:  # noqa: ARG001 - the signature of a reader
    """Raise Unreadable: an archive within an archive, or one that is damaged."""
    raise Unreadable(*(_NESTED if names_in(content) else CUT_SHORT))
