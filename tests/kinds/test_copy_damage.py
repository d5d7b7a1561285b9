from lint_gov.kinds.copy_damage import KIND
from lint_gov.model.report import Damage
from tests.kinds.handmade import failures, report, seen

NUMBER = Damage("number", "〔201960号", "〔2019〕60号", anchor=3)
DATE = Damage("date", "20201112日", "2020年11月12日")
CHANGE = Damage("label", "本年增/", "本年增/减", address="disclosure[,change]")
RESULTS = Damage("label", "本年度办理结果", "三、本年度办理结果", address="requests[results]")


def test_whole_text_passes() -> None:
    assert seen(KIND, report()) == [("passed", "text")]


def test_one_label_alone_is_no_proof_of_damage() -> None:
    assert seen(KIND, report(damage=(CHANGE, CHANGE))) == [("passed", "text")]


def test_losses_are_one_finding_grouped_in_the_order_of_the_text() -> None:
    made = report(damage=(NUMBER, CHANGE, CHANGE, DATE, RESULTS, CHANGE))
    assert failures(KIND, made) == [
        (
            "text",
            {
                "losses": "〔201960号（应为〔2019〕60号）、本年增/（应为本年增/减） ×3、"
                "20201112日（应为2020年11月12日）、本年度办理结果（应为三、本年度办理结果）",
                "count": 6,
            },
        )
    ]


def test_a_long_list_is_cut() -> None:
    many = (*(Damage("date", f"2020111{day}日", None) for day in range(10)), DATE)
    (_, values), *_ = failures(KIND, report(damage=many))
    assert values["losses"] == "、".join(f"2020111{day}日" for day in range(10)) + "等"
