"""What waivers and a baseline make of a result."""

from lint_gov import lint
from lint_gov.model.diagnostic import Suppression
from lint_gov.result import Result
from lint_gov.ruleset import bundled_ruleset
from lint_gov.suppression import NO_USE, NOTHING, Suppressions, Usage, Used, suppress
from lint_gov.suppression.apply import firm_rules
from lint_gov.suppression.baseline import Entry
from lint_gov.suppression.waivers import Scope, Waiver
from tests.cli.running import broken_page, page

RESULT = lint(broken_page().encode())
(FOUND,) = RESULT.diagnostics
KEY = "示例市教育局 2023"
WAIVER = Waiver(
    "A104", Scope("示例市教育局", 2023), None, "复议机关更正", "王某", "2024-03-01", "2024-12-31", "w.yaml:1"
)
GRANTED = Suppression("waiver", "复议机关更正", "王某", "2024-03-01", "2024-12-31")
OLD = Entry("A104", FOUND.address, FOUND.fingerprint)


def applied(*waivers: Waiver, day: str = "2024-06-01", old: Entry | None = None) -> tuple[Result, Used]:
    return suppress(RESULT, Suppressions(waivers, {KEY: (old,)} if old else {}, day))


def test_nothing_to_apply() -> None:
    assert suppress(RESULT, NOTHING) == (RESULT, NO_USE)


def test_a_waived_diagnosis_stays_and_does_not_count() -> None:
    result, used = applied(WAIVER)
    assert result.diagnostics == (FOUND._replace(suppressed=GRANTED),)
    assert (result.count(FOUND.severity), used) == (0, Used((0,)))
    assert result.to_dict()["diagnostics"][0]["suppressed"] == {  # type: ignore[index]  # a list of objects
        "kind": "waiver",
        "reason": "复议机关更正",
        "by": "王某",
        "date": "2024-03-01",
        "expires": "2024-12-31",
    }


def test_a_waiver_holds_on_its_last_day_and_says_later_that_it_expired() -> None:
    result, _ = applied(WAIVER, day="2024-12-31")
    assert result.diagnostics[0].suppressed == GRANTED
    result, used = applied(WAIVER, day="2025-01-01", old=OLD)
    (back,) = result.diagnostics
    assert (back.suppressed, used.waivers) == (None, (0,))
    assert back.message.zh == f"{FOUND.message.zh}（王某的豁免已于 2024-12-31 到期）"
    assert back.message.en == f"{FOUND.message.en} (the waiver by 王某 expired on 2024-12-31)"


def test_of_two_waivers_the_one_that_holds_counts() -> None:
    later = WAIVER._replace(expires=None, reason="另有更正公告")
    result, used = applied(WAIVER, later, day="2025-01-01")
    suppressed = result.diagnostics[0].suppressed
    assert (suppressed and suppressed.reason, used) == (
        "另有更正公告",
        Used((1,), (0,)),
    )


def test_an_address_narrows_a_waiver() -> None:
    result, used = applied(WAIVER._replace(address=FOUND.address))
    assert result.diagnostics[0].suppressed == GRANTED
    result, used = applied(WAIVER._replace(address="disputes[litigation,total]"))
    assert (result, used) == (RESULT, Used(idle=(0,)))


def test_a_waiver_is_idle_only_where_its_rule_came_to_a_verdict() -> None:
    other = WAIVER._replace(rule="A101")
    assert applied(other)[1] == Used(idle=(0,))
    only = lint(broken_page().encode(), ruleset=bundled_ruleset().only({"A104"}))
    assert suppress(only, Suppressions((other,), day="2024-06-01"))[1] == NO_USE
    elsewhere = WAIVER._replace(scope=Scope("示例市教育局", 2022))
    assert applied(elsewhere) == (RESULT, NO_USE)


def test_an_old_defect_does_not_count_and_one_in_its_place_does() -> None:
    result, used = applied(old=OLD)
    assert result.diagnostics == (FOUND._replace(suppressed=Suppression("baseline", "")),)
    assert used == Used(here=(OLD,))
    swapped = lint(page({"disputes[review,total]": "99"}).encode())
    result, used = suppress(swapped, Suppressions(baseline={KEY: (OLD,)}))
    assert [one.suppressed for one in result.diagnostics if one.rule == "A104"] == [None]
    assert used == Used(gone=(OLD,))
    assert suppress(RESULT, Suppressions(baseline={"别处 2023": (OLD,)})) == (RESULT, NO_USE)


def test_an_entry_is_gone_only_where_its_rule_came_to_a_verdict() -> None:
    clean = lint(page().encode(), ruleset=bundled_ruleset().only({"A101"}))
    assert suppress(clean, Suppressions(baseline={KEY: (OLD,)}))[1] == Used(here=(OLD,))


def test_some_rules_always_count() -> None:
    firm = firm_rules(bundled_ruleset().rules)
    assert {rule.id for rule in bundled_ruleset().rules if rule.locked} <= firm
    everything = Suppressions((WAIVER,), {KEY: (OLD,)}, "2024-06-01", frozenset({"A104"}))
    result, _ = suppress(RESULT, everything)
    assert result.diagnostics == (FOUND,)


def test_use_adds_up() -> None:
    usage = Usage()
    usage.add(Used((1,), (2,), (OLD,)))
    usage.add(Used((4,), (1,), (), (OLD,)))
    assert usage == Usage({1, 4}, {1, 2}, {OLD}, {OLD})
