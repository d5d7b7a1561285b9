"""The list of the kinds of check: a new kind is its file and its name in the two lists here."""

from collections.abc import Mapping

from lint_gov.kinds import equation, subtotal
from lint_gov.kinds.kind import Kind

_KINDS: tuple[Kind, ...] = (
    equation.KIND,
    subtotal.KIND,
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _KINDS}
