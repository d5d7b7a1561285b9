"""Kind `web_address`: the addresses in a report can be opened, as far as their spelling tells.

Nothing is looked up. An address is broken where its scheme or host is misspelt, or leads to the writer's
own machine or network.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any

from lint_gov.kinds.kind import Kind
from lint_gov.kinds.naming import shown
from lint_gov.kinds.texts import parts_of
from lint_gov.kinds.verdicts import Values, failed, passed
from lint_gov.model.form import Form
from lint_gov.model.outcome import Finding, Subject, Verdict
from lint_gov.model.report import Report
from lint_gov.model.rule import Check
from lint_gov.model.wording import Text
from lint_gov.text.pattern import late

_SCHEMA: dict[str, Any] = {"properties": {}}
_VALUES = ("where", "address", "fault")
_CANDIDATE = late(
    r"(?<![A-Za-z0-9])(?P<scheme>[A-Za-z]{3,7})(?P<mark>[:：;；.]{0,2}[/\\／]{1,4})(?P<rest>[!-~]{0,200})"
    r"|(?<![A-Za-z0-9./@])www(?P<dot>[.,，。、:：]{1,2})(?P<host>[A-Za-z0-9][!-~]{0,200})"
    r"|(?<![A-Za-z])(?P<drive>[A-Z]:\\)[!-~]{0,200}"
)
_WEB = frozenset({"http", "https"})
_NEARLY_WEB = late(r"(?:h{0,2}t{1,4}p{1,3}|h{1,2}t{2,4}|hpt{1,2}p?)s{0,2}")
_HOST = late(r"(?:[^/?#@]*@)?(?P<host>[^/?#:]*)")
_OWN = late(r"localhost$|127\.|10\.\d+\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.")
_CLOSING = ".,;:!?)]}>'\""
_SIGNS = ("/", "／", "\\", "www")
_MOST = 20
# A link without a host is what many sites put where there is nothing to link to.
_OF_LINKS = frozenset({"scheme", "doubled", "local"})
_LINK = Text("网页的链接", "the links of the page")


def _bind(parameters: Mapping[str, Any], forms: Mapping[str, Form]) -> Check:  # noqa: ARG001 - it has none
    def check(subject: Subject) -> Iterator[Verdict]:
        for part in parts_of(subject.report):
            found = [
                (paragraph.anchor, address, fault)
                for paragraph in (part.paragraphs if _may_hold_one(part.text) else ())
                if _may_hold_one(paragraph.text)
                for address, fault in _faults(paragraph.text)
            ]
            if not found:
                yield passed(part.at)
            for anchor, address, fault in found[:_MOST]:
                yield failed(part.at, _finding(part.where, part.address, anchor, address, fault))
        yield from _linked(subject.report)

    return check


def _may_hold_one(text: str) -> bool:
    return any(sign in text for sign in _SIGNS)


def _linked(report: Report) -> Iterator[Verdict]:
    """Yield what is wrong with the links of the page, each address once."""
    anchors: dict[str, int] = {}
    for link in report.links:
        anchors.setdefault(link.href, link.anchor)
    found = ((anchor, *fault) for href, anchor in anchors.items() for fault in _faults(href))
    wrong = (one for one in found if one[2] in _OF_LINKS)
    for anchor, address, fault in islice(wrong, _MOST):
        yield failed("text", _finding(_LINK, None, anchor, address, fault))


def _finding(where: Text, address: str | None, anchor: int, printed: str, fault: str) -> Finding:
    values: Values = {"where": where, "address": shown(printed), "fault": fault}
    return Finding(address, values, anchor=anchor, quote=shown(printed))


def _faults(text: str) -> Iterator[tuple[str, str]]:
    for match in _CANDIDATE().finditer(text):
        fault = _fault(match)
        if fault:
            yield match[0].rstrip(_CLOSING), fault


def _fault(match: re.Match[str]) -> str:
    if match["drive"]:
        return "local"
    if match["dot"]:
        return "" if match["dot"] == "." else "host"
    scheme, mark, rest = match["scheme"].lower(), match["mark"], match["rest"].rstrip(_CLOSING)
    if scheme not in _WEB:
        return _scheme_fault(scheme, mark)
    if mark != "://":
        return "scheme" if "." in rest.partition("/")[0] and not rest[:1].isdigit() else ""
    return _host_fault(rest, cut=match.end() == len(match.string))


def _scheme_fault(scheme: str, mark: str) -> str:
    if not {":", "："}.intersection(mark):
        return ""
    if scheme == "file":
        return "local"
    return "scheme" if _NEARLY_WEB().fullmatch(scheme) else ""


def _host_fault(rest: str, *, cut: bool) -> str:
    host = _HOST().match(rest)["host"].lower()  # type: ignore[index]  # it matches anything
    if host in _WEB or rest.lower().startswith("www.www."):
        return "doubled"
    if _OWN().match(host):
        return "local"
    # The end of a line may have cut an address in two.
    return "host" if ".." in host or ("." not in host and not cut) else ""


KIND = Kind("web_address", _SCHEMA, _bind, _VALUES)
