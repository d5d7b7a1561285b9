"""Whether a rule speaks of a report at all."""

from lint_gov.forms.address import TABLE_NAMES
from lint_gov.model.report import Report
from lint_gov.model.rule import Rule
from lint_gov.model.wording import Text

# Rules about figures and labels cannot judge a table that was not found; rules of structure and of
# input judge that very absence.
_NEED_THE_TABLE = frozenset({"A", "C", "V"})
# What these rules say holds whether or not a form was in force: reading, and personal data.
_OF_FIGURES = frozenset({"A", "E", "V", "X"})
_FIGURES_ONLY = Text(
    "来源只有按地址列出的数字，没有正文和表格标签",
    "the source holds figures by address only, neither text nor labels",
)
_WITHOUT_FORM = frozenset({"E", "P"})


def not_applicable(report: Report, rule: Rule) -> Text | None:
    """Return why a rule does not speak of this report, or None where it does.

    A rule for some forms speaks of a table that follows one of them; without a table, of a report
    in which one of the forms is used or is the one its year requires.
    """
    return _beyond_source(report, rule) or _beyond_form(report, rule)


def _beyond_source(report: Report, rule: Rule) -> Text | None:
    if not report.governed and _needs_a_form(report, rule):
        return Text(
            f"{report.year}年度尚无统一格式，不按格式检查",
            f"no form was in force for {report.year}; the report is not checked against one",
        )
    if report.figures_only and rule.family not in _OF_FIGURES:
        return _FIGURES_ONLY
    return None


def _beyond_form(report: Report, rule: Rule) -> Text | None:
    if not rule.forms:
        return None
    if rule.table is not None:
        form = report.forms.get(rule.table)
        if form is None or form.id in rule.forms:
            return None
        table = TABLE_NAMES.get(rule.table, rule.table)
        return Text(
            f"{table}采用{form.id}年格式，本规则不适用",
            f"table {table.removeprefix('表')} follows the {form.id} form, of which this rule does not speak",
        )
    if _uses_or_owes(report, rule.forms):
        return None
    wanted = "、".join(rule.forms)
    return Text(f"本规则只适用于{wanted}年格式", f"the rule speaks only of the {wanted} form")


def _needs_a_form(report: Report, rule: Rule) -> bool:
    if rule.family in _NEED_THE_TABLE:
        return rule.table is None or rule.table not in report.tables
    return rule.family not in _WITHOUT_FORM


def table_missing(report: Report, rule: Rule) -> Text | None:
    """Return why a rule about a table cannot be decided: the table was not found; else None."""
    if rule.table is None or rule.family not in _NEED_THE_TABLE or rule.table in report.tables:
        return None
    table = TABLE_NAMES.get(rule.table, rule.table)
    return Text(f"没有找到{table}", f"table {table.removeprefix('表')} was not found")


def _uses_or_owes(report: Report, forms: tuple[str, ...]) -> bool:
    used = {form.id: form for form in report.forms.values()}
    if any(form in used for form in forms) or not used or report.year is None:
        return True
    if any(form.governs(report.year) for form in used.values()):
        return False
    # The form that the year requires is not among those used; ids of forms are the years in which
    # they came into force.
    last = max(used)
    return any(form > last for form in forms) == (report.year > used[last].first_year)
