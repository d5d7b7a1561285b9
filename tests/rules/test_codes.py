"""What the rules of codes and labels say, word for word."""

# ruff: noqa: E501 - a message is compared on one line, as it is printed

import pytest

from lint_gov.model.outcome import Subject
from lint_gov.model.report import Report
from tests.kinds.handmade import report, section
from tests.kinds.tables import COPIED, label, labelled
from tests.rules.saying import said

TEXT = (
    "全面展现本级政府机构权利配置情况，推动政府权利在阳光下运行。按照《条例》（国务院令第492号）办理，"
    "没有收费及减免情况，公民可根据自身生产、生活、科研等特殊需要申请。"
)
CHANGE = label("disclosure[,change]", "本年增/", "本年增/减", "column")
SAFETY = label("requests[denied.3]", "3.危及三安全一稳定", "3.危及“三安全一稳定”")
TOTAL = label("disputes[,total]", "合计", "总计", "column", "合计")


@pytest.mark.parametrize(
    ("rules", "made", "expected"),
    [
        (
            ("C101",),
            labelled([label("requests[denied.8]", "8.属于行政查询事务", "8.属于行政查询事项")]),
            [
                "warning C101 requests[denied.8] 表三「8.属于行政查询事务」中的「事务」应为「事项」，规定的类目名称是「8.属于行政查询事项」",
                "warning C101 requests[denied.8] Table 三: “事务” in “8.属于行政查询事务” should be “事项”; the prescribed label is “8.属于行政查询事项”",
            ],
        ),
        (
            ("C101",),
            labelled(
                [label("requests[denied.7]", "7.属于行政执法案件", "7.属于行政执法案卷")],
                form="2019",
                year=2019,
            ),
            [
                "note C101 requests[denied.7] 表三「7.属于行政执法案件」中的「案件」应为「案卷」，规定的类目名称是「7.属于行政执法案卷」",
                "note C101 requests[denied.7] Table 三: “案件” in “7.属于行政执法案件” should be “案卷”; the prescribed label is “7.属于行政执法案卷”",
            ],
        ),
        (
            ("C101",),
            labelled([label("requests[denied.6]", "6.属于四类过程信息", "6.属于四类过程性信息")]),
            [
                "warning C101 requests[denied.6] 表三「6.属于四类过程信息」缺「性」，规定的类目名称是「6.属于四类过程性信息」",
                "warning C101 requests[denied.6] Table 三: “6.属于四类过程信息” lacks “性”; the prescribed label is “6.属于四类过程性信息”",
            ],
        ),
        (
            ("C101",),
            labelled([label("requests[declined.2]", "2.重复的申请", "2.重复申请")]),
            [
                "warning C101 requests[declined.2] 表三「2.重复的申请」多出「的」，规定的类目名称是「2.重复申请」",
                "warning C101 requests[declined.2] Table 三: “2.重复的申请” has “的” too much; the prescribed label is “2.重复申请”",
            ],
        ),
        (
            ("C101",),
            labelled([label("requests[denied.1]", "属于国家秘密", "1.属于国家秘密")]),
            [
                "note C101 requests[denied.1] 表三「属于国家秘密」缺编号「1.」，规定的名称是「1.属于国家秘密」",
                "note C101 requests[denied.1] Table 三: “属于国家秘密” lacks its code “1.”; the prescribed label is “1.属于国家秘密”",
            ],
        ),
        (
            ("C101",),
            labelled([label("requests[denied.1]", "2.属于国家秘密", "1.属于国家秘密")]),
            [
                "note C101 requests[denied.1] 表三「2.属于国家秘密」的编号与规定的「1.属于国家秘密」不同",
                "note C101 requests[denied.1] Table 三: the code of “2.属于国家秘密” is not that of the prescribed “1.属于国家秘密”",
            ],
        ),
        (
            ("C101",),
            labelled([label("requests[denied.8]", "9.另行答复", "8.属于行政查询事项")]),
            [
                "error C101 requests[denied.8] 表三「9.另行答复」不是规定的类目，按位置这一行应为「8.属于行政查询事项」",
                "error C101 requests[denied.8] Table 三: “9.另行答复” is no category of the form; by its place this row is “8.属于行政查询事项”",
            ],
        ),
        (
            ("C101",),
            labelled([], extra=["9.申请人死亡"]),
            [
                "error C101 section[requests] 表三「9.申请人死亡」带有编号，但规定的类目中没有这一项",
                "error C101 section[requests] Table 三: “9.申请人死亡” bears a code, but the form has no such category",
            ],
        ),
        (
            ("C101",),
            labelled([], extra=["9.申请人死亡"], form="2019", year=2019),
            [
                "warning C101 section[requests] 表三「9.申请人死亡」带有编号，但规定的类目中没有这一项",
                "warning C101 section[requests] Table 三: “9.申请人死亡” bears a code, but the form has no such category",
            ],
        ),
        (
            ("C101",),
            labelled([SAFETY]),
            [
                "note C101 requests[denied.3] 表三「3.危及三安全一稳定」与规定的「3.危及“三安全一稳定”」只有标点不同",
                "note C101 requests[denied.3] Table 三: “3.危及三安全一稳定” differs from the prescribed “3.危及“三安全一稳定”” in punctuation only",
            ],
        ),
        (
            ("C101",),
            labelled([SAFETY], damage=COPIED),
            [
                "note C101 requests[denied.3] 表三「3.危及三安全一稳定」比规定的「3.危及“三安全一稳定”」少了「“”」，可能是复制时丢失",
                "note C101 requests[denied.3] Table 三: “3.危及三安全一稳定” is the prescribed “3.危及“三安全一稳定”” less the characters “”, probably lost in copying",
            ],
        ),
        (
            ("C102",),
            labelled([CHANGE, CHANGE, CHANGE], form="2019", damage=COPIED),
            [
                "note C102 disclosure[,change] 表二「本年增/」比规定的「本年增/减」少了「减」（共 3 处），可能是复制时丢失",
                "note C102 disclosure[,change] Table 二: “本年增/” is the prescribed “本年增/减” less the characters 减 (3 times), probably lost in copying",
            ],
        ),
        (
            ("C102",),
            labelled([CHANGE, CHANGE, CHANGE], form="2019"),
            [
                "warning C102 disclosure[,change] 表二「本年增/」缺「减」，规定的名称是「本年增/减」（共 3 处）",
                "warning C102 disclosure[,change] Table 二: “本年增/” lacks “减”; the prescribed label is “本年增/减” (3 times)",
            ],
        ),
        (
            ("C102",),
            labelled([label("disclosure[normative]", "规范性文件", "行政规范性文件", "row", "规范性文件")]),
            [
                "warning C102 disclosure[normative] 表二「规范性文件」缺「行政」，规定的名称是「行政规范性文件」",
                "warning C102 disclosure[normative] Table 二: “规范性文件” lacks “行政”; the prescribed label is “行政规范性文件”",
            ],
        ),
        (
            ("C102",),
            labelled(
                [label("disclosure[,repealed]", "本年废纸件数", "本年废止件数", "column", "本年废纸件数")]
            ),
            [
                "warning C102 disclosure[,repealed] 表二「本年废纸件数」中的「废纸」应为「废止」，规定的名称是「本年废止件数」",
                "warning C102 disclosure[,repealed] Table 二: “废纸” in “本年废纸件数” should be “废止”; the prescribed label is “本年废止件数”",
            ],
        ),
        (
            ("C103",),
            labelled([TOTAL, TOTAL, TOTAL]),
            [
                "warning C103 disputes[,total] 表四「合计」应为「总计」（共 3 处）",
                "warning C103 disputes[,total] Table 四: “合计” should be “总计” (3 times)",
            ],
        ),
        (
            ("C103",),
            labelled([label("disputes[review]", "行政法复议", "行政复议", "block")]),
            [
                "warning C103 disputes[review] 表四「行政法复议」多出「法」，规定的名称是「行政复议」",
                "warning C103 disputes[review] Table 四: “行政法复议” has “法” too much; the prescribed label is “行政复议”",
            ],
        ),
        (
            ("C104",),
            labelled([label("requests[,natural]", "公民", "自然人", "column")]),
            [
                "error C104 requests[,natural] 表三列名「公民」不是规定的申请人类别，按位置这一列应为「自然人」",
                "error C104 requests[,natural] Table 三: “公民” is no applicant category of the form; by its place this column is “自然人”",
            ],
        ),
        (
            ("C104",),
            labelled([label("requests[,research]", "科研单位", "科研机构", "column")]),
            [
                "warning C104 requests[,research] 表三列名「科研单位」中的「单位」应为「机构」，规定的类别是「科研机构」",
                "warning C104 requests[,research] Table 三: “单位” in the column “科研单位” should be “机构”; the prescribed category is “科研机构”",
            ],
        ),
        (
            ("C105",),
            labelled([label("disclosure[,amount]", "本年收费金额", "本年收费金额（单位：万元）", "column")]),
            [
                "note C105 disclosure[,amount] 表二「本年收费金额」没有注明单位，规定的列名是「本年收费金额（单位：万元）」",
                "note C105 disclosure[,amount] Table 二: “本年收费金额” states no unit; the prescribed label is “本年收费金额（单位：万元）”",
            ],
        ),
        (
            ("C105",),
            labelled(
                [label("disclosure[,amount]", "本年收费金额（元）", "本年收费金额（单位：万元）", "column")]
            ),
            [
                "note C105 disclosure[,amount] 表二「本年收费金额（元）」的单位是元，规定的单位是万元",
                "note C105 disclosure[,amount] Table 二: “本年收费金额（元）” states the unit 元; the prescribed unit is 万元",
            ],
        ),
        (
            ("C105",),
            labelled(
                [label("disclosure[,amount]", "采购总金额", "采购总金额", "column")],
                form="2019",
                cells={"disclosure[procurement,amount]": "582100"},
            ),
            [
                "note C105 disclosure[,amount] 表二「采购总金额」为 582100，列名和单元格都没有注明单位",
                "note C105 disclosure[,amount] Table 二: “采购总金额” is 582100, and neither the label nor the cell states a unit",
            ],
        ),
        (
            ("C106", "C107"),
            report([section("overview", "一、总体情况", TEXT)]),
            [
                "warning C106 section[overview] 「一、总体情况」中「全面展现本级政府机构权利配置情况」的「权利」应为「权力」",
                "warning C106 section[overview] 「一、总体情况」中「推动政府权利在阳光下运行」的「权利」应为「权力」",
                "note C107 section[overview] 「一、总体情况」中引用的「国务院令第492号」是2019年5月15日前的旧条例，现行条例是国务院令第711号",
                "note C107 section[overview] 「一、总体情况」中「没有收费及减免情况」沿用了旧条例的「收费及减免情况」，现行条例下应报告信息处理费的收取情况",
                "note C107 section[overview] 「一、总体情况」中「公民可根据自身生产、生活、科研等特殊需要申请」把「生产、生活、科研等特殊需要」作为申请条件，现行条例已取消这一要求",
                "warning C106 section[overview] In section “一、总体情况”, “全面展现本级政府机构权利配置情况”: 权利 (rights) should be 权力 (power)",
                "warning C106 section[overview] In section “一、总体情况”, “推动政府权利在阳光下运行”: 权利 (rights) should be 权力 (power)",
                "note C107 section[overview] In section “一、总体情况”, “国务院令第492号” cites the Regulations in force until 15 May 2019; those in force are 国务院令第711号",
                "note C107 section[overview] In section “一、总体情况”, “收费及减免情况” is a term of the superseded Regulations; what is reported now is the 信息处理费 collected",
                "note C107 section[overview] In section “一、总体情况”, “生产、生活、科研等特殊需要” is given as a condition for requests; the Regulations in force no longer have it",
            ],
        ),
        (
            ("C108",),
            report(
                [section("others", "六、其他需要报告的事项", "无\n示例市民政局\n2024年1月15日")],
                organisation="示例市教育局",
                title="示例市教育局2023年政府信息公开工作年度报告",
            ),
            [
                "warning C108 meta[organ] 标题中的机关是「示例市教育局」，落款却是「示例市民政局」",
                "warning C108 meta[organ] The title names “示例市教育局”, but the report is signed by “示例市民政局”",
            ],
        ),
    ],
)
def test_what_the_rules_say(rules: tuple[str, ...], made: Report, expected: list[str]) -> None:
    chinese, english = said(Subject(made), *rules), said(Subject(made), *rules, language="en")
    assert [*chinese, *english] == expected
