"""Kind `organ_name`: the organ that the text says the report is of is the one in the title.

Only full names of the same sort are set against each other. A government and its office, a name and
its short form, an organ and its superior may all stand in one report.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, NamedTuple

from lint_gov.forms.similarity import is_subsequence
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.verdicts import failed, not_applicable, passed, undecided
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.normalise import without_space
from lint_gov.text.pattern import LETTER, late
from lint_gov.text.radicals import plain_characters

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("organ", "named", "role")
_AT = "meta[organ]"
_NO_TITLE = Text("标题中没有机关名称", "the title names no organ")
_NO_NAME = Text("正文没有写明报告属于哪个机关", "the text does not say whose report it is")
_UNSURE = Text(
    "正文与标题的机关名称不同，不能确定是否为同一机关", "the names differ, but that proves nothing"
)
_SUFFIX = (
    r"(?:人民政府办公[厅室]|人民政府|街道办事处|管理委员会|管委会|委员会|[局厅委]|办公[厅室]|"
    r"中心|总队|支队|大队)"
)
# The name is bounded on both sides, by what leads to it and by what follows it.
_NAME = rf"(?P<organ>{LETTER}{{2,30}}?{_SUFFIX})"
_HELP = r"(?:负责|组织|牵头|汇总|会同[^，。]{1,30})?"
_WRITES = r"(?:编制|编写|撰写|起草)"
_TELLS = r"(?:现将|特将|现就|(?:编制|公布|发布|形成|报告)(?:了|完成)?)"
_OWN = r"(?:我|本)(?:局|委|厅|办|市|县|区|镇|乡|街道|州|省|府|机关|单位|部门|中心|管委会)"
_ROLES = (
    ("compiled", "报告由", late(rf"报告由{_NAME}{_HELP}{_WRITES}")),
    ("subject", "信息公开", late(rf"{_TELLS}{_NAME}(?:本级)?20\d\d年度?(?:政府|政务)?信息公开")),
    (
        "itself",
        "简称",
        late(rf"(?:^|[,。;:、)])(?:结合|根据|按照|现将|为|对|就)?{_NAME}\((?:以下)?简称:?[“\"‘「]?{_OWN}"),
    ),
)
_ONE = r"[一二三四五六七八九十〇零○\d]"
_DATE = rf"(?:20\d\d|二{_ONE}{{3}})年{_ONE}{{1,3}}月{_ONE}{{1,3}}日"
_SIGNATURE = late(rf"^{_NAME}{_DATE}$")
_SORTS = (
    ("office", ("办公厅", "办公室")),
    ("government", ("人民政府",)),
    ("zone", ("管理委员会", "管委会")),
    ("street", ("街道办事处",)),
    ("commission", ("委员会", "委")),
    ("bureau", ("局",)),
    ("department", ("厅",)),
)
_REGION = late(rf"^{LETTER}{{1,12}}?[省市县区州旗盟镇乡]")
_CLOSING_LINES = 15
_OPENING_LINES = 12
_LONGEST = 2_000
_LONGEST_SIGNATURE = 60


class _Named(NamedTuple):
    role: str
    organ: str
    paragraph: Paragraph
    quote: str


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        organ = report.organisation
        title = report.title or ""
        if not organ or (organ not in title and _plain(organ) not in _plain(title)):
            yield not_applicable(_AT, _NO_TITLE)
            return
        named = list(_names(report))
        if not named:
            yield not_applicable(_AT, _NO_NAME)
        for name in named:
            yield _judge(organ, name)

    return check


def _names(report: Report) -> Iterator[_Named]:
    """Yield the organs that the opening says the report is of, and the one that signs it."""
    first = report.sections[0].paragraphs[:2] if report.sections else ()
    for paragraph in (*report.preamble[-_OPENING_LINES:], *first):
        bare = without_space(paragraph.text[:_LONGEST])
        roles = [role for role in _ROLES if role[1] in bare]
        text = plain_characters(bare) if roles else ""
        for role, _, pattern in roles:
            for match in pattern().finditer(text):
                yield _Named(role, match["organ"], paragraph, match[0].lstrip(",。;:、)"))
    last = report.sections[-1].paragraphs[-_CLOSING_LINES:] if report.sections else ()
    for paragraph, following in pairwise((*last, Paragraph("", 0))):
        yield from _signature(paragraph, following)


def _signature(paragraph: Paragraph, following: Paragraph) -> Iterator[_Named]:
    """Yield the organ on a line of its own with the date behind it or on the next line.

    A name alone is no signature: pages end in lists of links to other organs.
    """
    if len(paragraph.text) > _LONGEST_SIGNATURE:
        return
    line = _plain(paragraph.text)
    dated = line + _plain(following.text[:_LONGEST_SIGNATURE])
    match = _SIGNATURE().match(line) or _SIGNATURE().match(dated)
    if match:
        yield _Named("signature", match["organ"], paragraph, match["organ"])


def _judge(organ: str, name: _Named) -> Verdict:
    ours, theirs = _key(organ), _key(name.organ)
    if _same(ours, theirs):
        return passed(_AT)
    shortened = set(theirs) <= set(ours) or set(ours) <= set(theirs)
    full = _REGION().match(theirs) and _REGION().match(ours)
    if shortened or not full or _sort(ours) != _sort(theirs):
        return undecided(_AT, _UNSURE)
    values = {"organ": shown(organ), "named": shown(name.organ), "role": name.role}
    return failed(_AT, Finding(_AT, values, anchor=name.paragraph.anchor, quote=shown(name.quote)))


def _same(ours: str, theirs: str) -> bool:
    """Return whether two names may well be of one organ: in full and in short, with its office or without."""
    first, second = (re.sub(r"办公[厅室]$", "", name) for name in (ours, theirs))
    return is_subsequence(first, second) or is_subsequence(second, first)


def _sort(name: str) -> str:
    return next((sort for sort, endings in _SORTS if name.endswith(endings)), "")


def _plain(text: str) -> str:
    return without_space(plain_characters(text))


def _key(name: str) -> str:
    """Return a name without brackets and without the words that link its parts."""
    return re.sub(r"\([^)]*\)|[和与及、]", "", _plain(name))


KIND = Kind("organ_name", _SCHEMA, _bind, _VALUES)
