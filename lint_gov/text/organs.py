"""What the name of an organ tells for certain: its level, and whether it is a department.

Standard library only. A name tells less than a register of organs: what it leaves open stays open.
"""

import re
from typing import NamedTuple

from lint_gov.text.normalise import without_space
from lint_gov.text.pattern import LETTER, late
from lint_gov.text.radicals import plain_characters

_BRACKETS = late(r"[(（][^()（）]*[)）]$")
BELOW_PROVINCE = frozenset({"prefecture", "county", "township"})

_MUNICIPALITIES = "北京市|上海市|天津市|重庆市"
_REGIONS = "内蒙古自治区|广西壮族自治区|西藏自治区|宁夏回族自治区|新疆维吾尔自治区|新疆生产建设兵团"
_PROVINCES = (
    "河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|"
    "湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾"
)
_PROVINCE = late(rf"(?:{_MUNICIPALITIES}|{_REGIONS}|(?:{_PROVINCES})省)")
_STATE = late(rf"^(?:中华人民共和国|国家|国务院|中国|全国)|^{LETTER}{{2,8}}部$|^公安部|^海关总署$")
_LOCAL_OF_STATE = late(rf"^国家(?:税务|统计)(?:总)?局(?={LETTER}{{2,}})")
_GOVERNMENT = late(r"^(?P<region>.+?)人民政府(?P<office>办公[厅室])?$")
_DEPARTMENT = late(
    r"(?:局|厅|委员会|委|办公室|研究室|中心|总队|支队|大队|队|院|处|所|站|署|科|馆|社|集团|公司)$"
)
_ZONE = late(r"(?:新|开发|高新|实验|示范|园|合作|保税|自贸|功能|管理|度假|风景名胜|试验)区$")
# Not the 市 of 市场 and 城市, the 乡 of 城乡 and 乡村, the 区 of 社区 and 区域.
_LOWER = late(
    rf"^{LETTER}{{1,10}}?(?:(?<!城)市(?!场)|县|旗|州|盟|(?<![地社校园景灾])区(?!域)|(?<!城)镇|(?<!城)乡(?!村)|街道)"
)


class Standing(NamedTuple):
    """Where an organ stands.

    `levels` are the levels its region may have ("state", "province", "prefecture", "county",
    "township"), empty where the name does not tell. `department` is True for a local department or
    agency, False for a government or a state organ, None where that is open.
    """

    levels: frozenset[str] = frozenset()
    department: bool | None = None

    def among(self, organs: frozenset[str]) -> bool | None:
        """Return whether the organ is one of these levels, or "department"; None where it is open."""
        if self.department and "department" in organs:
            return True
        if not self.levels:
            return None
        if self.levels <= organs:
            return True
        open_ = self.department is None and "department" in organs
        return False if self.levels.isdisjoint(organs) and not open_ else None


def organ_key(name: str) -> str:
    """Return what names of organs are compared by: no white space, full width or radicals in it.

    Nothing else is taken for the same: a government and its office are two organs.
    """
    return without_space(plain_characters(name))


def bare_name(name: str) -> str:
    """Return a name of an organ without white space and without what stands in brackets at its end."""
    return _BRACKETS().sub("", without_space(name))


def standing_of(name: str | None, level: str | None = None) -> Standing:
    """Return where an organ stands, by its name and by the level a user has stated for it."""
    told = _by_name(organ_key(name)) if name else Standing()
    if level == "department":
        return Standing(told.levels - {"state"}, department=True)
    return Standing(frozenset({level}), told.department) if level else told


def _by_name(name: str) -> Standing:
    told, bare = _by_own_name(name), bare_name(name)
    if told != Standing() or bare == name:
        return told
    # A department often bears a second name. (办公室) and (本级) behind a government say whose report it is.
    first = _by_own_name(bare)
    return first if first.department else told


def _by_own_name(name: str) -> Standing:
    local = _LOCAL_OF_STATE().match(name)
    if local:
        return Standing(_levels(name[local.end() :]), department=True)
    government = _GOVERNMENT().match(name)
    if government:
        # An office of a government often counts what the government has made.
        return Standing(_levels(government["region"]), department=None if government["office"] else False)
    if name.endswith(("街道办事处", "街道")):
        return Standing(frozenset({"township"}), department=False)
    if _STATE().search(name):
        return Standing(frozenset({"state"}), department=False)
    if name.endswith(("管理委员会", "管委会")) or not _DEPARTMENT().search(name):
        return Standing()
    return _department(name)


def _department(name: str) -> Standing:
    province = _PROVINCE().match(name)
    rest = name[province.end() :] if province else name
    lower = _LOWER().match(rest)
    if lower and not (province and name.endswith("厅")):
        # Which of the levels below the province hardly matters for a department.
        return Standing(BELOW_PROVINCE, department=True)
    return Standing(frozenset({"province"}), department=True) if province else Standing()


def _levels(region: str) -> frozenset[str]:
    """Return the levels a region may have, told by the last word of its name."""
    if _PROVINCE().fullmatch(region):
        return frozenset({"province"})
    if region.endswith(("街道", "镇", "乡", "苏木")):
        return frozenset({"township"})
    if region.endswith("州"):
        return frozenset({"prefecture"})
    if region.endswith(("县", "旗")):
        return frozenset({"county"})
    if region.endswith("区"):
        open_ = region.endswith(("自治区", "地区")) or _ZONE().search(region)
        return frozenset() if open_ else frozenset({"county"})
    return _city(region) if region.endswith("市") else frozenset()


def _city(region: str) -> frozenset[str]:
    # A city named after another city, or in an autonomous prefecture, is of county level.
    province = _PROVINCE().match(region)
    own = region[province.end() :] if province else region
    if re.search(r"(?:市|自治州|盟|地区).+市$", own):
        return frozenset({"county"})
    return frozenset({"prefecture", "county"})
