"""Organs that publish reports: what a register says of each, and the register."""

from collections.abc import Mapping
from typing import NamedTuple

from lint_gov.text.organs import organ_key

LEVELS = ("province", "prefecture", "county", "township", "department")


class Organ(NamedTuple):
    """One organ as its register has it; everything but the name may be unknown.

    `level` is one of LEVELS: that of a people's government, or "department" for a department or an
    office of any level. `parent` is the name of the organ above it, in the same register. `deadline`
    is the day by which its report has to be published, as "MM-DD" of the year after the report year.
    """

    name: str
    aliases: tuple[str, ...] = ()
    level: str | None = None
    parent: str | None = None
    deadline: str | None = None


class Registry(NamedTuple):
    """The organs of a register in its order; `by_key` finds them by the key of any of their names."""

    organs: tuple[Organ, ...] = ()
    by_key: Mapping[str, Organ] = {}

    def organ(self, name: str | None) -> Organ | None:
        """Return the organ of this name or alias, or None."""
        return self.by_key.get(organ_key(name)) if name and self.by_key else None
