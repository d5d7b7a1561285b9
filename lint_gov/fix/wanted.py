"""The fixes that a report needs, and what becomes of them."""

from collections.abc import Collection
from typing import NamedTuple

from lint_gov.model.diagnostic import Diagnostic
from lint_gov.model.location import Location
from lint_gov.model.wording import Text
from lint_gov.result import Result


class Wanted(NamedTuple):
    """One fix: the rule that asks for it, where, and the text as it is and as it is to be.

    `anchor` is that of the document as read, `address` the place in the report.
    """

    rule: str
    address: str | None
    location: Location
    anchor: int
    old: str
    new: str


class Left(NamedTuple):
    """A fix that was not made, and why."""

    wanted: Wanted
    reason: Text


def wanted_in(result: Result, chosen: Collection[str]) -> list[Wanted]:
    """Return the fixes that diagnoses of some rules carry; hints are none, nor is what was waived."""
    found = (_wanted(one) for one in result.diagnostics if one.rule in chosen and one.suppressed is None)
    return [one for one in found if one is not None]


def _wanted(diagnostic: Diagnostic) -> Wanted | None:
    fix = diagnostic.fix
    if fix is None or fix.hint or fix.anchor is None or fix.old == fix.new:
        return None
    return Wanted(
        diagnostic.rule, diagnostic.address, diagnostic.location, fix.anchor, old=fix.old, new=fix.new
    )
