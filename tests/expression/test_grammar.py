"""What the arithmetic language accepts, and what it says of everything else."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_gov.expression.grammar import (
    Constant,
    Name,
    Negation,
    Previous,
    Product,
    Relation,
    Sum,
    Total,
    parse,
)
from lint_gov.expression.tokens import ExpressionError

A, B = Name("a", 0), Name("b", 4)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("a = b", Relation(A, "=", (B,))),
        ("a ≠ b", Relation(A, "!=", (B,))),
        ("a<1", Relation(A, "<", (Constant(1, 2),))),
        ("a ≤ b", Relation(A, "<=", (B,))),
        ("a > b", Relation(A, ">", (B,))),
        ("a ≥ b", Relation(A, ">=", (B,))),
        ("a >= 1.50", Relation(A, ">=", (Constant(Fraction(3, 2), 5),))),
        ("a != denied.1", Relation(A, "!=", (Name("denied.1", 5),))),
        ("a in {b}", Relation(A, "in", (Name("b", 6),))),
        ("a in {1, 2}", Relation(A, "in", (Constant(1, 6), Constant(2, 9)))),
        ("a + b = 0", Relation(Sum((A, B), 0), "=", (Constant(0, 8),))),
        ("a - b = 0", Relation(Sum((A, Negation(B, 2)), 0), "=", (Constant(0, 8),))),
        (
            "a + 2 * b = 0",
            Relation(Sum((A, Product((Constant(2, 4), Name("b", 8)), 4)), 0), "=", (Constant(0, 12),)),
        ),
        (
            "(a + b) * 2 = 0",
            Relation(
                Product((Sum((Name("a", 1), Name("b", 5)), 1), Constant(2, 10)), 1), "=", (Constant(0, 14),)
            ),
        ),
        (
            "-a * 2 = 0",
            Relation(Product((Negation(Name("a", 1), 0), Constant(2, 5)), 0), "=", (Constant(0, 9),)),
        ),
        ("sum(x) = a", Relation(Total((Name("x", 4),), 0), "=", (Name("a", 9),))),
        ("sum(x, y) = a", Relation(Total((Name("x", 4), Name("y", 7)), 0), "=", (Name("a", 12),))),
        ("previous(x) = a", Relation(Previous(Name("x", 9), 0), "=", (Name("a", 14),))),
        ("自然人 = 总计", Relation(Name("自然人", 0), "=", (Name("总计", 6),))),
        ("「四、结转」 = 1", Relation(Name("四、结转", 0), "=", (Constant(1, 9),))),
        ('"a b" = 1', Relation(Name("a b", 0), "=", (Constant(1, 8),))),
        ("（a＋１）＝０", Relation(Sum((Name("a", 1), Constant(1, 3)), 1), "=", (Constant(0, 6),))),
        ("\ta\n=\u3000b", Relation(Name("a", 1), "=", (Name("b", 5),))),
    ],
)
def test_checks_are_read(text: str, check: Relation) -> None:
    # By repr, because tuples of different types are equal.
    assert repr(parse(text)) == repr(check)


OPERAND = "expected a name, a number or '(', found "
RELATION = "expected an operator or a relation (= != < <= > >= in), found "
STRAY = ": expected names, numbers, + - * ( ) or a relation"


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", OPERAND + "the end", 0),
        ("   ", OPERAND + "the end", 3),
        ("a", RELATION + "the end", 1),
        ("a b = 1", RELATION + "'b'", 2),
        ("a =", OPERAND + "the end", 3),
        ("a + = 1", OPERAND + "'='", 4),
        ("a == b", OPERAND + "'='", 3),
        ("a = b = c", "a check has one relation: expected the end, found a second one, '='", 6),
        ("a < b in {1}", "a check has one relation: expected the end, found a second one, 'in'", 6),
        ("a = b c", "expected an operator or the end, found 'c'", 6),
        ("a = b)", "expected an operator or the end, found ')'", 5),
        ("a = 2x", "expected an operator or the end, found 'x'", 5),
        ("a = 1,000", "expected an operator or the end, found ','", 5),
        ("(a = 1", "expected ')', found '='", 3),
        ("a = (1", "expected ')', found the end", 6),
        ("a in 1", "expected '{', found '1'", 5),
        ("a in {}", OPERAND + "'}'", 6),
        ("a in {1", "expected '}', found the end", 7),
        ("a in {1,}", OPERAND + "'}'", 8),
        ("a = +1", OPERAND + "'+'", 4),
        ("a = .5", f"unexpected character '.'{STRAY}", 4),
        ("a = 1.", f"unexpected character '.'{STRAY}", 5),
        ("a.b.c() = 1", "unknown function 'a.b.c': expected sum or previous", 0),
        ("abs(a) = 1", "unknown function 'abs': expected sum or previous", 0),
        ("__import__('os') = 1", f"unexpected character '''{STRAY}", 11),
        ("sum = 1", "expected '(', found '='", 4),
        ("sum() = 1", "expected the name of a group or a line, found ')'", 4),
        ("sum(a + b) = 1", "expected ')', found '+'", 6),
        ("sum(1) = 1", "expected the name of a group or a line, found '1'", 4),
        ("previous() = 1", OPERAND + "')'", 9),
        ("a / 2 = 1", f"unexpected character '/'{STRAY}", 2),
        ("a % 2 = 1", f"unexpected character '%'{STRAY}", 2),
        ("a = 1; b", f"unexpected character ';'{STRAY}", 5),
        ("a = \x1b[31m", f"unexpected character '\ufffd'{STRAY}", 4),
        ("a = 「b", "this 「 is never closed", 4),
        ('a = "b', 'this " is never closed', 4),
        ("a = b " + "c" * 61, f"expected an operator or the end, found '{'c' * 60}…'", 6),
        ("a = 1" + " " * 1996, "the check is longer than 2000 characters", 2000),
        ("(" * 51 + "a", "the check is nested more than 50 levels deep", 51),
        ("-" * 1999, "the check is nested more than 50 levels deep", 51),
        ("previous(" * 51 + "a", "the check is nested more than 50 levels deep", 459),
        ("a = " + "(-" * 900, "the check is nested more than 50 levels deep", 55),
    ],
)
def test_faults_are_named_with_their_place(text: str, message: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.message, caught.value.offset) == (message, offset)


def test_fifty_levels_and_two_thousand_characters_are_allowed() -> None:
    assert parse("(" * 50 + "a" + ")" * 50 + " = 1") == Relation(Name("a", 50), "=", (Constant(1, 104),))
    long = "a" + "+a" * 997 + " = 1"
    assert len(long) == 1999
    assert parse(long).left == Sum(tuple(Name("a", offset) for offset in range(0, 1995, 2)), 0)


_SCRAPS = st.sampled_from(
    [
        "a",
        "denied.1",
        "sum(",
        "previous(",
        "(",
        ")",
        "-",
        "+",
        "*",
        "=",
        "<=",
        "in",
        "{",
        "}",
        ",",
        "1.5",
        "「其他」",
        " ",
    ]
)


@given(st.text(max_size=3000) | st.lists(_SCRAPS, max_size=600).map("".join))
def test_any_text_is_a_check_or_a_fault_within_it(text: str) -> None:
    error = _fault(text)
    assert error is None or (0 <= error.offset <= len(text) and error.message.isprintable())


def _fault(text: str) -> ExpressionError | None:
    try:
        parse(text)
    except ExpressionError as error:
        return error
    return None
