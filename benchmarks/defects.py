"""Defects whose rule is known by construction: one line each, put alone into reports without any.

A line has the rule that must fire, what is wrong, and the change that makes it so. `also` lists rules
that the same defect breaks in truth; `forms` those that have what is changed. `previous` says that
last year's report is given too, and what is changed in it, which otherwise fits; `known` is what else is
given to `lint`. Nothing else may be said at warning or above.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.changes import (
    Change,
    both,
    fact,
    figure,
    more,
    same,
    says,
    stated,
    swapped,
    with_section,
    without_row,
    without_section,
    without_sentences,
    without_table,
    without_text,
    words,
)


@dataclass(frozen=True, slots=True)
class Defect:
    """One defect: its rule, what is wrong, and the change that puts it into a draft."""

    rule: str
    what: str
    change: Change
    also: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("2019", "2021")
    previous: Change | None = None
    known: Mapping[str, Any] = field(default_factory=dict)


_NEW = ("2021",)
_OLD = ("2019",)
_SUPERVISION = (
    "（五）监督保障。把信息公开纳入年度工作考核，组织业务培训，认真听取社会评议意见，未发生责任追究情形。"
)
_PLATFORM = "（四）政府信息公开平台建设。做好网站公开专栏的日常维护，栏目设置清晰，检索和下载功能运行正常。"
_NOTICE = "关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）"
_OLD_NOTICE = "关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）"
_MEASURES = "改进措施：一是增加图表和问答等解读形式；二是每月检查栏目更新情况，发现滞后立即整改。"

DEFECTS: tuple[Defect, ...] = (
    Defect("S101", "section 五 removed", without_section("存在的主要问题")),
    Defect("S102", "nothing in section 五", without_text("存在的主要问题"), also=("S133",)),
    Defect(
        "S103",
        "sections 五 and 六 in the wrong order",
        swapped("存在的主要问题", "其他需要报告的事项"),
        also=("S105",),
    ),
    Defect("S104", "a variant title", words("存在的主要问题及改进情况", "存在的主要问题和改进措施")),
    Defect("S105", "六 numbered 七", words("六、其他需要", "七、其他需要")),
    Defect(
        "S106",
        "a section of the author's own",
        with_section(
            "其他需要报告的事项", "六、队伍建设情况", "组织业务培训两次，参训人员均为各处室业务骨干。"
        ),
        also=("S105",),
    ),
    Defect("S111", "the form of 2019 in 2023", fact(year=2023), forms=_OLD, also=("F101", "R101")),
    Defect("S121", "table 四 removed", without_table("行政诉讼情况"), also=("S102",)),
    Defect("S122", "no row for 行政强制", without_row("行政强制"), forms=_NEW),
    Defect("S123", "no row for 结转下年度", without_row("四、结转下年度继续办理")),
    Defect(
        "S131",
        "nothing on platforms",
        both(words(_PLATFORM, "（四）其他工作。"), words("门户网站发布", "全年发布")),
    ),
    Defect(
        "S132",
        "a government silent on its results",
        both(fact(organisation="示例市人民政府"), words(_SUPERVISION, "（五）监督保障。组织业务培训。")),
    ),
    Defect("S133", "no measures in section 五", words(_MEASURES, "以上情况在年内有所好转。")),
    Defect(
        "A101", "carried forward one too many", figure("requests[carried_out,natural]", 1), also=("A102",)
    ),
    Defect("A102", "a total one too many", figure("requests[denied.5,total]", 1), also=("A103",)),
    Defect("A103", "one result two too many", figure("requests[granted,company]", 2), also=("A102",)),
    Defect("A104", "a total of table 四 one too many", figure("disputes[review,total]", 1)),
    Defect(
        "A105",
        "fewer in force than were issued",
        both(figure("disclosure[normative,issued]", 9000), figure("disclosure[normative,repealed]", "0")),
        forms=_NEW,
    ),
    Defect(
        "A106",
        "more items dropped than there were",
        figure("disclosure[licence,change]", "-99999"),
        forms=_OLD,
    ),
    Defect(
        "A107",
        "more published than there are",
        figure("disclosure[normative,published]", "99999"),
        forms=_OLD,
    ),
    Defect("C101", "事务 for 事项", words("属于行政查询事项", "属于行政查询事务")),
    Defect("C101", "案件 for 案卷", words("属于行政执法案卷", "属于行政执法案件")),
    Defect("C102", "规范性文件 without 行政", words("行政规范性文件", "规范性文件"), forms=_NEW),
    Defect("C103", "结果改正 for 结果纠正", words("结果纠正", "结果改正")),
    Defect("C104", "商业公司 for 商业企业", words("商业企业", "商业公司")),
    Defect("C105", "no unit for money", words("（单位：万元）", ""), forms=_NEW),
    Defect("C107", "the Regulations of 2007", says("严格执行国务院令第492号的规定。")),
    Defect("C106", "权利 for 权力", says("公开权利清单和责任清单。")),
    Defect("V101", "a blank cell", figure("disputes[direct,other]", "")),
    Defect("V102", "a stroke for a figure", figure("disputes[direct,other]", "/")),
    Defect("V103", "half a request", figure("disclosure[penalty,decisions]", "1.5")),
    Defect("V104", "a negative count", figure("disclosure[penalty,decisions]", "-3")),
    Defect("V105", "full-width digits", figure("disclosure[penalty,decisions]", "１２")),
    Defect("V106", "a unit in a cell", figure("disclosure[penalty,decisions]", "12件")),
    Defect("V107", "no sign", figure("disclosure[penalty,change]", "12"), forms=_OLD),
    Defect("V108", "an amount in 元", figure("disclosure[fee,amount]", "2500000"), forms=_NEW),
    Defect(
        "V109",
        "rules of a department's own",
        both(figure("disclosure[rules,issued]", "2"), figure("disclosure[rules,in_force]", "2")),
        forms=_NEW,
    ),
    Defect("N101", "received one too many", stated("received", 1)),
    Defect("N102", "carried in one too many", stated("carried_in", 1)),
    Defect("N102", "carried forward one too many", stated("carried_out", 1)),
    Defect("N103", "completed one too many", stated("completed", 1)),
    Defect("N104", "refused one too many", stated("denied", 1)),
    Defect("N104", "not available three too many", stated("unavailable", 3)),
    Defect("N105", "one natural person too many", stated("natural", 1)),
    Defect("N106", "reviews one too many", stated("reviews", 1)),
    Defect("N106", "suits two too many", stated("suits", 2)),
    Defect("N107", "未收到 where some came in", says("全年未收到政府信息公开申请。")),
    Defect(
        "N108",
        "均维持 with one pending",
        both(
            figure("disputes[review,pending]", 1),
            figure("disputes[review,total]", 1),
            says("因政府信息公开引发的行政复议均维持。"),
        ),
    ),
    Defect(
        "N109",
        "全部办结 with one carried forward",
        both(more("carried_out", 1), says("政府信息公开申请已全部办结。")),
    ),
    Defect(
        "N110",
        "制发 one where the table has none",
        both(figure("disclosure[rules,issued]", "0"), says("全年制定规章1件。")),
        forms=_NEW,
    ),
    Defect("N111", "a share ten points off", stated("share", "199.9")),
    Defect("N112", "a growth rate of 88 %", stated("growth", "88.8")),
    Defect("N113", "parts that miss one", stated("posted", 1)),
    Defect("N114", "another number for what was published", says("本年度主动公开政府信息5条。")),
    Defect("N115", "五部分 where there are six", stated("parts", "五")),
    Defect("F101", "nothing on the fee", without_sentences("信息处理费"), forms=_NEW),
    Defect(
        "F102",
        "abandoned for the fee, and 没有发生信息处理费",
        both(more("other.2", 2), words("实际未收取信息处理费", "全年没有发生信息处理费")),
        forms=_NEW,
    ),
    Defect(
        "F103",
        "a fee whose parts miss 100元",
        both(
            figure("disclosure[fee,amount]", "0.06"),
            words("未收取信息处理费", "收取信息处理费600元，包括按件计收300元、按量计收200元"),
        ),
        forms=_NEW,
    ),
    Defect("P101", "an identity number", says("申请人身份证号为11010519491231002X。")),
    Defect("P102", "a mobile telephone", says("申请人电话为13800138000。")),
    Defect("P105", "a mark of secrecy", words("各项工作平稳有序。", "各项工作平稳有序。\n机密★一年")),
    Defect("X101", "two more carried out last year", same, previous=more("carried_out", 2)),
    Defect(
        "X102",
        "seven more in force last year",
        same,
        previous=figure("disclosure[normative,in_force]", 7),
        forms=_NEW,
    ),
    Defect(
        "X103",
        "three more items last year",
        same,
        previous=figure("disclosure[licence,items]", 3),
        forms=_OLD,
    ),
    Defect(
        "X104",
        "many pending last year",
        same,
        previous=both(figure("disputes[direct,pending]", 9), figure("disputes[direct,total]", 9)),
    ),
    Defect("R101", "the notice of 2019", words(_NOTICE, _OLD_NOTICE), forms=_NEW),
    Defect("R102", "the number of the other notice", words("〔2021〕30号", "〔2019〕60号"), forms=_NEW),
    Defect("D103", "一是 without 二是", words("二是个别栏目", "三是个别栏目")),
    Defect("D105", "an instruction of the template", says("（文字描述）")),
)
