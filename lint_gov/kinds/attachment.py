"""Kind `attachment`: where the page promises attachments, something stands."""

from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from typing import Any

from lint_gov.kinds.grounds import lost_content
from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.texts import Part, parts_of
from lint_gov.kinds.verdicts import failed, passed, undecided
from lint_gov.model.document import Paragraph
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.normalise import without_space
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_LABEL = late(r"(?:相关)?附件(?:下载|列表|信息)?\d{0,2}[:：]?")
_COLON = (":", "：", "下载", "列表")
# What follows a report on its page and is no attachment.
_CHROME = late(
    r"(?:相关(?:链接|文档|文章|信息|阅读|新闻|解读)|打印|关闭|上一[篇条]|下一[篇条]|分享|扫一扫|责任编辑|编辑|来源|主办|承办|"
    r"版权|网站|返回|我要纠错|收藏|字体|【|\[|Copyright|联系我们|关于我们|首页|友情链接)"
)
_SHORTEST = 2
_MOST = 20
_PICTURES = Text("附件可能是图片或者按钮，文字中看不出来", "the attachments may be pictures or buttons")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        report = subject.report
        for part in parts_of(report):
            if "附" not in part.text:
                continue
            lines = pairwise((*part.paragraphs, Paragraph("", 0)))
            labels = (pair for pair in lines if "附" in pair[0].text and _is_label(pair[0].text))
            for label, following in islice(labels, _MOST):
                yield _judge(report, part, label, following)

    return check


def _is_label(text: str) -> bool:
    bare = without_space(text)
    return bare.endswith(_COLON) and _LABEL().fullmatch(bare) is not None


def _judge(report: Report, part: Part, label: Paragraph, following: Paragraph) -> Verdict:
    next_line = without_space(following.text)
    if len(next_line) >= _SHORTEST and not _CHROME().match(next_line) and not _is_label(next_line):
        return passed(part.at)
    reason = _PICTURES if part.pictures else lost_content(report)
    if reason is not None:
        return undecided(part.at, reason)
    values = {"label": shown(label.text).rstrip(":： ")}
    return failed(part.at, Finding(part.address, values, anchor=label.anchor, quote=shown(label.text)))


KIND = Kind("attachment", _SCHEMA, _bind, ("label",))
