import pytest

from lint_gov.kinds.fee_conflict import KIND
from lint_gov.model.report import Report
from tests.kinds.handmade import failures, report, section, seen

AT = "section[others]"


def made(text: str, unpaid: int | None = 0, fee: str | None = "0") -> Report:
    cells = {"requests[other.2,total]": unpaid, "disclosure[fee,amount]": fee}
    return report([section("others", "六、其他需要报告的事项", text)], cells=cells, year=2023)


@pytest.mark.parametrize(
    ("text", "unpaid", "fee", "status"),
    [
        ("2023年，无收取信息处理费情况。", 0, "0", "passed"),
        ("2023年，未发生信息处理费收费情况。", 3, "0", "failed"),
        ("2023年，未收取信息处理费。", 3, "0", "undecided"),
        ("全年收取信息处理费1200元。", 0, "0.12", "passed"),
        ("全年收取信息处理费0.12万元。", 0, "0", "failed"),
        ("全年收取信息处理费1200元。", 0, None, "undecided"),
        ("全年收取信息处理费40元。", 0, "0", "passed"),
        ("全年收取信息处理费0元。", 0, "3.5", "passed"),
        ("信息处理费收费标准为每件100元。", 0, "0", "not-applicable"),
        ("如申请量大，将依法收取信息处理费。", 3, "0", "not-applicable"),
        ("无。", 3, "0", "not-applicable"),
    ],
)
def test_what_is_said_of_the_fee(text: str, unpaid: int, fee: str | None, status: str) -> None:
    assert seen(KIND, made(text, unpaid, fee)) == [(status, AT)]


def test_the_finding_names_the_clause_and_the_cell() -> None:
    assert failures(KIND, made("2023年，未发生信息处理费收费情况。", 3)) == [
        (AT, {"clause": "未发生信息处理费收费情况", "match": "unpaid", "stated": "0", "cell": "3"})
    ]
