"""Whose figures and of which year a sentence speaks of: words of scope, and years."""

import re
from typing import NamedTuple

from lint_gov.model.report import Report
from lint_gov.text.organs import bare_name
from lint_gov.text.pattern import late

_GOVERNMENT = late(r"(?:人民政府|管委会|管理委员会|[省市区县州盟旗镇乡])$")
_OFFICE = late(r"办公[室厅]$")
_PLACES = "省市区县州盟旗镇乡"
_OTHERS = (
    r"各[^，。,；]{0,8}?(?:县|区|镇|乡|街道|部门|单位|局|地|级|处室|科室)|县\(?市?、?区\)?|区县|县区|镇街|乡镇|街镇|街道|"
    r"下级|下属|所属|直属|辖区|基层|分局|派出|备案|代办|代收|转送|其他(?:单位|部门|机关)|成员单位|责任单位"
)
_IN_GOVERNMENT = late(rf"{_OTHERS}|本级|机关(?!事业)|办公[室厅]|府办(?!理)|[局厅委](?!托)|科室|中心|部门")
_IN_DEPARTMENT = late(rf"{_OTHERS}|全[{_PLACES}]|系统")
# 全市各级行政机关 and 全区各部门、镇街 are the whole; 全市各区县 may leave the city's own offices out.
_EVERYBODY = (
    r"各级(?:各部门|行政机关|政府(?:及其?部门)?|机关|单位)|各行政机关"
    r"|各(?:职能|工作)?部门(?:、|和|及|以及)各?(?:镇街|街镇|乡镇|镇|街道)"
)
_WHOLE_GOVERNMENT = late(rf"(?:全|我|本)[{_PLACES}](?!级|直)(?:{_EVERYBODY})?")
_WHOLE_DEPARTMENT = late(r"(?:全|我|本)(?:局|厅|委|办|院|中心|单位|机关|部门|会|队|行|馆|所|站|公司)")
_TITLE = late(r"《[^》]*》|〔[^〕]*〕|[(（][^()（）]*(?:文件|号)[)）]")
_YEAR = late(r"(?P<against>较|比|与|同|相比|相较)?(?:于)?(?P<year>(?:19|20)\d\d)年")
_CARRYING = late(
    r"(?:从|由)?(?:上|去|上一|前|(?:19|20)\d\d)年?度?末?(?:的)?(?:结转|转结)|结转(?:上|去|上一)年|(?:结?转|转结)(?:至|到|入|为)?(?:(?:19|20)\d\d|下一?|次|明)年"
)
_OTHER_TIME = late(
    r"上年|上一年|去年|前年|往年|历年|近[两三五\d]年|上半年|下半年|季度|同期|明年|下一?年|以来|月份|当月"
)
_SO_FAR = late(r"截[至止](?:到)?(?:目前|现在|今)|目前为止|迄今|以来")


class Scope(NamedTuple):
    """What belongs to a report: the sort of its organ, and its year."""

    government: bool
    office: bool
    year: int | None


def scope_of(report: Report) -> Scope:
    """Return the scope of a report: the figures of its tables are those of this organ and year."""
    name = bare_name(report.organisation or "")
    return Scope(bool(_GOVERNMENT().search(name)), bool(_OFFICE().search(name)), report.year)


def names_others(text: str, scope: Scope) -> bool:
    """Return whether words say that what follows is of other organs or of a part of this one.

    A word for the whole organ behind them (全区, 我局) takes that back.
    """
    own = _WHOLE_GOVERNMENT if scope.government else _WHOLE_DEPARTMENT
    last = max((match.end() for match in own().finditer(text)), default=0)
    others = _IN_GOVERNMENT if scope.government else _IN_DEPARTMENT
    return any(
        match[0] not in {"办公室", "办公厅"} or not scope.office for match in others().finditer(text, last)
    )


def names_whole(text: str, scope: Scope) -> bool:
    """Return whether words say that the figures are those of the whole organ (全区, 我局)."""
    own = _WHOLE_GOVERNMENT if scope.government else _WHOLE_DEPARTMENT
    return own().search(text) is not None


def other_time(head: str, segment: str, scope: Scope) -> bool:
    """Return whether a figure is of another year, or of a part of the year.

    `head` is the sentence up to the clause of the figure, `segment` the words right before it.
    """
    bare_segment = _CARRYING().sub("", _TITLE().sub("", segment))
    if _OTHER_TIME().search(bare_segment):
        return True
    bare = _TITLE().sub("", head) + bare_segment
    stated = [match for match in _YEAR().finditer(bare) if _states(match, len(bare) - len(bare_segment))]
    # 截至目前，累计… and 施行以来，… go back to a time that nobody knows.
    if _SO_FAR().search(bare, stated[-1].end() if stated else 0):
        return True
    return bool(stated) and int(stated[-1]["year"]) != scope.year


def may_go_back(head: str, segment: str) -> bool:
    """Return whether 累计 in the words right before a figure may count other years too."""
    return "累计" in segment and "年" not in head + segment


def _states(match: re.Match[str], segment: int) -> bool:
    """Return whether a year is that of the figures behind it: a comparison counts in its clause only."""
    return match["against"] is None or match.start() >= segment
