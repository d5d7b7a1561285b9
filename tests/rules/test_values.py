"""What the rules of cell values say, word for word."""

# ruff: noqa: E501 - a message is compared on one line, as it is printed

import pytest

from lint_gov.model.outcome import Subject
from lint_gov.ruleset import bundled_ruleset
from tests.generate import FORMS, consistent_cells, seeded
from tests.kinds.handmade import report
from tests.rules.saying import said

OTHER = [address for address in FORMS["2021"].tables["requests"].addresses if "[other." in address][:14]
FEE = "disclosure[fee,amount]"
CELLS = ("V101", "V102", "V103", "V104", "V105", "V106")
COUNTY = "示例县人民政府"


@pytest.mark.parametrize(
    ("rules", "subject", "expected"),
    [
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": ""})),
            [
                "warning V101 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列空白",
                "warning V101 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人” is blank",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "/"})),
            [
                "warning V102 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列填的是「/」，不是数字",
                "warning V102 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人” holds “/” instead of a figure",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "2.5"})),
            [
                "error V103 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列为 2.5，件数应当是整数",
                "error V103 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人” is 2.5; a count is a whole number",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "约30"})),
            [
                "error V103 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列填的是「约30」，不是一个确定的整数",
                "error V103 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人” holds “约30”, which is no definite whole number",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={FEE: "见附件"})),
            [
                "warning V103 disclosure[fee,amount] 表二「行政事业性收费」行「本年收费金额（单位：万元）」列填的是「见附件」，不是可以确定的金额",
                "warning V103 disclosure[fee,amount] In table 二 (disclosure), row “行政事业性收费”, column “本年收费金额（单位：万元）” holds “见附件”, which is no definite amount",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "-2"})),
            [
                "error V104 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列为 -2，件数不能是负数",
                "error V104 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人” is -2; a count cannot be negative",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "１２"})),
            [
                "note V105 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「１２」用了全角字符，宜写作 12",
                "note V105 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “１２” has full-width characters; write 12",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "1 2"})),
            [
                "note V105 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「1 2」数字中间有空格，如为一个数宜写作 12",
                "note V105 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “1 2” has a space inside; if it is one figure, write 12",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "024"})),
            [
                "note V105 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「024」以 0 开头，宜写作 24",
                "note V105 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “024” has leading zeros; write 24",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "3.0"})),
            [
                "note V105 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「3.0」是件数，不必写小数，宜写作 3",
                "note V105 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “3.0” is a count and needs no decimals; write 3",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "+3"})),
            [
                "note V105 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「+3」不必带加号，宜写作 3",
                "note V105 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “+3” needs no plus sign; write 3",
            ],
        ),
        (
            CELLS,
            Subject(report(cells={"requests[new,natural]": "12件"})),
            [
                "warning V106 requests[new,natural] 表三「一、本年新收政府信息公开申请数量」行「自然人」列的「12件」带有单位“件”，单元格只填数字 12",
                "warning V106 requests[new,natural] In table 三 (requests), row “一、本年新收政府信息公开申请数量”, column “自然人”: “12件” has the unit 件; a cell holds only the figure 12",
            ],
        ),
        (
            CELLS,
            Subject(report(cells=dict.fromkeys(OTHER, ""))),
            [
                "warning V101 requests[other.1,natural] 表三有 14 个单元格空白：「1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请」、「2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请」整行",
                "warning V101 requests[other.1,natural] In table 三 (requests), 14 cells are blank: the whole of rows 「1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请」, 「2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请」",
            ],
        ),
        (
            CELLS,
            Subject(report(cells=dict.fromkeys(OTHER, "—"))),
            [
                "warning V102 requests[other.1,natural] 表三有 14 个单元格填的是「—」一类的占位符，不是数字：「1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请」、「2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请」整行",
                "warning V102 requests[other.1,natural] In table 三 (requests), 14 cells hold a placeholder such as “—” instead of a figure: the whole of rows 「1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请」, 「2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请」",
            ],
        ),
        (
            ("V103", "V107"),
            Subject(report(cells={"disclosure[fee,change]": "增3减2"}, form="2019")),
            [
                "warning V103 disclosure[fee,change] 表二「行政事业性收费」行「本年增/减」列填了两个数「增3减2」，应填一个带增减符号的数",
                "warning V103 disclosure[fee,change] In table 二 (disclosure), row “行政事业性收费”, column “本年增/减” holds two figures, “增3减2”; one signed figure is asked for",
            ],
        ),
        (
            ("V104",),
            Subject(report(cells={"disclosure[procurement,amount]": "-5"}, form="2019")),
            [
                "warning V104 disclosure[procurement,amount] 表二「政府集中采购」行「采购总金额」列为 -5，金额通常不会是负数",
                "warning V104 disclosure[procurement,amount] In table 二 (disclosure), row “政府集中采购”, column “采购总金额” is -5; an amount is hardly ever negative",
            ],
        ),
        (
            ("V107",),
            Subject(report(cells={"disclosure[licence,change]": "44"}, form="2019")),
            [
                "note V107 disclosure[licence,change] 表二「行政许可」的本年增/减为 44，没有写明是增还是减",
                "note V107 disclosure[licence,change] Table 二, “行政许可”: the change is 44, without saying whether up or down",
            ],
        ),
        (
            ("V107",),
            Subject(report(cells={"disclosure[service,change]": "减少8"}, form="2019")),
            [
                "note V107 disclosure[service,change] 表二「其他对外管理服务事项」的本年增/减写作「减少8」，宜用符号写作 -8",
                "note V107 disclosure[service,change] Table 二, “其他对外管理服务事项”: the change is written “减少8”; write -8",
            ],
        ),
        (("V107",), Subject(report(cells={"disclosure[rules,issued]": "8"})), []),
        (
            ("V108",),
            Subject(report(cells={FEE: "242523110"}, organisation=COUNTY)),
            [
                "warning V108 disclosure[fee,amount] 表二「行政事业性收费」为 242523110，按万元计超过 1,000,000 万元，可能误按元填写",
                "warning V108 disclosure[fee,amount] Table 二: the fees are 242523110, in 万元 more than 1,000,000; they may be in 元 instead",
            ],
        ),
        (
            ("V108",),
            Subject(report(cells={FEE: "310500"}, organisation=COUNTY), previous=report(cells={FEE: "29.5"})),
            [
                "warning V108 disclosure[fee,amount] 表二「行政事业性收费」为 310500，约为上年（29.5）的 10525 倍，可能误按元填写",
                "warning V108 disclosure[fee,amount] Table 二: the fees are 310500, about 10525 times last year's 29.5; they may be in 元 instead of 万元",
            ],
        ),
        (
            ("V109",),
            Subject(report(cells={"disclosure[rules,issued]": 4}, organisation=COUNTY)),
            [
                "warning V109 disclosure[rules,issued] 表二「规章」的本年制发件数为 4，而「示例县人民政府」依法不能制定规章",
                "warning V109 disclosure[rules,issued] Table 二: “规章”, 本年制发件数 is 4, but “示例县人民政府” has no power to make rules (规章)",
            ],
        ),
        (
            ("V110",),
            Subject(
                report(
                    cells={
                        "disputes[review,upheld]": 1,
                        "disputes[review,corrected]": 4,
                        "disputes[review,total]": 14,
                    }
                )
            ),
            [
                "note V110 disputes[review] 表四「行政复议」行「结果维持」列的 1 和「结果纠正」列的 4 疑为一个数 14 被拆开：合写后合计相符",
                "note V110 disputes[review] In table 四 (disputes), row “行政复议”: 1 (“结果维持”) and 4 (“结果纠正”) may be one figure, 14, split: written as one, the sum comes out",
            ],
        ),
        (
            ("V111",),
            Subject(
                report(
                    cells={
                        "disputes[direct,total]": 178,
                        "disputes[after_review,total]": 5,
                        "requests[new,total]": 239,
                    }
                )
            ),
            [
                "note V111 disputes[direct,total] 表四行政诉讼共 183 件，为表三申请总量 239 件的 77%，明显偏高",
                "note V111 disputes[direct,total] Table 四 has 183 suits, 77% of the 239 requests in table 三, which is unusually many",
            ],
        ),
        (
            ("V111",),
            Subject(report(cells={"disputes[direct,total]": 20, "requests[new,total]": 0})),
            [
                "note V111 disputes[direct,total] 表四行政诉讼共 20 件，而表三没有任何申请",
                "note V111 disputes[direct,total] Table 四 has 20 suits, but table 三 not one request",
            ],
        ),
    ],
)
def test_what_the_rules_say(rules: tuple[str, ...], subject: Subject, expected: list[str]) -> None:
    assert [*said(subject, *rules), *said(subject, *rules, language="en")] == expected


def test_every_cell_has_at_most_one_complaint_about_its_text() -> None:
    texts = [
        "",
        "—",
        "2.5",
        "约30",
        "-2",
        "12件",
        "近12",
        "无",
        "3.0",
        "024",
        "１２",
        "1 170",
        "+3",
        "0",
        "7",
    ]
    for text in texts:
        spoken = said(Subject(report(cells={"requests[new,total]": text})), *CELLS)
        assert len(spoken) == (0 if text in {"0", "7"} else 1), text


@pytest.mark.parametrize("form", ["2019", "2021"])
def test_consistent_reports_give_no_complaint(form: str) -> None:
    every = [rule.id for rule in bundled_ruleset().rules if rule.family == "V"]
    for seed in range(40):
        made = report(
            cells=consistent_cells(seeded(seed), FORMS[form]), form=form, organisation="示例市教育局"
        )
        assert said(Subject(made), *every) == []
