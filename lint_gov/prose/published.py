"""How much the prose says was published of one's own accord in all: 全年主动公开政府信息3646条."""

from lint_gov.text.pattern import late

UNITS = frozenset({"条", "件", "篇", "项", "份"})
# Nothing but this may stand right before the figure: what was published where, or of what, is a part.
_ALL = late(
    r"(?:(?:19|20)\d\d年度?|全年|本年度?|今年|年度|一年来|我[省市区县州旗镇乡局厅委办院会]|我单位|我中心|全[省市区县州旗镇乡局]"
    r"|本(?:省|市|区|县|镇|乡|局|机关|单位|部门)|总共|共计|共|累计|合计|依法|及时|一是|[的、])*+"
    r"主动公开(?:各类|各项|的)?(?:政府|政务)?信息(?:总数|总量|总计|数量|共计|合计|累计|达到|共|数|为|是|达|了|有)*+"
)
_PART = late(
    r"通过|利用|借助|依托|网站|网上|微信|微博|公众号|平台|新媒体|栏目|专栏|领域|目录|其中|新增|公报|公示栏|抖音|历年"
)
_SO_FAR = late(r"截[至止]")
_THIS_YEAR = late(r"全年|本年|今年|当年")


def says_all_published(head: str, segment: str, unit: str) -> bool:
    """Return whether a figure is that of everything published in the year.

    `head` is the sentence before the clause of the figure, `segment` the words right before it.
    """
    if unit not in UNITS or _ALL().fullmatch(segment) is None or _PART().search(head):
        return False
    # 截至2021年底，累计主动公开 counts the years before too; 截至12月31日，全年主动公开 does not.
    return not _SO_FAR().search(head + segment) or bool(_THIS_YEAR().search(segment))
