"""What an organ is to the law on the annual report: a department, a government, a township, or not known."""

from lint_gov.model.outcome import Subject
from lint_gov.text.organs import organ_key, standing_of
from lint_gov.text.pattern import late

ORGAN_SORTS = ("department", "government", "township")
_GOVERNMENT = frozenset({"province", "prefecture", "county"})
_OFFICE = late(r"人民政府办公[厅室]$")
# Not the 乡 of 城乡, 乡村 and 新乡市, nor the 镇 of 城镇, 景德镇市 and 镇江市.
_TOWNSHIP = late(r"(?<!城)(?:镇|乡(?!村))(?![市县]|江市|海区|[远平原康巴坪安雄宁沅赉]县)|街道|苏木")


def sort_of(subject: Subject) -> str | None:
    """Return one of ORGAN_SORTS by the level that was stated, else by the name; None where it is open.

    The office of a government counts as a department. What belongs to a township is none of the
    departments at county level and above.
    """
    name = organ_key(subject.organ_name or "")
    level = subject.level
    if level in {"department", "township"}:
        return level
    standing = standing_of(name, level)
    if _OFFICE().search(name) or standing.department:
        return "township" if level is None and _TOWNSHIP().search(name) else "department"
    if level in _GOVERNMENT:
        return "government"
    if standing.department is None or not standing.levels:
        return None
    if standing.levels <= _GOVERNMENT:
        return "government"
    return "township" if standing.levels == {"township"} else None
