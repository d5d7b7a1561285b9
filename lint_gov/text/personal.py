"""Finds personal data in text, and masks it. Standard library only.

Offsets are those of the text given. Only what is certain by its form is found: a number by its check
digit or by the words before it, a name where the text says whose it is.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from lint_gov.text.normalise import has_wide_digits, plain_digits
from lint_gov.text.pattern import LETTER, late

_ID = late(r"(?<![\dA-Za-z])\d{6}[ -]?(?:19|20)\d{6}[ -]?\d{3}[\dXxＸ](?![\dA-Za-z])")
_OLD_ID = late(r"(?<![\dA-Za-z])\d{15}(?![\dA-Za-z])")
_ID_WORDS = ("身份证", "身份号码", "证件号码")
_CREDIT_CODE = "信用代码"
_REGIONS = ("12345", "123", "1234567", "123456", "01234", "12345", "1", "123")
_PROVINCES = frozenset(f"{tens}{unit}" for tens, units in enumerate(_REGIONS, start=1) for unit in units)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ID_DIGITS = 18
_MOBILE = late(
    r"(?<![\dA-Za-z._/@%=&?#+-])(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![\dA-Za-z@/_-]|\.\d)"
)
_CARD = late(r"(?<![\dA-Za-z])\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?![\dA-Za-z])")
_CARD_WORDS = ("银行卡", "卡号", "账号", "帐号", "账户", "帐户")
_PUBLIC_ACCOUNT = ("对公", "财政", "国库", "缴款", "收款单位", "户名")
_UNIONPAY = "62"
_AT_HOME = late(r"(?:家庭住址|家庭地址|住址|户籍所在地|户籍地址?|现?居住地址?|家住)[ :：为是于在]{0,3}")
_PLACE = late(
    r"[^，,。；;、：:（()）\s省市县区镇乡街路村巷弄]{1,12}[省市县区镇乡街路村巷弄]"
    r"[^，,。；;、：:（()）\s]{0,40}?[\d一二三四五六七八九十百]{1,6}(?:号|室|栋|幢|单元|组|弄)"
    r"(?:[-\d]{0,8}(?:号|室|栋|幢|单元|层|楼))*"
)
# Surnames, less those that begin a word after 申请人 too often: 于, 应, 向, 和, 方, 时, 成, 任, 何, 常, 万 …
_SINGLE = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗郑梁谢宋唐韩曹邓冯萧蔡彭潘袁董苏吕魏蒋"
    "杜沈姜傅钟卢汪戴崔陆廖姚邹熊孟秦薛侯雷龙段郝邵钱汤尹黎贺赖龚庞樊殷俞翟倪严覃武莫孔"
)
_SURNAME = f"(?:欧阳|司马|上官|诸葛|皇甫|[{_SINGLE}])"
_NO_NAME = (
    "陈述|黄金|周[边期到末一二三四五六日]|高度|林地|林权|林业|严格|严重|罗列|杜绝|谢绝|苏木|唐突|武装|钱款|段落|龙头|"
    "郑重|徐徐|雷同|陆续|汇总|张贴|秦岭|贺信|莫名|孔径|钟点"
)
_HIDDEN = "某|先生|女士|同志"
_PERSON = "(?:信息公开申请人|申请人|当事人|信访人|投诉人|举报人|上诉人|原告|村民|居民|市民)"
_NO_END = "市县区镇乡村局厅委办社厂店院校部会司所处组队场"
_NAME = (
    rf"(?P<name>(?!{_NO_NAME})(?!{_SURNAME}(?:{_HIDDEN}|氏)){_SURNAME}"
    rf"(?:(?!{_HIDDEN}){LETTER}){{1,2}}?(?<![{_NO_END}]))"
)
_NAMED = (
    late(rf"(?:申请人|当事人|原告)(?:姓名|名字)?[:：为是] ?{_NAME}(?=[ ,，。;；、(（)）\n]|$)"),
    late(rf"{_PERSON}{_NAME}(?=先生|女士|同志|[(（](?:男|女|身份证|住址|电话|手机|\d))"),
    late(
        rf"{_PERSON}{_NAME}(?=提出|提交|提起|申请公开|申请获取|要求公开|要求获取|不服|起诉|通过(?:网|邮|信|电|现|当)"
        r"|向(?:本|我|市|区|县|省|镇|乡)|诉(?:本|我|市|区|县|省|镇|乡)|与(?:本|我|市|区|县|省)|以(?:信函|邮寄|邮件)|于20)"
    ),
)
_HOMES = ("住", "户籍")
_PERSONS = ("申请人", "当事人", "信访人", "投诉人", "举报人", "上诉人", "原告", "村民", "居民", "市民")
_NEXT = frozenset(f"欧司上诸皇{_SINGLE}姓名:：为是")
_FEWEST_DIGITS = 11
_WORDS_BEFORE = 24
_WORDS_NEAR = 12
_KEPT = 2  # characters of a number that stay readable: enough to find it, too few to know it


class Personal(NamedTuple):
    """Personal data in a text: its sort (a key of SORTS), and where it starts and ends."""

    sort: str
    start: int
    end: int


def find_personal(text: str, *sorts: str) -> tuple[Personal, ...]:
    """Return the personal data of these sorts in a text, in order; of every sort if none is named."""
    possible = possible_sorts(text, sorts or SORTS)
    if not possible:
        return ()
    plain = plain_digits(text)
    found = [one for sort in possible for one in SORTS[sort](plain)]
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def possible_sorts(text: str, sorts: Iterable[str]) -> list[str]:
    """Return those of the sorts that a text, or a piece of it, may hold; a look costs next to nothing."""
    return [sort for sort in sorts if _may_hold(text, sort)]


def masked(text: str) -> str:
    """Return text with all personal data in it made unreadable; other text comes back as it is."""
    parts, place = [], 0
    for one in find_personal(text):
        if one.start >= place:
            parts += [text[place : one.start], mask(one.sort, text[one.start : one.end])]
            place = one.end
    return "".join((*parts, text[place:])) if parts else text


def mask(sort: str, text: str) -> str:
    """Return what may be shown of personal data: 35****************, 陈*, a place's first two characters."""
    kept = 1 if sort == "applicant-name" else _KEPT
    return text[:kept] + "*" * (len(text) - kept)


def _may_hold(text: str, sort: str) -> bool:
    if sort == "applicant-name":
        return any(part[:1] in _NEXT for word in _PERSONS for part in text.split(word)[1:])
    if sort == "home-address":
        return any(word in text for word in _HOMES)
    if len(text) < _FEWEST_DIGITS:
        return False
    plain = text.encode("ascii", "ignore")
    digits = len(plain) - len(plain.translate(None, b"0123456789"))
    return digits >= _FEWEST_DIGITS or has_wide_digits(text)


def _id_numbers(text: str) -> Iterator[Personal]:
    for match in _ID().finditer(text):
        if _is_id(match[0].replace(" ", "").replace("-", "")) and not _after(
            text, match.start(), _CREDIT_CODE
        ):
            yield Personal("id-number", *match.span())
    for match in _OLD_ID().finditer(text):
        # Without a check digit only the words before it tell what it is.
        day = f"19{match[0][6:12]}"
        if _is_day(day) and match[0][:2] in _PROVINCES and _after(text, match.start(), *_ID_WORDS):
            yield Personal("id-number", *match.span())


def _is_id(number: str) -> bool:
    if len(number) != _ID_DIGITS or number[:2] not in _PROVINCES or not _is_day(number[6:14]):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return _CHECKS[total % 11] == number[-1].upper().replace("Ｘ", "X")


def _bare(number: str) -> str:
    return number.replace(" ", "").replace("-", "")


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _after(text: str, place: int, *words: str, within: int = _WORDS_NEAR) -> bool:
    before = text[max(place - within, 0) : place]
    return any(word in before for word in words)


def _mobile_numbers(text: str) -> Iterator[Personal]:
    for match in _MOBILE().finditer(text):
        yield Personal("mobile-number", *match.span())


def _bank_cards(text: str) -> Iterator[Personal]:
    for match in _CARD().finditer(text):
        number = _bare(match[0])
        named = _after(text, match.start(), *_CARD_WORDS, within=_WORDS_BEFORE)
        public = _after(text, match.start(), *_PUBLIC_ACCOUNT, _CREDIT_CODE, within=_WORDS_BEFORE)
        if (named or number.startswith(_UNIONPAY)) and not public and _luhn(number) and not _is_id(number):
            yield Personal("bank-card", *match.span())


def _luhn(number: str) -> bool:
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return (sum(map(int, number[::-2])) + sum(doubled)) % 10 == 0


def _home_addresses(text: str) -> Iterator[Personal]:
    for lead in _AT_HOME().finditer(text):
        match = _PLACE().match(text, lead.end())
        if match is not None:
            yield Personal("home-address", *match.span())


def _applicant_names(text: str) -> Iterator[Personal]:
    for pattern in _NAMED:
        for match in pattern().finditer(text):
            yield Personal("applicant-name", *match.span("name"))


SORTS: dict[str, Callable[[str], Iterator[Personal]]] = {
    "id-number": _id_numbers,
    "mobile-number": _mobile_numbers,
    "bank-card": _bank_cards,
    "home-address": _home_addresses,
    "applicant-name": _applicant_names,
}
"""The sorts of personal data, each with what finds it."""
