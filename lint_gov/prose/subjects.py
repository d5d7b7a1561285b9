"""What a figure in a clause is a figure of, told from the words right before and behind it.

A reading is a tuple of facts: one, or several that the figure adds up (“不予处理及其他319件”). Two readings
mean that the words can be understood in two ways.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from lint_gov.prose.published import says_all_published
from lint_gov.text.pattern import LatePattern, late

Reading = tuple[str, ...]

_END = (
    r"(?:政府信息公开|依申请公开|信息公开|申请|事项|案件|件数|件|数量|总数|总量|数"
    r"|总计|共计|合计|累计|计|共|的|了|为|是|有|达到|达|“|”|：)*+$"
)
_REQUEST_END = rf"(?:政府信息)?(?:公开)?{_END}"
_RECEIVED = late(
    rf"(?:新收到?|收到|接收|接到|受理|(?<!回)收(?=政府信息|公开申请|依申请))(?P<between>.{{0,40}}?){_REQUEST_END}"
)
_TAKEN_UP = late(rf"收办(?P<between>.{{0,30}}?){_REQUEST_END}")
_PROCESSED = late(rf"(?<![不继续予其他])(?:办理|处理)(?P<between>.{{0,20}}?){_REQUEST_END}")
_COMPLETED = late(rf"(?:答复|办结|办复)(?P<between>(?:申请人|政府|群众|公众|上述)*){_REQUEST_END}")
_CARRIED_IN = late(
    r"(?:上|去|上一|(?P<in>(?:19|20)\d\d))年?度?末?(?:的)?(?:结转|转结)(?:来|至|到|下来|本年度?|今年|继续|办理|处理|的)*+"
    rf"{_REQUEST_END}|结转(?:上|去|上一)年度?(?:的)?{_REQUEST_END}"
)
_ANSWERED = late(r"(?:答复|办结|办理|处理|完成)[^，]{0,6}(?:上|去)一?年")
_CARRIED_OUT = late(
    r"(?:结?转|转结)(?:至|到|入|为)?(?:下一?|次|明|(?P<out>(?:19|20)\d\d))年度?(?:继续|办理|处理|答复|办结|的)*+"
    + _REQUEST_END
)
# 剩余26件结转下年度办理, 2件转至下年继续办理
_CARRIED_ON = late(r"(?:申请)?(?:结?转|转结)(?:至|到|入|为)?(?:下一?|次|明)年度?(?!.{0,12}(?:复议|诉讼))")
_REQUEST_WORDS = late(r"公开申请|依申请公开|申请公开|信息公开")
_ABOUT_REQUESTS = late(r"公开申请|依申请|申请公开|公开的申请")
_NOT_REQUESTS = late(
    r"复议|诉讼|许可|信访|建议|提案|举报|投诉|咨询|留言|来信|来电|热线|备案|救助|仲裁|处罚|审批|登记|信件|邮件|工单|意见|诉求|评议"
)
_PART_OF_REQUESTS = late(
    r"网上|网络|互联网|网站|信函|邮寄|当面|现场|传真|平台|渠道|方式|线上|线下|书面|口头|窗口|邮箱|涉及|关于|有关|类|转办|转来|交办|重复"
    r"|首次|延期|超期|逾期|按期|按时|如期|提前|当年收|部分|不予|无法|同意|予以公开|未|拟|补正|告知|撤回|撤销|主动公开|办结率|以外|除|季|月"
    r"|未办|尚|正在|余|剩|另|平均|公开后|每"
)
_LIKE_REQUESTS = late(r"申请|信息公开")
_WHOLE_OF_APPLICANTS = late(r"(?:公民|自然人|个人)[、和或及,，]+法人")
_APPLICANT = late(r"自然人|公民|个人|法人|企业|机构|组织|律师|记者|单位|村民|居民|业主")

_BEFORE = late(
    r"(?:其中|分别|对于|对|因|属于|属|涉及|来自|由|以|向|依法|经审查|经分类处置后|所有|全部|上述|办结|申请中|中|按规定|决定|作出|答复|给予|申请人|申请|当年|本年|全年|年度|年|处理|办理|结果|情况"
    r"|政府信息公开|政府信息|信息|为|的|有|共|已|均|并|包括|即|是|[一二三四五六七]是|\d[.、]|[(（][一二三四五六七\d][)）]|[“”‘’\"、,，:：])*+"
)
_BEHIND = late(
    r"(?:的|相关|政府信息|信息|答复|处理|决定|提出|提交|申请人|申请|公开|案件|件|数量|数|情形|类|有|为|共计|共|合计|计|达|是|均|了|事项|告知|[“”‘’\"：:])*+"
)
_AND = late(r"[、和及与或/]|以及")
_OUTCOMES = {
    "partial": late(r"(?:予以|同意|准予)?部分(?:予以)?公开|区分处理(?:后|予以|并)?公开"),
    "denied": late(r"不(?:予以?|同意)公开"),
    "granted": late(r"(?:予以|同意|准予)公开"),
    "unavailable": late(r"无法(?:予以)?提供"),
    "declined": late(r"不予处理"),
    "other": late(r"其[他它](?:处理|(?=$|[和及与、答]))"),
}
_APPLICANTS = {
    "natural": late(r"自然人|公民(?:个人)?"),
    "organisations": late(r"法人(?:(?:或者?|和|及|、|以及)(?:其他|非法人)组织)?"),
    "companies": late(r"商业企业"),
    "research": late(r"科研机构"),
    "nonprofits": late(r"社会公益组织"),
    "law_firms": late(r"法律服务机构"),
}
_DISPUTE_END = (
    r"(?:行政)?(?:案件|申请|事项|件数|件|案|数量|总数|总计|共计|合计|累计|计|共|的|了|为|是|有|达)*+$"
)
_AFTER_REVIEW = late(rf"复议后(?:提起|起诉|又?提起)?(?:的)?(?:行政)?(?:诉讼)?{_DISPUTE_END}")
_DIRECT = late(rf"未经复议直接(?:提起|起诉)?(?:的)?(?:行政)?(?:诉讼)?{_DISPUTE_END}")
_REVIEW = late(rf"行政复议{_DISPUTE_END}")
_SUIT = late(rf"行政诉讼{_DISPUTE_END}")
_BOTH = late(rf"行政复议(?:案件)?(?:、|和|及|与|以及|或)行政诉讼{_DISPUTE_END}")
_PART_OF_DISPUTES = late(
    r"备案|新增|新收|新发|审结|办结|结案|维持|纠正|纠错|驳回|撤|终止|和解|调解|胜诉|败诉|应诉|出庭|未(?!经)|尚|正在|上年|结转|受理|一审|二审|再审"
    r"|其中|复议.{0,6}引[起发]|支持|确认|责令|答复|其余|余|另"
)
_NORMATIVE = r"(?:行政)?规范性文件(?:共计|共|合计|总数|数量|件|为|有|达)*+$"
_DECISIONS = r"(?:措施)?处理决定(?:数量|数)?"
_PUBLICATIONS = {
    "normative_issued": late(
        rf"(?:制定|制发|印发|出台|制作)(?:并?公?发?布?了?|行政|的|本级|政府){{0,3}}{_NORMATIVE}"
    ),
    "normative_repealed": late(rf"废止(?:了|的)?{_NORMATIVE}"),
    "normative_in_force": late(rf"现行有效(?:的)?{_NORMATIVE}"),
    "rules_issued": late(
        r"(?:制定|制发|出台)(?:并?公?发?布?了?|本?[省市区]?政?府?){0,2}规章(?:共计|共|为|有)*+$"
    ),
    "licences": late(
        rf"(?:(?:作出|做出)行政许可(?:处理)?(?:决定)?|行政许可{_DECISIONS})(?:共计|共|为|有|的)*+$"
    ),
    "penalties": late(
        rf"(?:(?:作出|做出|实施)行政处罚(?:处理)?(?:决定)?|行政处罚{_DECISIONS})(?:共计|共|为|有|的)*+$"
    ),
    "coercions": late(
        rf"(?:(?:作出|做出|实施)行政强制(?:措施)?(?:处理)?(?:决定)?|行政强制{_DECISIONS})(?:共计|共|为|有|的)*+$"
    ),
}
_PART_OF_PUBLICATIONS = late(r"备案|审查|审核|解读|清理|拟|修改|公开|名义|联合|牵头|上传|报送|起草|其中|党")
REQUEST_UNITS = frozenset({"件", "件次", "条次", "宗", "份", "例", "条", "起", "个", "次", "项"})
_DISPUTE_UNITS = frozenset({"件", "宗", "起", "例", "次", "个", "项", "案"})
TOTALS = frozenset({"received", "taken_up", "processed", "completed"})


class Words(NamedTuple):
    """The words around a figure: the segment right before it, the sentence before that, and behind."""

    segment: str
    head: str
    behind: str
    unit: str
    about_requests: bool
    in_disputes: bool
    of_others: bool = False


def speaks_of_requests(text: str) -> bool:
    """Return whether the text before a figure speaks of requests for government information."""
    return _ABOUT_REQUESTS().search(text) is not None


def names_other_business(text: str) -> bool:
    """Return whether what a text speaks of last is no requests: 收到留言100条，答复100条."""
    last = max((match.end() for match in _NOT_REQUESTS().finditer(text)), default=0)
    return last > 0 and _LIKE_REQUESTS().search(text, last) is None


def readings_of(words: Words) -> tuple[Reading, ...]:
    """Return what a figure may be a figure of; empty where its words are none that are known."""
    found: list[Reading] = []
    if words.unit in REQUEST_UNITS:
        listed = [*_listed(words.segment, _OUTCOMES), *_listed(words.segment, _APPLICANTS)]
        # 区分处理后公开 and 其他处理 have the word 处理 in them.
        found += listed if listed and words.about_requests else _requests(words)
    if words.unit in _DISPUTE_UNITS:
        found += _disputes(words)
        found += _publications(words.segment)
    if says_all_published(words.head, words.segment, words.unit):
        found.append(("published",))
    return tuple(dict.fromkeys(found))


def _requests(words: Words) -> Iterable[Reading]:
    carried = _carried(words)
    if carried is not None:
        return carried
    segment = words.segment
    if _NOT_REQUESTS().search(segment) or _PART_OF_REQUESTS().search(segment) or _of_some_applicants(segment):
        return []
    if _NOT_REQUESTS().search(words.behind):
        return []
    if not _REQUEST_WORDS().search(segment + words.behind) and (words.of_others or not words.about_requests):
        return []
    patterns = (
        ("received", _RECEIVED),
        ("taken_up", _TAKEN_UP),
        ("processed", _PROCESSED),
        ("completed", _COMPLETED),
    )
    named = [(name,) for name, pattern in patterns if pattern().search(segment)]
    # 办理答复 and 办理办结 say that they were completed.
    return [one for one in named if one != ("processed",)] if ("completed",) in named else named


def _carried(words: Words) -> Iterable[Reading] | None:
    """Return what is carried from or to another year, None where the words speak of no such thing."""
    segment = words.segment
    if _CARRIED_OUT().search(segment):
        return [("carried_out",)]
    if _CARRIED_IN().search(segment):
        # 答复上年结转3件 speaks of those that were answered.
        return [] if _ANSWERED().search(segment) else [("carried_in",)]
    if _CARRIED_ON().match(words.behind) and words.about_requests and not words.of_others:
        return [("carried_out",)]
    return None


def _of_some_applicants(segment: str) -> bool:
    return bool(_APPLICANT().search(segment)) and not _WHOLE_OF_APPLICANTS().search(segment)


def _listed(segment: str, cores: Mapping[str, LatePattern]) -> Sequence[Reading]:
    """Return the facts that a segment names one after the other, where it names nothing else."""
    found: list[str] = []
    place = _skip(_BEFORE, segment, 0)
    while place < len(segment):
        hits = ((name, core().match(segment, place)) for name, core in cores.items())
        named = next(((name, hit.end()) for name, hit in hits if hit), None)
        if named is None:
            return []
        found.append(named[0])
        place = _skip(_BEHIND, segment, named[1])
        if place == len(segment):
            break
        joint = _AND().match(segment, place)
        if joint is None:
            return []
        place = _skip(_BEFORE, segment, joint.end())
    # 其他2件 alone may be other items of any list.
    if not found or (found == ["other"] and "处理" not in segment):
        return []
    return [tuple(found)]


def _skip(pattern: LatePattern, text: str, place: int) -> int:
    match = pattern().match(text, place)
    return match.end() if match else place


def _disputes(words: Words) -> Iterable[Reading]:
    segment = words.segment
    if not ("信息公开" in words.head + segment or words.about_requests or words.in_disputes):
        return []
    if _PART_OF_DISPUTES().search(segment) or "其中" in words.head:
        return []
    if words.behind.startswith(("备案", "被", "尚", "未")):
        return []
    named = (
        (("suits_after_review",), _AFTER_REVIEW),
        (("suits_direct",), _DIRECT),
        (("reviews", "suits"), _BOTH),
        (("reviews",), _REVIEW),
        (("suits",), _SUIT),
    )
    return [facts for facts, pattern in named if pattern().search(segment)][:1]


def _publications(segment: str) -> Iterable[Reading]:
    if _PART_OF_PUBLICATIONS().search(segment):
        return []
    return [(name,) for name, pattern in _PUBLICATIONS.items() if pattern().search(segment)]
