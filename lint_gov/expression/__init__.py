"""The arithmetic language of rules: parsed, resolved against an official form, compiled, decided.

Checks are data and nothing in them is ever run: they become coefficients of cells (`linear`), and
the coefficients decide (`compile`, `feasible`).
"""

from lint_gov.expression.compile import (
    Application,
    Resolved,
    Side,
    Term,
    compile_check,
    holds_plainly,
    resolve_check,
)
from lint_gov.expression.grammar import Relation, parse
from lint_gov.expression.scope import UnknownName
from lint_gov.expression.tokens import ExpressionError

__all__ = [
    "Application",
    "ExpressionError",
    "Relation",
    "Resolved",
    "Side",
    "Term",
    "UnknownName",
    "compile_check",
    "holds_plainly",
    "parse",
    "resolve_check",
]
