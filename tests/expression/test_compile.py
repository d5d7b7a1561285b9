"""Names become cells of a form, and checks become coefficients."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.expression import UnknownName, compile_check, holds_plainly, parse, resolve_check
from lint_gov.expression.compile import Application, Side, Term
from lint_gov.expression.lines import CellName
from lint_gov.expression.tokens import ExpressionError
from lint_gov.forms.cells import report_of
from lint_gov.model.outcome import Linear
from tests.generate import FORMS

NAMES = ("natural", "company", "research", "nonprofit", "legal", "other_org", "total")


def _compiled(check: str, table: str, each: str, form: str = "2021") -> tuple[Application, ...]:
    return compile_check(resolve_check(parse(check), FORMS[form].tables[table], each))


def test_an_identity_of_a_column_is_its_cells_with_their_signs() -> None:
    first = _compiled("new + carried_in = handled + carried_out", "requests", "column")[0]
    rows = ("new", "carried_in", "handled", "carried_out")
    cells = {row: CellName(f"requests[{row},natural]") for row in rows}
    integers = tuple(
        (f"requests[{row},natural]", sign) for row, sign in zip(rows, (1, 1, -1, -1), strict=True)
    )
    assert first == Application(
        at="requests[,natural]",
        line="natural",
        relation="=",
        left=Side((Term(cells["new"], 1), Term(cells["carried_in"], 1))),
        right=(Side((Term(cells["handled"], 1), Term(cells["carried_out"], 1))),),
        integers=integers,
        constant=0,
        linear=Linear(integers),
    )


@pytest.mark.parametrize(
    ("check", "table", "each", "form", "places"),
    [
        ("new = 0", "requests", "column", "2021", [f"requests[,{name}]" for name in NAMES]),
        (
            "total = 0",
            "disputes",
            "block",
            "2019",
            [f"disputes[{row}]" for row in ("review", "direct", "after_review")],
        ),
        (
            "total = 0",
            "disputes",
            "row",
            "2019",
            [f"disputes[{row}]" for row in ("review", "direct", "after_review")],
        ),
        (
            "review = direct",
            "disputes",
            "column",
            "2021",
            [f"disputes[,{name}]" for name in ("upheld", "corrected", "other", "pending", "total")],
        ),
        (
            "items + change >= 0",
            "disclosure",
            "row",
            "2019",
            [f"disclosure[{row}]" for row in ("licence", "service", "penalty", "coercion", "fee")],
        ),
        ("amount >= 0", "disclosure", "row", "2021", ["disclosure[fee]"]),
        ("licence <= penalty", "disclosure", "column", "2021", ["disclosure[,decisions]"]),
    ],
)
def test_a_check_speaks_of_the_lines_that_have_its_cells(
    check: str, table: str, each: str, form: str, places: list[str]
) -> None:
    assert [one.at for one in _compiled(check, table, each, form)] == places


@pytest.mark.parametrize(("form", "rows"), [("2019", ["other"]), ("2021", ["other.1", "other.2", "other.3"])])
def test_groups_come_from_the_form(form: str, rows: list[str]) -> None:
    first = _compiled("sum(other) = 0", "requests", "column", form)[0]
    assert [term.cell.address for term in first.left.terms] == [f"requests[{row},natural]" for row in rows]


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("「四、结转下年度继续办理」", "carried_out"),
        ('"（二） 部分公开（区分处理的,只计这一情形,不计其他情形）"', "partial"),
        ("「3.其他」", "other.3"),
    ],
)
def test_official_labels_are_names_too(written: str, id_: str) -> None:
    first = _compiled(f"{written} = 0", "requests", "column")[0]
    assert first.left.terms == (Term(CellName(f"requests[{id_},natural]"), 1),)


def test_the_label_of_a_group_is_the_group() -> None:
    by_label, by_id = (
        _compiled(f"sum({name}) = 0", "requests", "column") for name in ("「（四）无法提供」", "unavailable")
    )
    assert by_label == by_id


def test_a_label_of_several_lines_is_no_name() -> None:
    requests = FORMS["2021"].tables["requests"]
    columns = tuple(column._replace(label="其他") for column in requests.columns[-2:])
    with pytest.raises(ExpressionError) as caught:
        resolve_check(parse("1 = 其他"), replace(requests, columns=columns), "row")
    message = "expected one of other_org, total: '其他' is the label of each"
    assert (caught.value.message, caught.value.offset) == (message, 4)


def test_what_a_cell_may_hold_comes_from_the_form() -> None:
    change = _compiled("change = 0", "disclosure", "row", "2019")[0].left.terms[0]
    amount = _compiled("amount = 0", "disclosure", "row", "2019")[0].left.terms[0]
    assert [change.cell, amount.cell] == [
        CellName("disclosure[licence,change]", signed=True),
        CellName("disclosure[procurement,amount]", decimal=True),
    ]


@pytest.mark.parametrize(
    ("check", "integers", "constant", "linear"),
    [
        ("2 * new = handled", {"new": 2, "handled": -1}, 0, True),
        ("new * 0.5 = handled * 0.25", {"new": 2, "handled": -1}, 0, True),
        ("new + new - handled = 0", {"new": 2, "handled": -1}, 0, True),
        ("-(new - 3) * 2 = handled", {"new": -2, "handled": -1}, 6, False),
        ("new = handled + 1.5", {"new": 2, "handled": -2}, -3, False),
        ("new <= handled", {"new": 1, "handled": -1}, 0, False),
        ("new = new", {"new": 0}, 0, False),
    ],
)
def test_coefficients_are_whole_numbers(
    check: str, integers: Mapping[str, int], constant: int, linear: bool
) -> None:
    first = _compiled(check, "requests", "column")[0]
    terms = tuple((f"requests[{name},natural]", factor) for name, factor in integers.items())
    assert (first.integers, first.constant) == (terms, constant)
    assert first.linear == (Linear(terms) if linear else None)


def test_money_sets_of_sums_and_last_year_are_no_identities_for_localising() -> None:
    checks = {
        "amount = 0": ("disclosure", "row"),
        "new in {handled, carried_out}": ("requests", "column"),
        "previous(carried_out) = carried_in": ("requests", "column"),
    }
    assert [_compiled(check, *place)[0].linear for check, place in checks.items()] == [None, None, None]


def test_last_years_cells_are_marked() -> None:
    first = _compiled("previous(in_force + issued) - in_force = 0", "disclosure", "row")[0]
    now, before = CellName("disclosure[rules,in_force]"), CellName("disclosure[rules,issued]")
    assert first.left.terms == (Term(now, 1, previous=True), Term(before, 1, previous=True), Term(now, -1))
    assert first.looked_up == (now.address, before.address)


UNKNOWN = "expected a column of table requests or a group of them"


@pytest.mark.parametrize(
    ("check", "table", "each", "message", "offset", "unknown"),
    [
        ("totl = 1", "requests", "row", f"unknown name 'totl': {UNKNOWN}, such as 'total'", 0, True),
        (
            "total = xyz",
            "requests",
            "row",
            f"unknown name 'xyz': {UNKNOWN} ({', '.join(NAMES)}, applicants)",
            8,
            True,
        ),
        (
            "new = 1",
            "disputes",
            "block",
            f"unknown name 'new': {UNKNOWN} (upheld, corrected, other, pending, total, cases)".replace(
                "requests", "disputes"
            ),
            0,
            True,
        ),
        (
            "「\u202e」 = 1",
            "requests",
            "row",
            f"unknown name '\ufffd': {UNKNOWN} ({', '.join(NAMES)}, applicants)",
            0,
            True,
        ),
        (
            "issued = amount",
            "disclosure",
            "row",
            "expected names that stand along one row, found none that has all of issued, amount",
            0,
            True,
        ),
        (
            "results = handled",
            "requests",
            "column",
            "expected a row of table requests, found a group of 21: write sum(results)",
            0,
            False,
        ),
        (
            "1 + 1 = 2",
            "requests",
            "row",
            "expected at least one column of table requests, found numbers only",
            0,
            False,
        ),
        (
            "total = natural * company",
            "requests",
            "row",
            "expected a number on one side of '*', found lines of the table on both",
            18,
            False,
        ),
        (
            "previous(2 * previous(total)) = 1",
            "requests",
            "row",
            "expected names and numbers in previous(), found another previous()",
            13,
            False,
        ),
    ],
)
def test_names_that_mean_nothing_are_faults(  # noqa: PLR0917 - a table of cases
    check: str, table: str, each: str, message: str, offset: int, unknown: bool
) -> None:
    with pytest.raises(ExpressionError) as caught:
        resolve_check(parse(check), FORMS["2021"].tables[table], each)
    error = caught.value
    assert (error.message, error.offset, isinstance(error, UnknownName)) == (message, offset, unknown)


_LEAVES = st.sampled_from([*NAMES, "sum(applicants)", "0", "1", "7", "0.25", "12.5"])
_NUMBERS = st.sampled_from(["2", "3", "0.5", "-4"])
_TEXTS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" + ", "-"]), inner).map("".join),
        st.tuples(_NUMBERS, inner).map(lambda pair: f"{pair[0]} * ({pair[1]})"),
        st.tuples(inner, _NUMBERS).map(lambda pair: f"({pair[0]})*{pair[1]}"),
        inner.map(lambda text: f"-{text}"),
        inner.map(lambda text: f"({text})"),
    ),
    max_leaves=12,
)
_FIGURES = st.lists(st.integers(0, 40), min_size=len(NAMES), max_size=len(NAMES))


@given(_TEXTS, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), _TEXTS, _FIGURES)
def test_checks_say_what_plain_fractions_say(
    left: str, relation: str, right: str, figures: list[int]
) -> None:
    check = f"{left} {relation} {right} + 0 * new"
    try:
        application = _of_new(check.replace("new", "total"))
    except ExpressionError as error:
        assert error.message == "the check is nested more than 50 levels deep"  # noqa: PT017 - the one fault
        return
    cells = {f"requests[new,{name}]": figure for name, figure in zip(NAMES, figures, strict=True)}
    expected = _by_python(left, figures), _by_python(right, figures)
    truth = {
        "=": expected[0] == expected[1],
        "!=": expected[0] != expected[1],
        "<": expected[0] < expected[1],
        "<=": expected[0] <= expected[1],
        ">": expected[0] > expected[1],
        ">=": expected[0] >= expected[1],
    }
    assert holds_plainly(application, report_of(cells, FORMS["2021"]).cells) is truth[relation]


def _of_new(check: str) -> Application:
    return compile_check(resolve_check(parse(check), FORMS["2021"].tables["requests"], "row"), ["new"])[0]


def _by_python(text: str, figures: list[int]) -> Fraction:
    names = dict(zip(NAMES, map(Fraction, figures), strict=True))
    exact = text.replace("12.5", "(F(25)/2)").replace("0.25", "(F(1)/4)").replace("0.5", "(F(1)/2)")
    scope = {"F": Fraction, "sum": sum, "applicants": list(names.values())[:-1], **names}
    return Fraction(eval(exact, {"__builtins__": {}}, scope))  # noqa: S307 - Python is the oracle for our own text
